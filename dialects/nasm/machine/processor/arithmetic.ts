// Addition, subtraction, logic and comparison: two operands, the first of which takes the result.
import { flagCarry } from './layout';
import { readMemory, writeMemory } from './memory';
import { addressOf, imm, mem, next, reg1, reg2, setReg1 } from './operands';
import {
  carry,
  changeFlags,
  flagsOfAdd,
  flagsOfDecrement,
  flagsOfIncrement,
  flagsOfLogic,
  flagsOfSubtract,
} from './state';
import { flagsOfCarriedAdd, flagsOfCarriedSubtract } from './carries';

export const ADD: i32 = 0;
export const OR: i32 = 1;
export const ADC: i32 = 2;
export const SBB: i32 = 3;
export const AND: i32 = 4;
export const SUB: i32 = 5;
export const XOR: i32 = 6;
export const CMP: i32 = 7;
export const TEST: i32 = 8;
export const MOV: i32 = 9;

/** The operation is a constant at each use, so that nothing of the choice is left. */
@inline
function operate<T>(operation: i32, left: T, right: T): T {
  if (operation == MOV) return right;
  if (operation == ADD) {
    const sum = <T>(left + right);
    flagsOfAdd(i64(left), i64(right), i64(sum));
    return sum;
  }
  if (operation == SUB || operation == CMP) {
    const difference = <T>(left - right);
    flagsOfSubtract(i64(left), i64(right), i64(difference));
    return difference;
  }
  if (operation == ADC) {
    const carried = carry();
    const sum = <T>(left + right + <T>carried);
    flagsOfCarriedAdd(i64(left), i64(right), i64(sum), carried);
    return sum;
  }
  if (operation == SBB) {
    const borrowed = carry();
    const difference = <T>(left - right - <T>borrowed);
    flagsOfCarriedSubtract(i64(left), i64(right), i64(difference), borrowed);
    return difference;
  }
  let result: T;
  if (operation == OR) result = left | right;
  else if (operation == XOR) result = left ^ right;
  else result = left & right;
  flagsOfLogic(i64(result));
  return result;
}

@inline
function writes(operation: i32): bool {
  return operation != CMP && operation != TEST;
}

@inline
export function binary_rr<T>(operation: i32, record: u32): u32 {
  const result = operate<T>(operation, reg1<T>(record), reg2<T>(record));
  if (writes(operation)) setReg1<T>(record, result);
  return next(record);
}

@inline
export function binary_ri<T>(operation: i32, record: u32): u32 {
  const result = operate<T>(operation, reg1<T>(record), imm<T>(record));
  if (writes(operation)) setReg1<T>(record, result);
  return next(record);
}

@inline
export function binary_rm<T>(operation: i32, record: u32): u32 {
  const right = mem<T>(record);
  const result = operate<T>(operation, reg1<T>(record), right);
  if (writes(operation)) setReg1<T>(record, result);
  return next(record);
}

/** The result is written before the flags are: where it cannot be, nothing has changed. */
@inline
function toMemory<T>(operation: i32, record: u32, right: T): u32 {
  const address = addressOf(record);
  if (operation == MOV) {
    writeMemory<T>(address, right);
    return next(record);
  }
  const left = readMemory<T>(address);
  if (operation == ADD) writeMemory<T>(address, <T>(left + right));
  else if (operation == SUB) writeMemory<T>(address, <T>(left - right));
  else if (operation == ADC) writeMemory<T>(address, <T>(left + right + <T>carry()));
  else if (operation == SBB) writeMemory<T>(address, <T>(left - right - <T>carry()));
  else if (operation == AND) writeMemory<T>(address, <T>(left & right));
  else if (operation == OR) writeMemory<T>(address, <T>(left | right));
  else if (operation == XOR) writeMemory<T>(address, <T>(left ^ right));
  operate<T>(operation, left, right);
  return next(record);
}

@inline
export function binary_mr<T>(operation: i32, record: u32): u32 {
  return toMemory<T>(operation, record, reg1<T>(record));
}

@inline
export function binary_mi<T>(operation: i32, record: u32): u32 {
  return toMemory<T>(operation, record, imm<T>(record));
}

/** Compares, and says whether a condition of jumps holds; of overflow and parity nobody asks. */
@inline
export function cmpIs<T>(condition: i32, left: T, right: T): bool {
  const difference = i64(<T>(left - right));
  flagsOfSubtract(i64(left), i64(right), difference);
  let holds: bool;
  const kind = condition >> 1;
  if (kind == 1) holds = u64(i64(left)) < u64(i64(right));
  else if (kind == 2) holds = left == right;
  else if (kind == 3) holds = u64(i64(left)) <= u64(i64(right));
  else if (kind == 4) holds = difference < 0;
  else if (kind == 6) holds = left < right;
  else holds = left <= right;
  return holds != ((condition & 1) != 0);
}

/** Carry and overflow are 0. */
@inline
export function testIs<T>(condition: i32, left: T, right: T): bool {
  const result = i64(<T>(left & right));
  flagsOfLogic(result);
  let holds: bool;
  const kind = condition >> 1;
  if (kind == 2) holds = result == 0;
  else if (kind == 7) holds = result <= 0;
  else holds = result < 0;
  return holds != ((condition & 1) != 0);
}

@inline
export function decrementIs<T>(condition: i32, record: u32): bool {
  const value = reg1<T>(record);
  const result = <T>(value - <T>1);
  flagsOfDecrement(i64(value), i64(result));
  setReg1<T>(record, result);
  return (result == 0) != ((condition & 1) != 0);
}

export const INC: i32 = 0;
export const DEC: i32 = 1;
export const NEG: i32 = 2;
export const NOT: i32 = 3;

@inline
function unary<T>(operation: i32, value: T): T {
  if (operation == INC) return <T>(value + <T>1);
  if (operation == DEC) return <T>(value - <T>1);
  return operation == NEG ? <T>(<T>0 - value) : <T>~value;
}

@inline
function unaryFlags<T>(operation: i32, value: T, result: T): void {
  if (operation == INC) flagsOfIncrement(i64(value), i64(result));
  else if (operation == DEC) flagsOfDecrement(i64(value), i64(result));
  else if (operation == NEG) flagsOfSubtract(0, i64(value), i64(result));
}

@inline
export function unary_r<T>(operation: i32, record: u32): u32 {
  const value = reg1<T>(record);
  const result = unary<T>(operation, value);
  unaryFlags<T>(operation, value, result);
  setReg1<T>(record, result);
  return next(record);
}

@inline
export function unary_m<T>(operation: i32, record: u32): u32 {
  const address = addressOf(record);
  const value = readMemory<T>(address);
  const result = unary<T>(operation, value);
  writeMemory<T>(address, result);
  unaryFlags<T>(operation, value, result);
  return next(record);
}

export function clc(record: u32): u32 {
  changeFlags(flagCarry, 0);
  return next(record);
}

export function stc(record: u32): u32 {
  changeFlags(flagCarry, flagCarry);
  return next(record);
}

export function cmc(record: u32): u32 {
  changeFlags(flagCarry, carry() ? 0 : flagCarry);
  return next(record);
}
