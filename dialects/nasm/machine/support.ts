// What the NASM dialect says about loading and running its programs.
import type { MachineSupport } from '#core/machine/program.ts';
import { exceptionFilters } from './exceptions.ts';
import { isProvided } from './library/library.ts';
import { loadNasm } from './load.ts';
import { launchOptions } from './settings.ts';

export const nasmMachine: MachineSupport = {
  options: launchOptions,
  exceptionFilters,
  readsInput: true,
  traces: ['syscalls', 'libc'],
  runLimit: Number.MAX_SAFE_INTEGER,
  clockUnit: 'instruction',
  provides: isProvided,
  loaders: ['dlopen'],
  load: loadNasm,
};
