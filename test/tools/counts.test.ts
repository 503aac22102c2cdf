// Tests that `npm test` counts what its steps write.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countResults } from '#tools/testing/counts.ts';

const summary = [
  '✔ adds (0.1ms)',
  'ℹ tests 9',
  'ℹ pass 5',
  'ℹ fail 2',
  'ℹ cancelled 1',
  'ℹ skipped 1',
  'ℹ todo 0',
].join('\n');

test('a step without tests counts as one', () => {
  assert.deepEqual(countResults('once', '', true), { passed: 1, failed: 0, skipped: 0 });
  assert.deepEqual(countResults('once', '', false), { passed: 0, failed: 1, skipped: 0 });
});

test("node:test's summary is read, cancelled tests as failed", () => {
  assert.deepEqual(countResults('node-test', summary, false), { passed: 5, failed: 3, skipped: 1 });
});

test('lines of the in-host runner are counted, words inside a line are not', () => {
  const output = 'ok one\nnot ok two\n#   ok not ok\nok three\n';
  assert.deepEqual(countResults('ok-lines', output, false), { passed: 2, failed: 1, skipped: 0 });
});

test('a step that breaks off after passing tests has failed', () => {
  assert.deepEqual(countResults('ok-lines', 'ok one\n', false), {
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

test('a step that runs no test at all has failed', () => {
  const nothing = { passed: 0, failed: 1, skipped: 0 };
  assert.deepEqual(countResults('ok-lines', '', true), nothing);
  assert.deepEqual(countResults('node-test', 'ℹ tests 0\nℹ pass 0\n', true), nothing);
});
