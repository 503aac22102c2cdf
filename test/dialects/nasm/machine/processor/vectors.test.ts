// Single instructions on our processor, against what the CPU made of them when they were recorded.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Emulation } from '#tools/processor/emulation.ts';
import { caseOfLine, hashOf, samplePath } from '#tools/processor/sample.ts';
import { root } from '#tools/project.ts';

const lines = readFileSync(join(root, samplePath), 'utf8').trim().split('\n');

describe('instructions recorded from the CPU', () => {
  const emulation = new Emulation();
  const names = new Set<string>();
  const wrong: string[] = [];
  for (const line of lines) {
    const { case: each, hash } = caseOfLine(line);
    names.add(each.name);
    if (hashOf(each, emulation.execute(each)) !== hash) wrong.push(`${each.name}: ${line}`);
  }

  test('registers, flags, vectors, x87 and memory are the same', () => {
    assert.deepEqual(wrong, []);
  });

  test('the sample has every kind of instruction', () => {
    assert.ok(names.size > 2700, `${names.size} names`);
    const narrow = lines.filter(line => line.startsWith('16 '));
    assert.ok(narrow.length > 1300, `${narrow.length} in 16 bits`);
  });

  test('a result that is not the CPU’s is seen', () => {
    const { case: each, hash } = caseOfLine(lines[0]!);
    const made = emulation.execute(each);
    made.state[0]! ^= 1;
    assert.notEqual(hashOf(each, made), hash);
  });
});
