// How wide the addresses of an instruction are, and whether the byte 67 says so.
import type { Instruction, MemoryOperand } from '../assembly/operand.ts';

/** What NASM says where no address size fits all parts of an instruction. */
export const contradiction = 'impossible combination of address sizes';

/** Sets of address sizes as bits: the sizes 16, 32 and 64 themselves. */
type SizeSet = number;

function sizesOfPrefix(size: number, bits: number): SizeSet {
  return size === -1 ? (bits === 32 ? 16 : 32) : size;
}

function sizesOfMemory(operand: MemoryOperand, bits: number): SizeSet {
  const { terms, displacementSize, splitIndex } = operand;
  let sizes = 16 | 32 | 64;
  if (terms.length === 0 && !splitIndex) {
    const ignored = displacementSize <= 8 || (bits === 64 && displacementSize !== 16);
    return ignored ? sizes : displacementSize;
  }
  for (const { register } of terms) {
    // A register of 8 bits is no address at all, which is said later.
    if (register.class === 'general' && register.bits > 8) sizes &= register.bits;
  }
  const split = splitIndex?.register;
  if (split && split.class === 'general' && split.bits > 8) sizes &= split.bits;
  return sizes;
}

/** The address size that the source asks for: before the instruction or in brackets; 0 for none. */
export function writtenAddressSize({ prefixes, operands }: Instruction): number {
  if (prefixes.addressSize !== 0) return prefixes.addressSize;
  for (const operand of operands) {
    if (operand.kind === 'memory' && operand.addressSize !== 0) return operand.addressSize;
  }
  return 0;
}

/** 16, 32 or 64; 0 where the parts of the source contradict each other. */
export function addressSizeOf(instruction: Instruction, bits: number, written: number): number {
  let possible: SizeSet = bits === 64 ? 32 | 64 : 16 | 32;
  if (written !== 0) possible &= sizesOfPrefix(written, bits);
  for (const operand of instruction.operands) {
    if (operand.kind === 'memory') possible &= sizesOfMemory(operand, bits);
  }
  if ((possible & bits) !== 0) return bits;
  const other = bits === 32 ? 16 : 32;
  return (possible & other) !== 0 ? other : 0;
}

/** Whether the byte 67 stands before the instruction. */
export function needsAddressPrefix(size: number, written: number, bits: number): boolean {
  return written === -1 || (size !== bits && size !== 0);
}

/** Whether `a16` and the like, before the instruction or in brackets, cannot be in this mode. */
export function addressPrefixProblem(instruction: Instruction, bits: number): string {
  const addressSize = writtenAddressSize(instruction);
  if (addressSize === 16 && bits === 64) return '16-bit addressing is not supported in 64-bit mode';
  if (addressSize === 64 && bits !== 64)
    return '64-bit addressing is only supported in 64-bit mode';
  return '';
}
