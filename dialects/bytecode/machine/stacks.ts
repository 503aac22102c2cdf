// The memory of all value stacks and call stacks: one array, in pieces of 2^n values.
import { stackMemoryMax } from './limits.ts';

/** The smallest piece holds 8 values. */
const smallestClass = 3;
const classes = 28;

export interface StacksState {
  readonly memory: Int32Array;
  readonly free: Int32Array;
}

/** Pieces are taken from the end or from those given back; a piece starts as zeros. */
export class Stacks {
  memory = new Int32Array(1 << 10);
  #used = 0;
  /** For each size the first piece given back, or -1; it holds the address of the next one. */
  readonly #free = new Int32Array(classes).fill(-1);

  /** A piece of at least `size` values; undefined if there is no memory for it. */
  take(size: number): { readonly base: number; readonly capacity: number } | undefined {
    const sizeClass = Math.max(smallestClass, 32 - Math.clz32(Math.max(1, size) - 1));
    const capacity = 1 << sizeClass;
    let base = this.#free[sizeClass]!;
    if (base >= 0) this.#free[sizeClass] = this.memory[base]!;
    else {
      base = this.#used;
      if (base + capacity > stackMemoryMax) return undefined;
      this.#reserve(base + capacity);
      this.#used = base + capacity;
    }
    this.memory.fill(0, base, base + capacity);
    return { base, capacity };
  }

  /** Gives a piece back. */
  give(base: number, capacity: number): void {
    if (capacity === 0) return;
    const sizeClass = 31 - Math.clz32(capacity);
    this.memory[base] = this.#free[sizeClass]!;
    this.#free[sizeClass] = base;
  }

  save(): StacksState {
    return { memory: this.memory.slice(0, this.#used), free: this.#free.slice() };
  }

  load({ memory, free }: StacksState): void {
    this.#reserve(memory.length);
    this.memory.set(memory);
    this.#used = memory.length;
    this.#free.set(free);
  }

  #reserve(size: number): void {
    if (size <= this.memory.length) return;
    const grown = new Int32Array(Math.max(size, this.memory.length * 2));
    grown.set(this.memory);
    this.memory = grown;
  }
}
