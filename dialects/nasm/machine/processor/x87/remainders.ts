// The remainders of the x87: fprem, whose quotient is cut, and fprem1, whose is rounded.
import { INFINITY, NUMBER, ZERO } from '../floats/formats';
import { DENORMAL, setResult, signal } from '../floats/rounding';
import { scale } from '../layout';
import { next } from '../operands';
import {
  areNumbers,
  exponentOfNumber,
  isDenormalFloat,
  kindAt,
  outRounded,
  outZero,
  signOfNumber,
  significandOfNumber,
} from './numbers';
import {
  CONDITION0,
  CONDITION1,
  CONDITION2,
  CONDITION3,
  beginFloat,
  finishTo,
  floatPlace,
  isEmpty,
  missingOperand,
  setConditions,
  signalInvalid,
  statusWord,
} from './registers';

/** Quotient of the last remainder, as far as its low three bits. */
let quotientBits: u32 = 0;
let isComplete: bool = false;
/** False where the operands have no remainder. */
let isDefined: bool = false;

/** The remainder of st(0) by st(1), of at most 63 bits of quotient at a time. */
function remainderOf(exponent: i32, left: u64, divisor: i32, right: u64, isNearest: bool): void {
  const sign = signOfNumber();
  const distance = exponent - divisor;
  isComplete = distance < 64;
  quotientBits = 0;
  let rest = left;
  let steps = distance;
  if (!isComplete) steps = 32 + (distance & 31);
  let carried: bool = false;
  let scale = divisor;
  if (distance < 0) {
    scale = exponent;
    if (!isNearest || distance < -1) {
      setResult(sign, exponent, left, 0);
      outRounded(64);
      return;
    }
    steps = -1;
  }
  let quotient: u64 = 0;
  for (let step = steps; step >= 0; step--) {
    quotient <<= 1;
    if (carried || rest >= right) {
      rest -= right;
      quotient |= 1;
    }
    if (step > 0) {
      carried = (rest >> 63) != 0;
      rest <<= 1;
    }
  }
  if (!isComplete) scale = exponent - steps;
  finishRemainder(sign, rest, right, quotient, scale, isNearest && isComplete, distance);
}

function finishRemainder(
  sign: bool,
  rest: u64,
  right: u64,
  quotient: u64,
  scale: i32,
  isNearest: bool,
  distance: i32,
): void {
  let isNegative = sign;
  let value = rest;
  let digits = quotient;
  if (isNearest && value != 0) {
    // Half of the divisor: one place further down where the number itself was smaller.
    const isAbove =
      distance < 0
        ? value > right
        : value > right - value || (value == right - value && (digits & 1) != 0);
    if (isAbove) {
      if (distance < 0) {
        // 2 * right - value at the number's own scale.
        value = (right - value) + right;
      } else {
        value = right - value;
      }
      digits++;
      isNegative = !isNegative;
    }
  }
  quotientBits = u32(digits & 7);
  if (value == 0) {
    outZero(sign);
    return;
  }
  const shift = i32(clz<u64>(value));
  setResult(isNegative, scale - shift, value << shift, 0);
  outRounded(64);
}

/** fprem and fprem1. */
export function remainder87(record: u32, isNearest: bool): u32 {
  beginFloat();
  const others = statusWord() & (CONDITION0 | CONDITION3);
  if (isEmpty(0) || isEmpty(1)) {
    missingOperand(0);
    setConditions((statusWord() & CONDITION1) | others);
    return next(record);
  }
  const place = floatPlace(0);
  quotientBits = 0;
  isComplete = true;
  isDefined = false;
  if (areNumbers(place, floatPlace(1))) remainderNumbers(place, isNearest);
  if (!finishTo(0) || !isDefined) {
    setConditions(others);
    return next(record);
  }
  let conditions: u32 = isComplete ? 0 : CONDITION2;
  if (isComplete) {
    if ((quotientBits & 1) != 0) conditions |= CONDITION1;
    if ((quotientBits & 2) != 0) conditions |= CONDITION3;
    if ((quotientBits & 4) != 0) conditions |= CONDITION0;
  }
  setConditions(conditions);
  return next(record);
}

function remainderNumbers(place: u32, isNearest: bool): void {
  const otherKind = kindAt(floatPlace(1));
  const divisor = exponentOfNumber();
  const right = significandOfNumber();
  let hasDenormal = otherKind == NUMBER && isDenormalFloat();
  const kind = kindAt(place);
  hasDenormal = hasDenormal || (kind == NUMBER && isDenormalFloat());
  if (kind == INFINITY || otherKind == ZERO) {
    signalInvalid();
    return;
  }
  isDefined = true;
  if (hasDenormal) signal(DENORMAL);
  if (kind == ZERO) {
    outZero(signOfNumber());
    return;
  }
  if (otherKind == INFINITY) {
    setResult(signOfNumber(), exponentOfNumber(), significandOfNumber(), 0);
    outRounded(64);
    return;
  }
  remainderOf(exponentOfNumber(), significandOfNumber(), divisor, right, isNearest);
}
