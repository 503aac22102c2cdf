// Programs with what `nasm -E` 2.16.01 made of them, on standard output and standard error.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { optionsFor, preprocessOurs } from '#tools/nasm/preprocessing.ts';
import { recorded } from '#tools/preprocessor-recording.ts';

const folder = new URL('fixtures/', import.meta.url);
const names = readdirSync(folder).filter(name => name.endsWith('.asm'));

test('there are fixtures', () => {
  assert.ok(names.length >= 7);
});

for (const name of names) {
  test(name, () => {
    const source = readFileSync(new URL(name, folder), 'utf8');
    const wanted = readFileSync(new URL(name.replace(/\.asm$/, '.txt'), folder), 'utf8');
    assert.equal(recorded(preprocessOurs(optionsFor(source))), wanted);
  });
}
