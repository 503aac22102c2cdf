// Numbers that do not fit into their fields, as NASM warns of them.
import type { ImmediateOperand, MemoryOperand } from '../assembly/operand.ts';
import type { Value } from '../assembly/value.ts';
import type { Integer } from '../integer.ts';
import { type Form, slot } from '../isa/form.ts';
import type { CodeSink, EncodeContext } from './encoder.ts';
import type { Layout } from './layout.ts';
import { isPlain } from './operand-kinds.ts';
import { warningOf } from './problems.ts';

const sizeNames: Readonly<Record<number, string>> = {
  1: 'byte',
  2: 'word',
  4: 'dword',
  8: 'qword',
};

function isWithin(value: Integer, lowest: number, highest: number): boolean {
  return typeof value === 'number' && value >= lowest && value <= highest;
}

/** Whether a field of some bytes holds the value, as signed or as unsigned number. */
function fits(value: Integer, size: number): boolean {
  if (size >= 8) return true;
  const limit = 2 ** (8 * size);
  return isWithin(value, -limit, limit - 1);
}

function warn(sink: CodeSink, message: string, operand: number): void {
  const text = `${message} exceeds bounds`;
  sink.problems.push(warningOf(text, 'number-overflow', operand, sink.length));
}

/** A number as the lowest bits of it are read with a sign. */
function wrapped(value: Integer, bits: number): number {
  return Number(BigInt.asIntN(bits, BigInt(value)));
}

/** Whether a byte holds a displacement, once addresses have their size. */
function fitsInByte(value: Integer, addressSize: number): boolean {
  if (addressSize === 64 || !fits(value, addressSize / 8)) return false;
  return isWithin(wrapped(value, addressSize), -128, 127);
}

/**
 * A displacement as it is written in the source. nasm judges a number twice: as it is written, and
 * as it is put into the field.
 */
export function checkDisplacement(sink: CodeSink, layout: Layout, value: Value): void {
  const { displacementSize, unit } = layout.address;
  const { addressSize, memoryIndex } = layout;
  const { offset } = value;
  const text = `${sizeNames[displacementSize]} data`;
  const isPutTwice = isPlain(value);
  if (displacementSize === 1) {
    // Counted in units, every displacement that was chosen fits, except that 0 is no unit at all.
    if (unit !== 1 && wrapped(offset, 32) !== 0) return;
    if (isWithin(offset, -128, 127)) return;
    warn(sink, text, memoryIndex);
    if (isPutTwice && !fitsInByte(offset, addressSize)) warn(sink, text, memoryIndex);
    return;
  }
  if (addressSize === 64) {
    if (isWithin(offset, -0x80000000, 0x7fffffff)) return;
  } else if (fits(offset, displacementSize)) return;
  warn(sink, text, memoryIndex);
  if (isPutTwice) warn(sink, text, memoryIndex);
}

/** `[rel lab + 0x100000000]` is too far away. */
export function checkRelativeAddress(
  sink: CodeSink,
  layout: Layout,
  { section, offset }: Value,
  context: EncodeContext,
): void {
  if (section !== context.section) return;
  const distance = Number(offset) - context.address - layout.length;
  if (distance >= -0x80000000 && distance <= 0x7fffffff) return;
  warn(sink, 'dword data', layout.memoryIndex);
}

/** A jump within its section to what a distance of 16 bits does not reach. */
export function checkJump(
  sink: CodeSink,
  { section, offset }: Value,
  size: number,
  length: number,
  context: EncodeContext,
): void {
  if (section !== context.section) return;
  const distance = Number(offset) - context.address - length;
  if (!fits(distance, size)) warn(sink, `${sizeNames[size]} data`, 0);
}

/** The offset of a far pointer that is a number. */
export function checkPointer(sink: CodeSink, value: Value, size: number): void {
  if (isPlain(value) && !fits(value.offset, size)) warn(sink, `${sizeNames[size]} data`, 0);
}

/** The address of the moffs forms. */
export function checkOffset(
  sink: CodeSink,
  { displacement }: MemoryOperand,
  index: number,
  size: number,
): void {
  if (!isPlain(displacement) || fits(displacement.offset, size)) return;
  warn(sink, `${sizeNames[size]} data`, index);
}

const plainSizes: Readonly<Record<number, number>> = {
  [slot.byte]: 1,
  [slot.unsignedByte]: 1,
  [slot.word]: 2,
  [slot.double]: 4,
  [slot.quad]: 8,
};

export function checkImmediate(
  sink: CodeSink,
  operand: ImmediateOperand,
  index: number,
  where: number,
  form: Form,
  bits: number,
): void {
  if (!isPlain(operand.value)) return;
  const { offset } = operand.value;
  const size = plainSizes[where];
  if (size !== undefined) {
    const negative = where === slot.unsignedByte && !isWithin(offset, 0, 255);
    if (negative || !fits(offset, size)) warn(sink, `${sizeNames[size]} data`, index);
  } else if (where === slot.signedDouble) {
    if (isWithin(offset, -0x80000000, 0x7fffffff)) return;
    warn(sink, 'signed dword immediate', index);
    if (!isWithin(offset, -0x80000000, 0x7fffffff)) warn(sink, 'dword data', index);
  } else if (where === slot.signedByte) {
    const isWritten = form.operands[index]!.immediate === 0;
    if (isWritten) checkWrittenByte(sink, offset, index, form.operandSize || bits);
    else checkSignedByte(sink, offset, index, form.operandSize);
  }
}

/** A byte that the source asks for: it may have the sign of the operand size. */
function checkWrittenByte(sink: CodeSink, offset: Integer, index: number, size: number): void {
  if (isWithin(offset, -128, 127)) return;
  const limit = 2 ** size;
  if (size < 64 && isWithin(offset, limit - 128, limit - 1)) return;
  warn(sink, 'signed byte value', index);
}

/** A byte that is sign-extended: first the byte, then the number as a whole. */
function checkSignedByte(sink: CodeSink, offset: Integer, index: number, size: number): void {
  const low = typeof offset === 'number' ? offset | 0 : Number(BigInt.asIntN(32, offset));
  const extended = size === 16 ? (low << 16) >> 16 : low;
  if (extended < -128 || extended > 127) warn(sink, 'signed byte value', index);
  else if (size === 64) {
    if (!isWithin(offset, -0x80000000, 0x7fffffff)) warn(sink, 'signed dword value', index);
  } else if (!fits(offset, size / 8)) warn(sink, `${sizeNames[size / 8]} value`, index);
}
