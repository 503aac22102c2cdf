// Tests the table and the bars that `npm run bench` prints.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatTable } from '#tools/bench.ts';
import { meetsBar, percentile } from '#tools/benchmark.ts';

test('a table aligns its columns and marks the bars', () => {
  const rows = [
    { label: 'hover', measures: [{ name: 'p95', value: 3.254, unit: 'ms', atMost: 3 }] },
    {
      label: 'a longer label',
      measures: [{ name: 'speed', value: 120, unit: 'M/s', atLeast: 100 }],
    },
  ];
  const lines = formatTable(rows);
  assert.match(lines[0] ?? '', /^ +p95 +speed$/);
  assert.match(lines[1] ?? '', /^hover {11}3\.25 ms \(≤ 3: MISSED\)$/);
  assert.match(lines[2] ?? '', /^a longer label {25}120 M\/s \(≥ 100: met\)$/);
  assert.equal(lines[0]?.length, lines[2]?.length);
});

test('a bar is met by its own value', () => {
  assert.equal(meetsBar({ name: 'x', value: 3, unit: 'ms', atMost: 3 }), true);
  assert.equal(meetsBar({ name: 'x', value: 3.1, unit: 'ms', atMost: 3 }), false);
  assert.equal(meetsBar({ name: 'x', value: 3, unit: 'M/s', atLeast: 4 }), false);
  assert.equal(meetsBar({ name: 'x', value: 3, unit: '' }), undefined);
});

test('the 95th percentile of 1 to 100 is 95', () => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
  assert.equal(percentile(samples, 0.95), 95);
  assert.equal(percentile([7], 0.95), 7);
});
