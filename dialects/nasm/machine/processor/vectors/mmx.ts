// The registers of MMX, which are the significands of the x87's: their use empties no register and
// makes all of them count as full.
import { immediate, register1, register2, x87Registers, x87Status, x87Tags } from '../layout';
import { writeMemory } from '../memory';
import { addressOf, next, setReg1 } from '../operands';
import { integersOfSingles, singlesOfIntegers } from './floats';
import { lowDoubles } from './integers';
import { maskedStore } from './moves';
import { keep, place1 } from './operands';

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

/** The transition comes before the operation: an exception of SSE finds it done. */
@inline
export function afterEntering(value: v128): v128 {
  enterMmx();
  return value;
}

@inline
export function fromMmx<T>(record: u32): u32 {
  enterMmx();
  setReg1<T>(record, <T>load<u64>(numberAt(record, register2)));
  return next(record);
}

@inline
export function mmxToMemory<T>(record: u32): u32 {
  if ((load<u32>(x87Status) & 0x80) != 0) raise(16);
  writeMemory<T>(addressOf(record), <T>mmx1(record));
  enterMmx();
  return next(record);
}

export function mmxToVector(record: u32): u32 {
  enterMmx();
  return keep(record, low(mmx2(record)));
}

export function maskOfMmx(record: u32): u32 {
  enterMmx();
  setReg1<u32>(record, u32(i8x16.bitmask(low(mmx2(record)))) & 0xff);
  return next(record);
}

export function shuffleWordsMmx(value: u64, order: u32): u64 {
  let result: u64 = 0;
  for (let lane: u32 = 0; lane < 4; lane++) {
    const from = ((order >> (lane << 1)) & 3) << 4;
    result |= ((value >> from) & 0xffff) << (lane << 4);
  }
  return result;
}

export function alignMmx(upper: u64, lower: u64, count: u32): u64 {
  const bits = count << 3;
  if (bits >= 128) return 0;
  if (bits >= 64) return upper >> (bits - 64);
  return bits == 0 ? lower : (lower >> bits) | (upper << (64 - bits));
}

export function wordOfMmx(record: u32): u32 {
  enterMmx();
  const lane = (u32(load<u8>(record, immediate)) & 3) << 4;
  setReg1<u32>(record, u32(mmx2(record) >> lane) & 0xffff);
  return next(record);
}

export function insertWordMmx(record: u32, value: u16): u32 {
  const lane = (u32(load<u8>(record, immediate)) & 3) << 4;
  const mask = u64(0xffff) << lane;
  return setMmx(record, (mmx1(record) & ~mask) | (u64(value) << lane));
}

export function maskedStoreMmx(record: u32): u32 {
  if ((load<u32>(x87Status) & 0x80) != 0) raise(16);
  maskedStore(record, numberAt(record, register1), numberAt(record, register2), 8);
  enterMmx();
  return next(record);
}

/** The lower two of four conversions; zeros in the place of the others signal nothing. */
@inline
export function integersOfTwo(value: v128, truncates: bool): v128 {
  return integersOfSingles(i64x2.replace_lane(value, 1, 0), truncates);
}

/** Integers in memory are no use of MMX's registers. */
export function singlesOfMmx(record: u32, value: u64, isRegister: bool): u32 {
  if (isRegister) enterMmx();
  const result = singlesOfIntegers(low(value));
  const place = place1(record);
  store<i64>(place, i64x2.extract_lane(result, 0));
  return next(record);
}

export function doublesOfMmx(record: u32, value: u64, isRegister: bool): u32 {
  if (isRegister) enterMmx();
  return keep(record, f64x2.convert_low_i32x4_s(low(value)));
}
