// The flags of additions and subtractions with a carry, worked out at once.
import {
  flagAdjust,
  flagCarry,
  flagOverflow,
  flagParity,
  flagSign,
  flagsWord,
  flagZero,
} from './layout';
import { writeFlags } from './state';

/** Sign, zero and parity of a result that is sign-extended from its size. */
export function flagsOfResult(result: i64): u32 {
  let flags: u32 = 0;
  if (result == 0) flags |= flagZero;
  if (result < 0) flags |= flagSign;
  if ((popcnt<u32>(u32(u8(result))) & 1) == 0) flags |= flagParity;
  return flags;
}

const ARITHMETIC: u32 = flagCarry | flagParity | flagAdjust | flagZero | flagSign | flagOverflow;

/** Sets all six arithmetic flags. */
export function setArithmetic(flags: u32): void {
  writeFlags((load<u32>(flagsWord) & ~ARITHMETIC) | flags);
}

export function flagsOfCarriedAdd(left: i64, right: i64, result: i64, carried: bool): void {
  let flags = flagsOfResult(result);
  if (u64(result) < u64(left) || (carried && result == left)) flags |= flagCarry;
  if (((left ^ result) & (right ^ result)) < 0) flags |= flagOverflow;
  if (((left ^ right ^ result) & 16) != 0) flags |= flagAdjust;
  setArithmetic(flags);
}

export function flagsOfCarriedSubtract(left: i64, right: i64, result: i64, borrowed: bool): void {
  let flags = flagsOfResult(result);
  if (u64(left) < u64(right) || (borrowed && left == right)) flags |= flagCarry;
  if (((left ^ right) & (left ^ result)) < 0) flags |= flagOverflow;
  if (((left ^ right ^ result) & 16) != 0) flags |= flagAdjust;
  setArithmetic(flags);
}
