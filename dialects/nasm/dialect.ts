// The NASM dialect: x86 assembly in the syntax of the Netwide Assembler.
import type { CommandHost, Dialect } from '#core/dialect.ts';
import { runCommand } from './command-line/command.ts';
import { language } from './language/language.ts';
import { writeNumber } from './machine/number-text.ts';
import { nasmMachine } from './machine/support.ts';
import { textBytes } from './syntax/strings.ts';

/** Bytes of sources that are no UTF-8 come out as they are. */
function assembleCommand(words: readonly string[], host: CommandHost) {
  const { output, errors, ...rest } = runCommand(words, host);
  return { ...rest, output: textBytes(output), errors: textBytes(errors) };
}

export const nasm: Dialect = {
  ...language,
  assembleCommand,
  machine: nasmMachine,
  writeNumber,
};
