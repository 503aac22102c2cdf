// The virtual memory: pages in a hash table, and buffers of those that were used last.
import {
  bufferEntries,
  dirtyPages,
  frames,
  handler,
  instructionLength,
  pageAddress,
  pageCode,
  pageDirty,
  pageEntries,
  pageEntrySize,
  pageExecute,
  pageFlags,
  pageFrame,
  pageRead,
  pageRecords,
  pageTable,
  pageWatched,
  pageWrite,
  readBuffer,
  shortcut,
  traitCompiled,
  traits,
  writeBuffer,
} from './layout';
import { decodeHandler } from './records';

/**
 * Called where a page is not there or may not be used so: it maps the page and returns, or throws.
 * `access` is `pageRead`, `pageWrite` or `pageExecute`; watched pages come here each time.
 */
@external("host", "pageFault")
declare function pageFault(address: f64, access: i32): void;

/** Called before an access to a watched page; it throws to stop the run. */
@external("host", "watchedAccess")
declare function watchedAccess(address: f64, bytes: i32, access: i32): void;

/** Called before an instruction is forgotten that generated code has: the host drops that code. */
@external("host", "regionChanged")
declare function regionChanged(): void;

const PAGE_MASK: i64 = ~0xfff;

@inline
function bufferEntry(buffer: u32, address: i64): u32 {
  // The number of the page, times the size of an entry.
  return buffer + ((u32(address) >> 8) & ((bufferEntries - 1) << 4));
}

/** T is at most eight bytes. Throws for what may not be read, with nothing changed. */
@inline
export function readMemory<T>(address: i64): T {
  const entry = bufferEntry(readBuffer, address);
  if (load<i64>(entry) == ((address + (sizeof<T>() - 1)) & PAGE_MASK)) {
    return load<T>(load<u32>(entry, 8) + (u32(address) & 0xfff));
  }
  return <T>readSlowly(address, sizeof<T>());
}

@inline
export function writeMemory<T>(address: i64, value: T): void {
  const entry = bufferEntry(writeBuffer, address);
  if (load<i64>(entry) == ((address + (sizeof<T>() - 1)) & PAGE_MASK)) {
    store<T>(load<u32>(entry, 8) + (u32(address) & 0xfff), value);
    return;
  }
  writeSlowly(address, sizeof<T>(), u64(value));
}

/** Makes sure that `bytes` can be written, for instructions that do so after other changes. */
export function checkWritable(address: i64, bytes: i32): void {
  writablePage(address);
  if (((address ^ (address + bytes - 1)) & PAGE_MASK) != 0) writablePage(address + bytes - 1);
}

/** The entry of a page in the table, or the empty one where it would go; 0 when it is full. */
function findPage(address: i64): u32 {
  const key = (address & PAGE_MASK) | 1;
  let index = u32((u64(address >> 12) * 0x9e3779b97f4a7c15) >> 45) & (pageEntries - 1);
  for (let tries = 0; tries < pageEntries; tries++) {
    const entry = pageTable + index * pageEntrySize;
    const found = load<i64>(entry);
    if (found == key || found == 0) return entry;
    index = (index + 1) & (pageEntries - 1);
  }
  return 0;
}

/** The entry of a page that may be used so; throws otherwise. */
function pageFor(address: i64, access: i32): u32 {
  let entry = findPage(address);
  if (entry != 0 && load<i64>(entry) != 0 && (load<i32>(entry, pageFlags) & access) != 0) {
    return entry;
  }
  pageFault(f64(address), access);
  entry = findPage(address);
  if (load<i64>(entry) == 0 || (load<i32>(entry, pageFlags) & access) == 0) unreachable();
  return entry;
}

/** Where the byte at `address` lies in linear memory. */
function readablePage(address: i64): u32 {
  const entry = pageFor(address, pageRead);
  const frame = load<u32>(entry, pageFrame);
  if ((load<i32>(entry, pageFlags) & pageWatched) == 0) {
    const buffered = bufferEntry(readBuffer, address);
    store<i64>(buffered, address & PAGE_MASK);
    store<u32>(buffered, frame, 8);
  }
  return frame + (u32(address) & 0xfff);
}

function writablePage(address: i64): u32 {
  const entry = pageFor(address, pageWrite);
  const frame = load<u32>(entry, pageFrame);
  const flags = load<i32>(entry, pageFlags);
  if ((flags & pageDirty) == 0) markDirty(entry, flags);
  if ((flags & (pageWatched | pageCode)) == 0) {
    const buffered = bufferEntry(writeBuffer, address);
    store<i64>(buffered, address & PAGE_MASK);
    store<u32>(buffered, frame, 8);
  }
  return frame + (u32(address) & 0xfff);
}

let dirtyCount: u32 = 0;

function markDirty(entry: u32, flags: i32): void {
  store<i32>(entry, flags | pageDirty, pageFlags);
  store<u32>(dirtyPages + (dirtyCount << 2), entry);
  dirtyCount++;
}

/** A page that nobody has touched yet is there before its first access is looked at. */
function isWatched(address: i64, access: i32): bool {
  return (load<i32>(pageFor(address, access), pageFlags) & pageWatched) != 0;
}

function watch(address: i64, bytes: i32, access: i32): void {
  const last = address + bytes - 1;
  let watched = isWatched(address, access);
  if (((address ^ last) & PAGE_MASK) != 0) watched = isWatched(last, access) || watched;
  if (watched) watchedAccess(f64(address), bytes, access);
}

function readSlowly(address: i64, bytes: i32): u64 {
  watch(address, bytes, pageRead);
  let place = readablePage(address);
  const inPage = 0x1000 - (i32(address) & 0xfff);
  if (inPage >= bytes) {
    if (bytes == 8) return load<u64>(place);
    if (bytes == 4) return load<u32>(place);
    return bytes == 2 ? load<u16>(place) : load<u8>(place);
  }
  const second = readablePage(address + inPage);
  let value: u64 = 0;
  for (let at = 0; at < bytes; at++) {
    if (at == inPage) place = second - inPage;
    value |= u64(load<u8>(place + at)) << (at << 3);
  }
  return value;
}

function writeSlowly(address: i64, bytes: i32, value: u64): void {
  watch(address, bytes, pageWrite);
  let place = writablePage(address);
  const inPage = 0x1000 - (i32(address) & 0xfff);
  let second: u32 = 0;
  if (inPage < bytes) second = writablePage(address + inPage);
  for (let at = 0; at < bytes; at++) {
    if (at == inPage) place = second - inPage;
    store<u8>(place + at, u8(value >> (at << 3)));
  }
  forgetCode(address, bytes);
}

/** Instructions that reach into changed bytes are decoded anew; they have at most 15 bytes. */
export function forgetCode(address: i64, bytes: i32): void {
  const start = address - 14;
  const end = address + bytes;
  let table: u32 = 0;
  for (let at = start; at < end; at++) {
    if (at == start || (at & 0xfff) == 0) {
      const entry = findPage(at);
      table = entry != 0 && load<i64>(entry) != 0 ? load<u32>(entry, pageRecords) : 0;
    }
    if (table == 0) continue;
    const record = load<u32>(table + ((u32(at) & 0xfff) << 2));
    if (record != 0 && at + load<u8>(record, instructionLength) > address) forgetRecord(record);
  }
}

/** For the host. */
export function forgetCodeAt(address: f64, bytes: i32): void {
  forgetCode(i64(address), bytes);
}

export function forgetRecord(record: u32): void {
  if ((load<u8>(record, traits) & traitCompiled) != 0) regionChanged();
  store<u32>(record, decodeHandler(), handler);
  store<u16>(record, 0, shortcut);
  store<u8>(record, 15, instructionLength);
}

export function flushBuffers(): void {
  for (let entry = 0; entry < bufferEntries; entry++) {
    store<i64>(readBuffer + (entry << 4), 1);
    store<i64>(writeBuffer + (entry << 4), 1);
  }
}

let frameTop: u32 = frames;
let freeFrames: u32 = 0;
let frameCount: u32 = 0;

/** A frame of zeros; 0 where linear memory cannot grow. */
function newFrame(): u32 {
  frameCount++;
  if (freeFrames != 0) {
    const frame = freeFrames;
    freeFrames = load<u32>(frame);
    memory.fill(frame, 0, 0x1000);
    return frame;
  }
  return newSpace(0x1000);
}

/** Zeros that are never given back. */
export function newSpace(bytes: u32): u32 {
  const start = frameTop;
  const needed = i32((u64(start) + bytes + 0xffff) >> 16);
  if (needed > memory.size() && memory.grow(max(needed - memory.size(), 256)) < 0) return 0;
  frameTop += bytes;
  return start;
}

/** How many frames are in use. */
export function framesInUse(): u32 {
  return frameCount;
}

/** Gives a page a frame and permissions; the entry, or 0 where there is no room. */
export function mapPage(address: f64, permissions: i32): u32 {
  const entry = findPage(i64(address));
  if (entry == 0) return 0;
  if (load<i64>(entry) == 0) {
    memory.fill(entry, 0, pageEntrySize);
    store<i64>(entry, (i64(address) & PAGE_MASK) | 1, pageAddress);
  }
  if (load<u32>(entry, pageFrame) == 0) {
    const frame = newFrame();
    if (frame == 0) return 0;
    store<u32>(entry, frame, pageFrame);
    forgetPageCode(entry);
  }
  const flags = load<i32>(entry, pageFlags) & ~(pageRead | pageWrite | pageExecute);
  store<i32>(entry, flags | permissions, pageFlags);
  if ((flags & pageDirty) == 0) markDirty(entry, flags | permissions);
  forgetBuffered(i64(address));
  return entry;
}

/** The entry of a page, made without a frame where there is none. */
export function entryOf(address: i64): u32 {
  const entry = findPage(address);
  if (entry == 0) unreachable();
  if (load<i64>(entry) == 0) {
    memory.fill(entry, 0, pageEntrySize);
    store<i64>(entry, (address & PAGE_MASK) | 1, pageAddress);
  }
  return entry;
}

/** The page has decoded instructions from now on: writes to it go the slow way. */
export function markCode(address: f64): void {
  const entry = entryOf(i64(address));
  store<i32>(entry, load<i32>(entry, pageFlags) | pageCode, pageFlags);
  store<i64>(bufferEntry(writeBuffer, i64(address)), 1);
}

/** No address has a record any more. */
export function dropRecordTables(): void {
  for (let index = 0; index < pageEntries; index++) {
    const table = load<u32>(pageTable + index * pageEntrySize, pageRecords);
    if (table != 0) memory.fill(table, 0, 0x4000);
  }
}

/** Changes the permissions of a page that has a frame. */
export function protectPage(address: f64, permissions: i32): void {
  const entry = findPage(i64(address));
  if (entry == 0 || load<u32>(entry, pageFrame) == 0) return;
  const flags = load<i32>(entry, pageFlags) & ~(pageRead | pageWrite | pageExecute);
  store<i32>(entry, flags | permissions, pageFlags);
  forgetBuffered(i64(address));
  forgetPageCode(entry);
}

/** Takes a page's frame away; its records stay for jumps that know them, and decode anew. */
export function unmapPage(address: f64): void {
  const entry = findPage(i64(address));
  if (entry == 0 || load<u32>(entry, pageFrame) == 0) return;
  const frame = load<u32>(entry, pageFrame);
  store<u32>(frame, freeFrames);
  freeFrames = frame;
  frameCount--;
  store<u32>(entry, 0, pageFrame);
  const flags = load<i32>(entry, pageFlags) & (pageDirty | pageWatched | pageCode);
  store<i32>(entry, flags, pageFlags);
  if ((flags & pageDirty) == 0) markDirty(entry, flags);
  forgetBuffered(i64(address));
  forgetPageCode(entry);
}

function forgetBuffered(address: i64): void {
  store<i64>(bufferEntry(readBuffer, address), 1);
  store<i64>(bufferEntry(writeBuffer, address), 1);
}

/** The page's instructions are decoded anew when they are executed again. */
export function forgetPageCode(entry: u32): void {
  const table = load<u32>(entry, pageRecords);
  if (table == 0) return;
  for (let at: u32 = 0; at < 0x1000; at++) {
    const record = load<u32>(table + (at << 2));
    if (record != 0) forgetRecord(record);
  }
  // The last instruction of the page before may end here.
  const address = (load<i64>(entry) & PAGE_MASK);
  forgetCode(address, 1);
}

/** The entry of a page that the processor may use so, after asking the host; it may throw. */
export function pageEntry(address: f64, access: i32): u32 {
  return pageFor(i64(address), access);
}

/** The entry of a page as it is: 0 where nothing was ever mapped. */
export function knownPage(address: f64): u32 {
  const entry = findPage(i64(address));
  return entry != 0 && load<i64>(entry) != 0 ? entry : 0;
}

/** For the host's own writes: the page is dirty afterwards. */
export function touchPage(entry: u32): void {
  const flags = load<i32>(entry, pageFlags);
  if ((flags & pageDirty) == 0) markDirty(entry, flags);
}

export function dirtyPageCount(): u32 {
  return dirtyCount;
}

/** From here on pages are clean; the write buffer is emptied so that writes mark them again. */
export function cleanPages(): void {
  for (let index: u32 = 0; index < dirtyCount; index++) {
    const entry = load<u32>(dirtyPages + (index << 2));
    store<i32>(entry, load<i32>(entry, pageFlags) & ~pageDirty, pageFlags);
  }
  dirtyCount = 0;
  for (let entry = 0; entry < bufferEntries; entry++) {
    store<i64>(writeBuffer + (entry << 4), 1);
  }
}
