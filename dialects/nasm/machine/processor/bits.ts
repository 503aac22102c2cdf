// Bits: tests, scans, counts, and the instructions of BMI1, BMI2, ADX and CRC32.
import { flagCarry, flagOverflow, flagZero, register1 } from './layout';
import { readMemory, writeMemory } from './memory';
import { addressOf, imm, mem, next, reg1, reg2, reg3, setReg1 } from './operands';
import { flagsOfResult, setArithmetic } from './carries';
import { changeFlags, RDX, readFlags, readRegister } from './state';

export const BT: i32 = 0;
export const BTS: i32 = 1;
export const BTR: i32 = 2;
export const BTC: i32 = 3;

@inline
function changed<T>(operation: i32, value: T, bit: u32): T {
  const mask = <T>(<T>1 << <T>bit);
  if (operation == BTS) return value | mask;
  if (operation == BTR) return value & ~mask;
  return operation == BTC ? value ^ mask : value;
}

@inline
function carryOf<T>(value: T, bit: u32): void {
  changeFlags(flagCarry, u32(u64(value) >> bit) & 1 ? flagCarry : 0);
}

@inline
function bitOfRegister<T>(operation: i32, record: u32, number: u32): u32 {
  const bit = number & ((sizeof<T>() << 3) - 1);
  const value = reg1<T>(record);
  if (operation != BT) setReg1<T>(record, changed<T>(operation, value, bit));
  carryOf<T>(value, bit);
  return next(record);
}

@inline
export function bit_rr<T>(operation: i32, record: u32): u32 {
  return bitOfRegister<T>(operation, record, u32(reg2<T>(record)));
}

@inline
export function bit_ri<T>(operation: i32, record: u32): u32 {
  return bitOfRegister<T>(operation, record, imm<u32>(record));
}

@inline
function bitAt<T>(operation: i32, record: u32, address: i64, bit: u32): u32 {
  const value = readMemory<T>(address);
  if (operation != BT) writeMemory<T>(address, changed<T>(operation, value, bit));
  carryOf<T>(value, bit);
  return next(record);
}

/** A register counts bits from the address on, in both directions. S is T with its sign. */
@inline
export function bit_mr<T, S>(operation: i32, record: u32): u32 {
  const number = i64(reg1<S>(record));
  const shift: i64 = sizeof<T>() == 2 ? 4 : sizeof<T>() == 4 ? 5 : 6;
  const address = addressOf(record) + (number >> shift) * sizeof<T>();
  return bitAt<T>(operation, record, address, u32(number) & ((sizeof<T>() << 3) - 1));
}

@inline
export function bit_mi<T>(operation: i32, record: u32): u32 {
  const bit = imm<u32>(record) & ((sizeof<T>() << 3) - 1);
  return bitAt<T>(operation, record, addressOf(record), bit);
}

/** The flags beside ZF are undefined for scans; processors leave them, and the target for zero. */
@inline
export function scanForward<T>(record: u32, value: T): u32 {
  if (value == <T>0) {
    changeFlags(flagZero, flagZero);
    return next(record);
  }
  setReg1<T>(record, <T>ctz<u64>(u64(value)));
  changeFlags(flagZero, 0);
  return next(record);
}

@inline
export function scanBackward<T>(record: u32, value: T): u32 {
  if (value == <T>0) {
    changeFlags(flagZero, flagZero);
    return next(record);
  }
  setReg1<T>(record, <T>(63 - clz<u64>(u64(value))));
  changeFlags(flagZero, 0);
  return next(record);
}

@inline
export function trailingZeros<T>(record: u32, value: T): u32 {
  const bits: u64 = sizeof<T>() << 3;
  const count = value == <T>0 ? bits : ctz<u64>(u64(value));
  setReg1<T>(record, <T>count);
  changeFlags(flagCarry | flagZero, (value == <T>0 ? flagCarry : 0) | (count == 0 ? flagZero : 0));
  return next(record);
}

@inline
export function leadingZeros<T>(record: u32, value: T): u32 {
  const count = clz<u64>(u64(value)) - (64 - (sizeof<T>() << 3));
  setReg1<T>(record, <T>count);
  changeFlags(flagCarry | flagZero, (value == <T>0 ? flagCarry : 0) | (count == 0 ? flagZero : 0));
  return next(record);
}

@inline
export function populationCount<T>(record: u32, value: T): u32 {
  setReg1<T>(record, <T>popcnt<u64>(u64(value)));
  setArithmetic(value == <T>0 ? flagZero : 0);
  return next(record);
}

/** Sign and zero of a result of 32 or 64 bits, with the carry. */
@inline
function resultFlags<T>(result: T, carried: bool): void {
  const shift: u64 = 64 - (sizeof<T>() << 3);
  const flags = flagsOfResult(i64(u64(result) << shift) >> shift) & ~u32(4);
  setArithmetic(flags | (carried ? flagCarry : 0));
}

@inline
export function andNot<T>(record: u32, right: T): u32 {
  const result = ~reg2<T>(record) & right;
  resultFlags<T>(result, false);
  setReg1<T>(record, result);
  return next(record);
}

/** Start and length stand in the first two bytes of the control. */
@inline
export function extractBits<T>(record: u32, value: T, control: T): u32 {
  const start = u32(control) & 0xff;
  const length = (u32(control) >> 8) & 0xff;
  const bits: u32 = sizeof<T>() << 3;
  let result = start < bits ? <T>(value >> <T>start) : <T>0;
  if (length < bits) result &= <T>((<T>1 << <T>length) - 1);
  setArithmetic(result == <T>0 ? flagZero : 0);
  setReg1<T>(record, result);
  return next(record);
}

export const BLSI: i32 = 0;
export const BLSMSK: i32 = 1;
export const BLSR: i32 = 2;

@inline
export function lowestBit<T>(operation: i32, record: u32, value: T): u32 {
  let result: T;
  if (operation == BLSI) result = value & <T>(<T>0 - value);
  else if (operation == BLSMSK) result = value ^ <T>(value - <T>1);
  else result = value & <T>(value - <T>1);
  resultFlags<T>(result, operation == BLSI ? value != <T>0 : value == <T>0);
  setReg1<T>(record, result);
  return next(record);
}

@inline
export function zeroHighBits<T>(record: u32, value: T, control: T): u32 {
  const bits: u32 = sizeof<T>() << 3;
  const length = u32(control) & 0xff;
  const result = length < bits ? value & <T>((<T>1 << <T>length) - 1) : value;
  resultFlags<T>(result, length >= bits);
  setReg1<T>(record, result);
  return next(record);
}

@inline
export function deposit<T>(record: u32, mask: T): u32 {
  let source = u64(reg2<T>(record));
  let rest = u64(mask);
  let result: u64 = 0;
  while (rest != 0) {
    const lowest = rest & (0 - rest);
    if ((source & 1) != 0) result |= lowest;
    source >>= 1;
    rest ^= lowest;
  }
  setReg1<T>(record, <T>result);
  return next(record);
}

@inline
export function extract<T>(record: u32, mask: T): u32 {
  const source = u64(reg2<T>(record));
  let rest = u64(mask);
  let result: u64 = 0;
  let place: u64 = 1;
  while (rest != 0) {
    const lowest = rest & (0 - rest);
    if ((source & lowest) != 0) result |= place;
    place <<= 1;
    rest ^= lowest;
  }
  setReg1<T>(record, <T>result);
  return next(record);
}

export const LEFT: i32 = 0;
export const RIGHT: i32 = 1;
export const ARITHMETIC_RIGHT: i32 = 2;
export const ROTATE_RIGHT: i32 = 3;

/** rorx, sarx, shlx, shrx: T is unsigned, S signed; no flags. */
@inline
export function plainShift<T, S>(operation: i32, record: u32, value: T, given: u32): u32 {
  const count = <T>(given & ((sizeof<T>() << 3) - 1));
  let result: T;
  if (operation == LEFT) result = value << count;
  else if (operation == RIGHT) result = value >> count;
  else if (operation == ROTATE_RIGHT) result = rotr<T>(value, count);
  else result = <T>(<S>value >> <S>count);
  setReg1<T>(record, result);
  return next(record);
}

/** adcx and adox: an addition with one flag of its own. */
@inline
export function addWithFlag<T>(record: u32, right: T, flag: u32): u32 {
  const left = reg1<T>(record);
  const carried = (readFlags() & flag) != 0;
  const sum = <T>(left + right + <T>carried);
  const out = sum < left || (carried && sum == left);
  changeFlags(flag, out ? flag : 0);
  setReg1<T>(record, sum);
  return next(record);
}

/** CRC32 of the polynomial 11EDC6F41 (Castagnoli), reflected. */
@inline
export function crc<T>(record: u32, value: T): u32 {
  let rest = reg1<u32>(record) ^ u32(value);
  let more = sizeof<T>() == 8 ? u32(u64(value) >> 32) : 0;
  rest = sizeof<T>() < 4 ? crcBits(rest, sizeof<T>() << 3) : crcBits(rest, 32);
  if (sizeof<T>() == 8) rest = crcBits(rest ^ more, 32);
  setReg1<u32>(record, rest);
  return next(record);
}

function crcBits(start: u32, bits: i32): u32 {
  let rest = start;
  for (let bit = 0; bit < bits; bit++) rest = (rest >> 1) ^ ((rest & 1) != 0 ? 0x82f63b78 : 0);
  return rest;
}
