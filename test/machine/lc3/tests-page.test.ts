// The examples of docs/tests.md are programs whose tests pass, and they show every line there is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyzeNow } from '#core/dialect.ts';
import { findTests } from '#core/testing/program-test.ts';
import { runTest } from '#core/testing/test-run.ts';
import { SourceText } from '#core/text/source.ts';
import { lc3 } from '#dialects/lc3/dialect.ts';
import { root } from '#tools/project.ts';

const page = readFileSync(join(root, 'docs/tests.md'), 'utf8');
const examples = [...page.matchAll(/^```asm\n(.*?)^```$/gms)].map(([, text]) => text!);

for (const [index, text] of examples.entries()) {
  test(`example ${index + 1} of docs/tests.md passes its tests`, () => {
    const analysis = analyzeNow(lc3, new SourceText('file:///example.asm', text));
    const told = analysis.diagnostics.filter(({ severity }) => severity !== 'hint');
    assert.deepEqual(told, []);
    const { tests, problems } = findTests(analysis);
    assert.deepEqual(problems, []);
    assert.equal(tests.length, 3);
    for (const one of tests) {
      const content = { kind: 'source' as const, analysis };
      const file = { name: 'example.asm', uri: analysis.source.uri, content };
      const program = lc3.machine.load([file], { options: {}, recordActivity: false });
      assert.deepEqual(runTest(program, one, lc3.writeNumber).failures, [], one.name);
    }
  });
}

test('the examples of docs/tests.md show every line that its table has', () => {
  const rows = [...page.matchAll(/^\| `;! (\w+)/gm)].map(([, word]) => word!);
  assert.equal(rows.length, 10);
  for (const word of rows)
    assert.ok(
      examples.some(text => text.includes(`;! ${word}`)),
      word,
    );
});
