// Runs a world: tick by tick, many instructions or idle ticks at a time where nothing can happen.
import {
  countExecutions,
  type DataWatch,
  type Moment,
  type Stop,
  type StopReason,
  type Watch,
} from '#core/machine/machine.ts';
import { immediateLength } from '../instructions.ts';
import { attention } from './code.ts';
import { runPlain } from './fast-loop.ts';
import { stepInstruction } from './instruction-step.ts';
import { allEnded, goesOn } from './scheduler.ts';
import { deadlockText, taskName } from './thread-view.ts';
import { type EventId, eventBits, type World, type WorldEvent } from './world.ts';

/** What a run needs of its watch, ready to be asked often. */
interface Plan {
  readonly until: Moment;
  readonly watch: Watch;
  /** The step at this moment is not asked about; -1 if all are. */
  readonly unasked: Moment;
  readonly asks: boolean;
  /** The index of the task that is stepped, and the depth to stop at in calls; -1 for none. */
  readonly stepTask: number;
  readonly stepCalls: number;
  /** Whether the stepped task lived when the run began, so that its end is news. */
  readonly stepsAlive: boolean;
  dataHit: DataWatch | undefined;
}

const budgetMax = 2 ** 30;

/** See Machine.run. Marks for breakpoints and data are in the code already. */
export function runWorld(world: World, until: Moment, watch: Watch): Stop {
  const { breakpoints, step, data, events } = watch;
  const plan: Plan = {
    until,
    watch,
    unasked: watch.askAtStart ? -1 : momentOf(world),
    asks: (breakpoints !== undefined && breakpoints.size > 0) || step !== undefined,
    stepTask: step ? step.thread - 1 : -1,
    stepCalls: step ? Math.min(step.maximumDepth - 1, budgetMax) : -1,
    stepsAlive: step !== undefined && isTaskAlive(world, step.thread - 1),
    dataHit: undefined,
  };
  world.eventsWanted = 0;
  world.events.length = 0;
  for (const [id, bit] of Object.entries(eventBits)) {
    if (events?.has(id)) world.eventsWanted |= bit;
  }
  world.scheduler.tellsSwitches = (world.eventsWanted & eventBits['context-switch']) !== 0;
  world.onAccess = data?.length ? watchAccess(plan, data) : undefined;
  const stop = world.scheduler.cores === 1 ? runSingle(world, plan) : runSeveral(world, plan);
  world.onAccess = undefined;
  world.eventsWanted = 0;
  return stop;
}

export function momentOf({ scheduler }: World): Moment {
  return scheduler.tick * scheduler.cores + scheduler.core;
}

function watchAccess(plan: Plan, data: readonly DataWatch[]) {
  return (variable: number, isWrite: boolean) => {
    plan.dataHit = data.find(({ target, access }) => {
      if (target.kind !== 'memory' || target.space !== 'variables') return false;
      if (access !== 'readWrite' && access !== (isWrite ? 'write' : 'read')) return false;
      return variable >= target.address && variable < target.address + target.length;
    });
    return plan.dataHit !== undefined;
  };
}

function runSingle(world: World, plan: Plan): Stop {
  const { scheduler, tasks } = world;
  const { until } = plan;
  const { running, busyUntil, quantumLeft } = scheduler;
  const isUnwatched = !plan.asks && !plan.watch.onInstruction && !plan.watch.executions;
  const isFast = isUnwatched && !scheduler.tellsSwitches;
  while (scheduler.status === goesOn) {
    if (isFast) runQuanta(world, until);
    const now = scheduler.tick;
    if (now >= until) return limit;
    const task = running[0]!;
    if (task < 0 || busyUntil[0]! > now) scheduler.tick = Math.min(until, scheduler.nextEvent);
    else {
      const most = Math.min(until - now, quantumLeft[0]!, scheduler.nextEvent - now, budgetMax);
      let ran = 0;
      if (tasks.workLeft[task]! > 0) ran = continueWork(world, task, most);
      else if (isFast) ran = stepOne(world, task);
      else {
        if (plan.asks && now !== plan.unasked) {
          const stop = ask(world, task, plan);
          if (stop) return stop;
        }
        ran = execute(world, task, plan, most);
      }
      scheduler.tick = now + ran;
      quantumLeft[0]! -= ran;
    }
    if (scheduler.tick >= scheduler.nextEvent) scheduler.startTick();
    else if (quantumLeft[0]! <= 0 && running[0]! >= 0) scheduler.rotate();
    if (world.events.length > 0 || plan.dataHit) return happened(world, plan);
    if (plan.stepsAlive && !isTaskAlive(world, plan.stepTask)) return stepEnded(world, plan);
  }
  return finished(world);
}

/** Runs for as long as plain instructions and ends of quanta are all there is. */
function runQuanta(world: World, until: Moment): void {
  const { scheduler, tasks } = world;
  const { running, busyUntil, quantumLeft } = scheduler;
  let { tick } = scheduler;
  if (running[0]! < 0 || busyUntil[0]! > tick) return;
  const start = tick;
  let bound = Math.min(until, scheduler.nextEvent, tick + budgetMax);
  while (tick < bound) {
    const task = running[0]!;
    const left = quantumLeft[0]!;
    const ran = runPlain(world, task, left < bound - tick ? left : bound - tick, 0);
    if (ran === 0) break;
    tick += ran;
    tasks.cpu[task]! += ran;
    if (ran < left) quantumLeft[0] = left - ran;
    else if (tick >= scheduler.nextEvent) quantumLeft[0] = 0;
    else {
      scheduler.tick = tick;
      if (!scheduler.rotate()) break;
      if (scheduler.nextEvent < bound) bound = scheduler.nextEvent;
    }
  }
  scheduler.tick = tick;
  world.instructions += tick - start;
  // Somebody runs, so that no event comes of this that anyone asked for.
  if (tick >= scheduler.nextEvent) scheduler.startTick();
}

function runSeveral(world: World, plan: Plan): Stop {
  const { scheduler } = world;
  while (scheduler.status === goesOn) {
    const moment = momentOf(world);
    if (moment >= plan.until) return limit;
    const skipped = scheduler.core === 0 ? skipTicks(world, plan.until - moment) : 0;
    if (skipped === 0) {
      const stop = runCore(world, plan, moment);
      if (stop) return stop;
      if (++scheduler.core === scheduler.cores) {
        scheduler.core = 0;
        scheduler.tick++;
      }
    }
    if (scheduler.core === 0 && scheduler.tick >= scheduler.nextEvent) scheduler.startTick();
    if (world.events.length > 0 || plan.dataHit) return happened(world, plan);
    if (plan.stepsAlive && !isTaskAlive(world, plan.stepTask)) return stepEnded(world, plan);
  }
  return finished(world);
}

/** One core's share of a tick; the stop if the watch says so before its instruction. */
function runCore(world: World, plan: Plan, moment: Moment): Stop | undefined {
  const { scheduler, tasks } = world;
  const { core } = scheduler;
  const task = scheduler.running[core]!;
  if (task < 0 || scheduler.isSwitching(core)) return undefined;
  if (tasks.workLeft[task]! > 0) continueWork(world, task, 1);
  else {
    const stop = plan.asks && moment !== plan.unasked ? ask(world, task, plan) : undefined;
    if (stop) return stop;
    execute(world, task, plan, 1);
  }
  if (--scheduler.quantumLeft[core]! <= 0) scheduler.prepareNext();
  return undefined;
}

/** Passes whole ticks in which every core idles or works, at most `moments` steps. */
function skipTicks(world: World, moments: number): number {
  const { scheduler, tasks } = world;
  const { cores, running, quantumLeft } = scheduler;
  let ticks = Math.min(Math.floor(moments / cores), scheduler.nextEvent - scheduler.tick);
  for (let core = 0; core < cores && ticks > 0; core++) {
    const task = running[core]!;
    if (task < 0 || scheduler.isSwitching(core)) continue;
    ticks = Math.min(ticks, tasks.workLeft[task]!, quantumLeft[core]!);
  }
  if (ticks <= 0) return 0;
  for (let core = 0; core < cores; core++) {
    const task = running[core]!;
    if (task < 0 || scheduler.isSwitching(core)) continue;
    continueWork(world, task, ticks);
    quantumLeft[core]! -= ticks;
    if (quantumLeft[core]! <= 0) scheduler.nextEvent = scheduler.tick + ticks;
  }
  scheduler.tick += ticks;
  return ticks;
}

/** Passes ticks of the WORK that is under way; returns how many. */
function continueWork({ tasks }: World, task: number, most: number): number {
  const ticks = Math.min(most, tasks.workLeft[task]!);
  tasks.workLeft[task]! -= ticks;
  tasks.cpu[task]! += ticks;
  if (tasks.workLeft[task] === 0) tasks.pc[task]! += immediateLength;
  return ticks;
}

/** Executes at least one and at most `most` instructions; returns the ticks that it took. */
function execute(world: World, task: number, plan: Plan, most: number): number {
  const { tasks } = world;
  const { onInstruction, executions } = plan.watch;
  const address = tasks.pc[task]!;
  if (executions) countExecutions(executions, address);
  if (onInstruction) onInstruction(task + 1, address);
  if (!onInstruction && !executions) {
    const isStepped = task === plan.stepTask;
    const wouldStop = isStepped && tasks.calls[task]! <= plan.stepCalls;
    const budget = wouldStop ? 1 : most;
    const ran = runPlain(world, task, budget, isStepped ? Math.max(0, plan.stepCalls + 1) : 0);
    tasks.cpu[task]! += ran;
    world.instructions += ran;
    if (ran > 0) return ran;
  }
  return stepOne(world, task);
}

function stepOne(world: World, task: number): 1 {
  world.tasks.cpu[task]!++;
  stepInstruction(world, task);
  return 1;
}

/** Whether to stop before the instruction that the task would execute now. */
function ask(world: World, task: number, plan: Plan): Stop | undefined {
  const { tasks, code } = world;
  const pc = tasks.pc[task]!;
  if ((code.operations[pc]! & attention) !== 0 && plan.watch.breakpoints?.has(pc)) {
    const text = `${taskName(world, task)} is at a breakpoint: ${world.placeText(pc)}.`;
    return { reason: 'breakpoint', thread: task + 1, text };
  }
  if (task !== plan.stepTask || tasks.calls[task]! > plan.stepCalls) return undefined;
  const text = `${taskName(world, task)} has come to ${world.placeText(pc)}.`;
  return { reason: 'step', thread: task + 1, text };
}

function isTaskAlive({ tasks }: World, task: number): boolean {
  return task >= 0 && task < tasks.count && tasks.isAlive(task);
}

function stepEnded(world: World, { stepTask }: Plan): Stop {
  const text = `${taskName(world, stepTask)} has ended.`;
  return { reason: 'end', thread: stepTask + 1, text };
}

const limit: Stop = { reason: 'limit', text: '' };

function happened(world: World, plan: Plan): Stop {
  const [first, ...others] = [...world.events]
    .sort((a, b) => eventBits[a.event] - eventBits[b.event])
    .map(known => ({
      event: known.event,
      thread: known.task + 1,
      text: eventTexts[known.event](world, known),
    }));
  const data = plan.dataHit;
  if (first) return { reason: 'event', ...first, others, ...(data ? { data } : {}) };
  return accessed(world, data!);
}

function accessed(world: World, data: DataWatch): Stop {
  const task = world.accessTask;
  const variable = world.names.of('variable', world.accessVariable);
  const value = world.load(world.accessVariable);
  const text = `${taskName(world, task)} has accessed ${variable}, which is ${value} now.`;
  return { reason: 'data', thread: task + 1, data, text };
}

const eventTexts: Readonly<Record<EventId, (world: World, event: WorldEvent) => string>> = {
  fault: (world, { task }) => `${taskName(world, task)} faults: ${world.noteOf(task)}.`,
  'stack-underflow': (world, { task, address }) =>
    `${taskName(world, task)} took 0 from its empty stack: ${world.placeText(address)}.`,
  'context-switch': (world, { task }) =>
    `A processor was switched to ${taskName(world, task)} at tick ${world.scheduler.tick}.`,
  'task-end': (world, { task }) => `${taskName(world, task)} has ended.`,
  deadlock: world => deadlockText(world),
};

function finished(world: World): Stop {
  const { status, tick } = world.scheduler;
  const reason: StopReason = 'finished';
  if (status !== allEnded) return { reason, text: deadlockText(world) };
  const { count } = world.tasks;
  const who = count === 1 ? 'The task has' : `All ${count} tasks have`;
  return { reason, text: `${who} ended after ${tick} ticks.` };
}
