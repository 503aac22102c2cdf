// Assembles one instruction that somebody types at a stop, with the labels of the program.
import { ProgramError } from '#core/machine/program.ts';
import { SourceText } from '#core/text/source.ts';
import { analyze } from '../analysis.ts';
import { linkedWord } from './linking.ts';

/**
 * The two bytes of an instruction that is executed before the one at `address`: that is where its
 * distances count from. Throws ProgramError for a text that is no instruction.
 */
export function assembleAlone(
  text: string,
  address: number,
  labels: ReadonlyMap<string, number>,
): Uint8Array {
  const used = new Set(text.toUpperCase().match(/[A-Z_][A-Z_0-9]*/g) ?? []);
  const externals = [...used].filter(name => labels.has(name));
  const lines = [...externals.map(name => `.EXTERNAL ${name}`), '.ORIG x3000', text, '.END'];
  const { program, diagnostics } = analyze(new SourceText('', lines.join('\n')), 'permissive');
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw new ProgramError(error.message);
  const segment = program?.segments[0];
  if (segment?.words.length !== 1) throw new ProgramError(`${text.trim()} is no instruction.`);
  const [relocation] = program!.relocations;
  const resolve = (name: string) => labels.get(name);
  const word = relocation
    ? linkedWord('The console', segment.words[0]!, relocation, address - 1, resolve)
    : segment.words[0]!;
  return Uint8Array.of(word & 0xff, word >> 8);
}
