// Highest priority first, pre-emptive or not, with ageing: waiting raises a priority.
import type { Policy, PolicyKind, PolicyOptions, TaskFacts } from './policy.ts';
import { createPolicy } from './policy.ts';
import { TaskHeap, type TaskHeapState } from './task-heap.ts';
import { TaskNumbers } from './task-numbers.ts';

interface PriorityState {
  readonly heap: TaskHeapState;
  readonly since: Float64Array;
  readonly bonus: Float64Array;
}

/**
 * Every `aging` ticks of waiting count as one more priority. The bonus lasts until the task leaves
 * the processor. All waiting tasks age alike, so `since - priority * aging` is a key that time
 * does not change: the order of the heap holds for as long as the priorities do.
 */
function createPriority(facts: TaskFacts, { aging }: PolicyOptions, preemptive: boolean): Policy {
  const heap = new TaskHeap();
  const since = new TaskNumbers();
  const bonus = new TaskNumbers();
  const key = (task: number) =>
    aging > 0 ? since.get(task) - facts.priority(task) * aging : -facts.priority(task);
  const bonusAt = (task: number, now: number) =>
    aging > 0 ? Math.max(0, Math.floor((now - since.get(task)) / aging)) : 0;
  return createPolicy({
    preemptive,
    size: () => heap.size,
    add(task, _, now) {
      since.set(task, now);
      bonus.set(task, 0);
      heap.add(task, key(task));
    },
    remove: task => heap.remove(task),
    changed: task => heap.change(task, key(task)),
    take(now) {
      const task = heap.take();
      if (task >= 0) bonus.set(task, bonusAt(task, now));
      return task;
    },
    rank: task => -(facts.priority(task) + bonus.get(task)),
    bestRank(now) {
      const { first } = heap;
      return first < 0 ? Number.POSITIVE_INFINITY : -(facts.priority(first) + bonusAt(first, now));
    },
    decisionAfter(rank, now) {
      const { first } = heap;
      if (!preemptive || aging === 0 || first < 0) return Number.POSITIVE_INFINITY;
      const missing = 1 - rank - facts.priority(first);
      return Math.max(now + 1, since.get(first) + missing * aging);
    },
    queues: () => [{ title: 'Ready, most urgent first', tasks: heap.sorted() }],
    detail: task => `priority ${facts.priority(task)}${plus(bonus.get(task))}`,
    save: (): PriorityState => ({ heap: heap.save(), since: since.save(), bonus: bonus.save() }),
    load(state) {
      const saved = state as PriorityState;
      heap.load(saved.heap);
      since.load(saved.since);
      bonus.load(saved.bonus);
    },
  });
}

const plus = (bonus: number) => (bonus > 0 ? ` + ${bonus} for waiting` : '');

export const priority: PolicyKind = {
  id: 'priority',
  usesBursts: false,
  create: (facts, options) => createPriority(facts, options, false),
};

export const preemptivePriority: PolicyKind = {
  id: 'preemptive-priority',
  usesBursts: false,
  create: (facts, options) => createPriority(facts, options, true),
};
