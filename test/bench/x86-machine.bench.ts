// How fast the x86 machine runs, interpreted and generated, and how fast it goes back.
import type { Watch } from '#core/machine/machine.ts';
import { TimeTravel } from '#core/machine/time-travel.ts';
import { X86Machine } from '#dialects/nasm/machine/machine.ts';
import { runMachine } from '#dialects/nasm/machine/run.ts';
import {
  bytesOf,
  codeOf,
  codeStart,
  dataStart,
  flatProgram,
} from '../dialects/nasm/machine/flat-program.ts';
import type { Measure, Row } from './bench.ts';
import { type Bits, endless, type Kernel, kernels, programs, straightLine } from './x86-kernels.ts';
import { isNative, qemuUser, speedOfProgram, speedOfV86 } from './x86-rivals.ts';

export const title = 'x86 machine';

/** Other programs disturb a measurement, so that the best of some rounds counts. */
const rounds = 3;
const million = 1_000_000;

/** Below this a run is not looked at for hot code: all of it is interpreted. */
const interpreted = 90_000;
const free = 2 * million;
const bigData = 0x200_000;
const facts = { name: 'kernel', entry: 0, labels: () => [], nameOf: () => '' };

/** What a debugger asks for all the time, and never meets here. */
const debugging: Watch = {
  breakpoints: new Set([codeStart + 0x1_0000 - 16]),
  data: [
    {
      target: { kind: 'memory', space: 'memory', address: dataStart + bigData - 16, length: 8 },
      access: 'write',
    },
  ],
  events: new Set(['page-fault', 'divide-error']),
};

/**
 * Instructions a microsecond by the processor's time. Interpreted, a breakpoint, a data breakpoint,
 * permissions and the recording for the way back are on; a free run has permissions alone.
 */
function speedOf(kernel: Kernel, isFree: boolean, instructions: number, bits: Bits = 64): number {
  const text = endless(kernel, bits);
  const code = bits === 64 ? codeOf(text) : bytesOf(`bits 32\norg ${codeStart}\n${text}`);
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    const state = flatProgram(code);
    state.processor.mode = bits;
    state.memory.map(dataStart, dataStart + bigData, 3, 'data');
    const travel = new TimeTravel(new X86Machine(state, facts));
    const go = () => {
      if (isFree) runMachine(state, state.moment + free, {});
      else travel.run(state.moment + interpreted, debugging);
    };
    while (state.moment < instructions / 10) go();
    const began = state.moment;
    const before = process.cpuUsage();
    while (state.moment < began + instructions) go();
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, (state.moment - began) / (user + system));
  }
  return best;
}

function row(label: string, measures: readonly Measure[]): Row {
  return { label, measures };
}

const speed = (name: string, value: number, atLeast?: number): Measure => ({
  name,
  value,
  unit: 'M/s',
  ...(atLeast === undefined ? {} : { atLeast }),
});

const ratio = (name: string, value: number): Measure => ({ name, value, unit: '×' });

/** The kernel elsewhere, and how many times as fast as ours, interpreted and generated, that is. */
async function rivals(kernel: Kernel, interpreter: number, generated: number): Promise<Measure[]> {
  const compiling = await speedOfV86(kernel, true);
  const plain = await speedOfV86(kernel, false);
  const qemu = qemuUser();
  const emulated = qemu && speedOfProgram(kernel, [qemu], 2000 * million);
  const native = isNative ? speedOfProgram(kernel, [], 8000 * million) : undefined;
  return [
    speed('v86', compiling),
    speed('v86 interpreting', plain),
    ...(emulated ? [speed('qemu-user', emulated)] : []),
    ...(native ? [speed('CPU', native)] : []),
    ratio('generated / v86', generated / compiling),
    ratio('interpreter / v86 interpreting', interpreter / plain),
    ...(emulated ? [ratio('generated / qemu', generated / emulated)] : []),
    ...(native ? [ratio('generated / CPU', generated / native)] : []),
  ];
}

/** Steps back and a reverse search over a million instructions, in milliseconds. */
function reverseRows(): Row[] {
  const state = flatProgram(codeOf(endless(kernels[0]!, 64)));
  state.memory.map(dataStart, dataStart + bigData, 3, 'data');
  const travel = new TimeTravel(new X86Machine(state, facts));
  travel.run(20 * million, {});
  const steps: number[] = [];
  for (let count = 0; count < 200; count++) {
    const began = performance.now();
    travel.stepBack(1);
    steps.push(performance.now() - began);
  }
  const began = performance.now();
  travel.goTo(travel.moment - million);
  const reverse = performance.now() - began;
  const late = steps.slice(5).sort((a, b) => a - b);
  return [
    row('step back', [
      { name: 'median', value: late[late.length >> 1]!, unit: 'ms', atMost: 1 },
      { name: 'worst', value: Math.max(...steps), unit: 'ms', atMost: 30 },
    ]),
    row('back over a million', [{ name: 'once', value: reverse, unit: 'ms', atMost: 50 }]),
  ];
}

export async function run(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kernel of kernels) {
    const interpreter = speedOf(kernel, false, 100 * million);
    const generated = speedOf(kernel, true, 1000 * million);
    const own = [speed('interpreter', interpreter, 250), speed('generated', generated, 1000)];
    rows.push(row(kernel.name, [...own, ...(await rivals(kernel, interpreter, generated))]));
  }
  for (const kernel of [...programs, straightLine]) {
    const interpreter = speedOf(kernel, false, 50 * million);
    const generated = speedOf(kernel, true, 200 * million);
    const own = [
      speed('interpreter', interpreter, kernel === straightLine ? 60 : undefined),
      speed('generated', generated),
      speed('generated, 32 bits', speedOf(kernel, true, 200 * million, 32)),
    ];
    rows.push(row(kernel.name, [...own, ...(await rivals(kernel, interpreter, generated))]));
  }
  return [...rows, ...reverseRows()];
}
