// States of the processor as bytes, as oracle.c has them, and random ones with values at the edges.
import type { RandomChoices } from '../nasm/random.ts';

/** Where the instruction stands, and the page of data; the same numbers stand in oracle.c. */
export const codeAddress = 0x3000_0800;
export const dataPage = 0x2000_0000;
export const windowStart = 0x700;
export const windowSize = 512;
/** The middle of the part of the page that is compared. */
export const windowMiddle = dataPage + windowStart + windowSize / 2;

// Offsets in a state.
export const flagsAt = 128;
export const pointerAt = 136;
export const fxAt = 144;
export const mxcsrAt = fxAt + 24;
export const floatsAt = fxAt + 32;
export const vectorsAt = fxAt + 160;
export const highAt = fxAt + 512;
export const windowAt = highAt + 256;
export const stateSize = windowAt + windowSize;

/** What the values of vectors are taken for. */
export type LaneKind = 'integer' | 'single' | 'double' | 'text';

const integers: readonly bigint[] = [
  ...[0n, 1n, 2n, -1n, -2n, 0x7fn, 0x80n, 0xffn, 0x7fffn, 0x8000n, 0xffffn],
  ...[0x7fff_ffffn, 0x8000_0000n, 0xffff_ffffn, -0x8000_0000n, 0x1_0000_0000n],
  ...[0x7fff_ffff_ffff_ffffn, -0x8000_0000_0000_0000n, 31n, 32n, 33n, 63n, 64n, 65n, 16n, 8n, 7n],
];

function random64(random: RandomChoices): bigint {
  return (BigInt(random.below(2 ** 32)) << 32n) | BigInt(random.below(2 ** 32));
}

export function randomInteger(random: RandomChoices): bigint {
  const style = random.below(4);
  if (style === 0) return BigInt(random.below(256));
  return style < 3 ? random.pick(integers) : random64(random);
}

const doubles: readonly number[] = [
  ...[0, -0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3.5, 3, -7, 10, 1 / 3, 0.1, 1e300, 1e-300],
  ...[5e-324, -5e-324, 2.2250738585072014e-308, 2.225073858507201e-308, 1.7976931348623157e308],
  ...[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2 ** 31, 2 ** 31 - 0.5, -(2 ** 31) - 0.5],
  ...[2 ** 63, -(2 ** 63), 2 ** 32, 2 ** 53 + 1, 2 ** 15, 255.5, -32768.5, 1.1754943508222875e-38],
  ...[2 ** 23 + 0.5, 2 ** 52 + 0.5, 3.4028234663852886e38, 3.4028235677973366e38, 7e-46, 65520],
];

const doubleNans = [
  ...[0x7ff8_0000_0000_0000n, 0xfff8_0000_0000_1234n, 0x7ff0_0000_0000_0001n],
  ...[0xfff4_0000_2000_0000n, 0x7fff_ffff_ffff_ffffn],
];
const singleNans = [0x7fc0_0000, 0xffc0_1234, 0x7f80_0001, 0xffa0_0100, 0x7fff_ffff];

const scratch = new DataView(new ArrayBuffer(16));

function doubleBits(value: number): bigint {
  scratch.setFloat64(0, value);
  return scratch.getBigUint64(0);
}

function randomDouble(random: RandomChoices): bigint {
  const style = random.below(8);
  if (style === 0) return random64(random);
  if (style === 1) return random.oneIn(3) ? random.pick(doubleNans) : random64(random);
  if (style < 5) return doubleBits(random.pick(doubles));
  if (style === 5) return random64(random) & 0x800f_ffff_ffff_ffffn;
  return (random64(random) & 0x800f_ffff_ffff_ffffn) | (BigInt(1010 + random.below(70)) << 52n);
}

function randomSingle(random: RandomChoices): number {
  const style = random.below(8);
  const bits = random.below(2 ** 32);
  if (style === 0) return bits;
  if (style === 1) return random.oneIn(3) ? random.pick(singleNans) : bits;
  if (style < 5) {
    scratch.setFloat32(0, random.pick(doubles));
    return scratch.getUint32(0);
  }
  if (style === 5) return (bits & 0x807f_ffff) >>> 0;
  return ((bits & 0x807f_ffff) | ((115 + random.below(40)) << 23)) >>> 0;
}

/** Fills `count` bytes, a multiple of eight, with lanes. */
function fillLanes(
  view: DataView,
  at: number,
  count: number,
  kind: LaneKind,
  random: RandomChoices,
): void {
  for (let place = at; place < at + count; place += 8) {
    if (kind === 'double') view.setBigUint64(place, randomDouble(random), true);
    else if (kind === 'single') {
      view.setUint32(place, randomSingle(random), true);
      view.setUint32(place + 4, randomSingle(random), true);
    } else if (kind === 'text') {
      for (let byte = 0; byte < 8; byte++) {
        view.setUint8(place + byte, random.oneIn(9) ? 0 : 0x60 + random.below(5));
      }
    } else if (random.oneIn(2)) {
      view.setBigUint64(place, random64(random), true);
    } else {
      view.setBigInt64(place, BigInt.asIntN(64, randomInteger(random)), true);
    }
  }
}

/** Ten bytes of an x87 register. */
function fillFloat(view: DataView, at: number, random: RandomChoices): void {
  const style = random.below(10);
  const top = 1n << 63n;
  let significand = random64(random) | top;
  let exponent = 16383 - 40 + random.below(80);
  if (style === 0) {
    significand = 0n;
    exponent = 0;
  } else if (style === 1) {
    exponent = 0x7fff;
    const choice = random.below(4);
    if (choice < 2) significand = top;
    else if (choice === 2) significand |= 1n << 62n;
  } else if (style === 2) {
    exponent = random.below(2) * (random.below(3) > 1 ? 0x7ffe : 1);
    if (exponent === 0) significand &= ~top;
  } else if (style === 3) {
    exponent = random.below(0x8000);
    if (random.oneIn(4)) significand = random64(random);
  } else if (style < 7) {
    significand = top | (BigInt(random.below(16)) << 59n);
    exponent = 16383 - 4 + random.below(24);
  }
  view.setBigUint64(at, significand, true);
  view.setUint16(at + 8, exponent | (random.below(2) << 15), true);
}

const precisions = [0x300, 0x300, 0x300, 0x300, 0x200, 0];

function fillFloatUnit(view: DataView, random: RandomChoices): void {
  const rounding = random.oneIn(2) ? 0 : random.below(4) << 10;
  const masks = random.oneIn(12) ? random.below(64) : 0x3f;
  view.setUint16(fxAt, random.pick(precisions) | rounding | masks | 0x40, true);
  const status = (random.below(8) << 11) | ((random.below(16) << 8) & 0x4700);
  const sticky = random.oneIn(4) && masks === 0x3f ? random.below(64) : 0;
  view.setUint16(fxAt + 2, status | sticky, true);
  view.setUint8(fxAt + 4, random.oneIn(6) ? random.below(256) : 255);
  for (let number = 0; number < 8; number++) fillFloat(view, floatsAt + number * 16, random);
}

function randomMxcsr(random: RandomChoices): number {
  if (random.oneIn(3)) return 0x1f80;
  const sticky = random.oneIn(2) ? random.below(64) : 0x20;
  const rounding = random.oneIn(2) ? random.below(4) << 13 : 0;
  const flush = (random.oneIn(4) ? 0x40 : 0) | (random.oneIn(4) ? 0x8000 : 0);
  const masks = random.oneIn(12) ? random.below(64) : 0x3f;
  return sticky | rounding | flush | (masks << 7);
}

const arithmeticFlags = 0x8d5;

/** A whole state whose registers and memory are arbitrary; the stack pointer is a good one. */
export function randomState(random: RandomChoices, kind: LaneKind): Uint8Array {
  const state = new Uint8Array(stateSize);
  const view = new DataView(state.buffer);
  for (let number = 0; number < 16; number++) {
    view.setBigInt64(number * 8, BigInt.asIntN(64, randomInteger(random)), true);
  }
  const stack = windowMiddle + 8 * (random.below(9) - 4);
  view.setBigUint64(4 * 8, BigInt(stack), true);
  view.setBigUint64(flagsAt, BigInt((random.below(4096) & arithmeticFlags) | 0x202), true);
  view.setBigUint64(pointerAt, BigInt(codeAddress), true);
  fillFloatUnit(view, random);
  view.setUint32(mxcsrAt, randomMxcsr(random), true);
  fillLanes(view, vectorsAt, 256, kind, random);
  fillLanes(view, highAt, 256, kind, random);
  for (let at = windowAt; at < stateSize; at += 32) {
    fillLanes(view, at, 32, random.oneIn(4) ? 'integer' : kind, random);
  }
  return state;
}
