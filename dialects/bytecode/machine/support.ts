// What the bytecode dialect says about loading, running and comparing its programs.
import type { ExceptionFilter, MachineSupport } from '#core/machine/program.ts';
import { schedulerOptions } from '../scheduler-options.ts';
import { compareBytecode } from './compare.ts';
import { loadBytecode } from './load.ts';
import type { EventId } from './world.ts';

const filter = (
  id: EventId,
  title: string,
  summary: string,
  isDefault: boolean,
): ExceptionFilter => ({ id, title, summary, default: isDefault });

export const machineSupport: MachineSupport = {
  options: schedulerOptions,
  exceptionFilters: [
    filter('fault', 'Faults', 'A task does what it cannot do, and ends.', true),
    filter('stack-underflow', 'Stack underflow', 'A task takes 0 from its empty stack.', false),
    filter('context-switch', 'Context switch', 'A processor goes on with another task.', false),
    filter('task-end', 'Task end', 'A task ends.', false),
    filter('deadlock', 'Deadlock', 'Every task that is left waits for ever.', true),
  ],
  readsInput: false,
  clockUnit: 'tick',
  load: loadBytecode,
  compare: compareBytecode,
};
