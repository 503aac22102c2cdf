// Conversions between integers and numbers of 32 and 64 bits, by MXCSR; they signal, and the
// functions that begin and end operations raise.
import {
  beginOperations,
  beginRounding,
  endOperations,
  exponentOf,
  flushed,
  INFINITY,
  isDenormalNumber,
  isNan,
  isSignalling,
  NAN,
  packResult,
  quiet,
  quietlyFlushed,
  significandOf,
  signOf,
  takeAsResult,
  unpack,
  ZERO,
  zeroOf,
  infinity,
} from './formats';
import {
  highOfResult,
  INEXACT,
  INVALID,
  lowOfResult,
  roundsUp,
  setResult,
  setRounding,
  roundingMode,
  shiftResult,
  signal,
  signalled,
  TO_ZERO,
  TOP,
} from './rounding';

/** The magnitude of the number just unpacked as an integer; `tooBig` says where none holds it. */
let tooBig: bool = false;

/** Rounds a number whose exponent is below 64 to an integer; signals what is lost. */
function magnitudeOf(): u64 {
  const exponent = exponentOf();
  const sign = signOf();
  tooBig = exponent > 63;
  if (tooBig) return 0;
  setResult(sign, exponent, significandOf(), 0);
  shiftResult(63 - exponent);
  let value = highOfResult();
  const fraction = lowOfResult();
  if (roundsUp((value & 1) != 0, fraction, sign)) {
    value++;
    tooBig = value == 0;
  }
  if (fraction != 0 && !tooBig) signalInexact = true;
  return value;
}

let signalInexact: bool = false;

/** To a signed integer of `bits`; the lowest one where it does not fit. */
export function integerOf<T>(bits: u64, width: u32): i64 {
  const lowest: i64 = width == 64 ? i64.MIN_VALUE : i64(i32.MIN_VALUE);
  const kind = unpack<T>(quietlyFlushed<T>(bits));
  if (kind == ZERO) return 0;
  if (kind == INFINITY || kind == NAN) {
    signal(INVALID);
    return lowest;
  }
  signalInexact = false;
  const value = magnitudeOf();
  const limit: u64 = u64(1) << (width - 1);
  if (tooBig || value > limit || (value == limit && !signOf())) {
    signal(INVALID);
    return lowest;
  }
  if (signalInexact) signal(INEXACT);
  return signOf() ? -i64(value) : i64(value);
}

function integerSlowly<T>(bits: u64, width: u32, truncates: bool): i64 {
  if (truncates) beginRounding(TO_ZERO);
  else beginOperations();
  const value = integerOf<T>(bits, width);
  endOperations();
  return value;
}

/** I is i32 or i64. */
@inline
export function toInteger<T, I>(bits: u64, truncates: bool): I {
  return <I>integerSlowly<T>(bits, sizeof<I>() << 3, truncates);
}

/** Between operations that have begun. */
export function fromInteger<T>(value: i64): u64 {
  if (value == 0) return 0;
  const sign = value < 0;
  const magnitude = sign ? u64(-value) : u64(value);
  const shift = u32(clz<u64>(magnitude));
  setResult(sign, 63 - i32(shift), magnitude << shift, 0);
  return packResult<T>();
}

export function fromIntegerOnce<T>(value: i64): u64 {
  beginOperations();
  const result = fromInteger<T>(value);
  endOperations();
  return result;
}

/** Between operations that have begun: a double to a single. */
export function narrowed(bits: u64): u64 {
  if (isNan<f64>(bits)) {
    if (isSignalling<f64>(bits)) signal(INVALID);
    return ((bits >> 32) & 0x80000000) | 0x7fc00000 | ((bits >> 29) & 0x3fffff);
  }
  const kind = unpack<f64>(flushed<f64>(bits));
  if (kind == ZERO) return zeroOf<f32>(signOf());
  if (kind == INFINITY) return infinity<f32>(signOf());
  takeAsResult();
  return packResult<f32>();
}

/** Between operations that have begun: a single to a double, which is exact. */
export function widened(bits: u64): u64 {
  if (isNan<f32>(bits)) {
    if (isSignalling<f32>(bits)) signal(INVALID);
    return ((bits & 0x80000000) << 32) | 0x7ff8000000000000 | ((bits & 0x3fffff) << 29);
  }
  const value = u32(flushed<f32>(bits));
  return reinterpret<u64>(f64(reinterpret<f32>(value)));
}

export function narrowedOnce(bits: u64): u64 {
  beginOperations();
  const result = narrowed(bits);
  endOperations();
  return result;
}

export function widenedOnce(bits: u64): u64 {
  beginOperations();
  const result = widened(bits);
  endOperations();
  return result;
}

/** roundsd and the like between operations that have begun: to an integer of the same format. */
export function rounded<T>(bits: u64, suppressesInexact: bool): u64 {
  if (isNan<T>(bits)) {
    if (isSignalling<T>(bits)) signal(INVALID);
    return quiet<T>(bits);
  }
  const kind = unpack<T>(quietlyFlushed<T>(bits));
  if (kind == ZERO) return zeroOf<T>(signOf());
  if (kind == INFINITY || exponentOf() > 62) return bits;
  const sign = signOf();
  signalInexact = false;
  const value = magnitudeOf();
  if (signalInexact && !suppressesInexact) signal(INEXACT);
  if (value == 0) return zeroOf<T>(sign);
  const shift = u32(clz<u64>(value));
  setResult(sign, 63 - i32(shift), value << shift, 0);
  return packResult<T>();
}

/** The immediate's rounding: bits 0 and 1, or MXCSR's where bit 2 is set. */
export function beginImmediate(control: u32): void {
  beginOperations();
  if ((control & 4) == 0) beginRounding(i32(control & 3));
}

/** Half precision to single; denormal numbers are never flushed here. */
export function fromHalf(bits: u32): u32 {
  const sign = (bits & 0x8000) << 16;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 0x3ff;
  if (exponent == 31) {
    if (fraction == 0) return sign | 0x7f800000;
    if ((fraction & 0x200) == 0) signal(INVALID);
    return sign | 0x7fc00000 | (fraction << 13);
  }
  if (exponent == 0) {
    if (fraction == 0) return sign;
    const shift = u32(clz<u32>(fraction)) - 21;
    return sign | ((113 - shift) << 23) | (((fraction << shift) & 0x3ff) << 13);
  }
  return sign | ((exponent + 112) << 23) | (fraction << 13);
}
