// Programs that nobody means well: they end soon, with diagnostics, whatever they are.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { runCommand } from '#dialects/nasm/command-line/command.ts';
import { hostIn } from '../../../../tools/nasm/objects.ts';
import { analysisOf } from '../language/programs.ts';

const tooLarge = [
  ' times 1000000000 db 0\n',
  ' times 1000000000 nop\n',
  'a: times 1000000000 jmp a\n',
  ' times 100000000 db 0\n'.repeat(20),
  ' db 1000000000 dup (1)\n',
  ' resb 1000000000\n',
];

describe('hostile programs', () => {
  for (const text of tooLarge) {
    test(`one diagnostic: ${text.trim().slice(0, 40)}`, () => {
      const found = analysisOf(text).diagnostics.filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        found.map(({ message }) => /data is too large/i.test(message)),
        [true],
      );
    });
  }

  test('repeated data are copied, not written one by one', () => {
    const host = { ...hostIn('/'), read: () => Buffer.from(' times 5 dw 1, 2\n db 3\n') };
    const { files } = runCommand(['-f', 'bin', '-o', 'a', 'a.asm'], host);
    const wanted = [...Array.from({ length: 5 }, () => [1, 0, 2, 0]).flat(), 3];
    assert.deepEqual([...files[0]!.content], wanted);
  });

  const words = [' times', ' db', ' 3', '?', ' dup', '(', ')', '[', ']', ',', 'a', ':', '\n', '\t'];
  const more = ['%macro m 1\n', '%endmacro\n', '%rep 2\n', '%endrep\n', ' m', ' mov', ' eax', '+'];
  const pieces = fc.array(fc.constantFrom(...words, ...more), { maxLength: 60 });
  const anything = fc.oneof(
    pieces.map(parts => Buffer.from(parts.join(''), 'latin1')),
    fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes)),
  );

  test('no bytes make it throw', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('bin', 'elf64'), (bytes, format) => {
        const host = { ...hostIn('/'), read: () => bytes };
        const words = ['-f', format, '--limit-rep', '1000', '-l', 'list', '-o', 'a', 'a.asm'];
        const { code, errors } = runCommand(words, host);
        if (code !== 0) assert.notEqual(errors, '');
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
