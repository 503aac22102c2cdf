// Time as DOS and the BIOS tell it: fields, packed words, and ticks since midnight.
import { nanosecondsPerSecond, wallTime } from '../system/clock.ts';
import type { DosSystem } from './dos-system.ts';

const secondsPerDay = 86_400;
/** The timer counts 1193182 times a second and ticks each 65536 times. */
export const ticksPerSecond = 1_193_182 / 65_536;
/** Ticks between two midnights, as the BIOS has it. */
export const ticksPerDay = 0x1800b0;

export interface Moment {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly hundredth: number;
}

/** A time in seconds since 1970 as fields. */
export function momentOf(seconds: number, nanoseconds = 0): Moment {
  const date = new Date(seconds * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    hundredth: Math.floor((nanoseconds / nanosecondsPerSecond) * 100),
  };
}

export function now({ process }: DosSystem): Moment {
  const { seconds, nanoseconds } = wallTime(process);
  return momentOf(seconds, nanoseconds);
}

/** Ticks since midnight of the day on which the program began. */
export function ticksNow({ process }: DosSystem): number {
  const { seconds, nanoseconds } = wallTime(process);
  const midnight = Math.floor(process.settings.startTime / secondsPerDay) * secondsPerDay;
  const passed = seconds - midnight + nanoseconds / nanosecondsPerSecond;
  return Math.floor(passed * ticksPerSecond);
}

const firstYear = 1980;

/** The word of a date in a folder; DOS knows of no year before 1980. */
export function dosDate(seconds: number): number {
  const { year, month, day } = momentOf(seconds);
  if (year < firstYear) return (1 << 5) | 1;
  return (((year - firstYear) & 0x7f) << 9) | (month << 5) | day;
}

/** The word of a time in a folder, to two seconds. */
export function dosTime(seconds: number): number {
  const { year, hour, minute, second } = momentOf(seconds);
  return year < firstYear ? 0 : (hour << 11) | (minute << 5) | (second >> 1);
}

/** Two decimal digits in a byte. */
export function packedDecimal(value: number): number {
  return (Math.floor(value / 10) << 4) | (value % 10);
}
