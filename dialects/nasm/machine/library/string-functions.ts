// The functions of string.h and strings.h on memory and on strings.
import { errorText } from '../system/error-numbers.ts';
import { signalText } from '../system/signal-state.ts';
import { allocate } from './heap.ts';
import { binaryBytes, type FunctionTable, type LibraryCall } from './library-call.ts';

/** Two strings are compared in pieces of so many bytes. */
const pieceSize = 256;

/** -1, 0 or 1 as glibc's own routines give it: the difference of the first bytes that differ. */
function compareText(
  call: LibraryCall,
  limit: number,
  fold: (character: number) => number = character => character,
): number {
  const [left, right] = [call.at(0), call.at(1)];
  for (let done = 0; done < limit; done += pieceSize) {
    const size = Math.min(pieceSize, limit - done);
    const a = call.guest.readString(left + done, size);
    const b = call.guest.readString(right + done, size);
    for (let index = 0; index < size; index++) {
      const [x, y] = [fold(a[index] ?? 0), fold(b[index] ?? 0)];
      if (x !== y) return x - y;
      if (x === 0) return 0;
    }
  }
  return 0;
}

const lower = (character: number) =>
  character >= 0x41 && character <= 0x5a ? character + 0x20 : character;

function compareMemory(call: LibraryCall): number {
  const count = call.at(2);
  const [a, b] = [call.read(call.at(0), count), call.read(call.at(1), count)];
  for (let index = 0; index < count; index++) {
    if (a[index] !== b[index]) return a[index]! - b[index]!;
  }
  return 0;
}

function copyMemory(call: LibraryCall): number {
  call.write(call.at(0), call.read(call.at(1), call.at(2)).slice());
  return call.at(0);
}

function fill(call: LibraryCall, value: number, count: number): number {
  call.fill(call.at(0), count, value);
  return call.at(0);
}

function length(call: LibraryCall, address: number): number {
  return call.text(0).length + (address - call.at(0));
}

/** A copy of at most `count` bytes, the rest zeros. */
function copyBounded(call: LibraryCall): { end: number } {
  const count = call.at(2);
  const text = call.guest.readString(call.at(1), count);
  call.write(call.at(0), text);
  call.fill(call.at(0) + text.length, count - text.length, 0);
  return { end: call.at(0) + text.length };
}

function append(call: LibraryCall, text: string): number {
  call.writeText(call.at(0) + call.text(0).length, text);
  return call.at(0);
}

/** strlcpy and strlcat: the length that it tried to make. */
function copyLimited(call: LibraryCall, start: number): number {
  const [text, size] = [call.text(1), call.at(2)];
  if (size > start) call.writeText(call.at(0) + start, text.slice(0, size - start - 1));
  return start + text.length;
}

function appendLimited(call: LibraryCall): number {
  const size = call.at(2);
  const start = call.textAt(call.at(0), size).length;
  return start === size ? size + call.text(1).length : copyLimited(call, start);
}

/** The address of a place in the first argument; 0 where it is not found. */
function addressOf(call: LibraryCall, index: number): number {
  return index < 0 ? 0 : call.at(0) + index;
}

const character = (call: LibraryCall) => String.fromCharCode(call.at(1) & 0xff);

function findCharacter(call: LibraryCall): number {
  const text = `${call.text(0)}\0`;
  return addressOf(call, text.indexOf(character(call)));
}

/** Only as much is read as it takes to find it, as programs rely on. */
function findByte(call: LibraryCall): number {
  const [start, byte, count] = [call.at(0), call.at(1) & 0xff, call.at(2)];
  for (let done = 0; done < count; ) {
    const toPage = 4096 - ((start + done) % 4096);
    const bytes = call.read(start + done, Math.min(count - done, toPage));
    const index = bytes.indexOf(byte);
    if (index >= 0) return start + done + index;
    done += bytes.length;
  }
  return 0;
}

function span(call: LibraryCall, isWanted: boolean): number {
  const [text, set] = [call.text(0), new Set(call.text(1))];
  for (let index = 0; index < text.length; index++) {
    if (set.has(text[index]!) !== isWanted) return index;
  }
  return text.length;
}

/** strtok: `place` holds where it goes on. */
function nextToken(call: LibraryCall, delimiters: string, place: number): number {
  const start = call.at(0) !== 0 ? call.at(0) : call.readPointer(place);
  if (start === 0) return 0;
  const text = call.textAt(start);
  const set = new Set(delimiters);
  let from = 0;
  while (from < text.length && set.has(text[from]!)) from++;
  if (from === text.length) {
    call.writePointer(place, start + from);
    return 0;
  }
  let to = from;
  while (to < text.length && !set.has(text[to]!)) to++;
  if (to < text.length) {
    call.writeInteger(start + to, 1, 0);
    to++;
  }
  call.writePointer(place, start + to);
  return start + from;
}

function separate(call: LibraryCall): number {
  const start = call.readPointer(call.at(0));
  if (start === 0) return 0;
  const text = call.textAt(start);
  const set = new Set(call.text(1));
  const end = [...text].findIndex(each => set.has(each));
  if (end >= 0) call.writeInteger(start + end, 1, 0);
  call.writePointer(call.at(0), end < 0 ? 0 : start + end + 1);
  return start;
}

function duplicate(call: LibraryCall, text: string): number {
  const address = allocate(call, text.length + 1);
  call.writeText(address, text);
  return address;
}

/** The numbers that have messages, which lie one behind the other and stay. */
const errors = Array.from({ length: 134 }, (_, number) => errorText(number));
const signals = Array.from({ length: 32 }, (_, number) => signalText(number));

/** All messages with their zeros, for the library's variables. */
export function messageTexts(): Uint8Array {
  return binaryBytes(`${[...errors, ...signals].join('\0')}\0`);
}

/** A message that stays; of other numbers, in a place that the next call overwrites. */
function message(call: LibraryCall, texts: readonly string[], text: string): number {
  const all = [...errors, ...signals];
  const index = texts[call.at(0)] === text ? call.at(0) : -1;
  if (index >= 0) {
    const before = all.slice(0, (texts === signals ? errors.length : 0) + index);
    return call.variable('.messages') + before.reduce((sum, each) => sum + each.length + 1, 0);
  }
  const address = call.variable('.message');
  call.writeText(address, text);
  return address;
}

function findMemory(call: LibraryCall): number {
  const [start, size, needle, count] = [call.at(0), call.at(1), call.at(2), call.at(3)];
  if (count > size) return 0;
  const hay = Array.from(call.read(start, size), byte => String.fromCharCode(byte)).join('');
  const wanted = Array.from(call.read(needle, count), byte => String.fromCharCode(byte)).join('');
  return addressOf(call, hay.indexOf(wanted));
}

const unlimited = Number.MAX_SAFE_INTEGER;

export const stringFunctions: FunctionTable = {
  memcpy: copyMemory,
  memmove: copyMemory,
  __memcpy_chk: copyMemory,
  __memmove_chk: copyMemory,
  mempcpy: call => copyMemory(call) + call.at(2),
  memset: call => fill(call, call.at(1) & 0xff, call.at(2)),
  __memset_chk: call => fill(call, call.at(1) & 0xff, call.at(2)),
  bzero: call => {
    fill(call, 0, call.at(1));
    return undefined;
  },
  explicit_bzero: call => {
    fill(call, 0, call.at(1));
    return undefined;
  },
  bcopy: call => {
    call.write(call.at(1), call.read(call.at(0), call.at(2)).slice());
    return undefined;
  },
  memcmp: compareMemory,
  bcmp: compareMemory,
  memchr: findByte,
  rawmemchr: call => {
    const text = `${call.text(0)}\0`;
    return addressOf(call, text.indexOf(character(call)));
  },
  memrchr: call =>
    addressOf(call, call.read(call.at(0), call.at(2)).lastIndexOf(call.at(1) & 0xff)),
  memmem: findMemory,
  strlen: call => length(call, call.at(0)),
  strnlen: call => call.textAt(call.at(0), call.at(1)).length,
  strcpy: call => {
    call.writeText(call.at(0), call.text(1));
    return call.at(0);
  },
  __strcpy_chk: call => {
    call.writeText(call.at(0), call.text(1));
    return call.at(0);
  },
  stpcpy: copyToEnd,
  __stpcpy_chk: copyToEnd,
  strncpy: call => {
    copyBounded(call);
    return call.at(0);
  },
  __strncpy_chk: call => {
    copyBounded(call);
    return call.at(0);
  },
  __strncat_chk: call => append(call, call.textAt(call.at(1), call.at(2))),
  stpncpy: call => copyBounded(call).end,
  strlcpy: call => copyLimited(call, 0),
  strlcat: appendLimited,
  strcat: call => append(call, call.text(1)),
  __strcat_chk: call => append(call, call.text(1)),
  strncat: call => append(call, call.textAt(call.at(1), call.at(2))),
  strcmp: call => compareText(call, unlimited),
  strcoll: call => compareText(call, unlimited),
  strncmp: call => compareText(call, call.at(2)),
  strcasecmp: call => compareText(call, unlimited, lower),
  strncasecmp: call => compareText(call, call.at(2), lower),
  strchr: findCharacter,
  index: findCharacter,
  strrchr: call => addressOf(call, `${call.text(0)}\0`.lastIndexOf(character(call))),
  rindex: call => addressOf(call, `${call.text(0)}\0`.lastIndexOf(character(call))),
  strchrnul: call => {
    const text = call.text(0);
    const index = text.indexOf(character(call));
    return call.at(0) + (index < 0 ? text.length : index);
  },
  strstr: call => addressOf(call, call.text(0).indexOf(call.text(1))),
  strcasestr: call =>
    addressOf(call, call.text(0).toLowerCase().indexOf(call.text(1).toLowerCase())),
  strspn: call => span(call, true),
  strcspn: call => span(call, false),
  strpbrk: call => {
    const index = span(call, false);
    return index === call.text(0).length ? 0 : call.at(0) + index;
  },
  strtok: call => nextToken(call, call.text(1), call.variable('.token')),
  strtok_r: call => nextToken(call, call.text(1), call.at(2)),
  __strtok_r: call => nextToken(call, call.text(1), call.at(2)),
  strsep: separate,
  strdup: call => duplicate(call, call.text(0)),
  __strdup: call => duplicate(call, call.text(0)),
  strndup: call => duplicate(call, call.textAt(call.at(0), call.at(1))),
  strerror: call => message(call, errors, errorText(call.at(0))),
  strsignal: call => message(call, signals, signalText(call.at(0))),
  strxfrm: call => {
    const text = call.text(1);
    if (call.at(2) > 0) {
      const bytes = binaryBytes(`${text}\0`).subarray(0, call.at(2));
      call.write(call.at(0), bytes);
    }
    return text.length;
  },
  ffs: call => bitPlace(BigInt.asUintN(32, BigInt(call.at(0)))),
  ffsl: call => bitPlace(BigInt.asUintN(64, call.big(0))),
  ffsll: call => bitPlace(BigInt.asUintN(64, call.big(0))),
};

function copyToEnd(call: LibraryCall): number {
  const text = call.text(1);
  call.writeText(call.at(0), text);
  return call.at(0) + text.length;
}

/** The lowest bit that is set, from 1; 0 for none. */
function bitPlace(value: bigint): number {
  return value === 0n ? 0 : (value & -value).toString(2).length;
}
