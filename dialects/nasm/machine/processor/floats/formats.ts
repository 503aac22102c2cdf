// Numbers of 32 and 64 bits as signs, exponents and significands, with what MXCSR says of them.
import { mxcsr } from '../layout';
import {
  DENORMAL,
  fieldOfRounded,
  INVALID,
  roundResult,
  setResult,
  setRounding,
  signal,
  signalled,
  significandOfRounded,
  signOfResult,
  TOP,
} from './rounding';

@external("host", "raise")
declare function raise(vector: i32): void;

/** Classes of numbers. */
export const ZERO: i32 = 0;
export const NUMBER: i32 = 1;
export const INFINITY: i32 = 2;
export const NAN: i32 = 3;

let takesDenormalsAsZeros: bool = false;

/** Reads MXCSR for the operations that follow. */
export function beginOperations(): void {
  const word = load<u32>(mxcsr);
  const isUnderflowMasked = (word & 0x800) != 0;
  setRounding((word >> 13) & 3, (word & 0x8000) != 0 && isUnderflowMasked, !isUnderflowMasked);
  takesDenormalsAsZeros = (word & 0x40) != 0;
}

/** The same with a rounding mode of the instruction's own. */
export function beginRounding(mode: i32): void {
  const word = load<u32>(mxcsr);
  setRounding(mode, false, (word & 0x800) == 0);
  takesDenormalsAsZeros = (word & 0x40) != 0;
}

/** Writes the exceptions to MXCSR; #XM where one is not masked. */
export function endOperations(): void {
  let exceptions = signalled();
  if (exceptions == 0) return;
  const word = load<u32>(mxcsr);
  const unmasked = exceptions & ~(word >> 7) & 0x3f;
  // Of exceptions that come before the result nothing behind it is known.
  if ((unmasked & 7) != 0) exceptions &= 7;
  store<u32>(mxcsr, word | exceptions);
  if (unmasked != 0) raise(19);
}

// What the last number taken apart came to.
let unpackedSign: bool = false;
let unpackedExponent: i32 = 0;
let unpackedSignificand: u64 = 0;

export function signOf(): bool {
  return unpackedSign;
}

export function exponentOf(): i32 {
  return unpackedExponent;
}

export function significandOf(): u64 {
  return unpackedSignificand;
}

@inline
function fractionBits<T>(): u32 {
  return sizeof<T>() == 8 ? 52 : 23;
}

@inline
function exponentMask<T>(): u32 {
  return sizeof<T>() == 8 ? 0x7ff : 0xff;
}

@inline
function signBit<T>(): u64 {
  return sizeof<T>() == 8 ? TOP : 0x80000000;
}

@inline
export function isNan<T>(bits: u64): bool {
  if (sizeof<T>() == 8) return bits << 1 > 0xffe0000000000000;
  return bits << 33 > 0xff00000000000000;
}

@inline
export function isSignalling<T>(bits: u64): bool {
  return isNan<T>(bits) && (bits & (u64(1) << (fractionBits<T>() - 1))) == 0;
}

@inline
export function quiet<T>(bits: u64): u64 {
  return bits | (u64(1) << (fractionBits<T>() - 1));
}

/** The NaN that an invalid operation gives. */
@inline
export function indefinite<T>(): u64 {
  return sizeof<T>() == 8 ? 0xfff8000000000000 : 0xffc00000;
}

@inline
export function infinity<T>(sign: bool): u64 {
  const magnitude: u64 = sizeof<T>() == 8 ? 0x7ff0000000000000 : 0x7f800000;
  return sign ? magnitude | signBit<T>() : magnitude;
}

@inline
export function zeroOf<T>(sign: bool): u64 {
  return sign ? signBit<T>() : 0;
}

@inline
export function isDenormalNumber<T>(bits: u64): bool {
  const magnitude = bits & ~signBit<T>();
  return magnitude != 0 && magnitude >> fractionBits<T>() == 0;
}

/** The bits with a denormal number as a zero where MXCSR says so; signals it where not. */
export function flushed<T>(bits: u64): u64 {
  if (!isDenormalNumber<T>(bits)) return bits;
  if (takesDenormalsAsZeros) return bits & signBit<T>();
  signal(DENORMAL);
  return bits;
}

/** The same without a signal. */
export function quietlyFlushed<T>(bits: u64): u64 {
  return takesDenormalsAsZeros && isDenormalNumber<T>(bits) ? bits & signBit<T>() : bits;
}

/** Takes a number apart; its class. */
export function unpack<T>(bits: u64): i32 {
  const width = fractionBits<T>();
  const biased = i32(u32(bits >> width) & exponentMask<T>());
  const fraction = bits & ((u64(1) << width) - 1);
  unpackedSign = (bits & signBit<T>()) != 0;
  if (biased == exponentMask<T>()) return fraction == 0 ? INFINITY : NAN;
  const bias: i32 = sizeof<T>() == 8 ? 1023 : 127;
  if (biased == 0) {
    if (fraction == 0) return ZERO;
    const shift = u32(clz<u64>(fraction));
    unpackedSignificand = fraction << shift;
    unpackedExponent = 1 - bias - (i32(shift) - i32(63 - width));
    return NUMBER;
  }
  unpackedSignificand = TOP | (fraction << (63 - width));
  unpackedExponent = biased - bias;
  return NUMBER;
}

/** Rounds the result in rounding.ts to T. */
export function packResult<T>(): u64 {
  if (sizeof<T>() == 8) roundResult(53, -1022, 1023);
  else roundResult(24, -126, 127);
  const width = fractionBits<T>();
  const fraction = (significandOfRounded() << 1) >> (64 - width);
  const sign = signOfResult() ? signBit<T>() : 0;
  return sign | (u64(fieldOfRounded()) << width) | fraction;
}

/** What becomes of two operands of which one is a NaN: the first one, quiet. */
export function nanOfTwo<T>(left: u64, right: u64): u64 {
  if (isSignalling<T>(left) || isSignalling<T>(right)) signal(INVALID);
  return quiet<T>(isNan<T>(left) ? left : right);
}

/** A number as the result that is to be rounded. */
export function takeAsResult(): void {
  setResult(unpackedSign, unpackedExponent, unpackedSignificand, 0);
}
