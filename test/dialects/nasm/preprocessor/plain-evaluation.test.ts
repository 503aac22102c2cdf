// Small numbers are computed straight from the tokens: the same as the evaluation that knows all.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NameTable } from '../../../../dialects/nasm/preprocessor/names.ts';
import { plainValue } from '../../../../dialects/nasm/preprocessor/plain-evaluation.ts';
import type { Token } from '../../../../dialects/nasm/preprocessor/token.ts';
import { tokenize } from '../../../../dialects/nasm/preprocessor/tokenizer.ts';
import type { Scope } from '../../../../dialects/nasm/syntax/evaluation.ts';
import { evaluateText } from '../../../../dialects/nasm/syntax/text-evaluation.ts';
import { type RandomChoices, randomChoices } from '../../../../tools/nasm/random.ts';

const scope: Scope = {
  symbol: () => undefined,
  here: () => undefined,
  sectionStart: () => undefined,
  segmentBase: () => undefined,
  error: () => {},
  warning: () => {},
};

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const source = { names: new NameTable(() => {}), file: 0, report: () => {} };
  tokenize(text, 0, text.length, source, 0, tokens);
  return tokens;
}

const operators = [
  ...['+', '-', '*', '/', '%', '&', '|', '<<', '>>', '&&', '||', '==', '=', '!=', '<>', '<', '>'],
  ...['<=', '>=', '//', '%%', '^', '^^', '<=>', '>>>', ' '],
];
const operands = [
  '0',
  '1',
  '2',
  '3',
  '7',
  '16',
  '31',
  '64',
  '010',
  '999999999',
  '0x10',
  '5h',
  '1e',
];

function randomExpression(choices: RandomChoices, depth: number): string {
  const part = () => {
    const prefix = choices.below(5) === 0 ? choices.pick(['-', '!', '~', '+', '- -']) : '';
    const isNested = depth > 0 && choices.below(4) === 0;
    return (
      prefix + (isNested ? `(${randomExpression(choices, depth - 1)})` : choices.pick(operands))
    );
  };
  let text = part();
  for (let count = choices.below(4); count > 0; count--) {
    text += ` ${choices.pick(operators)} ${part()}`;
  }
  return text;
}

test('plain expressions have the value that the full evaluation gives', () => {
  const choices = randomChoices(20_160);
  let known = 0;
  for (let round = 0; round < 5000; round++) {
    const text = randomExpression(choices, 3);
    const value = plainValue(tokensOf(text));
    if (Number.isNaN(value)) continue;
    known++;
    const found = evaluateText(text, scope);
    assert.equal(found?.isAll, true, text);
    assert.ok(Object.is(found?.value.number, value), text);
  }
  assert.ok(known > 1000, `only ${known} are plain`);
});

test('what is no plain expression is left alone', () => {
  for (const text of ['', 'a', '1 2', '(1', '1)', '1 +', '-1>>3', '1/0', '-1/2', '0x10']) {
    assert.ok(Number.isNaN(plainValue(tokensOf(text))), text);
  }
  assert.ok(Number.isNaN(plainValue(tokensOf(`${'('.repeat(5000)}1${')'.repeat(5000)}`))));
});
