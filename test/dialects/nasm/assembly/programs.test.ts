// Small programs with the bytes and messages that nasm 2.16.01 gives for them, in `programs.txt`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { runCommand } from '../../../../dialects/nasm/command-line/command.ts';
import { textBytes } from '../../../../dialects/nasm/syntax/strings.ts';

const newYear = { year: 2026, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

/** What a program gives as a row of the file: its bytes or `refused`, then each message once. */
function outcome(program: string): string {
  const text = program.replaceAll('\\n', '\n').replaceAll('\\t', '\t');
  const { files, errors } = runCommand(['-f', 'bin', '-o', 'out', 'program.asm'], {
    read: path => (path === 'program.asm' ? textBytes(`${text}\n`) : undefined),
    environment: () => undefined,
    clock: { local: newYear, utc: newYear, seconds: 0 },
  });
  const object = files.find(({ path }) => path === 'out');
  const bytes = object ? Buffer.from(object.content).toString('hex') : 'refused';
  const messages = errors.split('\n').filter(line => line !== '');
  const shown = [...new Set(messages)].map(line => line.replace('program.asm', ''));
  return [bytes, ...shown.sort()].join(' => ');
}

describe('programs as nasm assembles them', () => {
  const rows = readFileSync(new URL('programs.txt', import.meta.url), 'utf8').split('\n');
  const programs = rows.filter(row => row !== '');

  test('there are hundreds of them', () => assert.ok(programs.length > 500));

  for (const row of programs) {
    const [program = '', bytes = '', ...messages] = row.split(' => ');
    test(program, () => assert.equal(outcome(program), [bytes, ...messages.sort()].join(' => ')));
  }
});
