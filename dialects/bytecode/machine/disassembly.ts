// Instructions as text, with the names that the loaded files give.
import type { InstructionText } from '#core/machine/program.ts';
import { decodeInstruction } from '../encoding.ts';
import type { OperandKind } from '../instructions.ts';
import type { CodeImage } from './code.ts';
import { taskName } from './thread-view.ts';
import type { World } from './world.ts';
import type { ResourceKind } from './world-names.ts';

const resourceKinds: readonly OperandKind[] = ['variable', 'lock', 'semaphore', 'channel'];
const longest = 5;

/** One line of a trace: `[./p1.bin]: PUSH`. */
export function lineOf(world: World, task: number, address: number): string {
  return `[${taskName(world, task)}]: ${instructionAt(world, address).text}`;
}

/** The instruction at an address, or the one byte there that is none. */
export function instructionAt(world: World, address: number): InstructionText {
  const { code } = world;
  const image = code.imageAt(address);
  const decoded = image && decodeInstruction(code.bytes.subarray(0, image.end), address);
  const length = decoded?.length ?? 1;
  const bytes = code.bytes.slice(address, address + length);
  if (!decoded) {
    const byte = bytes[0]?.toString(16).padStart(2, '0');
    return { address, bytes, text: byte ? `.byte 0x${byte}` : '??', valid: false };
  }
  const { instruction, immediate } = decoded;
  const { mnemonic } = instruction;
  if (immediate === undefined) return { address, bytes, text: mnemonic, valid: true };
  const operand = operandText(world, image, instruction.immediate!.operand.kind, immediate);
  return { address, bytes, text: `${mnemonic} ${operand}`, valid: true };
}

function operandText(world: World, image: CodeImage, kind: OperandKind, value: number): string {
  const { names } = world;
  if (kind === 'label') return names.label(image.base + value) ?? String(value);
  const isResource = resourceKinds.includes(kind);
  return (isResource ? names.find(kind as ResourceKind, value) : undefined) ?? String(value);
}

/** `count` instructions from an address on; a negative count gives those before it. */
export function disassembleRange(world: World, address: number, count: number): InstructionText[] {
  if (count < 0) return instructionsBefore(world, address, -count);
  const found: InstructionText[] = [];
  for (let at = Math.max(0, address); found.length < count && at < world.code.size; ) {
    const instruction = instructionAt(world, at);
    found.push(instruction);
    at += instruction.bytes.length;
  }
  return found;
}

/** Decodes from some way back; of the places to begin, one from which `address` is reached. */
function instructionsBefore(world: World, address: number, count: number): InstructionText[] {
  const end = Math.min(address, world.code.size);
  const image = world.code.imageAt(end - 1) ?? { base: 0 };
  const reach = longest * (count + longest);
  const begin = Math.max(0, end - reach);
  const first = image.base >= begin ? image.base : begin;
  for (let start = first; start < Math.min(first + longest, end); start++) {
    const found = sweep(world, start, end);
    if (!found) continue;
    const before = count - found.length;
    if (before <= 0) return found.slice(-count);
    return start > 0 ? [...instructionsBefore(world, start, before), ...found] : found;
  }
  return end > 0 ? disassembleRange(world, Math.max(0, end - count), Math.min(count, end)) : [];
}

/** The instructions from `start` on, if one of them ends exactly at `end`. */
function sweep(world: World, start: number, end: number): InstructionText[] | undefined {
  const found: InstructionText[] = [];
  let at = start;
  while (at < end) {
    const instruction = instructionAt(world, at);
    found.push(instruction);
    at += instruction.bytes.length;
  }
  return at === end ? found : undefined;
}
