// Mistakes with memory that no processor minds: reading what nobody has written, of the stack and
// of blocks of malloc, and writing over instructions.
import type { ExceptionFilter } from '#core/machine/program.ts';
import { pageSize, protection } from './guest.ts';
import * as layout from './processor/layout.ts';
import type { X86State } from './state.ts';

export const memoryFilters: readonly ExceptionFilter[] = [
  {
    id: 'uninitialised-read',
    title: 'Read of memory that was never written',
    summary:
      'An instruction reads bytes of the stack or of a block of malloc, none of which the ' +
      'program has written; a block that was given back counts as not written.',
    default: false,
  },
  {
    id: 'code-write',
    title: 'Write to code',
    summary: 'An instruction writes over bytes that are an instruction of the source.',
    default: false,
  },
];

const ids: ReadonlySet<string> = new Set(memoryFilters.map(({ id }) => id));
const stackPointer = 4;
/** A bit for each byte of a page. */
const bitmapBytes = pageSize / 8;

/** Something that an access does, in words behind "the instruction". */
export interface MemoryMistake {
  readonly event: string;
  readonly verb: string;
}

/** What nobody has written, by page; the arrays of a state that was saved are never changed. */
interface SavedChecks {
  readonly blank: ReadonlyMap<number, Uint8Array>;
}

export const wantsChecks = (events: ReadonlySet<string>): boolean =>
  [...ids].some(id => events.has(id));

export class MemoryChecks {
  readonly #state: X86State;
  /** A bit for each byte. A page of the stack without any is blank, of other memory written. */
  #blank = new Map<number, Uint8Array>();
  /** Arrays that belong to saved states. */
  #saved = new Set<Uint8Array>();
  /** Pages of blocks that nobody has written, at any time: they stay looked at. */
  readonly #blocks = new Set<number>();
  #start = 0;
  #end = 0;

  constructor(state: X86State) {
    this.#state = state;
    this.#begin();
  }

  /** What is there already counts as written; at the very start the stack below its pointer not. */
  #begin(): void {
    const { memory, processor, moment } = this.#state;
    const region = memory.regions.find(({ name }) => name === 'stack');
    this.#start = region?.start ?? 0;
    this.#end = region?.end ?? 0;
    this.#blank = new Map();
    this.#saved = new Set();
    const top = Number(BigInt.asIntN(64, processor.general(stackPointer)));
    for (const page of memory.present) {
      if (page < this.#start || page >= this.#end) continue;
      const from = moment === 0 ? Math.max(page, Math.min(top, page + pageSize)) : page;
      this.wrote(from, page + pageSize - from);
    }
  }

  /** The pages whose accesses have to be looked at. */
  *pages(): Generator<number> {
    for (let page = this.#start; page < this.#end; page += pageSize) yield page;
    yield* this.#blocks;
    const writable = protection.write | protection.execute;
    for (const { start, end, protection: bits } of this.#state.memory.regions) {
      if ((bits & writable) !== writable || start === this.#start) continue;
      for (let page = start; page < end; page += pageSize) yield page;
    }
  }

  /** Notes that bytes have a value now. */
  wrote(address: number, bytes: number): void {
    this.#mark(address, bytes, false);
  }

  /** Bytes have no value any more; true where pages have to be looked at that were not before. */
  forget(address: number, bytes: number): boolean {
    const before = this.#blocks.size;
    for (let page = pageOf(address); page < address + bytes; page += pageSize) {
      if (!this.#isOfStack(page)) this.#blocks.add(page);
    }
    this.#mark(address, bytes, true);
    return this.#blocks.size > before;
  }

  #mark(address: number, bytes: number, isBlank: boolean): void {
    for (let at = address; at < address + bytes; ) {
      const page = pageOf(at);
      const end = Math.min(address + bytes, page + pageSize);
      // Of other memory, what was never a block is always written.
      const isKnown = isBlank || this.#blank.has(page) || this.#isOfStack(page);
      if (isKnown) setBits(this.#bitmap(page), at - page, end - page, isBlank);
      at = end;
    }
  }

  #isOfStack(page: number): boolean {
    return page >= this.#start && page < this.#end;
  }

  #bitmap(page: number): Uint8Array {
    const known = this.#blank.get(page);
    if (known && !this.#saved.has(known)) return known;
    const own = known ? known.slice() : new Uint8Array(bitmapBytes);
    if (!known && this.#isOfStack(page)) own.fill(0xff);
    this.#blank.set(page, own);
    return own;
  }

  #isBlank(at: number): boolean {
    const page = pageOf(at);
    const bits = this.#blank.get(page);
    if (!bits) return this.#isOfStack(page);
    const offset = at - page;
    return ((bits[offset >> 3]! >> (offset & 7)) & 1) === 1;
  }

  /** What is wrong with an access of the processor, of what somebody wants to know. */
  mistake(address: number, bytes: number, access: number): MemoryMistake | undefined {
    const { wanted, isInstruction } = this.#state;
    if (access === layout.pageWrite) {
      if (!wanted.has('code-write') || !isInstruction(address, bytes)) return undefined;
      return { event: 'code-write', verb: 'writes over an instruction at' };
    }
    if (!wanted.has('uninitialised-read') || access !== layout.pageRead) return undefined;
    // Whoever reads more than was written, such as whole words of a text, knows what it does.
    for (let at = address; at < address + bytes; at++) if (!this.#isBlank(at)) return undefined;
    return { event: 'uninitialised-read', verb: 'reads what nobody has written at' };
  }

  save(): SavedChecks {
    this.#saved = new Set(this.#blank.values());
    return { blank: new Map(this.#blank) };
  }

  /** Goes to a saved state; where there is none, begins as if the checks were new. */
  restore(saved: unknown): void {
    if (saved === undefined) {
      this.#begin();
      return;
    }
    const { blank } = saved as SavedChecks;
    this.#blank = new Map(blank);
    this.#saved = new Set(blank.values());
  }
}

const pageOf = (address: number): number => Math.floor(address / pageSize) * pageSize;

/** Sets or clears the bits from `start` on and before `end`. */
function setBits(bits: Uint8Array, start: number, end: number, isSet: boolean): void {
  for (let at = start; at < end; ) {
    if ((at & 7) === 0 && at + 8 <= end) {
      bits[at >> 3] = isSet ? 0xff : 0;
      at += 8;
      continue;
    }
    const bit = 1 << (at & 7);
    if (isSet) bits[at >> 3]! |= bit;
    else bits[at >> 3]! &= ~bit;
    at++;
  }
}
