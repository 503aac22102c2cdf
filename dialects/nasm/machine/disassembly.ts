// Instructions of memory as text, with the names that the program gives to addresses.
import type { InstructionText } from '#core/machine/program.ts';
import { decode } from '../decoder/decode.ts';
import { dataText, instructionText } from '../decoder/instruction-text.ts';
import { hexadecimal } from './exceptions.ts';
import { peekBytes } from './memory-access.ts';
import type { AddressNames } from './names.ts';
import { segmentNumber } from './processor.ts';
import type { X86State } from './state.ts';

const longest = 15;
/** How far before an address reading starts to find where instructions begin. */
const lookBack = 16;

export function instructionAt(
  { processor, memory, isSegmented }: X86State,
  address: number,
  names: AddressNames,
): InstructionText {
  const bytes = peekBytes(processor, memory, address, longest);
  const decoded = bytes.length > 0 ? decode(bytes, 0, processor.mode) : undefined;
  if (!decoded) {
    const one = bytes.subarray(0, 1);
    return { address, bytes: one, text: one.length > 0 ? dataText(one) : '??', valid: false };
  }
  const base = isSegmented ? processor.segmentBase(segmentNumber.cs) : 0;
  const { meaning } = instructionText(decoded, address - base, at => names.at(base + at));
  return { address, bytes: decoded.bytes, text: meaning, valid: true };
}

/** `count` instructions from an address on; a negative count gives those before it. */
export function disassembleRange(
  state: X86State,
  address: number,
  count: number,
  names: AddressNames,
  isStart: (address: number) => boolean,
): InstructionText[] {
  if (count < 0) return before(state, address, -count, names, isStart);
  const found: InstructionText[] = [];
  for (let at = address; found.length < count; ) {
    const instruction = instructionAt(state, at, names);
    if (instruction.bytes.length === 0) break;
    found.push(instruction);
    at += instruction.bytes.length;
  }
  return found;
}

/**
 * Instructions have many lengths, so that going back is a guess: from a place far enough before
 * where one is known to begin, or else from one from which reading meets the address.
 */
function before(
  state: X86State,
  address: number,
  count: number,
  names: AddressNames,
  isStart: (address: number) => boolean,
): InstructionText[] {
  const far = count * longest;
  const starts = [];
  for (let distance = far; distance > 0; distance--) {
    if (isStart(address - distance)) starts.push(address - distance);
  }
  for (let distance = Math.min(far, count * 4 + lookBack); distance > 0; distance--) {
    starts.push(address - distance);
  }
  for (const start of starts) {
    const found = disassembleUpTo(state, start, address, names);
    if (found) return found.slice(-count);
  }
  return [];
}

/** Undefined where reading from `start` on does not meet `end`. */
function disassembleUpTo(
  state: X86State,
  start: number,
  end: number,
  names: AddressNames,
): InstructionText[] | undefined {
  const found: InstructionText[] = [];
  let at = start;
  while (at < end) {
    const instruction = instructionAt(state, at, names);
    if (instruction.bytes.length === 0) return undefined;
    found.push(instruction);
    at += instruction.bytes.length;
  }
  return at === end ? found : undefined;
}

const words = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');

/** An address as people write it: of 16-bit code, segment and offset. */
export function placeText({ processor, isSegmented }: X86State, address: number): string {
  if (!isSegmented) return hexadecimal(address);
  const segment = processor.selector(segmentNumber.cs);
  return `${words(segment)}:${words((address - segment * 16) & 0xffff)}`;
}

/** One line of a trace: `0x401000  main: mov eax, 1`. */
export function lineOf(state: X86State, address: number, names: AddressNames): string {
  const label = names.at(address);
  const { text } = instructionAt(state, address, names);
  return `${placeText(state, address)}  ${label === undefined ? '' : `${label}: `}${text}`;
}
