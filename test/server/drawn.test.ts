// Fixtures in assembly language with `$0` for the cursor, and beside each what a feature answers.
// `UPDATE=1` writes the answers anew; read them before committing.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { analyzeNow } from '#core/dialect.ts';
import { SourceText } from '#core/text/source.ts';
import { dialectOf } from '#dialects/registry.ts';
import { drawings } from './drawings.ts';

const folder = new URL('fixtures/', import.meta.url).pathname;
const isUpdating = process.env['UPDATE'] === '1';

function draw(feature: string, path: string): string {
  const written = readFileSync(path, 'utf8');
  const cursor = written.indexOf('$0');
  const text = written.replace('$0', '');
  const dialect = dialectOf(path)!;
  const analysis = analyzeNow(dialect, new SourceText('file:///fixture', text));
  const drawing = drawings[feature]!(analysis, dialect, cursor < 0 ? text.length : cursor);
  return `${drawing.trimEnd()}\n`;
}

describe('features, drawn', () => {
  test('every drawing has a fixture and every folder a drawing', () => {
    assert.deepEqual(readdirSync(folder).sort(), Object.keys(drawings).sort());
  });
  for (const feature of readdirSync(folder)) {
    const names = readdirSync(join(folder, feature)).filter(name => !name.endsWith('.out'));
    for (const name of names) {
      test(`${feature}/${name}`, () => {
        const path = join(folder, feature, name);
        const drawn = draw(feature, path);
        const expected = path.replace(/\.[^.]*$/, '.out');
        if (isUpdating) writeFileSync(expected, drawn);
        assert.ok(existsSync(expected), `${expected} is missing: run with UPDATE=1 and read it`);
        assert.equal(drawn, readFileSync(expected, 'utf8'));
      });
    }
  }
});
