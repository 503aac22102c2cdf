// Operands of a record: registers, memory, immediates.
import {
  addressingIndex,
  addressingLimit,
  addressingSegment,
  addressingWrap16,
  addressingWrap32,
  addressKind,
  baseRegister,
  displacement,
  general,
  immediate,
  indexRegister,
  nextRecord,
  recordAddress,
  register1,
  register2,
  register3,
  scale,
  segmentBase,
  segmentNumber,
} from './layout';
import { readMemory, writeMemory } from './memory';
import { readRegister, writeRegister } from './state';

@external("host", "raise")
declare function raise(vector: i32): void;

/** What comes behind the record. */
@inline
export function next(record: u32): u32 {
  return load<u32>(record, nextRecord);
}

/** The effective address as written, before the segment: what lea gives. */
@inline
export function offsetOf(record: u32): i64 {
  const base = load<i64>(load<u8>(record, baseRegister), general);
  const index = load<i64>(load<u8>(record, indexRegister), general);
  return base + (index << load<u8>(record, scale)) + load<i64>(record, displacement);
}

/** The linear address of the memory operand; most often there is no index. */
@inline
export function addressOf(record: u32): i64 {
  const base = load<i64>(load<u8>(record, baseRegister), general);
  const address = base + load<i64>(record, displacement);
  const kind = load<u8>(record, addressKind);
  return kind == 0 ? address : indexed(record, address, kind);
}

@inline
function indexed(record: u32, start: i64, kind: u32): i64 {
  const index = load<i64>(load<u8>(record, indexRegister), general);
  const address = start + (index << load<u8>(record, scale));
  return kind == addressingIndex ? address : wrapped(record, address, kind);
}

/** An offset within what the address size allows, in its segment. */
export function wrapped(record: u32, address: i64, kind: u32): i64 {
  let place = address;
  if ((kind & addressingWrap16) != 0) place &= 0xffff;
  else if ((kind & addressingWrap32) != 0) place = i64(u32(place));
  if ((kind & addressingLimit) != 0 && place > 0xffff) raise(13);
  if ((kind & addressingSegment) == 0) return place;
  place += load<i64>(segmentBase + (u32(load<u8>(record, segmentNumber)) << 3));
  return (kind & (addressingWrap16 | addressingWrap32)) != 0 ? i64(u32(place)) : place;
}

@inline
export function reg1<T>(record: u32): T {
  return readRegister<T>(load<u8>(record, register1));
}

@inline
export function reg2<T>(record: u32): T {
  return readRegister<T>(load<u8>(record, register2));
}

@inline
export function reg3<T>(record: u32): T {
  return readRegister<T>(load<u8>(record, register3));
}

@inline
export function setReg1<T>(record: u32, value: T): void {
  writeRegister<T>(load<u8>(record, register1), value);
}

@inline
export function setReg2<T>(record: u32, value: T): void {
  writeRegister<T>(load<u8>(record, register2), value);
}

@inline
export function mem<T>(record: u32): T {
  return readMemory<T>(addressOf(record));
}

@inline
export function setMem<T>(record: u32, value: T): void {
  writeMemory<T>(addressOf(record), value);
}

/** The immediate, sign-extended to 64 bits where the processor does so. */
@inline
export function imm<T>(record: u32): T {
  return <T>load<i64>(record, immediate);
}

@inline
export function addressOfRecord(record: u32): i64 {
  return load<i64>(record, recordAddress);
}
