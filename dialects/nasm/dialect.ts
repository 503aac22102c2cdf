// The NASM dialect: x86 assembly in the syntax of the Netwide Assembler.
import type { Dialect } from '#core/dialect.ts';
import { runCommand } from './command-line/command.ts';
import { language } from './language/language.ts';
import { writeNumber } from './machine/number-text.ts';
import { nasmMachine } from './machine/support.ts';

export const nasm: Dialect = {
  ...language,
  assembleCommand: runCommand,
  machine: nasmMachine,
  writeNumber,
};
