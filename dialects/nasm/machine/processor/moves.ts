// Moves that change a size, exchanges, conditional moves, and what else moves numbers about.
import { addressKind, flagZero, selector } from './layout';
import { checkWritable, readMemory, writeMemory } from './memory';
import { addressOf, mem, next, offsetOf, reg1, reg2, setReg1, setReg2, wrapped } from './operands';
import {
  condition,
  flagsOfAdd,
  flagsOfSubtract,
  RAX,
  RBX,
  RCX,
  RDX,
  readRegister,
  writeRegister,
  changeFlags,
} from './state';

@external("host", "raise")
declare function raise(vector: i32): void;

/** Types are unsigned for movzx and signed for movsx; the target keeps its own size. */
@inline
export function extend_rr<To, From>(record: u32): u32 {
  setReg1<To>(record, <To>reg2<From>(record));
  return next(record);
}

@inline
export function extend_rm<To, From>(record: u32): u32 {
  setReg1<To>(record, <To>mem<From>(record));
  return next(record);
}

@inline
export function lea<T>(record: u32, kind: u32): u32 {
  let offset = offsetOf(record);
  if (kind == 16) offset &= 0xffff;
  else if (kind == 32) offset = i64(u32(offset));
  setReg1<T>(record, <T>offset);
  return next(record);
}

@inline
export function xchg_rr<T>(record: u32): u32 {
  const left = reg1<T>(record);
  setReg1<T>(record, reg2<T>(record));
  setReg2<T>(record, left);
  return next(record);
}

@inline
export function xchg_m<T>(record: u32): u32 {
  const address = addressOf(record);
  const value = readMemory<T>(address);
  writeMemory<T>(address, reg1<T>(record));
  setReg1<T>(record, value);
  return next(record);
}

@inline
export function xadd_rr<T>(record: u32): u32 {
  const left = reg1<T>(record);
  const right = reg2<T>(record);
  const sum = <T>(left + right);
  setReg2<T>(record, left);
  setReg1<T>(record, sum);
  flagsOfAdd(i64(left), i64(right), i64(sum));
  return next(record);
}

@inline
export function xadd_mr<T>(record: u32): u32 {
  const address = addressOf(record);
  const left = readMemory<T>(address);
  const right = reg1<T>(record);
  const sum = <T>(left + right);
  writeMemory<T>(address, sum);
  setReg1<T>(record, left);
  flagsOfAdd(i64(left), i64(right), i64(sum));
  return next(record);
}

@inline
export function cmpxchg_rr<T>(record: u32): u32 {
  const accumulator = readRegister<T>(RAX);
  const target = reg1<T>(record);
  flagsOfSubtract(i64(accumulator), i64(target), i64(<T>(accumulator - target)));
  if (accumulator == target) setReg1<T>(record, reg2<T>(record));
  else writeRegister<T>(RAX, target);
  return next(record);
}

/** The processor writes in both cases. */
@inline
export function cmpxchg_mr<T>(record: u32): u32 {
  const address = addressOf(record);
  const accumulator = readRegister<T>(RAX);
  const target = readMemory<T>(address);
  writeMemory<T>(address, accumulator == target ? reg1<T>(record) : target);
  flagsOfSubtract(i64(accumulator), i64(target), i64(<T>(accumulator - target)));
  if (accumulator != target) writeRegister<T>(RAX, target);
  return next(record);
}

/** cmpxchg8b and cmpxchg16b: T is half of it. */
@inline
export function cmpxchgPair<T>(record: u32): u32 {
  const address = addressOf(record);
  if (sizeof<T>() == 8 && (address & 15) != 0) raise(13);
  checkWritable(address, 2 * sizeof<T>());
  const low = readMemory<T>(address);
  const high = readMemory<T>(address + sizeof<T>());
  const isEqual = readRegister<T>(RAX) == low && readRegister<T>(RDX) == high;
  writeMemory<T>(address, isEqual ? readRegister<T>(RBX) : low);
  writeMemory<T>(address + sizeof<T>(), isEqual ? readRegister<T>(RCX) : high);
  if (!isEqual) {
    writeRegister<T>(RAX, low);
    writeRegister<T>(RDX, high);
  }
  changeFlags(flagZero, isEqual ? flagZero : 0);
  return next(record);
}

/** A 32-bit register loses its upper half also where nothing is moved. */
@inline
export function cmov_rr<T>(record: u32): u32 {
  const isMoved = condition(load<u8>(record, selector));
  setReg1<T>(record, isMoved ? reg2<T>(record) : reg1<T>(record));
  return next(record);
}

@inline
export function cmov_rm<T>(record: u32): u32 {
  const value = mem<T>(record);
  const isMoved = condition(load<u8>(record, selector));
  setReg1<T>(record, isMoved ? value : reg1<T>(record));
  return next(record);
}

export function set_r(record: u32): u32 {
  setReg1<u8>(record, u8(condition(load<u8>(record, selector))));
  return next(record);
}

export function set_m(record: u32): u32 {
  writeMemory<u8>(addressOf(record), u8(condition(load<u8>(record, selector))));
  return next(record);
}

export function bswap_r_32(record: u32): u32 {
  setReg1<u32>(record, bswap<u32>(reg1<u32>(record)));
  return next(record);
}

export function bswap_r_64(record: u32): u32 {
  setReg1<u64>(record, bswap<u64>(reg1<u64>(record)));
  return next(record);
}

@inline
export function movbe_rm<T>(record: u32): u32 {
  setReg1<T>(record, bswap<T>(mem<T>(record)));
  return next(record);
}

@inline
export function movbe_mr<T>(record: u32): u32 {
  writeMemory<T>(addressOf(record), bswap<T>(reg1<T>(record)));
  return next(record);
}

/** cbw, cwde, cdqe. */
@inline
export function widen<To, From>(record: u32): u32 {
  writeRegister<To>(RAX, <To>readRegister<From>(RAX));
  return next(record);
}

/** cwd, cdq, cqo: the sign of the accumulator fills the data register. */
@inline
export function spread<T>(record: u32): u32 {
  writeRegister<T>(RDX, readRegister<T>(RAX) < <T>0 ? <T>-1 : <T>0);
  return next(record);
}

/** nop, prefetches, hints, fences: what changes nothing that a program can see. */
export function nothing(record: u32): u32 {
  return next(record);
}

/** xlatb. */
export function translate(record: u32): u32 {
  const offset = readRegister<i64>(RBX) + i64(readRegister<u8>(RAX));
  writeRegister<u8>(RAX, readMemory<u8>(wrapped(record, offset, load<u8>(record, addressKind))));
  return next(record);
}
