// Bytes to source and back: any bytes, in the three modes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { decode } from '#dialects/nasm/decoder/decode.ts';
import type { Bits } from '#dialects/nasm/decoder/decoded.ts';
import { disassemble } from '#dialects/nasm/decoder/disassembler.ts';
import { nasmVersion } from '#tools/nasm/oracle.ts';
import { assembled, flatSource, generator, hexOf } from './decoding.ts';

const modes: readonly Bits[] = [16, 32, 64];

/** Beginnings that lead into every space of opcodes. */
const heads = (
  '.. .. .. 0f 0f38 0f3a 660f f30f f20f 660f38 660f3a c5 c4e1 c4e2 c4e3 62 62f17c48 62f2fd49 ' +
  '62f37d28 62f57c08 8fe8 8fe9 48 4c 66 67 f0 f3 f2 64 e8 75 eb c3 90 b8 8b 89'
)
  .split(' ')
  .map(text => (text === '..' ? [] : [...Buffer.from(text, 'hex')]));

function randomCode(seed: number, instructions: number): Uint8Array {
  const random = generator(seed);
  const bytes: number[] = [];
  for (let number = 0; number < instructions; number++) {
    bytes.push(...heads[random(heads.length)]!);
    for (let count = random(9); count > 0; count--) bytes.push(random(256));
  }
  return new Uint8Array(bytes);
}

/** What nasm itself makes of a source. */
function assembledByNasm(source: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'nasm-decoder-'));
  try {
    const [file, output] = [join(folder, 'code.asm'), join(folder, 'code.bin')];
    writeFileSync(file, source);
    const { stderr, status } = spawnSync('nasm', ['-f', 'bin', '-o', output, file], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr.slice(-600));
    return readFileSync(output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('random code comes back', () => {
  const version = nasmVersion();
  const skip = version?.startsWith('2.16') ? false : '*** nasm 2.16 is not installed ***';
  for (const bits of modes) {
    const code = randomCode(bits, 1000);
    test(`from our assembler, ${bits} bits`, () => {
      const back = assembled(flatSource(code, bits, 0x100), 'bin');
      assert.equal(hexOf(back), hexOf(code));
    });
    test(`from nasm, ${bits} bits`, { skip }, () => {
      const back = assembledByNasm(flatSource(code, bits, 0x100));
      assert.equal(hexOf(back), hexOf(code));
    });
  }
});

test('no bytes make the decoder throw or read beyond their end', () => {
  const random = generator(99);
  for (let number = 0; number < 10_000; number++) {
    const head = heads[random(heads.length)]!;
    const bytes = new Uint8Array(head.length + random(16));
    bytes.set(head);
    for (let at = head.length; at < bytes.length; at++) bytes[at] = random(256);
    const instruction = decode(bytes, 0, modes[number % 3]!);
    if (!instruction) continue;
    assert.ok(instruction.length > 0 && instruction.length <= Math.min(15, bytes.length));
    const shorter = decode(bytes.subarray(0, instruction.length - 1), 0, modes[number % 3]!);
    assert.ok(!shorter || shorter.length < instruction.length);
  }
});

test('no file makes the disassembler throw', () => {
  const random = generator(7);
  const whole = assembled('section .text\nglobl: call globl\nmov rax, [rel globl]\n', 'elf64');
  for (let number = 0; number < 200; number++) {
    const broken = whole.slice(0, 64 + random(whole.length - 64));
    for (let count = random(6); count > 0; count--)
      broken[4 + random(broken.length - 4)] = random(256);
    disassemble(broken, 'broken.o');
  }
  assert.deepEqual(
    disassemble(new Uint8Array(), 'empty.o').map(({ text }) => text),
    ['bits 16'],
  );
});
