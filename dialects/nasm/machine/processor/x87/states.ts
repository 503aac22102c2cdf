// The whole state of x87, SSE and AVX in memory: fxsave and xsave, and back.
import { modeBits, mxcsr, vectors, x87Control, x87Status, x87Tags } from '../layout';
import { checkWritable, readMemory, writeMemory } from '../memory';
import { addressOf, next } from '../operands';
import { RAX, RDX, readRegister } from '../state';
import { placeOfNumber, summarize } from './control';
import { controlWord, setStatus, statusWord } from './registers';

@external("host", "raise")
declare function raise(vector: i32): void;

const X87: u32 = 1;
const SSE: u32 = 2;
const AVX: u32 = 4;
/** Where the head of XSAVE's area and the upper halves stand. */
const HEAD: i64 = 512;
const UPPER: i64 = 576;
const AREA: i32 = 832;

function vectorCount(): u32 {
  return load<i32>(modeBits) == 64 ? 16 : 8;
}

function writeX87(address: i64): void {
  writeMemory<u16>(address, u16(controlWord()));
  writeMemory<u16>(address + 2, u16(statusWord()));
  writeMemory<u16>(address + 4, u16(load<u32>(x87Tags)));
  writeMemory<u16>(address + 6, 0);
  writeMemory<u64>(address + 8, 0);
  writeMemory<u64>(address + 16, 0);
  for (let index: u32 = 0; index < 8; index++) {
    const at = address + 32 + (index << 4);
    writeMemory<u64>(at, load<u64>(placeOfNumber(index)));
    writeMemory<u64>(at + 8, u64(load<u16>(placeOfNumber(index), 8)));
  }
}

function readX87(address: i64): void {
  store<u32>(x87Control, (u32(readMemory<u16>(address)) & 0x1f7f) | 0x40);
  setStatus(u32(readMemory<u16>(address + 2)) & 0x7f7f);
  summarize();
  store<u32>(x87Tags, u32(readMemory<u8>(address + 4)));
  for (let index: u32 = 0; index < 8; index++) {
    const at = address + 32 + (index << 4);
    store<u64>(placeOfNumber(index), readMemory<u64>(at));
    store<u16>(placeOfNumber(index), readMemory<u16>(at + 8), 8);
  }
}

function writeControl(address: i64): void {
  writeMemory<u32>(address + 24, load<u32>(mxcsr));
  writeMemory<u32>(address + 28, 0xffff);
}

function readControl(address: i64): void {
  const word = readMemory<u32>(address + 24);
  if ((word & 0xffff0000) != 0) raise(13);
  store<u32>(mxcsr, word);
}

/** Halves of all vector registers; `part` is 0 or 16. */
function writeVectors(address: i64, part: u32): void {
  for (let number: u32 = 0; number < vectorCount(); number++) {
    const at = address + (number << 4);
    const place = vectors + (number << 6) + part;
    writeMemory<u64>(at, load<u64>(place));
    writeMemory<u64>(at + 8, load<u64>(place, 8));
  }
}

function readVectors(address: i64, part: u32): void {
  for (let number: u32 = 0; number < vectorCount(); number++) {
    const at = address + (number << 4);
    const place = vectors + (number << 6) + part;
    store<u64>(place, readMemory<u64>(at));
    store<u64>(place, readMemory<u64>(at + 8), 8);
  }
}

function clearVectors(part: u32): void {
  for (let number: u32 = 0; number < vectorCount(); number++) {
    v128.store(vectors + (number << 6) + part, i64x2.splat(0));
  }
}

/** 512 bytes, of which the last 96 belong to the program. */
export function fxsave_m(record: u32): u32 {
  const address = addressOf(record);
  if ((address & 15) != 0) raise(13);
  checkWritable(address, 512);
  writeX87(address);
  writeControl(address);
  writeVectors(address + 160, 0);
  return next(record);
}

export function fxrstor_m(record: u32): u32 {
  const address = addressOf(record);
  if ((address & 15) != 0) raise(13);
  readMemory<u8>(address + 511);
  readControl(address);
  readX87(address);
  readVectors(address + 160, 0);
  return next(record);
}

/** The parts that eax names of those that there are. */
function wantedParts(): u32 {
  return readRegister<u32>(RAX) & (X87 | SSE | AVX);
}

function checkArea(record: u32): i64 {
  const address = addressOf(record);
  if ((address & 63) != 0) raise(13);
  return address;
}

/** The standard format; xsaveopt writes all parts, as it may. */
export function xsave_m(record: u32): u32 {
  const address = checkArea(record);
  const parts = wantedParts();
  checkWritable(address, AREA);
  if ((parts & X87) != 0) writeX87(address);
  if ((parts & (SSE | AVX)) != 0) writeControl(address);
  if ((parts & SSE) != 0) writeVectors(address + 160, 0);
  if ((parts & AVX) != 0) writeVectors(address + UPPER, 16);
  const present = readMemory<u64>(address + HEAD) & ~u64(parts);
  writeMemory<u64>(address + HEAD, present | u64(parts));
  return next(record);
}

/** Parts that the area does not hold become as they are at the start. */
export function xrstor_m(record: u32): u32 {
  const address = checkArea(record);
  const parts = wantedParts();
  readMemory<u8>(address + AREA - 1);
  const present = readMemory<u64>(address + HEAD);
  const compact = readMemory<u64>(address + HEAD + 8);
  if ((present & ~7) != 0 || compact != 0) raise(13);
  const kept = parts & u32(present);
  if ((parts & (SSE | AVX)) != 0) readControl(address);
  if ((kept & X87) != 0) readX87(address);
  else if ((parts & X87) != 0) resetX87();
  if ((kept & SSE) != 0) readVectors(address + 160, 0);
  else if ((parts & SSE) != 0) clearVectors(0);
  if ((kept & AVX) != 0) readVectors(address + UPPER, 16);
  else if ((parts & AVX) != 0) clearVectors(16);
  return next(record);
}

function resetX87(): void {
  store<u32>(x87Control, 0x37f);
  store<u32>(x87Status, 0);
  store<u32>(x87Tags, 0);
  for (let index: u32 = 0; index < 8; index++) {
    store<u64>(placeOfNumber(index), 0);
    store<u16>(placeOfNumber(index), 0, 8);
  }
}
