// Decimal arithmetic and other instructions that only 16-bit and 32-bit modes have.
import {
  flagAdjust,
  flagCarry,
  flagParity,
  flagSign,
  flagZero,
  immediate,
  instructionPointer,
} from './layout';
import { readMemory } from './memory';
import { addressOf, addressOfRecord, next, reg1 } from './operands';
import { flagsOfResult } from './carries';
import { adjust, carry, changeFlags, overflow, RAX, readRegister, writeRegister } from './state';

@external("host", "raise")
declare function raise(vector: i32): void;

const AL: u32 = RAX;
const AH: u32 = RAX + 1;
const RESULT: u32 = flagSign | flagZero | flagParity;

function setDecimal(value: u8, adjusted: bool, carried: bool): void {
  writeRegister<u8>(AL, value);
  let flags = flagsOfResult(i64(i8(value)));
  if (adjusted) flags |= flagAdjust;
  if (carried) flags |= flagCarry;
  changeFlags(RESULT | flagAdjust | flagCarry, flags);
}

export function daa(record: u32): u32 {
  const old = readRegister<u8>(AL);
  const adjusts = (old & 15) > 9 || adjust();
  const carries = old > 0x99 || carry();
  let value = u32(old);
  if (adjusts) value += 6;
  if (carries) value += 0x60;
  setDecimal(u8(value), adjusts, carries);
  return next(record);
}

export function das(record: u32): u32 {
  const old = readRegister<u8>(AL);
  const adjusts = (old & 15) > 9 || adjust();
  const carries = old > 0x99 || carry();
  let value = i32(old);
  let borrows = carries;
  if (adjusts) {
    borrows = borrows || carry() || value < 6;
    value -= 6;
  }
  if (carries) value -= 0x60;
  setDecimal(u8(value), adjusts, borrows);
  return next(record);
}

function unpacked(record: u32, distance: i32): u32 {
  const adjusts = (readRegister<u8>(AL) & 15) > 9 || adjust();
  if (adjusts) {
    writeRegister<u16>(RAX, u16(i32(readRegister<u16>(RAX)) + (distance > 0 ? 6 : -6)));
    writeRegister<u8>(AH, u8(i32(readRegister<u8>(AH)) + distance));
  }
  const value = readRegister<u8>(AL) & 15;
  setDecimal(value, adjusts, adjusts);
  return next(record);
}

export function aaa(record: u32): u32 {
  return unpacked(record, 1);
}

export function aas(record: u32): u32 {
  return unpacked(record, -1);
}

function divide(record: u32, base: u8): u32 {
  if (base == 0) raise(0);
  const value = readRegister<u8>(AL);
  writeRegister<u8>(AH, value / base);
  setDecimal(value % base, false, false);
  return next(record);
}

function combine(record: u32, base: u8): u32 {
  const value = u8(u32(readRegister<u8>(AL)) + u32(readRegister<u8>(AH)) * u32(base));
  writeRegister<u8>(AH, 0);
  setDecimal(value, false, false);
  return next(record);
}

export function aam(record: u32): u32 {
  return divide(record, 10);
}

/** With a base of its own. */
export function aam_i(record: u32): u32 {
  return divide(record, load<u8>(record, immediate));
}

export function aad(record: u32): u32 {
  return combine(record, 10);
}

export function aad_i(record: u32): u32 {
  return combine(record, load<u8>(record, immediate));
}

export function salc(record: u32): u32 {
  writeRegister<u8>(AL, carry() ? 0xff : 0);
  return next(record);
}

export function into(record: u32): u32 {
  if (overflow()) {
    store<i64>(instructionPointer, addressOfRecord(next(record)));
    raise(4);
  }
  return next(record);
}

/** T is signed. */
@inline
export function bound<T>(record: u32): u32 {
  const address = addressOf(record);
  const low = readMemory<T>(address);
  const high = readMemory<T>(address + sizeof<T>());
  const index = reg1<T>(record);
  if (index < low || index > high) raise(5);
  return next(record);
}
