// What stands before ModRM: prefixes, REX, VEX, EVEX or XOP, and the opcode.
import type { Bits } from './decoded.ts';
import { space } from './opcode-index.ts';

/** One object is filled again and again; numbers alone. */
export interface Head {
  bits: Bits;
  /** -1 without an override. */
  segment: number;
  lock: boolean;
  repeat: number;
  sizePrefix: boolean;
  addressPrefix: boolean;
  rex: number;
  /** Which of the spaces of the index the opcode is numbered in. */
  map: number;
  opcode: number;
  isLegacy: boolean;
  isEvex: boolean;
  /** 0, 1, 2, 3 for none, 66, F3, F2: of a VEX, EVEX or XOP prefix. */
  pp: number;
  wide: boolean;
  /** 128 << `length` bits, as written. */
  length: number;
  /** Upper bits of numbers, already turned around. */
  regHigh: number;
  indexHigh: number;
  baseHigh: number;
  /** Bit 4 of an index that is a vector; bit 4 of a vector in ModRM.rm is `indexHigh` * 2. */
  indexFifth: number;
  vvvv: number;
  mask: number;
  zeroing: boolean;
  broadcast: boolean;
  /** Where ModRM would stand. */
  at: number;
}

const head: Head = {
  bits: 64,
  segment: -1,
  lock: false,
  repeat: 0,
  sizePrefix: false,
  addressPrefix: false,
  rex: 0,
  map: 0,
  opcode: 0,
  isLegacy: true,
  isEvex: false,
  pp: 0,
  wide: false,
  length: 0,
  regHigh: 0,
  indexHigh: 0,
  baseHigh: 0,
  indexFifth: 0,
  vvvv: 0,
  mask: 0,
  zeroing: false,
  broadcast: false,
  at: 0,
};

function clear(bits: Bits): void {
  head.bits = bits;
  head.segment = -1;
  head.lock = head.sizePrefix = head.addressPrefix = false;
  head.repeat = head.rex = head.map = 0;
  head.isLegacy = true;
  head.isEvex = head.wide = head.zeroing = head.broadcast = false;
  head.pp = head.length = head.vvvv = head.mask = 0;
  head.regHigh = head.indexHigh = head.baseHigh = head.indexFifth = 0;
}

const segments: Readonly<Record<number, number>> = {
  38: 0,
  46: 1,
  54: 2,
  62: 3,
  100: 4,
  101: 5,
};

/** Takes a prefix in; false for any other byte. */
function takePrefix(byte: number): boolean {
  switch (byte) {
    case 0x66:
      head.sizePrefix = true;
      return true;
    case 0x67:
      head.addressPrefix = true;
      return true;
    case 0xf0:
      head.lock = true;
      return true;
    case 0xf2:
    case 0xf3:
      head.repeat = byte;
      return true;
    case 0x26:
    case 0x2e:
    case 0x36:
    case 0x3e:
    case 0x64:
    case 0x65:
      head.segment = segments[byte]!;
      return true;
    default:
      return false;
  }
}

/** Fills the upper bits from the inverted R, X and B of the second byte. */
function takeInverted(byte: number): void {
  head.regHigh = byte & 0x80 ? 0 : 8;
  head.indexHigh = byte & 0x40 ? 0 : 8;
  head.baseHigh = byte & 0x20 ? 0 : 8;
}

/** Registers 8 and up exist in 64-bit mode alone; elsewhere their bits are ignored. */
function dropUpper(): void {
  if (head.bits === 64) return;
  head.regHigh = head.indexHigh = head.baseHigh = head.indexFifth = 0;
  head.vvvv &= 7;
}

function takeVex2(byte: number): void {
  head.map = space.vex + 1;
  head.regHigh = byte & 0x80 ? 0 : 8;
  takeLast(byte);
  head.wide = false;
}

/** W, vvvv, L and pp. */
function takeLast(byte: number): void {
  head.wide = (byte & 0x80) !== 0;
  head.vvvv = (~byte >> 3) & 15;
  head.length = (byte >> 2) & 1;
  head.pp = byte & 3;
}

function takeEvex(first: number, second: number, third: number): boolean {
  if ((first & 8) !== 0 || (second & 4) === 0) return false;
  head.isEvex = true;
  head.map = space.evex + (first & 7);
  takeInverted(first);
  if ((first & 0x10) === 0) head.regHigh |= 16;
  takeLast(second);
  head.length = (third >> 5) & 3;
  head.zeroing = (third & 0x80) !== 0;
  head.broadcast = (third & 0x10) !== 0;
  head.mask = third & 7;
  if ((third & 8) === 0) {
    head.vvvv |= 16;
    head.indexFifth = 16;
  }
  return true;
}

/** 62, 8F, C4 and C5 are other instructions where the byte behind them says so. */
function isVectorPrefix(byte: number, next: number, bits: number): boolean {
  if (byte === 0x8f) return (next & 0x1f) >= 8 && (bits === 64 || (next & 0xc0) === 0xc0);
  if (byte !== 0x62 && byte !== 0xc4 && byte !== 0xc5) return false;
  return bits === 64 || (next & 0xc0) === 0xc0;
}

function takeVector(bytes: Uint8Array, start: number, end: number): boolean {
  const byte = bytes[start]!;
  const size = byte === 0xc5 ? 2 : byte === 0x62 ? 4 : 3;
  if (start + size >= end) return false;
  // Behind one of these prefixes it is no instruction at all.
  if (head.lock || head.repeat !== 0 || head.sizePrefix || head.rex !== 0) return false;
  head.isLegacy = false;
  const next = bytes[start + 1]!;
  if (byte === 0xc5) takeVex2(next);
  else if (byte === 0x62) {
    if (!takeEvex(next, bytes[start + 2]!, bytes[start + 3]!)) return false;
  } else {
    head.map = (byte === 0x8f ? space.xop : space.vex) + (next & 31);
    takeInverted(next);
    takeLast(bytes[start + 2]!);
  }
  dropUpper();
  head.opcode = bytes[start + size]!;
  head.at = start + size + 1;
  return true;
}

function takeLegacy(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  let byte = bytes[at++]!;
  if (byte === 0x0f) {
    if (at >= end) return false;
    head.map = 1;
    byte = bytes[at++]!;
    if (byte === 0x38 || byte === 0x3a) {
      if (at >= end) return false;
      head.map = byte === 0x38 ? 2 : 3;
      byte = bytes[at++]!;
    }
  }
  head.opcode = byte;
  head.at = at;
  head.wide = (head.rex & 8) !== 0;
  head.regHigh = (head.rex & 4) << 1;
  head.indexHigh = (head.rex & 2) << 2;
  head.baseHigh = (head.rex & 1) << 3;
  return true;
}

/**
 * Reads up to the opcode, from `start` and not beyond `end`; undefined where the bytes end too
 * early or no instruction can begin so. The next call fills the same object again.
 */
export function readHead(
  bytes: Uint8Array,
  start: number,
  end: number,
  bits: Bits,
): Head | undefined {
  clear(bits);
  let at = start;
  while (at < end && takePrefix(bytes[at]!)) at++;
  if (at < end && bits === 64 && (bytes[at]! & 0xf0) === 0x40) {
    head.rex = bytes[at++]!;
    // A prefix behind REX makes it void; nobody writes that.
    if (at < end && takePrefix(bytes[at]!)) return undefined;
  }
  if (at >= end) return undefined;
  const isVector = at + 1 < end && isVectorPrefix(bytes[at]!, bytes[at + 1]!, bits);
  const read = isVector ? takeVector(bytes, at, end) : takeLegacy(bytes, at, end);
  return read ? head : undefined;
}
