// Turns instructions into bytes and back.
import { decodeOpcode, type Instruction, immediateFlag, immediateLength } from './instructions.ts';

/** The bytes of an instruction; `immediate` is wrapped to 32 bits, absent for the bare form. */
export function encodeInstruction(instruction: Instruction, immediate?: number): Uint8Array {
  const bytes = new Uint8Array(immediate === undefined ? 1 : immediateLength);
  writeInstruction(bytes, 0, instruction, immediate);
  return bytes;
}

/** The same into an image, at `offset`. */
export function writeInstruction(
  code: Uint8Array,
  offset: number,
  { opcode }: Instruction,
  immediate: number | undefined,
): void {
  if (immediate === undefined) {
    code[offset] = opcode;
    return;
  }
  code[offset] = opcode | immediateFlag;
  for (let index = 0; index < 4; index++) code[offset + 1 + index] = immediate >> (8 * index);
}

export interface DecodedInstruction {
  readonly instruction: Instruction;
  /** Signed, 32 bits; absent for the bare form. */
  readonly immediate?: number;
  /** In bytes: 1 or 5. */
  readonly length: number;
}

/**
 * The instruction at `offset`; undefined if its bytes are no instruction: no such opcode, an
 * immediate that its operand cannot have, or an image that ends before the immediate does.
 */
export function decodeInstruction(
  code: Uint8Array,
  offset: number,
): DecodedInstruction | undefined {
  const byte = code[offset];
  const opcode = byte === undefined ? undefined : decodeOpcode(byte);
  if (!opcode) return undefined;
  if (!opcode.hasImmediate) return { instruction: opcode.instruction, length: 1 };
  if (offset + immediateLength > code.length) return undefined;
  const view = new DataView(code.buffer, code.byteOffset, code.byteLength);
  const immediate = view.getInt32(offset + 1, true);
  const { minimum, maximum } = opcode.instruction.immediate!.operand;
  if (immediate < minimum || immediate > maximum) return undefined;
  return { instruction: opcode.instruction, immediate, length: immediateLength };
}
