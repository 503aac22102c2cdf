// The texts of the timeline's page, which the extension gives to it in the user's language.

/** Places of values are numbers in braces. */
export interface TimelineTexts {
  readonly running: string;
  readonly ready: string;
  readonly blocked: string;
  readonly sleeping: string;
  readonly ended: string;
  readonly arrival: string;
  readonly switch: string;
  readonly preemption: string;
  readonly wake: string;
  readonly end: string;
  readonly fault: string;
  readonly deadlock: string;
  /** A thread, its state, and the times at which that begins and ends. */
  readonly interval: string;
  /** A state and the number of a processor. */
  readonly onCore: string;
  /** The name of a thread. */
  readonly displaced: string;
  /** How many lanes there are, the time, and the end of the run. */
  readonly summary: string;
  /** How many rows are left out. */
  readonly more: string;
  readonly close: string;
}
