// All that is known of each task: one typed array a property, one index a task.

/** A task's number is its index + 1. */
export const pending = 0;
/** Could run: it has a processor, or stands in the policy's queue, or is suspended. */
export const ready = 1;
export const sleeping = 2;
export const blocked = 3;
export const ended = 4;
export const faulted = 5;
export const taskStates = ['pending', 'ready', 'sleeping', 'blocked', 'ended', 'faulted'] as const;

/** What a blocked task waits for. */
export const waitKinds = ['', 'lock', 'semaphore', 'sender', 'receiver'] as const;
export const waitsForLock = 1;
export const waitsForSemaphore = 2;
/** It would receive. */
export const waitsForSender = 3;
/** It would send. */
export const waitsForReceiver = 4;

const integers = [
  'pc',
  'entry',
  'stackBase',
  'stackCapacity',
  'depth',
  'callBase',
  'callCapacity',
  'calls',
  'priority',
  'effective',
  'workLeft',
  'waitFor',
  'waitNext',
  'waitPrevious',
  'pendingValue',
  'heldFirst',
  'switches',
  'note',
] as const;
const bytes = ['state', 'suspended', 'waitKind'] as const;
const ticks = [
  'arrival',
  'deadline',
  'burst',
  'wake',
  'firstRun',
  'cpu',
  'end',
  'away',
  'since',
] as const;

type Column = Int32Array | Uint8Array | Float64Array;
const columns = [...integers, ...bytes, ...ticks];

export interface TaskTableState {
  readonly count: number;
  readonly columns: readonly Column[];
  readonly bytes: number;
}

const initialCapacity = 16;
const integerColumn = () => new Int32Array(initialCapacity);
const byteColumn = () => new Uint8Array(initialCapacity);
const tickColumn = () => new Float64Array(initialCapacity);

export class TaskTable {
  count = 0;

  /** Address of the next instruction; of a task that faulted, of the one that did it. */
  pc = integerColumn();
  /** Address where the task began. */
  entry = integerColumn();
  /** The piece of `Stacks` that holds its values, and how many there are. */
  stackBase = integerColumn();
  stackCapacity = integerColumn();
  depth = integerColumn();
  /** The piece that holds its calls, two values each: return address and address called. */
  callBase = integerColumn();
  callCapacity = integerColumn();
  calls = integerColumn();
  /** 0 to 255; `effective` counts what it inherits. */
  priority = integerColumn();
  effective = integerColumn();
  /** Ticks that the WORK at `pc` still takes; 0 when none is under way. */
  workLeft = integerColumn();
  /** The number of the lock, semaphore or channel that it waits for. */
  waitFor = integerColumn();
  /** Neighbours in that queue, -1 for none. */
  waitNext = integerColumn();
  waitPrevious = integerColumn();
  /** The value of a SEND that is blocked. */
  pendingValue = integerColumn();
  /** The lock it took last of those it holds, -1 for none. */
  heldFirst = integerColumn();
  /** Times that a processor was switched to it from another task. */
  switches = integerColumn();
  /** Index + 1 of what there is to say of its end; 0 for nothing. */
  note = integerColumn();

  state = byteColumn();
  suspended = byteColumn();
  waitKind = byteColumn();

  /** In ticks since the start of the run; Infinity or -1 where there is none. */
  arrival = tickColumn();
  deadline = tickColumn();
  /** Expected CPU time; NaN while nobody has asked. */
  burst = tickColumn();
  wake = tickColumn();
  firstRun = tickColumn();
  cpu = tickColumn();
  end = tickColumn();
  /** Ticks that it has slept or been blocked, up to `since`. */
  away = tickColumn();
  /** When it came into its state. */
  since = tickColumn();

  /** Adds a task that has not arrived yet; returns its index. */
  add(entry: number, priority: number, arrival: number, deadline: number): number {
    const task = this.count;
    if (task === this.pc.length) this.#grow(task + 1);
    this.count = task + 1;
    for (const name of columns) this[name][task] = 0;
    this.pc[task] = entry;
    this.entry[task] = entry;
    this.priority[task] = priority;
    this.effective[task] = priority;
    this.arrival[task] = arrival;
    this.deadline[task] = deadline;
    this.heldFirst[task] = -1;
    this.firstRun[task] = -1;
    this.wake[task] = -1;
    this.end[task] = -1;
    this.burst[task] = Number.NaN;
    return task;
  }

  isAlive(task: number): boolean {
    return this.state[task]! < ended;
  }

  save(): TaskTableState {
    const saved = columns.map(name => this[name].slice(0, this.count));
    const size = saved.reduce((sum, column) => sum + column.byteLength, 0);
    return { count: this.count, columns: saved, bytes: size };
  }

  load(state: TaskTableState): void {
    if (state.count > this.pc.length) this.#grow(state.count);
    this.count = state.count;
    columns.forEach((name, index) => {
      this[name].set(state.columns[index]!);
    });
  }

  #grow(minimum: number): void {
    const capacity = Math.max(minimum, this.pc.length * 2);
    for (const name of integers) this[name] = grown(this[name], new Int32Array(capacity));
    for (const name of bytes) this[name] = grown(this[name], new Uint8Array(capacity));
    for (const name of ticks) this[name] = grown(this[name], new Float64Array(capacity));
  }
}

function grown<Kind extends Column>(old: Kind, fresh: Kind): Kind {
  fresh.set(old);
  return fresh;
}
