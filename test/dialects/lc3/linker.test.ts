// Programs of several files: labels that .EXTERNAL names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { link } from '#dialects/lc3/linker.ts';
import { analysisOf } from './programs.ts';

const programsOf = (texts: readonly string[]) => texts.map(text => analysisOf(text).program!);

const main = '.EXTERNAL SORT\n.ORIG x3000\nJSR Sort\nLD R0, SORT\nHALT\n.FILL SORT+1\n.END';
const library = (origin: string) => `.ORIG ${origin}\nSORT RET\n.END`;

test('distances and addresses of labels in other files are filled in', () => {
  const { segments, symbols } = link(programsOf([main, library('x3010')]));
  assert.deepEqual(
    [...segments[0]!.words].map(word => word.toString(16)),
    ['480f', '200e', 'f025', '3011'],
  );
  assert.deepEqual(symbols, [{ name: 'SORT', address: 0x3010 }]);
});

test('a program is not changed by being linked', () => {
  const [program, other] = programsOf([main, library('x3010')]);
  link([program!, other!]);
  assert.equal(program!.segments[0]!.words[0], 0x4800);
});

const wrong: readonly (readonly [texts: readonly string[], message: RegExp])[] = [
  [[main], /No file defines SORT/],
  [[main, library('x3010'), library('x3020')], /Several files define SORT/],
  [[main, library('x5000')], /SORT \(x5000\) is too far from x3000/],
  [[library('x3000'), '.ORIG x3000\nHALT\n.END'], /x3000 and x3000 overlap/],
];

for (const [texts, message] of wrong) {
  test(String(message), () => assert.throws(() => link(programsOf(texts)), message));
}
