// Bytes of a file that is written from its beginning to its end.
import { type Integer, writeInteger } from '../integer.ts';

/** Bytes with numbers of the least significant byte first. */
export class FileBytes {
  bytes = new Uint8Array(256);
  length = 0;

  #room(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.length + count, this.bytes.length * 2));
    grown.set(this.bytes);
    this.bytes = grown;
  }

  number(value: Integer, size: number): void {
    this.#room(size);
    writeInteger(this.bytes, this.length, size, value);
    this.length += size;
  }

  /** Numbers of one size, one behind the other. */
  numbers(size: number, ...values: readonly Integer[]): void {
    for (const value of values) this.number(value, size);
  }

  append(source: Uint8Array): void {
    this.#room(source.length);
    this.bytes.set(source, this.length);
    this.length += source.length;
  }

  zeros(count: number): void {
    this.#room(count);
    this.length += count;
  }

  /** Zeros up to a multiple of `alignment`. */
  align(alignment: number): void {
    this.zeros((alignment - (this.length % alignment)) % alignment);
  }

  get content(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}
