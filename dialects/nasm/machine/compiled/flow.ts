// The blocks of hot code: instructions that generated code has, from where a program spends its
// time on, and how control goes from one to another.
import type { Graph, Place } from '#core/webassembly/order.ts';
import type { DecodedInstruction } from '../../decoder/decoded.ts';

/** How control goes on behind an instruction that is no plain one. */
export type Transfer =
  /** By the number of a condition; -1 always. */
  | { readonly kind: 'jump'; readonly target: number; readonly condition: number }
  | { readonly kind: 'count'; readonly target: number; readonly name: CountName }
  | { readonly kind: 'call'; readonly target: number }
  /** Of a call and a jump to where a register or memory says, and of a return. */
  | { readonly kind: 'callThrough' | 'jumpThrough' | 'return' };

export type CountName = 'loop' | 'loope' | 'loopne' | 'jcxz';

/** An instruction with its address. */
export interface PlacedInstruction {
  readonly address: number;
  readonly instruction: DecodedInstruction;
  /** The name of the processor's function for it. */
  readonly handler: string;
  /** Absent where control goes on behind it. */
  readonly transfer?: Transfer;
}

export interface Block {
  readonly address: number;
  readonly instructions: readonly PlacedInstruction[];
  /** The address behind the last instruction. */
  readonly end: number;
}

export interface Flow extends Graph {
  readonly blocks: ReadonlyMap<Place, Block>;
  /** All of them, by address. */
  readonly instructions: ReadonlyMap<number, PlacedInstruction>;
  /** Where code goes on for which there was no room. */
  readonly rest: readonly number[];
}

/** What the search asks of an address. */
export interface CodeSource {
  /** Undefined where there is none, or nothing that generated code can have. */
  placedAt(address: number): PlacedInstruction | undefined;
  /** The address behind an instruction that is left to the interpreter; undefined for jumps. */
  behind(address: number): number | undefined;
}

/** More is not compiled at once. */
const instructionsMax = 600;
/** Code in a row is entered so often, that what has left comes back. */
const blockMax = 64;

/**
 * Finds the code around `start`. A loop that is also entered in its middle cannot be one in
 * WebAssembly: so code is entered where loops and functions begin, if that leads to `start`, too.
 * `others` are where else the program spends its time.
 */
export function findFlow(source: CodeSource, start: number, others: readonly number[]): Flow {
  const search = new Search(source);
  search.from([start]);
  const heads = search.entries().filter(entry => entry !== start);
  const fromHeads = new Search(source);
  fromHeads.from([...others.slice(0, 1), ...heads, ...others.slice(1)]);
  if (fromHeads.has(start)) return fromHeads.flow();
  const fromAll = new Search(source);
  fromAll.from([start, ...others]);
  return fromAll.flow();
}

class Search {
  readonly #source: CodeSource;
  readonly #seen = new Map<number, PlacedInstruction>();
  readonly #leaders = new Set<number>();
  readonly #entries = new Set<number>();
  readonly #pending: number[] = [];
  readonly #rest: number[] = [];

  constructor(source: CodeSource) {
    this.#source = source;
  }

  /** The nearest code comes first. */
  from(starts: readonly number[]): void {
    for (const start of starts) this.#enter(start);
    for (let index = 0; index < this.#pending.length; index++) this.#follow(this.#pending[index]!);
  }

  has(address: number): boolean {
    return this.#seen.has(address);
  }

  entries(): number[] {
    return [...this.#entries];
  }

  #lead(address: number): void {
    if (this.#leaders.has(address)) return;
    this.#leaders.add(address);
    this.#pending.push(address);
  }

  #enter(address: number): void {
    this.#entries.add(address);
    this.#lead(address);
  }

  /** Instructions from an address on, up to a jump or to what is known. */
  #follow(start: number): void {
    let count = 0;
    for (let at = start; !this.#seen.has(at); ) {
      if (this.#seen.size >= instructionsMax) {
        if (at !== start) this.#rest.push(at);
        return;
      }
      const placed = this.#source.placedAt(at);
      if (!placed) {
        const behind = this.#source.behind(at);
        if (behind !== undefined) this.#enter(behind);
        return;
      }
      if (++count % blockMax === 0) {
        this.#entries.add(at);
        this.#leaders.add(at);
      }
      this.#seen.set(at, placed);
      const end = at + placed.instruction.length;
      if (placed.transfer) {
        this.#transfer(at, end, placed.transfer);
        return;
      }
      at = end;
    }
  }

  #transfer(at: number, end: number, transfer: Transfer): void {
    switch (transfer.kind) {
      case 'jump':
      case 'count':
        if (transfer.target <= at) this.#enter(transfer.target);
        else this.#lead(transfer.target);
        if (transfer.kind === 'count' || transfer.condition !== -1) this.#lead(end);
        break;
      case 'call':
        this.#enter(transfer.target);
        this.#enter(end);
        break;
      case 'callThrough':
        this.#enter(end);
        break;
      default:
    }
  }

  flow(): Flow {
    const blocks = new Map<Place, Block>();
    for (const leader of this.#leaders) {
      if (this.#seen.has(leader)) blocks.set(leader, this.#block(leader));
    }
    const entries = new Set([...this.#entries].filter(entry => blocks.has(entry)));
    const successors = (place: Place) =>
      targetsOf(blocks.get(place)!).filter(target => blocks.has(target));
    return { blocks, instructions: this.#seen, entries, successors, rest: this.#rest };
  }

  #block(address: number): Block {
    const instructions: PlacedInstruction[] = [];
    for (let at = address; ; ) {
      const placed = this.#seen.get(at);
      if (!placed || (at !== address && this.#leaders.has(at))) {
        return { address, instructions, end: at };
      }
      instructions.push(placed);
      at += placed.instruction.length;
      if (placed.transfer) return { address, instructions, end: at };
    }
  }
}

/** Where control is known to come to from a block, without doubles. */
export function targetsOf({ instructions, end }: Block): readonly number[] {
  const { transfer } = instructions.at(-1)!;
  switch (transfer?.kind) {
    case undefined:
      return [end];
    case 'call':
      return [transfer.target];
    case 'jump':
    case 'count': {
      const { target } = transfer;
      const isCertain = transfer.kind === 'jump' && transfer.condition === -1;
      return isCertain || target === end ? [target] : [target, end];
    }
    default:
      return [];
  }
}

/** Whether control goes where only the run shows. */
export function leadsAnywhere({ instructions }: Block): boolean {
  const kind = instructions.at(-1)!.transfer?.kind;
  return kind === 'return' || kind === 'callThrough' || kind === 'jumpThrough';
}
