// What there is to see of a task and its world at a stop, as trees of variables.
import type { Edit, Register, Scope, Variable } from '#core/machine/machine.ts';
import { registersOf } from './registers.ts';
import { policyTitle } from './settings.ts';
import { waitsForLock, waitsForReceiver, waitsForSemaphore, waitsForSender } from './task-table.ts';
import { detailOf, stateName, taskName } from './thread-view.ts';
import type { World } from './world.ts';

/** Long lists are cut for people; programs read memory. */
const shownAtMost = 1_000;

export function scopesOf(world: World, task: number): Scope[] {
  const scope = (
    name: string,
    presentation: Scope['presentation'],
    variables: () => readonly Variable[],
    expensive = false,
  ): Scope => ({ name, presentation, expensive, variables });
  const scopes = [
    scope('Registers', 'registers', () => registerVariables(world, task)),
    scope('Stack', 'locals', () => stackVariables(world, task)),
    scope('Variables', 'other', () => sharedVariables(world)),
    scope('Scheduler', 'other', () => schedulerVariables(world), true),
  ];
  const resources = resourceVariables(world);
  if (resources.length > 0)
    scopes.push(scope('Resources', 'other', () => resourceVariables(world)));
  return scopes;
}

const integer = (name: string, value: number, rest: Partial<Variable> = {}): Variable => ({
  name,
  value: BigInt.asUintN(32, BigInt(value)),
  bits: 32,
  signed: true,
  ...rest,
});
const text = (name: string, value: string | number): Variable => ({ name, value: String(value) });

function registerVariables(world: World, task: number): Variable[] {
  const found = registersOf(world, task).map(register => registerVariable(task, register));
  const detail = detailOf(world, task);
  const state = stateName(world, task);
  found.push(text('state', detail === '' ? state : `${state}: ${detail}`));
  const note = world.scheduler.policy.detail(task);
  if (note !== '' && world.tasks.isAlive(task)) found.push(text('policy', note));
  return found;
}

function registerVariable(task: number, register: Register): Variable {
  const { name, value, bits, signed, summary, writable } = register;
  const thread = task + 1;
  const edit = (next: bigint): Edit => ({ kind: 'register', thread, register: name, value: next });
  return {
    name,
    value,
    bits,
    signed,
    summary,
    ...(writable ? { edit } : {}),
    watch: { kind: 'register', thread, register: name },
  };
}

function stackVariables(world: World, task: number): Variable[] {
  const { tasks, stacks } = world;
  const depth = tasks.depth[task]!;
  const base = tasks.stackBase[task]!;
  return Array.from({ length: Math.min(depth, shownAtMost) }, (_, index) =>
    integer(`[${index}]`, stacks.memory[base + depth - 1 - index]!, {
      edit: value => ({ kind: 'element', thread: task + 1, structure: 'stack', index, value }),
      ...(index === 0 ? { summary: 'the top' } : {}),
    }),
  );
}

function sharedVariables(world: World): Variable[] {
  const { names, variables } = world;
  const numbers = new Set(names.numbers('variable'));
  variables.forEach((value, number) => {
    if (value !== 0 && numbers.size < shownAtMost) numbers.add(number);
  });
  return [...numbers].map(number => sharedVariable(world, number));
}

function sharedVariable(world: World, number: number): Variable {
  const name = world.names.find('variable', number);
  const space = 'variables';
  const edit = (value: bigint): Edit => ({
    kind: 'memory',
    space,
    address: number,
    bytes: new Uint8Array(Int32Array.of(Number(BigInt.asIntN(32, value))).buffer),
  });
  return integer(name ?? `variables[${number}]`, world.load(number), {
    summary: `variable ${number}`,
    edit,
    watch: { kind: 'memory', space, address: number, length: 1 },
    location: { space, address: number },
  });
}

function schedulerVariables(world: World): Variable[] {
  const { scheduler, settings, tasks } = world;
  const running = Array.from(scheduler.running, (task, core) =>
    text(`core ${core}`, task < 0 ? 'idle' : taskName(world, task)),
  );
  const group = (name: string, list: readonly number[], detail: (task: number) => string) =>
    taskGroup(world, name, list, detail);
  const { policy } = scheduler;
  const blockedTasks: number[] = [];
  for (let task = 0; task < tasks.count; task++) {
    if (tasks.waitKind[task] !== 0) blockedTasks.push(task);
  }
  return [
    text('policy', policyTitle(settings.scheduler)),
    text('clock', scheduler.tick),
    text('switches', scheduler.switches),
    text('alive', scheduler.alive),
    { name: 'running', value: runningText(world), children: () => running },
    ...policy.queues().map(({ title, tasks: list }) => group(title, list, policy.detail)),
    group('Sleeping', scheduler.sleepersInOrder(), task => detailOf(world, task)),
    group('Blocked', blockedTasks, task => detailOf(world, task)),
  ];
}

function runningText(world: World): string {
  const { scheduler } = world;
  const names = [...scheduler.running].filter(task => task >= 0).map(task => taskName(world, task));
  return names.length === 0 ? 'nobody' : names.join(', ');
}

function taskGroup(
  world: World,
  name: string,
  list: readonly number[],
  detail: (task: number) => string,
): Variable {
  const shown = list.slice(0, shownAtMost);
  const names = shown.slice(0, 8).map(task => taskName(world, task));
  const value = list.length === 0 ? 'nobody' : `${names.join(', ')}${list.length > 8 ? ' …' : ''}`;
  const children = () =>
    shown.map(task => {
      const note = detail(task);
      return text(taskName(world, task), note === '' ? stateName(world, task) : note);
    });
  return list.length === 0 ? { name, value } : { name, value, children };
}

function resourceVariables(world: World): Variable[] {
  return [...lockVariables(world), ...semaphoreVariables(world), ...channelVariables(world)];
}

/** Named ones, and of the others those that are in use. */
function inUse(named: readonly number[], count: number, used: (number: number) => boolean) {
  const numbers = new Set(named);
  for (let number = 0; number < count && numbers.size < shownAtMost; number++) {
    if (used(number)) numbers.add(number);
  }
  return [...numbers];
}

function waiting(world: World, kind: number, number: number): string {
  const tasks = world.resources.queues[kind]!.list(number).slice(0, shownAtMost);
  if (tasks.length === 0) return '';
  return `; waiting: ${tasks.map(task => taskName(world, task)).join(', ')}`;
}

function lockVariables(world: World): Variable[] {
  const { names, resources } = world;
  const { owners } = resources;
  return inUse(names.numbers('lock'), owners.length, lock => owners[lock]! >= 0).map(lock => {
    const owner = resources.ownerOf(lock);
    const state = owner < 0 ? 'free' : `held by ${taskName(world, owner)}`;
    return text(names.of('lock', lock), state + waiting(world, waitsForLock, lock));
  });
}

function semaphoreVariables(world: World): Variable[] {
  const { names, resources } = world;
  const used = (number: number) =>
    resources.counts[number] !== 0 || resources.queues[waitsForSemaphore]!.first(number) >= 0;
  return inUse(names.numbers('semaphore'), resources.counts.length, used).map(number =>
    integer(names.of('semaphore', number), resources.countOf(number), {
      summary: `a count${waiting(world, waitsForSemaphore, number)}`,
      edit: value => ({ kind: 'element', thread: 1, structure: 'semaphore', index: number, value }),
    }),
  );
}

function channelVariables(world: World): Variable[] {
  const { names, resources } = world;
  const { channels } = resources;
  const numbers = new Set([...names.numbers('channel'), ...channels.numbers()]);
  return [...numbers].slice(0, shownAtMost).map(number => {
    const values = channels.values(number).slice(0, shownAtMost);
    const waits = waiting(world, waitsForSender, number) + waiting(world, waitsForReceiver, number);
    return {
      name: names.of('channel', number),
      value: `${channels.count(number)} of ${channels.capacity(number)}${waits}`,
      children: () => values.map((value, index) => integer(`[${index}]`, value)),
    };
  });
}
