// Listings as nasm 2.16.01 has written them with -l, character for character.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { derivedText } from '#core/assembler/derived-text.ts';
import { runCommand } from '#dialects/nasm/command-line/command.ts';
import { listing } from '#dialects/nasm/language/outputs.ts';
import { hostIn } from '../../../../tools/nasm/objects.ts';
import { analysisOf } from '../language/programs.ts';

const folder = new URL('listings/', import.meta.url);
const names = readdirSync(folder).filter(name => name.endsWith('.asm'));

function listed(name: string, options: readonly string[]): string | undefined {
  const words = [...options, '-o', 'program', '-l', 'listing', name];
  const { files } = runCommand(words, hostIn(fileURLToPath(folder)));
  const content = files.find(({ path }) => path === 'listing')?.content;
  return content && Buffer.from(content).toString('latin1');
}

describe('listings', () => {
  test('there are programs', () => assert.ok(names.length > 15));

  for (const name of names) {
    test(name, () => {
      const source = readFileSync(new URL(name, folder), 'latin1');
      const options = source
        .slice(1, source.search(/[\r\n]/))
        .trim()
        .split(' ');
      const wanted = readFileSync(new URL(name.replace(/asm$/, 'lst'), folder), 'latin1');
      assert.equal(listed(name, options), wanted);
    });
  }

  test('an editor shows the same, and knows the lines of the source', () => {
    const text = '%macro two 0\n nop\n nop\n%endmacro\n two\n db 1\n';
    const lines = listing(analysisOf(text));
    const host = { ...hostIn('/'), read: () => Buffer.from(text) };
    const { files } = runCommand(['-f', 'elf64', '-l', 'listing', 'a.asm'], host);
    const wanted = files.find(({ path }) => path === 'listing')?.content;
    assert.equal(derivedText(lines), wanted && Buffer.from(wanted).toString('latin1'));
    assert.deepEqual(
      lines.map(({ line }) => line),
      [0, 1, 2, 3, 4, 1, 2, 5],
    );
  });

  test('errors of the first pass leave no listing', () => {
    const host = { ...hostIn('/'), read: () => Buffer.from(' nop\n foo bar\n') };
    assert.deepEqual(runCommand(['-l', 'listing', 'a.asm'], host).files, []);
  });
});
