// ELF files with more sections than their header can count.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FileSection, writeElf } from '../../../../dialects/nasm/outputs/elf/elf-file.ts';

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
  const target = { is64: true, machine: 62, osAbi: 0 };
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
