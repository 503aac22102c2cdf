// Small programs of 64-bit code in memory, without an operating system around them.
import { pokeBytes } from '#dialects/nasm/machine/memory-access.ts';
import * as layout from '#dialects/nasm/machine/processor/layout.ts';
import { X86State } from '#dialects/nasm/machine/state.ts';
import { codeStart } from '#tools/processor/assembled.ts';

export { bytesOf, codeOf, codeStart } from '#tools/processor/assembled.ts';

export const dataStart = 0x600000;
export const dataSize = 0x4000;
const stackEnd = 0x700000;

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
