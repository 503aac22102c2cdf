// Random lines, assembled by the nasm of this machine and by us.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referenceVersion, runDifferential, shownDifference } from '#tools/differential.ts';
import { nasmVersion } from '#tools/nasm/oracle.ts';

const version = nasmVersion();
const skip =
  version === referenceVersion
    ? false
    : `nasm ${referenceVersion} is not on the PATH; install it to compare encodings`;

/** nasm's own errors that are not worth a row of the table; one line of a thousand. */
const toleratedShare = 0.001;

test('random lines have the bytes that nasm gives them', { skip }, () => {
  const result = runDifferential({ lines: 10_000, seed: 2, wrong: 10, words: false });
  const found = result.differences.map(shownDifference);
  assert.ok(found.length <= result.lines * toleratedShare, `\n${found.join('\n')}`);
});
