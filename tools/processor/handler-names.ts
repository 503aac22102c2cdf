// The names of the processor's handlers, out of its sources: nothing is compiled for them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../project.ts';
import { handlers } from './handlers.ts';

const sources = 'dialects/nasm/machine/processor';

/** Every function that the processor exports, among them all handlers. */
export function handlerNames(): ReadonlySet<string> {
  const files = readdirSync(join(root, sources), { recursive: true, encoding: 'utf8' });
  const written = files
    .filter(name => name.endsWith('.ts') && !name.includes('.generated.'))
    .flatMap(name => {
      const text = readFileSync(join(root, sources, name), 'utf8');
      return Array.from(text.matchAll(/^export function (\w+)/gm), found => found[1]!);
    });
  return new Set([...written, ...handlers().map(([name]) => name)]);
}
