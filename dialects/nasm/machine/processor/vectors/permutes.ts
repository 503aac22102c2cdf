// AVX and AVX2: permutations over both halves, broadcasts, gathers, half precision.
import { fromHalf } from '../floats/conversions';
import {
  beginOperations,
  beginRounding,
  endOperations,
  exponentOf,
  INFINITY,
  isNan,
  isSignalling,
  quietlyFlushed,
  significandOf,
  signOf,
  unpack,
  ZERO,
} from '../floats/formats';
import {
  addressKind,
  baseRegister,
  displacement,
  general,
  immediate,
  indexRegister,
  mxcsr,
  scale,
} from '../layout';
import {
  DENORMAL,
  fieldOfRounded,
  INVALID,
  roundResult,
  setResult,
  setRounding,
  signal,
  significandOfRounded,
} from '../floats/rounding';
import { readMemory } from '../memory';
import { addressOf, next, wrapped } from '../operands';
import { writeVector } from './memory';
import { place1, place2, vectorPlace } from './operands';

const both: usize = memory.data(64, 16);

/** vperm2f128: two bits choose a half of the four, a third one zeros. */
@inline
function chosenHalf(control: u32, low: v128, high: v128, otherLow: v128, otherHigh: v128): v128 {
  if ((control & 8) != 0) return i64x2.splat(0);
  const choice = control & 3;
  return choice == 0 ? low : choice == 1 ? high : choice == 2 ? otherLow : otherHigh;
}

export function lowerOfHalves(control: u32, a: v128, b: v128, c: v128, d: v128): v128 {
  return chosenHalf(control, a, b, c, d);
}

export function upperOfHalves(control: u32, a: v128, b: v128, c: v128, d: v128): v128 {
  return chosenHalf(control >> 4, a, b, c, d);
}

/** vpermq and vpermpd: four quadwords by two bits each. */
export function permuteFour(record: u32, low: v128, high: v128): u32 {
  const order = u32(load<u8>(record, immediate));
  v128.store(both, low);
  v128.store(both, high, 16);
  const place = place1(record);
  for (let lane: u32 = 0; lane < 4; lane++) {
    const from = (order >> (lane << 1)) & 3;
    store<u64>(place + (lane << 3), load<u64>(both + (from << 3)));
  }
  return next(record);
}

/** vpermd and vpermps: eight doublewords by the indexes of the second operand. */
export function permuteEight(record: u32, low: v128, high: v128): u32 {
  v128.store(both, low);
  v128.store(both, high, 16);
  const indexes = place2(record);
  v128.store(both, v128.load(indexes), 32);
  v128.store(both, v128.load(indexes, 16), 48);
  const place = place1(record);
  for (let lane: u32 = 0; lane < 8; lane++) {
    const from = load<u32>(both + (lane << 2), 32) & 7;
    store<u32>(place + (lane << 2), load<u32>(both + (from << 2)));
  }
  return next(record);
}

/** vpermilps: doublewords by the two low bits of each lane of the control. */
export function permuteBy32(a: v128, control: v128): v128 {
  const lanes = v128.and(control, i32x4.splat(3));
  const bytes = i32x4.mul(lanes, i32x4.splat(0x04040404));
  return i8x16.swizzle(a, i32x4.add(bytes, i32x4.splat(0x03020100)));
}

/** vpermilpd: quadwords by bit 1 of each lane of the control. */
export function permuteBy64(a: v128, control: v128): v128 {
  const chosen = i64x2.shr_s(i64x2.shl(control, 62), 63);
  const low = v128.shuffle<i64>(a, a, 0, 0);
  const high = v128.shuffle<i64>(a, a, 1, 1);
  return v128.bitselect(high, low, chosen);
}

/** vinsertf128. */
export function insertHalf(record: u32, value: v128): u32 {
  const from = place2(record);
  const low = v128.load(from);
  const high = v128.load(from, 16);
  const isUpper = (load<u8>(record, immediate) & 1) != 0;
  const place = place1(record);
  v128.store(place, isUpper ? low : value);
  v128.store(place, isUpper ? value : high, 16);
  return next(record);
}

/** vextractf128: a half of a register. */
@inline
export function halfAt(record: u32, place: u32): v128 {
  return v128.load(place + ((u32(load<u8>(record, immediate)) & 1) << 4));
}

@inline
export function halfToMemory(record: u32): u32 {
  writeVector(addressOf(record), halfAt(record, place1(record)));
  return next(record);
}

/** The address of a gathered element: the index register is a vector's. */
@inline
function elementAddress(record: u32, index: i64): i64 {
  const base = load<i64>(load<u8>(record, baseRegister), general);
  const address = base + (index << load<u8>(record, scale)) + load<i64>(record, displacement);
  const kind = load<u8>(record, addressKind);
  return kind == 0 ? address : wrapped(record, address, kind);
}

/**
 * Gathers `count` elements of type E by indexes of type I. Each that is done loses its mask, so
 * that a fault can come back to the rest; at the end the mask is 0, and so is what stands above.
 */
@inline
export function gather<E, I>(record: u32, count: u32): u32 {
  const place = place1(record);
  const mask = place2(record);
  const number = u32(load<u8>(record, indexRegister)) >> 3;
  const indexes = vectorPlace(number);
  if (place == mask || place == indexes || mask == indexes) raise(6);
  for (let at: u32 = 0; at < count; at++) {
    const element = at * sizeof<E>();
    if (load<E>(mask + element) < 0) {
      const index = i64(load<I>(indexes + at * sizeof<I>()));
      store<E>(place + element, readMemory<E>(elementAddress(record, index)));
    }
    store<E>(mask + element, 0);
  }
  for (let at = count * sizeof<E>(); at < 32; at += 4) store<u32>(place + at, 0);
  v128.store(mask, i64x2.splat(0));
  v128.store(mask, i64x2.splat(0), 16);
  return next(record);
}

@external("host", "raise")
declare function raise(vector: i32): void;

/** Four halves of 16 bits in the lower quadword. */
export function singlesOfHalves(bits: u64): v128 {
  beginOperations();
  for (let lane: u32 = 0; lane < 4; lane++) {
    store<u32>(both + (lane << 2), fromHalf(u32(bits >> (lane << 4)) & 0xffff));
  }
  endOperations();
  return v128.load(both);
}

/** One single as a half; the rounding has begun. */
function halfOf(bits: u64): u32 {
  const sign: u32 = (bits & 0x80000000) != 0 ? 0x8000 : 0;
  if (isNan<f32>(bits)) {
    if (isSignalling<f32>(bits)) signal(INVALID);
    return sign | 0x7e00 | (u32(bits >> 13) & 0x1ff);
  }
  const value = quietlyFlushed<f32>(bits);
  const kind = unpack<f32>(value);
  if (kind == INFINITY) return sign | 0x7c00;
  if (kind == ZERO) return sign;
  if ((u32(value) & 0x7f800000) == 0) signal(DENORMAL);
  setResult(signOf(), exponentOf(), significandOf(), 0);
  roundResult(11, -14, 15);
  const fraction = u32((significandOfRounded() << 1) >> 54);
  return sign | (u32(fieldOfRounded()) << 10) | fraction;
}

/** Four singles to halves; FTZ plays no part. */
export function halvesOfSingles(value: v128, control: u32): u64 {
  const word = load<u32>(mxcsr);
  const mode = (control & 4) != 0 ? (word >> 13) & 3 : control & 3;
  beginRounding(i32(mode));
  setRounding(i32(mode), false, (word & 0x800) == 0);
  v128.store(both, value);
  let result: u64 = 0;
  for (let lane: u32 = 0; lane < 4; lane++) {
    result |= u64(halfOf(u64(load<u32>(both + (lane << 2))))) << (lane << 4);
  }
  endOperations();
  return result;
}
