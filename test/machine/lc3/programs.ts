// Loads programs for the tests of the LC-3 machine: from source text, or from words.
import { analyzeNow } from '#core/dialect.ts';
import type { Machine, Stop, Watch } from '#core/machine/machine.ts';
import type { LaunchValues, ProgramFile } from '#core/machine/program.ts';
import { SourceText } from '#core/text/source.ts';
import { lc3 } from '#dialects/lc3/dialect.ts';
import { type LoadedLc3, loadLc3 } from '#dialects/lc3/machine/load.ts';

/** A source that has to be without errors; `.ORIG x3000` and `.END` are put around it. */
export function sourceFile(text: string, name = 'test.asm'): ProgramFile {
  const whole = /^\s*\.ORIG/im.test(text) ? text : `.ORIG x3000\n${text}\n.END`;
  const uri = `file:///${name}`;
  const analysis = analyzeNow(lc3, new SourceText(uri, whole));
  const errors = analysis.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return { name, uri, content: { kind: 'source', analysis } };
}

/** An object as lc3as writes it: the origin, then the words. */
export function imageFile(words: readonly number[], origin = 0x3000, name = 'a.obj'): ProgramFile {
  const bytes = Uint8Array.from([origin, ...words].flatMap(word => [word >> 8, word & 0xff]));
  return { name, uri: `file:///${name}`, content: { kind: 'image', bytes } };
}

export type Source = string | readonly number[] | readonly ProgramFile[];

export function load(source: Source, options: LaunchValues = {}): LoadedLc3 {
  return loadLc3(filesOf(source), { options, recordActivity: false });
}

function filesOf(source: Source): readonly ProgramFile[] {
  if (typeof source === 'string') return [sourceFile(source)];
  const isWords = (list: readonly unknown[]): list is readonly number[] =>
    typeof list[0] === 'number';
  return isWords(source) ? [imageFile(source)] : source;
}

export const farMoment = 50_000_000;

export function finish({ machine }: { readonly machine: Machine }, watch: Watch = {}): Stop {
  return machine.run(farMoment, watch);
}

export function type({ machine }: LoadedLc3, text: string): void {
  machine.apply({ kind: 'input', bytes: new TextEncoder().encode(text) });
}

export function output({ machine }: LoadedLc3): string {
  return machine.output
    .since(0)
    .map(({ text }) => text)
    .join('');
}

/** Runs to the end; returns what was printed. */
export function runAll(program: LoadedLc3): string {
  finish(program);
  return output(program);
}

export function register({ machine }: LoadedLc3, name: string): number {
  return Number(machine.registers(1).find(found => found.name === name)!.value);
}

export function word({ machine }: LoadedLc3, address: number): number {
  const [low, high] = machine.read('memory', address, 1);
  return low! | (high! << 8);
}

/** Why the operating system ended the program; null if it did not. */
export function faultOf(program: LoadedLc3): string | null {
  return (program.report().json as { readonly fault: string | null }).fault;
}
