// Memory of sixteen bytes at a time.
import { bufferEntries, readBuffer, writeBuffer } from '../layout';
import { checkWritable, readMemory, writeMemory } from '../memory';
import { addressOf } from '../operands';

@external("host", "raise")
declare function raise(vector: i32): void;

const PAGE_MASK: i64 = ~0xfff;

@inline
function bufferEntry(buffer: u32, address: i64): u32 {
  return buffer + ((u32(address >> 12) & (bufferEntries - 1)) << 4);
}

function readInParts(address: i64): v128 {
  const low = readMemory<i64>(address);
  return i64x2.replace_lane(i64x2.splat(low), 1, readMemory<i64>(address + 8));
}

@inline
export function readVector(address: i64): v128 {
  const entry = bufferEntry(readBuffer, address);
  if (load<i64>(entry) == ((address + 15) & PAGE_MASK)) {
    return v128.load(load<u32>(entry, 8) + (u32(address) & 0xfff));
  }
  return readInParts(address);
}

function writeInParts(address: i64, value: v128): void {
  checkWritable(address, 16);
  writeMemory<i64>(address, i64x2.extract_lane(value, 0));
  writeMemory<i64>(address + 8, i64x2.extract_lane(value, 1));
}

@inline
export function writeVector(address: i64, value: v128): void {
  const entry = bufferEntry(writeBuffer, address);
  if (load<i64>(entry) == ((address + 15) & PAGE_MASK)) {
    v128.store(load<u32>(entry, 8) + (u32(address) & 0xfff), value);
  } else {
    writeInParts(address, value);
  }
}

/** The address of the operand; #GP where it is not a multiple of `bytes`. */
@inline
export function alignedAddress(record: u32, bytes: i64): i64 {
  const address = addressOf(record);
  if ((address & (bytes - 1)) != 0) raise(13);
  return address;
}

/** The memory operand of SSE, which must be aligned, and that of AVX, which need not. */
@inline
export function aligned(record: u32): v128 {
  return readVector(alignedAddress(record, 16));
}

@inline
export function unaligned(record: u32): v128 {
  return readVector(addressOf(record));
}

/** The upper half of 32 bytes. */
@inline
export function upper(record: u32): v128 {
  return readVector(addressOf(record) + 16);
}

/** Fewer bytes, with zeros above. */
@inline
export function quad(record: u32): v128 {
  return i64x2.replace_lane(i64x2.splat(0), 0, readMemory<i64>(addressOf(record)));
}

@inline
export function double(record: u32): v128 {
  return i32x4.replace_lane(i32x4.splat(0), 0, readMemory<i32>(addressOf(record)));
}

@inline
export function word(record: u32): v128 {
  return i16x8.replace_lane(i16x8.splat(0), 0, readMemory<i16>(addressOf(record)));
}

@inline
export function byte(record: u32): v128 {
  return i8x16.replace_lane(i8x16.splat(0), 0, readMemory<i8>(addressOf(record)));
}

/** 32 bytes, both halves or none. */
@inline
export function writeBoth(address: i64, low: v128, high: v128): void {
  checkWritable(address + 16, 16);
  writeVector(address, low);
  writeVector(address + 16, high);
}
