// Who did what when in a run: lanes of intervals and marks, which the timeline view draws.
import type { Moment, ThreadId } from './machine.ts';

/** What a lane shows in an interval; the view has a colour for each. */
export const activityStates = ['running', 'ready', 'blocked', 'sleeping', 'ended'] as const;
export type ActivityState = (typeof activityStates)[number];

/** An instant that matters: an arrival, a pre-emption, a context switch, a fault. */
export interface ActivityMark {
  /** In the timeline's clock units. */
  readonly time: number;
  readonly thread: ThreadId;
  readonly kind: 'arrival' | 'preemption' | 'switch' | 'wake' | 'end' | 'fault' | 'deadlock';
}

/** The state of a thread from `time` on, until its next change. */
export interface ActivityChange {
  readonly time: number;
  readonly thread: ThreadId;
  readonly state: ActivityState;
  /** The core it runs on, from 0; for `running` only. */
  readonly core?: number;
  /** The thread that took its processor, which it would have liked to keep; for `ready` only. */
  readonly by?: ThreadId;
  /** Why, in a few words, where there is more to say: `waits for lock door, held by low`. */
  readonly reason?: string;
}

export interface ActivityLane {
  readonly thread: ThreadId;
  readonly name: string;
}

export interface Activity {
  /** Clock units since the start. */
  now(): number;
  /** The moment at which clock unit `time` begins. */
  momentOf(time: number): Moment;
  /** Lanes from the given index on, in the order of their coming. */
  lanes(from: number): readonly ActivityLane[];
  /** Changes from the given index on, by time; going back in time shortens the list. */
  changes(from: number): readonly ActivityChange[];
  marks(from: number): readonly ActivityMark[];
  /** What waits where now, for people: the ready queue in order, levels, blocked threads. */
  queues(): readonly { readonly title: string; readonly threads: readonly ThreadId[] }[];
  /** Metrics so far, a row a thread and one in total. */
  metrics(): {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly (string | number)[])[];
  };
}
