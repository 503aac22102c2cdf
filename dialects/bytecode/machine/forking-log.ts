// A list that only grows, of which many snapshots can each hold a beginning without copying it.

/** A beginning of a log. */
export interface LogMark<Item> {
  readonly items: readonly Item[];
  readonly length: number;
}

/**
 * Going back shortens the log and keeps the items. A replay that appends the same items again finds
 * them there; one that appends something else goes on in a copy, so that marks stay as they are.
 */
export class ForkingLog<Item> {
  #items: Item[] = [];
  #length = 0;
  readonly #equal: (a: Item, b: Item) => boolean;

  constructor(equal: (a: Item, b: Item) => boolean) {
    this.#equal = equal;
  }

  get length(): number {
    return this.#length;
  }

  append(item: Item): void {
    if (this.#length < this.#items.length) {
      if (this.#equal(this.#items[this.#length]!, item)) {
        this.#length++;
        return;
      }
      this.#items = this.#items.slice(0, this.#length);
    }
    this.#items.push(item);
    this.#length++;
  }

  at(index: number): Item | undefined {
    return index < this.#length ? this.#items[index] : undefined;
  }

  since(index: number): readonly Item[] {
    return this.#items.slice(Math.max(0, index), this.#length);
  }

  mark(): LogMark<Item> {
    return { items: this.#items, length: this.#length };
  }

  restore(mark: LogMark<Item>): void {
    this.#items = mark.items as Item[];
    this.#length = mark.length;
  }
}
