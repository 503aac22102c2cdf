// AES (FIPS 197), and products without carries.

const box: usize = memory.data(256, 16);
const inverseBox: usize = memory.data(256, 16);
const block: usize = memory.data(32, 16);
let isReady: bool = false;

@inline
function doubled(value: u32): u32 {
  return ((value << 1) ^ ((value & 0x80) != 0 ? 0x11b : 0)) & 0xff;
}

/** A product in the field of AES. */
function product(left: u32, right: u32): u32 {
  let result: u32 = 0;
  let factor = left;
  for (let rest = right; rest != 0; rest >>= 1) {
    if ((rest & 1) != 0) result ^= factor;
    factor = doubled(factor);
  }
  return result;
}

/** The table of substitutions out of its definition: inverses, and an affine map. */
function prepare(): void {
  let power: u32 = 1;
  let inverse: u32 = 1;
  do {
    power = power ^ doubled(power);
    inverse ^= inverse << 1;
    inverse ^= inverse << 2;
    inverse ^= inverse << 4;
    inverse &= 0xff;
    if ((inverse & 0x80) != 0) inverse ^= 9;
    const turned =
      inverse ^
      ((inverse << 1) | (inverse >> 7)) ^
      ((inverse << 2) | (inverse >> 6)) ^
      ((inverse << 3) | (inverse >> 5)) ^
      ((inverse << 4) | (inverse >> 4));
    store<u8>(box + power, u8(turned ^ 0x63));
  } while (power != 1);
  store<u8>(box, 0x63);
  for (let value: u32 = 0; value < 256; value++) {
    store<u8>(inverseBox + load<u8>(box + value), u8(value));
  }
  isReady = true;
}

@inline
function substituted(value: u32): u32 {
  return load<u8>(box + (value & 0xff));
}

/** Rows shifted and bytes substituted: forward, or back. */
function shiftAndSubstitute(state: v128, isForward: bool): void {
  if (!isReady) prepare();
  v128.store(block, state);
  for (let column: u32 = 0; column < 4; column++) {
    for (let row: u32 = 0; row < 4; row++) {
      const from = ((column + (isForward ? row : 4 - row)) & 3) * 4 + row;
      const table = isForward ? box : inverseBox;
      const value = load<u8>(table + load<u8>(block + from));
      store<u8>(block + column * 4 + row, value, 16);
    }
  }
}

function mixColumns(state: v128, isForward: bool): v128 {
  v128.store(block, state);
  for (let column: u32 = 0; column < 4; column++) {
    for (let row: u32 = 0; row < 4; row++) {
      let sum: u32 = 0;
      for (let at: u32 = 0; at < 4; at++) {
        const distance = (at + 4 - row) & 3;
        const value = u32(load<u8>(block + column * 4 + at));
        const factor: u32 = isForward
          ? (0x01010302 >> (distance << 3)) & 0xff
          : (0x090d0b0e >> (distance << 3)) & 0xff;
        sum ^= product(value, factor);
      }
      store<u8>(block + column * 4 + row, u8(sum), 16);
    }
  }
  return v128.load(block, 16);
}

export function encryptRound(state: v128, key: v128): v128 {
  shiftAndSubstitute(state, true);
  return v128.xor(mixColumns(v128.load(block, 16), true), key);
}

export function encryptLast(state: v128, key: v128): v128 {
  shiftAndSubstitute(state, true);
  return v128.xor(v128.load(block, 16), key);
}

export function decryptRound(state: v128, key: v128): v128 {
  shiftAndSubstitute(state, false);
  return v128.xor(mixColumns(v128.load(block, 16), false), key);
}

export function decryptLast(state: v128, key: v128): v128 {
  shiftAndSubstitute(state, false);
  return v128.xor(v128.load(block, 16), key);
}

/** aesimc. */
export function inverseColumns(key: v128): v128 {
  return mixColumns(key, false);
}

function substituteWord(word: u32): u32 {
  const low = substituted(word) | (substituted(word >> 8) << 8);
  return low | (substituted(word >> 16) << 16) | (substituted(word >> 24) << 24);
}

/** aeskeygenassist: words 1 and 3, substituted, and turned with the round's constant. */
export function assistKey(key: v128, constant: u32): v128 {
  if (!isReady) prepare();
  const first = substituteWord(i32x4.extract_lane(key, 1));
  const second = substituteWord(i32x4.extract_lane(key, 3));
  let result = i32x4.splat(first);
  result = i32x4.replace_lane(result, 1, rotr<u32>(first, 8) ^ constant);
  result = i32x4.replace_lane(result, 2, second);
  return i32x4.replace_lane(result, 3, rotr<u32>(second, 8) ^ constant);
}

/** pclmulqdq: bits 0 and 4 of the control choose the quadwords. */
export function carrylessProduct(a: v128, b: v128, control: u32): v128 {
  const left = (control & 1) != 0 ? i64x2.extract_lane(a, 1) : i64x2.extract_lane(a, 0);
  const right = (control & 16) != 0 ? i64x2.extract_lane(b, 1) : i64x2.extract_lane(b, 0);
  let low: u64 = 0;
  let high: u64 = 0;
  for (let bit: u64 = 0; bit < 64; bit++) {
    if (((u64(right) >> bit) & 1) == 0) continue;
    low ^= u64(left) << bit;
    if (bit != 0) high ^= u64(left) >> (64 - bit);
  }
  return i64x2.replace_lane(i64x2.splat(low), 1, high);
}
