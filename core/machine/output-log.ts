// What a program has printed, with the moment of each piece, so that going back takes it back.
import type { Address, Moment, ThreadId } from './machine.ts';

export interface OutputRecord {
  readonly moment: Moment;
  readonly thread: ThreadId;
  readonly text: string;
  /** Of the instruction that printed it, where the machine says so. */
  readonly address?: Address;
  /** What was printed, where the text does not tell each byte. */
  readonly bytes?: Uint8Array;
  /** Printed as an error, which has a stream of its own. */
  readonly isError?: true;
}

/** A state of a log that `restore` brings back; snapshots of machines hold one. */
export interface OutputMark {
  readonly records: readonly OutputRecord[];
  /** The position of the first record that was held. */
  readonly first: number;
  readonly position: number;
}

/**
 * Positions count records from the start of the run; old records may have been let go. Going back
 * keeps the records beyond: a replay that prints the same finds them there, and one that prints
 * something else goes on in a copy, so that every mark stays as it was.
 */
export class OutputLog {
  #records: OutputRecord[] = [];
  #first = 0;
  #length = 0;

  /** The number of records ever written up to this state. */
  get position(): number {
    return this.#first + this.#length;
  }

  append(moment: Moment, thread: ThreadId, text: string, address?: Address): void {
    const plain = { moment, thread, text };
    this.add(address === undefined ? plain : { ...plain, address });
  }

  add(record: OutputRecord): void {
    if (this.#length < this.#records.length) {
      if (isSame(this.#records[this.#length]!, record)) {
        this.#length++;
        return;
      }
      this.#records = this.#records.slice(0, this.#length);
    }
    this.#records.push(record);
    this.#length++;
  }

  /** Takes back all records from `position` on. */
  rewind(position: number): void {
    this.#length = Math.max(0, Math.min(this.#length, position - this.#first));
  }

  /** The records from `position` on that are still held. */
  since(position: number): readonly OutputRecord[] {
    return this.#records.slice(Math.max(0, position - this.#first), this.#length);
  }

  /** Lets go of the records before `position`, for runs that are never taken back. */
  discardBefore(position: number): void {
    const count = Math.max(0, Math.min(this.#length, position - this.#first));
    if (count === 0) return;
    this.#records = this.#records.slice(count, this.#length);
    this.#first += count;
    this.#length -= count;
  }

  /** This state, for `restore`. */
  mark(): OutputMark {
    return { records: this.#records, first: this.#first, position: this.position };
  }

  /** Goes to a state that was marked, earlier or later. */
  restore(mark: OutputMark): void {
    this.#records = mark.records as OutputRecord[];
    this.#first = mark.first;
    this.#length = mark.position - mark.first;
  }
}

function isSame(a: OutputRecord, b: OutputRecord): boolean {
  return (
    a.moment === b.moment &&
    a.thread === b.thread &&
    a.text === b.text &&
    a.address === b.address &&
    a.isError === b.isError &&
    a.bytes?.join() === b.bytes?.join()
  );
}
