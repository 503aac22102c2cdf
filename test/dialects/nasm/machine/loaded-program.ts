// NASM programs loaded into the machine as a debugger does it, from a text.
import { analyzeNow } from '#core/dialect.ts';
import type { LaunchValues } from '#core/machine/program.ts';
import { SourceText } from '#core/text/source.ts';
import { nasm } from '#dialects/nasm/dialect.ts';
import { type LoadedX86, loadNasm } from '#dialects/nasm/machine/load.ts';

/** Sources by their names; the first one begins. */
export function load(
  sources: Readonly<Record<string, string>>,
  options: LaunchValues = {},
  included: Readonly<Record<string, string>> = {},
): LoadedX86 {
  const files = Object.entries(sources).map(([name, text]) => {
    const uri = `file:///${name}`;
    const host = { read: (wanted: string) => included[wanted.replace('file:///', '')] };
    const analysis = analyzeNow(nasm, new SourceText(uri, text), host);
    return { name, uri, content: { kind: 'source', analysis } } as const;
  });
  return loadNasm(files, { options, recordActivity: false });
}

/** Everything that it has printed. */
export function printed({ machine }: LoadedX86): string {
  return machine.output
    .since(0)
    .map(({ text }) => text)
    .join('');
}

export function type({ machine }: LoadedX86, text: string): void {
  machine.apply({ kind: 'input', bytes: new TextEncoder().encode(text) });
}
