// Segment registers: loads and stores of selectors, bases, and jumps from segment to segment.
import {
  CODE_SEGMENT,
  codeOffset,
  codeSelector,
  enterSegment,
  farAddress,
} from './code-segment';
import { behindReturn, enterFrame, leaveFrames } from './control';
import {
  depth,
  general,
  immediate,
  modeBits,
  protectedMode,
  register1,
  register2,
  segmentBase,
  segmentSelector,
  threadBases,
  threadSegments,
} from './layout';
import { checkWritable, readMemory, writeMemory } from './memory';
import { addressOf, addressOfRecord, imm, next, reg1, setReg1 } from './operands';
import { changeableFlags, moveStack, push, stackAddress } from './stack';
import { recordAt } from './records';
import { readFlags, RSP, writeFlags, writeRegister } from './state';

@external("host", "raise")
declare function raise(vector: i32): void;

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

/** The entry of the descriptor table with which Linux's segments for threads begin. */
const THREAD_ENTRY: u32 = 12;

/** Which of the segments for threads a selector means; 3 or more for another one. */
function threadSegment(selector: u16): u32 {
  const index = (u32(selector) >> 3) - THREAD_ENTRY;
  const isMade = index < 3 && ((load<u32>(threadSegments) >> index) & 1) != 0;
  return isMade && (selector & 4) == 0 ? index : 3;
}

/** In real mode a segment begins at sixteen times its selector. */
function loadSegment(segment: u32, selector: u16): void {
  let base: i64 = 0;
  const index = threadSegment(selector);
  if (load<i32>(protectedMode) == 0) base = i64(selector) << 4;
  else if (index < 3 && segment != STACK_SEGMENT) base = i64(load<u32>(threadBases + (index << 2)));
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

@inline
function jumpTo<T>(selector: u16, offset: T): u32 {
  const address = farAddress<T>(selector, offset);
  enterSegment(selector);
  return recordAt(address);
}

/** Jumps and calls through a pointer in memory. */
@inline
export function farJump<T>(record: u32): u32 {
  const address = addressOf(record);
  return jumpTo<T>(readMemory<u16>(address + sizeof<T>()), readMemory<T>(address));
}

@inline
function selectorIn(record: u32): u16 {
  return u16(load<u64>(record, immediate) >> 32);
}

/** To where the instruction itself says. */
@inline
export function farJumpTo<T>(record: u32): u32 {
  return jumpTo<T>(selectorIn(record), imm<T>(record));
}

@inline
function callTo<T>(record: u32, selector: u16, offset: T): u32 {
  const address = farAddress<T>(selector, offset);
  const behind = addressOfRecord(next(record));
  checkWritable(stackAddress(-i64(sizeof<T>())), sizeof<T>());
  writeMemory<T>(stackAddress(-i64(2 * sizeof<T>())), codeOffset<T>(behind));
  writeMemory<T>(stackAddress(-i64(sizeof<T>())), <T>codeSelector());
  moveStack(-i64(2 * sizeof<T>()));
  enterSegment(selector);
  enterFrame(behind, address);
  return recordAt(address);
}

@inline
export function farCall<T>(record: u32): u32 {
  const address = addressOf(record);
  return callTo<T>(record, readMemory<u16>(address + sizeof<T>()), readMemory<T>(address));
}

@inline
export function farCallTo<T>(record: u32): u32 {
  return callTo<T>(record, selectorIn(record), imm<T>(record));
}

@inline
export function farReturn<T>(record: u32): u32 {
  const offset = readMemory<T>(stackAddress(0));
  const selector = u16(readMemory<T>(stackAddress(sizeof<T>())));
  const address = farAddress<T>(selector, offset);
  moveStack(2 * sizeof<T>());
  const before = load<u32>(depth);
  leaveFrames();
  moveStack(load<i64>(record, immediate));
  enterSegment(selector);
  return behindReturn(address, before);
}

/** RF is what a return from an interrupt may change besides. */
const RESUME_FLAG: u32 = 0x10000;

/** Address, selector and flags from the stack; where control goes to. */
@inline
export function popInterrupt<T>(): i64 {
  const offset = readMemory<T>(stackAddress(0));
  const selector = u16(readMemory<T>(stackAddress(sizeof<T>())));
  const address = farAddress<T>(selector, offset);
  const flags = u32(readMemory<T>(stackAddress(2 * sizeof<T>())));
  if (load<i32>(modeBits) == 64) {
    const pointer = i64(readMemory<T>(stackAddress(3 * sizeof<T>())));
    const stack = u16(readMemory<T>(stackAddress(4 * sizeof<T>())));
    if ((stack | 3) != 0x2b) raise(GENERAL_PROTECTION);
    store<i64>(general + RSP, pointer);
  } else {
    moveStack(3 * sizeof<T>());
  }
  const mask = changeableFlags(sizeof<T>()) | (sizeof<T>() == 2 ? 0 : RESUME_FLAG);
  writeFlags((readFlags() & ~mask) | (flags & mask));
  enterSegment(selector);
  return address;
}

@inline
export function interruptReturn<T>(_: u32): u32 {
  const before = load<u32>(depth);
  const address = popInterrupt<T>();
  leaveFrames();
  return behindReturn(address, before);
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
