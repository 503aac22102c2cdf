// What the program reads and prints: the keyboard's queue, and the log of the display.
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

/** Prints a text, if it is one. */
export function append(log: OutputLog, moment: number, text: string, address: number): void {
  if (text !== '') log.append(moment, 1, text, address);
}
