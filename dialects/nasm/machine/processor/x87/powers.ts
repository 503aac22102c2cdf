// f2xm1, fyl2x and fyl2xp1: worked out in 128 bits, rounded once to 64.
import { addNumbers } from '../floats/arithmetic';
import { INFINITY, NAN, NUMBER, ZERO } from '../floats/formats';
import {
  DENORMAL,
  INEXACT,
  TOP,
  ZERO_DIVIDE,
  exponentOfResult,
  highOfResult,
  lowOfResult,
  setResult,
  signOfResult,
  signal,
} from '../floats/rounding';
import { next } from '../operands';
import {
  UNSUPPORTED,
  areNumbers,
  exponentOfNumber,
  isDenormalFloat,
  kindAt,
  outInexact,
  outInfinity,
  outNan,
  outRounded,
  outZero,
  signOfNumber,
  significandOfNumber,
} from './numbers';
import {
  beginFloat,
  finishTo,
  floatPlace,
  isEmpty,
  missingOperand,
  popFloat,
  setOut,
  signalInvalid,
} from './registers';
import {
  LN2_HIGH,
  LN2_LOW,
  LOG2E_HIGH,
  LOG2E_LOW,
  exponentialSeries,
  multiplyWide,
  oddSeries,
  quotientOf,
  setArgument,
  setSquare,
  takeWide,
  wideHigh,
  wideLow,
} from './wide';

/** f2xm1: 2 to the power of st(0) less 1; beyond -1 to 1 nothing is defined. */
export function f2xm1(record: u32): u32 {
  beginFloat();
  if (isEmpty(0)) {
    missingOperand(0);
    return next(record);
  }
  const place = floatPlace(0);
  const kind = kindAt(place);
  const sign = signOfNumber();
  if (kind == UNSUPPORTED) signalInvalid();
  else if (kind == NAN) outNan(load<u16>(place, 8), load<u64>(place));
  else if (kind == ZERO) outZero(sign);
  else if (kind == INFINITY) {
    if (sign) setOut(0xbfff, TOP);
    else outInfinity(false);
  } else {
    if (isDenormalFloat()) signal(DENORMAL);
    powerOfTwo(sign);
  }
  finishTo(0);
  return next(record);
}

function powerOfTwo(sign: bool): void {
  const exponent = exponentOfNumber();
  if (exponent >= 0) {
    const isWhole = exponent == 0 && significandOfNumber() == TOP;
    // Also what is exact counts as inexact.
    signal(INEXACT);
    if (sign && isWhole) setOut(0xbffe, TOP);
    else setOut(load<u16>(floatPlace(0), 8), load<u64>(floatPlace(0)));
    return;
  }
  multiplyWide(significandOfNumber(), 0, LN2_HIGH, LN2_LOW);
  takeWide(sign, exponent - 1 + 1);
  const upper = highOfResult();
  const lower = lowOfResult();
  const scale = exponentOfResult();
  setArgument(upper, lower, scale);
  exponentialSeries(sign);
  multiplyWide(upper, lower, wideHigh(), wideLow());
  takeWide(sign, scale + 1);
  outInexact();
}

/** The logarithm to base 2 of a number by its significand, as the result; false for 1. */
function logarithm(exponent: i32, significand: u64): bool {
  let whole = exponent;
  let upper = significand;
  const isUpper = upper > 0xb504f333f9de6484;
  if (isUpper) whole++;
  // With m in 1/sqrt 2 to sqrt 2: f = (m - 1) / (m + 1).
  if (isUpper) addNumbers(true, 0, TOP, 0, false, -1, upper, 0);
  else addNumbers(false, 0, upper, 0, true, 0, TOP, 0);
  const isOne = highOfResult() == 0;
  if (isOne) {
    if (whole == 0) return false;
    setWhole(whole);
    return true;
  }
  const sign = signOfResult();
  const restHigh = highOfResult();
  const restLow = lowOfResult();
  const restExponent = exponentOfResult();
  addNumbers(false, 0, TOP, 0, false, isUpper ? -1 : 0, upper, 0);
  logarithmOfQuotient(sign, restExponent, restHigh, restLow);
  if (whole != 0) {
    const e = exponentOfResult();
    const h = highOfResult();
    const l = lowOfResult();
    setWhole(whole);
    addNumbers(signOfResult(), exponentOfResult(), highOfResult(), 0, sign, e, h, l);
  }
  return true;
}

/** 2 atanh(f) / ln 2 of what stands here by the result. */
function logarithmOfQuotient(sign: bool, exponent: i32, upper: u64, lower: u64): void {
  const scale = exponent - exponentOfResult();
  quotientOf(upper, lower, highOfResult(), lowOfResult());
  takeWide(false, scale);
  const fHigh = highOfResult();
  const fLow = lowOfResult();
  const fExponent = exponentOfResult();
  setSquare(fHigh, fLow, fExponent);
  oddSeries(false, 28);
  multiplyWide(fHigh, fLow, wideHigh(), wideLow());
  takeWide(sign, fExponent + 1);
  const last = exponentOfResult();
  multiplyWide(highOfResult(), lowOfResult(), LOG2E_HIGH, LOG2E_LOW);
  takeWide(sign, last + 2);
}

function setWhole(whole: i32): void {
  const size = u64(whole < 0 ? -whole : whole);
  const shift = u32(clz<u64>(size));
  setResult(whole < 0, 63 - i32(shift), size << shift, 0);
}

/** The result times st(1), rounded. */
function timesSecond(): void {
  const sign = signOfResult();
  const exponent = exponentOfResult();
  const upper = highOfResult();
  const lower = lowOfResult();
  kindAt(floatPlace(1));
  multiplyWide(upper, lower, significandOfNumber(), 0);
  takeWide(sign != signOfNumber(), exponent + exponentOfNumber() + 1);
}

/** fyl2x: st(1) times the logarithm of st(0). */
export function fyl2x(record: u32): u32 {
  return logarithmic(record, false);
}

export function fyl2xp1(record: u32): u32 {
  return logarithmic(record, true);
}

function logarithmic(record: u32, isPlusOne: bool): u32 {
  beginFloat();
  if (isEmpty(0) || isEmpty(1)) {
    if (missingOperand(1)) popFloat();
    return next(record);
  }
  if (areNumbers(floatPlace(1), floatPlace(0))) {
    if (isPlusOne) logarithmPlusOne();
    else logarithmOfTop();
  }
  if (finishTo(1)) popFloat();
  return next(record);
}

function logarithmOfTop(): void {
  const factorKind = kindAt(floatPlace(1));
  const factorSign = signOfNumber();
  let hasDenormal = factorKind == NUMBER && isDenormalFloat();
  const kind = kindAt(floatPlace(0));
  const exponent = exponentOfNumber();
  const significand = significandOfNumber();
  const sign = signOfNumber();
  hasDenormal = hasDenormal || (kind == NUMBER && isDenormalFloat());
  const isOne = kind == NUMBER && exponent == 0 && significand == TOP;
  const isBelowOne = kind == ZERO || (kind == NUMBER && exponent < 0);
  if (sign && kind != ZERO) signalInvalid();
  else if (kind == ZERO && factorKind == ZERO) signalInvalid();
  else if (factorKind == INFINITY && isOne) signalInvalid();
  else if (kind == INFINITY && factorKind == ZERO) signalInvalid();
  else if (kind == ZERO) {
    if (factorKind == NUMBER) signal(ZERO_DIVIDE);
    outInfinity(!factorSign);
  } else {
    if (hasDenormal) signal(DENORMAL);
    if (kind == INFINITY || factorKind == INFINITY) outInfinity(factorSign != isBelowOne);
    else if (factorKind == ZERO || isOne) outZero(factorSign != isBelowOne);
    else {
      logarithm(exponent, significand);
      const isExact = significand == TOP;
      timesSecond();
      if (isExact) outRounded(64);
      else outInexact();
      // Also what is exact counts as inexact.
      signal(INEXACT);
    }
  }
}

function logarithmPlusOne(): void {
  const factorKind = kindAt(floatPlace(1));
  const factorSign = signOfNumber();
  let hasDenormal = factorKind == NUMBER && isDenormalFloat();
  const kind = kindAt(floatPlace(0));
  const exponent = exponentOfNumber();
  const significand = significandOfNumber();
  const sign = signOfNumber();
  hasDenormal = hasDenormal || (kind == NUMBER && isDenormalFloat());
  if (kind == INFINITY) {
    if (sign || factorKind == ZERO) signalInvalid();
    else outInfinity(factorSign);
    return;
  }
  if (factorKind == INFINITY && kind == ZERO) {
    signalInvalid();
    return;
  }
  if (hasDenormal) signal(DENORMAL);
  if (factorKind == INFINITY) outInfinity(factorSign != sign);
  else if (kind == ZERO || factorKind == ZERO) outZero(factorSign != sign);
  else if (exponent >= 0) {
    logarithmOfLarge(sign, exponent, significand);
  } else {
    addNumbers(false, 1, TOP, 0, sign, exponent, significand, 0);
    logarithmOfQuotient(sign, exponent, significand, 0);
    timesSecond();
    outInexact();
  }
}

/** Beyond the range that fyl2xp1 is defined for. */
function logarithmOfLarge(sign: bool, exponent: i32, significand: u64): void {
  if (sign) {
    setOut(load<u16>(floatPlace(0), 8), load<u64>(floatPlace(0)));
    return;
  }
  addNumbers(false, 0, TOP, 0, false, exponent, significand, 0);
  logarithm(exponentOfResult(), highOfResult());
  timesSecond();
  outInexact();
}
