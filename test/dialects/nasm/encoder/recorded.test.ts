// Lines of every mnemonic with the bytes that nasm 2.16.01 gave them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ourLine } from '#tools/nasm/comparison.ts';
import type { OracleMode } from '#tools/nasm/oracle.ts';
import { refused } from '#tools/nasm/recording.ts';

const path = new URL('recorded-lines.txt', import.meta.url);
const rows = readFileSync(path, 'utf8').trimEnd().split('\n');

function modeOf(text: string): OracleMode {
  const bits = Number(text.slice(0, 2)) as OracleMode['bits'];
  return { bits, level: text.slice(2) as OracleMode['level'] };
}

test('recorded lines have the bytes that nasm gave them', () => {
  assert.ok(rows.length > 3000, 'most of the record is missing');
  const wrong: string[] = [];
  for (const row of rows) {
    const [mode = '', line = '', bytes = ''] = row.split('|');
    const ours = ourLine(line, modeOf(mode), 0)?.bytes ?? refused;
    if (ours !== bytes) wrong.push(`${mode} ${line}: nasm ${bytes}, ours ${ours}`);
  }
  assert.deepEqual(wrong, []);
});
