// The values that nasm gives under names such as __?LINE?__, and their old names.
import type { ClockTime } from './options.ts';
import type { Run } from './run.ts';
import type { NativeMacro } from './single-macro.ts';
import { tokensOf } from './sources.ts';
import { quotedString } from './strings.ts';
import { kind, madeAt } from './token.ts';

function number(value: (run: Run) => number | string): NativeMacro {
  return (run, call) => [madeAt(kind.number, String(value(run)), call)];
}

function text(value: (run: Run) => string): NativeMacro {
  return (run, call) => tokensOf(run, value(run), call);
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function date({ year, month, day }: ClockTime, separator: string): string {
  return [digits(year, 4), digits(month, 2), digits(day, 2)].join(separator);
}

function time({ hour, minute, second }: ClockTime, separator: string): string {
  return [hour, minute, second].map(each => digits(each, 2)).join(separator);
}

const named: Readonly<Record<string, NativeMacro>> = {
  NASM_MAJOR: number(() => 2),
  NASM_MINOR: number(() => 16),
  NASM_SUBMINOR: number(() => 1),
  NASM_PATCHLEVEL: number(() => 0),
  NASM_VERSION_ID: number(() => '002100100h'),
  SECT: text(({ options }) => (options.outputFormat === 'ieee' ? '' : '[section .text]')),
  NASM_VER: text(() => '"2.16.01"'),
  FILE: (run, call) => [madeAt(kind.string, quotedString(run.reportedFile), call)],
  LINE: number(run => {
    run.askedLine = true;
    return run.reportedLine;
  }),
  BITS: number(run => run.options.bits()),
  PASS: number(run => run.options.pass),
  OUTPUT_FORMAT: text(run => run.options.outputFormat),
  DEBUG_FORMAT: text(run => run.options.debugFormat),
  DATE: text(run => `"${date(run.options.clock.local, '-')}"`),
  TIME: text(run => `"${time(run.options.clock.local, ':')}"`),
  DATE_NUM: number(run => date(run.options.clock.local, '')),
  TIME_NUM: number(run => time(run.options.clock.local, '')),
  UTC_DATE: text(run => `"${date(run.options.clock.utc, '-')}"`),
  UTC_TIME: text(run => `"${time(run.options.clock.utc, ':')}"`),
  UTC_DATE_NUM: number(run => date(run.options.clock.utc, '')),
  UTC_TIME_NUM: number(run => time(run.options.clock.utc, '')),
  POSIX_TIME: number(run => run.options.clock.seconds),
  SECTALIGN_ALIGN_UPDATES_SECTION: number(() => 1),
};

type StandardEntry = readonly [string, readonly [string, NativeMacro | string]];

/** Words of the assembler that have an old name, which is a macro for the new one. */
const assemblerWords = [
  ...['utf16', 'utf16le', 'utf16be', 'utf32', 'utf32le', 'utf32be'],
  ...['float8', 'float16', 'float32', 'float64', 'float80m', 'float80e', 'float128l', 'float128h'],
  ...['Infinity', 'NaN', 'QNaN', 'SNaN', 'ilog2e', 'ilog2w', 'ilog2f', 'ilog2c'],
];

/** Names in lower case with their spelling, and what they stand for: a function or a text. */
export const standardNatives: ReadonlyMap<string, readonly [string, NativeMacro | string]> =
  new Map([
    ...assemblerWords.map((name): StandardEntry => {
      const old = `__${name}__`;
      return [old.toLowerCase(), [old, `__?${name.toLowerCase()}?__`]];
    }),
    ...Object.entries(named).flatMap(([name, native]): StandardEntry[] => {
      const modern = `__?${name}?__`;
      const old = `__${name}__`;
      return [
        [modern.toLowerCase(), [modern, native]],
        [old.toLowerCase(), [old, modern]],
      ];
    }),
  ]);
