// Completely fair scheduling: the task with the least virtual run time runs next.
import { ticketsOf } from './lottery.ts';
import type { Policy, PolicyKind, PolicyOptions, TaskFacts } from './policy.ts';
import { createPolicy } from './policy.ts';
import { TaskHeap, type TaskHeapState } from './task-heap.ts';
import { TaskNumbers } from './task-numbers.ts';

/** Virtual run time of a tick at weight 1; a task's weight is its priority, at least 1. */
const tickAtWeightOne = 2 ** 20;

interface CfsState {
  readonly heap: TaskHeapState;
  readonly times: Float64Array;
  readonly least: number;
}

/**
 * The quantum is the least time between two pre-emptions. A task that has slept or blocked comes
 * back with at most one quantum of credit, and pre-empts one that is further ahead than that.
 */
function createCfs(facts: TaskFacts, { quantum }: PolicyOptions): Policy {
  const heap = new TaskHeap();
  const times = new TaskNumbers();
  let least = 0;
  const cost = (task: number) => Math.floor(tickAtWeightOne / ticketsOf(facts, task));
  return createPolicy({
    preemptive: true,
    size: () => heap.size,
    add(task, cause) {
      const isNew = cause === 'arrival';
      const isBack = cause === 'wake' || cause === 'unblock' || cause === 'resume';
      const credit = isBack ? quantum * cost(task) : 0;
      if (isNew || isBack) times.set(task, Math.max(times.get(task), least - credit));
      heap.add(task, times.get(task));
    },
    remove: task => heap.remove(task),
    take() {
      if (heap.size > 0) least = Math.max(least, heap.firstKey);
      return heap.take();
    },
    quantum: () => quantum,
    left: (task, ran) => times.set(task, times.get(task) + ran * cost(task)),
    rank: (task, ran) => times.get(task) + ran * cost(task),
    bestRank() {
      const { first } = heap;
      return first < 0 ? Number.POSITIVE_INFINITY : heap.firstKey + quantum * cost(first);
    },
    queues: () => [{ title: 'Ready, least virtual run time first', tasks: heap.sorted() }],
    detail: task =>
      `virtual run time ${(times.get(task) / tickAtWeightOne).toFixed(2)}, ` +
      `weight ${ticketsOf(facts, task)}`,
    save: (): CfsState => ({ heap: heap.save(), times: times.save(), least }),
    load(state) {
      const saved = state as CfsState;
      heap.load(saved.heap);
      times.load(saved.times);
      least = saved.least;
    },
  });
}

export const cfs: PolicyKind = { id: 'cfs', usesBursts: false, create: createCfs };
