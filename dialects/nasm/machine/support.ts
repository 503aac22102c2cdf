// What the debugger and the command line know of running NASM programs: nothing runs yet.
import { type MachineSupport, ProgramError } from '#core/machine/program.ts';

export const nasmMachine: MachineSupport = {
  options: [],
  exceptionFilters: [],
  readsInput: true,
  clockUnit: 'instruction',
  load() {
    throw new ProgramError(
      'Mnemonic assembles NASM programs and does not run them yet: link the object with ld or gcc.',
    );
  },
};
