// The registers of MMX, which are the significands of the x87's: their use empties no register and
// makes all of them count as full.
import { register1, register2, register3, x87Registers, x87Status, x87Tags } from '../layout';
import { next } from '../operands';
import { lowDoubles } from './integers';

@external("host", "raise")
declare function raise(vector: i32): void;

@inline
export function mmxPlace(number: u32): u32 {
  return x87Registers + ((number & 7) << 4);
}

@inline
function numberAt(record: u32, operand: u32): u32 {
  return mmxPlace(load<u8>(record + operand));
}

/** An error of the x87 that nobody was told of comes before; then MMX takes its registers over. */
export function enterMmx(): void {
  if ((load<u32>(x87Status) & 0x80) != 0) raise(16);
  store<u32>(x87Status, load<u32>(x87Status) & ~0x3800);
  store<u32>(x87Tags, 0xff);
}

@inline
function low(value: u64): v128 {
  return i64x2.replace_lane(i64x2.splat(0), 0, value);
}

@inline
export function k1(record: u32): v128 {
  return low(load<u64>(numberAt(record, register1)));
}

@inline
export function k2(record: u32): v128 {
  return low(load<u64>(numberAt(record, register2)));
}

@inline
export function mmx1(record: u32): u64 {
  return load<u64>(numberAt(record, register1));
}

@inline
export function mmx2(record: u32): u64 {
  return load<u64>(numberAt(record, register2));
}

@inline
export function mmx3(record: u32): u64 {
  return load<u64>(numberAt(record, register3));
}

export function setMmx(record: u32, value: u64): u32 {
  enterMmx();
  const place = numberAt(record, register1);
  store<u64>(place, value);
  store<u16>(place, 0xffff, 8);
  return next(record);
}

@inline
export function keepMmx(record: u32, value: v128): u32 {
  return setMmx(record, i64x2.extract_lane(value, 0));
}

/** Two lower halves that stand four bytes apart, next to each other. */
@inline
export function packed(value: v128): v128 {
  return v128.shuffle<i32>(value, value, 0, 2, 0, 2);
}

@inline
export function upperQuad(value: v128): v128 {
  return v128.shuffle<i64>(value, value, 1, 1);
}

@inline
export function shuffleMmxBytes(a: v128, b: v128): v128 {
  return i8x16.swizzle(a, v128.and(b, i8x16.splat(i8(0x87))));
}

/** Both operands in one vector: the first one below. */
@inline
function joined(a: v128, b: v128): v128 {
  return v128.shuffle<i64>(a, b, 0, 2);
}

@inline
function evens(value: v128): v128 {
  return v128.shuffle<i16>(value, value, 0, 2, 4, 6, 0, 2, 4, 6);
}

@inline
function odds(value: v128): v128 {
  return v128.shuffle<i16>(value, value, 1, 3, 5, 7, 1, 3, 5, 7);
}

export function addWordsMmx(a: v128, b: v128): v128 {
  const both = joined(a, b);
  return i16x8.add(evens(both), odds(both));
}

export function addSaturatedMmx(a: v128, b: v128): v128 {
  const both = joined(a, b);
  return i16x8.add_sat_s(evens(both), odds(both));
}

export function subtractWordsMmx(a: v128, b: v128): v128 {
  const both = joined(a, b);
  return i16x8.sub(evens(both), odds(both));
}

export function subtractSaturatedMmx(a: v128, b: v128): v128 {
  const both = joined(a, b);
  return i16x8.sub_sat_s(evens(both), odds(both));
}

@inline
function evenPair(a: v128, b: v128): v128 {
  return lowDoubles(a, b);
}

@inline
function oddPair(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 1, 5, 1, 5);
}

export function addDoublesMmx(a: v128, b: v128): v128 {
  return i32x4.add(evenPair(a, b), oddPair(a, b));
}

export function subtractDoublesMmx(a: v128, b: v128): v128 {
  return i32x4.sub(evenPair(a, b), oddPair(a, b));
}
