// The tasks that wait for numbered things, first come, first served.
import type { TaskTable } from './task-table.ts';

export interface WaitQueuesState {
  readonly heads: Int32Array;
  readonly tails: Int32Array;
}

/** A queue a number, linked through the task table since a task waits for one thing at most. */
export class WaitQueues {
  readonly #tasks: TaskTable;
  #heads = new Int32Array(0);
  #tails = new Int32Array(0);

  constructor(tasks: TaskTable) {
    this.#tasks = tasks;
  }

  /** The task that has waited longest; -1 if none waits. */
  first(number: number): number {
    return this.#heads[number] ?? -1;
  }

  /** The one behind a waiting task; -1 if it is the last. */
  next(task: number): number {
    return this.#tasks.waitNext[task]!;
  }

  add(number: number, task: number): void {
    if (number >= this.#heads.length) this.#grow(number + 1);
    const tail = this.#tails[number]!;
    this.#tasks.waitNext[task] = -1;
    this.#tasks.waitPrevious[task] = tail;
    if (tail < 0) this.#heads[number] = task;
    else this.#tasks.waitNext[tail] = task;
    this.#tails[number] = task;
  }

  remove(number: number, task: number): void {
    const { waitNext, waitPrevious } = this.#tasks;
    const next = waitNext[task]!;
    const previous = waitPrevious[task]!;
    if (previous < 0) this.#heads[number] = next;
    else waitNext[previous] = next;
    if (next < 0) this.#tails[number] = previous;
    else waitPrevious[next] = previous;
  }

  list(number: number): number[] {
    const found: number[] = [];
    for (let task = this.first(number); task >= 0; task = this.next(task)) found.push(task);
    return found;
  }

  save(): WaitQueuesState {
    return { heads: this.#heads.slice(), tails: this.#tails.slice() };
  }

  load({ heads, tails }: WaitQueuesState): void {
    this.#heads = heads.slice();
    this.#tails = tails.slice();
  }

  #grow(minimum: number): void {
    const capacity = Math.max(minimum, this.#heads.length * 2);
    const heads = new Int32Array(capacity).fill(-1);
    heads.set(this.#heads);
    this.#heads = heads;
    const tails = new Int32Array(capacity).fill(-1);
    tails.set(this.#tails);
    this.#tails = tails;
  }
}
