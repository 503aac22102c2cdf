// Multiplication and division.
import { flagCarry, flagOverflow } from './layout';
import { imm, mem, next, reg1, reg2, setReg1, reg3, setReg2 } from './operands';
import { flagsOfResult, setArithmetic } from './carries';
import {
  exceeds,
  flagsOfProduct,
  highOfProduct,
  highOfSigned,
  RAX,
  RDX,
  readRegister,
  writeRegister,
} from './state';

/** Raises exception `vector`; it throws. */
@external("host", "raise")
declare function raise(vector: i32): void;

const DIVIDE_ERROR: i32 = 0;

/** Sign, zero and parity are undefined; what recent processors leave is of the low half. */
function productFlags(low: i64, isWide: bool): void {
  setArithmetic((flagsOfResult(low) & ~64) | (isWide ? flagCarry | flagOverflow : 0));
}

/** T is unsigned. */
@inline
function multiply<T>(right: T): void {
  const left = readRegister<T>(RAX);
  if (sizeof<T>() == 8) {
    const low = u64(left) * u64(right);
    const high = highOfProduct(u64(left), u64(right));
    writeRegister<u64>(RAX, low);
    writeRegister<u64>(RDX, high);
    productFlags(i64(low), high != 0);
    return;
  }
  const product = u64(left) * u64(right);
  const bits: u32 = sizeof<T>() << 3;
  if (sizeof<T>() == 1) writeRegister<u16>(RAX, u16(product));
  else {
    writeRegister<T>(RAX, <T>product);
    writeRegister<T>(RDX, <T>(product >> bits));
  }
  productFlags(i64(product << (64 - bits)) >> (64 - bits), product >> bits != 0);
}

/** T is signed. */
@inline
function multiplySigned<T>(right: T): void {
  const left = readRegister<T>(RAX);
  if (sizeof<T>() == 8) {
    const low = i64(left) * i64(right);
    const high = highOfSigned(i64(left), i64(right));
    writeRegister<i64>(RAX, low);
    writeRegister<i64>(RDX, high);
    productFlags(low, high != low >> 63);
    return;
  }
  const product = i64(left) * i64(right);
  const bits: u32 = sizeof<T>() << 3;
  if (sizeof<T>() == 1) writeRegister<u16>(RAX, u16(product));
  else {
    writeRegister<T>(RAX, <T>product);
    writeRegister<T>(RDX, <T>(product >> bits));
  }
  productFlags(i64(<T>product), product != i64(<T>product));
}

@inline
export function mul_r<T>(record: u32): u32 {
  multiply<T>(reg1<T>(record));
  return next(record);
}

@inline
export function mul_m<T>(record: u32): u32 {
  multiply<T>(mem<T>(record));
  return next(record);
}

@inline
export function imul_r<T>(record: u32): u32 {
  multiplySigned<T>(reg1<T>(record));
  return next(record);
}

@inline
export function imul_m<T>(record: u32): u32 {
  multiplySigned<T>(mem<T>(record));
  return next(record);
}

/** The zero flag stays 0 whatever the result is. */
@inline
function truncatedProduct<T>(left: T, right: T): T {
  const result = <T>(left * right);
  if (result != 0) flagsOfProduct(i64(left), i64(right), i64(result));
  else productFlags(0, exceeds(i64(left), i64(right), 0));
  return result;
}

@inline
export function imul_rr<T>(record: u32): u32 {
  setReg1<T>(record, truncatedProduct<T>(reg1<T>(record), reg2<T>(record)));
  return next(record);
}

@inline
export function imul_rm<T>(record: u32): u32 {
  setReg1<T>(record, truncatedProduct<T>(reg1<T>(record), mem<T>(record)));
  return next(record);
}

@inline
export function imul_rri<T>(record: u32): u32 {
  setReg1<T>(record, truncatedProduct<T>(reg2<T>(record), imm<T>(record)));
  return next(record);
}

@inline
export function imul_rmi<T>(record: u32): u32 {
  setReg1<T>(record, truncatedProduct<T>(mem<T>(record), imm<T>(record)));
  return next(record);
}

/** mulx: the product of rdx without flags; the upper half wins where both go to one register. */
@inline
export function mulx<T>(record: u32, right: T): u32 {
  const left = readRegister<T>(RDX);
  if (sizeof<T>() == 8) {
    setReg2<u64>(record, u64(left) * u64(right));
    setReg1<u64>(record, highOfProduct(u64(left), u64(right)));
  } else {
    const product = u64(left) * u64(right);
    setReg2<u32>(record, u32(product));
    setReg1<u32>(record, u32(product >> 32));
  }
  return next(record);
}

let remainder: u64 = 0;

/** 128 by 64 bits where the upper half is below the divisor: long division, bit by bit. */
function longQuotient(high: u64, low: u64, divisor: u64): u64 {
  let rest = high;
  let digits = low;
  let quotient: u64 = 0;
  for (let bit = 0; bit < 64; bit++) {
    const out = rest >> 63;
    rest = (rest << 1) | (digits >> 63);
    digits <<= 1;
    quotient <<= 1;
    if (out != 0 || rest >= divisor) {
      rest -= divisor;
      quotient |= 1;
    }
  }
  remainder = rest;
  return quotient;
}

function divide64(divisor: u64): void {
  const high = readRegister<u64>(RDX);
  const low = readRegister<u64>(RAX);
  if (high >= divisor) raise(DIVIDE_ERROR);
  if (high == 0) {
    writeRegister<u64>(RAX, low / divisor);
    writeRegister<u64>(RDX, low % divisor);
    return;
  }
  writeRegister<u64>(RAX, longQuotient(high, low, divisor));
  writeRegister<u64>(RDX, remainder);
}

function divideSigned64(divisor: i64): void {
  let high = readRegister<i64>(RDX);
  let low = readRegister<i64>(RAX);
  const isNegative = high < 0;
  if (isNegative) {
    low = -low;
    high = ~high + i64(low == 0);
  }
  const size = divisor < 0 ? u64(-divisor) : u64(divisor);
  if (u64(high) >= size) raise(DIVIDE_ERROR);
  const quotient = longQuotient(u64(high), u64(low), size);
  const isQuotientNegative = isNegative != divisor < 0;
  const limit: u64 = 0x8000000000000000;
  if (quotient > limit || (quotient == limit && !isQuotientNegative)) raise(DIVIDE_ERROR);
  writeRegister<i64>(RAX, isQuotientNegative ? -i64(quotient) : i64(quotient));
  writeRegister<i64>(RDX, isNegative ? -i64(remainder) : i64(remainder));
}

/** What is divided: twice as wide as T. */
@inline
function dividend<T>(): u64 {
  if (sizeof<T>() == 1) return u64(readRegister<u16>(RAX));
  const bits: u32 = sizeof<T>() << 3;
  return (u64(readRegister<T>(RDX)) << bits) | u64(readRegister<T>(RAX));
}

@inline
function setQuotient<T>(quotient: T, rest: T): void {
  if (sizeof<T>() == 1) {
    writeRegister<T>(RAX, quotient);
    writeRegister<T>(RAX + 1, rest);
  } else {
    writeRegister<T>(RAX, quotient);
    writeRegister<T>(RDX, rest);
  }
}

/** T is unsigned. */
@inline
function divide<T>(divisor: T): void {
  if (sizeof<T>() == 8) {
    divide64(u64(divisor));
    return;
  }
  if (divisor == <T>0) raise(DIVIDE_ERROR);
  const whole = dividend<T>();
  const quotient = whole / u64(divisor);
  if (quotient != u64(<T>quotient)) raise(DIVIDE_ERROR);
  setQuotient<T>(<T>quotient, <T>(whole % u64(divisor)));
}

/** U is T without its sign. */
@inline
function divideSigned<T, U>(divisor: T): void {
  if (sizeof<T>() == 8) {
    divideSigned64(i64(divisor));
    return;
  }
  if (divisor == <T>0) raise(DIVIDE_ERROR);
  const shift: u32 = 64 - (sizeof<T>() << 4);
  const whole = i64(dividend<U>() << shift) >> shift;
  if (divisor == <T>-1 && whole == i64.MIN_VALUE) raise(DIVIDE_ERROR);
  const quotient = whole / i64(divisor);
  if (quotient != i64(<T>quotient)) raise(DIVIDE_ERROR);
  setQuotient<T>(<T>quotient, <T>(whole % i64(divisor)));
}

@inline
export function div_r<T>(record: u32): u32 {
  divide<T>(reg1<T>(record));
  return next(record);
}

@inline
export function div_m<T>(record: u32): u32 {
  divide<T>(mem<T>(record));
  return next(record);
}

@inline
export function idiv_r<T, U>(record: u32): u32 {
  divideSigned<T, U>(reg1<T>(record));
  return next(record);
}

@inline
export function idiv_m<T, U>(record: u32): u32 {
  divideSigned<T, U>(mem<T>(record));
  return next(record);
}
