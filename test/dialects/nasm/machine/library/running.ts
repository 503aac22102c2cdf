// Runs objects in the whole machine, with the library, to their end.
import type { OutputLog } from '#core/machine/output-log.ts';
import { ownObject } from '#dialects/nasm/machine/library/own-objects.ts';
import { loadNasm } from '#dialects/nasm/machine/load.ts';

export interface Run {
  readonly output: string;
  readonly status: number;
  /** What went wrong; empty where nothing did. */
  readonly problem: string;
}

export interface RunOptions {
  readonly bits?: 32 | 64;
  /** Words behind the program's name. */
  readonly words?: string;
  /** All that is typed. */
  readonly input?: string;
  readonly most?: number;
  /** Whether standard input, output and error are a terminal; all of them if absent. */
  readonly terminals?: readonly [boolean, boolean, boolean];
}

/** Programs of tests end much earlier. */
const instructionsMax = 20_000_000;

/** Runs objects as they are; the first one gives the program its name. */
export function runObjects(
  objects: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  { words = '', input = '', most = instructionsMax, terminals }: RunOptions = {},
): Run {
  const files = objects.map(({ name, bytes }) => ({
    name,
    uri: `file:///${name}`,
    content: { kind: 'image', bytes } as const,
  }));
  const settings = { options: { args: words }, recordActivity: false };
  const { machine, report } = loadNasm(files, { ...settings, ...(terminals ? { terminals } : {}) });
  if (input !== '') machine.apply({ kind: 'input', bytes: Buffer.from(input) });
  machine.apply({ kind: 'input', bytes: new Uint8Array() });
  machine.run(most, {});
  const { exitCode, text } = report();
  return { output: outputOf(machine.output), status: exitCode, problem: text.trim() };
}

function outputOf(log: OutputLog): string {
  return log
    .since(0)
    .map(({ text }) => text)
    .join('');
}

/** Assembles a source and runs it. */
export function runSource(text: string, options: RunOptions = {}): Run {
  return runObjects([ownObject('program', text, options.bits ?? 64)], options);
}
