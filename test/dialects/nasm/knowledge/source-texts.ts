// The checks that texts about words of the source share.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceText } from '#dialects/nasm/knowledge/source-text.ts';
import { runNasm } from './nasm.ts';

const summaryMax = 90;
const exampleLinesMax = 6;

/** Tests that names are unlike, sentences are sentences, and examples show what they are for. */
export function checkTexts(texts: readonly SourceText[]): void {
  test('each is a sentence of one line, and no two are the same', () => {
    const summaries = new Set<string>();
    for (const { names, summary, syntax } of texts) {
      assert.match(summary, /^[A-Z%_$“][^\n]*[^ .]\.$/, names[0]);
      assert.ok([...summary].length <= summaryMax, `${names[0]}: ${summary}`);
      assert.ok(syntax !== '' && syntax.length <= summaryMax, names[0]);
      assert.ok(!summaries.has(summary), `${names[0]}: ${summary}`);
      summaries.add(summary);
    }
    const names = texts.flatMap(text => text.names);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });

  test('each has an example of one to six lines', () => {
    for (const { names, example } of texts) {
      const lines = example.split('\n');
      assert.ok(lines.length <= exampleLinesMax && example !== '', names[0]);
      assert.ok(
        lines.every(line => line.trim() !== ''),
        names[0],
      );
    }
  });
}

/** Files that examples include. */
const files = { 'data.bin': '0123456789', 'included.inc': 'included_value equ 7\n' };

/** What an example begins with or contains that others in the same source would meet. */
const leavesTraces = new RegExp(
  '^\\w+ (equ|db|d[wdqto]|istruc) |:|\\[|^(use|bits|section|segment|absolute|org|struc)|' +
    '^(sectalign|default|cpu|float|extern|place)|%(x|i|ix)?(def|assign|str|substr|path)|' +
    '%(i|r|ir)?macro|\\$\\$|%un|%(clear|line|include|require|stacksize|local|arg|use|alias)',
  'im',
);

/**
 * Tests that nasm assembles every example without a warning; those that leave no traces stand
 * together in one source, since starting nasm takes longer than it needs for all of them.
 */
export function checkExamples(texts: readonly SourceText[], head: string = ''): void {
  const alone = texts.filter(
    ({ example, format }) => format !== 'bin' || leavesTraces.test(example),
  );
  const together = texts.filter(text => !alone.includes(text));
  if (together.length > 0) {
    test(`${together.length} that leave no traces`, () => {
      const source = together.map(({ example }) => `${example}\n`).join('');
      const { messages } = runNasm(head + source, ['-f', 'bin'], files);
      assert.deepEqual(messages, []);
    });
  }
  for (const { names, example, format } of alone) {
    test(names[0]!, () => {
      const { messages } = runNasm(`${head}${example}\n`, ['-f', format], files);
      assert.deepEqual(messages, []);
    });
  }
}
