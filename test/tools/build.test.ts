// Tests what the build refuses to leave out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requireEntries } from '#tools/build.ts';

test('an entry that does not exist is an error which names it', () => {
  const there = { out: 'cli.js', entry: 'cli/main.ts' };
  assert.deepEqual(requireEntries([there]), [there]);
  assert.throws(
    () => requireEntries([there, { out: 'gone.js', entry: 'client/views/gone.ts' }]),
    /no file client\/views\/gone\.ts, which dist\/gone\.js is made from/,
  );
});
