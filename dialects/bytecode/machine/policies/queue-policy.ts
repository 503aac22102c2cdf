// What first come, first served and round robin share: one queue.
import { createPolicy, type Policy } from './policy.ts';
import { TaskQueues, type TaskQueuesState } from './task-queue.ts';

/** A policy that takes ready tasks in the order of their coming. */
export function queuePolicy(quantum: number): Policy {
  const queue = new TaskQueues(1);
  return createPolicy({
    size: () => queue.size,
    add: task => queue.add(0, task),
    remove: task => queue.remove(task),
    take: () => queue.take(0),
    exchange: task => queue.exchange(0, task),
    quantum: () => quantum,
    queues: () => [{ title: 'Ready', tasks: queue.list(0) }],
    save: () => queue.save(),
    load: state => queue.load(state as TaskQueuesState),
  });
}
