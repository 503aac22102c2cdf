// fpatan: worked out in 128 bits, rounded once to 64.
import { addNumbers } from '../floats/arithmetic';
import { INFINITY, NUMBER, ZERO } from '../floats/formats';
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
  areNumbers,
  exponentOfNumber,
  isDenormalFloat,
  kindAt,
  outInexact,
  outZero,
  signOfNumber,
  significandOfNumber,
} from './numbers';
import { beginFloat, finishTo, floatPlace, isEmpty, missingOperand, popFloat } from './registers';
import {
  HALF_PI_HIGH,
  HALF_PI_LOW,
  arcTangentHigh,
  arcTangentLow,
  multiplyWide,
  oddSeries,
  quotientOf,
  setSquare,
  takeWide,
  wideHigh,
  wideLow,
} from './wide';

@inline
function normalShift(upper: u64): u32 {
  return u32(clz<u64>(upper));
}

/** atan of a quotient of at most 1 whose top bit is set: the result. */
function arcTangent(upper: u64, lower: u64, exponent: i32): void {
  let eighths: u32 = 0;
  if (exponent >= -4) {
    // Rounded to eighths.
    const place = u32(59 - exponent);
    eighths = u32(((upper >> place) + 1) >> 1);
  }
  if (eighths == 0) {
    setSquare(upper, lower, exponent);
    oddSeries(true, 20);
    multiplyWide(upper, lower, wideHigh(), wideLow());
    takeWide(false, exponent + 1);
    return;
  }
  // t = (a - c) / (1 + a c), with c in eighths.
  const shift = u32(clz<u32>(eighths)) - 28;
  const fraction = u64(eighths) << (60 + shift);
  const scale = -i32(shift);
  multiplyWide(upper, lower, fraction, 0);
  takeWide(false, exponent + scale + 1);
  addNumbers(false, 0, TOP, 0, false, exponentOfResult(), highOfResult(), lowOfResult());
  const divisorHigh = highOfResult();
  const divisorLow = lowOfResult();
  const divisorExponent = exponentOfResult();
  addNumbers(false, exponent, upper, lower, true, scale, fraction, 0);
  const isBelow = signOfResult();
  const restExponent = exponentOfResult() - divisorExponent;
  const restHigh = highOfResult();
  const tableHigh = arcTangentHigh(eighths);
  const tableLow = arcTangentLow(eighths);
  const tableShift = normalShift(tableHigh);
  const upperPart = tableHigh << tableShift;
  const wide = upperPart | (tableShift == 0 ? 0 : tableLow >> (64 - tableShift));
  if (restHigh == 0) {
    setResult(false, -i32(tableShift), wide, tableLow << tableShift);
  } else {
    quotientOf(restHigh, lowOfResult(), divisorHigh, divisorLow);
    takeWide(isBelow, restExponent);
    const tHigh = highOfResult();
    const tLow = lowOfResult();
    const tExponent = exponentOfResult();
    setSquare(tHigh, tLow, tExponent);
    oddSeries(true, 20);
    multiplyWide(tHigh, tLow, wideHigh(), wideLow());
    takeWide(isBelow, tExponent + 1);
    const e = exponentOfResult();
    const h = highOfResult();
    const l = lowOfResult();
    addNumbers(false, -i32(tableShift), wide, tableLow << tableShift, isBelow, e, h, l);
  }
}

/** A multiple of a quarter of pi as the result's partner: quarters 1 to 4. */
function outQuarters(quarters: i32, sign: bool): void {
  if (quarters == 3) {
    addNumbers(sign, 1, HALF_PI_HIGH, HALF_PI_LOW, !sign, -1, HALF_PI_HIGH, HALF_PI_LOW);
  } else {
    const exponent = quarters == 1 ? -1 : quarters == 2 ? 0 : 1;
    setResult(sign, exponent, HALF_PI_HIGH, HALF_PI_LOW);
  }
  outInexact();
}

/** fpatan: the angle of the point with st(0) to the right and st(1) upward. */
export function fpatan(record: u32): u32 {
  beginFloat();
  if (isEmpty(0) || isEmpty(1)) {
    if (missingOperand(1)) popFloat();
    return next(record);
  }
  if (areNumbers(floatPlace(1), floatPlace(0))) angleOfPoint();
  if (finishTo(1)) popFloat();
  return next(record);
}

function angleOfPoint(): void {
  const kind = kindAt(floatPlace(0));
  const isLeft = signOfNumber();
  const exponent = exponentOfNumber();
  const significand = significandOfNumber();
  let hasDenormal = kind == NUMBER && isDenormalFloat();
  const upKind = kindAt(floatPlace(1));
  const sign = signOfNumber();
  hasDenormal = hasDenormal || (upKind == NUMBER && isDenormalFloat());
  if (hasDenormal) signal(DENORMAL);
  if (upKind == INFINITY) {
    outQuarters(kind == INFINITY ? (isLeft ? 3 : 1) : 2, sign);
    return;
  }
  if (kind == INFINITY || upKind == ZERO) {
    if (isLeft) outQuarters(4, sign);
    else outZero(sign);
    return;
  }
  if (kind == ZERO) {
    outQuarters(2, sign);
    return;
  }
  const upExponent = exponentOfNumber();
  const up = significandOfNumber();
  const isSteep = upExponent > exponent || (upExponent == exponent && up > significand);
  const distance = isSteep ? exponent - upExponent : upExponent - exponent;
  if (isSteep) quotientOf(significand, 0, up, 0);
  else quotientOf(up, 0, significand, 0);
  takeWide(false, distance);
  arcTangent(highOfResult(), lowOfResult(), exponentOfResult());
  const e = exponentOfResult();
  const h = highOfResult();
  const l = lowOfResult();
  if (isSteep) addNumbers(sign, 0, HALF_PI_HIGH, HALF_PI_LOW, sign != !isLeft, e, h, l);
  else if (isLeft) addNumbers(sign, 1, HALF_PI_HIGH, HALF_PI_LOW, !sign, e, h, l);
  else setResult(sign, e, h, l);
  outInexact();
}
