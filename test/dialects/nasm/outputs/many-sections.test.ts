// ELF files with more sections than their header can count.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { runCommand } from '../../../../dialects/nasm/command-line/command.ts';
import { type FileSection, writeElf } from '../../../../dialects/nasm/outputs/elf/elf-file.ts';
import { textBytes } from '../../../../dialects/nasm/syntax/strings.ts';

const newYear = { year: 2026, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

const section: FileSection = {
  name: '',
  type: 1,
  flags: 0,
  content: undefined,
  size: 0,
  link: 0,
  info: 0,
  alignment: 1,
  entrySize: 0,
};

/** What the header says of a file: how many section headers, and which has the names. */
function countsOf(sections: number): readonly number[] {
  const list = Array.from({ length: sections }, () => section);
  const target = { is64: true, machine: 62, osAbi: 0, abiVersion: 0 };
  const file = writeElf(target, list, new Array(sections).fill(0), sections);
  const view = new DataView(file.buffer, file.byteOffset);
  return [
    view.getUint16(0x3c, true),
    view.getUint16(0x3e, true),
    Number(view.getBigUint64(0x40 + 0x20, true)),
    view.getUint32(0x40 + 0x28, true),
  ];
}

test('few sections are counted in the header', () => {
  assert.deepEqual(countsOf(0xfeff - 1), [0xfeff, 0xfefe, 0, 0]);
});

test('many are counted in the first section header', () => {
  assert.deepEqual(countsOf(0xfeff), [0, 0xfeff, 0xff00, 0]);
  assert.deepEqual(countsOf(0xff00), [0, 0xffff, 0xff01, 0xff00]);
});

describe('symbols of sections beyond 65279 have a table of their own', () => {
  const sections = Array.from({ length: 0xff00 }, (_, index) => `section s${index}\n`).join('');
  const text = `${sections}x: db 1\nglobal g\ng: dd x\nnumber equ 5\ncommon c 8\n`;
  for (const [format, wanted] of [
    ['elf64', 'ee2e0d2da3af7258'],
    ['elf32', 'cdf379d3e4e676e5'],
  ] as const) {
    test(`${format}, as nasm writes it`, () => {
      const { files } = runCommand(['-f', format, '-o', 'output', 'program.asm'], {
        read: path => (path === 'program.asm' ? textBytes(text) : undefined),
        environment: () => undefined,
        clock: { local: newYear, utc: newYear, seconds: 0 },
      });
      const sum = createHash('sha256').update(files[0]!.content).digest('hex');
      assert.equal(sum.slice(0, 16), wanted);
    });
  }
});
