// Random programs through `nasm -E` of this machine and through ours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referenceVersion } from '#tools/differential.ts';
import { nasmVersion } from '#tools/nasm/oracle.ts';
import { differentPrograms, shownProgram } from '#tools/preprocessor-differential.ts';

const skip =
  nasmVersion() === referenceVersion
    ? false
    : `nasm ${referenceVersion} is not on the PATH; install it to compare preprocessing`;

const programs = 200;

/** Programs of a hundred whose odd corners still come out otherwise. */
const toleratedShare = 0.02;

test('random programs are expanded as nasm expands them', { skip }, () => {
  const found = differentPrograms(programs, 1, false);
  assert.ok(found.length <= programs * toleratedShare, `\n${found.map(shownProgram).join('\n')}`);
});
