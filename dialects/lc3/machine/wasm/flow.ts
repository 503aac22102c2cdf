// The blocks of a program that generated code is made of, and how control goes from one to another.
import { deviceStart, userStart } from '../memory-map.ts';

/**
 * Where a block stands: its address, and behind a call that has a copy of its subroutine, 65,536
 * times the address that the copy returns to.
 */
export type Place = number;

const addresses = 0x1_0000;
export const addressOf = (place: Place) => place % addresses;
const inCopy = (back: number, address: number): Place => back * addresses + address;
const copyOf = (place: Place) => Math.floor(place / addresses);

/** How a block ends. Targets without a block are left to the interpreter. */
export type Ending =
  | { readonly kind: 'goto'; readonly target: Place }
  | { readonly kind: 'branch'; readonly taken: Place; readonly otherwise: Place }
  /** JSR, or JSRR with a target in a register. */
  | { readonly kind: 'call'; readonly target: Place | undefined }
  | { readonly kind: 'jump' }
  /** The RET of a copy, which mostly leads to behind the call. */
  | { readonly kind: 'return'; readonly back: Place }
  /** The interpreter takes over before the instruction behind the block. */
  | { readonly kind: 'leave' };

export interface Block {
  readonly place: Place;
  /** The words of its instructions; the last one is what the ending is of, but for `goto`. */
  readonly words: readonly number[];
  readonly ending: Ending;
}

export interface Flow {
  readonly blocks: ReadonlyMap<Place, Block>;
  /** Where code can be entered from outside, and from jumps whose target is in a register. */
  readonly entries: ReadonlySet<Place>;
}

/** More than this are not compiled at once. */
const instructionsMax = 4_096;
const blocksMax = 1_024;
/** Subroutines of at most so many instructions that call nothing are copied to their calls. */
const copyMax = 48;

const signed = (word: number, bits: number) => (word << (32 - bits)) >> (32 - bits);

const returnInstruction = 0xc1c0;

interface Decoded {
  readonly kind: 'plain' | 'goto' | 'branch' | 'call' | 'jump' | 'return' | 'leave';
  readonly target?: number;
}

/** What the flow has to know of the word at an address. */
function decode(word: number, address: number): Decoded {
  const next = (address + 1) & 0xffff;
  switch (word >> 12) {
    case 0: {
      const target = (next + signed(word, 9)) & 0xffff;
      // A word of zeros is most likely the beginning of data.
      if (word === 0 || target === address) return { kind: 'leave' };
      if ((word & 0xe00) === 0) return { kind: 'plain' };
      return { kind: (word & 0xe00) === 0xe00 ? 'goto' : 'branch', target };
    }
    case 1:
    case 5:
      return { kind: (word & 0x20) === 0 && (word & 0x18) !== 0 ? 'leave' : 'plain' };
    case 4:
      if ((word & 0x800) !== 0) {
        return { kind: 'call', target: (next + signed(word, 11)) & 0xffff };
      }
      return { kind: (word & 0x63f) === 0 ? 'call' : 'leave' };
    case 9:
      return { kind: (word & 0x3f) === 0x3f ? 'plain' : 'leave' };
    case 12:
      if (word === returnInstruction) return { kind: 'return' };
      return { kind: (word & 0xe3f) === 0 ? 'jump' : 'leave' };
    case 8:
    case 13:
    case 15:
      return { kind: 'leave' };
    default:
      return { kind: 'plain' };
  }
}

/** User memory only: everything there may be executed in both modes. */
const isInside = (address: number) => address >= userStart && address < deviceStart;

/** Finds the code that can be reached from the roots; `excluded` words are left out. */
export function findFlow(
  words: Uint16Array,
  roots: Iterable<number>,
  excluded: ReadonlySet<number>,
): Flow {
  return new Search(words, excluded).flow([...roots].filter(isInside));
}

class Search {
  readonly #words: Uint16Array;
  readonly #excluded: ReadonlySet<number>;
  readonly #seen = new Map<Place, Decoded>();
  readonly #leaders = new Set<Place>();
  readonly #entries = new Set<Place>();
  readonly #pending: Place[] = [];
  readonly #copied = new Map<number, boolean>();

  constructor(words: Uint16Array, excluded: ReadonlySet<number>) {
    this.#words = words;
    this.#excluded = excluded;
  }

  flow(roots: readonly number[]): Flow {
    for (const root of roots) this.#enter(root);
    while (this.#seen.size < instructionsMax && this.#leaders.size < blocksMax) {
      const place = this.#pending.pop();
      if (place === undefined) break;
      if (!this.#seen.has(place)) this.#look(place);
    }
    const blocks = new Map<Place, Block>();
    for (const leader of this.#leaders) {
      if (this.#seen.has(leader)) blocks.set(leader, this.#block(leader));
    }
    return { blocks, entries: new Set([...this.#entries].filter(entry => blocks.has(entry))) };
  }

  #decode(address: number): Decoded | undefined {
    const isLeft = !isInside(address) || this.#excluded.has(address);
    return isLeft ? undefined : decode(this.#words[address]!, address);
  }

  #lead(place: Place): void {
    this.#leaders.add(place);
    this.#pending.push(place);
  }

  #enter(address: number): void {
    this.#entries.add(address);
    this.#lead(address);
  }

  #look(place: Place): void {
    const address = addressOf(place);
    const decoded = this.#decode(address);
    if (!decoded) return;
    this.#seen.set(place, decoded);
    const next = (address + 1) & 0xffff;
    const copy = copyOf(place);
    const { kind, target } = decoded;
    switch (kind) {
      case 'plain':
        this.#pending.push(inCopy(copy, next));
        break;
      case 'goto':
        this.#lead(inCopy(copy, target!));
        break;
      case 'branch':
        this.#lead(inCopy(copy, target!));
        this.#lead(inCopy(copy, next));
        break;
      case 'call':
        if (target === undefined || !this.#isCopied(target)) {
          // It comes back by a jump.
          this.#enter(next);
          if (target !== undefined) this.#lead(target);
        } else this.#lead(inCopy(next, target));
        break;
      case 'return':
        if (copy !== 0) this.#lead(copy);
        break;
      case 'leave':
        // What the interpreter does ends there.
        this.#enter(next);
        break;
    }
  }

  /** True for a short subroutine that calls and leaves nothing. */
  #isCopied(entry: number): boolean {
    const known = this.#copied.get(entry);
    if (known !== undefined) return known;
    const found = new Set<number>();
    const pending = [entry];
    let isShort = true;
    while (isShort && pending.length > 0) {
      const address = pending.pop()!;
      if (found.has(address)) continue;
      found.add(address);
      const decoded = this.#decode(address);
      const isPlain = decoded && !['call', 'jump', 'leave'].includes(decoded.kind);
      isShort = isPlain === true && found.size <= copyMax;
      if (!isPlain) break;
      if (decoded.target !== undefined) pending.push(decoded.target);
      if (decoded.kind === 'plain' || decoded.kind === 'branch') pending.push(address + 1);
    }
    this.#copied.set(entry, isShort);
    return isShort;
  }

  #block(place: Place): Block {
    const words: number[] = [];
    for (let here = place; ; here++) {
      const decoded = this.#seen.get(here);
      const isOver = here !== place && this.#leaders.has(here);
      if (isOver) return { place, words, ending: { kind: 'goto', target: here } };
      if (!decoded || decoded.kind === 'leave') return { place, words, ending: { kind: 'leave' } };
      words.push(this.#words[addressOf(here)]!);
      if (decoded.kind === 'plain') continue;
      return { place, words, ending: this.#ending(decoded, here) };
    }
  }

  #ending({ kind, target }: Decoded, place: Place): Ending {
    const copy = copyOf(place);
    const next = (addressOf(place) + 1) & 0xffff;
    switch (kind) {
      case 'goto':
        return { kind, target: inCopy(copy, target!) };
      case 'branch':
        return { kind, taken: inCopy(copy, target!), otherwise: inCopy(copy, next) };
      case 'call': {
        const isCopied = target !== undefined && this.#isCopied(target);
        return { kind, target: isCopied ? inCopy(next, target) : target };
      }
      case 'return':
        return copy === 0 ? { kind: 'jump' } : { kind, back: copy };
      default:
        return { kind: 'jump' };
    }
  }
}

/** The blocks that control may come to from a block, in order and without doubles. */
export function successorsOf({ blocks }: Flow, { ending }: Block): readonly Place[] {
  return [...new Set(targetsOf(ending))].filter(target => blocks.has(target));
}

function targetsOf(ending: Ending): Place[] {
  switch (ending.kind) {
    case 'goto':
      return [ending.target];
    case 'branch':
      return [ending.taken, ending.otherwise];
    case 'call':
      return ending.target === undefined ? [] : [ending.target];
    case 'return':
      return [ending.back];
    default:
      return [];
  }
}
