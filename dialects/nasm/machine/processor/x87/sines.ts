// fsin, fcos, fsincos and fptan: worked out in 128 bits, rounded once to 64.
import { addNumbers } from '../floats/arithmetic';
import { INFINITY, NAN, NUMBER, ZERO } from '../floats/formats';
import {
  DENORMAL,
  TOP,
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
  exponentOfNumber,
  isDenormalFloat,
  kindAt,
  outInexact,
  outNan,
  outZero,
  signOfNumber,
  significandOfNumber,
} from './numbers';
import {
  CONDITION2,
  INDEFINITE,
  INDEFINITE_WORD,
  beginFloat,
  finishTo,
  floatPlace,
  isEmpty,
  missingOperand,
  moveTop,
  setFloat,
  setOut,
  setStatus,
  signalInvalid,
  significandOut,
  stackFault,
  statusWord,
  wordOut,
} from './registers';
import {
  HALF_PI_HIGH,
  circularSeries,
  multiplyWide,
  quotientOf,
  setSquare,
  takeWide,
  wideHigh,
  wideLow,
} from './wide';

// The angle: its quadrant, and what is beyond it, at most an eighth of a turn.
let quadrant: u32 = 0;
let angleHigh: u64 = 0;
let angleLow: u64 = 0;
let angleExponent: i32 = 0;
let isMirrored: bool = false;

/** Half of pi as processors reduce angles by it: 66 bits. */
const QUARTER_LOW: u64 = 0xc000000000000000;

/** Takes quarters of a turn off a number below 2^63. */
function reduceAngle(exponent: i32, significand: u64): void {
  let upper = significand;
  let lower: u64 = 0;
  let carried: bool = false;
  quadrant = 0;
  isMirrored = false;
  if (exponent < -1) {
    angleHigh = upper;
    angleLow = 0;
    angleExponent = exponent;
    return;
  }
  const steps = exponent;
  for (let step = steps; step >= 0; step--) {
    quadrant <<= 1;
    const isBelow = upper < HALF_PI_HIGH || (upper == HALF_PI_HIGH && lower < QUARTER_LOW);
    if (carried || !isBelow) {
      upper = upper - HALF_PI_HIGH - u64(lower < QUARTER_LOW);
      lower -= QUARTER_LOW;
      quadrant |= 1;
    }
    if (step > 0) {
      carried = (upper >> 63) != 0;
      upper = (upper << 1) | (lower >> 63);
      lower <<= 1;
    }
  }
  const scale = exponent < 0 ? exponent : 0;
  if ((upper | lower) == 0) {
    angleHigh = TOP;
    angleLow = 0;
    angleExponent = -128;
    return;
  }
  const shift = u32(clz<u64>(upper));
  const restExponent = scale - i32(shift);
  let restHigh = upper;
  if (shift == 64) restHigh = lower;
  else if (shift > 0) restHigh = (upper << shift) | (lower >> (64 - shift));
  const restLow = shift == 64 ? 0 : lower << shift;
  // Beyond an eighth of a turn the rest up to a quarter counts.
  const half = HALF_PI_HIGH >> 1;
  const value = scale < 0 ? upper >> 1 : upper;
  if (value > half) {
    isMirrored = true;
    addNumbers(false, 0, HALF_PI_HIGH, QUARTER_LOW, true, restExponent, restHigh, restLow);
  } else {
    setResult(false, restExponent, restHigh, restLow);
  }
  angleHigh = highOfResult();
  angleLow = lowOfResult();
  angleExponent = exponentOfResult();
}

/** The sine or cosine of the angle as the result. */
function circular(isCosine: bool, sign: bool): void {
  setSquare(angleHigh, angleLow, angleExponent);
  if (isCosine) {
    circularSeries(1);
    takeWide(sign, 0);
  } else {
    circularSeries(2);
    multiplyWide(angleHigh, angleLow, wideHigh(), wideLow());
    takeWide(sign, angleExponent + 1);
  }
}

function sineOfAngle(sign: bool): void {
  const isCosine = ((quadrant & 1) != 0) != isMirrored;
  circular(isCosine, sign != ((quadrant & 2) != 0));
}

function cosineOfAngle(): void {
  const isCosine = ((quadrant & 1) != 0) == isMirrored;
  circular(isCosine, ((quadrant + 1) & 2) != 0);
}

/** What is beside a plain number: true where the angle has been set. */
function takeAngle(place: u32): bool {
  const kind = kindAt(place);
  if (kind == UNSUPPORTED || kind == INFINITY) signalInvalid();
  else if (kind == NAN) outNan(load<u16>(place, 8), load<u64>(place));
  else if (kind == NUMBER) {
    if (isDenormalFloat()) signal(DENORMAL);
    if (exponentOfNumber() < 63) {
      reduceAngle(exponentOfNumber(), significandOfNumber());
      return true;
    }
  }
  return false;
}

function isOutOfRange(place: u32): bool {
  return kindAt(place) == NUMBER && exponentOfNumber() >= 63;
}

function setCondition2(isSet: bool): void {
  setStatus((statusWord() & ~CONDITION2) | (isSet ? CONDITION2 : 0));
}

/** fsin and fcos. */
@inline
function sineOrCosine(record: u32, isCosine: bool): u32 {
  beginFloat();
  if (isEmpty(0)) {
    setCondition2(false);
    missingOperand(0);
    return next(record);
  }
  const place = floatPlace(0);
  setCondition2(isOutOfRange(place));
  if (isOutOfRange(place)) return next(record);
  const sign = signOfNumber();
  if (takeAngle(place)) {
    if (isCosine) cosineOfAngle();
    else sineOfAngle(sign);
    outInexact();
  } else if (kindAt(place) == ZERO) {
    if (isCosine) setOut(0x3fff, TOP);
    else outZero(sign);
  }
  finishTo(0);
  return next(record);
}

export function fsin(record: u32): u32 {
  return sineOrCosine(record, false);
}

export function fcos(record: u32): u32 {
  return sineOrCosine(record, true);
}

/** A fault of the stack where one number becomes two. */
function faultOfTwo(): void {
  if (!stackFault(!isEmpty(0))) return;
  setFloat(0, INDEFINITE_WORD, INDEFINITE);
  moveTop(-1);
  setFloat(0, INDEFINITE_WORD, INDEFINITE);
}

let firstWord: u16 = 0;
let firstSignificand: u64 = 0;

/** Stores the result, then pushes another number. */
function finishTwo(word: u16, significand: u64): void {
  if (!finishTo(0)) return;
  moveTop(-1);
  setFloat(0, word, significand);
}

export function fsincos(record: u32): u32 {
  beginFloat();
  if (isEmpty(0) || !isEmpty(7)) {
    setCondition2(false);
    faultOfTwo();
    return next(record);
  }
  const place = floatPlace(0);
  setCondition2(isOutOfRange(place));
  if (isOutOfRange(place)) return next(record);
  const sign = signOfNumber();
  if (takeAngle(place)) {
    cosineOfAngle();
    outInexact();
    firstWord = wordOut();
    firstSignificand = significandOut();
    sineOfAngle(sign);
    outInexact();
    finishTwo(firstWord, firstSignificand);
  } else if (kindAt(place) == ZERO) {
    outZero(sign);
    finishTwo(0x3fff, TOP);
  } else {
    finishTwo(wordOut(), significandOut());
  }
  return next(record);
}

export function fptan(record: u32): u32 {
  beginFloat();
  if (isEmpty(0) || !isEmpty(7)) {
    setCondition2(false);
    faultOfTwo();
    return next(record);
  }
  const place = floatPlace(0);
  setCondition2(isOutOfRange(place));
  if (isOutOfRange(place)) return next(record);
  const sign = signOfNumber();
  if (takeAngle(place)) {
    cosineOfAngle();
    const upper = highOfResult();
    const lower = lowOfResult();
    const exponent = exponentOfResult();
    const cosineSign = signOfResult();
    sineOfAngle(sign);
    const isNegative = signOfResult() != cosineSign;
    const scale = exponentOfResult() - exponent;
    quotientOf(highOfResult(), lowOfResult(), upper, lower);
    takeWide(isNegative, scale);
    outInexact();
    finishTwo(0x3fff, TOP);
  } else if (kindAt(place) == ZERO) {
    outZero(sign);
    finishTwo(0x3fff, TOP);
  } else {
    finishTwo(wordOut(), significandOut());
  }
  return next(record);
}
