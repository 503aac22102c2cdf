// Where each part of an expanded line came from.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { optionsFor } from '#tools/nasm/preprocessing.ts';
import type { ExpandedLine } from '../../../../dialects/nasm/preprocessor/expanded-line.ts';
import { createPreprocessor } from '../../../../dialects/nasm/preprocessor/preprocessor.ts';

const source = `%define value 40+two
%define two 2
%macro put 2
%1_x: db %2, value
%endmacro
 put name, "s"
`;

function expandedLines(text: string): ExpandedLine[] {
  const preprocessor = createPreprocessor(optionsFor(text, { records: true }));
  const lines: ExpandedLine[] = [];
  for (let line = preprocessor.next(); line; line = preprocessor.next()) lines.push(line);
  assert.deepEqual(preprocessor.diagnostics, []);
  return lines.filter(line => line.text !== '');
}

test('every piece of a line points at the characters that it is made of', () => {
  const [line] = expandedLines(source);
  assert.equal(line?.text, 'name_x: db "s", 40+2');
  const pieces = line.pieces.map(piece => {
    const { place } = piece;
    return [piece.at, place ? source.slice(place.start, place.end) : undefined];
  });
  assert.deepEqual(pieces, [
    [0, 'name'],
    [4, '_x'],
    [6, ':'],
    [8, 'db'],
    [11, '"s"'],
    [14, ','],
    [16, '40'],
    [18, '+'],
    [19, '2'],
  ]);
});

test('a piece knows the single-line macros around it, a line its call', () => {
  const [line] = expandedLines(source);
  const two = line?.pieces.at(-1)?.single;
  assert.deepEqual([two?.name, two?.parent?.name], ['two', 'value']);
  const call = line?.expansion?.call;
  assert.equal(line?.expansion?.name, 'put');
  assert.equal(source.slice(call?.start, call?.end), 'put');
});

test('the index has definitions, uses and folds', () => {
  const preprocessor = createPreprocessor(optionsFor(source, { records: true }));
  while (preprocessor.next());
  const { index } = preprocessor;
  assert.deepEqual(
    index?.definitions.map(each => [each.name, each.kind]),
    [
      ['value', 'single'],
      ['two', 'single'],
      ['put', 'multi'],
    ],
  );
  const used = index?.uses.map(use => source.slice(use.at.start, use.at.end));
  assert.deepEqual(used?.sort(), ['put', 'two', 'value']);
  assert.equal(index?.folds.length, 1);
});

test('parts that a condition leaves out are known', () => {
  const text = '%if 0\n a\n b\n%else\n c\n%endif\n';
  const preprocessor = createPreprocessor(optionsFor(text, { marksBranches: true }));
  while (preprocessor.next());
  const parts = preprocessor.inactive.map(each => text.slice(each.start, each.end));
  assert.deepEqual(parts, [' a\n b\n']);
});
