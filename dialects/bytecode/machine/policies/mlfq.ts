// Multi-level feedback queue: using up a quantum leads down, giving up the processor leads up.
import type { Policy, PolicyKind, PolicyOptions } from './policy.ts';
import { createPolicy } from './policy.ts';
import { TaskNumbers } from './task-numbers.ts';
import { TaskQueues, type TaskQueuesState } from './task-queue.ts';

interface MlfqState {
  readonly queues: TaskQueuesState;
  readonly levels: Float64Array;
  readonly used: Float64Array;
  readonly epochs: Float64Array;
  readonly epoch: number;
}

/**
 * Level 0 is the most urgent; each level below has twice the quantum. What a task has used of its
 * quantum counts on when it is pre-empted. A boost takes all tasks to level 0; each task learns of
 * it later, by the epoch that it was last seen in, so that a boost costs no more with more tasks.
 */
function createMlfq({ quantum, levels: levelCount, boost }: PolicyOptions): Policy {
  const queues = new TaskQueues(levelCount);
  const levels = new TaskNumbers();
  const used = new TaskNumbers();
  const epochs = new TaskNumbers();
  let epoch = 0;

  const isOld = (task: number) => epochs.get(task) !== epoch;
  const level = (task: number) => (isOld(task) ? 0 : levels.get(task));
  const allowance = (task: number) => quantum * 2 ** level(task);
  const setLevel = (task: number, next: number, usedTicks: number) => {
    levels.set(task, Math.min(levelCount - 1, Math.max(0, next)));
    used.set(task, usedTicks);
    epochs.set(task, epoch);
  };
  const best = () => {
    for (let at = 0; at < levelCount; at++) if (queues.first(at) >= 0) return at;
    return Number.POSITIVE_INFINITY;
  };
  return createPolicy({
    preemptive: true,
    size: () => queues.size,
    advance(now) {
      const next = boost > 0 ? Math.floor(now / boost) : 0;
      if (next === epoch) return false;
      epoch = next;
      for (let from = 1; from < levelCount; from++) queues.append(from, 0);
      return true;
    },
    add: task => queues.add(level(task), task),
    remove: task => queues.remove(task),
    take() {
      const at = best();
      return at < levelCount ? queues.take(at) : -1;
    },
    quantum: task => Math.max(1, allowance(task) - (isOld(task) ? 0 : used.get(task))),
    left(task, ran, cause) {
      const before = isOld(task) ? 0 : used.get(task);
      if (cause === 'expired') setLevel(task, level(task) + 1, 0);
      else if (cause === 'preempted') setLevel(task, level(task), before + ran);
      else setLevel(task, level(task) - 1, 0);
    },
    rank: level,
    bestRank: best,
    decisionAfter: (_, now) =>
      boost > 0 ? (Math.floor(now / boost) + 1) * boost : Number.POSITIVE_INFINITY,
    queues: () =>
      Array.from({ length: levelCount }, (_, at) => ({
        title: `Level ${at}, quantum ${quantum * 2 ** at}`,
        tasks: queues.list(at),
      })),
    detail: task => `level ${level(task)}`,
    save: (): MlfqState => ({
      queues: queues.save(),
      levels: levels.save(),
      used: used.save(),
      epochs: epochs.save(),
      epoch,
    }),
    load(state) {
      const saved = state as MlfqState;
      queues.load(saved.queues);
      levels.load(saved.levels);
      used.load(saved.used);
      epochs.load(saved.epochs);
      epoch = saved.epoch;
    },
  });
}

export const mlfq: PolicyKind = {
  id: 'mlfq',
  usesBursts: false,
  create: (_, options) => createMlfq(options),
};
