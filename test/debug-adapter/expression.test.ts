// The debugger's expressions: precedence, literals, places, formats, and errors with positions.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  evaluate,
  isTrue,
  type Names,
  resolveAssignment,
  type Value,
} from '#core/machine/expression.ts';
import { ExpressionError, parseExpression } from '#core/machine/expression-syntax.ts';
import { fits, formatAddress, formatValue, parseAddress } from '#core/machine/value-format.ts';

const edit = (value: bigint) => ({ kind: 'register', thread: 1, register: 'r', value }) as const;
const values: readonly Value[] = [
  { name: 'counter', value: 5n, bits: 32, signed: true, edit },
  { name: 'minus', value: 0xffff_fffen, bits: 32, signed: true, edit },
  { name: 'rax', value: 0xffff_ffff_ffff_ffffn, bits: 64, edit },
  { name: 'flags', value: 3n, bits: 4 },
  { name: 'state', value: 'blocked' },
  {
    name: 'stack',
    value: '',
    children: () => [
      { name: '[0]', value: 7n, bits: 32, signed: true },
      { name: '[1]', value: 8n, bits: 32, signed: true },
    ],
  },
];

const names: Names = {
  resolve: name => values.find(value => value.name === name),
  label: name => (name === 'main.loop' ? { name, value: 0x30n, address: true } : undefined),
  thread: id => (id === 2 ? { name: 'p2', value: '', children: () => [values[0]!] } : undefined),
  dereference: address => (address < 16n ? { name: '', value: address * 2n, bits: 8 } : undefined),
  list: () => values.map(({ name }) => ({ name, kind: 'register' })),
};

function result(text: string): string {
  const { node, format } = parseExpression(text);
  const value = evaluate(node, names);
  return formatValue(value.value, value, format);
}

function problem(text: string): string {
  try {
    return `no problem, but ${result(text)}`;
  } catch (error) {
    assert.ok(error instanceof ExpressionError);
    return error.message;
  }
}

// biome-ignore format: a table
const results: readonly (readonly [string, string])[] = [
  ['1 + 2 * 3', '7'],
  ['(1 + 2) * 3', '9'],
  ['1 << 2 + 1', '8'],
  ['7 & 3 == 3', '1'],
  ['1 | 2 ^ 3 & 1', '3'],
  ['10 - 2 - 3', '5'],
  ['-7 / 2', '-3'],
  ['-7 % 3', '-1'],
  ['~0', '-1'],
  ['!5', '0'],
  ['1 ? 2 : 3', '2'],
  ['0 ? 2 : 0 ? 4 : 5', '5'],
  ['0x1F + 0b101 + 0o7', '43'],
  ["'A' + 1", '66'],
  [String.raw`'\n'`, '10'],
  [String.raw`'\x41'`, '65'],
  ['1_000', '1000'],
  ['counter', '5'],
  ['counter,x', '0x00000005'],
  ['counter, b', '0b0000_0000_0000_0000_0000_0000_0000_0101'],
  ['minus', '-2'],
  ['minus,x', '0xfffffffe'],
  ['rax', '18446744073709551615'],
  ['rax == -1', '1'],
  ['minus == -2 && minus == 0xfffffffe', '1'],
  ['flags == -1', '0'],
  ["'A',c", "'A'"],
  ['0,c', String.raw`'\0'`],
  ['stack[1]', '8'],
  ['stack[counter - 4]', '8'],
  ['#2.counter', '5'],
  ['@main.loop', '0x30'],
  ['*4', '8'],
  ['state == "blocked"', '1'],
  ['state != "ready"', '1'],
  ['0 && nothing', '0'],
  ['1 || nothing', '1'],
  ['-1,x', '0xffff'],
  ['-70000,x', '0xfffeee90'],
];

describe('expressions', () => {
  for (const [text, expected] of results) {
    test(text, () => assert.equal(result(text), expected));
  }
});

// biome-ignore format: a table
const problems: readonly (readonly [string, string])[] = [
  ['', 'The expression is empty (column 1)'],
  ['1 +', 'The expression ends where a value is expected (column 4)'],
  ['(1', '")" is missing for the "(" at column 1 (column 3)'],
  ['1 2', '"2" is not expected here (column 3)'],
  ['0x', "0x is no number; write 12, 0x1f, 0b101 or 'A' (column 1)"],
  ["'ab'", "A character is written between two apostrophes: 'A' (column 1)"],
  ['#-7', 'There is no name "#-7" (column 1)'],
  ['1 § 2', '"§" has no meaning in an expression (column 3)'],
  ['countr', 'There is no name "countr"; did you mean counter? (column 1)'],
  ['1 / (counter - 5)', 'Division by zero (column 14)'],
  ['1 << 128', 'A shift count is 0 to 127 (column 6)'],
  ['stack[9]', 'stack has no element 9; it has 2 (column 6)'],
  ['stack + 1', 'stack is no number (column 1)'],
  ['counter[0]', 'counter has no elements (column 8)'],
  ['counter = 1', 'An assignment is possible in the console only; == compares (column 9)'],
  ['counter,q', 'A format is one of x, d, b and c: value,x (column 9)'],
  ['#7', 'There is no thread 7 (column 1)'],
  ['*99', 'There is no memory at 99 (column 1)'],
  ['#2.pc', 'There is no member of p2 "pc" (column 4)'],
];

describe('what is wrong with an expression, and where', () => {
  for (const [text, expected] of problems) {
    test(text || 'nothing', () => assert.equal(problem(text), expected));
  }
});

describe('assignments', () => {
  const assign = (text: string) => resolveAssignment(parseExpression(text).node, names).value;

  test('give the value as an unsigned number of the width', () => {
    assert.equal(assign('counter = 7'), 7n);
    assert.equal(assign('counter = -1'), 0xffff_ffffn);
    assert.equal(assign('counter += 2'), 7n);
    assert.equal(assign('counter <<= 1'), 10n);
  });

  test('refuse what does not fit or has no place', () => {
    assert.throws(() => assign('counter = 0x100000000'), /does not fit in 32 bits/);
    assert.throws(() => assign('flags = 1'), /flags cannot be changed/);
    assert.throws(() => assign('1 = 2'), /A calculated value has no place/);
    assert.throws(() => assign('counter = "x"'), /has to be a number/);
  });
});

describe('properties', () => {
  test('no text makes anything but a value or an error with a place in the text', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom(...'()[]+-*/%&|^~!<>=?:.,#@ 019axcounterstack'), { maxLength: 30 })
        .map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(text, source => {
        try {
          evaluate(parseExpression(source).node, names);
        } catch (error) {
          assert.ok(error instanceof ExpressionError, String(error));
          assert.ok(error.offset >= 0 && error.offset <= source.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('arithmetic is that of whole numbers', () => {
    const number = fc.bigInt({ min: -(2n ** 40n), max: 2n ** 40n });
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        const { node } = parseExpression(`(${a}) * (${b}) - (${c})`);
        assert.equal(evaluate(node, names).value, a * b - c);
        assert.equal(isTrue(parseExpression(`(${a}) < (${b})`).node, names), a < b);
      }),
    );
  });

  test('what is written in hex or binary reads back as the same number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), value => {
        for (const format of ['hex', 'binary'] as const) {
          const text = formatValue(value, { bits: 64 }, format);
          assert.equal(evaluate(parseExpression(text).node, names).value, value);
        }
      }),
    );
  });

  test('addresses survive their text, those of the upper half too', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 47), max: 2 ** 47 }), address => {
        assert.equal(parseAddress(formatAddress(address)), address);
      }),
    );
  });

  test('nesting has a limit', () => {
    assert.throws(() => parseExpression('('.repeat(5000)), /levels of nesting/);
    assert.throws(() => parseExpression('-'.repeat(9000)), /levels of nesting/);
  });

  test('fits takes the signed and the unsigned range', () => {
    assert.deepEqual(
      [-129n, -128n, 255n, 256n].map(value => fits(value, 8)),
      [false, true, true, false],
    );
  });
});
