// The stack: push, pop and what is made of them, as wide as the mode's stack pointer is.
import {
  flagAdjust,
  flagCarry,
  flagParity,
  flagSign,
  flagZero,
  general,
  immediate,
  protectedMode,
  segmentBase,
  stackBits,
} from './layout';
import { checkWritable, readMemory, writeMemory } from './memory';
import { addressOf, imm, mem, next, reg1, setReg1 } from './operands';
import { RAX, RBP, RSP, readFlags, readRegister, writeFlags, writeRegister } from './state';

const STACK_SEGMENT: u32 = 2;

/** Where the stack pointer points, moved by `distance` bytes: a linear address. */
@inline
export function stackAddress(distance: i64): i64 {
  return stackPlace(load<i64>(general + RSP) + distance);
}

/** Where an offset on the stack lies. */
@inline
function stackPlace(pointer: i64): i64 {
  return load<i32>(stackBits) == 64 ? pointer : narrowStack(pointer);
}

function narrowStack(pointer: i64): i64 {
  const offset = load<i32>(stackBits) == 16 ? pointer & 0xffff : i64(u32(pointer));
  return i64(u32(offset + load<i64>(segmentBase + (STACK_SEGMENT << 3))));
}

@inline
export function moveStack(distance: i64): void {
  setStack(load<i64>(general + RSP) + distance);
}

@inline
function setStack(pointer: i64): void {
  if (load<i32>(stackBits) == 64) store<i64>(general + RSP, pointer);
  else if (load<i32>(stackBits) == 32) store<i64>(general + RSP, i64(u32(pointer)));
  else store<u16>(general + RSP, u16(pointer));
}

/** The stack pointer moves when the value is there. */
@inline
export function push<T>(value: T): void {
  writeMemory<T>(stackAddress(-sizeof<T>()), value);
  moveStack(-sizeof<T>());
}

@inline
export function pop<T>(): T {
  const value = readMemory<T>(stackAddress(0));
  moveStack(sizeof<T>());
  return value;
}

@inline
export function push_r<T>(record: u32): u32 {
  push<T>(reg1<T>(record));
  return next(record);
}

@inline
export function push_m<T>(record: u32): u32 {
  push<T>(mem<T>(record));
  return next(record);
}

@inline
export function push_i<T>(record: u32): u32 {
  push<T>(imm<T>(record));
  return next(record);
}

@inline
export function pop_r<T>(record: u32): u32 {
  setReg1<T>(record, pop<T>());
  return next(record);
}

/** An address by the stack pointer is that of after the pop. */
@inline
export function pop_m<T>(record: u32): u32 {
  const value = readMemory<T>(stackAddress(0));
  moveStack(sizeof<T>());
  const address = addressOf(record);
  moveStack(-sizeof<T>());
  writeMemory<T>(address, value);
  moveStack(sizeof<T>());
  return next(record);
}

/** Of the pushed flags VM and RF are always 0. */
@inline
export function pushf<T>(record: u32): u32 {
  push<T>(<T>(readFlags() & 0xfcffff));
  return next(record);
}

/** What a user's program may change: CF PF AF ZF SF TF DF OF NT AC ID. */
const USER_FLAGS: u32 = 0x244dd5;
/** IF and IOPL besides. */
const ALL_FLAGS: u32 = 0x247fd5;

/** The flags that may be given new values here, in an operand of so many bytes. */
export function changeableFlags(bytes: i32): u32 {
  const mask = load<i32>(protectedMode) != 0 ? USER_FLAGS : ALL_FLAGS;
  return bytes == 2 ? mask & 0xffff : mask;
}

@inline
export function popf<T>(record: u32): u32 {
  const mask = changeableFlags(sizeof<T>());
  const value = u32(pop<T>());
  writeFlags((readFlags() & ~mask) | (value & mask));
  return next(record);
}

/** All eight registers, with the stack pointer as it was. */
@inline
export function pusha<T>(record: u32): u32 {
  const pointer = readRegister<T>(RSP);
  for (let number: u32 = 0; number < 8; number++) {
    const value = number == 4 ? pointer : readRegister<T>(number << 3);
    writeMemory<T>(stackAddress(-i64((number + 1) * sizeof<T>())), value);
  }
  moveStack(-i64(8 * sizeof<T>()));
  return next(record);
}

@inline
export function popa<T>(record: u32): u32 {
  readMemory<T>(stackAddress(i64(7 * sizeof<T>())));
  for (let number: u32 = 0; number < 8; number++) {
    const value = readMemory<T>(stackAddress(i64(number * sizeof<T>())));
    if (number != 3) writeRegister<T>((7 - number) << 3, value);
  }
  moveStack(i64(8 * sizeof<T>()));
  return next(record);
}

@inline
export function leave<T>(record: u32): u32 {
  const frame = load<i64>(general + RBP);
  const value = readMemory<T>(stackPlace(frame));
  setStack(frame + sizeof<T>());
  writeRegister<T>(RBP, value);
  return next(record);
}

/**
 * The size of the locals stands in the lower half of the immediate, the level above it. The place
 * where the stack pointer comes to must be writable.
 */
@inline
export function enter<T>(record: u32): u32 {
  const both = load<u32>(record, immediate);
  const level = (both >> 16) & 31;
  const last = i64((level + 1) * sizeof<T>()) + i64(both & 0xffff);
  writeMemory<T>(stackAddress(-i64(sizeof<T>())), readRegister<T>(RBP));
  const frame = load<i64>(general + RSP) - sizeof<T>();
  for (let at: u32 = 1; at < level; at++) {
    const from = stackPlace(load<i64>(general + RBP) - i64(at * sizeof<T>()));
    writeMemory<T>(stackAddress(-i64((at + 1) * sizeof<T>())), readMemory<T>(from));
  }
  if (level > 0) writeMemory<T>(stackAddress(-i64((level + 1) * sizeof<T>())), <T>frame);
  checkWritable(stackAddress(-last), sizeof<T>());
  moveStack(-last);
  writeRegister<T>(RBP, <T>frame);
  return next(record);
}

export function lahf(record: u32): u32 {
  writeRegister<u8>(RAX + 1, u8(readFlags() | 2));
  return next(record);
}

export function sahf(record: u32): u32 {
  const mask: u32 = flagSign | flagZero | flagAdjust | flagParity | flagCarry;
  writeFlags((readFlags() & ~mask) | (u32(readRegister<u8>(RAX + 1)) & mask));
  return next(record);
}
