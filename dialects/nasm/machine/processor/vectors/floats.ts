// Packed numbers: lane by lane where the host's own vectors could be wrong or hide an exception.
import {
  beginOperations,
  beginRounding,
  endOperations,
} from '../floats/formats';
import {
  ADD_FLOATS,
  DIVIDE_FLOATS,
  isPlain,
  MAXIMUM,
  MINIMUM,
  MULTIPLY_FLOATS,
  rootSlowly,
  slowly,
  SUBTRACT_FLOATS,
} from '../floats/operations';
import { holds } from '../floats/scalars';
import {
  beginImmediate,
  fromInteger,
  integerOf,
  narrowed,
  rounded,
  widened,
} from '../floats/conversions';
import { TO_ZERO } from '../floats/rounding';
import { evenDoubles, oddDoubles } from './integers';

/** Lanes of two operands and a result. */
export const lanes: usize = memory.data(48, 16);

@inline
export function spill(a: v128, b: v128): void {
  v128.store(lanes, a);
  v128.store(lanes, b, 16);
}

@inline
function lane<T>(operand: u32, index: u32): u64 {
  const place = lanes + (operand << 4) + index * sizeof<T>();
  return sizeof<T>() == 8 ? load<u64>(place) : u64(load<u32>(place));
}

@inline
function setLane<T>(index: u32, bits: u64): void {
  const place = lanes + 32 + index * sizeof<T>();
  if (sizeof<T>() == 8) store<u64>(place, bits);
  else store<u32>(place, u32(bits));
}

@inline
function result(): v128 {
  return v128.load(lanes + 32);
}

function slowPairs64(operation: i32, a: v128, b: v128): v128 {
  spill(a, b);
  beginOperations();
  for (let at: u32 = 0; at < 2; at++) {
    setLane<f64>(at, slowly<f64>(operation, lane<f64>(0, at), lane<f64>(1, at)));
  }
  endOperations();
  return result();
}

function slowPairs32(operation: i32, a: v128, b: v128): v128 {
  spill(a, b);
  beginOperations();
  for (let at: u32 = 0; at < 4; at++) {
    setLane<f32>(at, slowly<f32>(operation, lane<f32>(0, at), lane<f32>(1, at)));
  }
  endOperations();
  return result();
}

const SMALLEST64: f64 = 2.2250738585072014e-308;
const LARGEST64: f64 = 1.7976931348623157e308;
const SMALLEST32: f32 = 1.1754943508222875e-38;
const LARGEST32: f32 = 3.4028234663852886e38;

/** All lanes are 0, infinite, or normal. */
@inline
function areNormal64(a: v128): v128 {
  const size = f64x2.abs(a);
  return v128.or(f64x2.ge(size, f64x2.splat(SMALLEST64)), f64x2.eq(a, f64x2.splat(0)));
}

@inline
function areNormal32(a: v128): v128 {
  const size = f32x4.abs(a);
  return v128.or(f32x4.ge(size, f32x4.splat(SMALLEST32)), f32x4.eq(a, f32x4.splat(0)));
}

/** Results that no rounding can have brought from or to the end of the range. */
@inline
function areUsual64(a: v128): v128 {
  const size = f64x2.abs(a);
  const isAbove = f64x2.gt(size, f64x2.splat(SMALLEST64));
  return v128.and(isAbove, f64x2.le(size, f64x2.splat(LARGEST64)));
}

@inline
function areUsual32(a: v128): v128 {
  const size = f32x4.abs(a);
  const isAbove = f32x4.gt(size, f32x4.splat(SMALLEST32));
  return v128.and(isAbove, f32x4.le(size, f32x4.splat(LARGEST32)));
}

@inline
export function pairs64(operation: i32, a: v128, b: v128): v128 {
  let value: v128;
  let fits = v128.and(areNormal64(a), areNormal64(b));
  if (operation == MINIMUM) value = v128.bitselect(a, b, f64x2.lt(a, b));
  else if (operation == MAXIMUM) value = v128.bitselect(a, b, f64x2.gt(a, b));
  else {
    if (operation == ADD_FLOATS) value = f64x2.add(a, b);
    else if (operation == SUBTRACT_FLOATS) value = f64x2.sub(a, b);
    else if (operation == MULTIPLY_FLOATS) value = f64x2.mul(a, b);
    else value = f64x2.div(a, b);
    let usual = areUsual64(value);
    if (operation == ADD_FLOATS || operation == SUBTRACT_FLOATS) {
      usual = v128.or(usual, f64x2.eq(value, f64x2.splat(0)));
    }
    fits = v128.and(fits, usual);
    if (!isPlain()) return slowPairs64(operation, a, b);
  }
  return i64x2.all_true(fits) ? value : slowPairs64(operation, a, b);
}

@inline
export function pairs32(operation: i32, a: v128, b: v128): v128 {
  let value: v128;
  let fits = v128.and(areNormal32(a), areNormal32(b));
  if (operation == MINIMUM) value = v128.bitselect(a, b, f32x4.lt(a, b));
  else if (operation == MAXIMUM) value = v128.bitselect(a, b, f32x4.gt(a, b));
  else {
    if (operation == ADD_FLOATS) value = f32x4.add(a, b);
    else if (operation == SUBTRACT_FLOATS) value = f32x4.sub(a, b);
    else if (operation == MULTIPLY_FLOATS) value = f32x4.mul(a, b);
    else value = f32x4.div(a, b);
    let usual = areUsual32(value);
    if (operation == ADD_FLOATS || operation == SUBTRACT_FLOATS) {
      usual = v128.or(usual, f32x4.eq(value, f32x4.splat(0)));
    }
    fits = v128.and(fits, usual);
    if (!isPlain()) return slowPairs32(operation, a, b);
  }
  return i32x4.all_true(fits) ? value : slowPairs32(operation, a, b);
}

export function roots64(a: v128): v128 {
  spill(a, a);
  beginOperations();
  for (let at: u32 = 0; at < 2; at++) setLane<f64>(at, rootSlowly<f64>(lane<f64>(0, at)));
  endOperations();
  return result();
}

export function roots32(a: v128): v128 {
  spill(a, a);
  beginOperations();
  for (let at: u32 = 0; at < 4; at++) setLane<f32>(at, rootSlowly<f32>(lane<f32>(0, at)));
  endOperations();
  return result();
}

/** addsub: the even lanes are subtracted. */
export function alternate64(a: v128, b: v128): v128 {
  spill(a, b);
  beginOperations();
  setLane<f64>(0, slowly<f64>(SUBTRACT_FLOATS, lane<f64>(0, 0), lane<f64>(1, 0)));
  setLane<f64>(1, slowly<f64>(ADD_FLOATS, lane<f64>(0, 1), lane<f64>(1, 1)));
  endOperations();
  return result();
}

export function alternate32(a: v128, b: v128): v128 {
  spill(a, b);
  beginOperations();
  for (let at: u32 = 0; at < 4; at++) {
    const operation = (at & 1) == 0 ? SUBTRACT_FLOATS : ADD_FLOATS;
    setLane<f32>(at, slowly<f32>(operation, lane<f32>(0, at), lane<f32>(1, at)));
  }
  endOperations();
  return result();
}

/** haddps, hsubps and the like: neighbours, of the first operand and then of the second. */
@inline
export function neighbours64(operation: i32, a: v128, b: v128): v128 {
  return pairs64(operation, v128.shuffle<i64>(a, b, 0, 2), v128.shuffle<i64>(a, b, 1, 3));
}

@inline
export function neighbours32(operation: i32, a: v128, b: v128): v128 {
  return pairs32(operation, evenDoubles(a, b), oddDoubles(a, b));
}

export function compared64(a: v128, b: v128, predicate: u32): v128 {
  spill(a, b);
  beginOperations();
  for (let at: u32 = 0; at < 2; at++) {
    const isTrue = holds<f64>(lane<f64>(0, at), lane<f64>(1, at), predicate & 31);
    setLane<f64>(at, isTrue ? ~(u64(0)) : 0);
  }
  endOperations();
  return result();
}

export function compared32(a: v128, b: v128, predicate: u32): v128 {
  spill(a, b);
  beginOperations();
  for (let at: u32 = 0; at < 4; at++) {
    const isTrue = holds<f32>(lane<f32>(0, at), lane<f32>(1, at), predicate & 31);
    setLane<f32>(at, isTrue ? 0xffffffff : 0);
  }
  endOperations();
  return result();
}

/** cmpsd and cmpss: the lowest lane alone. */
export function comparedLow64(a: u64, b: u64, predicate: u32): u64 {
  beginOperations();
  const isTrue = holds<f64>(a, b, predicate & 31);
  endOperations();
  return isTrue ? ~(u64(0)) : 0;
}

export function comparedLow32(a: u32, b: u32, predicate: u32): u32 {
  beginOperations();
  const isTrue = holds<f32>(a, b, predicate & 31);
  endOperations();
  return isTrue ? 0xffffffff : 0;
}

export function singlesOfIntegers(a: v128): v128 {
  spill(a, a);
  beginOperations();
  for (let at: u32 = 0; at < 4; at++) {
    setLane<f32>(at, fromInteger<f32>(i64(i32(lane<f32>(0, at)))));
  }
  endOperations();
  return result();
}

export function integersOfSingles(a: v128, truncates: bool): v128 {
  spill(a, a);
  if (truncates) beginRounding(TO_ZERO);
  else beginOperations();
  for (let at: u32 = 0; at < 4; at++) setLane<f32>(at, u64(integerOf<f32>(lane<f32>(0, at), 32)));
  endOperations();
  return result();
}

/** Two integers of 32 bits; zeros above. */
export function integersOfDoubles(a: v128, truncates: bool): v128 {
  spill(a, a);
  if (truncates) beginRounding(TO_ZERO);
  else beginOperations();
  setLane<f64>(1, 0);
  for (let at: u32 = 0; at < 2; at++) setLane<f32>(at, u64(integerOf<f64>(lane<f64>(0, at), 32)));
  endOperations();
  return result();
}

/** Two singles, of the lower half; and of two doubles with zeros above. */
export function doublesOfSingles(a: v128): v128 {
  spill(a, a);
  beginOperations();
  for (let at: u32 = 0; at < 2; at++) setLane<f64>(at, widened(lane<f32>(0, at)));
  endOperations();
  return result();
}

export function singlesOfDoubles(a: v128): v128 {
  spill(a, a);
  beginOperations();
  setLane<f64>(1, 0);
  for (let at: u32 = 0; at < 2; at++) setLane<f32>(at, narrowed(lane<f64>(0, at)));
  endOperations();
  return result();
}

export function roundedSingles(a: v128, control: u32): v128 {
  spill(a, a);
  beginImmediate(control);
  for (let at: u32 = 0; at < 4; at++) {
    setLane<f32>(at, rounded<f32>(lane<f32>(0, at), (control & 8) != 0));
  }
  endOperations();
  return result();
}

export function roundedDoubles(a: v128, control: u32): v128 {
  spill(a, a);
  beginImmediate(control);
  for (let at: u32 = 0; at < 2; at++) {
    setLane<f64>(at, rounded<f64>(lane<f64>(0, at), (control & 8) != 0));
  }
  endOperations();
  return result();
}

/** dpps: products that the upper four bits choose, added in pairs, for lanes of the lower four. */
export function dotProduct32(a: v128, b: v128, control: u32): v128 {
  spill(a, b);
  beginOperations();
  for (let at: u32 = 0; at < 4; at++) {
    const isChosen = (control & (16 << at)) != 0;
    let product: u64 = 0;
    if (isChosen) product = slowly<f32>(MULTIPLY_FLOATS, lane<f32>(0, at), lane<f32>(1, at));
    setLane<f32>(at, product);
  }
  const products = result();
  spill(products, products);
  const low = slowly<f32>(ADD_FLOATS, lane<f32>(0, 0), lane<f32>(0, 1));
  const high = slowly<f32>(ADD_FLOATS, lane<f32>(0, 2), lane<f32>(0, 3));
  const sum = slowly<f32>(ADD_FLOATS, low, high);
  endOperations();
  for (let at: u32 = 0; at < 4; at++) setLane<f32>(at, (control & (1 << at)) != 0 ? sum : 0);
  return result();
}

export function dotProduct64(a: v128, b: v128, control: u32): v128 {
  spill(a, b);
  beginOperations();
  for (let at: u32 = 0; at < 2; at++) {
    const isChosen = (control & (16 << at)) != 0;
    let product: u64 = 0;
    if (isChosen) product = slowly<f64>(MULTIPLY_FLOATS, lane<f64>(0, at), lane<f64>(1, at));
    setLane<f64>(at, product);
  }
  const products = result();
  spill(products, products);
  const sum = slowly<f64>(ADD_FLOATS, lane<f64>(0, 0), lane<f64>(0, 1));
  endOperations();
  for (let at: u32 = 0; at < 2; at++) setLane<f64>(at, (control & (1 << at)) != 0 ? sum : 0);
  return result();
}

/** rcpss: an approximation; every processor has its own. Denormal numbers count as zeros. */
export function reciprocal(bits: u32): u32 {
  const value = reinterpret<f32>(bits);
  if (value != value) return bits | 0x400000;
  if ((bits & 0x7f800000) == 0) return (bits & 0x80000000) | 0x7f800000;
  return shortened(f32(1.0 / f64(value)));
}

/** Twelve bits are right; a result too small to be normal is 0. */
@inline
function shortened(value: f32): u32 {
  const bits = reinterpret<u32>(value);
  if ((bits & 0x7f800000) == 0) return bits & 0x80000000;
  return (bits & 0x7f800000) == 0x7f800000 ? bits : (bits + 0x800) & 0xfffff000;
}

export function reciprocalRoot(bits: u32): u32 {
  const value = reinterpret<f32>(bits);
  if (value != value) return bits | 0x400000;
  if ((bits & 0x7f800000) == 0) return (bits & 0x80000000) | 0x7f800000;
  if ((bits & 0x80000000) != 0) return 0xffc00000;
  return shortened(f32(1.0 / sqrt<f64>(f64(value))));
}

export function reciprocals(a: v128): v128 {
  spill(a, a);
  for (let at: u32 = 0; at < 4; at++) setLane<f32>(at, u64(reciprocal(u32(lane<f32>(0, at)))));
  return result();
}

export function reciprocalRoots(a: v128): v128 {
  spill(a, a);
  for (let at: u32 = 0; at < 4; at++) setLane<f32>(at, u64(reciprocalRoot(u32(lane<f32>(0, at)))));
  return result();
}
