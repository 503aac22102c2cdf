// The blocks of hot code: instructions that generated code has, from where a program spends its
// time on, and how control goes from one to another.
import type { Graph, Place } from '#core/webassembly/order.ts';
import type { DecodedInstruction } from '../../decoder/decoded.ts';

/** An instruction with its address. */
export interface PlacedInstruction {
  readonly address: number;
  readonly instruction: DecodedInstruction;
  /** The number of the condition of a jump; -1 for one that always jumps. */
  readonly condition?: number;
  /** Where a jump leads. */
  readonly target?: number;
}

export interface Block {
  readonly address: number;
  readonly instructions: readonly PlacedInstruction[];
  /** The address behind the last instruction. */
  readonly end: number;
}

export interface Flow extends Graph {
  readonly blocks: ReadonlyMap<Place, Block>;
}

/** What the search asks of an address. */
export interface CodeSource {
  /** Undefined where there is none, or nothing that generated code can have. */
  plainAt(address: number): PlacedInstruction | undefined;
  /** The address behind an instruction that is left to the interpreter; undefined for jumps. */
  behind(address: number): number | undefined;
}

/** More is not compiled at once. */
const instructionsMax = 600;

/**
 * Finds the code around `start`. A loop that is also entered in its middle cannot be one in
 * WebAssembly: so code is entered where loops begin, if that leads to `start`, too.
 */
export function findFlow(source: CodeSource, start: number): Flow {
  const search = new Search(source);
  search.from([start]);
  const heads = search.entries().filter(entry => entry !== start);
  if (heads.length === 0) return search.flow();
  const fromHeads = new Search(source);
  fromHeads.from(heads);
  return fromHeads.has(start) ? fromHeads.flow() : search.flow();
}

class Search {
  readonly #source: CodeSource;
  readonly #seen = new Map<number, PlacedInstruction>();
  readonly #leaders = new Set<number>();
  readonly #entries = new Set<number>();
  readonly #pending: number[] = [];

  constructor(source: CodeSource) {
    this.#source = source;
  }

  from(starts: readonly number[]): void {
    for (const start of starts) this.#enter(start);
    while (this.#pending.length > 0 && this.#seen.size < instructionsMax) {
      this.#follow(this.#pending.pop()!);
    }
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
    for (let at = start; !this.#seen.has(at) && this.#seen.size < instructionsMax; ) {
      const placed = this.#source.plainAt(at);
      if (!placed) {
        const behind = this.#source.behind(at);
        if (behind !== undefined) this.#enter(behind);
        return;
      }
      this.#seen.set(at, placed);
      const end = at + placed.instruction.length;
      if (placed.target !== undefined) {
        if (placed.target <= at) this.#enter(placed.target);
        else this.#lead(placed.target);
        if (placed.condition === -1) return;
        this.#lead(end);
        return;
      }
      at = end;
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
    return { blocks, entries, successors };
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
      if (placed.target !== undefined) return { address, instructions, end: at };
    }
  }
}

/** Where control may come to from a block, without doubles. */
export function targetsOf({ instructions, end }: Block): readonly number[] {
  const { target, condition } = instructions.at(-1)!;
  if (target === undefined) return [end];
  return condition === -1 || target === end ? [target] : [target, end];
}
