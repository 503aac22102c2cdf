// Whole programs on the CPU and on ours at once: registers after every instruction, and memory at
// the end.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { protection } from '#dialects/nasm/machine/guest.ts';
import { runProgram } from '../commands.ts';
import { root } from '../project.ts';
import {
  comparable,
  flagsAt,
  floatsAt,
  pointerAt,
  recordSize,
  Stepping,
  undefinedAfter,
} from './stepping.ts';

/** What the tracer writes; the same numbers stand in tracer.c. */
const chunk = { state: 1, memory: 2, end: 3 } as const;

interface Chunk {
  readonly kind: number;
  readonly bytes: Uint8Array;
}

/** The tracer, compiled where its source is newer. */
function tracer(): string {
  const source = join(root, 'tools/processor/tracer.c');
  const folder = join(root, 'build/processor');
  const made = join(folder, 'tracer');
  const time = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  mkdirSync(folder, { recursive: true });
  if (time(source) >= time(made)) runProgram('gcc', ['-O2', '-Wall', '-o', made, source]);
  return made;
}

export interface NativeRun {
  /** The executable's bytes. */
  readonly file: Uint8Array;
  /** Standard input. */
  readonly input?: string;
  /** Instructions at most. */
  readonly steps: number;
  /** Memory that is compared at the end. */
  readonly data?: { readonly start: number; readonly size: number };
}

function trace({ file, input = '', steps, data }: NativeRun): Chunk[] {
  const folder = mkdtempSync(join(tmpdir(), 'mnemonic-lockstep-'));
  try {
    const [program, output] = [join(folder, 'program'), join(folder, 'trace')];
    writeFileSync(program, file);
    chmodSync(program, 0o755);
    const words = [output, `${steps}`, `${data?.start ?? 0}`, `${data?.size ?? 0}`, program];
    const { status, stderr } = spawnSync(tracer(), words, { input });
    if (status !== 0) throw new Error(`tracer: ${stderr}`);
    const { buffer, byteOffset, length } = readFileSync(output);
    return chunksOf(new Uint8Array(buffer, byteOffset, length));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: Chunk[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [kind, size] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
    chunks.push({ kind, bytes: bytes.slice(at + 8, at + 8 + size) });
    at += 8 + size;
  }
  return chunks;
}

export interface Comparison {
  /** Instructions that were the same. */
  readonly steps: number;
  /** Where the two went apart, in words; undefined where they did not. */
  readonly difference: string | undefined;
}

const names = 'rax rcx rdx rbx rsp rbp rsi rdi r8 r9 r10 r11 r12 r13 r14 r15'.split(' ');

function nameAt(at: number): string {
  if (at < flagsAt) return names[at >> 3]!;
  if (at < pointerAt) return 'flags';
  if (at < floatsAt) return 'rip';
  const inFloats = at - floatsAt;
  if (inFloats < 32) return `fx+${inFloats}`;
  return inFloats < 160 ? `st${(inFloats - 32) >> 4}` : `xmm${(inFloats - 160) >> 4}`;
}

const hexadecimal = (bytes: Uint8Array): string => Buffer.from(bytes.toReversed()).toString('hex');

/** The first difference between two records; undefined where there is none. */
function differenceOf(ours: Uint8Array, native: Uint8Array): string | undefined {
  for (let at = 0; at < recordSize; at++) {
    if (ours[at] === native[at]) continue;
    const size = at < floatsAt ? 8 : 16;
    const start = at - (at % size);
    const [left, right] = [ours, native].map(each =>
      hexadecimal(each.subarray(start, start + size)),
    );
    return `${nameAt(at)} ${left}, CPU ${right}`;
  }
  return undefined;
}

const mapCall = 9n;

/** Runs a program on both. */
export function compareInLockstep(run: NativeRun): Comparison {
  const chunks = trace(run);
  // What system calls come to is what they came to on the CPU.
  const stepping = new Stepping(run.file, () => true);
  let unknown = 0;
  let steps = 0;
  let last = 'its beginning';
  let repeating = -1;
  let isStarted = false;
  let expectsAnswer = false;
  for (const { kind, bytes } of chunks) {
    const view = new DataView(bytes.buffer);
    if (kind === chunk.memory) {
      const address = Number(view.getBigInt64(0, true));
      const difference =
        isStarted && run.data ? memoryDifference(stepping, address, bytes) : undefined;
      if (difference) return { steps, difference };
      if (!run.data || !isStarted) stepping.put(address, bytes.subarray(8));
      continue;
    }
    if (kind === chunk.end) break;
    // The CPU stops behind each round of a repetition, ours behind the last one.
    if (Number(view.getBigInt64(pointerAt, true)) === repeating) continue;
    if (!isStarted || expectsAnswer) {
      if (expectsAnswer) answer(stepping, view);
      stepping.enter(bytes);
    } else {
      const difference = differenceOf(
        comparable(stepping.record(), unknown),
        comparable(bytes, unknown),
      );
      if (difference) return { steps, difference: `behind ${last}, ${difference}` };
      steps++;
    }
    isStarted = true;
    const address = stepping.state.processor.instructionPointer;
    const instruction = stepping.next();
    if (!instruction) return { steps, difference: `no instruction behind ${last}` };
    last = `${instruction.form.mnemonic} (${hexadecimal(instruction.bytes.toReversed())})`;
    if (instruction.form.base === 'int3') continue;
    const isString = instruction.operands.length === 0 && instruction.prefixes.repeat !== 0;
    repeating = isString ? address : -1;
    unknown = undefinedAfter(instruction, unknown);
    expectsAnswer = instruction.form.base === 'syscall';
    if (expectsAnswer) continue;
    if (!stepping.step()) return { steps, difference: `${last}: ${stepping.state.ending?.text}` };
  }
  return { steps, difference: undefined };
}

/** What the system has mapped lies at the same place here. */
function answer(stepping: Stepping, view: DataView): void {
  const { processor, memory } = stepping.state;
  const result = Number(view.getBigInt64(0, true));
  if (processor.general(0) !== mapCall || result < 0) return;
  const size = Math.ceil(Number(processor.general(6)) / 4096) * 4096;
  memory.map(result, result + size, protection.read | protection.write, 'mapped');
}

function memoryDifference(
  stepping: Stepping,
  address: number,
  bytes: Uint8Array,
): string | undefined {
  const native = bytes.subarray(8);
  const ours = stepping.peek(address, native.length);
  const at = native.findIndex((byte, index) => byte !== ours[index]);
  return at < 0 ? undefined : `memory at 0x${(address + at).toString(16)} differs at the end`;
}
