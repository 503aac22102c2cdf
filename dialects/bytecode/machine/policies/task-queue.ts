// First-in, first-out queues of tasks, linked through arrays that several queues share.

export interface TaskQueuesState {
  readonly ends: Int32Array;
  readonly tasks: Int32Array;
}

const absent = -2;

/** Some numbered queues; each task is in at most one of them, and every operation is O(1). */
export class TaskQueues {
  readonly count: number;
  size = 0;
  readonly #heads: Int32Array;
  readonly #tails: Int32Array;
  /** The neighbours of each task that is in a queue, -1 at the ends; next is -2 for all others. */
  #next = new Int32Array(16).fill(absent);
  #previous = new Int32Array(16);

  constructor(count: number) {
    this.count = count;
    this.#heads = new Int32Array(count).fill(-1);
    this.#tails = new Int32Array(count).fill(-1);
  }

  /** Puts a task at the tail. */
  add(queue: number, task: number): void {
    if (task >= this.#next.length) this.#grow(task + 1);
    const tail = this.#tails[queue]!;
    this.#next[task] = -1;
    this.#previous[task] = tail;
    if (tail < 0) this.#heads[queue] = task;
    else this.#next[tail] = task;
    this.#tails[queue] = task;
    this.size++;
  }

  /** The task at the head; -1 if the queue is empty. */
  first(queue: number): number {
    return this.#heads[queue]!;
  }

  has(task: number): boolean {
    return task < this.#next.length && this.#next[task] !== absent;
  }

  /** Takes the task at the head out; -1 if the queue is empty. */
  take(queue: number): number {
    const task = this.#heads[queue]!;
    if (task < 0) return -1;
    const next = this.#next[task]!;
    this.#heads[queue] = next;
    if (next < 0) this.#tails[queue] = -1;
    else this.#previous[next] = -1;
    this.#next[task] = absent;
    this.size--;
    return task;
  }

  /** As `add` and then `take`, in fewer steps. */
  exchange(queue: number, task: number): number {
    const head = this.#heads[queue]!;
    if (head < 0) return task;
    this.add(queue, task);
    const next = this.#next[head]!;
    this.#heads[queue] = next;
    this.#previous[next] = -1;
    this.#next[head] = absent;
    this.size--;
    return head;
  }

  remove(task: number): void {
    if (!this.has(task)) return;
    const next = this.#next[task]!;
    const previous = this.#previous[task]!;
    if (previous < 0) this.#heads[this.#heads.indexOf(task)] = next;
    else this.#next[previous] = next;
    if (next < 0) this.#tails[this.#tails.indexOf(task)] = previous;
    else this.#previous[next] = previous;
    this.#next[task] = absent;
    this.size--;
  }

  /** Moves all tasks of one queue behind those of another. */
  append(from: number, to: number): void {
    const head = this.#heads[from]!;
    if (head < 0) return;
    const tail = this.#tails[to]!;
    if (tail < 0) this.#heads[to] = head;
    else this.#next[tail] = head;
    this.#previous[head] = tail;
    this.#tails[to] = this.#tails[from]!;
    this.#heads[from] = -1;
    this.#tails[from] = -1;
  }

  /** The tasks of a queue from head to tail. */
  list(queue: number): number[] {
    const tasks: number[] = [];
    for (let task = this.#heads[queue]!; task >= 0; task = this.#next[task]!) tasks.push(task);
    return tasks;
  }

  save(): TaskQueuesState {
    const tasks = new Int32Array(this.size);
    const ends = new Int32Array(this.count);
    let at = 0;
    for (let queue = 0; queue < this.count; queue++) {
      for (let task = this.#heads[queue]!; task >= 0; task = this.#next[task]!) tasks[at++] = task;
      ends[queue] = at;
    }
    return { ends, tasks };
  }

  load({ ends, tasks }: TaskQueuesState): void {
    this.#heads.fill(-1);
    this.#tails.fill(-1);
    this.#next.fill(absent);
    this.size = 0;
    let at = 0;
    for (let queue = 0; queue < this.count; queue++) {
      for (; at < ends[queue]!; at++) this.add(queue, tasks[at]!);
    }
  }

  #grow(minimum: number): void {
    const capacity = Math.max(minimum, this.#next.length * 2);
    const next = new Int32Array(capacity).fill(absent);
    next.set(this.#next);
    this.#next = next;
    const previous = new Int32Array(capacity);
    previous.set(this.#previous);
    this.#previous = previous;
  }
}
