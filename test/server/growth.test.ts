// Texts with very many of one thing: the time for them grows with their length, not its square.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { analyzeNow, type Dialect } from '#core/dialect.ts';
import { NameSearch } from '#core/text/distance.ts';
import { SourceText } from '#core/text/source.ts';
import { bytecode } from '#dialects/bytecode/dialect.ts';
import { lc3 } from '#dialects/lc3/dialect.ts';
import { format, standardFormat } from '#server/features/format.ts';

const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

const texts: Readonly<Record<string, { readonly dialect: Dialect; readonly text: string }>> = {
  'values of one .byte': {
    dialect: bytecode,
    text: `.byte ${many(100_000, () => '1,')}1\nHALT\n`,
  },
  'options of one .task': {
    dialect: bytecode,
    text: `.task a ${many(100_000, () => 'burst=1 ')}`,
  },
  'unknown labels': {
    dialect: bytecode,
    text: many(50_000, index => `lab${index}: JMP lob${index}\n`),
  },
  'unknown labels of LC-3': {
    dialect: lc3,
    text: `.ORIG x3000\n${many(30_000, index => `LAB${index} LD R0, LOB${index}\n`)}.END\n`,
  },
  'subroutines that run into each other': {
    dialect: lc3,
    text:
      '.ORIG x3000\n' +
      many(22_000, index => `L${index} JSR L${Math.max(0, index - 500)}\n ST R7, L${index}\n`) +
      'RET\n.END\n',
  },
};

/** What is quadratic takes more than 40 s for each, what is linear 3 s on a slow machine. */
const patience = 15_000;

describe('the time to check and format', () => {
  for (const [name, { dialect, text }] of Object.entries(texts)) {
    test(`${name} is bearable`, () => {
      const before = performance.now();
      const analysis = analyzeNow(dialect, new SourceText('file:///long.txt', text));
      format(analysis, dialect, standardFormat);
      const taken = performance.now() - before;
      assert.ok(taken < patience, `${Math.round(taken)} ms`);
    });
  }
});

test('a search for what was meant ends for all names of a file together', () => {
  const search = new NameSearch();
  const names = ['counter', 'loop'];
  assert.equal(
    search.nearest('cuonter', 2, () => names),
    'counter',
  );
  assert.equal(
    search.nearest('lop', 5_000_000, () => names),
    undefined,
  );
  assert.equal(
    search.nearest('loop', 2, () => names),
    undefined,
  );
});
