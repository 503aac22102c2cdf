// Stride scheduling: the lottery without chance; who has used least for its tickets runs next.
import { ticketsOf } from './lottery.ts';
import type { Policy, PolicyKind, PolicyOptions, TaskFacts } from './policy.ts';
import { createPolicy } from './policy.ts';
import { TaskHeap, type TaskHeapState } from './task-heap.ts';
import { TaskNumbers } from './task-numbers.ts';

/** A tick costs this much divided by the tickets. */
const strideOfOneTicket = 2 ** 20;

interface StrideState {
  readonly heap: TaskHeapState;
  readonly passes: Float64Array;
  readonly clock: number;
}

/** A task that comes back starts no earlier than the pass of the task taken last. */
function createStride(facts: TaskFacts, { quantum }: PolicyOptions): Policy {
  const heap = new TaskHeap();
  const passes = new TaskNumbers();
  let clock = 0;
  return createPolicy({
    size: () => heap.size,
    add(task, cause) {
      const stays = cause === 'expired' || cause === 'preempted' || cause === 'yield';
      if (!stays) passes.set(task, Math.max(passes.get(task), clock));
      heap.add(task, passes.get(task));
    },
    remove: task => heap.remove(task),
    take() {
      if (heap.size > 0) clock = heap.firstKey;
      return heap.take();
    },
    quantum: () => quantum,
    left(task, ran) {
      const stride = Math.floor(strideOfOneTicket / ticketsOf(facts, task));
      passes.set(task, passes.get(task) + ran * stride);
    },
    queues: () => [{ title: 'Ready, least pass first', tasks: heap.sorted() }],
    detail: task => `pass ${passes.get(task)}, tickets ${ticketsOf(facts, task)}`,
    save: (): StrideState => ({ heap: heap.save(), passes: passes.save(), clock }),
    load(state) {
      const saved = state as StrideState;
      heap.load(saved.heap);
      passes.load(saved.passes);
      clock = saved.clock;
    },
  });
}

export const stride: PolicyKind = { id: 'stride', usesBursts: false, create: createStride };
