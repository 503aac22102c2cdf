// Small programs of 64-bit code in memory, without an operating system around them.
import assert from 'node:assert/strict';
import { assemble } from '#dialects/nasm/assembly/assemble.ts';
import { pokeBytes } from '#dialects/nasm/machine/memory-access.ts';
import * as layout from '#dialects/nasm/machine/processor/layout.ts';
import { X86State } from '#dialects/nasm/machine/state.ts';
import { defaultLimits } from '#dialects/nasm/preprocessor/options.ts';

export const codeStart = 0x400000;
export const dataStart = 0x600000;
export const dataSize = 0x4000;
const stackEnd = 0x700000;

const midnight = { year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

/** The bytes of a source of 64-bit code that begins at `codeStart`. */
export function codeOf(text: string): Uint8Array {
  return bytesOf(`bits 64\norg ${codeStart}\n${text}`);
}

/** The bytes of a source. */
export function bytesOf(text: string): Uint8Array {
  const { outputs, messages } = assemble({
    file: 'program.asm',
    text,
    output: 'program',
    format: 'bin',
    debugFormat: '',
    optimization: 2,
    warnings: [],
    includePaths: [],
    commandLine: [],
    environment: () => undefined,
    clock: { local: midnight, utc: midnight, seconds: 946_684_800 },
    limits: defaultLimits,
    workMax: 100_000_000,
    records: false,
    read: () => undefined,
  });
  const errors = messages.filter(({ severity }) => severity !== 'warning');
  assert.deepEqual(
    errors.map(({ text: words, line }) => `${line}: ${words}`),
    [],
  );
  return outputs[0]!.content;
}

/** A machine at the first instruction of some code, with data and a stack beside it. */
export function flatProgram(code: Uint8Array): X86State {
  const state = new X86State(() => ({
    systemCall: () => false,
    libraryCall: () => {},
    library: { start: 0, end: 0 },
    handle: () => false,
    input: () => {},
    save: () => undefined,
    restore: () => {},
  }));
  state.processor.mode = 64;
  state.memory.map(codeStart, codeStart + 0x10000, 5, 'code');
  state.memory.map(dataStart, dataStart + dataSize, 3, 'data');
  state.memory.map(stackEnd - 0x10000, stackEnd, 3, 'stack');
  pokeBytes(state.processor, state.memory, codeStart, code);
  state.processor.instructionPointer = codeStart;
  state.processor.setGeneral(4, BigInt(stackEnd - 0x1000));
  return state;
}

/** Registers and flags as text, to compare. */
export function registersOf(state: X86State): string {
  const { processor } = state;
  const general = Array.from({ length: 16 }, (_, number) => processor.general(number).toString(16));
  const flags = processor.call.readFlags();
  const pointer = processor.view.getBigInt64(layout.instructionPointer, true).toString(16);
  return `${pointer} ${flags.toString(16)} ${general.join(' ')}`;
}
