// Operands from their fields: registers, addresses, and what stands behind them.
import { type Integer, integer } from '../integer.ts';
import {
  type Form,
  type FormOperand,
  flag,
  immediateKind,
  kind,
  notFirst,
  slot,
} from '../isa/form.ts';
import type {
  DecodedImmediate,
  DecodedMemory,
  DecodedOperand,
  DecodedRegister,
} from './decoded.ts';
import type { Head } from './instruction-head.ts';

/** Where reading stands; one object serves all instructions. */
export interface Reading {
  bytes: Uint8Array;
  at: number;
  end: number;
  head: Head;
  addressSize: number;
  operandSize: number;
  /** The byte that holds registers in its halves, once an operand asked for it; -1 before. */
  nibbles: number;
}

const reading = { nibbles: -1 } as Reading;

export function startReading(
  bytes: Uint8Array,
  end: number,
  head: Head,
  addressSize: number,
  operandSize: number,
): Reading {
  reading.bytes = bytes;
  reading.at = head.at;
  reading.end = end;
  reading.head = head;
  reading.addressSize = addressSize;
  reading.operandSize = operandSize;
  reading.nibbles = -1;
  return reading;
}

/** Sizes as forms have them may hold `near` and the like above their bits. */
const sizeMask = 0xffff;

function signedAt(bytes: Uint8Array, at: number, size: number): number {
  if (size === 1) return (bytes[at]! << 24) >> 24;
  if (size === 2) return ((bytes[at]! | (bytes[at + 1]! << 8)) << 16) >> 16;
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}

function unsignedAt(bytes: Uint8Array, at: number, size: number): number {
  const value = signedAt(bytes, at, size);
  return size === 4 ? value >>> 0 : value & (size === 2 ? 0xffff : 0xff);
}

/** Eight bytes as a signed number. */
function quadAt(bytes: Uint8Array, at: number): Integer {
  const low = unsignedAt(bytes, at, 4);
  const high = signedAt(bytes, at + 4, 4);
  if (high >= -0x200000 && high < 0x200000) {
    const value = high * 0x100000000 + low;
    if (Number.isSafeInteger(value)) return value;
  }
  return integer(BigInt(high) * 0x100000000n + BigInt(low));
}

const vectorKinds = kind.xmm | kind.ymm | kind.zmm;

/** How far a family's numbers go in the mode; numbers beyond are no registers. */
function isRegister(family: number, number: number): boolean {
  if (family === kind.segment) return number < 6;
  if (family === kind.mask || family === kind.tile || family === kind.x87) return number < 8;
  if (family === kind.bound) return number < 4;
  if ((family & vectorKinds) !== 0) return number < 32;
  return number < 16;
}

function hasFullNumbers(family: number): boolean {
  return (family & (kind.mmx | kind.segment | kind.x87)) === 0;
}

/** The number that the operand's field holds; -1 where it has no such field. */
function numberOf({ head }: Reading, wanted: FormOperand, family: number, modrm: number): number {
  const { slot: where } = wanted;
  const isVector = (family & vectorKinds) !== 0;
  if (where === slot.reg) {
    const low = (modrm >> 3) & 7;
    return hasFullNumbers(family) ? low | head.regHigh : low;
  }
  if (where === slot.rm) {
    const low = modrm & 7;
    if (!hasFullNumbers(family) || family === kind.mask) return low;
    const fifth = head.isEvex && isVector ? head.indexHigh * 2 : 0;
    return low | head.baseHigh | fifth;
  }
  if (where === slot.vvvv) return head.vvvv;
  if (where === slot.opcode) {
    return family === kind.x87 ? modrm & 7 : (head.opcode & 7) | head.baseHigh;
  }
  return where === slot.none ? Math.max(wanted.number, 0) : -1;
}

function familyOf({ accepts }: FormOperand): number {
  return accepts & ~(kind.memory | kind.immediate);
}

/** A number that the opcode implies, as in `shl eax, 1`. */
const impliedOne: DecodedImmediate = { kind: 'immediate', bytes: 0, value: 1 };

/** The register of an operand; undefined where the field holds none that the form takes. */
export function registerOperand(
  from: Reading,
  form: Form,
  wanted: FormOperand,
  modrm: number,
): DecodedRegister | DecodedImmediate | undefined {
  const family = familyOf(wanted);
  if (family === 0) {
    const isOne = wanted.slot === slot.none && (wanted.immediate & immediateKind.one) !== 0;
    return isOne ? impliedOne : undefined;
  }
  const number = numberOf(from, wanted, family, modrm);
  return registerOf(from, form, wanted, family, number);
}

function registerOf(
  { head }: Reading,
  form: Form,
  wanted: FormOperand,
  family: number,
  number: number,
): DecodedRegister | undefined {
  if (number < 0 || !isRegister(family, number)) return undefined;
  if (wanted.number >= 0 && wanted.number !== number) return undefined;
  if (wanted.number === notFirst && number === 0) return undefined;
  const size = family === kind.general || family === kind.segment ? wanted.size & sizeMask : 0;
  const isByte = family === kind.general && size === 8 && number >= 4 && number < 8;
  const highByte = isByte && head.isLegacy && head.rex === 0 && (form.flags & flag.plain8) === 0;
  return { kind: 'register', family, size, number, highByte };
}

/** The register in a half of the last byte, which all such operands share. */
function nibbleRegister(
  from: Reading,
  form: Form,
  wanted: FormOperand,
): DecodedOperand | undefined {
  if (from.at >= from.end) return undefined;
  const byte = from.bytes[from.at]!;
  from.nibbles = byte;
  if (wanted.slot === slot.lowNibble) {
    return { kind: 'immediate', bytes: 0, value: byte & 15 };
  }
  const number = from.head.bits === 64 ? byte >> 4 : (byte >> 4) & 7;
  return registerOf(from, form, wanted, familyOf(wanted), number);
}

function immediate(from: Reading, bytes: number, isSigned: boolean): DecodedImmediate | undefined {
  const { at } = from;
  from.at += bytes;
  if (from.at > from.end) return undefined;
  if (bytes === 8) return { kind: 'immediate', bytes, value: quadAt(from.bytes, at) };
  const value = isSigned ? signedAt(from.bytes, at, bytes) : unsignedAt(from.bytes, at, bytes);
  return { kind: 'immediate', bytes, value };
}

function distance(from: Reading, bytes: number): DecodedOperand | undefined {
  const { at } = from;
  from.at += bytes;
  if (from.at > from.end) return undefined;
  return { kind: 'distance', bytes, distance: signedAt(from.bytes, at, bytes) };
}

/** 2 or 4: the bytes of a distance or of the offset of a far pointer. */
function targetBytes({ head, operandSize }: Reading): number {
  return head.bits === 64 || operandSize !== 16 ? 4 : 2;
}

function pointer(from: Reading): DecodedOperand | undefined {
  const bytes = targetBytes(from);
  const { at } = from;
  from.at += bytes + 2;
  if (from.at > from.end) return undefined;
  return {
    kind: 'pointer',
    offset: unsignedAt(from.bytes, at, bytes),
    segment: unsignedAt(from.bytes, at + bytes, 2),
  };
}

/** An operand behind the address; undefined for one that stands elsewhere, or is cut off. */
export function readTail(
  from: Reading,
  form: Form,
  wanted: FormOperand,
): DecodedOperand | undefined {
  switch (wanted.slot) {
    case slot.byte:
    case slot.unsignedByte:
      return immediate(from, 1, false);
    case slot.signedByte:
      return immediate(from, 1, true);
    case slot.word:
      return immediate(from, 2, false);
    case slot.double:
      // Whatever range the assembler takes, the processor extends it to 64 bits by its sign.
      return immediate(from, 4, form.operandSize === 64);
    case slot.signedDouble:
      return immediate(from, 4, true);
    case slot.quad:
      return immediate(from, 8, true);
    case slot.relative8:
      return distance(from, 1);
    case slot.relative:
      return distance(from, targetBytes(from));
    case slot.pointer:
      return pointer(from);
    case slot.moffs:
      return offset(from, form, wanted);
    case slot.is4:
    case slot.lowNibble:
      return nibbleRegister(from, form, wanted);
    default:
      return undefined;
  }
}

const noAddress: Omit<DecodedMemory, 'size' | 'addressSize' | 'segment'> = {
  kind: 'memory',
  base: -1,
  index: -1,
  indexFamily: kind.general,
  scale: 1,
  displacement: 0,
  displacementBytes: 0,
  unit: 1,
  relative: false,
  offset: false,
  broadcast: 0,
};

function offset(from: Reading, form: Form, wanted: FormOperand): DecodedMemory | undefined {
  const { at, addressSize } = from;
  const displacementBytes = addressSize / 8;
  from.at += displacementBytes;
  if (from.at > from.end) return undefined;
  const displacement =
    displacementBytes === 8
      ? quadAt(from.bytes, at)
      : unsignedAt(from.bytes, at, displacementBytes);
  const size = memorySize(form, wanted);
  const { segment } = from.head;
  return {
    ...noAddress,
    size,
    addressSize,
    segment,
    displacement,
    displacementBytes,
    offset: true,
  };
}

/** In bits; where all operands have one size, that of another. */
function memorySize(form: Form, wanted: FormOperand): number {
  const own = wanted.size & sizeMask;
  if (own !== 0 || (form.flags & (flag.sm | flag.sm2)) === 0) return own;
  for (const { size, accepts } of form.operands) {
    if ((size & sizeMask) !== 0 && accepts !== kind.immediate) return size & sizeMask;
  }
  return form.operandSize > 0 ? form.operandSize : 0;
}

/** Base and index of ModRM.rm in 16-bit addresses: bx+si, bx+di, bp+si, bp+di, si, di, bp, bx. */
const bases16 = [3, 3, 5, 5, 6, 7, 5, 3];
const indexes16 = [6, 7, 6, 7, -1, -1, -1, -1];

function address16(from: Reading, form: Form, wanted: FormOperand, modrm: number) {
  const mode = modrm >> 6;
  const low = modrm & 7;
  const isPlain = mode === 0 && low === 6;
  const displacementBytes = isPlain ? 2 : mode;
  const base = isPlain ? -1 : bases16[low]!;
  const index = isPlain ? -1 : indexes16[low]!;
  return finish(from, form, wanted, { base, index, scale: 1, displacementBytes, relative: false });
}

interface Parts {
  base: number;
  index: number;
  scale: number;
  displacementBytes: number;
  relative: boolean;
}

function address32(from: Reading, form: Form, wanted: FormOperand, modrm: number) {
  const { head } = from;
  const mode = modrm >> 6;
  const low = modrm & 7;
  let base = low | head.baseHigh;
  let index = -1;
  let scale = 1;
  let displacementBytes = mode === 1 ? 1 : mode === 2 ? 4 : 0;
  let relative = false;
  if (low === 4) {
    if (from.at >= from.end) return undefined;
    const sib = from.bytes[from.at++]!;
    base = (sib & 7) | head.baseHigh;
    index = ((sib >> 3) & 7) | head.indexHigh;
    scale = 1 << (sib >> 6);
    if (wanted.vectorIndex !== 0) index |= head.indexFifth;
    else if (index === 4) index = -1;
    if ((sib & 7) === 5 && mode === 0) {
      base = -1;
      displacementBytes = 4;
    }
  } else if (wanted.vectorIndex !== 0 || wanted.sib) return undefined;
  else if (low === 5 && mode === 0) {
    base = -1;
    displacementBytes = 4;
    relative = head.bits === 64;
  }
  return finish(from, form, wanted, { base, index, scale, displacementBytes, relative });
}

function finish(
  from: Reading,
  form: Form,
  wanted: FormOperand,
  { base, index, scale, displacementBytes, relative }: Parts,
): DecodedMemory | undefined {
  const { head, at, addressSize } = from;
  from.at += displacementBytes;
  if (from.at > from.end) return undefined;
  const isBroadcast = head.isEvex && head.broadcast;
  const unit = !head.isEvex ? 1 : isBroadcast ? form.broadcastUnit : form.tuple;
  const scaled = displacementBytes === 1 ? Math.max(unit, 1) : 1;
  return {
    kind: 'memory',
    size: memorySize(form, wanted),
    addressSize,
    base,
    index,
    indexFamily: wanted.vectorIndex || kind.general,
    scale,
    displacement: displacementBytes && signedAt(from.bytes, at, displacementBytes) * scaled,
    displacementBytes,
    unit: Math.max(unit, 1),
    relative,
    offset: false,
    segment: head.segment,
    broadcast: isBroadcast ? Math.trunc((wanted.size & sizeMask) / wanted.broadcast) : 0,
  };
}

/** What ModRM says of memory; undefined where the bytes are cut off or the form takes none such. */
export function readAddress(
  from: Reading,
  form: Form,
  wanted: FormOperand,
  modrm: number,
): DecodedMemory | undefined {
  if (wanted.offsetOnly) return undefined;
  if (from.addressSize !== 16) return address32(from, form, wanted, modrm);
  return wanted.vectorIndex !== 0 ? undefined : address16(from, form, wanted, modrm);
}
