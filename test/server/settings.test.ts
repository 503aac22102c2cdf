// The settings section as clients send it, whatever is in it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from '#server/settings.ts';

test('a list of texts is one text with semicolons for a dialect', () => {
  const { ofDialects } = readSettings({ some: { paths: ['a', 'b c'], none: [], odd: [1, 'x'] } });
  assert.deepEqual(ofDialects['some'], { paths: 'a;b c', none: '' });
});

test('what makes no sense counts as not set', () => {
  for (const section of [
    undefined,
    null,
    3,
    'x',
    [],
    { diagnostics: 4, format: [], macroLens: 0 },
  ]) {
    const settings = readSettings(section);
    assert.deepEqual(settings.severities, {});
    assert.equal(settings.codeLens, true);
    assert.equal(settings.macroLens, true);
  }
});
