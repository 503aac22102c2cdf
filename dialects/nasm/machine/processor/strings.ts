// String instructions, alone and repeated. A long repetition comes back to itself now and then, so
// that a run can be stopped in it, as real processors take interrupts between its rounds.
import {
  addressKind,
  bufferEntries,
  flagDirection,
  flagsWord,
  general,
  readBuffer,
  segmentBase,
  traitRepeated,
  traitRepeatedWhileUnequal,
  traits,
  writeBuffer,
} from './layout';
import { checkWritable, readMemory, writeMemory } from './memory';
import { next, wrapped } from './operands';
import { checkPrivilege, fromPort, toPort } from './ports';
import { flagsOfSubtract, RAX, RCX, RDI, RSI, readRegister, writeRegister, zero } from './state';

export const MOVS: i32 = 0;
export const STOS: i32 = 1;
export const LODS: i32 = 2;
export const CMPS: i32 = 3;
export const SCAS: i32 = 4;
export const INS: i32 = 5;
export const OUTS: i32 = 6;

const PAGE_MASK: i64 = ~0xfff;

/** Rounds of a repetition in one step. */
const ROUNDS: i32 = 4096;

@inline
function step(size: i32): i64 {
  return (load<u32>(flagsWord) & flagDirection) != 0 ? -i64(size) : i64(size);
}

@inline
function source(record: u32): i64 {
  return wrapped(record, load<i64>(general + RSI), load<u8>(record, addressKind));
}

/** The destination is in es, which no prefix changes. */
@inline
function destination<A>(record: u32): i64 {
  const offset = load<i64>(general + RDI);
  if (sizeof<A>() == 8) return offset;
  const narrow = sizeof<A>() == 2 ? offset & 0xffff : i64(u32(offset));
  return i64(u32(narrow + load<i64>(segmentBase)));
}

@inline
function advance<A>(offset: u32, distance: i64): void {
  writeRegister<A>(offset, <A>(i64(readRegister<A>(offset)) + distance));
}

/** One round; T is signed, A the unsigned type of addresses. */
@inline
function once<T, A>(operation: i32, record: u32): void {
  const distance = step(sizeof<T>());
  if (operation == MOVS) {
    const value = readMemory<T>(source(record));
    writeMemory<T>(destination<A>(record), value);
    advance<A>(RSI, distance);
    advance<A>(RDI, distance);
  } else if (operation == STOS) {
    writeMemory<T>(destination<A>(record), readRegister<T>(RAX));
    advance<A>(RDI, distance);
  } else if (operation == LODS) {
    writeRegister<T>(RAX, readMemory<T>(source(record)));
    advance<A>(RSI, distance);
  } else if (operation == CMPS) {
    const left = readMemory<T>(source(record));
    const right = readMemory<T>(destination<A>(record));
    flagsOfSubtract(i64(left), i64(right), i64(<T>(left - right)));
    advance<A>(RSI, distance);
    advance<A>(RDI, distance);
  } else if (operation == INS) {
    const address = destination<A>(record);
    checkWritable(address, sizeof<T>());
    writeMemory<T>(address, fromPort<T>());
    advance<A>(RDI, distance);
  } else if (operation == OUTS) {
    toPort<T>(readMemory<T>(source(record)));
    advance<A>(RSI, distance);
  } else {
    const left = readRegister<T>(RAX);
    const right = readMemory<T>(destination<A>(record));
    flagsOfSubtract(i64(left), i64(right), i64(<T>(left - right)));
    advance<A>(RDI, distance);
  }
}

/** Where so many bytes lie in linear memory; 0 where they are not all in one page at hand. */
@inline
function placeIn(buffer: u32, address: i64): u32 {
  const entry = buffer + ((u32(address >> 12) & (bufferEntries - 1)) << 4);
  if (load<i64>(entry) != (address & PAGE_MASK)) return 0;
  return load<u32>(entry, 8) + (u32(address) & 0xfff);
}

/** Bytes up to the end of the page, or to where the offset starts anew or may be over its limit. */
@inline
function bytesInRow<A>(address: i64, offset: u64): u32 {
  const inPage = 0x1000 - (u32(address) & 0xfff);
  if (sizeof<A>() == 8) return inPage;
  const end: u64 = offset <= 0xffff ? 0x10000 : 0x100000000;
  return u32(min(u64(inPage), end - offset));
}

/**
 * Rounds of movs and stos forward within one page that are done at once, at most `limit`; 0 where
 * they have to go one by one. A source that the destination runs into is copied in its own steps.
 */
function manyRounds<T, A>(operation: i32, record: u32, limit: u32): u32 {
  if ((load<u32>(flagsWord) & flagDirection) != 0) return 0;
  const size: u32 = sizeof<T>();
  const to = destination<A>(record);
  const target = placeIn(writeBuffer, to);
  if (target == 0) return 0;
  let bytes = bytesInRow<A>(to, u64(readRegister<A>(RDI)));
  let from: u32 = 0;
  if (operation == MOVS) {
    const address = source(record);
    from = placeIn(readBuffer, address);
    if (from == 0) return 0;
    bytes = min(bytes, bytesInRow<A>(address, u64(readRegister<A>(RSI))));
  }
  const left = u64(readRegister<A>(RCX));
  const rounds = u32(min(u64(min(bytes / size, limit)), left));
  if (rounds < 4) return 0;
  const length = rounds * size;
  if (operation == MOVS) {
    if (from < target && target < from + length) return 0;
    memory.copy(target, from, length);
    advance<A>(RSI, i64(length));
  } else {
    const value = readRegister<T>(RAX);
    if (sizeof<T>() == 1) memory.fill(target, u8(value), length);
    else for (let at: u32 = 0; at < length; at += size) store<T>(target + at, value);
  }
  advance<A>(RDI, i64(length));
  advance<A>(RCX, -i64(rounds));
  return rounds;
}

@inline
export function string<T, A>(operation: i32, record: u32): u32 {
  if (operation == INS || operation == OUTS) checkPrivilege();
  const how = load<u8>(record, traits);
  if ((how & (traitRepeated | traitRepeatedWhileUnequal)) == 0) {
    once<T, A>(operation, record);
    return next(record);
  }
  const compares = operation == CMPS || operation == SCAS;
  for (let round = 0; round < ROUNDS; round++) {
    if (readRegister<A>(RCX) == 0) return next(record);
    if (operation == MOVS || operation == STOS) {
      const done = manyRounds<T, A>(operation, record, u32(ROUNDS - round));
      if (done != 0) {
        round += i32(done) - 1;
        continue;
      }
    }
    once<T, A>(operation, record);
    advance<A>(RCX, -1);
    if (compares && zero() != ((how & traitRepeated) != 0)) return next(record);
  }
  return readRegister<A>(RCX) == 0 ? next(record) : record;
}
