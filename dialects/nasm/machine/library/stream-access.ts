// Reading and writing through streams, with the buffers that glibc would give them.
import { isWritable, openFlag } from '../system/descriptors.ts';
import { SystemError } from '../system/file-tree.ts';
import { descriptionOf, readFrom, seek, writeTo } from '../system/open-files.ts';
import { HeldBytes } from './held-bytes.ts';
import type { LibraryCall } from './library-call.ts';
import { streamAddress, streamSize, streamsMax } from './memory-layout.ts';
import { newStream, type Stream } from './streams.ts';

/** Bytes of the buffer of a terminal, and of anything else. */
const bufferSizes = { line: 1024, full: 4096 } as const;

/** What setvbuf gives a stream without a buffer. */
export const unbuffered = { buffering: 'none', bufferSize: 1 } as const;

/** The stream of a FILE pointer; undefined where it is none, or closed. */
export function findStream(call: LibraryCall, address: number): Stream | undefined {
  const known = call.process.state.streams.get(address);
  if (known) return known.descriptor < 0 ? undefined : known;
  const number = (address - streamAddress(call.bits, 0)) / streamSize;
  if (number !== 0 && number !== 1 && number !== 2) return undefined;
  return { ...newStream(number), ...(number === 2 ? unbuffered : {}) };
}

/** The same, where a pointer that is no stream faults as reading its inside would. */
export function streamAt(call: LibraryCall, address: number): Stream {
  const found = findStream(call, address);
  if (found) return found;
  call.guest.readNumber(address, 4);
  throw new SystemError('EBADF');
}

export function setStream(call: LibraryCall, address: number, changes: Partial<Stream>): void {
  const stream = { ...streamAt(call, address), ...changes };
  call.process.update({ streams: new Map(call.process.state.streams).set(address, stream) });
}

/** A FILE for a descriptor. Throws EMFILE. */
export function addStream(call: LibraryCall, descriptor: number): number {
  for (let number = 3; number < streamsMax; number++) {
    const address = streamAddress(call.bits, number);
    if (call.process.state.streams.has(address)) continue;
    const streams = new Map(call.process.state.streams);
    call.process.update({ streams: streams.set(address, newStream(descriptor)) });
    return address;
  }
  throw new SystemError('EMFILE');
}

export function removeStream(call: LibraryCall, address: number): void {
  const streams = new Map(call.process.state.streams);
  const number = (address - streamAddress(call.bits, 0)) / streamSize;
  if (number < 3) streams.set(address, newStream(-1));
  else streams.delete(address);
  call.process.update({ streams });
}

/** Does what may fail, and marks the stream where it does. */
function attempt<T>(call: LibraryCall, address: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof SystemError) setStream(call, address, { hasFailed: true });
    throw error;
  }
}

/** The stream with its buffer, which its first transfer gives it. */
function prepared(call: LibraryCall, address: number): Required<Stream> {
  const stream = streamAt(call, address);
  if (stream.buffering === undefined || stream.bufferSize === undefined) {
    const { descriptors, descriptions } = call.process.state;
    const entry = descriptors.get(stream.descriptor);
    const file = entry && descriptions.get(entry.description);
    const buffering = file?.kind === 'console' && file.isTerminal ? 'line' : 'full';
    setStream(call, address, { buffering, bufferSize: bufferSizes[buffering] });
  }
  return streamAt(call, address) as Required<Stream>;
}

function writeAll(call: LibraryCall, descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeTo(call.process, descriptor, bytes.subarray(done));
  }
}

/** Writes what the stream holds back; what cannot be written is lost. */
export function flushStream(call: LibraryCall, address: number): void {
  const { descriptor, held } = streamAt(call, address);
  if (held.length === 0) return;
  setStream(call, address, { held: HeldBytes.none });
  attempt(call, address, () => writeAll(call, descriptor, held.bytes));
}

/** Every stream, the newest one first, or those alone that hold lines back; errors are theirs. */
export function flushAll(call: LibraryCall, ofLines = false): void {
  const { streams } = call.process.state;
  for (const address of [...streams.keys()].sort((a, b) => b - a)) {
    if (ofLines && streams.get(address)!.buffering !== 'line') continue;
    try {
      flushStream(call, address);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
    }
  }
}

/**
 * For a read that has to wait, and is begun anew when there is something: what a program has asked
 * stands on the terminal by then. `printed` tells how much was when the call began.
 */
export function showQuestion(call: LibraryCall, printed: number): void {
  const { streams, printed: before } = call.process.state;
  if (printed === before) {
    flushAll(call, true);
    return;
  }
  // The call has shown it already.
  const shown = [...streams].map(([address, stream]): [number, Stream] =>
    stream.buffering === 'line'
      ? [address, { ...stream, held: HeldBytes.none }]
      : [address, stream],
  );
  call.process.update({ streams: new Map(shown), printed });
}

/** A file goes back to where the program has read to; elsewhere what was read ahead stays. */
export function synchronize(call: LibraryCall, address: number): void {
  flushStream(call, address);
  const { descriptor, ahead } = streamAt(call, address);
  if (ahead.length === 0) return;
  if (descriptionOf(call.process, descriptor).kind !== 'file') return;
  seek(call.process, descriptor, -ahead.length, 1);
  setStream(call, address, { ahead: new Uint8Array() });
}

/** Whether a stream is for bytes or for wide characters, which its first use settles. */
export function orient(call: LibraryCall, address: number, wanted: 'bytes' | 'wide'): boolean {
  const { orientation } = streamAt(call, address);
  if (orientation === undefined) setStream(call, address, { orientation: wanted });
  return (orientation ?? wanted) === wanted;
}

/**
 * Takes bytes into the buffer of a stream, and writes what it does not hold back. False where the
 * stream is for the other kind of characters.
 */
export function writeStream(
  call: LibraryCall,
  address: number,
  bytes: Uint8Array,
  kind: 'bytes' | 'wide' = 'bytes',
): boolean {
  if (!orient(call, address, kind)) return false;
  const { descriptor, buffering, bufferSize } = prepared(call, address);
  attempt(call, address, () => {
    if (call.process.state.descriptors.has(descriptor)) {
      if (!isWritable(descriptionOf(call.process, descriptor))) throw new SystemError('EBADF');
    }
    synchronizeInput(call, address);
    if (buffering === 'none') {
      writeAll(call, descriptor, bytes);
      return;
    }
    const lines = buffering === 'line' ? bytes.lastIndexOf(10) + 1 : 0;
    if (lines > 0) {
      hold(call, address, bytes.subarray(0, lines), bufferSize);
      flushStream(call, address);
    }
    hold(call, address, bytes.subarray(lines), bufferSize);
  });
  return true;
}

function synchronizeInput(call: LibraryCall, address: number): void {
  if (streamAt(call, address).ahead.length > 0) synchronize(call, address);
}

/** Fills the buffer; what it has no room for is written in whole buffers. */
function hold(call: LibraryCall, address: number, bytes: Uint8Array, size: number): void {
  const { descriptor, held } = streamAt(call, address);
  const room = size - held.length;
  if (held.length === 0 ? bytes.length < size : bytes.length <= room) {
    if (bytes.length > 0) setStream(call, address, { held: held.append(bytes) });
    return;
  }
  const first = held.length === 0 ? 0 : room;
  if (first > 0) setStream(call, address, { held: held.append(bytes.subarray(0, first)) });
  flushStream(call, address);
  const rest = bytes.subarray(first);
  const whole = rest.length - (rest.length % size);
  writeAll(call, descriptor, rest.subarray(0, whole));
  const last = rest.subarray(whole);
  if (last.length > 0) setStream(call, address, { held: HeldBytes.none.append(last) });
}

/** Reads into the buffer, behind what is there; false at the end, which the stream notes. */
function fill(call: LibraryCall, address: number, wanted = 0): boolean {
  flushStream(call, address);
  const { descriptor, buffering, bufferSize, ahead } = prepared(call, address);
  const blocks = wanted - (wanted % bufferSize);
  const bytes = readFrom(call.process, descriptor, Math.max(bufferSize, blocks));
  if (buffering !== 'full') flushAll(call, true);
  if (bytes.length === 0) setStream(call, address, { atEnd: true });
  else setStream(call, address, { ahead: joined([ahead, bytes], ahead.length + bytes.length) });
  return bytes.length > 0;
}

/** Byte number `index` of those that come, without taking it; undefined at the end. */
export function peekStream(call: LibraryCall, address: number, index: number): number | undefined {
  const { pushedBack } = streamAt(call, address);
  if (index < pushedBack.length) return pushedBack[pushedBack.length - 1 - index];
  const place = index - pushedBack.length;
  let { ahead } = streamAt(call, address);
  while (place >= ahead.length) {
    const isMore = attempt(call, address, () => fill(call, address));
    if (!isMore) return undefined;
    ahead = streamAt(call, address).ahead;
  }
  return ahead[place];
}

/** Takes bytes that are there: put back, or read ahead. */
export function takeBytes(call: LibraryCall, address: number, count: number): Uint8Array {
  const { pushedBack, ahead } = streamAt(call, address);
  if (count === 0) return new Uint8Array();
  const start = Math.max(pushedBack.length - count, 0);
  const back = Uint8Array.from(pushedBack.slice(start).reverse());
  const taken = ahead.subarray(0, count - back.length);
  const rest = ahead.subarray(taken.length);
  setStream(call, address, { pushedBack: pushedBack.slice(0, start), ahead: rest });
  return joined([back, taken], back.length + taken.length);
}

/** At most `count` bytes, fewer at the end only; notes that the end has come. */
export function readStream(call: LibraryCall, address: number, count: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let total = 0;
  attempt(call, address, () => {
    while (total < count) {
      const piece = takeBytes(call, address, count - total);
      pieces.push(piece);
      total += piece.length;
      if (total < count && !fill(call, address, count - total)) break;
    }
  });
  return joined(pieces, total);
}

/** Pieces one behind the other. */
export function joined(pieces: readonly Uint8Array[], total: number): Uint8Array {
  const all = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Up to a delimiter and with it, at most `limit` bytes; empty at the end. */
export function readUntil(
  call: LibraryCall,
  address: number,
  delimiter: number,
  limit: number,
): Uint8Array {
  const pieces: Uint8Array[] = [];
  let total = 0;
  attempt(call, address, () => {
    while (total < limit) {
      const { pushedBack, ahead } = streamAt(call, address);
      const found = ahead.indexOf(delimiter);
      const there = pushedBack.length > 0 ? 1 : found < 0 ? ahead.length : found + 1;
      const piece = takeBytes(call, address, Math.min(there, limit - total));
      pieces.push(piece);
      total += piece.length;
      if (piece.at(-1) === delimiter) break;
      const isEmpty = pushedBack.length === 0 && piece.length === ahead.length;
      if (total < limit && isEmpty && !fill(call, address)) break;
    }
  });
  return joined(pieces, total);
}

/** One byte; undefined at the end. */
export function readCharacter(call: LibraryCall, address: number): number | undefined {
  return readStream(call, address, 1)[0];
}

/** What was put back is forgotten, and so is the end. */
export function seekStream(
  call: LibraryCall,
  address: number,
  offset: number,
  whence: number,
): number {
  flushStream(call, address);
  const { descriptor, pushedBack, ahead } = streamAt(call, address);
  const unread = whence === 1 ? pushedBack.length + ahead.length : 0;
  const position = seek(call.process, descriptor, offset - unread, whence);
  setStream(call, address, { pushedBack: [], ahead: new Uint8Array(), atEnd: false });
  return position;
}

/** ftell: where the program is, behind what it has written and before what was read ahead. */
export function streamPosition(call: LibraryCall, address: number): number {
  const { descriptor, pushedBack, ahead, held } = streamAt(call, address);
  const { files } = call.process;
  const description = descriptionOf(call.process, descriptor);
  if (description.kind !== 'file') throw new SystemError('ESPIPE');
  const appends = held.length > 0 && (description.flags & openFlag.append) !== 0;
  const offset = appends ? files.content(description.node).size : description.offset;
  return offset + held.length - ahead.length - pushedBack.length;
}
