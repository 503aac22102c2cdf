// Shifts and rotates. The count is masked to 5 bits, or 6 for 64-bit operands (SDM, SAL and RCL).
import { flagCarry, flagOverflow, register2, register3 } from './layout';
import { readMemory, writeMemory } from './memory';
import { addressOf, imm, next, reg1, reg2, reg3, setReg1 } from './operands';
import { flagsOfResult, setArithmetic } from './carries';
import { carry, changeFlags, readFlags } from './state';
import { flagAdjust } from './layout';

export const ROL: i32 = 0;
export const ROR: i32 = 1;
export const RCL: i32 = 2;
export const RCR: i32 = 3;
export const SHL: i32 = 4;
export const SHR: i32 = 5;
export const SAR: i32 = 7;

/** What a shift gave: the flags as they are to be. */
let newFlags: u32 = 0;
let changesAll: bool = false;
let changesNone: bool = false;

@inline
function width<T>(): u32 {
  return sizeof<T>() << 3;
}

/** T is unsigned. Sets the three variables above; the count is masked and not 0. */
function shifted<T>(operation: i32, value: T, count: u32): T {
  const bits = width<T>();
  const top = bits - 1;
  changesNone = false;
  changesAll = true;
  let wide = u64(value);
  let result: T;
  let carried: bool;
  let overflowed: bool;
  if (operation == SHL) {
    result = count >= bits ? <T>0 : <T>(wide << count);
    carried = count <= bits && ((wide >> (bits - count)) & 1) != 0;
    overflowed = ((u64(result) >> top) & 1) != u64(carried);
  } else if (operation == SHR) {
    result = count >= bits ? <T>0 : <T>(wide >> count);
    carried = count <= bits && ((wide >> (count - 1)) & 1) != 0;
    overflowed = ((wide >> top) & 1) != 0;
  } else {
    const signed = (i64(wide << (64 - bits))) >> (64 - bits);
    result = <T>(signed >> min(count, 63));
    carried = ((signed >> min(count - 1, 63)) & 1) != 0;
    overflowed = false;
  }
  // Like the processors, which leave it so for counts other than 1 too.
  newFlags = flagsOfResult((i64(u64(result) << (64 - bits))) >> (64 - bits));
  if (carried) newFlags |= flagCarry;
  if (overflowed) newFlags |= flagOverflow;
  return result;
}

function rotated<T>(operation: i32, value: T, masked: u32): T {
  const bits = width<T>();
  const top = bits - 1;
  changesNone = false;
  changesAll = false;
  let wide = u64(value);
  let carried = carry();
  if (operation == ROL || operation == ROR) {
    const count = masked & top;
    if (count != 0) {
      const left = operation == ROL ? count : bits - count;
      wide = (wide << left) | (wide >> (bits - left));
    }
    const result = <T>wide;
    const high = ((u64(result) >> top) & 1) != 0;
    const second = ((u64(result) >> (top - 1)) & 1) != 0;
    carried = operation == ROL ? (u64(result) & 1) != 0 : high;
    const overflowed = operation == ROL ? high != carried : high != second;
    newFlags = (carried ? flagCarry : 0) | (overflowed ? flagOverflow : 0);
    return result;
  }
  const count = masked % (bits + 1);
  if (operation == RCL) {
    for (let step: u32 = 0; step < count; step++) {
      const out = ((wide >> top) & 1) != 0;
      wide = (wide << 1) | u64(carried);
      carried = out;
    }
    const overflowed = ((wide >> top) & 1) != u64(carried);
    newFlags = (carried ? flagCarry : 0) | (overflowed ? flagOverflow : 0);
    return <T>wide;
  }
  for (let step: u32 = 0; step < count; step++) {
    const out = (wide & 1) != 0;
    wide = (u64(<T>wide) >> 1) | (u64(carried) << top);
    carried = out;
  }
  const result = <T>wide;
  const overflowed = ((u64(result) >> top) & 1) != ((u64(result) >> (top - 1)) & 1);
  newFlags = (carried ? flagCarry : 0) | (overflowed ? flagOverflow : 0);
  return result;
}

function setFlags(): void {
  if (changesAll) setArithmetic(newFlags);
  else changeFlags(flagCarry | flagOverflow, newFlags);
}

@inline
function mask<T>(count: u32): u32 {
  return count & (sizeof<T>() == 8 ? 63 : 31);
}

@inline
function moved<T>(operation: i32, value: T, count: u32): T {
  if (operation < SHL) return rotated<T>(operation, value, count);
  return shifted<T>(operation, value, count);
}

@inline
function shiftRegister<T>(operation: i32, record: u32, given: u32): u32 {
  const count = mask<T>(given);
  const value = reg1<T>(record);
  if (count == 0) {
    setReg1<T>(record, value);
    return next(record);
  }
  const result = moved<T>(operation, value, count);
  setFlags();
  setReg1<T>(record, result);
  return next(record);
}

@inline
function shiftMemory<T>(operation: i32, record: u32, given: u32): u32 {
  const count = mask<T>(given);
  const address = addressOf(record);
  const value = readMemory<T>(address);
  if (count == 0) {
    writeMemory<T>(address, value);
    return next(record);
  }
  const result = moved<T>(operation, value, count);
  writeMemory<T>(address, result);
  setFlags();
  return next(record);
}

@inline
export function shift_ri<T>(operation: i32, record: u32): u32 {
  return shiftRegister<T>(operation, record, imm<u32>(record));
}

@inline
export function shift_rr<T>(operation: i32, record: u32): u32 {
  return shiftRegister<T>(operation, record, reg2<u8>(record));
}

@inline
export function shift_mi<T>(operation: i32, record: u32): u32 {
  return shiftMemory<T>(operation, record, imm<u32>(record));
}

@inline
export function shift_mr<T>(operation: i32, record: u32): u32 {
  return shiftMemory<T>(operation, record, reg1<u8>(record));
}

/** shld and shrd: T is unsigned; 16-bit operands may be shifted by more than 16. */
function doubled<T>(isLeft: bool, value: T, filler: T, count: u32): T {
  const bits = width<T>();
  const top = bits - 1;
  const wide = u64(value);
  const fill = u64(filler);
  let result: T;
  let carried: bool;
  if (count > bits) {
    // The result is undefined; processors shift the filler and the value in turn.
    const rest = count - bits;
    const other = bits - rest;
    if (isLeft) result = <T>((fill << rest) | (wide >> other));
    else result = <T>((fill >> rest) | (wide << other));
    carried = ((fill >> (isLeft ? other : rest - 1)) & 1) != 0;
  } else if (isLeft) {
    result = count == bits ? filler : <T>((wide << count) | (fill >> (bits - count)));
    carried = ((wide >> (bits - count)) & 1) != 0;
  } else {
    result = count == bits ? filler : <T>((wide >> count) | (fill << (bits - count)));
    carried = ((wide >> (count - 1)) & 1) != 0;
  }
  newFlags = flagsOfResult((i64(u64(result) << (64 - bits))) >> (64 - bits));
  if (carried) newFlags |= flagCarry;
  if (((u64(result) >> top) & 1) != ((wide >> top) & 1)) newFlags |= flagOverflow;
  return result;
}

/** The count stands in the immediate, or in cl as the last register. */
@inline
export function double_rr<T>(isLeft: bool, record: u32, given: u32): u32 {
  const count = mask<T>(given);
  const value = reg1<T>(record);
  if (count == 0) {
    setReg1<T>(record, value);
    return next(record);
  }
  const result = doubled<T>(isLeft, value, reg2<T>(record), count);
  setArithmetic(newFlags);
  setReg1<T>(record, result);
  return next(record);
}

@inline
export function double_mr<T>(isLeft: bool, record: u32, given: u32): u32 {
  const count = mask<T>(given);
  const address = addressOf(record);
  const value = readMemory<T>(address);
  if (count == 0) {
    writeMemory<T>(address, value);
    return next(record);
  }
  const result = doubled<T>(isLeft, value, reg1<T>(record), count);
  writeMemory<T>(address, result);
  setArithmetic(newFlags);
  return next(record);
}

@inline
export function countOf2(record: u32): u32 {
  return reg2<u8>(record);
}

@inline
export function countOf3(record: u32): u32 {
  return reg3<u8>(record);
}
