// Object files of many formats, byte for byte as nasm 2.16.01 has written them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runCommand } from '../../../../dialects/nasm/command-line/command.ts';
import { textBytes } from '../../../../dialects/nasm/syntax/strings.ts';
import {
  programLists,
  recordedObjects,
  recordingFolder,
  sourceName,
  withoutTime,
} from '../../../../tools/nasm/objects-recording.ts';

const newYear = { year: 2026, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

function hexOf(bytes: Uint8Array | undefined): string {
  return bytes ? Buffer.from(bytes).toString('hex') : 'refused';
}

/** What we make of a program, in hexadecimal. */
function outcome(text: string, options: readonly string[]): string {
  const { files } = runCommand([...options, '-o', 'output', sourceName], {
    read: path => (path === sourceName ? textBytes(text) : undefined),
    environment: name => (name === 'PWD' ? recordingFolder : undefined),
    clock: { local: newYear, utc: newYear, seconds: 0 },
  });
  const object = files.find(({ path }) => path === 'output')?.content;
  return hexOf(object && withoutTime(object));
}

for (const { name, options, programs } of programLists()) {
  describe(`${name} as nasm writes it`, () => {
    const objects = recordedObjects(name);
    test('every run is recorded', () => {
      assert.equal(objects.length, options.length * programs.length);
      assert.ok(objects.filter(Boolean).length > objects.length / 3);
    });
    for (const [row, words] of options.entries()) {
      test(words.join(' '), () => {
        for (const [index, text] of programs.entries()) {
          const wanted = hexOf(objects[row * programs.length + index]);
          assert.equal(outcome(text, words), wanted, text);
        }
      });
    }
  });
}

test('IEEE-695 tells when it was made, and a sum over that', () => {
  const local = { year: 2026, month: 11, day: 22, hour: 10, minute: 3, second: 47 };
  const { files } = runCommand(['-f', 'ieee', '-o', 'output', 't.asm'], {
    read: () => textBytes('extern foo\n'),
    environment: () => undefined,
    clock: { local, utc: newYear, seconds: 0 },
  });
  const lines = [
    'MBFNASM,05t.asm.',
    'CO0,1DThe Netwide Assembler 2.16.01.',
    'AD8,4,L.',
    'DT20261122100347.',
    'CO101,07ENDHEAD.',
    'CS28.',
    'CS16.',
    'CS16.',
    'CO100,06ENDSYM.',
    'ME.',
  ];
  assert.equal(Buffer.from(files[0]!.content).toString(), lines.map(line => `${line}\n`).join(''));
});

describe('what is missing is refused by its name', () => {
  const messageOf = (options: readonly string[]): string => {
    const { code, files, errors } = runCommand([...options, '-o', 'output', sourceName], {
      read: () => textBytes('nop\n'),
      environment: () => undefined,
      clock: { local: newYear, utc: newYear, seconds: 0 },
    });
    assert.equal(code, 1);
    assert.equal(files.length, 0);
    return errors.split('\n')[0] ?? '';
  };
  for (const format of ['dbg']) {
    test(format, () => {
      const problem = `output format \`${format}' of nasm is not supported`;
      assert.equal(messageOf(['-f', format]), `nasm: fatal: ${problem} - use -hf for a list`);
    });
  }
  for (const [options, name, format] of [
    ['-gstabs -f win64', 'stabs', 'win64'],
    ['-F dwarf -f bin', 'dwarf', 'bin'],
  ] as const) {
    test(options, () => {
      const wanted = `unrecognized debug format \`${name}' for output format \`${format}'`;
      assert.equal(messageOf(options.split(' ')), `nasm: fatal: ${wanted}`);
    });
  }
});
