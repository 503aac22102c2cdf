// The checklist of the NASM dialect names tests that exist, and states that are known.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

const readme = readFileSync(new URL('../../../dialects/nasm/README.md', import.meta.url), 'utf8');
const tests: Readonly<Record<string, string>> = {
  programs: 'assembly/programs.test.ts',
  random: 'assembly/random-programs.test.ts',
  objects: 'assembly/objects.test.ts',
  outputs: 'outputs/recorded.test.ts',
};
const states = new Set(['same', 'bytes', 'partly', 'not']);

describe('the checklist', () => {
  const rows = readme
    .split('\n')
    .filter(line => line.startsWith('| ') && !line.startsWith('| surface'))
    .map(line => line.split('|').map(cell => cell.trim()));

  test('it has its rows', () => assert.ok(rows.length > 20));

  for (const [, surface = '', state = '', heldBy = '', missing = ''] of rows) {
    test(surface, () => {
      assert.ok(states.has(state), `there is no state ${state}`);
      if (state === 'same') assert.ok(heldBy !== '' && missing.length < 40);
      else assert.ok(missing !== '' || state === 'not', 'say what is missing');
      if (heldBy === '') return;
      const path = tests[heldBy] ?? `${heldBy}.test.ts`;
      assert.ok(existsSync(new URL(path, import.meta.url)), `there is no test ${path}`);
    });
  }
});
