// Programs that are linked already, and images without headers, as they come into memory.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProgramError } from '#core/machine/program.ts';
import { programPrefix } from '#dialects/nasm/machine/dos/program-prefix.ts';
import { ownObject } from '#dialects/nasm/machine/library/own-objects.ts';
import { readExecutable } from '#dialects/nasm/machine/linking/executable-file.ts';
import { endOfImage } from '#dialects/nasm/machine/linking/executable-image.ts';
import { comImage, flatImage } from '#dialects/nasm/machine/linking/flat-image.ts';
import { linkObjects } from '#dialects/nasm/machine/linking/linker.ts';

const source = `
        global  _start
        section .text
_start: mov     eax, [value]
        ret
        section .rodata
        db      "constant"
        section .data
value:  dd      5
        section .bss
        resb    10000
`;

/** An image of ours as a file, whose headers say where everything lies. */
function fileOf(bits: 32 | 64): { file: Uint8Array; entry: number } {
  const image = linkObjects([ownObject('program', source, bits)]);
  const base = image.segments[0]!.address;
  const size = Math.max(...image.segments.map(({ address, bytes }) => address + bytes.length));
  const file = new Uint8Array(size - base);
  for (const { address, bytes } of image.segments) file.set(bytes, address - base);
  return { file, entry: image.entry };
}

/** Writes a number of two or four bytes. */
function put(file: Uint8Array, at: number, size: 2 | 4, value: number): Uint8Array {
  const changed = file.slice();
  const view = new DataView(changed.buffer);
  if (size === 2) view.setUint16(at, value, true);
  else view.setUint32(at, value, true);
  return changed;
}

describe('an ELF program', () => {
  for (const bits of [64, 32] as const) {
    test(`of ${bits} bits comes back as it was linked`, () => {
      const { file, entry } = fileOf(bits);
      const linked = linkObjects([ownObject('program', source, bits)]);
      const image = readExecutable(file, 'program');
      assert.equal(image.bits, bits);
      assert.equal(image.entry, entry);
      const shown = ({ address, size, protection }: (typeof image.segments)[number]) =>
        `${address.toString(16)} ${size} ${protection}`;
      assert.deepEqual(image.segments.map(shown), linked.segments.map(shown));
      assert.deepEqual(image.headers, linked.headers);
      assert.equal(endOfImage(image, 0) % 4096, 0);
    });
  }

  test('that runs anywhere is moved to where Linux puts it', () => {
    const { file, entry } = fileOf(64);
    const image = readExecutable(put(file, 16, 2, 3), 'program');
    assert.equal(image.bias, 0x555555554000);
    assert.equal(image.entry, entry + image.bias);
    assert.equal(image.segments[0]!.address, 0x400000 + image.bias);
  });

  const refused = (file: Uint8Array, message: RegExp) =>
    assert.throws(
      () => readExecutable(file, 'x'),
      (error: unknown) => error instanceof ProgramError && message.test(error.message),
    );

  test('is refused where it needs another, or is none', () => {
    const { file } = fileOf(64);
    refused(new Uint8Array(100), /^x is no ELF program for x86$/);
    refused(put(file, 16, 2, 1), /^x is an ELF file, but no program$/);
    refused(put(file, 18, 2, 40), /^x is no ELF program for x86$/);
    // The first header's kind, its size in the file, its address.
    refused(put(file, 0x40, 4, 3), /^x needs the dynamic linker .*: link it with -static/);
    refused(put(file, 0x40 + 32, 4, 0x7fffffff), /^x is damaged: a segment does not lie in/);
    refused(put(file, 0x40 + 16, 4, 0x400010), /^x is damaged: a segment lies across its pages$/);
    for (let length = 0; length < file.length; length += 61) {
      try {
        readExecutable(file.subarray(0, length), 'x');
      } catch (error) {
        assert.ok(error instanceof ProgramError);
      }
    }
  });
});

test('a flat binary lies where it says', () => {
  const image = flatImage(Uint8Array.of(0xc3), 0x7c00, 32);
  assert.equal(image.entry, 0x7c00);
  assert.deepEqual([...image.segments[0]!.bytes], [0xc3]);
});

test('a program of DOS lies behind its prefix', () => {
  const image = comImage(Uint8Array.of(0xb4, 0x4c, 0xcd, 0x21), 0x10000, programPrefix('a b'));
  const [{ bytes, size }] = image.segments as unknown as [{ bytes: Uint8Array; size: number }];
  assert.equal(image.entry, 0x10100);
  assert.equal(size, 0x104);
  assert.deepEqual([...bytes.subarray(0, 2)], [0xcd, 0x20]);
  assert.deepEqual([...bytes.subarray(0x80, 0x86)], [4, 0x20, 0x61, 0x20, 0x62, 0x0d]);
  assert.equal(bytes[0x100], 0xb4);
  assert.throws(
    () => comImage(new Uint8Array(0xff01), 0, programPrefix('')),
    /at most 65280 bytes/,
  );
});
