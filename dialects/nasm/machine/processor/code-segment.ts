// The code segment: offsets in it as linear addresses, and what happens where it ends.
import {
  immediate,
  modeBits,
  protectedMode,
  recordAddress,
  segmentBase,
  segmentSelector,
  targetRecord,
} from './layout';
import { forgetCode } from './memory';
import { next } from './operands';
import { recordAt } from './records';

@external("host", "raise")
declare function raise(vector: i32): void;

const GENERAL_PROTECTION: i32 = 13;
export const CODE_SEGMENT: u32 = 1;
const CODE_BASE: u32 = segmentBase + (CODE_SEGMENT << 3);
const CODE_SELECTOR: u32 = segmentSelector + (CODE_SEGMENT << 1);
/** The last offset of a segment in 16-bit mode. */
const LAST: u32 = 0xffff;

/**
 * The linear address of code at an offset, which is as wide as the instruction pointer. What is no
 * sign extension of 48 bits, or lies behind the segment, is #GP.
 */
@inline
export function codeAddress<T>(offset: T): i64 {
  if (sizeof<T>() < 8) return narrowAddress(u32(offset));
  const address = i64(offset);
  if ((address << 16) >> 16 != address) raise(GENERAL_PROTECTION);
  return address;
}

function narrowAddress(offset: u32): i64 {
  if (offset > LAST && load<i32>(modeBits) == 16) raise(GENERAL_PROTECTION);
  return i64(u32(load<i64>(CODE_BASE)) + offset);
}

/** The offset in the code segment of a linear address. */
@inline
export function codeOffset<T>(address: i64): T {
  return sizeof<T>() == 8 ? <T>address : <T>(address - load<i64>(CODE_BASE));
}

/**
 * Where a jump of 16-bit code leads to. The same code may be reached with other bases of its
 * segment: then a target that is known may lie outside of it, and the real one on the other side.
 */
export function nearTarget<T>(record: u32): u32 {
  const base = load<i64>(CODE_BASE);
  const known = load<u32>(record, targetRecord);
  if (known != 0 && u64(load<i64>(known, recordAddress) - base) <= LAST) return known;
  const behind = load<i64>(next(record), recordAddress) - base;
  return recordAt(codeAddress<T>(<T>(behind + load<i64>(record, immediate))));
}

/** The linear address of code in a segment; outside of real mode there is one segment alone. */
export function farAddress<T>(selector: u16, offset: T): i64 {
  if (load<i32>(protectedMode) != 0) {
    if (selector != load<u16>(CODE_SELECTOR)) raise(GENERAL_PROTECTION);
    return codeAddress<T>(offset);
  }
  if (u32(offset) > LAST) raise(GENERAL_PROTECTION);
  return i64((u32(selector) << 4) + u32(offset));
}

/** The selector of the code that runs. */
export function codeSelector(): u16 {
  return load<u16>(CODE_SELECTOR);
}

/**
 * Code of another segment comes next. What stands at the end of the old one and the new one has a
 * neighbour that is another one now, so it is decoded anew.
 */
export function enterSegment(selector: u16): void {
  if (load<i32>(protectedMode) != 0) return;
  const old = load<i64>(CODE_BASE);
  const base = i64(selector) << 4;
  store<u16>(CODE_SELECTOR, selector);
  store<i64>(CODE_BASE, base);
  if (base == old) return;
  forgetCode(old + LAST, 1);
  forgetCode(base + LAST, 1);
}
