// Holds the texts about operand words, flags and registers.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { registers } from '#dialects/nasm/isa/registers.ts';
import { flagText, flagTexts } from '#dialects/nasm/knowledge/flags.ts';
import { operatorText, operatorTexts } from '#dialects/nasm/knowledge/operators.ts';
import { registerText } from '#dialects/nasm/knowledge/registers.ts';
import { wordText, wordTexts } from '#dialects/nasm/knowledge/words.ts';
import { bytesOfLines, withoutNasm } from './nasm.ts';
import { checkExamples, checkTexts } from './source-texts.ts';

const summaryMax = 90;

describe('operand words', () => {
  checkTexts(wordTexts);

  test('every mark of a kind finds the text of its kind', () => {
    assert.equal(wordText('{K7}'), wordText('{k1}'));
    assert.equal(wordText('{1to8}'), wordText('{1to16}'));
    assert.equal(wordText('..@12.end')?.syntax, '..@name');
    assert.equal(wordText('REPZ'), wordText('repe'));
    assert.equal(wordText('{k8}'), undefined);
    assert.equal(wordText('eax'), undefined);
  });
});

describe('examples of operand words', { skip: withoutNasm }, () => {
  const inLongMode = wordTexts.filter(({ format }) => ['bin', 'elf64'].includes(format));
  checkExamples(inLongMode, 'bits 64\n');
  checkExamples(wordTexts.filter(text => !inLongMode.includes(text)));
});

describe('operators', () => {
  checkTexts(operatorTexts);

  test('both spellings find one text', () => {
    assert.equal(operatorText('<>'), operatorText('!='));
    assert.equal(operatorText('**'), undefined);
  });
});

describe('examples of operators', { skip: withoutNasm }, () => {
  checkExamples(operatorTexts);

  test('their values', () => {
    const values = bytesOfLines(operatorTexts.map(({ example }) => example)).join(' ');
    assert.equal(
      values,
      '0A 01 00 01 01 01 01 01 00 00 00 07 06 01 30 03 FD 08 FE 0F 03 FD 02 FE FAFF 00',
    );
  });
});

describe('registers', () => {
  test('each has a sentence', () => {
    for (const { name } of registers) {
      const text = registerText(name);
      assert.match(text?.summary ?? '', /^[A-Z].*[^ .]\.$/, name);
      assert.ok((text?.summary.length ?? 0) <= summaryMax, name);
    }
    assert.equal(registerText('rip'), undefined);
  });

  test('each knows its parts, its whole and who saves it', () => {
    assert.deepEqual(registerText('rax')?.parts, ['eax', 'ax', 'ah', 'al']);
    assert.deepEqual(registerText('ax')?.parts, ['ah', 'al']);
    assert.deepEqual(registerText('ah')?.parts, []);
    assert.deepEqual(registerText('r9d')?.parts, ['r9w', 'r9b']);
    assert.deepEqual(registerText('ymm3')?.parts, ['xmm3']);
    assert.equal(registerText('sil')?.whole, 'rsi');
    assert.equal(registerText('xmm3')?.whole, 'zmm3');
    const callee = registers.filter(
      ({ name, bits }) => bits === 64 && registerText(name)?.saved === 'callee',
    );
    assert.deepEqual(callee.map(({ name }) => name).sort(), [
      'r12',
      'r13',
      'r14',
      'r15',
      'rbp',
      'rbx',
      'rsp',
    ]);
  });
});

describe('flags', () => {
  test('each has a place of its own and a sentence', () => {
    const places = flagTexts.map(({ register, bit }) => `${register} ${bit}`);
    assert.equal(new Set(places).size, places.length);
    assert.equal(new Set(flagTexts.map(({ name }) => name)).size, flagTexts.length);
    for (const { name, summary, title } of flagTexts) {
      assert.match(summary, /^[A-Z].*[^ .]\.$/, name);
      assert.ok(summary.length <= summaryMax && title !== '', name);
    }
    assert.equal(flagText('ZF')?.bit, 6);
    assert.equal(flagText('XF'), undefined);
  });
});
