// System calls that map memory: mmap and its kin, and the end of the heap.
import { pageSize, protection } from '../guest.ts';
import { roundUp } from '../linking/executable-image.ts';
import type { Call, CallTable } from './call.ts';
import { readContent } from './file-content.ts';
import { SystemError } from './file-tree.ts';
import { descriptionOf } from './open-files.ts';

const mapFlag = { fixed: 0x10, anonymous: 0x20, fixedNoReplace: 0x100000 } as const;
/** Mappings grow down from here, as on Linux without its randomness. */
const mappingTop = { 64: 0x7ffff7fff000, 32: 0xf7ffe000 } as const;
const addressEnd = { 64: 0x7ffffffff000, 32: 0xffffe000 } as const;
/** The lowest address that a program may map. */
const lowest = 0x10000;
const largest = 2 ** 46;

/** mmap(2); the offset in bytes. */
export function mapMemory(
  call: Call,
  given: number,
  length: number,
  rights: number,
  flags: number,
  descriptor: number,
  offset: number,
): number {
  const { memory, bits } = call.guest;
  if (length === 0 || offset % pageSize !== 0) throw new SystemError('EINVAL');
  if (length > largest) throw new SystemError('ENOMEM');
  const size = roundUp(length, pageSize);
  const isFixed = (flags & (mapFlag.fixed | mapFlag.fixedNoReplace)) !== 0;
  const address = isFixed ? given : chooseAddress(call, given, size);
  if (isFixed) {
    if (address % pageSize !== 0) throw new SystemError('EINVAL');
    if (address < lowest) throw new SystemError('EPERM');
    if (address + size > addressEnd[bits]) throw new SystemError('ENOMEM');
    const isTaken = memory.findFree(size, address, false) !== address;
    if (isTaken && (flags & mapFlag.fixedNoReplace) !== 0) throw new SystemError('EEXIST');
  }
  const bytes = fileBytes(call, flags, descriptor, offset, length);
  const name = bytes ? 'file' : 'mapping';
  if (!bytes || bytes.length === 0) {
    memory.map(address, address + size, rights & 7, name);
    return address;
  }
  memory.map(address, address + size, protection.read | protection.write, name);
  call.guest.write(address, bytes);
  memory.protect(address, address + size, rights & 7);
  return address;
}

/** A private copy: what other openings of the file write later is not seen. */
function fileBytes(
  call: Call,
  flags: number,
  descriptor: number,
  offset: number,
  length: number,
): Uint8Array | undefined {
  if ((flags & mapFlag.anonymous) !== 0) return undefined;
  const description = descriptionOf(call.process, descriptor);
  if (description.kind === 'device' && description.device === 'zero') return undefined;
  if (description.kind !== 'file') throw new SystemError('ENODEV');
  return readContent(call.process.files.content(description.node), offset, length);
}

function chooseAddress(call: Call, hint: number, size: number): number {
  const { memory } = call.guest;
  const wanted = Math.floor(hint / pageSize) * pageSize;
  if (wanted >= lowest && wanted + size <= addressEnd[call.width]) {
    if (memory.findFree(size, wanted, false) === wanted) return wanted;
  }
  const found = memory.findFree(size, mappingTop[call.width], true);
  if (found === undefined || found < lowest) throw new SystemError('ENOMEM');
  return found;
}

function stretchOf(call: Call): readonly [start: number, end: number] {
  const start = call.pointer(0);
  const end = start + roundUp(call.size(1), pageSize);
  if (start % pageSize !== 0 || start < 0 || end > 2 ** 47) throw new SystemError('EINVAL');
  return [start, end];
}

function unmap(call: Call): number {
  const [start, end] = stretchOf(call);
  if (end === start) throw new SystemError('EINVAL');
  call.guest.memory.unmap(start, end);
  return 0;
}

function protect(call: Call): number {
  const [start, end] = stretchOf(call);
  const rights = call.integer(2);
  if ((rights & ~7) !== 0) throw new SystemError('EINVAL');
  if (start === end || call.guest.memory.protect(start, end, rights)) return 0;
  throw new SystemError('ENOMEM');
}

/** brk(2): the end of the heap, moved where that is possible. */
export function setBreak(call: Pick<Call, 'process' | 'guest'>, wanted: number): number {
  const { process, guest } = call;
  const { heapStart, heapEnd } = process.state;
  if (wanted < heapStart) return heapEnd;
  const [old, fresh] = [roundUp(heapEnd, pageSize), roundUp(wanted, pageSize)];
  if (fresh > old) {
    if (fresh > addressEnd[guest.bits]) return heapEnd;
    if (guest.memory.findFree(fresh - old, old, false) !== old) return heapEnd;
    guest.memory.map(old, fresh, protection.read | protection.write, 'heap');
  } else if (fresh < old) {
    guest.memory.unmap(fresh, old);
  }
  process.update({ heapEnd: wanted });
  return wanted;
}

const mayMove = 1;

/** mremap(2): cut where it is, moved where it has to grow. */
function remap(call: Call): number {
  const { guest } = call;
  const [start, oldEnd] = stretchOf(call);
  const old = oldEnd - start;
  const size = roundUp(call.size(2), pageSize);
  const region = guest.memory.regionAt(start);
  if (!region) throw new SystemError('EFAULT');
  if (size === 0 || (call.integer(3) & ~mayMove) !== 0) throw new SystemError('EINVAL');
  if (size <= old) {
    if (size < old) guest.memory.unmap(start + size, oldEnd);
    return start;
  }
  if (guest.memory.findFree(size - old, oldEnd, false) === oldEnd) {
    guest.memory.map(oldEnd, start + size, region.protection, region.name);
    return start;
  }
  if ((call.integer(3) & mayMove) === 0) throw new SystemError('ENOMEM');
  const bytes = guest.read(start, old);
  const fresh = chooseAddress(call, 0, size);
  guest.memory.map(fresh, fresh + size, protection.read | protection.write, region.name);
  guest.write(fresh, bytes);
  guest.memory.protect(fresh, fresh + size, region.protection);
  guest.memory.unmap(start, oldEnd);
  return fresh;
}

/** The arguments of i386's first mmap lie in memory. */
function mapOld(call: Call): number {
  const block = call.pointer(0);
  const word = (index: number) => Number(call.guest.readNumber(block + index * 4, 4));
  return mapMemory(call, word(0), word(1), word(2), word(3), word(4) | 0, word(5));
}

function map(call: Call, unit: number): number {
  return mapMemory(
    call,
    call.pointer(0),
    call.size(1),
    call.integer(2),
    call.integer(3),
    call.integer(4),
    call.size(5) * unit,
  );
}

/** Advice of madvise by number: what programs use has no effect here. */
const advices: ReadonlySet<number> = new Set([
  ...[0, 1, 2, 3, 4, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 25],
]);
/** MS_ASYNC, MS_INVALIDATE and MS_SYNC; the first and the last exclude each other. */
const [syncFlags, syncBoth] = [7, 5];

function alignedStretch(call: Call): readonly [start: number, end: number] {
  const start = call.pointer(0);
  if (start % pageSize !== 0) throw new SystemError('EINVAL');
  return [start, start + roundUp(call.size(1), pageSize)];
}

function checkMapped(call: Call, start: number, end: number): void {
  for (let at = start; at < end; ) {
    const region = call.guest.memory.regionAt(at);
    if (!region) throw new SystemError('ENOMEM');
    at = region.end;
  }
}

function adviseOf(call: Call, known: ReadonlySet<number>): number {
  const [start, end] = alignedStretch(call);
  if (!known.has(call.integer(2))) throw new SystemError('EINVAL');
  checkMapped(call, start, end);
  return 0;
}

/** mincore(2): every page that is mapped is in memory. */
function residentPages(call: Call): number {
  const [start, end] = alignedStretch(call);
  checkMapped(call, start, end);
  const pages = Math.min((end - start) / pageSize, 2 ** 20);
  call.guest.write(call.pointer(2), new Uint8Array(pages).fill(1));
  return 0;
}

export const memoryCalls: CallTable = {
  mmap: call => (call.width === 64 ? map(call, 1) : mapOld(call)),
  mmap2: call => map(call, pageSize),
  munmap: unmap,
  mprotect: protect,
  mremap: remap,
  brk: call => setBreak(call, call.pointer(0)),
  madvise: call => adviseOf(call, advices),
  msync: call => {
    const [start, end] = alignedStretch(call);
    const flags = call.integer(2);
    if ((flags & ~syncFlags) !== 0 || (flags & syncBoth) === syncBoth) {
      throw new SystemError('EINVAL');
    }
    checkMapped(call, start, end);
    return 0;
  },
  mincore: residentPages,
  mlock: () => 0,
  munlock: () => 0,
  mlockall: () => 0,
  munlockall: () => 0,
};
