// How fast the bytecode machine runs, goes back and takes snapshots.
import type { LaunchValues } from '#core/machine/program.ts';
import { TimeTravel } from '#core/machine/time-travel.ts';
import type { LoadedBytecode } from '#dialects/bytecode/machine/load.ts';
import { load } from '../machine/programs.ts';
import type { Measure, Row } from './bench.ts';

export const title = 'Bytecode machine';

/** Other programs disturb a measurement, so that the best of some rounds counts. */
const rounds = 5;
const million = 1_000_000;

const compute = (name: string) => `.task ${name}
        PUSH    0
loop:
        ADD     3
        MUL     5
        XOR     7
        STORE   1
        LOAD    1
        SUB     1
        DUP
        JNZ     loop
        JMP     loop
`;

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

function milliseconds(work: () => void): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** Million instructions in a second. */
function speed(source: string, options: LaunchValues, moments: number): number {
  const { machine } = load(source, options);
  machine.run(moments / 4, {});
  return largest(() => {
    const before = machine.world.instructions;
    const time = milliseconds(() => {
      machine.run(machine.moment + moments, {});
    });
    return (machine.world.instructions - before) / time / 1_000;
  });
}

function speedRow(
  label: string,
  tasks: number,
  options: LaunchValues,
  moments: number,
  atLeast?: number,
): Row {
  const names = Array.from({ length: tasks }, (_, index) => `t${index}`);
  const value = speed(names.map(compute).join(''), options, moments);
  const measure: Measure = { name: 'speed', value, unit: 'M/s' };
  return { label, measures: [atLeast === undefined ? measure : { ...measure, atLeast }] };
}

/** A counted loop that has run for some million moments under time travel. */
function travelled(moments: number): { program: LoadedBytecode; travel: TimeTravel } {
  const program = load(compute('t'), { quantum: 1_000 });
  const travel = new TimeTravel(program.machine);
  travel.run(moments, {});
  return { program, travel };
}

function timeRow(label: string, atMost: number, sample: () => number): Row {
  return { label, measures: [{ name: 'time', value: smallest(sample), unit: 'ms', atMost }] };
}

function reverseRows(): Row[] {
  const end = 5 * million;
  const { program, travel } = travelled(end);
  const never = new Set([program.machine.world.code.size - 1]);
  const inLoop = new Set([5]);
  const neverTrue = () => false;
  return [
    timeRow('step back', 30, () => {
      travel.goTo(end);
      return milliseconds(() => {
        travel.stepBack(1);
      });
    }),
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
        travel.reverse({ breakpoints: never });
      });
    }),
    timeRow('reverse to a breakpoint in the loop', 50, () => {
      travel.goTo(end);
      return milliseconds(() => {
        travel.reverse({ breakpoints: inLoop });
      });
    }),
    timeRow('reverse over a million, 125,000 refused stops', 1_000, () => {
      travel.goTo(million);
      return milliseconds(() => {
        travel.reverse({ breakpoints: inLoop }, neverTrue);
      });
    }),
  ];
}

function watchedRow(): Row {
  const { machine } = load(compute('t'), { quantum: 1_000 });
  const breakpoints = new Set(Array.from({ length: 100 }, (_, index) => 1_000 + index));
  const events = new Set(['fault', 'deadlock']);
  const value = largest(() => {
    const time = milliseconds(() => {
      machine.run(machine.moment + 20 * million, { breakpoints, events });
    });
    return (20 * million) / time / 1_000;
  });
  return { label: 'with breakpoints elsewhere', measures: [{ name: 'speed', value, unit: 'M/s' }] };
}

export async function run(): Promise<Row[]> {
  return [
    speedRow('compute loop, quantum 1,000', 1, { quantum: 1_000 }, 100 * million, 100),
    speedRow('four tasks, quantum 1,000', 4, { quantum: 1_000 }, 100 * million, 100),
    watchedRow(),
    speedRow('four tasks, quantum 1', 4, { quantum: 1 }, 10 * million, 15),
    speedRow('four tasks, quantum 1, mlfq', 4, { quantum: 1, scheduler: 'mlfq' }, 5 * million),
    speedRow('four tasks, quantum 1, cfs', 4, { quantum: 1, scheduler: 'cfs' }, 5 * million),
    speedRow('four tasks on two cores', 4, { quantum: 1_000, cores: 2 }, 10 * million),
    ...reverseRows(),
  ];
}
