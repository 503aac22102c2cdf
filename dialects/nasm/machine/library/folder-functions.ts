// dirent.h: what lies in a folder, entry by entry; a stream of it is a block of the heap.
import { openFlag } from '../system/descriptors.ts';
import { close, openFile } from '../system/open-files.ts';
import { allocate, release } from './heap.ts';
import type { FunctionTable, LibraryCall } from './library-call.ts';
import { request } from './system-functions.ts';

/** Descriptor, next entry and end of the entries; then the entries, then one of 32 bits. */
const [nextAt, endAt, entriesAt, entriesSize] = [4, 8, 16, 4096];
const narrowAt = entriesAt + entriesSize;
const narrowSize = 272;

function open(call: LibraryCall): number {
  const flags = openFlag.directory;
  const descriptor = openFile(call.process, call.text(0), flags, 0);
  return streamOf(call, descriptor);
}

function streamOf(call: LibraryCall, descriptor: number): number {
  const stream = allocate(call, narrowAt + narrowSize);
  call.writeInteger(stream, 4, descriptor);
  call.writeInteger(stream + nextAt, 4, 0);
  call.writeInteger(stream + endAt, 4, 0);
  return stream;
}

/** The next entry as the kernel gives it; null at the end. */
function read(call: LibraryCall): number {
  const stream = call.at(0);
  let next = call.readInteger(stream + nextAt, 4);
  if (next >= call.readInteger(stream + endAt, 4)) {
    const descriptor = BigInt(call.readInteger(stream, 4));
    const words = [descriptor, BigInt(stream + entriesAt), BigInt(entriesSize)];
    const size = request(call, 'getdents64', words);
    if (size <= 0) return 0;
    call.writeInteger(stream + endAt, 4, size);
    next = 0;
  }
  const entry = stream + entriesAt + next;
  call.writeInteger(stream + nextAt, 4, next + call.readInteger(entry + 16, 2));
  return entry;
}

/** On i386 number and offset of an entry have 32 bits each. */
function readNarrow(call: LibraryCall): number {
  const entry = read(call);
  if (call.bits === 64 || entry === 0) return entry;
  const narrow = call.at(0) + narrowAt;
  call.writeInteger(narrow, 4, call.readInteger(entry, 4));
  call.writeInteger(narrow + 4, 4, call.readInteger(entry + 8, 4));
  call.writeInteger(narrow + 8, 2, narrowSize);
  call.writeInteger(narrow + 10, 1, call.readInteger(entry + 18, 1));
  call.writeText(narrow + 11, call.textAt(entry + 19, 255));
  return narrow;
}

export const folderFunctions: FunctionTable = {
  opendir: open,
  fdopendir: call => streamOf(call, call.at(0)),
  readdir: readNarrow,
  readdir64: read,
  rewinddir: call => {
    request(call, 'lseek', [BigInt(call.readInteger(call.at(0), 4)), 0n, 0n]);
    call.writeInteger(call.at(0) + nextAt, 4, 0);
    call.writeInteger(call.at(0) + endAt, 4, 0);
    return undefined;
  },
  dirfd: call => call.readInteger(call.at(0), 4),
  closedir: call => {
    close(call.process, call.readInteger(call.at(0), 4));
    release(call, call.at(0));
    return 0;
  },
};
