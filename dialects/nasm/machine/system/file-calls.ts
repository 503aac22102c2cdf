// System calls that open, read, write and move in files.
import { protection } from '../guest.ts';
import type { Call, CallTable } from './call.ts';
import { type Description, isReadable, openFlag } from './descriptors.ts';
import { absolutePath, SystemError } from './file-tree.ts';
import {
  addDescription,
  close,
  descriptionOf,
  duplicate,
  openFile,
  readFrom,
  seek,
  truncate,
  writeTo,
} from './open-files.ts';

/** Arguments of fcntl that programs use. */
const control = {
  duplicate: 0,
  getDescriptorFlags: 1,
  setDescriptorFlags: 2,
  getFlags: 3,
  setFlags: 4,
  duplicateClosing: 1030,
} as const;

/** A buffer has to be there before anything is taken for it. */
function checkBuffer(call: Call, address: number, count: number): void {
  if (count === 0) return;
  const last = address + count - 1;
  for (let at = address; at <= last; ) {
    const region = call.guest.memory.regionAt(at);
    if (!region || (region.protection & protection.write) === 0) throw new SystemError('EFAULT');
    at = region.end;
  }
}

function read(call: Call, at?: number): number {
  const [descriptor, address, count] = [call.integer(0), call.pointer(1), call.size(2)];
  const { kind } = descriptionOf(call.process, descriptor);
  // A file gives what it has; the others lose what they give.
  if (kind !== 'file') checkBuffer(call, address, Math.min(count, 1));
  const bytes = readFrom(call.process, descriptor, count, at);
  call.guest.write(address, bytes);
  return bytes.length;
}

/** Limits a stretch to what one call transfers. */
const transferMax = 2 ** 26;

/** How many of `count` bytes can be read; all where none can, so that reading them fails. */
function readableCount({ guest }: Call, address: number, count: number): number {
  let end = address;
  while (end < address + count) {
    const region = guest.memory.regionAt(end);
    if (!region || (region.protection & protection.read) === 0) break;
    end = region.end;
  }
  return end === address ? count : Math.min(count, end - address);
}

/** Terminals and pipes take whole pieces of so many bytes, and the end. */
function pieceOf(description: Description): number {
  if (description.kind === 'console') return description.isTerminal ? 2048 : 4096;
  return description.kind === 'pipe' ? 4096 : 1;
}

/**
 * Writes as far as memory reaches, as Linux does with a count that is too large: a file takes
 * every byte, others drop the piece in which memory ends.
 */
function write(call: Call, at?: number): number {
  const address = call.pointer(1);
  const wanted = Math.min(call.size(2), transferMax);
  const readable = readableCount(call, address, wanted);
  const piece = pieceOf(descriptionOf(call.process, call.integer(0)));
  const count = readable < wanted ? readable - (readable % piece) : wanted;
  if (count === 0 && wanted > 0) throw new SystemError('EFAULT');
  return writeTo(call.process, call.integer(0), call.guest.read(address, count), at);
}

const piecesMax = 1024;

/** The pieces of readv and writev. */
function piecesOf(call: Call): readonly { address: number; size: number }[] {
  const count = call.integer(2);
  if (count < 0 || count > piecesMax) throw new SystemError('EINVAL');
  const { native } = call;
  return Array.from({ length: count }, (_, index) => {
    const at = call.pointer(1) + index * native * 2;
    const size = call.readLong(at + native);
    if (size < 0) throw new SystemError('EINVAL');
    return { address: call.readLong(at), size };
  });
}

/** Where pread and pwrite begin. */
function placeOf(call: Call): number {
  const place = call.width === 64 ? call.long(3) : call.wide(3);
  if (place < 0) throw new SystemError('EINVAL');
  return place;
}

function readPieces(call: Call, at?: number): number {
  descriptionOf(call.process, call.integer(0));
  let total = 0;
  for (const { address, size } of piecesOf(call)) {
    if (size === 0) continue;
    const place = at === undefined ? undefined : at + total;
    const isMore = total > 0 && descriptionOf(call.process, call.integer(0)).kind === 'console';
    if (isMore && call.process.state.input.length === 0) break;
    checkBuffer(call, address, 1);
    const bytes = readFrom(call.process, call.integer(0), size, place);
    call.guest.write(address, bytes);
    total += bytes.length;
    if (bytes.length < size) break;
  }
  return total;
}

function writePieces(call: Call, at?: number): number {
  const pieces = piecesOf(call).map(({ address, size }) =>
    call.guest.read(address, Math.min(size, transferMax)),
  );
  let total = 0;
  for (const bytes of pieces) {
    const place = at === undefined ? undefined : at + total;
    total += writeTo(call.process, call.integer(0), bytes, place);
  }
  return total;
}

/** AT_FDCWD */
const currentFolder = -100;

/** The path that a descriptor of a folder and a path stand for. */
export function pathAt(call: Call, descriptorIndex: number, pathIndex: number): string {
  const path = call.path(pathIndex);
  const descriptor = call.integer(descriptorIndex);
  if (path.startsWith('/') || descriptor === currentFolder) {
    return absolutePath(path, call.process.state.folder);
  }
  const description = descriptionOf(call.process, descriptor);
  if (description.kind !== 'folder') throw new SystemError('ENOTDIR');
  return absolutePath(path, description.path);
}

function fileControl(call: Call): number {
  const { process } = call;
  const [descriptor, command, argument] = [call.integer(0), call.integer(1), call.integer(2)];
  const description = descriptionOf(process, descriptor);
  const entry = process.state.descriptors.get(descriptor)!;
  switch (command) {
    case control.duplicate:
    case control.duplicateClosing:
      if (argument < 0) throw new SystemError('EINVAL');
      return duplicate(
        process,
        descriptor,
        { from: argument },
        command === control.duplicateClosing,
      );
    case control.getDescriptorFlags:
      return entry.closesOnExec ? 1 : 0;
    case control.setDescriptorFlags: {
      const changed = { ...entry, closesOnExec: (argument & 1) !== 0 };
      const descriptors = new Map(process.state.descriptors).set(descriptor, changed);
      process.update({ descriptors });
      return 0;
    }
    case control.getFlags:
      return description.flags & ~(openFlag.create | openFlag.exclusive | openFlag.truncate);
    case control.setFlags: {
      const settable = openFlag.append | openFlag.nonBlocking;
      const flags = (description.flags & ~settable) | (argument & settable);
      const descriptions = new Map(process.state.descriptions);
      process.update({
        descriptions: descriptions.set(entry.description, { ...description, flags }),
      });
      return 0;
    }
    default:
      // Locks are granted: nobody else is there.
      return command >= 5 && command <= 14 ? 0 : -22;
  }
}

function makePipe(call: Call, flags: number): number {
  const { process } = call;
  const pipe = process.state.nextDescription;
  process.update({ pipes: new Map(process.state.pipes).set(pipe, { bytes: new Uint8Array() }) });
  const input = addDescription(process, { kind: 'pipe', pipe, end: 'read', flags });
  const output = addDescription(process, {
    kind: 'pipe',
    pipe,
    end: 'write',
    flags: flags | openFlag.writeOnly,
  });
  call.guest.writeNumber(call.pointer(0), 4, BigInt(input));
  call.guest.writeNumber(call.pointer(0) + 4, 4, BigInt(output));
  return 0;
}

function truncateOpen(call: Call, size: number): number {
  const description = descriptionOf(call.process, call.integer(0));
  if (description.kind !== 'file') throw new SystemError('EINVAL');
  truncate(call.process, description.node, size);
  return 0;
}

function truncatePath(call: Call, size: number): number {
  if (size < 0) throw new SystemError('EINVAL');
  truncate(call.process, call.process.files.require(call.fullPath(0)), size);
  return 0;
}

/** sendfile: from one descriptor to another, by the first one's position or by a given one. */
function sendFile(call: Call): number {
  const [to, from] = [call.integer(0), call.integer(1)];
  const place = call.pointer(2);
  const count = Math.min(call.size(3), transferMax);
  if (!isReadable(descriptionOf(call.process, from))) throw new SystemError('EBADF');
  const at = place === 0 ? undefined : call.readLong(place);
  const bytes = readFrom(call.process, from, count, at);
  const written = writeTo(call.process, to, bytes);
  if (at !== undefined) call.writeLong(place, at + written);
  return written;
}

/** Nothing is delayed, and nobody else locks: what matters is that the file is open. */
export function succeedIfOpen(call: Call): number {
  descriptionOf(call.process, call.integer(0));
  return 0;
}

const creating = openFlag.create | openFlag.writeOnly | openFlag.truncate;

export const fileCalls: CallTable = {
  read: call => read(call),
  write: call => write(call),
  pread64: call => read(call, placeOf(call)),
  pwrite64: call => write(call, placeOf(call)),
  readv: call => readPieces(call),
  writev: call => writePieces(call),
  preadv: call => readPieces(call, call.long(3)),
  pwritev: call => writePieces(call, call.long(3)),
  open: call => openFile(call.process, call.path(0), call.integer(1), call.integer(2)),
  creat: call => openFile(call.process, call.path(0), creating, call.integer(1)),
  openat: call => {
    const path = call.path(1);
    const folder = path === '' ? '' : pathAt(call, 0, 1);
    const full = path.endsWith('/') ? `${folder}/` : folder;
    return openFile(call.process, full, call.integer(2), call.integer(3));
  },
  close: call => {
    close(call.process, call.integer(0));
    return 0;
  },
  close_range: call => {
    const last = Math.min(call.size(1), 1 << 20);
    for (const descriptor of [...call.process.state.descriptors.keys()]) {
      if (descriptor >= call.size(0) && descriptor <= last) close(call.process, descriptor);
    }
    return 0;
  },
  lseek: call => seek(call.process, call.integer(0), call.long(1), call.integer(2)),
  _llseek: call => {
    const offset = Number(
      BigInt.asIntN(64, (call.words[1]! << 32n) | BigInt.asUintN(32, call.words[2]!)),
    );
    const position = seek(call.process, call.integer(0), offset, call.integer(4));
    call.guest.writeNumber(call.pointer(3), 8, BigInt(position));
    return 0;
  },
  dup: call => duplicate(call.process, call.integer(0), { from: 0 }),
  dup2: call => {
    const [from, target] = [call.integer(0), call.integer(1)];
    if (from !== target) return duplicate(call.process, from, { target });
    descriptionOf(call.process, from);
    return target;
  },
  dup3: call => {
    const [from, target, flags] = [call.integer(0), call.integer(1), call.integer(2)];
    const isKnown = (flags & ~openFlag.closesOnExec) === 0;
    if (from === target || !isKnown) throw new SystemError('EINVAL');
    return duplicate(call.process, from, { target }, (flags & openFlag.closesOnExec) !== 0);
  },
  fcntl: fileControl,
  fcntl64: fileControl,
  pipe: call => makePipe(call, 0),
  pipe2: call => makePipe(call, call.integer(1)),
  ftruncate: call => truncateOpen(call, call.long(1)),
  ftruncate64: call => truncateOpen(call, call.wide(1)),
  truncate: call => truncatePath(call, call.long(1)),
  truncate64: call => truncatePath(call, call.wide(1)),
  fallocate: () => 0,
  sendfile: sendFile,
  sendfile64: sendFile,
  fsync: succeedIfOpen,
  fdatasync: succeedIfOpen,
  flock: succeedIfOpen,
  fadvise64: () => 0,
  fadvise64_64: () => 0,
  readahead: () => 0,
  sync: () => 0,
  syncfs: () => 0,
};
