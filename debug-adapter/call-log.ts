// The calls that a program has made to what surrounds it, by their moments: a trace that stays what
// it is while the run goes back and forth.
import type { Moment } from '#core/machine/machine.ts';
import type { TracedCall } from '#core/machine/program.ts';

/** Earlier calls are let go beyond this. */
export const callsMax = 20_000;

export class CallLog {
  /** By moment. */
  #calls: TracedCall[] = [];
  /** How many were let go. */
  #first = 0;
  /** Grows when calls were dropped because the run has taken another course. */
  #course = 0;

  /** The number of the first call that is held, from 0. */
  get first(): number {
    return this.#first;
  }

  /** The number behind the last call. */
  get end(): number {
    return this.#first + this.#calls.length;
  }

  /** Another number means that calls which were known have never been made. */
  get course(): number {
    return this.#course;
  }

  /** Takes a call as it is made; one that a replay makes again is known already. */
  add(call: TracedCall): void {
    const calls = this.#calls;
    for (let index = calls.length - 1; index >= 0; index--) {
      const known = calls[index]!;
      if (known.moment < call.moment) break;
      if (known.moment > call.moment || known.text === call.text) return;
    }
    calls.push(call);
    if (calls.length <= callsMax) return;
    const count = callsMax >> 2;
    calls.splice(0, count);
    this.#first += count;
  }

  /** Another course of things begins: the calls from a moment on are never made. */
  dropFrom(moment: Moment): void {
    const kept = this.numberAt(moment) - this.#first;
    if (kept >= this.#calls.length) return;
    this.#calls.length = kept;
    this.#course++;
  }

  /** The number of the first call that is not made yet at a moment. */
  numberAt(moment: Moment): number {
    let low = 0;
    let high = this.#calls.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#calls[middle]!.moment < moment) low = middle + 1;
      else high = middle;
    }
    return this.#first + low;
  }

  /** Up to `count` calls from a number on, of those that are held. */
  from(number: number, count: number): readonly TracedCall[] {
    const start = Math.max(0, number - this.#first);
    return this.#calls.slice(start, start + count);
  }
}
