// The functions of stdio.h on streams and their characters.
import { openFlag } from '../system/descriptors.ts';
import { errorText } from '../system/error-numbers.ts';
import { absolutePath } from '../system/file-tree.ts';
import { close, openFile } from '../system/open-files.ts';
import { allocate, reallocate } from './heap.ts';
import { binaryBytes, type FunctionTable, type LibraryCall } from './library-call.ts';
import { streamAddress } from './memory-layout.ts';
import {
  addStream,
  findStream,
  flushAll,
  flushStream,
  readCharacter,
  readStream,
  readUntil,
  removeStream,
  seekStream,
  setStream,
  streamAt,
  streamPosition,
  synchronize,
  unbuffered,
  writeStream,
} from './stream-access.ts';
import { type Buffering, newStream } from './streams.ts';

const endOfFile = -1;

function standard(call: LibraryCall, number: 0 | 1 | 2): number {
  const name = (['stdin', 'stdout', 'stderr'] as const)[number];
  return call.readPointer(call.variable(name)) || streamAddress(call.bits, number);
}

/** The flags of open for a mode such as `r+` or `wbx`; undefined for one that is none. */
function flagsOfMode(mode: string): number | undefined {
  const both = mode.includes('+');
  const extra =
    (mode.includes('x') ? openFlag.exclusive : 0) |
    (mode.includes('e') ? openFlag.closesOnExec : 0);
  const access = both ? openFlag.readWrite : openFlag.writeOnly;
  switch (mode[0]) {
    case 'r':
      return (both ? openFlag.readWrite : 0) | extra;
    case 'w':
      return access | openFlag.create | openFlag.truncate | extra;
    case 'a':
      return access | openFlag.create | openFlag.append | extra;
    default:
      return undefined;
  }
}

function open(call: LibraryCall, path: string, mode: string): number {
  const flags = flagsOfMode(mode) ?? call.fail('EINVAL');
  return openFile(call.process, path, flags, 0o666);
}

function closeStream(call: LibraryCall, address: number): number {
  const { descriptor } = streamAt(call, address);
  try {
    synchronize(call, address);
  } finally {
    removeStream(call, address);
    close(call.process, descriptor);
  }
  return 0;
}

function reopen(call: LibraryCall): number {
  const address = call.at(2);
  const existing = findStream(call, address);
  if (existing) {
    flushStream(call, address);
    close(call.process, existing.descriptor);
  }
  const stream = newStream(open(call, call.text(0), call.text(1)));
  call.process.update({ streams: new Map(call.process.state.streams).set(address, stream) });
  return address;
}

function putText(call: LibraryCall, stream: number, text: string): number {
  return writeStream(call, stream, binaryBytes(text)) ? 1 : endOfFile;
}

function putCharacter(call: LibraryCall, stream: number): number {
  const byte = call.at(0) & 0xff;
  return writeStream(call, stream, Uint8Array.of(byte)) ? byte : endOfFile;
}

function getCharacter(call: LibraryCall, stream: number): number {
  return readCharacter(call, stream) ?? endOfFile;
}

function getLine(call: LibraryCall, size: number, stream: number): number {
  const buffer = call.at(0);
  if (size <= 0) return 0;
  const bytes = size === 1 ? new Uint8Array() : readUntil(call, stream, 10, size - 1);
  if (bytes.length === 0 && size > 1) return 0;
  const text = new Uint8Array(bytes.length + 1);
  text.set(bytes);
  call.write(buffer, text);
  return buffer;
}

/** gets: a line without a limit and without its end. */
function getUnlimited(call: LibraryCall): number {
  const bytes = readUntil(call, standard(call, 0), 10, Number.MAX_SAFE_INTEGER);
  if (bytes.length === 0) return 0;
  const text = bytes.at(-1) === 10 ? bytes.subarray(0, -1) : bytes;
  call.write(call.at(0), text);
  call.writeInteger(call.at(0) + text.length, 1, 0);
  return call.at(0);
}

/** The first room that glibc allocates for a line. */
const firstRoom = 120;

/** getdelim: room grows as it does in glibc, to twice what it was. */
function getDelimited(call: LibraryCall, delimiter: number, stream: number): number {
  const [lineAt, sizeAt] = [call.at(0), call.at(1)];
  if (lineAt === 0 || sizeAt === 0) call.fail('EINVAL');
  let line = call.readPointer(lineAt);
  let room = Number(call.guest.readNumber(sizeAt, call.native));
  const bytes = readUntil(call, stream, delimiter, Number.MAX_SAFE_INTEGER);
  if (line === 0 || room === 0) {
    room = firstRoom;
    line = line === 0 ? allocate(call, room) : reallocate(call, line, room);
  }
  if (bytes.length === 0) {
    call.writePointer(lineAt, line);
    call.writePointer(sizeAt, room);
    return endOfFile;
  }
  if (bytes.length + 1 > room) {
    room = Math.max(2 * room, bytes.length + 1);
    line = reallocate(call, line, room);
  }
  const text = new Uint8Array(bytes.length + 1);
  text.set(bytes);
  call.write(line, text);
  call.writePointer(lineAt, line);
  call.writePointer(sizeAt, room);
  return bytes.length;
}

/** What one call reads at most. */
const transferMax = 2 ** 28;

function readElements(call: LibraryCall): number {
  const [buffer, size, count, stream] = [call.at(0), call.at(1), call.at(2), call.at(3)];
  if (size === 0 || count === 0) return 0;
  // A file may be shorter than the buffer that it says, and a device has no end.
  call.requireMapped(buffer, 1, 'write');
  const bytes = readStream(call, stream, Math.min(size * count, transferMax));
  call.write(buffer, bytes);
  return Math.floor(bytes.length / size);
}

function writeElements(call: LibraryCall): number {
  const [buffer, size, count, stream] = [call.at(0), call.at(1), call.at(2), call.at(3)];
  if (size === 0 || count === 0) return 0;
  return writeStream(call, stream, call.read(buffer, size * count)) ? count : 0;
}

function putBack(call: LibraryCall): number {
  const [character, stream] = [call.at(0), call.at(1)];
  if (character === endOfFile) return endOfFile;
  const { pushedBack } = streamAt(call, stream);
  setStream(call, stream, { pushedBack: [...pushedBack, character & 0xff], atEnd: false });
  return character & 0xff;
}

/** Text that perror prints, and strerror gives. */
function complain(call: LibraryCall): undefined {
  const prefix = call.at(0) === 0 ? '' : call.text(0);
  const message = errorText(call.errno);
  putText(call, standard(call, 2), prefix === '' ? `${message}\n` : `${prefix}: ${message}\n`);
}

function remove(call: LibraryCall): number {
  const { files, state } = call.process;
  const path = absolutePath(call.text(0), state.folder);
  const { kind } = files.node(files.require(path));
  files.remove(path, kind);
  return 0;
}

function rename(call: LibraryCall): number {
  const { files, state } = call.process;
  const [from, to] = [0, 1].map(index => absolutePath(call.text(index), state.folder));
  files.rename(from!, to!);
  return 0;
}

function flush(call: LibraryCall): number {
  if (call.at(0) === 0) flushAll(call);
  else synchronize(call, call.at(0));
  return 0;
}

/** By the numbers _IOFBF, _IOLBF and _IONBF. */
const bufferings: readonly Buffering[] = ['full', 'line', 'none'];
/** BUFSIZ, and what a buffer has whose size glibc chooses. */
const [standardSize, chosenSize] = [8192, 4096];

/** A size of 0 stands for one that glibc chooses. */
function setBuffer(call: LibraryCall, buffering: Buffering, size: number): void {
  flushStream(call, call.at(0));
  const buffer = { buffering, bufferSize: size || chosenSize };
  setStream(call, call.at(0), buffering === 'none' ? unbuffered : buffer);
}

function nothing(): undefined {
  return undefined;
}

/** By FILE as the last argument or the only one. */
const withLast = (call: LibraryCall) => call.at(call.values.length - 1);

export const stdioFunctions: FunctionTable = {
  puts: call => {
    const text = `${call.text(0)}\n`;
    return putText(call, standard(call, 1), text) < 0 ? endOfFile : text.length;
  },
  fputs: call => putText(call, call.at(1), call.text(0)),
  fputs_unlocked: call => putText(call, call.at(1), call.text(0)),
  putchar: call => putCharacter(call, standard(call, 1)),
  putchar_unlocked: call => putCharacter(call, standard(call, 1)),
  putc: call => putCharacter(call, call.at(1)),
  fputc: call => putCharacter(call, call.at(1)),
  _IO_putc: call => putCharacter(call, call.at(1)),
  getchar: call => getCharacter(call, standard(call, 0)),
  getchar_unlocked: call => getCharacter(call, standard(call, 0)),
  getc: call => getCharacter(call, call.at(0)),
  fgetc: call => getCharacter(call, call.at(0)),
  _IO_getc: call => getCharacter(call, call.at(0)),
  ungetc: putBack,
  gets: getUnlimited,
  fgets: call => getLine(call, call.at(1), call.at(2)),
  __fgets_chk: call => getLine(call, call.at(2), call.at(3)),
  getline: call => getDelimited(call, 10, call.at(2)),
  getdelim: call => getDelimited(call, call.at(2) & 0xff, call.at(3)),
  fopen: call => addStream(call, open(call, call.text(0), call.text(1))),
  fopen64: call => addStream(call, open(call, call.text(0), call.text(1))),
  fdopen: call => {
    if (!call.process.state.descriptors.has(call.at(0))) call.fail('EBADF');
    return addStream(call, call.at(0));
  },
  freopen: reopen,
  fclose: call => closeStream(call, call.at(0)),
  fflush: flush,
  fread: readElements,
  fread_unlocked: readElements,
  fwrite: writeElements,
  fwrite_unlocked: writeElements,
  fseek: call => {
    seekStream(call, call.at(0), call.at(1), call.at(2));
    return 0;
  },
  fseeko: call => {
    seekStream(call, call.at(0), call.at(1), call.at(2));
    return 0;
  },
  ftell: tell,
  ftello: tell,
  rewind: call => {
    seekStream(call, call.at(0), 0, 0);
    setStream(call, call.at(0), { hasFailed: false });
    return undefined;
  },
  feof: call => (streamAt(call, withLast(call)).atEnd ? 1 : 0),
  ferror: call => (streamAt(call, withLast(call)).hasFailed ? 1 : 0),
  clearerr: call => {
    setStream(call, call.at(0), { atEnd: false, hasFailed: false });
    return undefined;
  },
  fileno: call => streamAt(call, call.at(0)).descriptor,
  setbuf: call => {
    setBuffer(call, call.at(1) === 0 ? 'none' : 'full', standardSize);
    return undefined;
  },
  setvbuf: call => {
    const buffering = bufferings[call.at(2)];
    if (!buffering) return endOfFile;
    setBuffer(call, buffering, call.at(1) === 0 ? 0 : call.at(3));
    return 0;
  },
  setlinebuf: call => {
    setBuffer(call, 'line', 0);
    return undefined;
  },
  flockfile: nothing,
  funlockfile: nothing,
  perror: complain,
  remove,
  rename,
  tmpfile: call => {
    const flags = openFlag.temporary | openFlag.readWrite;
    return addStream(call, openFile(call.process, '/tmp', flags, 0o600));
  },
  popen: call => call.fail('ENOSYS'),
  pclose: call => call.fail('ECHILD'),
};

function tell(call: LibraryCall): number {
  return streamPosition(call, call.at(0));
}
