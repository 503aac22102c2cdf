// Reading and writing through streams: nothing is held back, so that text appears in its order.
import { SystemError } from '../system/file-tree.ts';
import { peekFrom, readFrom, seek, writeTo } from '../system/open-files.ts';
import type { LibraryCall } from './library-call.ts';
import { streamAddress, streamSize, streamsMax } from './memory-layout.ts';
import type { Stream } from './streams.ts';

const fresh = (descriptor: number): Stream => ({
  descriptor,
  atEnd: false,
  hasFailed: false,
  pushedBack: [],
});

/** The stream of a FILE pointer; undefined where it is none, or closed. */
export function findStream(call: LibraryCall, address: number): Stream | undefined {
  const known = call.process.state.streams.get(address);
  if (known) return known.descriptor < 0 ? undefined : known;
  const number = (address - streamAddress(call.bits, 0)) / streamSize;
  return number === 0 || number === 1 || number === 2 ? fresh(number) : undefined;
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
    call.process.update({ streams: streams.set(address, fresh(descriptor)) });
    return address;
  }
  throw new SystemError('EMFILE');
}

export function removeStream(call: LibraryCall, address: number): void {
  const streams = new Map(call.process.state.streams);
  const number = (address - streamAddress(call.bits, 0)) / streamSize;
  if (number < 3) streams.set(address, { ...fresh(-1) });
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

/** Writes all of it, by as many writes as it takes. */
export function writeStream(call: LibraryCall, address: number, bytes: Uint8Array): void {
  const { descriptor } = streamAt(call, address);
  attempt(call, address, () => {
    for (let done = 0; done < bytes.length; ) {
      done += writeTo(call.process, descriptor, bytes.subarray(done));
    }
  });
}

/** One that has its characters in the order in which they will be read. */
function takePushedBack(call: LibraryCall, address: number, count: number): number[] {
  const { pushedBack } = streamAt(call, address);
  if (pushedBack.length === 0) return [];
  const start = Math.max(pushedBack.length - count, 0);
  const taken = pushedBack.slice(start).reverse();
  setStream(call, address, { pushedBack: pushedBack.slice(0, start) });
  return taken;
}

/** At most `count` bytes, fewer at the end only; notes that the end has come. */
export function readStream(call: LibraryCall, address: number, count: number): Uint8Array {
  const parts: number[] = takePushedBack(call, address, count);
  const { descriptor } = streamAt(call, address);
  const pieces: Uint8Array[] = [Uint8Array.from(parts)];
  let total = parts.length;
  attempt(call, address, () => {
    while (total < count) {
      const bytes = readFrom(call.process, descriptor, count - total);
      if (bytes.length === 0) {
        setStream(call, address, { atEnd: true });
        break;
      }
      pieces.push(bytes);
      total += bytes.length;
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
  while (total < limit && streamAt(call, address).pushedBack.length > 0) {
    const [byte] = takePushedBack(call, address, 1);
    pieces.push(Uint8Array.of(byte!));
    total++;
    if (byte === delimiter) return joined(pieces, total);
  }
  const { descriptor } = streamAt(call, address);
  attempt(call, address, () => {
    while (total < limit) {
      const ahead = peekFrom(call.process, descriptor, Math.min(limit - total, 4096));
      if (ahead.length === 0) {
        setStream(call, address, { atEnd: true });
        break;
      }
      const found = ahead.indexOf(delimiter);
      const bytes = readFrom(call.process, descriptor, found < 0 ? ahead.length : found + 1);
      pieces.push(bytes);
      total += bytes.length;
      if (bytes.at(-1) === delimiter) break;
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
  const { descriptor, pushedBack } = streamAt(call, address);
  const ahead = whence === 1 ? pushedBack.length : 0;
  const position = seek(call.process, descriptor, offset - ahead, whence);
  setStream(call, address, { pushedBack: [], atEnd: false });
  return position;
}
