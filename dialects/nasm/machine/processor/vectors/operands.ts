// Vector registers as operands: 1 to 4 as the instruction names them, halves of 16 bytes.
import { register1, register2, register3, selector, vectors } from '../layout';
import { writeMemory } from '../memory';
import { addressOf, next } from '../operands';
import { alignedAddress, writeBoth, writeVector } from './memory';

@inline
export function vectorPlace(number: u32): u32 {
  return vectors + (number << 6);
}

@inline
export function place1(record: u32): u32 {
  return vectors + (u32(load<u8>(record, register1)) << 6);
}

@inline
export function place2(record: u32): u32 {
  return vectors + (u32(load<u8>(record, register2)) << 6);
}

@inline
export function place3(record: u32): u32 {
  return vectors + (u32(load<u8>(record, register3)) << 6);
}

/** A fourth register stands where other instructions have their condition. */
@inline
export function place4(record: u32): u32 {
  return vectors + (u32(load<u8>(record, selector)) << 6);
}

@inline
export function v1(record: u32): v128 {
  return v128.load(place1(record));
}

@inline
export function v2(record: u32): v128 {
  return v128.load(place2(record));
}

@inline
export function v3(record: u32): v128 {
  return v128.load(place3(record));
}

@inline
export function v4(record: u32): v128 {
  return v128.load(place4(record));
}

@inline
export function h1(record: u32): v128 {
  return v128.load(place1(record), 16);
}

@inline
export function h2(record: u32): v128 {
  return v128.load(place2(record), 16);
}

@inline
export function h3(record: u32): v128 {
  return v128.load(place3(record), 16);
}

@inline
export function h4(record: u32): v128 {
  return v128.load(place4(record), 16);
}

/** The target of SSE: what stands above 16 bytes stays. */
@inline
export function keep(record: u32, value: v128): u32 {
  v128.store(place1(record), value);
  return next(record);
}

/** The target of AVX: what stands above 16 bytes is cleared. */
@inline
export function put(record: u32, value: v128): u32 {
  const place = place1(record);
  v128.store(place, value);
  v128.store(place, i64x2.splat(0), 16);
  return next(record);
}

@inline
export function putBoth(record: u32, low: v128, high: v128): u32 {
  const place = place1(record);
  v128.store(place, low);
  v128.store(place, high, 16);
  return next(record);
}

/** The same with the target as the second operand. */
@inline
export function keep2(record: u32, value: v128): u32 {
  v128.store(place2(record), value);
  return next(record);
}

@inline
export function put2(record: u32, value: v128): u32 {
  const place = place2(record);
  v128.store(place, value);
  v128.store(place, i64x2.splat(0), 16);
  return next(record);
}

@inline
export function toMemory(record: u32, value: v128): u32 {
  writeVector(addressOf(record), value);
  return next(record);
}

@inline
export function toAligned(record: u32, value: v128): u32 {
  writeVector(alignedAddress(record, 16), value);
  return next(record);
}

@inline
export function bothToMemory(record: u32, low: v128, high: v128): u32 {
  writeBoth(addressOf(record), low, high);
  return next(record);
}

@inline
export function bothToAligned(record: u32, low: v128, high: v128): u32 {
  writeBoth(alignedAddress(record, 32), low, high);
  return next(record);
}

/** T is an integer of the lane's size, taken from the register's first bytes. */
@inline
export function laneToMemory<T>(record: u32, place: u32): u32 {
  writeMemory<T>(addressOf(record), load<T>(place));
  return next(record);
}
