// Instructions of memory as text, with the names that the loaded files give.
import type { InstructionText } from '#core/machine/program.ts';
import { wordText } from '../disassembler.ts';
import { decode } from '../encoding.ts';
import { hexadecimal } from '../items.ts';
import { memorySize } from './memory-map.ts';
import type { State } from './state.ts';

export type Names = ReadonlyMap<number, string>;

export function instructionAt(state: State, address: number, names: Names): InstructionText {
  const word = state.peek(address);
  return {
    address,
    bytes: Uint8Array.of(word & 0xff, word >> 8),
    text: wordText(word, address, at => names.get(at)),
    valid: decode(word) !== undefined,
  };
}

/** `count` instructions from an address on; a negative count gives those before it. */
export function disassembleRange(
  state: State,
  address: number,
  count: number,
  names: Names,
): InstructionText[] {
  const start = Math.max(0, count < 0 ? address + count : address);
  const end = Math.min(memorySize, count < 0 ? address : address + count);
  return Array.from({ length: Math.max(0, end - start) }, (_, index) =>
    instructionAt(state, start + index, names),
  );
}

/** One line of a trace: `x3000  x1065  ADD R0, R1, #5`. */
export function lineOf(state: State, address: number, names: Names): string {
  const label = names.get(address);
  const { text } = instructionAt(state, address, names);
  const place = label === undefined ? '' : `${label}: `;
  return `${hexadecimal(address)}  ${hexadecimal(state.peek(address))}  ${place}${text}`;
}
