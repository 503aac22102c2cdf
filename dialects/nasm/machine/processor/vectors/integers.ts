// Packed integers: what WebAssembly's own vectors do not have in one piece.

@inline
export function lowBytes(a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

@inline
export function highBytes(a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

@inline
export function lowWords(a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
}

@inline
export function highWords(a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
}

@inline
export function lowDoubles(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 4, 1, 5);
}

@inline
export function highDoubles(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 2, 6, 3, 7);
}

@inline
export function lowQuads(a: v128, b: v128): v128 {
  return v128.shuffle<i64>(a, b, 0, 2);
}

@inline
export function highQuads(a: v128, b: v128): v128 {
  return v128.shuffle<i64>(a, b, 1, 3);
}

@inline
export function evenWords(a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 0, 2, 4, 6, 8, 10, 12, 14);
}

@inline
export function oddWords(a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 1, 3, 5, 7, 9, 11, 13, 15);
}

@inline
export function evenDoubles(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 2, 4, 6);
}

@inline
export function oddDoubles(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 1, 3, 5, 7);
}

/** pandn: the first operand is the one that is inverted. */
@inline
export function andNotFirst(a: v128, b: v128): v128 {
  return v128.andnot(b, a);
}

@inline
export function highProducts(a: v128, b: v128): v128 {
  return oddWords(i32x4.extmul_low_i16x8_s(a, b), i32x4.extmul_high_i16x8_s(a, b));
}

@inline
export function highUnsignedProducts(a: v128, b: v128): v128 {
  return oddWords(i32x4.extmul_low_i16x8_u(a, b), i32x4.extmul_high_i16x8_u(a, b));
}

/** pmulhrsw: WebAssembly saturates where the processor wraps around, -1 times -1. */
@inline
export function roundedProducts(a: v128, b: v128): v128 {
  const product = i16x8.q15mulr_sat_s(a, b);
  const lowest = i16x8.splat(i16.MIN_VALUE);
  const wraps = v128.and(i16x8.eq(a, lowest), i16x8.eq(b, lowest));
  return v128.xor(product, wraps);
}

@inline
export function unsignedWideProducts(a: v128, b: v128): v128 {
  return i64x2.extmul_low_i32x4_u(evenDoubles(a, a), evenDoubles(b, b));
}

@inline
export function signedWideProducts(a: v128, b: v128): v128 {
  return i64x2.extmul_low_i32x4_s(evenDoubles(a, a), evenDoubles(b, b));
}

/** pmaddubsw: unsigned bytes times signed ones, pairs added with saturation. */
export function mixedProducts(a: v128, b: v128): v128 {
  const even = i16x8.mul(
    v128.and(a, i16x8.splat(0xff)),
    i16x8.shr_s(i16x8.shl(b, 8), 8),
  );
  return i16x8.add_sat_s(even, i16x8.mul(i16x8.shr_u(a, 8), i16x8.shr_s(b, 8)));
}

/** psadbw. */
export function sumOfDifferences(a: v128, b: v128): v128 {
  const differences = v128.or(i8x16.sub_sat_u(a, b), i8x16.sub_sat_u(b, a));
  const words = i16x8.extadd_pairwise_i8x16_u(differences);
  const doubles = i32x4.extadd_pairwise_i16x8_u(words);
  return v128.and(i64x2.add(doubles, i64x2.shr_u(doubles, 32)), i64x2.splat(0xffff));
}

/** pshufb: a byte with its top bit set gives 0. */
@inline
export function shuffleBytes(a: v128, b: v128): v128 {
  return i8x16.swizzle(a, v128.and(b, i8x16.splat(i8(0x8f))));
}

export function signBytes(a: v128, b: v128): v128 {
  const negative = i8x16.shr_s(b, 7);
  const value = i8x16.sub(v128.xor(a, negative), negative);
  return v128.andnot(value, i8x16.eq(b, i8x16.splat(0)));
}

export function signWords(a: v128, b: v128): v128 {
  const negative = i16x8.shr_s(b, 15);
  const value = i16x8.sub(v128.xor(a, negative), negative);
  return v128.andnot(value, i16x8.eq(b, i16x8.splat(0)));
}

export function signDoubles(a: v128, b: v128): v128 {
  const negative = i32x4.shr_s(b, 31);
  const value = i32x4.sub(v128.xor(a, negative), negative);
  return v128.andnot(value, i32x4.eq(b, i32x4.splat(0)));
}

/** A count of 64 bits; counts beyond the width are the width. */
@inline
function limited(count: u64, width: u32): i32 {
  return i32(min<u64>(count, u64(width)));
}

export function leftWords(a: v128, count: u64): v128 {
  return count > 15 ? i64x2.splat(0) : i16x8.shl(a, i32(count));
}

export function leftDoubles(a: v128, count: u64): v128 {
  return count > 31 ? i64x2.splat(0) : i32x4.shl(a, i32(count));
}

export function leftQuads(a: v128, count: u64): v128 {
  return count > 63 ? i64x2.splat(0) : i64x2.shl(a, i32(count));
}

export function rightWords(a: v128, count: u64): v128 {
  return count > 15 ? i64x2.splat(0) : i16x8.shr_u(a, i32(count));
}

export function rightDoubles(a: v128, count: u64): v128 {
  return count > 31 ? i64x2.splat(0) : i32x4.shr_u(a, i32(count));
}

export function rightQuads(a: v128, count: u64): v128 {
  return count > 63 ? i64x2.splat(0) : i64x2.shr_u(a, i32(count));
}

export function signedRightWords(a: v128, count: u64): v128 {
  return i16x8.shr_s(a, limited(count, 15));
}

export function signedRightDoubles(a: v128, count: u64): v128 {
  return i32x4.shr_s(a, limited(count, 31));
}

/** The count of a shift by a register or memory: its lower 64 bits. */
@inline
export function countIn(value: v128): u64 {
  return u64(i64x2.extract_lane(value, 0));
}

const ASCENDING: v128 = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

/** pslldq and psrldq. */
@inline
export function leftBytes(a: v128, count: u32): v128 {
  return i8x16.swizzle(a, i8x16.sub(ASCENDING, i8x16.splat(i8(min<u32>(count, 16)))));
}

@inline
export function rightBytes(a: v128, count: u32): v128 {
  return i8x16.swizzle(a, i8x16.add(ASCENDING, i8x16.splat(i8(min<u32>(count, 16)))));
}

/** palignr: sixteen bytes of both operands in a row, the second one below. */
export function alignBytes(a: v128, b: v128, count: u32): v128 {
  if (count > 31) return i64x2.splat(0);
  if (count > 15) return rightBytes(a, count - 16);
  return v128.or(rightBytes(b, count), leftBytes(a, 16 - count));
}

/** Indexes of the bytes of four doublewords, two bits each. */
export function doubleIndexes(order: u32): v128 {
  let words = i32x4.splat((order & 3) * 0x04040404);
  words = i32x4.replace_lane(words, 1, ((order >> 2) & 3) * 0x04040404);
  words = i32x4.replace_lane(words, 2, ((order >> 4) & 3) * 0x04040404);
  words = i32x4.replace_lane(words, 3, ((order >> 6) & 3) * 0x04040404);
  return i32x4.add(words, i32x4.splat(0x03020100));
}

@inline
export function shuffleDoubles(a: v128, order: u32): v128 {
  return i8x16.swizzle(a, doubleIndexes(order));
}

/** The four words from byte `start` on, by two bits each. */
function wordIndexes(order: u32, start: u32): u64 {
  let indexes: u64 = 0;
  for (let lane: u32 = 0; lane < 4; lane++) {
    const from = start + (((order >> (lane << 1)) & 3) << 1);
    indexes |= u64(from | ((from + 1) << 8)) << (lane << 4);
  }
  return indexes;
}

export function shuffleLowWords(a: v128, order: u32): v128 {
  return i8x16.swizzle(a, i64x2.replace_lane(ASCENDING, 0, wordIndexes(order, 0)));
}

export function shuffleHighWords(a: v128, order: u32): v128 {
  return i8x16.swizzle(a, i64x2.replace_lane(ASCENDING, 1, wordIndexes(order, 8)));
}

/** shufps: two lanes of the first operand, two of the second. */
export function shuffleSingles(a: v128, b: v128, order: u32): v128 {
  const first = shuffleDoubles(a, order);
  const second = shuffleDoubles(b, order);
  return v128.shuffle<i32>(first, second, 0, 1, 6, 7);
}

export function shuffleTwoDoubles(a: v128, b: v128, order: u32): v128 {
  const low = (order & 1) != 0 ? i64x2.extract_lane(a, 1) : i64x2.extract_lane(a, 0);
  const high = (order & 2) != 0 ? i64x2.extract_lane(b, 1) : i64x2.extract_lane(b, 0);
  return i64x2.replace_lane(i64x2.splat(low), 1, high);
}

/** vpermilpd: both lanes from one operand. */
@inline
export function permuteQuads(a: v128, order: u32): v128 {
  return shuffleTwoDoubles(a, a, order);
}

const WORD_BITS: v128 = i16x8(1, 2, 4, 8, 16, 32, 64, 128);
const DOUBLE_BITS: v128 = i32x4(1, 2, 4, 8);
const QUAD_BITS: v128 = i64x2(1, 2);

export function blendWords(a: v128, b: v128, mask: u32): v128 {
  const chosen = v128.and(i16x8.splat(i16(mask)), WORD_BITS);
  return v128.bitselect(a, b, i16x8.eq(chosen, i16x8.splat(0)));
}

export function blendSingles(a: v128, b: v128, mask: u32): v128 {
  const chosen = v128.and(i32x4.splat(i32(mask)), DOUBLE_BITS);
  return v128.bitselect(a, b, i32x4.eq(chosen, i32x4.splat(0)));
}

export function blendDoubles(a: v128, b: v128, mask: u32): v128 {
  const chosen = v128.and(i64x2.splat(i64(mask)), QUAD_BITS);
  return v128.bitselect(a, b, i64x2.eq(chosen, i64x2.splat(0)));
}

@inline
export function blendBytesBy(a: v128, b: v128, mask: v128): v128 {
  return v128.bitselect(b, a, i8x16.shr_s(mask, 7));
}

@inline
export function blendSinglesBy(a: v128, b: v128, mask: v128): v128 {
  return v128.bitselect(b, a, i32x4.shr_s(mask, 31));
}

@inline
export function blendDoublesBy(a: v128, b: v128, mask: v128): v128 {
  return v128.bitselect(b, a, i64x2.shr_s(mask, 63));
}

/** Shifts by counts of their own. */
export function leftDoublesBy(a: v128, counts: v128): v128 {
  const isIn = i32x4.lt_u(counts, i32x4.splat(32));
  let value = i32x4.splat(i32x4.extract_lane(a, 0) << i32x4.extract_lane(counts, 0));
  value = i32x4.replace_lane(value, 1, i32x4.extract_lane(a, 1) << i32x4.extract_lane(counts, 1));
  value = i32x4.replace_lane(value, 2, i32x4.extract_lane(a, 2) << i32x4.extract_lane(counts, 2));
  value = i32x4.replace_lane(value, 3, i32x4.extract_lane(a, 3) << i32x4.extract_lane(counts, 3));
  return v128.and(value, isIn);
}

@inline
function rightLane(a: i32, count: i32): i32 {
  return i32(u32(a) >> u32(count));
}

export function rightDoublesBy(a: v128, counts: v128): v128 {
  const isIn = i32x4.lt_u(counts, i32x4.splat(32));
  let value = i32x4.splat(rightLane(i32x4.extract_lane(a, 0), i32x4.extract_lane(counts, 0)));
  const second = rightLane(i32x4.extract_lane(a, 1), i32x4.extract_lane(counts, 1));
  const third = rightLane(i32x4.extract_lane(a, 2), i32x4.extract_lane(counts, 2));
  const fourth = rightLane(i32x4.extract_lane(a, 3), i32x4.extract_lane(counts, 3));
  value = i32x4.replace_lane(value, 1, second);
  value = i32x4.replace_lane(value, 2, third);
  return v128.and(i32x4.replace_lane(value, 3, fourth), isIn);
}

export function signedRightDoublesBy(a: v128, counts: v128): v128 {
  const by = i32x4.min_u(counts, i32x4.splat(31));
  let value = i32x4.splat(i32x4.extract_lane(a, 0) >> i32x4.extract_lane(by, 0));
  value = i32x4.replace_lane(value, 1, i32x4.extract_lane(a, 1) >> i32x4.extract_lane(by, 1));
  value = i32x4.replace_lane(value, 2, i32x4.extract_lane(a, 2) >> i32x4.extract_lane(by, 2));
  return i32x4.replace_lane(value, 3, i32x4.extract_lane(a, 3) >> i32x4.extract_lane(by, 3));
}

@inline
function leftLane64(a: u64, count: u64): i64 {
  return count > 63 ? 0 : i64(a << count);
}

@inline
function rightLane64(a: u64, count: u64): i64 {
  return count > 63 ? 0 : i64(a >> count);
}

export function leftQuadsBy(a: v128, counts: v128): v128 {
  const low = leftLane64(i64x2.extract_lane(a, 0), i64x2.extract_lane(counts, 0));
  const high = leftLane64(i64x2.extract_lane(a, 1), i64x2.extract_lane(counts, 1));
  return i64x2.replace_lane(i64x2.splat(low), 1, high);
}

export function rightQuadsBy(a: v128, counts: v128): v128 {
  const low = rightLane64(i64x2.extract_lane(a, 0), i64x2.extract_lane(counts, 0));
  const high = rightLane64(i64x2.extract_lane(a, 1), i64x2.extract_lane(counts, 1));
  return i64x2.replace_lane(i64x2.splat(low), 1, high);
}

/** phminposuw: the smallest word, and where it stands. */
export function smallestWord(a: v128): v128 {
  let smallest: u32 = 0xffff;
  let at: u32 = 0;
  let words = a;
  for (let lane: u32 = 0; lane < 8; lane++) {
    const word = u32(i16x8.extract_lane_u(words, 0));
    if (word < smallest) {
      smallest = word;
      at = lane;
    }
    words = rightBytes(words, 2);
  }
  return i32x4.replace_lane(i32x4.splat(0), 0, smallest | (at << 16));
}

/** mpsadbw: four bytes of the second operand against eight neighbouring places of the first. */
export function slidingDifferences(a: v128, b: v128, choice: u32): v128 {
  const block = i32x4.splat(i32x4.extract_lane(rightBytes(b, (choice & 3) << 2), 0));
  let window = rightBytes(a, choice & 4);
  let result = i64x2.splat(0);
  for (let lane: u32 = 0; lane < 8; lane++) {
    const differences = v128.or(i8x16.sub_sat_u(window, block), i8x16.sub_sat_u(block, window));
    const words = i16x8.extadd_pairwise_i8x16_u(differences);
    const sum = i16x8.extract_lane_u(words, 0) + i16x8.extract_lane_u(words, 1);
    result = i16x8.replace_lane(rightBytes(result, 2), 7, i16(sum));
    window = rightBytes(window, 1);
  }
  return result;
}
