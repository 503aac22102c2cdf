// What the LC-3 dialect says about loading and running its programs.
import type { MachineSupport } from '#core/machine/program.ts';
import { exceptionFilters } from './events.ts';
import { loadLc3 } from './load.ts';
import { launchOptions } from './settings.ts';

export const lc3Machine: MachineSupport = {
  options: launchOptions,
  exceptionFilters,
  readsInput: true,
  clockUnit: 'instruction',
  load: loadLc3,
};
