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

  const repeated = [
    ['data', 'dw 1, 2', [1, 0, 2, 0]],
    ['instructions', 'mov ax, 3', [0xb8, 3, 0]],
  ] as const;
  for (const [what, line, each] of repeated) {
    test(`repeated ${what} are copied, not written one by one`, () => {
      const host = { ...hostIn('/'), read: () => Buffer.from(` times 5 ${line}\n db 3\n`) };
      const { files } = runCommand(['-f', 'bin', '-o', 'a', 'a.asm'], host);
      const wanted = [...Array.from({ length: 5 }, () => each).flat(), 3];
      assert.deepEqual([...files[0]!.content], wanted);
    });
  }

  const endlessTimes = [
    ['a: times 1000000000 nop\n', '256 MiB'],
    ['a: times 100000000 jmp $+2\n', '1048576 rounds of TIMES that differ'],
    [' times 100000000 mov al, 0x1234\n', '1048576 rounds of TIMES that differ'],
    [' times 10000000 dd $\n', '1048576 rounds of TIMES that differ'],
  ] as const;
  for (const [text, most] of endlessTimes) {
    test(`the command line ends soon too: ${text.trim()}`, () => {
      const { errors } = assembled(text);
      const said = errors.split('\n').filter(line => !line.includes('[-w+number-overflow]'));
      assert.deepEqual(said, [`a.asm:1: error: data is too large: more than ${most}`, '']);
    });
  }

  const assembled = (text: string) => {
    const host = { ...hostIn('/'), read: () => Buffer.from(text) };
    return runCommand(['-f', 'elf64', '-o', 'a', 'a.asm'], host);
  };
  const endless = 'fatal: the macros here expand without an end, or to more than can be shown';
  const growing = [
    ['a word', '%define x a\n%rep 200\n%xdefine x x %+ x\n%endrep\nx: nop\n'],
    ['a definition', '%define z 1\n%rep 60\n%xdefine z (z+z)\n%endrep\ndd z\n'],
    ['a string', "%define s 'abcdefgh'\n%rep 64\n%strcat s s,s\n%endrep\ndb s\n"],
    ['an argument', '%rmacro r 1\n r %1%1\n%endmacro\n r abc\n'],
    ['one more word', '%rmacro r 1+\n r %1 a\n%endmacro\n r a\n'],
    ['one more argument', '%rmacro r 1-*\n r %1, %{1:-1}\n%endmacro\n r a\n'],
    ['nothing but turns in a circle of joined words', '%define a b %+ 1\n%define b1 a\n db a\n'],
    ['calls in calls', `%define f(x) x\n db ${'f('.repeat(30_000)}1${')'.repeat(30_000)}\n`],
  ] as const;
  for (const [what, text] of growing) {
    test(`what grows by ${what} ends soon`, () => {
      assert.match(assembled(text).errors.split('\n')[0]!, new RegExp(`${endless}$`));
    });
  }

  const repeats = {
    'lines in a condition': ['%assign i 1', '%if 1', ' nop', '%endif'],
    'a macro': [' m 5'],
    'a macro that repeats': ['%rep 1000000', ' m 5', '%endrep'],
  };
  for (const [what, lines] of Object.entries(repeats)) {
    test(`%rep in %rep is counted before it is made: ${what}`, () => {
      const macro = ['%macro m 1', ' dd %1', '%endmacro'];
      const nested = ['%rep 1000000', '%rep 1000000', ...lines, '%endrep', '%endrep'];
      const { errors } = assembled([...macro, ...nested, ''].join('\n'));
      assert.match(errors, new RegExp(`^a.asm:\\d+: ${endless}\\n$`));
    });
  }

  const ended = {
    'a macro': [
      '%macro m 0',
      '%exitrep',
      '%endmacro',
      '%rep 1000000',
      '%rep 1000000',
      ' db 1',
      ' m',
    ],
    'a condition': ['%rep 1000000', '%rep 1000000', ' db 1', '%if 1', '%exitrep', '%endif'],
    'a word that is a macro': ['%macro m 0', '%exitrep', '%endmacro', '%define n m'].concat([
      '%rep 1000000',
      '%rep 1000000',
      ' db 1',
      ' n',
    ]),
  };
  for (const [what, lines] of Object.entries(ended)) {
    test(`%rep in %rep that ${what} ends is no matter`, () => {
      const text = [...lines, '%endrep', '%exitrep', '%endrep', ''].join('\n');
      const { errors, files } = assembled(text);
      assert.equal(errors, '');
      assert.equal(files.length, 1);
    });
  }

  test('%rep in a condition of %rep need not come again', () => {
    const text = [
      '%assign i 0',
      '%rep 100000',
      '%if i == 7',
      '%rep 100000',
      ' db 1',
      '%endrep',
    ].concat(['%endif', '%assign i i + 1', '%endrep', '']);
    assert.equal(assembled(text.join('\n')).errors, '');
  });

  test('a macro that calls itself twice is given up like one that does so once', () => {
    const { errors } = assembled('%rmacro r 0\n r\n r\n%endmacro\n r\n dd 5\n');
    const said = errors.split('\n').filter(line => !line.includes('... from macro'));
    const orphan =
      'a.asm:5: warning: label alone on a line without a colon might be in error [-w+label-orphan]';
    const recursion = 'a.asm:5: error: interminable multiline macro recursion';
    assert.deepEqual(said, [recursion, orphan, orphan, '']);
  });

  test('digits without number are read once each', () => {
    const long = '9'.repeat(1_000_000);
    assert.match(assembled(` dq ${long}\n`).errors, /^a\.asm:1: warning: numeric constant 9+ /);
    assert.match(assembled(` dt 0x1.${'f'.repeat(1_000_000)}p9\n`).errors, /^$/);
  });

  test('lists of a hundred thousand are no matter', () => {
    const labels = Array.from({ length: 130_000 }, (_, index) => `l${index}:\n`).join('');
    const found = analysisOf(` bits 64\n${labels}`).diagnostics;
    assert.equal(found.filter(({ code }) => code === 'unused-label').length, 130_000);
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
