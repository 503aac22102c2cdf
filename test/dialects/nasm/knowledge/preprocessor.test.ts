// Holds the texts about the preprocessor: complete, short, and with examples that nasm takes.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { preprocessorText, preprocessorTexts } from '#dialects/nasm/knowledge/preprocessor.ts';
import { withoutNasm } from './nasm.ts';
import { checkExamples, checkTexts } from './source-texts.ts';

describe('the preprocessor', () => {
  checkTexts(preprocessorTexts);

  const found: readonly (readonly [word: string, syntax: string | undefined])[] = [
    ['%DEFINE', '%define name[(parameters)] text'],
    ['%12', '%1 … %n'],
    ['%0', '%0'],
    ['%00', '%00'],
    ['%{2:-1}', '%{first:last}'],
    ['%{3}', '%1 … %n'],
    ['%+1', '%+n'],
    ['%-1', '%-n'],
    ['%%again', '%%name'],
    ['%$$outer', '%$name'],
    ['%!PATH', '%!name'],
    ['%[n]', '%[text]'],
    ['%strlen', '%strlen name string'],
    ['%strlen(', '%strlen(string)'],
    ['%eval', '%eval(expression)'],
    ['%isndef', '%is(expression), %isdef(name), %isidn(a, b), …'],
    ['%elifnidni', '%elifnidni text, text'],
    ['__line__', '__?LINE?__'],
    ['__?Infinity?__', '__?Infinity?__'],
    ['%whatever', undefined],
    ['define', undefined],
  ];
  for (const [word, syntax] of found) {
    test(`finds ${word}`, () => assert.equal(preprocessorText(word)?.syntax, syntax));
  }
});

describe('examples of the preprocessor', { skip: withoutNasm }, () => {
  checkExamples(preprocessorTexts);
});
