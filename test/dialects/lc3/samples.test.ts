// The LC-3 samples assemble without a word of complaint, and stay as the formatter has them.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Dialect } from '#core/dialect.ts';
import { language } from '#dialects/lc3/language.ts';
import { format, standardFormat } from '#server/features/format.ts';
import { analysisOf } from './programs.ts';

const folder = new URL('../../../samples/lc3/', import.meta.url);

for (const name of readdirSync(folder).filter(file => file.endsWith('.asm'))) {
  test(name, () => {
    const analysis = analysisOf(readFileSync(new URL(name, folder), 'utf8'));
    const messages = analysis.diagnostics.map(({ code, message }) => `${code}: ${message}`);
    assert.deepEqual(messages, []);
    assert.ok(analysis.program);
    assert.deepEqual(format(analysis, language as Dialect, standardFormat), []);
  });
}
