// Whole programs on our processor, against what the CPU made of them: recorded runs everywhere, and
// the CPU itself where it is there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { compareInLockstep } from '#tools/processor/lockstep.ts';
import { oracleMissing } from '#tools/processor/oracle.ts';
import { type ProgramKind, programData, programKinds } from '#tools/processor/random-programs.ts';
import { randomFile, runHash, runsPath } from '#tools/processor/run-hash.ts';
import { root } from '#tools/project.ts';

const lines = readFileSync(join(root, runsPath), 'utf8').trim().split('\n');

describe('runs of ten thousand instructions recorded from the CPU', () => {
  for (const line of lines) {
    const [kind, seed, hash] = line.split(' ') as [ProgramKind, string, string];
    test(`${kind} ${seed}`, () => assert.equal(runHash(kind, Number(seed)), hash));
  }

  test('are of every kind', () => {
    assert.deepEqual(new Set(lines.map(line => line.split(' ')[0])), new Set(programKinds));
  });
});

describe('runs in lock step with the CPU', { skip: oracleMissing() ?? false }, () => {
  for (const [number, kind] of programKinds.entries()) {
    test(kind, () => {
      const seed = 1001 + number;
      const run = { file: randomFile(kind, seed), steps: 12_000, data: programData };
      const { steps, difference } = compareInLockstep(run);
      assert.equal(difference, undefined, `${kind} ${seed}`);
      assert.ok(steps >= 10_000, `${steps} instructions`);
    });
  }
});
