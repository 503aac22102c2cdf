// Loads and stores of the x87: singles, doubles, 80 bits, integers, and decimal digits.
import { INFINITY, NAN, ZERO, indefinite, quiet } from '../floats/formats';
import {
  DENORMAL,
  INEXACT,
  INVALID,
  OVERFLOW,
  TOP,
  TO_ZERO,
  UNDERFLOW,
  fieldOfRounded,
  highOfResult,
  lowOfResult,
  roundResult,
  roundsUp,
  setResult,
  setRounding,
  shiftResult,
  signal,
  signalled,
  significandOfRounded,
} from '../floats/rounding';
import { checkWritable, readMemory, writeMemory } from '../memory';
import { addressOf, mem, next } from '../operands';
import {
  UNSUPPORTED,
  exponentOfNumber,
  kindAt,
  signOfNumber,
  significandOfNumber,
} from './numbers';
import {
  CONDITION1,
  INDEFINITE,
  INDEFINITE_WORD,
  beginFloat,
  checkPending,
  controlWord,
  float1,
  floatPlace,
  isEmpty,
  missingOperand,
  noteDenormal,
  popFloat,
  pushOut,
  report,
  reportSignalled,
  setFloat,
  setOut,
  setStatus,
  stackFault,
  statusWord,
  wasDenormalInMemory,
} from './registers';

/** A number in memory, as 80 bits: word and significand at their places in a register. */
export const memoryOperand: usize = memory.data(16, 16);

const QUIET: u64 = 0x4000000000000000;

function setOperand(word: u32, significand: u64): void {
  store<u64>(memoryOperand, significand);
  store<u16>(memoryOperand, u16(word), 8);
}

/** Bits of a single or a double; NaNs stay as loud as they are. Denormal numbers are signalled. */
export function takeFloat(bits: u64, width: u32, bias: i32, mask: i32): void {
  const sign: u32 = ((bits >> (width + (mask == 0x7ff ? 11 : 8))) & 1) != 0 ? 0x8000 : 0;
  const biased = i32(bits >> width) & mask;
  const fraction = bits & ((u64(1) << width) - 1);
  if (biased == mask) setOperand(sign | 0x7fff, TOP | (fraction << (63 - width)));
  else if (biased != 0) {
    setOperand(sign | u32(biased - bias + 16383), TOP | (fraction << (63 - width)));
  } else if (fraction == 0) setOperand(sign, 0);
  else {
    const shift = i32(clz<u64>(fraction));
    noteDenormal(true);
    setOperand(sign | u32(1 - bias + 16383 - (shift - i32(63 - width))), fraction << shift);
  }
}

@inline
export function takeMemory<T>(record: u32): void {
  if (sizeof<T>() == 8) takeFloat(mem<u64>(record), 52, 1023, 0x7ff);
  else takeFloat(u64(mem<u32>(record)), 23, 127, 0xff);
}

export function takeInteger(value: i64): void {
  if (value == 0) {
    setOperand(0, 0);
    return;
  }
  const sign: u32 = value < 0 ? 0x8000 : 0;
  const magnitude = value < 0 ? u64(-value) : u64(value);
  const shift = u32(clz<u64>(magnitude));
  setOperand(sign | (16383 + 63 - shift), magnitude << shift);
}

/** A NaN in memory becomes quiet when it is loaded. */
function pushOperand(): void {
  const word = load<u16>(memoryOperand, 8);
  let significand = load<u64>(memoryOperand);
  if ((word & 0x7fff) == 0x7fff && significand != TOP && (significand & QUIET) == 0) {
    signal(INVALID);
    significand |= QUIET;
  }
  if (wasDenormalInMemory()) signal(DENORMAL);
  setOut(word, significand);
  pushOut();
}

@inline
export function fld<T>(record: u32): u32 {
  checkPending();
  const bits = sizeof<T>() == 8 ? mem<u64>(record) : u64(mem<u32>(record));
  beginFloat();
  if (sizeof<T>() == 8) takeFloat(bits, 52, 1023, 0x7ff);
  else takeFloat(bits, 23, 127, 0xff);
  pushOperand();
  return next(record);
}

export function fld_m_80(record: u32): u32 {
  checkPending();
  const address = addressOf(record);
  const significand = readMemory<u64>(address);
  const word = readMemory<u16>(address + 8);
  beginFloat();
  setOut(word, significand);
  pushOut();
  return next(record);
}

@inline
export function fild<T>(record: u32): u32 {
  checkPending();
  const value = i64(mem<T>(record));
  beginFloat();
  takeInteger(value);
  pushOperand();
  return next(record);
}

export function fld_f(record: u32): u32 {
  beginFloat();
  const index = float1(record);
  if (isEmpty(index)) {
    setOut(INDEFINITE_WORD, INDEFINITE);
    if (stackFault(false)) pushIndefinite();
    return next(record);
  }
  setOut(load<u16>(floatPlace(index), 8), load<u64>(floatPlace(index)));
  pushOut();
  return next(record);
}

function pushIndefinite(): void {
  const top = ((statusWord() >> 11) - 1) & 7;
  setStatus((statusWord() & ~0x3800) | (top << 11));
  setFloat(0, INDEFINITE_WORD, INDEFINITE);
}

/** For the host: a number onto the stack, without exceptions. */
export function pushFloat(value: f64): void {
  setRounding(0, false, false);
  takeFloat(reinterpret<u64>(value), 52, 1023, 0x7ff);
  const top = ((statusWord() >> 11) - 1) & 7;
  setStatus((statusWord() & ~0x3800) | (top << 11));
  setFloat(0, load<u16>(memoryOperand, 8), load<u64>(memoryOperand));
}

/** What a denormal number in memory signals does not count where a NaN is the other operand. */
@inline
export function beginWithMemory<T>(record: u32): void {
  checkPending();
  const bits = mem<T>(record);
  beginFloat();
  takeMemory<T>(record);
}

let stored: u64 = 0;

/** st(0) as a single or double; false where an exception keeps it from being stored. */
function narrow(width: u32, bits: u32, bias: i32): bool {
  const kind = kindAt(floatPlace(0));
  const sign = signOfNumber();
  const significand = significandOfNumber();
  const mask = u64(bias * 2 + 1) << width;
  const signBit: u64 = sign ? u64(bias + 1) << (width + 1) : 0;
  if (kind == UNSUPPORTED) {
    signal(INVALID);
    stored = (u64(bias + 1) << (width + 1)) | mask | (u64(1) << (width - 1));
  } else if (kind == NAN) {
    if ((significand & QUIET) == 0) signal(INVALID);
    stored = signBit | mask | (((significand | QUIET) << 1) >> (64 - width));
  } else if (kind == INFINITY) stored = signBit | mask;
  else if (kind == ZERO) stored = signBit;
  else {
    setRounding(i32((controlWord() >> 10) & 3), false, (controlWord() & 16) == 0);
    setResult(sign, exponentOfNumber(), significand, 0);
    roundResult(bits, 1 - bias, bias);
    const fraction = (significandOfRounded() << 1) >> (64 - width);
    stored = signBit | (u64(fieldOfRounded()) << width) | fraction;
  }
  return (signalled() & ~controlWord() & (INVALID | OVERFLOW | UNDERFLOW)) == 0;
}

/** For a store: true where st(0) is there, or the indefinite value may be stored for it. */
function isStorable(): bool {
  if (!isEmpty(0)) return true;
  return stackFault(false);
}

function popIf(pops: bool): void {
  if (pops) popFloat();
}

/** T is the type of the bits: u32 or u64. */
@inline
export function fst<T>(record: u32, pops: bool): u32 {
  checkPending();
  const address = addressOf(record);
  checkWritable(address, sizeof<T>());
  beginFloat();
  const isMissing = isEmpty(0);
  if (isMissing) {
    if (!isStorable()) return next(record);
    stored = sizeof<T>() == 8 ? 0xfff8000000000000 : 0xffc00000;
  } else {
    const isStored = sizeof<T>() == 8 ? narrow(52, 53, 1023) : narrow(23, 24, 127);
    if (!isStored) {
      report(signalled() & (INVALID | OVERFLOW | UNDERFLOW), 0);
      return next(record);
    }
    reportSignalled(0);
  }
  writeMemory<T>(address, <T>stored);
  popIf(pops);
  return next(record);
}

export function fstp_m_80(record: u32): u32 {
  checkPending();
  const address = addressOf(record);
  checkWritable(address, 10);
  beginFloat();
  let word = load<u16>(floatPlace(0), 8);
  let significand = load<u64>(floatPlace(0));
  if (isEmpty(0)) {
    if (!isStorable()) return next(record);
    word = INDEFINITE_WORD;
    significand = INDEFINITE;
  }
  writeMemory<u64>(address, significand);
  writeMemory<u16>(address + 8, word);
  popFloat();
  return next(record);
}

@inline
export function fst_f(record: u32): u32 {
  return copyTop(record, false);
}

export function fstp_f(record: u32): u32 {
  return copyTop(record, true);
}

function copyTop(record: u32, pops: bool): u32 {
  beginFloat();
  if (isEmpty(0)) {
    if (!missingOperand(float1(record))) return next(record);
  } else {
    setFloat(float1(record), load<u16>(floatPlace(0), 8), load<u64>(floatPlace(0)));
  }
  popIf(pops);
  return next(record);
}

/** st(0) rounded to an integer whose magnitude is at most `limit`, one more where negative. */
function integerOf87(limit: u64): bool {
  const kind = kindAt(floatPlace(0));
  const sign = signOfNumber();
  stored = 0;
  if (kind == ZERO) return true;
  const exponent = exponentOfNumber();
  if (kind > INFINITY || kind == INFINITY || exponent > 63) return false;
  setResult(sign, exponent, significandOfNumber(), 0);
  shiftResult(63 - exponent);
  let value = highOfResult();
  const fraction = lowOfResult();
  const isUp = roundsUp((value & 1) != 0, fraction, sign);
  if (isUp) value++;
  if ((isUp && value == 0) || value > limit + u64(sign)) return false;
  if (fraction != 0) {
    signal(INEXACT);
    if (isUp) setStatus(statusWord() | CONDITION1);
  }
  stored = sign ? 0 - value : value;
  return true;
}

/** T is signed. */
@inline
export function fist<T>(record: u32, pops: bool, truncates: bool): u32 {
  checkPending();
  const address = addressOf(record);
  checkWritable(address, sizeof<T>());
  beginFloat();
  if (truncates) setRounding(TO_ZERO, false, false);
  const lowest: u64 = u64(1) << (sizeof<T>() * 8 - 1);
  if (isEmpty(0)) {
    if (!isStorable()) return next(record);
    stored = lowest;
  } else if (!integerOf87(lowest - 1)) {
    if (!report(INVALID, INVALID)) return next(record);
    stored = lowest;
  } else {
    report(signalled(), 0);
  }
  writeMemory<T>(address, <T>stored);
  popIf(pops);
  return next(record);
}

/** Eighteen decimal digits and a sign. */
export function fbstp_m_80(record: u32): u32 {
  checkPending();
  const address = addressOf(record);
  checkWritable(address, 10);
  beginFloat();
  let isIndefinite = isEmpty(0);
  if (isIndefinite) {
    if (!isStorable()) return next(record);
  } else if (!decimalOf87()) {
    if (!report(INVALID, INVALID)) return next(record);
    isIndefinite = true;
  } else {
    report(signalled(), 0);
  }
  if (isIndefinite) {
    writeMemory<u64>(address, INDEFINITE);
    writeMemory<u16>(address + 8, 0xffff);
  } else {
    writeDigits(address);
  }
  popFloat();
  return next(record);
}

let decimalSign: bool = false;

function decimalOf87(): bool {
  const kind = kindAt(floatPlace(0));
  decimalSign = signOfNumber();
  if (kind == ZERO) {
    stored = 0;
    return true;
  }
  if (!integerOf87(999999999999999999)) return false;
  if (decimalSign) stored = 0 - stored;
  return stored <= 999999999999999999;
}

function writeDigits(address: i64): void {
  let rest = stored;
  for (let at: i64 = 0; at < 9; at++) {
    const pair = u32(rest % 100);
    rest /= 100;
    writeMemory<u8>(address + at, u8((pair / 10) * 16 + (pair % 10)));
  }
  writeMemory<u8>(address + 9, decimalSign ? 0x80 : 0);
}

export function fbld_m_80(record: u32): u32 {
  checkPending();
  const address = addressOf(record);
  const digits = readMemory<u64>(address);
  const last = readMemory<u16>(address + 8);
  beginFloat();
  let value: u64 = u64(last & 15) + u64((last >> 4) & 15) * 10;
  for (let at = 7; at >= 0; at--) {
    const pair = (digits >> (at << 3)) & 0xff;
    value = value * 100 + (pair >> 4) * 10 + (pair & 15);
  }
  takeInteger(i64(value));
  const sign: u16 = (last & 0x8000) != 0 ? 0x8000 : 0;
  setOut(load<u16>(memoryOperand, 8) | sign, load<u64>(memoryOperand));
  pushOut();
  return next(record);
}
