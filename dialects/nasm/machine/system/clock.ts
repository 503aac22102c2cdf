// The time that a program sees: a nanosecond for each instruction, and what it has slept.
import type { LinuxProcess } from './process.ts';

export interface Time {
  /** Whole. */
  readonly seconds: number;
  readonly nanoseconds: number;
}

export const nanosecondsPerSecond = 1e9;

export function timeOf(nanoseconds: number): Time {
  const seconds = Math.floor(nanoseconds / nanosecondsPerSecond);
  return { seconds, nanoseconds: nanoseconds - seconds * nanosecondsPerSecond };
}

/** Nanoseconds since the program began. */
export function elapsed({ moment, state }: LinuxProcess): number {
  return moment + state.slept;
}

/** The time of day. */
export function wallTime(process: LinuxProcess): Time {
  const { seconds, nanoseconds } = timeOf(elapsed(process));
  const start = process.settings.startTime;
  const whole = Math.floor(start);
  const rest = timeOf(nanoseconds + Math.round((start - whole) * nanosecondsPerSecond));
  return { seconds: whole + seconds + rest.seconds, nanoseconds: rest.nanoseconds };
}

/** Numbers of clock_gettime. */
const clock = { realTime: 0, process: 2, thread: 3, realCoarse: 5, tai: 11 } as const;
const clocksMax = 11;

/** Seconds that the machine has been up when a program starts. */
const upTime = 1000;

/** Undefined for a clock that Linux does not have. */
export function timeOfClock(process: LinuxProcess, number: number): Time | undefined {
  if (number < 0 || number > clocksMax) return undefined;
  if (number === clock.realTime || number === clock.realCoarse || number === clock.tai) {
    return wallTime(process);
  }
  if (number === clock.process || number === clock.thread) return timeOf(process.moment);
  const { seconds, nanoseconds } = timeOf(elapsed(process));
  return { seconds: seconds + upTime, nanoseconds };
}

/** Nothing happens meanwhile: the time is there at once. */
export function sleep(process: LinuxProcess, nanoseconds: number): void {
  process.update({ slept: process.state.slept + nanoseconds });
}
