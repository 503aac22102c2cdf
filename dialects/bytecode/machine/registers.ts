// The registers of a task: what the processor would hold of it.
import type { Register } from '#core/machine/machine.ts';
import { sleeping } from './task-table.ts';
import type { World } from './world.ts';

interface RegisterRow {
  readonly name: string;
  readonly bits: number;
  readonly signed: boolean;
  readonly writable: boolean;
  readonly address?: boolean;
  readonly summary: string;
  readonly value: (world: World, task: number) => number;
}

const row = (
  name: string,
  summary: string,
  value: RegisterRow['value'],
  rest: Partial<RegisterRow> = {},
): RegisterRow => ({ name, bits: 32, signed: true, writable: false, summary, value, ...rest });

const rows: readonly RegisterRow[] = [
  row('pc', 'Address of the next instruction.', ({ tasks }, task) => tasks.pc[task]!, {
    signed: false,
    writable: true,
    address: true,
  }),
  row('top', 'The value on top of the stack; 0 if it is empty.', topOf, { writable: true }),
  row('depth', 'How many values are on the stack.', ({ tasks }, task) => tasks.depth[task]!),
  row('calls', 'How many calls have not returned.', ({ tasks }, task) => tasks.calls[task]!),
  row('priority', 'Its own priority, 0 to 255.', ({ tasks }, task) => tasks.priority[task]!, {
    writable: true,
  }),
  row(
    'effective',
    'Its priority with what it inherits through the locks that it holds.',
    ({ tasks }, task) => tasks.effective[task]!,
  ),
  row('quantum', 'Ticks left of its quantum; -1 without one.', quantumOf, { bits: 64 }),
  row('wake', 'The tick at which it wakes up; -1 if it does not sleep.', wakeOf, { bits: 64 }),
  row('work', 'Ticks that its WORK still takes.', ({ tasks }, task) => tasks.workLeft[task]!),
  row('cpu', 'Ticks for which it has run.', ({ tasks }, task) => tasks.cpu[task]!, { bits: 64 }),
];

export function topOf({ tasks, stacks }: World, task: number): number {
  const depth = tasks.depth[task]!;
  return depth === 0 ? 0 : stacks.memory[tasks.stackBase[task]! + depth - 1]!;
}

function quantumOf({ scheduler }: World, task: number): number {
  const core = scheduler.coreOf(task);
  const left = core < 0 ? Number.POSITIVE_INFINITY : scheduler.quantumLeft[core]!;
  return Number.isFinite(left) ? left : -1;
}

function wakeOf({ tasks }: World, task: number): number {
  return tasks.state[task] === sleeping ? tasks.wake[task]! : -1;
}

export function registersOf(world: World, task: number): Register[] {
  return rows.map(({ value, ...rest }) => ({
    ...rest,
    value: BigInt.asUintN(rest.bits, BigInt(value(world, task))),
  }));
}

/** The names of the registers, in order. */
export const registerNames: readonly string[] = rows.map(({ name }) => name);
