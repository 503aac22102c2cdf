// `node tools/preprocessor-recording.ts`: writes what `nasm -E` makes of the fixtures of the tests.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { preprocessNasm } from './nasm/preprocessing.ts';
import { root } from './project.ts';

const folder = join(root, 'test/dialects/nasm/preprocessor/fixtures');

/** Output and messages of a preprocessor in one text. */
export function recorded(result: { readonly output: string; readonly messages: string }): string {
  return `${result.output}--- messages\n${result.messages}`;
}

function main(): void {
  for (const name of readdirSync(folder).filter(each => each.endsWith('.asm'))) {
    const result = preprocessNasm(readFileSync(join(folder, name), 'utf8'));
    if (result.panics) throw new Error(`nasm fails on ${name}`);
    writeFileSync(join(folder, name.replace(/\.asm$/, '.txt')), recorded(result));
  }
}

if (import.meta.main) main();
