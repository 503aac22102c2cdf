// ALIGN of the package smartalign: one line to an assembler, and the macros wherever they matter.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingBytes, paddingLines } from '../../../../dialects/nasm/assembly/padding.ts';
import { createPreprocessor } from '../../../../dialects/nasm/preprocessor/preprocessor.ts';
import { optionsFor } from '../../../../tools/nasm/preprocessing.ts';

const place = { section: 0, offset: 3, forward: false, unknown: false };
const start = { ...place, offset: 0 };
const symbols = {
  lookup: () => undefined,
  fullName: (name: string) => name,
  here: () => place,
  sectionStart: () => start,
};

function linesOf(text: string) {
  const source = `%use smartalign\n${text}\n`;
  const options = optionsFor(source, { symbols, pass: 1, bits: () => 64 });
  const preprocessor = createPreprocessor(options);
  const lines = [];
  for (let line = preprocessor.next(); line; line = preprocessor.next()) lines.push(line);
  const { consultedSymbols } = preprocessor;
  return { consultedSymbols, padded: lines.filter(line => line.padding), lines };
}

test('a use is one line, and nothing is asked of the assembler', () => {
  const { consultedSymbols, padded } = linesOf('alignmode p6, 10\nalign 16');
  assert.equal(consultedSymbols, false);
  assert.equal(padded.length, 1);
  const [line] = padded;
  const padding = line!.padding!;
  assert.equal(missingBytes(padding, 3), 13);
  assert.equal(missingBytes(padding, 32), 0);
  const texts = (count: number) => paddingLines(line!, padding, count).map(({ text }) => text);
  assert.deepEqual(texts(10), [
    'times 1 db 0x0f,0x1f,0x84,0x00,0x00,0x00,0x00,0x00',
    'db 0x66,0x90',
  ]);
  assert.match(texts(11)[0]!, /^jmp \.\.@\d+\.end$/);
});

for (const [what, text] of [
  ['another macro for jumps', '%macro jmp 1\ndb 0xeb, %1-$-1\n%endmacro\nalign 16'],
  ['another word for data', '%define db dw\nalign 16'],
  ['fillings of its own', '%undef __?ALIGN_64_3?__\nalign 16'],
  ['a multiple that depends on a place', 'align $-$$+1'],
] as const) {
  test(`the macros are used for ${what}`, () => {
    const { consultedSymbols, padded } = linesOf(text);
    assert.equal(padded.length, 0);
    assert.equal(consultedSymbols, true);
  });
}

test('the directive of the package is nobody else’s', () => {
  const { padded, lines } = linesOf('%push x\n%fill %$filled 16\n%pop');
  assert.equal(padded.length, 0);
  assert.ok(lines.some(({ text }) => text.startsWith('%fill')));
});
