// Mistakes with memory that no processor minds: reading a stack that nobody has written to, and
// writing over instructions.
import type { ExceptionFilter } from '#core/machine/program.ts';
import { pageSize, protection } from './guest.ts';
import * as layout from './processor/layout.ts';
import type { X86State } from './state.ts';

export const memoryFilters: readonly ExceptionFilter[] = [
  {
    id: 'uninitialised-read',
    title: 'Read of stack that was never written',
    summary: 'An instruction reads bytes of the stack, none of which the program has written.',
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

/** What was written, by page; the arrays of a state that was saved are never changed. */
interface SavedChecks {
  readonly written: ReadonlyMap<number, Uint8Array>;
}

export const wantsChecks = (events: ReadonlySet<string>): boolean =>
  [...ids].some(id => events.has(id));

export class MemoryChecks {
  readonly #state: X86State;
  #written = new Map<number, Uint8Array>();
  /** Arrays that belong to saved states. */
  #saved = new Set<Uint8Array>();
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
    this.#written = new Map();
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
    const writable = protection.write | protection.execute;
    for (const { start, end, protection: bits } of this.#state.memory.regions) {
      if ((bits & writable) !== writable || start === this.#start) continue;
      for (let page = start; page < end; page += pageSize) yield page;
    }
  }

  /** Notes that bytes have a value now. */
  wrote(address: number, bytes: number): void {
    const end = Math.min(address + bytes, this.#end);
    for (let at = Math.max(address, this.#start); at < end; at++) {
      const page = Math.floor(at / pageSize) * pageSize;
      const bits = this.#bitmap(page);
      const offset = at - page;
      bits[offset >> 3]! |= 1 << (offset & 7);
    }
  }

  #bitmap(page: number): Uint8Array {
    const known = this.#written.get(page);
    if (known && !this.#saved.has(known)) return known;
    const own = known ? known.slice() : new Uint8Array(bitmapBytes);
    this.#written.set(page, own);
    return own;
  }

  #isWritten(at: number): boolean {
    const page = Math.floor(at / pageSize) * pageSize;
    const offset = at - page;
    return (((this.#written.get(page)?.[offset >> 3] ?? 0) >> (offset & 7)) & 1) === 1;
  }

  /** What is wrong with an access of the processor, of what somebody wants to know. */
  mistake(address: number, bytes: number, access: number): MemoryMistake | undefined {
    const { wanted, isInstruction } = this.#state;
    if (access === layout.pageWrite) {
      if (!wanted.has('code-write') || !isInstruction(address, bytes)) return undefined;
      return { event: 'code-write', verb: 'writes over an instruction at' };
    }
    if (!wanted.has('uninitialised-read') || access !== layout.pageRead) return undefined;
    if (address < this.#start || address + bytes > this.#end) return undefined;
    // Whoever reads more than was written, such as whole words of a text, knows what it does.
    for (let at = address; at < address + bytes; at++) if (this.#isWritten(at)) return undefined;
    return { event: 'uninitialised-read', verb: 'reads what nobody has written at' };
  }

  save(): SavedChecks {
    this.#saved = new Set(this.#written.values());
    return { written: new Map(this.#written) };
  }

  /** Goes to a saved state; where there is none, begins as if the checks were new. */
  restore(saved: unknown): void {
    if (saved === undefined) {
      this.#begin();
      return;
    }
    const { written } = saved as SavedChecks;
    this.#written = new Map(written);
    this.#saved = new Set(written.values());
  }
}
