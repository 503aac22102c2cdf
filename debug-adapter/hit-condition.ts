// Hit counts of breakpoints: conditions on them, and a count that belongs to a moment of the run.
import type { Moment } from '#core/machine/machine.ts';

export interface HitCondition {
  /** `count` is the number of this hit, from 1. */
  readonly holds: (count: number) => boolean;
}

const operators: Readonly<Record<string, (count: number, wanted: number) => boolean>> = {
  '': (count, wanted) => count === wanted,
  '=': (count, wanted) => count === wanted,
  '==': (count, wanted) => count === wanted,
  '!=': (count, wanted) => count !== wanted,
  '>': (count, wanted) => count > wanted,
  '>=': (count, wanted) => count >= wanted,
  '<': (count, wanted) => count < wanted,
  '<=': (count, wanted) => count <= wanted,
  '%': (count, wanted) => count % wanted === 0,
};

/** Reads `5`, `== 5`, `>= 5`, `% 3` and the like; the text of an error otherwise. */
export function parseHitCondition(text: string): HitCondition | string {
  const match = /^\s*(|==?|!=|[<>]=?|%)\s*([0-9]{1,15})\s*$/.exec(text);
  const holds = operators[match?.[1] ?? 'none'];
  const wanted = Number(match?.[2]);
  if (!match || !holds || (match[1] === '%' && wanted === 0)) {
    return `"${text}" is no hit count; write 5, >= 5, < 5 or % 5 (every fifth hit).`;
  }
  return { holds: count => holds(count, wanted) };
}

/** More hits than this are counted but cannot be taken back one by one. */
const longestLog = 1 << 20;

/** The moments of a breakpoint's hits in order, so that a count belongs to a moment. */
export class HitLog {
  #moments: Moment[] = [];
  #forgotten = 0;

  /** The number of a hit at `moment`, which is recorded unless it is known. */
  record(moment: Moment): number {
    const index = this.#before(moment);
    if (index === 0 && this.#forgotten > 0) return this.#forgotten;
    if (this.#moments[index] !== moment) this.#moments.splice(index, 0, moment);
    const number = this.#forgotten + index + 1;
    if (this.#moments.length > longestLog) this.#forget();
    return number;
  }

  /** The number that a hit at `moment` has or would have; nothing is recorded. */
  numberAt(moment: Moment): number {
    return this.#forgotten + this.#before(moment) + 1;
  }

  /** Takes back the hits after `moment`, since another course of things begins there. */
  rewind(moment: Moment): void {
    this.#moments.length = this.#before(moment + 1);
  }

  clear(): void {
    this.#moments = [];
    this.#forgotten = 0;
  }

  #forget(): void {
    const count = longestLog >> 1;
    this.#moments.splice(0, count);
    this.#forgotten += count;
  }

  #before(moment: Moment): number {
    let low = 0;
    let high = this.#moments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#moments[middle]! < moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
