// Which functions of a program handle which signals.

export interface SignalAction {
  /** 0 is the usual effect, 1 is none, everything else an address. */
  readonly handler: number;
  readonly flags: number;
  /** The code that a handler returns to; 0 where the program gives none. */
  readonly restorer: number;
  /** Signals that wait while the handler runs: bit 0 is signal 1. */
  readonly mask: bigint;
}

export interface SignalState {
  readonly actions: ReadonlyMap<number, SignalAction>;
  readonly blocked: bigint;
  /** Sent and blocked. */
  readonly pending: readonly number[];
  /** The stack that handlers with SA_ONSTACK run on; undefined for none. */
  readonly stack: { readonly start: number; readonly size: number } | undefined;
}

export const noSignals: SignalState = {
  actions: new Map(),
  blocked: 0n,
  pending: [],
  stack: undefined,
};

/** Linux on x86: the names by number, from 1. */
const names =
  'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP ' +
  'TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS';

/** SIGHUP, …, SIGSYS by name. */
export const signalNumber: Readonly<Record<string, number>> = Object.fromEntries(
  names.split(' ').map((name, index) => [`SIG${name}`, index + 1]),
);

export const signalsMax = 64;

const namesByNumber = names.split(' ');

export function signalName(number: number): string {
  const name = namesByNumber[number - 1];
  if (name !== undefined) return `SIG${name}`;
  return number >= 32 && number <= signalsMax ? `SIGRT_${number - 32}` : String(number);
}

/** What strsignal calls a signal. */
const descriptions: readonly string[] = [
  'Hangup',
  'Interrupt',
  'Quit',
  'Illegal instruction',
  'Trace/breakpoint trap',
  'Aborted',
  'Bus error',
  'Floating point exception',
  'Killed',
  'User defined signal 1',
  'Segmentation fault',
  'User defined signal 2',
  'Broken pipe',
  'Alarm clock',
  'Terminated',
];

export function signalText(number: number): string {
  return descriptions[number - 1] ?? `Unknown signal ${number}`;
}
