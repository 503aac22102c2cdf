// A binary heap of tasks: the least key first, and among equal keys the one that came first.

export interface TaskHeapState {
  readonly size: number;
  readonly heap: Int32Array;
  readonly keys: Float64Array;
  readonly orders: Float64Array;
  readonly nextOrder: number;
}

/** Each task is in it at most once; all operations take O(log n) steps. */
export class TaskHeap {
  size = 0;
  #nextOrder = 0;
  #heap = new Int32Array(16);
  /** By task: its key, the order of its coming, and its place in the heap or -1. */
  #keys = new Float64Array(16);
  #orders = new Float64Array(16);
  #places = new Int32Array(16).fill(-1);

  /** Adds a task; `order` decides between equal keys, the order of coming if absent. */
  add(task: number, key: number, order = this.#nextOrder++): void {
    if (task >= this.#places.length) this.#grow(task + 1);
    this.#keys[task] = key;
    this.#orders[task] = order;
    this.#up(task, this.size++);
  }

  /** The task that `take` would give; -1 if there is none. */
  get first(): number {
    return this.size === 0 ? -1 : this.#heap[0]!;
  }

  get firstKey(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : this.#keys[this.#heap[0]!]!;
  }

  has(task: number): boolean {
    return task < this.#places.length && this.#places[task]! >= 0;
  }

  key(task: number): number {
    return this.#keys[task]!;
  }

  /** Takes the first task out; -1 if there is none. */
  take(): number {
    const task = this.first;
    if (task >= 0) this.remove(task);
    return task;
  }

  remove(task: number): void {
    if (!this.has(task)) return;
    const place = this.#places[task]!;
    this.#places[task] = -1;
    const last = this.#heap[--this.size]!;
    if (last === task) return;
    this.#up(last, place);
    this.#down(last, this.#places[last]!);
  }

  /** Gives a task that is in the heap a new key; it keeps its order of coming. */
  change(task: number, key: number): void {
    if (!this.has(task)) return;
    this.#keys[task] = key;
    this.#up(task, this.#places[task]!);
    this.#down(task, this.#places[task]!);
  }

  /** All tasks in the order in which `take` would give them. */
  sorted(): number[] {
    const tasks = [...this.#heap.subarray(0, this.size)];
    return tasks.sort((a, b) => (this.#before(a, b) ? -1 : 1));
  }

  save(): TaskHeapState {
    const heap = this.#heap.slice(0, this.size);
    return {
      size: this.size,
      heap,
      keys: Float64Array.from(heap, task => this.#keys[task]!),
      orders: Float64Array.from(heap, task => this.#orders[task]!),
      nextOrder: this.#nextOrder,
    };
  }

  load(state: TaskHeapState): void {
    for (let place = 0; place < this.size; place++) this.#places[this.#heap[place]!] = -1;
    this.size = state.size;
    this.#nextOrder = state.nextOrder;
    for (let place = 0; place < state.size; place++) {
      const task = state.heap[place]!;
      if (task >= this.#places.length) this.#grow(task + 1);
      if (place >= this.#heap.length) this.#grow(place + 1);
      this.#heap[place] = task;
      this.#places[task] = place;
      this.#keys[task] = state.keys[place]!;
      this.#orders[task] = state.orders[place]!;
    }
  }

  #before(a: number, b: number): boolean {
    const difference = this.#keys[a]! - this.#keys[b]!;
    return difference < 0 || (difference === 0 && this.#orders[a]! < this.#orders[b]!);
  }

  #up(task: number, from: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const other = this.#heap[parent]!;
      if (!this.#before(task, other)) break;
      this.#heap[place] = other;
      this.#places[other] = place;
      place = parent;
    }
    this.#heap[place] = task;
    this.#places[task] = place;
  }

  #down(task: number, from: number): void {
    let place = from;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.size) break;
      const right = child + 1;
      if (right < this.size && this.#before(this.#heap[right]!, this.#heap[child]!)) child = right;
      const other = this.#heap[child]!;
      if (!this.#before(other, task)) break;
      this.#heap[place] = other;
      this.#places[other] = place;
      place = child;
    }
    this.#heap[place] = task;
    this.#places[task] = place;
  }

  #grow(minimum: number): void {
    const before = this.#places.length;
    const capacity = Math.max(minimum, before * 2);
    const heap = new Int32Array(capacity);
    heap.set(this.#heap);
    this.#heap = heap;
    const keys = new Float64Array(capacity);
    keys.set(this.#keys);
    this.#keys = keys;
    const orders = new Float64Array(capacity);
    orders.set(this.#orders);
    this.#orders = orders;
    const places = new Int32Array(capacity).fill(-1);
    places.set(this.#places);
    this.#places = places;
  }
}
