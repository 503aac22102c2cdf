// What a run was like, for the command line: lines for people and one value for programs.
import type { RunReport } from '#core/machine/program.ts';
import { hexadecimal } from '../items.ts';
import { registersOf } from './registers.ts';
import type { State } from './state.ts';

const reported = ['R0', 'R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'PC', 'PSR'];

export function reportOf(state: State): RunReport {
  const { fault, moment, finished } = state;
  const registers = registersOf(state).filter(({ name }) => reported.includes(name));
  const json = {
    halted: finished,
    instructions: moment,
    registers: Object.fromEntries(registers.map(({ name, value }) => [name, Number(value)])),
    console: consoleOf(state),
    fault: fault ?? null,
  };
  return { text: textOf(state), json, exitCode: fault === undefined ? 0 : 1 };
}

function consoleOf({ output }: State): string {
  return output
    .since(0)
    .map(({ text }) => text)
    .join('');
}

function textOf(state: State): string {
  const { fault, moment, finished, pc, strict } = state;
  const count = moment === 1 ? '1 instruction' : `${moment} instructions`;
  const end = finished ? 'halted' : 'stopped';
  const registers = registersOf(state).filter(({ name }) => reported.includes(name));
  const lines = [
    `${end} at ${hexadecimal(pc)} after ${count}`,
    registers.map(({ name, value }) => `${name} ${hexadecimal(Number(value))}`).join('  '),
    ...(fault === undefined ? [] : [fault]),
    ...(strict?.findings ?? []),
  ];
  return `${lines.join('\n')}\n`;
}
