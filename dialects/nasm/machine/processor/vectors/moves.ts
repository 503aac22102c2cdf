// Moves between vectors, memory and general registers, and what only picks lanes.
import { addressKind, flagCarry, flagZero, general, immediate, modeBits, mxcsr } from '../layout';
import { checkWritable, readMemory, writeMemory } from '../memory';
import { addressOf, next, wrapped } from '../operands';
import { RDI } from '../state';
import { rightBytes } from './integers';
import { setArithmetic } from '../carries';
import { place1, place2, vectorPlace } from './operands';

@external("host", "raise")
declare function raise(vector: i32): void;

@inline
export function lowQuad(value: i64): v128 {
  return i64x2.replace_lane(i64x2.splat(0), 0, value);
}

@inline
export function lowDouble(value: i32): v128 {
  return i32x4.replace_lane(i32x4.splat(0), 0, value);
}

/** movlps, movhps: half of a register; `half` is 0 or 8. */
@inline
export function keepHalf(record: u32, half: u32, value: u64): u32 {
  store<u64>(place1(record) + half, value);
  return next(record);
}

@inline
export function withLow(value: v128, low: u64): v128 {
  return i64x2.replace_lane(value, 0, low);
}

@inline
export function withHigh(value: v128, high: u64): v128 {
  return i64x2.replace_lane(value, 1, high);
}

@inline
export function quadAt(place: u32, half: u32): u64 {
  return load<u64>(place + half);
}

@inline
function imm8(record: u32): u32 {
  return load<u8>(record, immediate);
}

/** pextrb and the like: the lane that the immediate names, as the type of the element. */
@inline
export function laneAt<T>(place: u32, number: u32): T {
  return load<T>(place + (number & (16 / sizeof<T>() - 1)) * sizeof<T>());
}

/** pinsrb and the like: the target, or a copy of the second operand, with one lane changed. */
@inline
export function insertLane<T>(record: u32, from: u32, value: T, isVex: bool): u32 {
  const place = place1(record);
  const lane = imm8(record) & (16 / sizeof<T>() - 1);
  if (isVex) {
    v128.store(place, v128.load(from));
    v128.store(place, i64x2.splat(0), 16);
  }
  store<T>(place + lane * sizeof<T>(), value);
  return next(record);
}

/** insertps: a lane of the source to a lane of the target, and zeros where the mask says so. */
export function insertSingle(target: v128, value: u32, control: u32): v128 {
  const lane = (control >> 4) & 3;
  let result = target;
  if (lane == 0) result = i32x4.replace_lane(result, 0, value);
  else if (lane == 1) result = i32x4.replace_lane(result, 1, value);
  else if (lane == 2) result = i32x4.replace_lane(result, 2, value);
  else result = i32x4.replace_lane(result, 3, value);
  const bits = v128.and(i32x4.splat(i32(control)), i32x4(1, 2, 4, 8));
  return v128.and(result, i32x4.eq(bits, i32x4.splat(0)));
}

/** ldmxcsr; bits that MXCSR does not have are not taken. */
export function loadControl(record: u32): u32 {
  const value = readMemory<u32>(addressOf(record));
  if ((value & 0xffff0000) != 0) raise(13);
  store<u32>(mxcsr, value);
  return next(record);
}

export function storeControl(record: u32): u32 {
  writeMemory<u32>(addressOf(record), load<u32>(mxcsr));
  return next(record);
}

/** ptest: ZF for no bit in common, CF for all of the second operand's in the first. */
@inline
export function testBits(record: u32, isZero: bool, isCarry: bool): u32 {
  setArithmetic((isZero ? flagZero : 0) | (isCarry ? flagCarry : 0));
  return next(record);
}

@inline
export function isNothing(value: v128): bool {
  return !v128.any_true(value);
}

/** maskmovdqu: bytes whose mask has its top bit set go to memory. */
export function storeMasked(address: i64, place: u32, mask: u32, count: u32): void {
  for (let at: u32 = 0; at < count; at++) {
    if ((load<u8>(mask + at) & 0x80) != 0) checkWritable(address + at, 1);
  }
  for (let at: u32 = 0; at < count; at++) {
    if ((load<u8>(mask + at) & 0x80) != 0) writeMemory<u8>(address + at, load<u8>(place + at));
  }
}

/** vmaskmovps and the like: lanes whose mask's top bit is set are read, the others are 0. */
@inline
export function loadMasked<T>(record: u32, bytes: u32): u32 {
  const address = addressOf(record);
  const mask = place2(record);
  let low = i64x2.splat(0);
  v128.store(maskedLanes, low);
  v128.store(maskedLanes, low, 16);
  for (let at: u32 = 0; at < bytes; at += sizeof<T>()) {
    if (load<T>(mask + at) < 0) store<T>(maskedLanes + at, readMemory<T>(address + at));
  }
  const place = place1(record);
  v128.store(place, v128.load(maskedLanes));
  v128.store(place, v128.load(maskedLanes, 16), 16);
  return next(record);
}

const maskedLanes: usize = memory.data(32, 16);

@inline
export function storeLanes<T>(record: u32, bytes: u32): u32 {
  const address = addressOf(record);
  const mask = place1(record);
  const place = place2(record);
  for (let at: u32 = 0; at < bytes; at += sizeof<T>()) {
    if (load<T>(mask + at) < 0) checkWritable(address + at, sizeof<T>());
  }
  for (let at: u32 = 0; at < bytes; at += sizeof<T>()) {
    if (load<T>(mask + at) < 0) writeMemory<T>(address + at, load<T>(place + at));
  }
  return next(record);
}

/** 32-bit code does not reach the upper eight registers, and leaves them alone. */
@inline
function registerCount(): u32 {
  return load<i32>(modeBits) == 64 ? 16 : 8;
}

export function vzeroupper(record: u32): u32 {
  for (let number: u32 = 0; number < registerCount(); number++) {
    v128.store(vectorPlace(number), i64x2.splat(0), 16);
  }
  return next(record);
}

export function vzeroall(record: u32): u32 {
  for (let number: u32 = 0; number < registerCount(); number++) {
    v128.store(vectorPlace(number), i64x2.splat(0));
    v128.store(vectorPlace(number), i64x2.splat(0), 16);
  }
  return next(record);
}

@inline
export function writeLane<T>(record: u32, value: T): u32 {
  writeMemory<T>(addressOf(record), value);
  return next(record);
}

/** The upper bytes of a vector, from `bytes` on, at its start. */
@inline
export function upperPart(value: v128, bytes: u32): v128 {
  return rightBytes(value, bytes);
}

@inline
export function duplicateOdd(value: v128): v128 {
  return v128.shuffle<i32>(value, value, 1, 1, 3, 3);
}

@inline
export function duplicateEven(value: v128): v128 {
  return v128.shuffle<i32>(value, value, 0, 0, 2, 2);
}

/** The address is rdi, in the data segment or the one that a prefix names. */
export function maskedStore(record: u32, place: u32, mask: u32, count: u32): u32 {
  const offset = load<i64>(general + RDI);
  storeMasked(wrapped(record, offset, load<u8>(record, addressKind)), place, mask, count);
  return next(record);
}
