// The generated files in the repository are what the tables make of them today.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { generatedFiles } from '#tools/generated-files.ts';

for (const { path, content } of generatedFiles()) {
  test(`${path} is up to date`, () => {
    const committed = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
    assert.equal(committed, content, 'run `npm run generate` and commit what it writes');
  });
}
