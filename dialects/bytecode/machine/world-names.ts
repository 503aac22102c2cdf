// The names that the loaded files give to tasks, resources and places.

export type ResourceKind = 'variable' | 'lock' | 'semaphore' | 'channel';

/** Names by number; where two files name the same number, the first file's name stays. */
export class WorldNames {
  readonly #names: Record<ResourceKind, Map<number, string>> = {
    variable: new Map(),
    lock: new Map(),
    semaphore: new Map(),
    channel: new Map(),
  };
  readonly #labels = new Map<number, string>();
  readonly #tasks: string[] = [];

  name(kind: ResourceKind, number: number, name: string): void {
    const names = this.#names[kind];
    if (!names.has(number)) names.set(number, name);
  }

  nameLabel(address: number, name: string): void {
    if (!this.#labels.has(address)) this.#labels.set(address, name);
  }

  addTask(name: string): void {
    this.#tasks.push(name);
  }

  /** `lock door`, or `lock 2` where it has no name. */
  of(kind: ResourceKind, number: number): string {
    return `${kind} ${this.#names[kind].get(number) ?? number}`;
  }

  /** The name alone, if it has one. */
  find(kind: ResourceKind, number: number): string | undefined {
    return this.#names[kind].get(number);
  }

  label(address: number): string | undefined {
    return this.#labels.get(address);
  }

  /** The numbers that have a name, in order. */
  numbers(kind: ResourceKind): number[] {
    return [...this.#names[kind].keys()].sort((a, b) => a - b);
  }

  /** The indices that tasks of this name can have, ascending. */
  tasksNamed(name: string): readonly number[] {
    const declared = this.#tasks.flatMap((known, index) => (known === name ? [index] : []));
    const number = Number(/\.(\d+)$/.exec(name)?.[1] ?? 0);
    return number > this.#tasks.length ? [...declared, number - 1] : declared;
  }

  /** The name of a task by index; a spawned one has that of its label and its number. */
  task(index: number, entry: number): string {
    return this.#tasks[index] ?? `${this.#labels.get(entry) ?? 'task'}.${index + 1}`;
  }
}
