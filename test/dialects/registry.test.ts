// The two lists of dialects say the same: the one that loads them at once and the lazy one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lazyDialects } from '#dialects/lazy-registry.ts';
import { dialects } from '#dialects/registry.ts';

test('the lazy list names the same dialects in the same order, and loads them', async () => {
  assert.deepEqual(await Promise.all(lazyDialects.map(each => each.load())), dialects);
});

test('a dialect is told by the same names before and after it is loaded', async () => {
  for (const lazy of lazyDialects) {
    const { load, ...identity } = lazy;
    const loaded = await load();
    for (const key of Object.keys(identity) as (keyof typeof identity)[]) {
      assert.equal(loaded[key], identity[key], `${lazy.id}: ${key}`);
    }
  }
});
