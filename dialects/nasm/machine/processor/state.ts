// Registers and flags, as the handlers read and write them.
import {
  flagAdjust,
  flagCarry,
  flagKind,
  flagLeft,
  flagOverflow,
  flagParity,
  flagResult,
  flagRight,
  flagSign,
  flagsWord,
  flagZero,
  general,
  lazyAdd,
  lazyDecrement,
  lazyIncrement,
  lazyLogic,
  lazyNone,
  lazyProduct,
  lazyShiftArithmetic,
  lazyShiftLeft,
  lazyShiftRight,
  lazySubtract,
} from './layout';

/** Offsets of registers from `general` on. */
export const RAX: u32 = 0;
export const RCX: u32 = 8;
export const RDX: u32 = 16;
export const RBX: u32 = 24;
export const RSP: u32 = 32;
export const RBP: u32 = 40;
export const RSI: u32 = 48;
export const RDI: u32 = 56;
export const R12: u32 = 96;

/** T is the signed type of the operand's size; offsets include the second byte of ah to bh. */
@inline
export function readRegister<T>(offset: u32): T {
  return load<T>(offset, general);
}

/**
 * A write of 32 bits clears the upper half, one of 8 or 16 bits keeps what stands above. The mask
 * is for the compiler, which else may widen a value that was just loaded with its sign.
 */
@inline
export function writeRegister<T>(offset: u32, value: T): void {
  if (sizeof<T>() == 4) store<u64>(offset, u64(value) & 0xffffffff, general);
  else store<T>(offset, value, general);
}

const ARITHMETIC: u32 = flagCarry | flagParity | flagAdjust | flagZero | flagSign | flagOverflow;

@inline
function setLazy(kind: i32, left: i64, right: i64, result: i64): void {
  store<i32>(flagKind, kind);
  store<i64>(flagLeft, left);
  store<i64>(flagRight, right);
  store<i64>(flagResult, result);
}

// Operands and results are sign-extended from their size: that keeps the order of both signed and
// unsigned numbers, so that no flag needs to know the size.
@inline
export function flagsOfAdd(left: i64, right: i64, result: i64): void {
  setLazy(lazyAdd, left, right, result);
}

@inline
export function flagsOfSubtract(left: i64, right: i64, result: i64): void {
  setLazy(lazySubtract, left, right, result);
}

@inline
export function flagsOfLogic(result: i64): void {
  store<i32>(flagKind, lazyLogic);
  store<i64>(flagResult, result);
}

/** The carry as it is goes to where those look for it who leave it alone. */
@inline
function keepCarry(): void {
  const kind = load<i32>(flagKind);
  // Of these it is there already.
  if (kind == lazyIncrement || kind == lazyDecrement) return;
  let carried: bool;
  if (kind == lazySubtract) carried = u64(load<i64>(flagLeft)) < u64(load<i64>(flagRight));
  else if (kind == lazyLogic) carried = false;
  else carried = carry();
  store<u32>(flagsWord, (load<u32>(flagsWord) & ~flagCarry) | u32(carried));
}

/** Increments and decrements leave the carry as it is. */
@inline
export function flagsOfIncrement(left: i64, result: i64): void {
  keepCarry();
  setLazy(lazyIncrement, left, 1, result);
}

@inline
export function flagsOfDecrement(left: i64, result: i64): void {
  keepCarry();
  setLazy(lazyDecrement, left, 1, result);
}

/** Bit number `place` of what was shifted; `place` is masked to six bits. */
@inline
function shiftedBit(place: i64): bool {
  return ((u64(load<i64>(flagLeft)) >> (place & 63)) & 1) != 0;
}

/** The upper half of a product of unsigned numbers. */
export function highOfProduct(left: u64, right: u64): u64 {
  const leftLow = left & 0xffffffff;
  const leftHigh = left >> 32;
  const rightLow = right & 0xffffffff;
  const rightHigh = right >> 32;
  const low = leftLow * rightLow;
  const first = leftHigh * rightLow + (low >> 32);
  const second = leftLow * rightHigh + (first & 0xffffffff);
  return leftHigh * rightHigh + (first >> 32) + (second >> 32);
}

/** The same of signed numbers. */
export function highOfSigned(left: i64, right: i64): i64 {
  let high = i64(highOfProduct(u64(left), u64(right)));
  if (left < 0) high -= right;
  if (right < 0) high -= left;
  return high;
}

/** Whether the product of two signed numbers is more than the result that is kept of it. */
export function exceeds(left: i64, right: i64, result: i64): bool {
  return left * right != result || highOfSigned(left, right) != result >> 63;
}

function productExceeds(): bool {
  return exceeds(load<i64>(flagLeft), load<i64>(flagRight), load<i64>(flagResult));
}

@inline
export function flagsOfProduct(left: i64, right: i64, result: i64): void {
  setLazy(lazyProduct, left, right, result);
}

export function carry(): bool {
  switch (load<i32>(flagKind)) {
    case lazyProduct:
      return productExceeds();
    case lazyShiftLeft:
    case lazyShiftRight:
    case lazyShiftArithmetic:
      return shiftedBit(load<i64>(flagRight));
    case lazyAdd:
      return u64(load<i64>(flagResult)) < u64(load<i64>(flagLeft));
    case lazySubtract:
      return u64(load<i64>(flagLeft)) < u64(load<i64>(flagRight));
    case lazyLogic:
      return false;
    default:
      return (load<u32>(flagsWord) & flagCarry) != 0;
  }
}

export function overflow(): bool {
  const left = load<i64>(flagLeft);
  const right = load<i64>(flagRight);
  const result = load<i64>(flagResult);
  switch (load<i32>(flagKind)) {
    case lazyAdd:
    case lazyIncrement:
      return ((left ^ result) & (right ^ result)) < 0;
    case lazySubtract:
    case lazyDecrement:
      return ((left ^ right) & (left ^ result)) < 0;
    case lazyLogic:
    case lazyShiftArithmetic:
      return false;
    case lazyProduct:
      return productExceeds();
    case lazyShiftLeft:
      return (result < 0) != shiftedBit(right);
    case lazyShiftRight:
      return shiftedBit(right >> 8);
    default:
      return (load<u32>(flagsWord) & flagOverflow) != 0;
  }
}

@inline
export function zero(): bool {
  if (load<i32>(flagKind) != lazyNone) return load<i64>(flagResult) == 0;
  return (load<u32>(flagsWord) & flagZero) != 0;
}

@inline
export function sign(): bool {
  if (load<i32>(flagKind) != lazyNone) return load<i64>(flagResult) < 0;
  return (load<u32>(flagsWord) & flagSign) != 0;
}

export function parity(): bool {
  if (load<i32>(flagKind) == lazyNone) return (load<u32>(flagsWord) & flagParity) != 0;
  return (popcnt<u32>(load<u8>(flagResult)) & 1) == 0;
}

export function adjust(): bool {
  const kind = load<i32>(flagKind);
  if (kind == lazyNone) return (load<u32>(flagsWord) & flagAdjust) != 0;
  if (kind == lazyLogic || kind >= lazyShiftLeft) return false;
  const bits = load<i64>(flagLeft) ^ load<i64>(flagRight) ^ load<i64>(flagResult);
  return (bits & 16) != 0;
}

/** Signed less. */
@inline
export function less(): bool {
  if (load<i32>(flagKind) == lazySubtract) return load<i64>(flagLeft) < load<i64>(flagRight);
  return sign() != overflow();
}

@inline
export function lessOrEqual(): bool {
  if (load<i32>(flagKind) == lazySubtract) return load<i64>(flagLeft) <= load<i64>(flagRight);
  return zero() || sign() != overflow();
}

@inline
export function below(): bool {
  if (load<i32>(flagKind) == lazySubtract) {
    return u64(load<i64>(flagLeft)) < u64(load<i64>(flagRight));
  }
  return carry();
}

@inline
export function belowOrEqual(): bool {
  if (load<i32>(flagKind) == lazySubtract) {
    return u64(load<i64>(flagLeft)) <= u64(load<i64>(flagRight));
  }
  return carry() || zero();
}

/** The sixteen conditions by the number in their opcodes. */
export function condition(number: u32): bool {
  let holds = false;
  switch (number >> 1) {
    case 0: holds = overflow(); break;
    case 1: holds = below(); break;
    case 2: holds = zero(); break;
    case 3: holds = belowOrEqual(); break;
    case 4: holds = sign(); break;
    case 5: holds = parity(); break;
    case 6: holds = less(); break;
    default: holds = lessOrEqual();
  }
  return holds != ((number & 1) != 0);
}

/** EFLAGS with all arithmetic flags in their places. */
export function readFlags(): u32 {
  let flags = load<u32>(flagsWord);
  if (load<i32>(flagKind) == lazyNone) return flags;
  flags &= ~ARITHMETIC;
  if (carry()) flags |= flagCarry;
  if (parity()) flags |= flagParity;
  if (adjust()) flags |= flagAdjust;
  if (zero()) flags |= flagZero;
  if (sign()) flags |= flagSign;
  if (overflow()) flags |= flagOverflow;
  store<u32>(flagsWord, flags);
  store<i32>(flagKind, lazyNone);
  return flags;
}

export function writeFlags(flags: u32): void {
  store<u32>(flagsWord, flags);
  store<i32>(flagKind, lazyNone);
}

/** Gives some of the arithmetic flags new values and keeps the others. */
export function changeFlags(mask: u32, values: u32): void {
  writeFlags((readFlags() & ~mask) | (values & mask));
}
