// Arithmetic of 32 and 64 bits as SSE does it: by the host's own where rounding is to nearest and
// nothing new can be signalled, and exactly by hand where not. Bits stand for numbers.
import { mxcsr } from '../layout';
import {
  addNumbers,
  divideNumbers,
  isZeroResult,
  multiplyNumbers,
  rootOfNumber,
} from './arithmetic';
import {
  exponentOf,
  flushed,
  indefinite,
  INFINITY,
  infinity,
  isNan,
  nanOfTwo,
  packResult,
  quietlyFlushed,
  significandOf,
  signOf,
  unpack,
  ZERO,
  zeroOf,
} from './formats';
import {
  INVALID,
  signal,
  signOfResult,
  signOfZero,
  ZERO_DIVIDE,
} from './rounding';

export const ADD_FLOATS: i32 = 0;
export const SUBTRACT_FLOATS: i32 = 1;
export const MULTIPLY_FLOATS: i32 = 2;
export const DIVIDE_FLOATS: i32 = 3;
export const MINIMUM: i32 = 4;
export const MAXIMUM: i32 = 5;
export const SQUARE_ROOT: i32 = 6;

/**
 * Rounding to nearest, all exceptions masked, denormal numbers as they are, and a result that was
 * not exact before: then only rare exceptions can be new, which operands and results show.
 */
@inline
export function isPlain(): bool {
  return (load<u32>(mxcsr) & 0xffe0) == 0x1fa0;
}

function invalid<T>(): u64 {
  signal(INVALID);
  return indefinite<T>();
}

function infinite<T>(operation: i32, left: u64, right: u64, leftKind: i32, rightKind: i32): u64 {
  const sign = i64(left << (64 - (sizeof<T>() << 3))) < 0;
  const other = i64(right << (64 - (sizeof<T>() << 3))) < 0;
  if (operation == ADD_FLOATS || operation == SUBTRACT_FLOATS) {
    const wanted = operation == ADD_FLOATS ? other : !other;
    if (leftKind == INFINITY && rightKind == INFINITY && sign != wanted) return invalid<T>();
    return infinity<T>(leftKind == INFINITY ? sign : wanted);
  }
  if (operation == MULTIPLY_FLOATS) {
    if (leftKind == ZERO || rightKind == ZERO) return invalid<T>();
    return infinity<T>(sign != other);
  }
  if (leftKind == INFINITY && rightKind == INFINITY) return invalid<T>();
  return leftKind == INFINITY ? infinity<T>(sign != other) : zeroOf<T>(sign != other);
}

/** One operand is 0, and none is infinite. */
function withZero<T>(operation: i32, left: u64, right: u64, leftKind: i32, rightKind: i32): u64 {
  const sign = i64(left << (64 - (sizeof<T>() << 3))) < 0;
  let other = i64(right << (64 - (sizeof<T>() << 3))) < 0;
  if (operation == MULTIPLY_FLOATS) return zeroOf<T>(sign != other);
  if (operation == DIVIDE_FLOATS) {
    if (rightKind != ZERO) return zeroOf<T>(sign != other);
    if (leftKind == ZERO) return invalid<T>();
    signal(ZERO_DIVIDE);
    return infinity<T>(sign != other);
  }
  if (operation == SUBTRACT_FLOATS) other = !other;
  if (leftKind == ZERO && rightKind == ZERO) {
    return zeroOf<T>(sign == other ? sign : signOfZero());
  }
  // Through the rounding all the same: what is tiny may be flushed.
  unpack<T>(leftKind == ZERO ? right : left);
  const rest = leftKind == ZERO ? other : sign;
  addNumbers(rest, exponentOf(), significandOf(), 0, false, -99999, 0, 0);
  return packResult<T>();
}

function minimumOrMaximum<T>(operation: i32, left: u64, right: u64): u64 {
  if (isNan<T>(left) || isNan<T>(right)) {
    signal(INVALID);
    return quietlyFlushed<T>(right);
  }
  const first = flushed<T>(left);
  const second = flushed<T>(right);
  const a = asDouble<T>(first);
  const b = asDouble<T>(second);
  const takesFirst = operation == MINIMUM ? a < b : a > b;
  return takesFirst ? first : second;
}

@inline
function asDouble<T>(bits: u64): f64 {
  if (sizeof<T>() == 8) return reinterpret<f64>(bits);
  return f64(reinterpret<f32>(u32(bits)));
}

/** Any of the operations but the root, with MXCSR's rounding; signals, and does not raise. */
export function slowly<T>(operation: i32, left: u64, right: u64): u64 {
  if (operation == MINIMUM || operation == MAXIMUM) {
    return minimumOrMaximum<T>(operation, left, right);
  }
  if (isNan<T>(left) || isNan<T>(right)) return nanOfTwo<T>(left, right);
  const a = quietlyFlushed<T>(left);
  const b = quietlyFlushed<T>(right);
  const leftKind = unpack<T>(a);
  const sign = signOf();
  const exponent = exponentOf();
  const significand = significandOf();
  const rightKind = unpack<T>(b);
  // A division by zero is signalled instead of a denormal dividend.
  if (operation != DIVIDE_FLOATS || rightKind != ZERO) {
    flushed<T>(left);
    flushed<T>(right);
  }
  if (leftKind == INFINITY || rightKind == INFINITY) {
    return infinite<T>(operation, a, b, leftKind, rightKind);
  }
  if (leftKind == ZERO || rightKind == ZERO) {
    return withZero<T>(operation, a, b, leftKind, rightKind);
  }
  const other = signOf();
  if (operation == MULTIPLY_FLOATS) {
    multiplyNumbers(sign != other, exponent + exponentOf(), significand, significandOf());
  } else if (operation == DIVIDE_FLOATS) {
    divideNumbers(sign != other, exponent - exponentOf(), significand, significandOf());
  } else {
    const wanted = operation == ADD_FLOATS ? other : !other;
    addNumbers(sign, exponent, significand, 0, wanted, exponentOf(), significandOf(), 0);
    if (isZeroResult()) return zeroOf<T>(signOfResult());
  }
  return packResult<T>();
}

/** A square root; signals, and does not raise. */
export function rootSlowly<T>(bits: u64): u64 {
  if (isNan<T>(bits)) return nanOfTwo<T>(bits, bits);
  const value = quietlyFlushed<T>(bits);
  const kind = unpack<T>(value);
  if (kind == ZERO) return value;
  if (signOf()) return invalid<T>();
  flushed<T>(bits);
  if (kind == INFINITY) return value;
  unpack<T>(value);
  rootOfNumber(exponentOf(), significandOf());
  return packResult<T>();
}
