// Locks, semaphores and channels: who owns and who waits, first come, first served.
import { Channels, type ChannelsState } from './channels.ts';
import type { Scheduler } from './scheduler.ts';
import {
  type TaskTable,
  waitsForLock,
  waitsForReceiver,
  waitsForSemaphore,
  waitsForSender,
} from './task-table.ts';
import { WaitQueues, type WaitQueuesState } from './wait-queues.ts';

export interface ResourcesState {
  readonly owners: Int32Array;
  readonly heldNext: Int32Array;
  readonly counts: Int32Array;
  readonly queues: readonly WaitQueuesState[];
  readonly channels: ChannelsState;
}

/** What an operation on a resource comes to. */
export const done = 0;
export const mustWait = 1;
export const refused = 2;
export type Outcome = typeof done | typeof mustWait | typeof refused;

const countMax = 2 ** 31 - 1;

export class Resources {
  /** Owner by lock, -1 for none; next lock of the same owner, -1 for none. */
  owners = new Int32Array(0);
  heldNext = new Int32Array(0);
  /** Count by semaphore. */
  counts = new Int32Array(0);
  readonly channels = new Channels();
  /** By kind of waiting; the entry for none is unused. */
  readonly queues: readonly WaitQueues[];

  readonly #tasks: TaskTable;
  readonly #scheduler: Scheduler;
  readonly #inheritance: boolean;
  /** A task on its own, in a dry run, waits for nobody. */
  readonly #alone: boolean;
  /** Puts a received value on the stack of a task that waited for it. */
  readonly #deliver: (task: number, value: number) => void;

  constructor(
    tasks: TaskTable,
    scheduler: Scheduler,
    options: { readonly inheritance: boolean; readonly alone: boolean },
    deliver: (task: number, value: number) => void,
  ) {
    this.#tasks = tasks;
    this.#scheduler = scheduler;
    this.#inheritance = options.inheritance;
    this.#alone = options.alone;
    this.#deliver = deliver;
    this.queues = Array.from({ length: 5 }, () => new WaitQueues(tasks));
  }

  ownerOf(lock: number): number {
    return this.owners[lock] ?? -1;
  }

  countOf(semaphore: number): number {
    return this.counts[semaphore] ?? 0;
  }

  /** `refused` if the task owns the lock already. */
  lock(task: number, lock: number): Outcome {
    this.reserveLocks(lock + 1);
    const owner = this.owners[lock]!;
    if (owner === task) return refused;
    if (owner < 0) {
      this.#own(task, lock);
      return done;
    }
    this.#wait(task, waitsForLock, lock);
    if (this.#inheritance) this.#raise(owner, this.#tasks.effective[task]!);
    return mustWait;
  }

  /** `refused` if the task does not own the lock. */
  unlock(task: number, lock: number): Outcome {
    if (this.ownerOf(lock) !== task) return refused;
    this.#drop(task, lock);
    this.#passOn(lock);
    this.refresh(task);
    return done;
  }

  wait(task: number, semaphore: number): Outcome {
    this.reserveSemaphores(semaphore + 1);
    if (this.counts[semaphore]! > 0) this.counts[semaphore]!--;
    else if (!this.#alone) {
      this.#wait(task, waitsForSemaphore, semaphore);
      return mustWait;
    }
    return done;
  }

  /** `refused` if the count is as large as it can be. */
  signal(semaphore: number): Outcome {
    this.reserveSemaphores(semaphore + 1);
    const waiter = this.queues[waitsForSemaphore]!.first(semaphore);
    if (waiter >= 0) this.#letGo(waiter);
    else if (this.counts[semaphore]! === countMax) return refused;
    else this.counts[semaphore]!++;
    return done;
  }

  send(task: number, channel: number, value: number): Outcome {
    const receiver = this.queues[waitsForSender]!.first(channel);
    if (receiver >= 0) {
      this.#letGo(receiver);
      this.#deliver(receiver, value);
    } else if (!this.channels.isFull(channel)) this.channels.put(channel, value);
    else if (!this.#alone) {
      this.#tasks.pendingValue[task] = value;
      this.#wait(task, waitsForReceiver, channel);
      return mustWait;
    }
    return done;
  }

  /** The oldest value; undefined if the task has to wait for one. */
  receive(task: number, channel: number): number | undefined {
    if (this.channels.count(channel) === 0) {
      if (this.#alone) return 0;
      this.#wait(task, waitsForSender, channel);
      return undefined;
    }
    const value = this.channels.take(channel);
    const sender = this.queues[waitsForReceiver]!.first(channel);
    if (sender >= 0) {
      this.#letGo(sender);
      this.channels.put(channel, this.#tasks.pendingValue[sender]!);
    }
    return value;
  }

  /** Sets a semaphore's count from outside; waiters take what they can get. */
  setCount(semaphore: number, count: number): void {
    this.reserveSemaphores(semaphore + 1);
    let left = count;
    for (; left > 0; left--) {
      const waiter = this.queues[waitsForSemaphore]!.first(semaphore);
      if (waiter < 0) break;
      this.#letGo(waiter);
    }
    this.counts[semaphore] = left;
  }

  /** Takes a blocked task out of the queue that it waits in. */
  stopWaiting(task: number): void {
    const kind = this.#tasks.waitKind[task]!;
    if (kind === 0) return;
    const number = this.#tasks.waitFor[task]!;
    this.queues[kind]!.remove(number, task);
    this.#tasks.waitKind[task] = 0;
    if (kind === waitsForLock && this.ownerOf(number) >= 0) this.refresh(this.ownerOf(number));
  }

  /** Gives all locks of a task that has ended to those who wait; returns the locks. */
  releaseAll(task: number): number[] {
    const locks = this.heldBy(task);
    for (const lock of locks) {
      this.#drop(task, lock);
      this.#passOn(lock);
    }
    return locks;
  }

  /** The locks that a task holds, the one taken last first. */
  heldBy(task: number): number[] {
    const locks: number[] = [];
    for (let lock = this.#tasks.heldFirst[task]!; lock >= 0; lock = this.heldNext[lock]!) {
      locks.push(lock);
    }
    return locks;
  }

  /** Finds the effective priority of a task again, and of those that inherit from it. */
  refresh(task: number): void {
    const { priority, effective, waitKind, waitFor, count } = this.#tasks;
    let current = task;
    for (let round = 0; round <= count && current >= 0; round++) {
      const value = this.#inheritance ? this.#inherited(current) : priority[current]!;
      if (effective[current] === value) return;
      effective[current] = value;
      this.#scheduler.policy.changed(current);
      this.#scheduler.prepareNext();
      current = waitKind[current] === waitsForLock ? this.ownerOf(waitFor[current]!) : -1;
    }
  }

  reserveLocks(count: number): void {
    if (count <= this.owners.length) return;
    this.owners = grown(this.owners, count, -1);
    this.heldNext = grown(this.heldNext, count, -1);
  }

  reserveSemaphores(count: number): void {
    if (count > this.counts.length) this.counts = grown(this.counts, count, 0);
  }

  get bytes(): number {
    return 2 * this.owners.byteLength + this.counts.byteLength + this.channels.bytes;
  }

  save(): ResourcesState {
    return {
      owners: this.owners.slice(),
      heldNext: this.heldNext.slice(),
      counts: this.counts.slice(),
      queues: this.queues.map(queue => queue.save()),
      channels: this.channels.save(),
    };
  }

  load(state: ResourcesState): void {
    this.owners = state.owners.slice();
    this.heldNext = state.heldNext.slice();
    this.counts = state.counts.slice();
    this.queues.forEach((queue, kind) => {
      queue.load(state.queues[kind]!);
    });
    this.channels.load(state.channels);
  }

  #inherited(task: number): number {
    let best = this.#tasks.priority[task]!;
    for (const lock of this.heldBy(task)) {
      const queue = this.queues[waitsForLock]!;
      for (let waiter = queue.first(lock); waiter >= 0; waiter = queue.next(waiter)) {
        best = Math.max(best, this.#tasks.effective[waiter]!);
      }
    }
    return best;
  }

  /** An owner inherits at least this priority, and so do those it waits for. */
  #raise(owner: number, least: number): void {
    const { effective, waitKind, waitFor } = this.#tasks;
    let current = owner;
    while (current >= 0 && effective[current]! < least) {
      effective[current] = least;
      this.#scheduler.policy.changed(current);
      this.#scheduler.prepareNext();
      current = waitKind[current] === waitsForLock ? this.ownerOf(waitFor[current]!) : -1;
    }
  }

  #wait(task: number, kind: number, number: number): void {
    this.#tasks.waitKind[task] = kind;
    this.#tasks.waitFor[task] = number;
    this.queues[kind]!.add(number, task);
  }

  /** A waiting task has got what it waited for. */
  #letGo(task: number): void {
    const kind = this.#tasks.waitKind[task]!;
    this.queues[kind]!.remove(this.#tasks.waitFor[task]!, task);
    this.#tasks.waitKind[task] = 0;
    this.#scheduler.wakeUp(task, 'unblock');
  }

  #own(task: number, lock: number): void {
    this.owners[lock] = task;
    this.heldNext[lock] = this.#tasks.heldFirst[task]!;
    this.#tasks.heldFirst[task] = lock;
  }

  #drop(task: number, lock: number): void {
    this.owners[lock] = -1;
    const { heldFirst } = this.#tasks;
    if (heldFirst[task] === lock) heldFirst[task] = this.heldNext[lock]!;
    else {
      let at = heldFirst[task]!;
      while (this.heldNext[at] !== lock) at = this.heldNext[at]!;
      this.heldNext[at] = this.heldNext[lock]!;
    }
  }

  #passOn(lock: number): void {
    const waiter = this.queues[waitsForLock]!.first(lock);
    if (waiter < 0) return;
    this.#letGo(waiter);
    this.#own(waiter, lock);
    if (this.#inheritance) this.refresh(waiter);
  }
}

function grown(old: Int32Array<ArrayBuffer>, minimum: number, fill: number) {
  const next = new Int32Array(Math.max(minimum, old.length * 2)).fill(fill);
  next.set(old);
  return next;
}
