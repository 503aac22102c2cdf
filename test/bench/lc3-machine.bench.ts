// How fast the LC-3 machine runs beside a plain interpreter in C, goes back, and takes snapshots.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Machine, Watch } from '#core/machine/machine.ts';
import { TimeTravel } from '#core/machine/time-travel.ts';
import { load } from '../machine/lc3/programs.ts';
import type { Measure, Row } from './bench.ts';

export const title = 'LC-3 machine';

/** Other programs disturb a measurement, so that the best of some rounds counts. */
const rounds = 5;
const million = 1_000_000;

const countdown = `
START   LD   R1, N
OUTER   LD   R2, N
INNER   ADD  R2, R2, #-1
        BRp  INNER
        ADD  R1, R1, #-1
        BRp  OUTER
        BR   START
N       .FILL 30000`;

/** Arrays, subroutines with a stack, loads and stores through pointers, a jump table. */
const mixed = `
START   LD   R6, STACK
        LEA  R1, LIST
        AND  R2, R2, #0
        ADD  R2, R2, #15
NEXT    LDR  R0, R1, #0
        JSR  CHANGE
        STR  R0, R1, #0
        ADD  R1, R1, #1
        LDI  R3, POINTER
        ADD  R3, R3, R0
        STI  R3, POINTER
        ADD  R2, R2, #-1
        BRp  NEXT
        LD   R4, TABLE
        JSRR R4
        BR   START
CHANGE  ADD  R6, R6, #-2
        STR  R7, R6, #1
        STR  R3, R6, #0
        NOT  R3, R0
        ADD  R0, R0, #3
        AND  R3, R3, R0
        BRzp EVEN
        ADD  R0, R0, #1
EVEN    LDR  R3, R6, #0
        LDR  R7, R6, #1
        ADD  R6, R6, #2
        RET
TOTAL   LD   R5, SUM
        ADD  R5, R5, #1
        ST   R5, SUM
        RET
STACK   .FILL xFD00
POINTER .FILL SUM
TABLE   .FILL TOTAL
SUM     .FILL 0
LIST    .FILL 10
        .FILL 20
        .FILL -30
        .FILL 40
        .FILL 500
        .FILL 6
        .FILL -7
        .FILL 80
        .FILL 90
        .FILL 100
        .FILL 11
        .FILL 12
        .FILL -1300
        .FILL 14
        .FILL 15`;

const programs = [
  ['nested countdown loop', countdown],
  ['arrays, subroutines, indirect loads', mixed],
] as const;

function best(sample: () => number, isBetter: (a: number, b: number) => boolean): number {
  let found = sample();
  for (let round = 1; round < rounds; round++) {
    const next = sample();
    if (isBetter(next, found)) found = next;
  }
  return found;
}

const largest = (sample: () => number) => best(sample, (a, b) => a > b);
const smallest = (sample: () => number) => best(sample, (a, b) => a < b);

/** Milliseconds of this process, since others take their share of the processor. */
function milliseconds(work: () => void): number {
  const begin = process.cpuUsage().user;
  work();
  return (process.cpuUsage().user - begin) / 1_000;
}

/** A breakpoint where nothing ever comes, so that nothing is generated. */
const elsewhere: Watch = { breakpoints: new Set([0xf000]) };

/** Million instructions a second, in slices of a debugger's length. */
function speed(machine: Machine, run: (until: number) => void, count: number): number {
  const slice = 2 * million;
  return largest(() => {
    const before = machine.moment;
    const time = milliseconds(() => {
      while (machine.moment < before + count) run(machine.moment + slice);
    });
    return (machine.moment - before) / time / 1_000;
  });
}

function interpreted(source: string): number {
  const { machine } = load(source);
  return speed(machine, until => machine.run(until, elsewhere), 60 * million);
}

function recorded(source: string, watch: Watch, count: number): number {
  const { machine } = load(source);
  const travel = new TimeTravel(machine);
  return speed(machine, until => travel.run(until, watch), count);
}

function generated(source: string): number {
  const { machine } = load(source);
  machine.run(4 * million, {});
  return speed(machine, until => machine.run(until, {}), 400 * million);
}

/** The interpreter in C, compiled where there is a compiler; undefined elsewhere. */
function compileReference(folder: string): string | undefined {
  const program = join(folder, 'lc3-interpreter');
  const source = join(import.meta.dirname, 'lc3-interpreter.c');
  try {
    execFileSync('cc', ['-O2', '-o', program, source], { stdio: 'ignore' });
    return program;
  } catch {
    return undefined;
  }
}

function inC(program: string, source: string, folder: string): number {
  const { machine } = load(source);
  const origin = 0x3000;
  const bytes = machine.read('memory', origin, 0x100);
  const image = Uint8Array.from({ length: bytes.length + 2 }, (_, index) =>
    index < 2 ? [origin >> 8, origin & 0xff][index]! : bytes[(index - 2) ^ 1]!,
  );
  const file = join(folder, 'image.obj');
  writeFileSync(file, image);
  return largest(() => {
    const text = execFileSync(program, [file, String(200 * million)], { encoding: 'utf8' });
    return Number.parseFloat(text);
  });
}

function speedRows(reference: string | undefined, folder: string): Row[] {
  return programs.flatMap(([label, source]) => {
    const ways: readonly (readonly [string, number, number?])[] = [
      ['interpreter', interpreted(source), 300],
      ['interpreter, past recorded', recorded(source, elsewhere, 60 * million), 150],
      ['generated WebAssembly', generated(source), 1_500],
      ['generated, past recorded', recorded(source, {}, 200 * million)],
    ];
    const plain = reference === undefined ? undefined : inC(reference, source, folder);
    const row = (way: string, value: number, atLeast?: number): Row => {
      const measure: Measure = { name: 'speed', value, unit: 'M/s' };
      const ratio = plain === undefined ? [] : [{ name: 'to C', value: value / plain, unit: '×' }];
      return {
        label: `${label}: ${way}`,
        measures: [atLeast === undefined ? measure : { ...measure, atLeast }, ...ratio],
      };
    };
    return [
      ...(plain === undefined ? [] : [row('C, cc -O2', plain)]),
      ...ways.map(([way, value, atLeast]) => row(way, value, atLeast)),
    ];
  });
}

function timeRow(label: string, atMost: number, sample: () => number): Row {
  return { label, measures: [{ name: 'time', value: smallest(sample), unit: 'ms', atMost }] };
}

function reverseRows(): Row[] {
  const end = 5 * million;
  const { machine } = load(mixed);
  const travel = new TimeTravel(machine);
  travel.run(end, elsewhere);
  return [
    timeRow('step back, the worst of 40 places', 30, () => {
      let worst = 0;
      for (let place = 0; place < 40; place++) {
        travel.goTo(end - place * 99_991);
        worst = Math.max(
          worst,
          milliseconds(() => {
            travel.stepBack(1);
          }),
        );
      }
      return worst;
    }),
    timeRow('reverse over a million, breakpoint behind it', 50, () => {
      travel.goTo(million);
      return milliseconds(() => {
        travel.reverse(elsewhere);
      });
    }),
    timeRow('snapshot and restore', 1, () => {
      travel.goTo(end);
      return milliseconds(() => {
        machine.restore(machine.snapshot());
      });
    }),
  ];
}

export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lc3-bench-'));
  try {
    return [...speedRows(compileReference(folder), folder), ...reverseRows()];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
