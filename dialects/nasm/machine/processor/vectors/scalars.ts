// The lowest number of a vector: reading, writing, conversions and comparisons.
import {
  beginImmediate,
  fromIntegerOnce,
  narrowedOnce,
  rounded,
  toInteger,
  widenedOnce,
} from '../floats/conversions';
import { endOperations } from '../floats/formats';
import { isPlain } from '../floats/operations';
import { compare32, compare64 } from '../floats/scalars';
import { mem, next, setReg1 } from '../operands';
import { place1, place2, place3 } from './operands';

@inline
export function d1(record: u32): f64 {
  return load<f64>(place1(record));
}

@inline
export function d2(record: u32): f64 {
  return load<f64>(place2(record));
}

@inline
export function d3(record: u32): f64 {
  return load<f64>(place3(record));
}

@inline
export function s1(record: u32): f32 {
  return load<f32>(place1(record));
}

@inline
export function s2(record: u32): f32 {
  return load<f32>(place2(record));
}

@inline
export function s3(record: u32): f32 {
  return load<f32>(place3(record));
}

@inline
export function doubleIn(record: u32): f64 {
  return reinterpret<f64>(mem<u64>(record));
}

@inline
export function singleIn(record: u32): f32 {
  return reinterpret<f32>(mem<u32>(record));
}

/** SSE: the rest of the target stays. */
@inline
export function keepDouble(record: u32, value: f64): u32 {
  store<f64>(place1(record), value);
  return next(record);
}

@inline
export function keepSingle(record: u32, value: f32): u32 {
  store<f32>(place1(record), value);
  return next(record);
}

/** AVX: the rest of the lower half is the second operand's, and the upper half is cleared. */
@inline
export function putDouble(record: u32, value: f64): u32 {
  const place = place1(record);
  v128.store(place, f64x2.replace_lane(v128.load(place2(record)), 0, value));
  v128.store(place, i64x2.splat(0), 16);
  return next(record);
}

@inline
export function putSingle(record: u32, value: f32): u32 {
  const place = place1(record);
  v128.store(place, f32x4.replace_lane(v128.load(place2(record)), 0, value));
  v128.store(place, i64x2.splat(0), 16);
  return next(record);
}

/** Bits in the place of numbers: no NaN is changed on its way. */
@inline
export function keepQuad(record: u32, value: u64): u32 {
  store<u64>(place1(record), value);
  return next(record);
}

@inline
export function keepWord(record: u32, value: u32): u32 {
  store<u32>(place1(record), value);
  return next(record);
}

@inline
export function putQuad(record: u32, value: u64): u32 {
  const place = place1(record);
  v128.store(place, i64x2.replace_lane(v128.load(place2(record)), 0, value));
  v128.store(place, i64x2.splat(0), 16);
  return next(record);
}

@inline
export function putWord(record: u32, value: u32): u32 {
  const place = place1(record);
  v128.store(place, i32x4.replace_lane(v128.load(place2(record)), 0, value));
  v128.store(place, i64x2.splat(0), 16);
  return next(record);
}

@inline
export function q1(record: u32): u64 {
  return load<u64>(place1(record));
}

@inline
export function q2(record: u32): u64 {
  return load<u64>(place2(record));
}

@inline
export function q3(record: u32): u64 {
  return load<u64>(place3(record));
}

@inline
export function w1(record: u32): u32 {
  return load<u32>(place1(record));
}

@inline
export function w2(record: u32): u32 {
  return load<u32>(place2(record));
}

@inline
export function w3(record: u32): u32 {
  return load<u32>(place3(record));
}

@inline
export function integerToDouble<I>(value: I): u64 {
  if (sizeof<I>() == 4 || isPlain()) return reinterpret<u64>(f64(value));
  return fromIntegerOnce<f64>(i64(value));
}

@inline
export function integerToSingle<I>(value: I): u64 {
  if (isPlain()) return u64(reinterpret<u32>(f32(value)));
  return fromIntegerOnce<f32>(i64(value));
}

@inline
export function doubleToInteger<I>(bits: u64, truncates: bool): I {
  const value = reinterpret<f64>(bits);
  const limit: f64 = sizeof<I>() == 4 ? 2147483648.0 : 9223372036854775808.0;
  if (truncates && isPlain() && abs<f64>(value) < limit) return <I>value;
  return toInteger<f64, I>(bits, truncates);
}

@inline
export function singleToInteger<I>(bits: u32, truncates: bool): I {
  const value = f64(reinterpret<f32>(bits));
  const limit: f64 = sizeof<I>() == 4 ? 2147483648.0 : 9223372036854775808.0;
  if (truncates && isPlain() && abs<f64>(value) < limit) return <I>value;
  return toInteger<f32, I>(u64(bits), truncates);
}

@inline
export function doubleToSingle(bits: u64): u32 {
  const value = f32(reinterpret<f64>(bits));
  const size = (reinterpret<u32>(value) >> 23) & 0xff;
  if (size - 2 < 0xfd && isPlain()) return reinterpret<u32>(value);
  return u32(narrowedOnce(bits));
}

@inline
export function singleToDouble(bits: u32): u64 {
  const size = (bits >> 23) & 0xff;
  if (size - 1 < 0xfe) return reinterpret<u64>(f64(reinterpret<f32>(bits)));
  return widenedOnce(u64(bits));
}

export function roundedDouble(bits: u64, control: u32): u64 {
  beginImmediate(control);
  const result = rounded<f64>(bits, (control & 8) != 0);
  endOperations();
  return result;
}

export function roundedSingle(bits: u32, control: u32): u32 {
  beginImmediate(control);
  const result = rounded<f32>(u64(bits), (control & 8) != 0);
  endOperations();
  return u32(result);
}

/** A general register as the target, whose size is that of I. */
@inline
export function toRegister<I>(record: u32, value: I): u32 {
  setReg1<I>(record, value);
  return next(record);
}

@inline
export function compareDoubles(record: u32, left: u64, right: u64, forQuiet: bool): u32 {
  compare64(left, right, forQuiet);
  return next(record);
}

@inline
export function compareSingles(record: u32, left: u32, right: u32, forQuiet: bool): u32 {
  compare32(left, right, forQuiet);
  return next(record);
}

/** The lowest `bytes` of the target are new, the rest of its lower half stays; zeros above. */
@inline
export function clearAbove(record: u32, bytes: u32, value: u64): u32 {
  const place = place1(record);
  if (bytes == 8) store<u64>(place, value);
  else store<u32>(place, u32(value));
  v128.store(place, i64x2.splat(0), 16);
  return next(record);
}
