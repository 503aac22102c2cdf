// Holds the texts about directives: complete, short, and with examples that the real nasm takes.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { directiveText, directiveTexts } from '#dialects/nasm/knowledge/directives.ts';
import { withoutNasm } from './nasm.ts';
import { checkExamples, checkTexts } from './source-texts.ts';

describe('directives', () => {
  checkTexts(directiveTexts);

  test('all spellings find one text', () => {
    assert.equal(directiveText('segment'), directiveText('section'));
    assert.equal(directiveText('resz')?.syntax, 'RESZ count');
    assert.equal(directiveText('mov'), undefined);
  });
});

describe('examples of directives', { skip: withoutNasm }, () => {
  checkExamples(directiveTexts);
});
