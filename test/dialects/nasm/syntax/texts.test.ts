// Bytes of a source as text and back: whatever they are, none is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sourceText } from '#dialects/nasm/syntax/source-text.ts';
import { textBytes } from '#dialects/nasm/syntax/strings.ts';

test('every byte of a source comes back', () => {
  const ascii = fc.string({ maxLength: 40 }).map(text => Buffer.from(text, 'latin1'));
  const text = fc.string({ unit: 'binary', maxLength: 40 }).map(each => Buffer.from(each));
  const bytes = fc.uint8Array({ maxLength: 40 }).map(each => Buffer.from(each));
  fc.assert(
    fc.property(fc.array(fc.oneof(ascii, text, bytes), { maxLength: 5 }), parts => {
      const all = Buffer.concat(parts);
      assert.deepEqual(Buffer.from(textBytes(sourceText(all))), all);
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test('texts are UTF-8, and half a pair alone is that of its own', () => {
  assert.deepEqual([...textBytes('aé€𝄞')], [...Buffer.from('aé€𝄞')]);
  assert.deepEqual([...textBytes('a\udcff')], [0x61, 0xff]);
});
