// Arithmetic of the x87, and what else changes its stack.
import { INFINITY, NAN, NUMBER, ZERO } from '../floats/formats';
import {
  DENORMAL,
  INEXACT,
  ZERO_DIVIDE,
  highOfResult,
  lowOfResult,
  roundsUp,
  setResult,
  shiftResult,
  signal,
} from '../floats/rounding';
import { mem, next } from '../operands';
import {
  UNSUPPORTED,
  areNumbers,
  combine,
  exponentOfNumber,
  isDenormalFloat,
  kindAt,
  outInfinity,
  outNan,
  outRounded,
  outZero,
  rootAt,
  signOfNumber,
  significandOfNumber,
} from './numbers';
import {
  CONDITION0,
  CONDITION1,
  CONDITION2,
  CONDITION3,
  INDEFINITE,
  INDEFINITE_WORD,
  beginFloat,
  checkPending,
  finishTo,
  float1,
  floatPlace,
  isEmpty,
  missingOperand,
  moveTop,
  popFloat,
  setConditions,
  setFloat,
  setOut,
  setStatus,
  signalInvalid,
  significandOut,
  stackFault,
  statusWord,
  wordOut,
} from './registers';
import { beginWithMemory, memoryOperand, takeInteger } from './transfers';

/** The result of st(left) and st(right) goes to st(target). */
function operateOn(
  operation: i32,
  left: u32,
  right: u32,
  target: u32,
  record: u32,
  pops: bool,
): u32 {
  beginFloat();
  if (isEmpty(left) || isEmpty(right)) {
    if (missingOperand(target) && pops) popFloat();
    return next(record);
  }
  combine(operation, floatPlace(left), floatPlace(right));
  if (finishTo(target) && pops) popFloat();
  return next(record);
}

/** fadd st(0), st(i); reversed: st(i) comes first. */
export function toTop(operation: i32, record: u32, isReversed: bool): u32 {
  const index = float1(record);
  if (isReversed) return operateOn(operation, index, 0, 0, record, false);
  return operateOn(operation, 0, index, 0, record, false);
}

/** fadd st(i), st(0), and faddp. */
export function toOther(operation: i32, record: u32, isReversed: bool, pops: bool): u32 {
  const index = float1(record);
  if (isReversed) return operateOn(operation, 0, index, index, record, pops);
  return operateOn(operation, index, 0, index, record, pops);
}

function withOperand(operation: i32, record: u32, isReversed: bool): u32 {
  if (isEmpty(0)) {
    missingOperand(0);
    return next(record);
  }
  if (isReversed) combine(operation, memoryOperand, floatPlace(0));
  else combine(operation, floatPlace(0), memoryOperand);
  finishTo(0);
  return next(record);
}

@inline
export function withFloat<T>(operation: i32, record: u32, isReversed: bool): u32 {
  beginWithMemory<T>(record);
  return withOperand(operation, record, isReversed);
}

/** T is signed. */
@inline
export function withInteger<T>(operation: i32, record: u32, isReversed: bool): u32 {
  checkPending();
  const value = i64(mem<T>(record));
  beginFloat();
  takeInteger(value);
  return withOperand(operation, record, isReversed);
}

export function fxch_f(record: u32): u32 {
  beginFloat();
  const index = float1(record);
  if (isEmpty(0) || isEmpty(index)) {
    if (!stackFault(false)) return next(record);
    if (isEmpty(0)) setFloat(0, INDEFINITE_WORD, INDEFINITE);
    if (isEmpty(index)) setFloat(index, INDEFINITE_WORD, INDEFINITE);
  }
  const word = load<u16>(floatPlace(0), 8);
  const significand = load<u64>(floatPlace(0));
  setFloat(0, load<u16>(floatPlace(index), 8), load<u64>(floatPlace(index)));
  setFloat(index, word, significand);
  return next(record);
}

/** fchs and fabs: the sign alone. */
@inline
function changeSign(record: u32, keeps: u16, flips: u16): u32 {
  beginFloat();
  if (isEmpty(0)) missingOperand(0);
  else {
    const word = load<u16>(floatPlace(0), 8);
    store<u16>(floatPlace(0), (word & keeps) ^ flips, 8);
  }
  return next(record);
}

export function fchs(record: u32): u32 {
  return changeSign(record, 0xffff, 0x8000);
}

export function fabs(record: u32): u32 {
  return changeSign(record, 0x7fff, 0);
}

export function fsqrt(record: u32): u32 {
  beginFloat();
  if (isEmpty(0)) {
    missingOperand(0);
    return next(record);
  }
  rootAt(floatPlace(0));
  finishTo(0);
  return next(record);
}

export function fxam(record: u32): u32 {
  checkPending();
  const kind = kindAt(floatPlace(0));
  let conditions: u32 = (load<u16>(floatPlace(0), 8) & 0x8000) != 0 ? CONDITION1 : 0;
  if (isEmpty(0)) conditions |= CONDITION3 | CONDITION0;
  else if (kind == ZERO) conditions |= CONDITION3;
  else if (kind == INFINITY) conditions |= CONDITION2 | CONDITION0;
  else if (kind == NAN) conditions |= CONDITION0;
  else if (kind == NUMBER) {
    conditions |= isDenormalFloat() ? CONDITION2 | CONDITION3 : CONDITION2;
  }
  setConditions(conditions);
  return next(record);
}

export function frndint(record: u32): u32 {
  beginFloat();
  if (isEmpty(0)) {
    missingOperand(0);
    return next(record);
  }
  const place = floatPlace(0);
  const kind = kindAt(place);
  setOut(load<u16>(place, 8), load<u64>(place));
  if (kind == UNSUPPORTED) signalInvalid();
  else if (kind == NAN) outNan(load<u16>(place, 8), load<u64>(place));
  else if (kind == NUMBER) {
    if (isDenormalFloat()) signal(DENORMAL);
    if (exponentOfNumber() < 63) toWhole();
  }
  const isUp = roundedToWhole;
  roundedToWhole = false;
  if (finishTo(0) && isUp) setStatus(statusWord() | CONDITION1);
  return next(record);
}

let roundedToWhole: bool = false;

function toWhole(): void {
  const sign = signOfNumber();
  setResult(sign, exponentOfNumber(), significandOfNumber(), 0);
  shiftResult(63 - exponentOfNumber());
  let value = highOfResult();
  const fraction = lowOfResult();
  roundedToWhole = roundsUp((value & 1) != 0, fraction, sign);
  if (roundedToWhole) value++;
  if (fraction != 0) signal(INEXACT);
  if (value == 0) {
    outZero(sign);
    return;
  }
  const shift = u32(clz<u64>(value));
  const word = u16(16383 + 63 - i32(shift)) | (sign ? 0x8000 : 0);
  setOut(word, value << shift);
}

/** fscale: st(0) times two to the power of st(1), cut to a whole number. */
export function fscale(record: u32): u32 {
  beginFloat();
  if (isEmpty(0) || isEmpty(1)) {
    missingOperand(0);
    return next(record);
  }
  const place = floatPlace(0);
  if (areNumbers(place, floatPlace(1))) scaleNumbers(place);
  finishTo(0);
  return next(record);
}

function scaleNumbers(place: u32): void {
  const powerKind = kindAt(floatPlace(1));
  const powerSign = signOfNumber();
  const powerExponent = exponentOfNumber();
  const powerSignificand = significandOfNumber();
  let hasDenormal = powerKind == NUMBER && isDenormalFloat();
  const kind = kindAt(place);
  hasDenormal = hasDenormal || (kind == NUMBER && isDenormalFloat());
  const sign = signOfNumber();
  if (powerKind == INFINITY) {
    if (powerSign ? kind == INFINITY : kind == ZERO) signalInvalid();
    else {
      if (hasDenormal) signal(DENORMAL);
      if (powerSign) outZero(sign);
      else outInfinity(sign);
    }
    return;
  }
  if (hasDenormal) signal(DENORMAL);
  setOut(load<u16>(place, 8), load<u64>(place));
  if (kind != NUMBER) return;
  let power: i32 = 0;
  if (powerKind == NUMBER && powerExponent >= 0) {
    power = powerExponent > 16 ? 0x10000 : i32(powerSignificand >> (63 - powerExponent));
  }
  const exponent = exponentOfNumber() + (powerSign ? -power : power);
  setResult(sign, exponent, significandOfNumber(), 0);
  outRounded(64);
}

/** fxtract: the exponent takes the number's place, and the significand is pushed. */
export function fxtract(record: u32): u32 {
  beginFloat();
  if (isEmpty(0) || !isEmpty(7)) {
    if (!stackFault(!isEmpty(0))) return next(record);
    setFloat(0, INDEFINITE_WORD, INDEFINITE);
    moveTop(-1);
    setFloat(0, INDEFINITE_WORD, INDEFINITE);
    return next(record);
  }
  const place = floatPlace(0);
  const kind = kindAt(place);
  const sign = signOfNumber();
  const significand = significandOfNumber();
  let word: u16 = u16(sign) << 15;
  let upper = significand;
  if (kind == NUMBER) {
    if (isDenormalFloat()) signal(DENORMAL);
    word |= 0x3fff;
    takeInteger(i64(exponentOfNumber()));
    setOut(load<u16>(memoryOperand, 8), load<u64>(memoryOperand));
  } else if (kind == ZERO) {
    signal(ZERO_DIVIDE);
    outInfinity(true);
    upper = 0;
  } else if (kind == INFINITY) {
    outInfinity(false);
    word |= 0x7fff;
  } else {
    if (kind == NAN) outNan(load<u16>(place, 8), load<u64>(place));
    else signalInvalid();
    word = wordOut();
    upper = significandOut();
  }
  if (!finishTo(0)) return next(record);
  moveTop(-1);
  setFloat(0, word, upper);
  return next(record);
}
