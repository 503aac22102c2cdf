// Numbers of 80 bits: their classes, and arithmetic on them as the control word wants it.
import {
  addNumbers,
  divideNumbers,
  isZeroResult,
  multiplyNumbers,
  rootOfNumber,
} from '../floats/arithmetic';
import { INFINITY, NAN, NUMBER, ZERO } from '../floats/formats';
import {
  DENORMAL,
  exponentOfResult,
  fieldOfRounded,
  highOfResult,
  INVALID,
  lowOfResult,
  roundResult,
  setResult,
  signal,
  significandOfRounded,
  signOfResult,
  signOfZero,
  TOP,
  ZERO_DIVIDE,
} from '../floats/rounding';
import { precisionBits, setOut, signalInvalid, wasDenormalInMemory } from './registers';

/** Encodings that the processors since the 387 do not take. */
export const UNSUPPORTED: i32 = 4;
const QUIET: u64 = 0x4000000000000000;

let numberSign: bool = false;
let numberExponent: i32 = 0;
let numberSignificand: u64 = 0;
let numberIsDenormal: bool = false;

export function signOfNumber(): bool {
  return numberSign;
}

export function exponentOfNumber(): i32 {
  return numberExponent;
}

export function significandOfNumber(): u64 {
  return numberSignificand;
}

export function isDenormalFloat(): bool {
  return numberIsDenormal;
}

/** Takes a number apart; its class. A denormal one is normalized. */
export function takeApart(word: u16, significand: u64): i32 {
  const biased = i32(word & 0x7fff);
  numberSign = (word & 0x8000) != 0;
  numberIsDenormal = false;
  numberSignificand = significand;
  if (biased == 0x7fff) {
    if ((significand & TOP) == 0) return UNSUPPORTED;
    return significand == TOP ? INFINITY : NAN;
  }
  if (biased == 0) {
    if (significand == 0) return ZERO;
    const shift = i32(clz<u64>(significand));
    numberSignificand = significand << shift;
    numberExponent = -16382 - shift;
    numberIsDenormal = true;
    return NUMBER;
  }
  if ((significand & TOP) == 0) return UNSUPPORTED;
  numberExponent = biased - 16383;
  return NUMBER;
}

@inline
export function kindAt(place: u32): i32 {
  return takeApart(load<u16>(place, 8), load<u64>(place));
}

/** Rounds the result to so many bits; it goes out. */
export function outRounded(bits: u32): void {
  roundResult(bits, -16382, 16383);
  const word = u16(fieldOfRounded()) | (signOfResult() ? 0x8000 : 0);
  setOut(word, significandOfRounded());
}

export function outInfinity(sign: bool): void {
  setOut(sign ? 0xffff : 0x7fff, TOP);
}

export function outZero(sign: bool): void {
  setOut(sign ? 0x8000 : 0, 0);
}

@inline
function isQuiet(significand: u64): bool {
  return (significand & QUIET) != 0;
}

/** One NaN alone: quiet, with a signal where it was not. */
export function outNan(word: u16, significand: u64): void {
  if (!isQuiet(significand)) signal(INVALID);
  setOut(word, significand | QUIET);
}

/** Of two NaNs the one with the larger significand counts, but a quiet one before a loud one. */
function outNanOf(left: u32, right: u32, leftKind: i32, rightKind: i32): void {
  const a = load<u64>(left);
  const b = load<u64>(right);
  if (leftKind != NAN) {
    outNan(load<u16>(right, 8), b);
    return;
  }
  if (rightKind != NAN) {
    outNan(load<u16>(left, 8), a);
    return;
  }
  if (!isQuiet(a) || !isQuiet(b)) signal(INVALID);
  let takesLeft = (a | QUIET) > (b | QUIET);
  if (isQuiet(a) != isQuiet(b)) takesLeft = isQuiet(a);
  else if (a == b) takesLeft = (load<u16>(left, 8) & 0x8000) == 0;
  if (takesLeft) setOut(load<u16>(left, 8), a | QUIET);
  else setOut(load<u16>(right, 8), b | QUIET);
}

/** True where no operand is a NaN or no number at all; else the result is out. */
export function areNumbers(left: u32, right: u32): bool {
  const leftKind = kindAt(left);
  const rightKind = kindAt(right);
  if (leftKind == UNSUPPORTED || rightKind == UNSUPPORTED) {
    signalInvalid();
    return false;
  }
  if (leftKind != NAN && rightKind != NAN) return true;
  outNanOf(left, right, leftKind, rightKind);
  return false;
}

export const FLOAT_ADD: i32 = 0;
export const FLOAT_SUBTRACT: i32 = 1;
export const FLOAT_MULTIPLY: i32 = 2;
export const FLOAT_DIVIDE: i32 = 3;

function combineSpecial(operation: i32, sign: bool, other: bool, kind: i32, otherKind: i32): void {
  const product = sign != other;
  const hasInfinity = kind == INFINITY || otherKind == INFINITY;
  const hasZero = kind == ZERO || otherKind == ZERO;
  if (operation == FLOAT_MULTIPLY) {
    if (hasInfinity && hasZero) signalInvalid();
    else if (hasInfinity) outInfinity(product);
    else outZero(product);
  } else if (operation == FLOAT_DIVIDE) {
    if (kind == otherKind) signalInvalid();
    else if (kind == INFINITY) outInfinity(product);
    else if (otherKind == ZERO) {
      signal(ZERO_DIVIDE);
      outInfinity(product);
    } else outZero(product);
  } else if (kind == INFINITY && otherKind == INFINITY && product) signalInvalid();
  else if (hasInfinity) outInfinity(kind == INFINITY ? sign : other);
  else outZero(product ? signOfZero() : sign);
}

/** The result of an operation on the numbers at two places goes out; signals. */
export function combine(operation: i32, left: u32, right: u32): void {
  if (!areNumbers(left, right)) return;
  const kind = kindAt(left);
  const sign = numberSign;
  const exponent = numberExponent;
  const significand = numberSignificand;
  let hasDenormal = numberIsDenormal;
  const otherKind = kindAt(right);
  const other = operation == FLOAT_SUBTRACT ? !numberSign : numberSign;
  hasDenormal = hasDenormal || numberIsDenormal || wasDenormalInMemory();
  const dividesByZero = operation == FLOAT_DIVIDE && otherKind == ZERO;
  if (hasDenormal && !dividesByZero) signal(DENORMAL);
  const isSum = operation == FLOAT_ADD || operation == FLOAT_SUBTRACT;
  const isPlainNumber = kind == NUMBER && otherKind == NUMBER;
  const isOneZero = kind != INFINITY && otherKind != INFINITY && kind != otherKind;
  if (!isPlainNumber && !(isSum && isOneZero)) {
    combineSpecial(operation, sign, other, kind, otherKind);
    return;
  }
  if (operation == FLOAT_MULTIPLY) {
    multiplyNumbers(sign != other, exponent + numberExponent, significand, numberSignificand);
  } else if (operation == FLOAT_DIVIDE) {
    divideNumbers(sign != other, exponent - numberExponent, significand, numberSignificand);
  } else if (kind == ZERO) setResult(other, numberExponent, numberSignificand, 0);
  else if (otherKind == ZERO) setResult(sign, exponent, significand, 0);
  else {
    addNumbers(sign, exponent, significand, 0, other, numberExponent, numberSignificand, 0);
    if (isZeroResult()) {
      outZero(signOfResult());
      return;
    }
  }
  outRounded(precisionBits());
}

export function rootAt(place: u32): void {
  const kind = kindAt(place);
  if (kind == UNSUPPORTED) signalInvalid();
  else if (kind == NAN) outNan(load<u16>(place, 8), load<u64>(place));
  else if (kind == ZERO) outZero(numberSign);
  else if (numberSign) signalInvalid();
  else if (kind == INFINITY) outInfinity(false);
  else {
    if (numberIsDenormal) signal(DENORMAL);
    rootOfNumber(numberExponent, numberSignificand);
    outRounded(precisionBits());
  }
}

export const LESS_THAN: u32 = 0x100;
export const EQUAL_TO: u32 = 0x4000;
export const GREATER_THAN: u32 = 0;
export const UNORDERED_WITH: u32 = 0x4500;

/** Compares the numbers at two places: the conditions 3, 2 and 0 of it; signals. */
export function compareAt(left: u32, right: u32, forQuiet: bool): u32 {
  const kind = kindAt(left);
  const sign = numberSign;
  const exponent = numberExponent;
  const significand = numberSignificand;
  let hasDenormal = numberIsDenormal;
  const otherKind = kindAt(right);
  hasDenormal = hasDenormal || numberIsDenormal || wasDenormalInMemory();
  if (kind > INFINITY || otherKind > INFINITY) {
    const isLoud =
      (kind == NAN && !isQuiet(significand)) || (otherKind == NAN && !isQuiet(numberSignificand));
    const isNone = kind == UNSUPPORTED || otherKind == UNSUPPORTED;
    if (forQuiet || isLoud || isNone) signal(INVALID);
    return UNORDERED_WITH;
  }
  if (hasDenormal) signal(DENORMAL);
  if (kind == ZERO && otherKind == ZERO) return EQUAL_TO;
  if (kind == ZERO) return numberSign ? GREATER_THAN : LESS_THAN;
  if (otherKind == ZERO || sign != numberSign) return sign ? LESS_THAN : GREATER_THAN;
  const size = kind == INFINITY ? 99999 : exponent;
  const otherSize = otherKind == INFINITY ? 99999 : numberExponent;
  if (size == otherSize && significand == numberSignificand) return EQUAL_TO;
  const isSmaller =
    size < otherSize || (size == otherSize && significand < numberSignificand);
  return isSmaller != sign ? LESS_THAN : GREATER_THAN;
}

/** The result of an irrational function is never exact. */
export function outInexact(): void {
  const sign = signOfResult();
  setResult(sign, exponentOfResult(), highOfResult(), lowOfResult() | 1);
  outRounded(64);
}
