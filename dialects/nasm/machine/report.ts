// What a run was like, for the command line: lines for people and one value for programs.
import type { RunReport } from '#core/machine/program.ts';
import { hexadecimal } from './exceptions.ts';
import { shownRegisters } from './registers.ts';
import type { X86State } from './state.ts';

export function reportOf(state: X86State): RunReport {
  const { ending, moment } = state;
  const registers = shownRegisters(state);
  const json = {
    status: ending?.status ?? null,
    instructions: moment,
    registers: Object.fromEntries(registers.map(({ name, value }) => [name, hexadecimal(value)])),
    console: consoleOf(state),
    fault: ending?.isFault ? ending.text : null,
  };
  return { text: textOf(state), json, exitCode: ending?.status ?? 1 };
}

function consoleOf({ output }: X86State): string {
  return output
    .since(0)
    .map(({ text }) => text)
    .join('');
}

/** What a program says of itself is its own affair: a line is added only where it went wrong. */
function textOf({ ending }: X86State): string {
  return ending?.isFault ? `${ending.text}\n` : '';
}
