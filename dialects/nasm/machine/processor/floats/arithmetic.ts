// Exact sums, products, quotients and roots of numbers with significands of 64 bits: the results,
// of 128 bits with a last bit that stands for all that follow, are what rounding.ts rounds.
import { highOfProduct } from '../state';
import { lowOfResult, setResult, shiftResult, highOfResult, signOfZero, TOP } from './rounding';

/** True where the result is 0, with the sign that `signOfSum` gives. */
let isZero: bool = false;

export function isZeroResult(): bool {
  return isZero;
}

/** Left shift until the top bit is set; the result is not 0. */
function normalize(sign: bool, exponent: i32, high: u64, low: u64): void {
  if (high == 0) {
    const shift = u32(clz<u64>(low));
    setResult(sign, exponent - 64 - i32(shift), low << shift, 0);
    return;
  }
  const shift = u32(clz<u64>(high));
  if (shift == 0) setResult(sign, exponent, high, low);
  else {
    const upper = (high << shift) | (low >> (64 - shift));
    setResult(sign, exponent - i32(shift), upper, low << shift);
  }
}

function addWide(
  sign: bool,
  exponent: i32,
  high: u64,
  low: u64,
  otherHigh: u64,
  otherLow: u64,
): void {
  const newLow = low + otherLow;
  const carried = u64(newLow < low);
  const partial = high + otherHigh;
  const newHigh = partial + carried;
  if (partial < high || newHigh < partial) {
    const rest = (newLow >> 1) | (newLow & 1) | (newHigh << 63);
    setResult(sign, exponent + 1, (newHigh >> 1) | TOP, rest);
  } else {
    setResult(sign, exponent, newHigh, newLow);
  }
}

/**
 * The sum of two numbers that are not 0, the first of 128 bits. The second one's significand may
 * be of 128 bits too.
 */
export function addNumbers(
  sign: bool,
  exponent: i32,
  high: u64,
  low: u64,
  otherSign: bool,
  otherExponent: i32,
  otherHigh: u64,
  otherLow: u64,
): void {
  isZero = false;
  const isLess =
    exponent < otherExponent ||
    (exponent == otherExponent && (high < otherHigh || (high == otherHigh && low < otherLow)));
  if (isLess) {
    addNumbers(otherSign, otherExponent, otherHigh, otherLow, sign, exponent, high, low);
    return;
  }
  setResult(otherSign, otherExponent, otherHigh, otherLow);
  shiftResult(exponent - otherExponent);
  const shiftedHigh = highOfResult();
  const shiftedLow = lowOfResult();
  if (sign == otherSign) {
    addWide(sign, exponent, high, low, shiftedHigh, shiftedLow);
    return;
  }
  const newLow = low - shiftedLow;
  const newHigh = high - shiftedHigh - u64(low < shiftedLow);
  if ((newHigh | newLow) == 0) {
    isZero = true;
    setResult(signOfZero(), 0, 0, 0);
  } else {
    normalize(sign, exponent, newHigh, newLow);
  }
}

export function multiplyNumbers(sign: bool, exponent: i32, left: u64, right: u64): void {
  isZero = false;
  const high = highOfProduct(left, right);
  const low = left * right;
  if ((high & TOP) != 0) setResult(sign, exponent + 1, high, low);
  else setResult(sign, exponent, (high << 1) | (low >> 63), low << 1);
}

let rest: u64 = 0;

/** What the last quotient left over. */
export function restOfQuotient(): u64 {
  return rest;
}

/** 128 by 64 bits, by halves of 32 bits; the divisor's top bit is set, and it is above `high`. */
export function wideQuotient(high: u64, low: u64, divisor: u64): u64 {
  const upper = divisor >> 32;
  const lower = divisor & 0xffffffff;
  let quotient: u64 = 0;
  let partial = high;
  for (let half = 0; half < 2; half++) {
    const digit = half == 0 ? low >> 32 : low & 0xffffffff;
    let guess = partial / upper;
    let remainder = partial - guess * upper;
    while (guess >> 32 != 0 || guess * lower > ((remainder << 32) | digit)) {
      guess--;
      remainder += upper;
      if (remainder >> 32 != 0) break;
    }
    partial = ((partial << 32) | digit) - guess * divisor;
    quotient = (quotient << 32) | guess;
  }
  rest = partial;
  return quotient;
}

/** A significand and a remainder below the divisor as 128 bits that round alike. */
@inline
function tail(remainder: u64, divisor: u64): u64 {
  if (remainder == 0) return 0;
  const other = divisor - remainder;
  return remainder > other ? TOP | 1 : remainder == other ? TOP : 1;
}

export function divideNumbers(sign: bool, exponent: i32, left: u64, right: u64): void {
  isZero = false;
  if (left >= right) {
    const quotient = wideQuotient(left >> 1, left << 63, right);
    setResult(sign, exponent, quotient, tail(rest, right));
  } else {
    const quotient = wideQuotient(left, 0, right);
    setResult(sign, exponent - 1, quotient, tail(rest, right));
  }
}

/** The root of 64 bits; what it leaves over stands in `rest`. */
function halfRoot(value: u64): u64 {
  let root = u64(sqrt<f64>(f64(value)));
  if (root > 0xffffffff) root = 0xffffffff;
  while (root * root > value) root--;
  while (root < 0xffffffff && (root + 1) * (root + 1) <= value) root++;
  rest = value - root * root;
  return root;
}

/** Of a positive number; Zimmermann's root of 128 bits out of one of 64 and a division. */
export function rootOfNumber(exponent: i32, significand: u64): void {
  isZero = false;
  const isOdd = (exponent & 1) != 0;
  const high = isOdd ? significand : significand >> 1;
  const low = isOdd ? u64(0) : significand << 63;
  const first = halfRoot(high);
  // The remainder may have 33 bits: what stands above is taken off before the division.
  const above = rest;
  const numeratorHigh = above >> 32;
  const numerator = (above << 32) | (low >> 32);
  const divisor = first << 1;
  let quotient: u64;
  let remainder: u64;
  if (numeratorHigh == 0) {
    quotient = numerator / divisor;
    remainder = numerator % divisor;
  } else {
    // 2^64 = divisor * (2^64 / divisor) + its remainder.
    const whole = (~(u64(0)) / divisor);
    const over = ~(u64(0)) - whole * divisor + 1;
    quotient = whole + numerator / divisor;
    remainder = over + (numerator % divisor);
    while (remainder >= divisor) {
      quotient++;
      remainder -= divisor;
    }
  }
  let root = (first << 32) + quotient;
  let overHigh = i64(remainder >> 32);
  let over = (remainder << 32) | (low & 0xffffffff);
  const squareHigh = i64(quotient >> 32);
  const square = quotient * quotient;
  overHigh -= squareHigh + i64(over < square);
  over -= square;
  if (overHigh < 0) {
    const back = (root << 1) - 1;
    const backHigh = i64(root == 0 || root > TOP);
    root--;
    overHigh += backHigh + i64(over + back < over);
    over += back;
  }
  const isAboveHalf = overHigh > 0 || over > root;
  const isExact = overHigh == 0 && over == 0;
  setResult(false, exponent >> 1, root, isExact ? 0 : isAboveHalf ? TOP | 1 : 1);
}
