// The string comparisons of SSE4.2: all characters of one operand with all of the other.
import { flagAdjust, flagCarry, flagOverflow, flagParity, flagSign, flagZero } from '../layout';
import { next } from '../operands';
import { changeFlags, RAX, RCX, RDX, readRegister, writeRegister } from '../state';
import { vectorPlace } from './operands';

const texts: usize = memory.data(32, 16);

/** A character of operand 0 or 1 as the format says: bit 0 words, bit 1 signed. */
@inline
function character(operand: u32, at: u32, format: u32): i32 {
  const place = texts + (operand << 4);
  if ((format & 1) == 0) {
    return (format & 2) != 0 ? i32(load<i8>(place + at)) : i32(load<u8>(place + at));
  }
  const word = place + (at << 1);
  return (format & 2) != 0 ? i32(load<i16>(word)) : i32(load<u16>(word));
}

/** The length up to the first zero. */
function implicitLength(operand: u32, format: u32): u32 {
  const count: u32 = (format & 1) != 0 ? 8 : 16;
  let length: u32 = 0;
  while (length < count && character(operand, length, format) != 0) length++;
  return length;
}

/** The size of a number in a register, at most all characters. */
@inline
function explicitLength(value: i64, format: u32): u32 {
  const count: u64 = (format & 1) != 0 ? 8 : 16;
  const size = value < 0 ? u64(-value) : u64(value);
  return u32(min<u64>(size, count));
}

/** Whether character `row` of the second operand equals or lies in what `column` stands for. */
function equalAny(row: u32, length: u32, format: u32): bool {
  for (let column: u32 = 0; column < length; column++) {
    if (character(0, column, format) == character(1, row, format)) return true;
  }
  return false;
}

function inRanges(row: u32, length: u32, format: u32): bool {
  for (let column: u32 = 0; column + 1 < length; column += 2) {
    const value = character(1, row, format);
    if (value >= character(0, column, format) && value <= character(0, column + 1, format)) {
      return true;
    }
  }
  return false;
}

function startsAt(row: u32, length: u32, otherLength: u32, count: u32, format: u32): bool {
  for (let column: u32 = 0; column < count - row; column++) {
    if (column >= length) return true;
    if (row + column >= otherLength) return false;
    if (character(0, column, format) != character(1, row + column, format)) return false;
  }
  return true;
}

function compareTexts(control: u32, length: u32, otherLength: u32): u32 {
  const count: u32 = (control & 1) != 0 ? 8 : 16;
  const aggregation = (control >> 2) & 3;
  let result: u32 = 0;
  for (let row: u32 = 0; row < count; row++) {
    let bit: bool;
    if (aggregation == 0) bit = row < otherLength && equalAny(row, length, control);
    else if (aggregation == 1) bit = row < otherLength && inRanges(row, length, control);
    else if (aggregation == 2) {
      const isIn = row < length;
      const isOther = row < otherLength;
      bit = isIn && isOther
        ? character(0, row, control) == character(1, row, control)
        : isIn == isOther;
    } else bit = startsAt(row, length, otherLength, count, control);
    if (bit) result |= 1 << row;
  }
  const all: u32 = (1 << count) - 1;
  if ((control & 0x30) == 0x10) return ~result & all;
  if ((control & 0x30) == 0x30) return result ^ ((1 << otherLength) - 1);
  return result;
}

const ARITHMETIC: u32 = flagCarry | flagParity | flagAdjust | flagZero | flagSign | flagOverflow;

/** The index in ecx, or the mask in xmm0. */
function finish(record: u32, control: u32, bits: u32, isMask: bool, clears: bool): u32 {
  const count: u32 = (control & 1) != 0 ? 8 : 16;
  if (!isMask) {
    const found = (control & 0x40) != 0 ? 31 - clz<u32>(bits) : ctz<u32>(bits);
    writeRegister<u32>(RCX, bits == 0 ? count : found);
    return next(record);
  }
  const place = vectorPlace(0);
  store<u64>(place, u64(bits));
  store<u64>(place, 0, 8);
  if ((control & 0x40) != 0) {
    const size = 16 / count;
    for (let lane: u32 = 0; lane < count; lane++) {
      const value = (bits >> lane) & 1 ? 0xffff : 0;
      if (size == 1) store<u8>(place + lane, u8(value));
      else store<u16>(place + (lane << 1), u16(value));
    }
  }
  if (clears) v128.store(place, i64x2.splat(0), 16);
  return next(record);
}

function setTextFlags(control: u32, bits: u32, length: u32, otherLength: u32): void {
  const count: u32 = (control & 1) != 0 ? 8 : 16;
  let flags: u32 = 0;
  if (bits != 0) flags |= flagCarry;
  if (otherLength < count) flags |= flagZero;
  if (length < count) flags |= flagSign;
  if ((bits & 1) != 0) flags |= flagOverflow;
  changeFlags(ARITHMETIC, flags);
}

/** Lengths of explicit comparisons stand in rax and rdx, or eax and edx. */
export function compareStrings(
  record: u32,
  a: v128,
  b: v128,
  control: u32,
  isExplicit: bool,
  isMask: bool,
  isWide: bool,
  clears: bool,
): u32 {
  v128.store(texts, a);
  v128.store(texts, b, 16);
  let length: u32;
  let otherLength: u32;
  if (isExplicit) {
    const first = isWide ? readRegister<i64>(RAX) : i64(readRegister<i32>(RAX));
    const second = isWide ? readRegister<i64>(RDX) : i64(readRegister<i32>(RDX));
    length = explicitLength(first, control);
    otherLength = explicitLength(second, control);
  } else {
    length = implicitLength(0, control);
    otherLength = implicitLength(1, control);
  }
  const bits = compareTexts(control, length, otherLength);
  setTextFlags(control, bits, length, otherLength);
  return finish(record, control, bits, isMask, clears);
}
