// Expressions against the values and messages that nasm 2.16.01 gives.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Scope } from '../../../../dialects/nasm/syntax/evaluation.ts';
import { evaluateText } from '../../../../dialects/nasm/syntax/text-evaluation.ts';

/** Value of an expression as nasm's `dq` shows it, or its message. */
function shown(text: string): string {
  const messages: string[] = [];
  const here = { section: 0, offset: 16, forward: false, unknown: false };
  const scope: Scope = {
    symbol: name =>
      name === 'fwd' ? { ...here, forward: true, unknown: true } : { ...here, offset: 5 },
    here: () => here,
    sectionStart: () => ({ ...here, offset: 0 }),
    segmentBase: section => section + 1,
    error: message => messages.push(message),
    warning: (name, message) => messages.push(`${message} [${name}]`),
  };
  const result = evaluateText(text, scope);
  if (!result) return messages.join('; ');
  const { number, registers, sections, unknown, wrt } = result.value;
  if (unknown) return 'unknown';
  const parts = [String(number)];
  for (const { register, coefficient, multiplied } of registers) {
    parts.push(`${register.name}*${coefficient}${multiplied ? '!' : ''}`);
  }
  for (const { section, coefficient } of sections) parts.push(`s${section}*${coefficient}`);
  if (wrt !== -1) parts.push(`wrt ${wrt}`);
  return [...parts, ...messages].join(' ');
}

const cases: readonly (readonly [string, string])[] = [
  ['0b1h', '177'],
  ['0x1b', '27'],
  ['$0ab', '171'],
  ['0d10', '10'],
  ['1_000', '1000'],
  ['1e5h', '485'],
  ['0b10b', 'expression syntax error'],
  ['0xg', 'expression syntax error'],
  ['0x', '0'],
  ['0b', '0'],
  ['08', '8'],
  ['0q17', '15'],
  ['17o', '15'],
  ['0y11', '3'],
  ['1fx', '31'],
  [
    '0x1ffffffffffffffff',
    '-1 numeric constant 0x1ffffffffffffffff does not fit in 64 bits [number-overflow]',
  ],
  ["'ab'", '25185'],
  ["''", '0'],
  ["'abcdefghijk'", '7523094288207667809 character constant too long [other]'],
  ['`\\u263a`', '12228834'],
  ['1 ? 2 : 3', '2'],
  ['0 ? 2 : 3', '3'],
  ['1 ? 2 ? 3 : 4 : 5', '3'],
  ['1 ? 2', "`?' without matching `:'"],
  ['3 <=> 4', '0'],
  ['2 = 2', '1'],
  ['1 <> 2', '1'],
  ['1 != 1', '0'],
  ['-1 >> 1', '9223372036854775807'],
  ['-1 >>> 1', '-1'],
  ['1 <<< 3', '8'],
  ['1 << 64', '1'],
  ['1 << -1', '-9223372036854775808'],
  ['-7 // 2', '-3'],
  ['-7 %% 2', '-1'],
  ['5 % -3', '5'],
  ['!0', '1'],
  ['!5', '0'],
  ['~0', '-1'],
  ['1 ^^ 1', '0'],
  ['2 && 1', '1'],
  ['2--3', '5'],
  ['-1 * 2 + 3 * -4', '-14'],
  ['1 < 2 < 3', '1'],
  ['1 == 2 || 3 > 2 && 0', '0'],
  ['1 | 2 ^ 3 & 4', '3'],
  ['1/0', 'division by zero'],
  ['1 +', 'expression syntax error'],
  ['(1', "expecting `)'"],
  ['eax*1+ebx', '0 eax*1! ebx*1'],
  ['2*ebx+eax-ebx', '0 ebx*1! eax*1'],
  ['foo*2', '10 s0*2'],
  ['foo - $', '-11'],
  ['~foo', "`~' operator may only be applied to scalar values"],
  ['foo || 1', "`|' operator may only be applied to scalar values"],
  ['foo << 2', '5 s0*1 shift operator may only be applied to scalar values'],
  ['eax*foo', 'unable to multiply two non-scalar objects'],
  ['fwd + 1', 'unknown'],
  ['fwd - fwd', '0'],
  ['seg foo', '0 s1*1'],
  ['seg 5', 'cannot apply SEG to a non-relocatable value'],
  ['foo wrt seg foo', '5 s0*1 wrt 1'],
  ['foo wrt foo', 'invalid right-hand operand to WRT'],
  ['__?ilog2e?__(8)', '3'],
  ['8 * __ilog2e__(8)', '24'],
  ['__?ilog2e?__(9)', 'ilog2 argument is not a power of two'],
  ['__?ilog2w?__(9)', '3 ilog2 argument is not a power of two [other]'],
  ['__?ilog2c?__ 9', '4'],
  ['__?ilog2f?__(0)', '0'],
  ['__?float32?__(1.5)', '1069547520'],
  ['__?float32?__(-1.5)', '3217031168'],
  ['__?float32?__ 1.5', "expecting `('"],
  ['__?float16?__(__?Infinity?__)', '31744'],
  ['__?utf16?__ "ab"', '6422625'],
];

describe('expressions', () => {
  for (const [text, expected] of cases) {
    test(text, () => assert.equal(shown(text), expected));
  }

  test('nesting has a bound and no stack', () => {
    assert.equal(shown(`${'('.repeat(8000)}1${')'.repeat(8000)}`), '1');
    assert.equal(shown(`${'('.repeat(9000)}1${')'.repeat(9000)}`), 'expression too long');
    assert.equal(shown(`${'-'.repeat(9000)}1`), 'expression too long');
    assert.equal(shown(`${'1+'.repeat(90_000)}1`), 'expression too long');
    assert.equal(shown(`${'foo+'.repeat(4000)}1`), 'expression too long');
  });
});
