// The directives of the bytecode dialect, one row each.
import type { OperandSlot, Word, WordOption } from '#core/isa/vocabulary.ts';
import type { LaunchOption } from '#core/machine/program.ts';
import { limits } from './instructions.ts';
import { policies, schedulerOptions } from './scheduler-options.ts';

const newName = (what: string): OperandSlot => ({
  name: 'NAME',
  kind: 'name',
  summary: `the name of the ${what}`,
});

const integer = (name: string, minimum: number, maximum: number, summary: string): OperandSlot => ({
  name,
  kind: 'integer',
  symbolKinds: ['constant'],
  minimum,
  maximum,
  summary,
});

const option = (
  name: string,
  minimum: number,
  maximum: number,
  summary: string,
  standard?: string,
): WordOption => ({
  name,
  minimum,
  maximum,
  summary,
  ...(standard === undefined ? {} : { default: standard }),
});

function wordOption(launch: LaunchOption): WordOption {
  const values = launch.type === 'boolean' ? ['true', 'false'] : launch.values;
  return {
    name: launch.name,
    summary: launch.summary,
    ...(values ? { values } : {}),
    ...(launch.minimum === undefined ? {} : { minimum: launch.minimum }),
    ...(launch.maximum === undefined ? {} : { maximum: launch.maximum }),
    ...(launch.default === undefined ? {} : { default: String(launch.default) }),
  };
}

function directive(
  name: string,
  summary: string,
  operands: readonly OperandSlot[],
  effect: string,
  example: string,
  options?: readonly WordOption[],
): Word {
  return {
    name,
    kind: 'directive',
    category: 'Directives',
    summary,
    forms: [{ operands, encoding: '', effect }],
    facts: [],
    ...(options ? { options } : {}),
    example,
  };
}

const ticks = limits.integerMaximum;
const value = (name: string, summary: string): OperandSlot => ({
  ...integer(name, limits.integerMinimum, limits.integerMaximum, summary),
});

export const directives: readonly Word[] = [
  directive(
    '.task',
    'Starts a task: the instructions up to the next .task are its program.',
    [newName('task')],
    'a new task begins here',
    '.task worker priority=3 arrival=10',
    [
      option('priority', 0, limits.priority, 'How urgent it is; a larger number is more.', '1'),
      option('arrival', 0, ticks, 'The tick at which it becomes ready.', '0'),
      option('burst', 1, ticks, 'The CPU time in ticks that SJF and SRTF expect.'),
      option('deadline', 1, ticks, 'Ticks from its arrival within which it should end (EDF).'),
    ],
  ),
  directive(
    '.equ',
    'Gives a number a name.',
    [newName('constant'), value('value', 'the number')],
    'NAME stands for the value',
    '.equ LIMIT 100',
  ),
  directive(
    '.var',
    'Names the next free slot of the variables that all tasks share.',
    [newName('variable'), { ...value('initial', 'its value at the start'), optional: true }],
    'NAME is a variable, 0 at first or the initial value',
    '.var counter 5',
  ),
  directive(
    '.lock',
    'Names the next free mutex.',
    [newName('mutex')],
    'NAME is a mutex for LOCK and UNLOCK',
    '.lock door',
  ),
  directive(
    '.semaphore',
    'Names the next free semaphore.',
    [
      newName('semaphore'),
      { ...integer('initial', 0, ticks, 'its count at the start'), optional: true },
    ],
    'NAME is a semaphore for WAIT and SIGNAL, 0 at first or the initial value',
    '.semaphore items 0',
  ),
  directive(
    '.channel',
    'Names the next free channel.',
    [
      newName('channel'),
      { ...integer('capacity', 1, 65_536, 'how many values it holds'), optional: true },
    ],
    'NAME is a channel for SEND and RECV, of 8 values or the given capacity',
    '.channel pipe 4',
  ),
  directive(
    '.byte',
    'Puts bytes into the image as they are.',
    [{ ...integer('value', -128, 255, 'a byte'), repeats: true }],
    'one byte for each value',
    '.byte 0x01, 0x08',
  ),
  directive(
    '.scheduler',
    'Chooses the scheduling policy; launch.json and the command line override it.',
    [
      {
        name: 'POLICY',
        kind: 'name',
        values: policies.map(policy => policy.id),
        summary: 'the scheduling policy',
      },
    ],
    'the tasks of this file run under POLICY',
    '.scheduler rr quantum=4',
    schedulerOptions.filter(launch => launch.name !== 'scheduler').map(wordOption),
  ),
];

/** Values that a channel holds unless `.channel` says otherwise. */
export const standardCapacity = 8;
