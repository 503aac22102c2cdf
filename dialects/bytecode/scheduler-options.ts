// The scheduler's settings: the options of `.scheduler`, of launch.json and of the command line.
import type { LaunchOption } from '#core/machine/program.ts';

/** Policy names with what each does, in the order in which comparisons list them. */
export const policies = [
  { id: 'fcfs', title: 'first come, first served' },
  { id: 'sjf', title: 'shortest job first, not pre-emptive' },
  { id: 'srtf', title: 'shortest remaining time first' },
  { id: 'rr', title: 'round robin with a quantum' },
  { id: 'priority', title: 'highest priority first, not pre-emptive' },
  { id: 'preemptive-priority', title: 'highest priority first, pre-emptive' },
  { id: 'mlfq', title: 'multi-level feedback queue' },
  { id: 'lottery', title: 'lottery: a ticket for each point of priority' },
  { id: 'stride', title: 'stride: the lottery without chance' },
  { id: 'cfs', title: 'completely fair: least virtual run time first' },
  { id: 'edf', title: 'earliest deadline first' },
] as const;

export type PolicyId = (typeof policies)[number]['id'];

const integer = (
  name: string,
  summary: string,
  minimum: number,
  maximum: number,
  value: number,
): LaunchOption => ({ name, type: 'integer', summary, minimum, maximum, default: value });

export const schedulerOptions: readonly LaunchOption[] = [
  {
    name: 'scheduler',
    type: 'string',
    summary: 'The scheduling policy.',
    values: policies.map(policy => policy.id),
    default: 'rr',
  },
  integer('quantum', 'Ticks that a task may run before another has its turn.', 1, 1e9, 1),
  integer('cores', 'Processors that run tasks at the same time.', 1, 64, 1),
  integer('seed', 'Seed of the lottery; the same seed gives the same run.', 0, 2 ** 31 - 1, 1),
  integer('switchCost', 'Ticks that a context switch takes.', 0, 1000, 0),
  integer('aging', 'Ticks of waiting that raise a priority by one; 0 for no ageing.', 0, 1e9, 0),
  integer('levels', 'Queues of the multi-level feedback queue.', 1, 16, 3),
  integer('boost', 'Ticks between boosts to the top queue; 0 for never.', 0, 1e9, 0),
  {
    name: 'inheritance',
    type: 'boolean',
    summary:
      'The owner of a mutex inherits the priority of the most urgent task that waits for it.',
    default: false,
  },
];
