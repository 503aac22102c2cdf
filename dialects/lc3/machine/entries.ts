// Where the handlers of traps and interrupts begin, by the names that breakpoints have for them.
import { instructions } from '../instructions.ts';
import { parseNumberText } from '../number-syntax.ts';
import { interruptVectors, trapVectors } from './memory-map.ts';
import type { State } from './state.ts';

/** The handler of `TRAP x21`, `PUTS` or `INT x80` as memory has it now; undefined for others. */
export function handlerNamed(state: State, text: string): number | undefined {
  const [, kind = '', number = ''] = /^(TRAP|INT)\s+(\S+)$/i.exec(text) ?? [];
  const vector = kind === '' ? aliasVector(text) : parseNumberText(number)?.value;
  if (vector === undefined || vector < 0 || vector >= trapVectors.end) return undefined;
  const isInterrupt = kind.toUpperCase() === 'INT';
  return state.peek(isInterrupt ? interruptVectors.start + vector : vector);
}

/** The vector of a trap that has a name of its own. */
function aliasVector(text: string): number | undefined {
  const row = instructions.find(
    ({ mnemonic, category, operands }) =>
      category === 'Traps' && operands.length === 0 && mnemonic === text.toUpperCase(),
  );
  return row && Number.parseInt(row.pattern.replaceAll(' ', ''), 2) & 0xff;
}
