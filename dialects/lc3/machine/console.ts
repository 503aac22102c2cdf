// What the program reads and prints: the keyboard's queue, and bytes that become text.
import type { OutputLog } from '#core/machine/output-log.ts';
import { interruptBit, readyBit } from './memory-map.ts';

const none = new Uint8Array(0);

export interface KeyboardState {
  readonly queue: Uint8Array;
  readonly taken: number;
  readonly last: number;
  readonly interrupts: boolean;
}

/** Characters wait in a queue until the program takes them, one at a time. */
export class Keyboard {
  #queue: Uint8Array = none;
  #taken = 0;
  /** What the data register holds: the character that was taken last. */
  #last = 0;
  interrupts = false;

  get isReady(): boolean {
    return this.#taken < this.#queue.length;
  }

  get status(): number {
    return (this.isReady ? readyBit : 0) | (this.interrupts ? interruptBit : 0);
  }

  /** The data register as a debugger sees it, which takes nothing. */
  get data(): number {
    return this.#queue[this.#taken] ?? this.#last;
  }

  /** The characters that nobody has taken. */
  get waiting(): Uint8Array {
    return this.#queue.subarray(this.#taken);
  }

  type(bytes: Uint8Array): void {
    const queue = new Uint8Array(this.waiting.length + bytes.length);
    queue.set(this.waiting);
    queue.set(bytes, this.waiting.length);
    this.#queue = queue;
    this.#taken = 0;
  }

  take(): number {
    if (this.isReady) this.#last = this.#queue[this.#taken++]!;
    return this.#last;
  }

  /** The queue is never changed, so that states share it. */
  save(): KeyboardState {
    return {
      queue: this.#queue,
      taken: this.#taken,
      last: this.#last,
      interrupts: this.interrupts,
    };
  }

  load({ queue, taken, last, interrupts }: KeyboardState): void {
    this.#queue = queue;
    this.#taken = taken;
    this.#last = last;
    this.interrupts = interrupts;
  }
}

/**
 * The display prints bytes. Those of a character in UTF-8 come one after the other and appear
 * together; bytes that are no UTF-8 are characters of Latin-1.
 */
export class Display {
  /** Bytes of a character that is not complete. */
  #pending: readonly number[] = [];

  get pending(): readonly number[] {
    return this.#pending;
  }

  /** The text that a byte completes; '' if more has to come. */
  print(byte: number): string {
    const pending = this.#pending;
    if (pending.length === 0 && byte < 0x80) return String.fromCharCode(byte);
    if (pending.length > 0 && (byte & 0xc0) !== 0x80) return this.flush() + this.print(byte);
    const bytes = [...pending, byte];
    const length = sequenceLength(bytes[0]!);
    this.#pending = bytes;
    if (length === 0) return this.flush();
    if (bytes.length < length) return '';
    const point = codePoint(bytes);
    if (point === undefined) return this.flush();
    this.#pending = [];
    return String.fromCodePoint(point);
  }

  /** What is left of a character that never became complete. */
  flush(): string {
    const text = String.fromCharCode(...this.#pending);
    this.#pending = [];
    return text;
  }

  load(pending: readonly number[]): void {
    this.#pending = pending;
  }
}

/** Bytes of the character that begins so; 0 for one that begins none. */
function sequenceLength(first: number): number {
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

const smallestPoint = [0, 0, 0x80, 0x800, 0x1_0000];

/** Undefined for forms that are longer than needed, surrogates, and what lies beyond Unicode. */
function codePoint(bytes: readonly number[]): number | undefined {
  const { length } = bytes;
  const first = bytes[0]! & (0xff >> (length + 1));
  const point = bytes.slice(1).reduce((value, byte) => (value << 6) | (byte & 0x3f), first);
  const isSurrogate = point >= 0xd800 && point < 0xe000;
  return point < smallestPoint[length]! || isSurrogate || point > 0x10_ffff ? undefined : point;
}

/** Prints a text, if it is one. */
export function append(log: OutputLog, moment: number, text: string, address: number): void {
  if (text !== '') log.append(moment, 1, text, address);
}
