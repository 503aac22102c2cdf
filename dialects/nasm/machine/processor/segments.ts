// Segment registers: loads and stores of selectors, bases, and jumps from segment to segment.
import { general, immediate, modeBits, segmentBase, segmentSelector } from './layout';
import { register1, register2 } from './layout';
import { readMemory, writeMemory } from './memory';
import { addressOf, next, reg1, setReg1 } from './operands';
import { moveStack, pop, push, stackAddress } from './stack';
import { recordAt } from './records';
import { readFlags, RSP, writeFlags, writeRegister } from './state';

@external("host", "raise")
declare function raise(vector: i32): void;

const CODE_SEGMENT: u32 = 1;
const STACK_SEGMENT: u32 = 2;
const GENERAL_PROTECTION: i32 = 13;

export function selectorOf(segment: u32): u16 {
  return load<u16>(segmentSelector + (segment << 1));
}

/** Selectors of Linux's descriptors for programs: code of 32 bits, data, code, and one more. */
function isUsable(segment: u32, selector: u16): bool {
  const number = selector & 0xfffc;
  if (segment == STACK_SEGMENT) return selector == 0x2b;
  return number == 0 || number == 0x20 || number == 0x28 || number == 0x30 || number == 0x78;
}

/** In 16-bit mode a segment begins at sixteen times its selector, as in real mode. */
function loadSegment(segment: u32, selector: u16): void {
  let base: i64 = 0;
  if (load<i32>(modeBits) == 16) base = i64(selector) << 4;
  else if (!isUsable(segment, selector)) raise(GENERAL_PROTECTION);
  store<u16>(segmentSelector + (segment << 1), selector);
  store<i64>(segmentBase + (segment << 3), base);
}

@inline
export function fromSegment<T>(record: u32): u32 {
  setReg1<T>(record, <T>selectorOf(load<u8>(record, register2)));
  return next(record);
}

export function mov_ms(record: u32): u32 {
  writeMemory<u16>(addressOf(record), selectorOf(load<u8>(record, register1)));
  return next(record);
}

function move(record: u32, selector: u16): u32 {
  const segment = u32(load<u8>(record, register1));
  if (segment == CODE_SEGMENT) raise(6);
  loadSegment(segment, selector);
  return next(record);
}

export function mov_sr(record: u32): u32 {
  return move(record, load<u16>(load<u8>(record, register2), general));
}

export function mov_sm(record: u32): u32 {
  return move(record, readMemory<u16>(addressOf(record)));
}

/** The bytes above the selector are 0. */
@inline
export function push_segment<T>(record: u32): u32 {
  push<T>(<T>selectorOf(load<u8>(record, register1)));
  return next(record);
}

@inline
export function pop_segment<T>(record: u32): u32 {
  const selector = u16(readMemory<T>(stackAddress(0)));
  loadSegment(load<u8>(record, register1), selector);
  moveStack(sizeof<T>());
  return next(record);
}

/** lds, les, lfs, lgs, lss: the offset comes first. */
@inline
export function loadPointer<T>(record: u32, segment: u32): u32 {
  const address = addressOf(record);
  const offset = readMemory<T>(address);
  const selector = readMemory<u16>(address + sizeof<T>());
  loadSegment(segment, selector);
  setReg1<T>(record, offset);
  return next(record);
}

/** The machine has one code segment; others are the operating system's. */
function checkCode(selector: u16): void {
  if (selector != selectorOf(CODE_SEGMENT)) raise(GENERAL_PROTECTION);
}

/** Jumps and calls through a pointer in memory. */
@inline
export function farJump<T>(record: u32): u32 {
  const address = addressOf(record);
  const offset = readMemory<T>(address);
  checkCode(readMemory<u16>(address + sizeof<T>()));
  return recordAt(i64(offset));
}

@inline
export function farReturn<T>(record: u32): u32 {
  const offset = readMemory<T>(stackAddress(0));
  checkCode(u16(readMemory<T>(stackAddress(sizeof<T>()))));
  moveStack(2 * sizeof<T>() + load<i64>(record, immediate));
  return recordAt(i64(offset));
}

/** What a return from an interrupt may change of the flags in a program. */
const RETURN_FLAGS: u32 = 0x254dd5;

@inline
export function interruptReturn<T>(record: u32): u32 {
  const offset = readMemory<T>(stackAddress(0));
  checkCode(u16(readMemory<T>(stackAddress(sizeof<T>()))));
  const flags = u32(readMemory<T>(stackAddress(2 * sizeof<T>())));
  if (load<i32>(modeBits) == 64) {
    const pointer = i64(readMemory<T>(stackAddress(3 * sizeof<T>())));
    const selector = u16(readMemory<T>(stackAddress(4 * sizeof<T>())));
    if ((selector | 3) != 0x2b) raise(GENERAL_PROTECTION);
    store<i64>(general + RSP, pointer);
  } else {
    moveStack(3 * sizeof<T>());
  }
  const mask: u32 = sizeof<T>() == 2 ? RETURN_FLAGS & 0xffff : RETURN_FLAGS;
  writeFlags((readFlags() & ~mask) | (flags & mask));
  return recordAt(i64(offset));
}

/** rdfsbase, rdgsbase: 4 and 5. */
@inline
export function readBase<T>(record: u32, segment: u32): u32 {
  setReg1<T>(record, load<T>(segmentBase + (segment << 3)));
  return next(record);
}

@inline
export function writeBase<T>(record: u32, segment: u32): u32 {
  const base = i64(u64(reg1<T>(record)));
  if (base != (base << 16) >> 16) raise(GENERAL_PROTECTION);
  store<i64>(segmentBase + (segment << 3), base);
  return next(record);
}

/** The processor's number. */
@inline
export function processorNumber<T>(record: u32): u32 {
  writeRegister<T>(u32(load<u8>(record, register1)), <T>0);
  return next(record);
}
