// A number for each task, as much as a policy needs to remember; 0 until it is set.

export class TaskNumbers {
  #values = new Float64Array(16);
  /** Tasks from here on have never been set. */
  #top = 0;

  get(task: number): number {
    return task < this.#top ? this.#values[task]! : 0;
  }

  set(task: number, value: number): void {
    if (task >= this.#values.length) {
      const grown = new Float64Array(Math.max(task + 1, this.#values.length * 2));
      grown.set(this.#values);
      this.#values = grown;
    }
    if (task >= this.#top) this.#top = task + 1;
    this.#values[task] = value;
  }

  save(): Float64Array {
    return this.#values.slice(0, this.#top);
  }

  load(state: Float64Array): void {
    this.#values.fill(0);
    if (state.length > this.#values.length) this.#values = new Float64Array(state.length);
    this.#values.set(state);
    this.#top = state.length;
  }
}
