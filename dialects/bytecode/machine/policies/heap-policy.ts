// What the policies share that take the ready task with the least key.
import { createPolicy, type Policy } from './policy.ts';
import { TaskHeap, type TaskHeapState } from './task-heap.ts';

/** A policy whose key is fixed while a task is ready; equal keys in the order of coming. */
export function heapPolicy(
  title: string,
  key: (task: number) => number,
  rest: Partial<Policy> = {},
): Policy {
  const heap = new TaskHeap();
  return createPolicy({
    add: task => heap.add(task, key(task)),
    remove: task => heap.remove(task),
    take: () => heap.take(),
    rank: key,
    bestRank: () => heap.firstKey,
    queues: () => [{ title, tasks: heap.sorted() }],
    save: () => heap.save(),
    load: state => heap.load(state as TaskHeapState),
    ...rest,
    size: () => heap.size,
  });
}
