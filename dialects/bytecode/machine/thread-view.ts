// What people are told of a task: its name, its state, why it waits, its calls.
import type { Frame, Thread } from '#core/machine/machine.ts';
import {
  blocked,
  pending,
  ready,
  sleeping,
  taskStates,
  waitKinds,
  waitsForLock,
} from './task-table.ts';
import type { World } from './world.ts';

export function taskName(world: World, task: number): string {
  return world.names.task(task, world.tasks.entry[task]!);
}

export function stateName(world: World, task: number): string {
  const state = world.tasks.state[task]!;
  if (state !== ready) return taskStates[state]!;
  if (world.scheduler.isRunning(task)) return 'running';
  return world.tasks.suspended[task] ? 'suspended' : 'ready';
}

export function threadOf(world: World, task: number): Thread {
  return {
    id: task + 1,
    name: taskName(world, task),
    state: stateName(world, task),
    detail: detailOf(world, task),
    alive: world.tasks.isAlive(task),
  };
}

/** Why it is in its state, in a few words; '' if there is nothing to say. */
export function detailOf(world: World, task: number): string {
  const { tasks, scheduler } = world;
  switch (tasks.state[task]) {
    case ready: {
      const core = scheduler.coreOf(task);
      if (core < 0) return '';
      if (scheduler.isSwitching(core)) return 'a context switch to it is under way';
      return scheduler.cores === 1 ? '' : `on core ${core}`;
    }
    case sleeping:
      return `sleeps until tick ${tasks.wake[task]}`;
    case blocked:
      return waitText(world, task);
    case pending:
      return `arrives at tick ${tasks.arrival[task]}`;
    default:
      return world.noteOf(task);
  }
}

/** `waits for lock door, held by low`. */
export function waitText(world: World, task: number): string {
  const { tasks, names, resources } = world;
  const number = tasks.waitFor[task]!;
  const kind = tasks.waitKind[task]!;
  if (kind === waitsForLock) {
    const owner = resources.ownerOf(number);
    const held = owner < 0 ? '' : `, held by ${taskName(world, owner)}`;
    return `waits for ${names.of('lock', number)}${held}`;
  }
  if (waitKinds[kind] === 'semaphore') return `waits for ${names.of('semaphore', number)}`;
  const channel = names.of('channel', number);
  return waitKinds[kind] === 'sender'
    ? `waits for a value in ${channel}`
    : `waits for room in ${channel}`;
}

const namedAtMost = 5;

/** Who waits for what, when nobody can go on. */
export function deadlockText(world: World): string {
  const stuck: string[] = [];
  let more = 0;
  for (let task = 0; task < world.tasks.count; task++) {
    if (world.tasks.state[task] !== blocked) continue;
    if (stuck.length === namedAtMost) more++;
    else stuck.push(`${taskName(world, task)} ${waitText(world, task)}`);
  }
  const rest = more > 0 ? `; and ${more} more` : '';
  return `Deadlock: no task can go on: ${stuck.join('; ')}${rest}.`;
}

/** The calls of a task, innermost first. */
export function framesOf(world: World, task: number): Frame[] {
  const { tasks, stacks } = world;
  const base = tasks.callBase[task]!;
  const frames: Frame[] = [];
  let address = tasks.pc[task]!;
  for (let call = tasks.calls[task]! - 1; call >= 0; call--) {
    frames.push({ address, entry: stacks.memory[base + 2 * call + 1]! });
    address = stacks.memory[base + 2 * call]!;
  }
  frames.push({ address, entry: tasks.entry[task]! });
  return frames;
}
