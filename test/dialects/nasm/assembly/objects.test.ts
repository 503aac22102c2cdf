// Object files of ELF, byte for byte those of nasm 2.16.01: `objects.txt` has sizes and checksums.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { runCommand } from '../../../../dialects/nasm/command-line/command.ts';
import { textBytes } from '../../../../dialects/nasm/syntax/strings.ts';

const newYear = { year: 2026, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

/** Size and checksum of the object, or `refused`, then each message once. */
function outcome(format: string, program: string): string {
  const text = program.replaceAll('\\n', '\n');
  const { files, errors } = runCommand(['-f', format, '-o', 'out', 'program.asm'], {
    read: path => (path === 'program.asm' ? textBytes(`${text}\n`) : undefined),
    environment: () => undefined,
    clock: { local: newYear, utc: newYear, seconds: 0 },
  });
  const object = files.find(({ path }) => path === 'out')?.content;
  const sum = object && createHash('sha256').update(object).digest('hex').slice(0, 16);
  const messages = errors.split('\n').filter(line => line !== '');
  const shown = [...new Set(messages)].map(line => line.replace('program.asm', ''));
  return [object ? `${object.length} ${sum}` : 'refused', ...shown.sort()].join(' => ');
}

describe('object files as nasm writes them', () => {
  const rows = readFileSync(new URL('objects.txt', import.meta.url), 'utf8').split('\n');
  const objects = rows.filter(row => row !== '');

  test('there are many of them', () => assert.ok(objects.length > 150));

  for (const row of objects) {
    const [format = '', program = '', object = '', ...messages] = row.split(' => ');
    test(`${format}: ${program}`, () => {
      assert.equal(outcome(format, program), [object, ...messages.sort()].join(' => '));
    });
  }
});
