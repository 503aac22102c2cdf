// `o64` before instructions: on some forms it writes REX.W, on others nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ourLine } from '#tools/nasm/comparison.ts';

const mode = { bits: 64, level: 'x' } as const;

/** Lines without the prefix, and their bytes with it as nasm 2.16.01 writes them. */
const writesW: readonly (readonly [string, string])[] = [
  ['pmovmskb ecx,mm2', '480FD7CA'],
  ['mov ecx,1', '48B901000000'],
  ['phsubd mm1,mm2', '480F3806CA'],
  ['movq2dq xmm1,mm2', 'F3480FD6CA'],
  ['pabsd mm1,qword [rbx]', '480F381E0B'],
  ['pinsrw mm1,edx,1', '480FC4CA01'],
  ['pslld mm1,1', '480F72F101'],
  ['paddq mm1,mm2', '480FD4CA'],
  ['maskmovq mm1,mm2', '480FF7CA'],
  ['pushfq', '489C'],
  ['popfq', '489D'],
];

const writesNone: readonly (readonly [string, string])[] = [
  ['pslld mm1,mm2', '0FF2CA'],
  ['paddd mm1,mm2', '0FFECA'],
  ['pfadd mm1,mm2', '0F0FCA9E'],
  ['rdpid rcx', 'F30FC7F9'],
  ['vmread qword [rbx],rdx', '0F7813'],
  ['bndcn bnd1,rdx', 'F20F1BCA'],
  ['invlpga rax,ecx', '0F01DF'],
  ['lar ecx,rdx', '0F02CA'],
  ['mov cr2,rdx', '0F22D2'],
  ['mov rcx,1', 'B901000000'],
  ['push rax', '50'],
];

test('an operand size of 64 bits that is written becomes REX.W where nasm writes it', () => {
  for (const [line, bytes] of [...writesW, ...writesNone]) {
    assert.equal(ourLine(`o64 ${line}`, mode, 0)?.bytes, bytes, line);
  }
});

test('without the prefix the same lines have their own sizes', () => {
  for (const [line, bytes] of writesNone) assert.equal(ourLine(line, mode, 0)?.bytes, bytes, line);
  for (const [line, bytes] of writesW) {
    assert.equal(ourLine(line, mode, 0)?.bytes, bytes.replace('48', ''), line);
  }
});
