// What a run was like so far, by task and in total.
import { blocked, pending, sleeping } from './task-table.ts';
import { stateName, taskName } from './thread-view.ts';
import type { World } from './world.ts';

/** All times in ticks; null where it has not come to that yet. */
export interface TaskMetrics {
  readonly name: string;
  readonly state: string;
  readonly arrival: number;
  /** From the arrival until it first ran. */
  readonly response: number | null;
  /** From the arrival until its end. */
  readonly turnaround: number | null;
  /** Spent ready without a processor. */
  readonly waiting: number;
  readonly cpu: number;
  /** Times that a processor was switched to it. */
  readonly switches: number;
  /** The tick by which it should have ended; absent without a deadline. */
  readonly deadline?: number;
}

export interface TotalMetrics {
  readonly tasks: number;
  readonly ended: number;
  /** Means over the tasks to which the number applies; null if there are none. */
  readonly response: number | null;
  readonly turnaround: number | null;
  readonly waiting: number | null;
  readonly longestWaiting: number;
  /** Tasks that ended behind their deadline, or have passed it. */
  readonly late: number;
  readonly cpu: number;
  readonly switches: number;
  /** Tasks ended in a thousand ticks; null before the first tick. */
  readonly throughput: number | null;
  /**
   * Jain's index of the part of its runnable time that each task ran: 1 when all fared alike,
   * 1 / n when one had everything; null while no task could have run.
   */
  readonly fairness: number | null;
  /** The part of the processors' time in which tasks ran, from 0 to 1; null before any passed. */
  readonly utilisation: number | null;
}

export function taskMetrics(world: World, task: number): TaskMetrics {
  const { tasks } = world;
  const arrival = tasks.arrival[task]!;
  const firstRun = tasks.firstRun[task]!;
  const end = tasks.end[task]!;
  const deadline = tasks.deadline[task]!;
  return {
    name: taskName(world, task),
    state: stateName(world, task),
    arrival,
    response: firstRun < 0 ? null : firstRun - arrival,
    turnaround: end < 0 ? null : end - arrival,
    waiting: waitingOf(world, task),
    cpu: tasks.cpu[task]!,
    switches: tasks.switches[task]!,
    ...(deadline === Number.POSITIVE_INFINITY ? {} : { deadline }),
  };
}

/** The time since the arrival in which the task neither ran nor slept nor was blocked. */
function waitingOf({ tasks, scheduler }: World, task: number): number {
  const state = tasks.state[task]!;
  if (state === pending) return 0;
  const core = scheduler.coreOf(task);
  // A core that has had its turn has used this tick.
  const tick = core >= 0 && core < scheduler.core ? scheduler.tick + 1 : scheduler.tick;
  const since = tasks.since[task]!;
  const now = tasks.end[task]! >= 0 ? tasks.end[task]! : Math.max(tick, since);
  const pause = state === sleeping || state === blocked ? now - since : 0;
  return Math.max(0, now - tasks.arrival[task]! - tasks.cpu[task]! - tasks.away[task]! - pause);
}

export function totalMetrics(world: World): TotalMetrics {
  const { tasks, scheduler } = world;
  const sums = { response: 0, turnaround: 0, waiting: 0, cpu: 0, share: 0, shareSquares: 0 };
  let [responded, ended, arrived, shares, longestWaiting, late] = [0, 0, 0, 0, 0, 0];
  for (let task = 0; task < tasks.count; task++) {
    if (tasks.state[task] === pending) continue;
    const waiting = waitingOf(world, task);
    const cpu = tasks.cpu[task]!;
    arrived++;
    sums.waiting += waiting;
    sums.cpu += cpu;
    longestWaiting = Math.max(longestWaiting, waiting);
    if ((tasks.end[task]! < 0 ? scheduler.tick : tasks.end[task]!) > tasks.deadline[task]!) late++;
    if (tasks.firstRun[task]! >= 0) {
      responded++;
      sums.response += tasks.firstRun[task]! - tasks.arrival[task]!;
    }
    if (tasks.end[task]! >= 0) {
      ended++;
      sums.turnaround += tasks.end[task]! - tasks.arrival[task]!;
    }
    if (waiting + cpu === 0) continue;
    const share = cpu / (waiting + cpu);
    shares++;
    sums.share += share;
    sums.shareSquares += share * share;
  }
  const ticks = scheduler.tick;
  const mean = (sum: number, count: number) => (count === 0 ? null : sum / count);
  return {
    tasks: tasks.count,
    ended,
    response: mean(sums.response, responded),
    turnaround: mean(sums.turnaround, ended),
    waiting: mean(sums.waiting, arrived),
    longestWaiting,
    late,
    cpu: sums.cpu,
    switches: scheduler.switches,
    throughput: mean(1000 * ended, ticks),
    fairness: fairnessOf(shares, sums.share, sums.shareSquares),
    utilisation: mean(sums.cpu, ticks * scheduler.cores),
  };
}

/** Nobody having had anything is fair, too. */
function fairnessOf(count: number, sum: number, squares: number): number | null {
  if (count === 0) return null;
  return squares === 0 ? 1 : sum ** 2 / (count * squares);
}

/** What stands for a number that does not apply. */
const none = '–';

/** A number as people read it, in percent where `factor` is 100. */
export function shown(value: number | null, factor = 1): number | string {
  return value === null ? none : rounded(factor * value);
}

/** A number with at most two places behind the point. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
