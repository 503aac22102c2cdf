// Records of instructions: each address of code that was ever reached has one, for good, so that
// records can point to each other; what a record holds may be forgotten and decoded anew.
import {
  coveredHandler,
  handler,
  instructionLength,
  instructionPointer,
  instructionsLeft,
  pageRecords,
  passBreakpoint,
  recordCache,
  recordCacheEntries,
  recordAddress,
  records,
  recordsEnd,
  regionFunction,
  regionHandler,
  regionLength,
  recordSize,
  stopBreakpoint,
  stopReason,
  undecodedHandler,
} from './layout';
import { carry, condition } from './state';
import { dropRecordTables, entryOf, newSpace } from './memory';

/** Fills a record by its address; it throws where there is no instruction. */
@external("host", "decode")
declare function decode(record: u32): void;

/** Called where there is no room for another record; it throws. */
@external("host", "recordsFull")
declare function recordsFull(): void;

let top: u32 = records;

/** The index of `undecoded`. */
@inline
export function decodeHandler(): u32 {
  return load<u32>(undecodedHandler);
}

/** Where records of a page stand, by the low twelve bits of their addresses. */
function tableOf(address: i64): u32 {
  const entry = entryOf(address);
  let table = load<u32>(entry, pageRecords);
  if (table != 0) return table;
  table = newSpace(0x4000);
  if (table == 0) unreachable();
  store<u32>(entry, table, pageRecords);
  return table;
}

/** The record of an address, decoded or not. */
export function recordAt(address: i64): u32 {
  const entry = recordCache + ((u32(address) & (recordCacheEntries - 1)) << 4);
  if (load<i64>(entry) == address) return load<u32>(entry, 8);
  const record = findRecord(address);
  store<i64>(entry, address);
  store<u32>(entry, record, 8);
  return record;
}

/** No record is at hand. */
export function clearRecordCache(): void {
  for (let index = 0; index < recordCacheEntries; index++) {
    // An address that this entry never has.
    store<i64>(recordCache + (index << 4), index + 1);
  }
}

function findRecord(address: i64): u32 {
  const place = tableOf(address) + ((u32(address) & 0xfff) << 2);
  const known = load<u32>(place);
  if (known != 0) return known;
  const record = top;
  if (record + recordSize > u32(recordsEnd)) recordsFull();
  top += recordSize;
  store<u32>(place, record);
  store<u32>(record, decodeHandler(), handler);
  store<u8>(record, 15, instructionLength);
  store<i64>(record, address, recordAddress);
  return record;
}

/** For the host. */
export function recordFor(address: f64): u32 {
  return recordAt(i64(address));
}

/** Forgets all records; nobody may hold one any more. */
export function dropRecords(): void {
  dropRecordTables();
  clearRecordCache();
  top = records;
}

/** Handler of a record that says nothing yet. */
export function undecoded(record: u32): u32 {
  decode(record);
  return call_indirect<u32>(load<u32>(record), record);
}

/** Handler of a record with a breakpoint: it stops unless the run began here. */
export function breakpoint(record: u32): u32 {
  if (load<i32>(passBreakpoint) != 0) {
    store<i32>(passBreakpoint, 0);
    return call_indirect<u32>(load<u32>(record, coveredHandler), record);
  }
  store<i32>(stopReason, stopBreakpoint);
  store<i64>(instructionPointer, load<i64>(record, recordAddress));
  return 0;
}

/**
 * Handler of a record where a region of generated code begins, and other regions behind it. What
 * has no room in the budget, or meets something at its first instruction that is not plain, is
 * executed as ever.
 */
export function region(record: u32): u32 {
  const own = load<u32>(record, handler);
  const left = load<i32>(instructionsLeft);
  let following = record;
  let rest = left;
  while (load<u32>(following, handler) == own && rest > i32(load<u16>(following, regionLength))) {
    const before = rest;
    following = call_indirect<u32>(load<u32>(following, regionFunction), following);
    rest = load<i32>(instructionsLeft);
    if (rest == before) break;
  }
  if (rest == left) return call_indirect<u32>(load<u32>(record, coveredHandler), record);
  // The run loop counts one instruction itself.
  store<i32>(instructionsLeft, rest + 1);
  return following;
}

/** Executes an instruction by its own handler, also where generated code begins. */
export function executePlainly(record: u32): u32 {
  let index = load<u32>(record, handler);
  if (index == load<u32>(regionHandler)) index = load<u32>(record, coveredHandler);
  return call_indirect<u32>(index, record);
}

/** Behind the last record that there is. */
export function recordsInUse(): u32 {
  return top;
}

/** For generated code. */
export function carryFlag(_: u32): u32 {
  return u32(carry());
}

export function conditionHolds(number: u32): u32 {
  return u32(condition(number));
}
