// malloc and its kin: blocks between headers in the program's own memory, checked as glibc does.
import { ProgramExit } from '../guest.ts';
import { setBreak } from '../system/memory-calls.ts';
import { writeTo } from '../system/open-files.ts';
import type { LibraryCall } from './library-call.ts';

/*
 * A block is a header of 16 bytes and what the program has: the header holds the whole size with
 * a bit that says whether it is in use, and a number made of place and size, which an overflow of
 * the block before it spoils. Free blocks of one size class are a list through their first word.
 */
const headerSize = 16;
const smallest = 32;
const inUse = 1n;
/** Blocks up to so many bytes are kept by their exact size, larger ones by powers of two. */
const smallMax = 1024;
const smallClasses = smallMax / 16;
const classes = smallClasses + 40;
/** A request above is refused at once, as PTRDIFF_MAX is by glibc. */
const requestMax = 2 ** 36;
/** The heap grows by so much at a time. */
const growth = 0x21000;

/**
 * Where the heap's own numbers lie: its beginning, its unused end, what was ever used, a bit for
 * each list that is not empty (52 to a word), and the lists.
 */
const place = { start: 0, top: 8, end: 16, used: 24, filled: 32, lists: 48 } as const;
const bitsPerWord = 52;

class Heap {
  readonly call: LibraryCall;
  readonly #control: number;

  constructor(call: LibraryCall) {
    this.call = call;
    this.#control = call.variable('.heap');
  }

  get(at: number): number {
    return Number(this.call.guest.readNumber(this.#control + at, 8));
  }

  set(at: number, value: number): void {
    this.call.guest.writeNumber(this.#control + at, 8, BigInt(value));
  }

  /** Sets the head of a list, and the bit that says whether it is empty. */
  setList(index: number, header: number): void {
    this.set(this.list(index), header);
    const at = place.filled + 8 * Math.floor(index / bitsPerWord);
    const bit = 1n << BigInt(index % bitsPerWord);
    const old = this.call.guest.readNumber(this.#control + at, 8);
    const fresh = header === 0 ? old & ~bit : old | bit;
    if (fresh !== old) this.call.guest.writeNumber(this.#control + at, 8, fresh);
  }

  /** The first list from `index` on that is not empty; undefined if all are. */
  filledFrom(index: number): number | undefined {
    for (let word = Math.floor(index / bitsPerWord); word * bitsPerWord < classes; word++) {
      const bits = this.call.guest.readNumber(this.#control + place.filled + 8 * word, 8);
      const first = Math.max(index - word * bitsPerWord, 0);
      const rest = bits >> BigInt(first);
      if (rest === 0n) continue;
      const lowest = (rest & -rest).toString(2).length - 1;
      return word * bitsPerWord + first + lowest;
    }
    return undefined;
  }

  /** Heads of lists, in eight bytes each up to the end of the block of variables. */
  list(index: number): number {
    return place.lists + index * 8;
  }

  #checkOf(header: number, size: number): bigint {
    const low = Math.imul(header % 2 ** 32, 0x9e3779b1) ^ size;
    return BigInt((low >>> 0) * 2 ** 20 + (size % 2 ** 20)) ^ 0x5bd1e995n;
  }

  writeHeader(header: number, size: number, isUsed: boolean): void {
    const { guest } = this.call;
    guest.writeNumber(header, 8, BigInt(size) | (isUsed ? inUse : 0n));
    guest.writeNumber(header + 8, 8, this.#checkOf(header, size));
  }

  /** Undefined where something has been written over the header. */
  readHeader(header: number): { size: number; isUsed: boolean } | undefined {
    const { guest } = this.call;
    const word = guest.readNumber(header, 8);
    const size = Number(word & ~inUse);
    if (guest.readNumber(header + 8, 8) !== this.#checkOf(header, size)) return undefined;
    return { size, isUsed: (word & inUse) !== 0n };
  }

  /** Whether an address can be that of a block. */
  holds(address: number): boolean {
    const start = this.get(place.start);
    return address % 16 === 0 && address >= start + headerSize && address < this.get(place.used);
  }

  /** Ends the program as glibc does. */
  abort(message: string, explanation: string): never {
    const bytes = Uint8Array.from(`${message}\n`, character => character.charCodeAt(0));
    writeTo(this.call.process, 2, bytes);
    throw new ProgramExit(134, `${message}: ${explanation}`);
  }
}

function classOf(size: number): number {
  if (size <= smallMax) return size / 16 - 1;
  return Math.min(smallClasses + Math.floor(Math.log2(size / smallMax)), classes - 1);
}

function sizeFor(request: number): number {
  return Math.max(Math.ceil((request + headerSize) / 16) * 16, smallest);
}

const hex = (address: number) => `0x${address.toString(16)}`;

/** Takes a block that fits out of its list; undefined if there is none. */
function takeFree(heap: Heap, size: number): number | undefined {
  const { guest } = heap.call;
  const first = classOf(size);
  for (
    let index = heap.filledFrom(first);
    index !== undefined;
    index = heap.filledFrom(index + 1)
  ) {
    let previous = 0;
    let header = heap.get(heap.list(index));
    // Lists of large blocks hold several sizes: a few are looked at.
    for (let tries = 0; header !== 0 && tries < 64; tries++) {
      const found = heap.readHeader(header);
      if (!found || found.isUsed) {
        heap.abort(
          'malloc(): unaligned tcache chunk detected',
          `the free block at ${hex(header + headerSize)} has been written to`,
        );
      }
      const next = Number(guest.readNumber(header + headerSize, 8));
      if (found.size >= size) {
        if (previous === 0) heap.setList(index, next);
        else guest.writeNumber(previous + headerSize, 8, BigInt(next));
        splitFree(heap, header, found.size, size);
        return header;
      }
      previous = header;
      header = next;
    }
  }
  return undefined;
}

function pushFree(heap: Heap, header: number, size: number): void {
  const { guest } = heap.call;
  const index = classOf(size);
  heap.writeHeader(header, size, false);
  guest.writeNumber(header + headerSize, 8, BigInt(heap.get(heap.list(index))));
  heap.setList(index, header);
}

/** Marks the first `wanted` bytes as used; what is left over is free again. */
function splitFree(heap: Heap, header: number, size: number, wanted: number): void {
  const rest = size - wanted;
  const used = rest >= smallest ? wanted : size;
  heap.writeHeader(header, used, true);
  if (used < size) pushFree(heap, header + used, rest);
}

/** From the unused end of the heap, which grows where it has to; undefined without memory. */
function takeTop(heap: Heap, size: number): number | undefined {
  const { process, guest } = heap.call;
  const isFirst = heap.get(place.start) === 0;
  if (isFirst || heap.get(place.end) !== process.state.heapEnd) {
    // The first time, or the program has moved the end of the heap by itself.
    const start = Math.ceil(process.state.heapEnd / 16) * 16;
    if (isFirst) heap.set(place.start, start);
    heap.set(place.top, start);
    heap.set(place.end, process.state.heapEnd);
    heap.set(place.used, start);
  }
  const top = heap.get(place.top);
  if (top + size > heap.get(place.end)) {
    const wanted = Math.ceil((top + size + growth) / 4096) * 4096;
    if (setBreak({ process, guest }, wanted) < top + size) return undefined;
    heap.set(place.end, process.state.heapEnd);
  }
  heap.set(place.top, top + size);
  heap.writeHeader(top, size, true);
  return top;
}

interface Block {
  readonly address: number;
  /** Nobody has used it before, so that it is zeros. */
  readonly isFresh: boolean;
}

function allocateBlock(call: LibraryCall, request: number): Block {
  if (request > requestMax) call.fail('ENOMEM');
  const heap = new Heap(call);
  const size = sizeFor(request);
  const free = takeFree(heap, size);
  if (free !== undefined) return { address: free + headerSize, isFresh: false };
  const header = takeTop(heap, size) ?? call.fail('ENOMEM');
  const isFresh = header >= heap.get(place.used);
  heap.set(place.used, Math.max(heap.get(place.used), header + size));
  return { address: header + headerSize, isFresh };
}

/** malloc. Throws ENOMEM. */
export function allocate(call: LibraryCall, request: number): number {
  return allocateBlock(call, request).address;
}

/** calloc. Throws ENOMEM. */
export function allocateCleared(call: LibraryCall, request: number): number {
  const { address, isFresh } = allocateBlock(call, request);
  if (!isFresh) call.fill(address, request, 0);
  return address;
}

/** The header of a block that the program gives back. Ends the program for one that is none. */
function usedBlock(heap: Heap, address: number, name: string): { header: number; size: number } {
  const header = address - headerSize;
  if (heap.get(place.start) === 0 || !heap.holds(address)) {
    heap.abort(`${name}(): invalid pointer`, `${hex(address)} is no block that malloc has given`);
  }
  const found = heap.readHeader(header);
  if (!found) {
    heap.abort(
      `${name}(): invalid ${name === 'free' ? 'size' : 'old size'}`,
      `what stands before ${hex(address)} has been written over, or it is no block of malloc`,
    );
  }
  if (!found.isUsed) {
    const message = name === 'free' ? 'double free detected in tcache 2' : 'invalid pointer';
    heap.abort(`${name}(): ${message}`, `${hex(address)} has been given back already`);
  }
  return { header, size: found.size };
}

/** The header behind a block, where one is, must be whole. */
function checkNext(heap: Heap, header: number, size: number, name: string): void {
  const next = header + size;
  if (next >= heap.get(place.top) || heap.readHeader(next)) return;
  heap.abort(
    name === 'free' ? 'double free or corruption (!prev)' : 'realloc(): invalid next size',
    `something has been written beyond the ${size - headerSize} bytes of the block at ` +
      hex(header + headerSize),
  );
}

/** free; how many bytes were given back. */
export function release(call: LibraryCall, address: number): number {
  if (address === 0) return 0;
  const heap = new Heap(call);
  const { header, size } = usedBlock(heap, address, 'free');
  checkNext(heap, header, size, 'free');
  if (header + size === heap.get(place.top)) {
    // The last block goes back to the unused end.
    heap.writeHeader(header, size, false);
    heap.set(place.top, header);
  } else pushFree(heap, header, size);
  return size - headerSize;
}

/** Bytes that the program may use of a block, as a function of that name finds it. */
export function usableSize(
  call: LibraryCall,
  address: number,
  name = 'malloc_usable_size',
): number {
  if (address === 0) return 0;
  return usedBlock(new Heap(call), address, name).size - headerSize;
}

/** realloc. Throws ENOMEM, and leaves the block as it is. */
export function reallocate(call: LibraryCall, address: number, request: number): number {
  if (address === 0) return allocate(call, request);
  const heap = new Heap(call);
  const { header, size } = usedBlock(heap, address, 'realloc');
  checkNext(heap, header, size, 'realloc');
  if (request > requestMax) call.fail('ENOMEM');
  const wanted = sizeFor(request);
  if (wanted <= size) {
    splitFree(heap, header, size, wanted);
    return address;
  }
  if (header + size === heap.get(place.top)) {
    // The last block grows where it is.
    heap.set(place.top, header);
    if (takeTop(heap, wanted) !== undefined) {
      heap.set(place.used, Math.max(heap.get(place.used), header + wanted));
      return address;
    }
    heap.set(place.top, header + size);
    call.fail('ENOMEM');
  }
  const fresh = allocate(call, request);
  call.write(fresh, call.read(address, size - headerSize));
  release(call, address);
  return fresh;
}

/** aligned_alloc and its kin: a block whose front part is given back. Throws ENOMEM. */
export function allocateAligned(call: LibraryCall, alignment: number, request: number): number {
  if (alignment <= 16) return allocate(call, request);
  const raw = allocate(call, request + alignment + smallest);
  if (raw % alignment === 0) return raw;
  const heap = new Heap(call);
  const header = raw - headerSize;
  const size = heap.readHeader(header)!.size;
  let address = Math.ceil((raw + smallest) / alignment) * alignment;
  if (address - raw < smallest) address += alignment;
  const front = address - headerSize - header;
  heap.writeHeader(address - headerSize, size - front, true);
  pushFree(heap, header, front);
  return address;
}
