// Bytes that a stream holds back until they are written: growing ones, of which each state is kept.

/** Memory that states share; what lies behind `filled` belongs to nobody yet. */
interface Store {
  readonly bytes: Uint8Array;
  filled: number;
}

/**
 * Immutable: appending makes new ones, which share memory with those before where nothing else has
 * been appended to them. A character at a time costs no more than its own byte that way.
 */
export class HeldBytes {
  static readonly none = new HeldBytes({ bytes: new Uint8Array(), filled: 0 }, 0);

  readonly #store: Store;
  readonly length: number;

  private constructor(store: Store, length: number) {
    this.#store = store;
    this.length = length;
  }

  get bytes(): Uint8Array {
    return this.#store.bytes.subarray(0, this.length);
  }

  append(bytes: Uint8Array): HeldBytes {
    const length = this.length + bytes.length;
    const isOwner = this.#store.filled === this.length && length <= this.#store.bytes.length;
    const store = isOwner ? this.#store : { bytes: new Uint8Array(2 * length), filled: 0 };
    if (!isOwner) store.bytes.set(this.bytes);
    store.bytes.set(bytes, this.length);
    store.filled = length;
    return new HeldBytes(store, length);
  }
}
