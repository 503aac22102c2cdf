// Fused multiplication and addition: one rounding of the exact sum, for 32 and 64 bits.
import { addNumbers, isZeroResult, multiplyNumbers } from './arithmetic';
import {
  beginOperations,
  endOperations,
  exponentOf,
  flushed,
  indefinite,
  INFINITY,
  infinity,
  isNan,
  isSignalling,
  packResult,
  quiet,
  quietlyFlushed,
  significandOf,
  signOf,
  unpack,
  ZERO,
  zeroOf,
} from './formats';
import {
  exponentOfResult,
  highOfResult,
  INVALID,
  lowOfResult,
  setResult,
  signal,
  signOfResult,
  signOfZero,
} from './rounding';

/** The first NaN of three counts, after the order of the operands. */
function nanOfThree<T>(first: u64, second: u64, third: u64): u64 {
  if (isSignalling<T>(first) || isSignalling<T>(second) || isSignalling<T>(third)) signal(INVALID);
  if (isNan<T>(first)) return quiet<T>(first);
  return quiet<T>(isNan<T>(second) ? second : third);
}

function invalidFused<T>(): u64 {
  signal(INVALID);
  return indefinite<T>();
}

/**
 * left * right + addend between operations that have begun; `negates` is for the product and
 * `subtracts` for the addend. No operand is a NaN.
 */
export function fused<T>(
  left: u64,
  right: u64,
  addend: u64,
  negates: bool,
  subtracts: bool,
): u64 {
  const a = quietlyFlushed<T>(left);
  const b = quietlyFlushed<T>(right);
  const c = quietlyFlushed<T>(addend);
  const leftKind = unpack<T>(a);
  let sign = signOf() != negates;
  const exponent = exponentOf();
  const significand = significandOf();
  const rightKind = unpack<T>(b);
  sign = sign != signOf();
  const product = exponent + exponentOf();
  const factor = significandOf();
  const kind = unpack<T>(c);
  const other = signOf() != subtracts;
  const isInfinite = leftKind == INFINITY || rightKind == INFINITY;
  if (isInfinite && (leftKind == ZERO || rightKind == ZERO)) return invalidFused<T>();
  if (isInfinite && kind == INFINITY && sign != other) return invalidFused<T>();
  flushed<T>(left);
  flushed<T>(right);
  flushed<T>(addend);
  if (isInfinite) return infinity<T>(sign);
  if (kind == INFINITY) return infinity<T>(other);
  unpack<T>(c);
  const addendExponent = exponentOf();
  const addendSignificand = significandOf();
  if (leftKind == ZERO || rightKind == ZERO) {
    if (kind == ZERO) return zeroOf<T>(sign == other ? sign : signOfZero());
    setResult(other, addendExponent, addendSignificand, 0);
    return packResult<T>();
  }
  multiplyNumbers(sign, product, significand, factor);
  if (kind != ZERO) {
    addNumbers(
      signOfResult(),
      exponentOfResult(),
      highOfResult(),
      lowOfResult(),
      other,
      addendExponent,
      addendSignificand,
      0,
    );
    if (isZeroResult()) return zeroOf<T>(signOfResult());
  }
  return packResult<T>();
}

/** Operands as the instruction has them: first, second, third; `order` is 132, 213 or 231. */
export function fusedInOrder<T>(
  order: i32,
  first: u64,
  second: u64,
  third: u64,
  negates: bool,
  subtracts: bool,
): u64 {
  if (isNan<T>(first) || isNan<T>(second) || isNan<T>(third)) {
    if (order == 132) return nanOfThree<T>(first, third, second);
    if (order == 213) return nanOfThree<T>(second, first, third);
    return nanOfThree<T>(second, third, first);
  }
  if (order == 132) return fused<T>(first, third, second, negates, subtracts);
  if (order == 213) return fused<T>(second, first, third, negates, subtracts);
  return fused<T>(second, third, first, negates, subtracts);
}

export function fusedOnce<T>(
  order: i32,
  first: u64,
  second: u64,
  third: u64,
  negates: bool,
  subtracts: bool,
): u64 {
  beginOperations();
  const result = fusedInOrder<T>(order, first, second, third, negates, subtracts);
  endOperations();
  return result;
}
