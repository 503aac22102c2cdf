// Instructions one by one: what the decoder makes of each part, and the text of it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Bits } from '#dialects/nasm/decoder/decoded.ts';
import { factsOf } from '#dialects/nasm/isa/facts.ts';
import { kind } from '#dialects/nasm/isa/form.ts';
import { decoded, textOf } from './decoding.ts';

const texts: readonly (readonly [bits: Bits, bytes: string, text: string])[] = [
  [64, '4889d8', 'mov rax, rbx'],
  [64, '488bd8', 'db: mov rbx, rax'],
  [64, '488d3d10000000', 'lea rdi, [rel $+0x17]'],
  [64, '8b049510000000', 'mov eax, [rdx*4+0x10]'],
  [64, '8b044510000000', 'mov eax, [nosplit rax*2+0x10]'],
  [64, '8b0480', 'mov eax, [rax+rax*4]'],
  [64, '42c6442408ff', 'mov byte [rsp+r12+8], 0xff'],
  [64, '660f1f440000', 'nop word [byte rax+rax+0]'],
  // The order of prefixes is nasm's own.
  [64, '662e0f1f840000000000', 'db: nop word [cs:dword rax+rax+0]'],
  [64, '64488b042528000000', 'mov rax, [fs:0x28]'],
  [64, '48b8efcdab8967452301', 'mov rax, 0x123456789abcdef'],
  [64, '48c7c005000000', 'mov rax, dword 5'],
  [64, '4869d293244992', 'imul rdx, rdx, -0x6db6db6d'],
  [64, '81c105000000', 'add ecx, strict dword 5'],
  [64, '83c0f0', 'add eax, -0x10'],
  [64, 'e900000000', 'jmp near $+5'],
  [64, 'ebfe', 'jmp short $+0'],
  [64, 'f348a5', 'rep movsq'],
  [64, 'f3a6', 'repe cmpsb'],
  [64, 'f0480fb10f', 'lock cmpxchg [rdi], rcx'],
  [64, 'f3c3', 'rep ret'],
  [64, '48ef', 'o64 out dx, eax'],
  [64, 'f30f1efa', 'endbr64'],
  [64, '678b00', 'mov eax, [eax]'],
  [64, '4088c4', 'mov spl, al'],
  [64, '88c4', 'mov ah, al'],
  [64, 'c5f058c2', 'vaddps xmm0, xmm1, xmm2'],
  [64, 'c4e17058c2', '{vex3} vaddps xmm0, xmm1, xmm2'],
  [64, '62f1740858c2', '{evex} vaddps xmm0, xmm1, xmm2'],
  [64, '62f174ca58c2', 'vaddps zmm0{k2}{z}, zmm1, zmm2'],
  [64, '62f1741858c2', 'vaddps zmm0, zmm1, zmm2, {rn-sae}'],
  [64, '62f17458584001', 'vaddps zmm0, zmm1, [rax+4]{1to16}'],
  [64, '62f17448584001', 'vaddps zmm0, zmm1, [rax+0x40]'],
  [64, '62f27d49920488', 'vgatherdps zmm0{k1}, dword [rax+zmm1*4]'],
  [64, '8fe87895c140', 'vpmacsww xmm0, xmm0, xmm1, xmm4'],
  [64, 'd8c1', 'fadd st1'],
  [64, 'dcc1', 'fadd st1, st0'],
  [64, '0f0fc1b4', 'pfmul mm0, mm1'],
  [64, 'a10807060504030201', 'mov eax, [qword 0x102030405060708]'],
  [32, 'ea785634123412', 'jmp 0x1234:0x12345678'],
  [32, 'a178563412', 'mov eax, [0x12345678]'],
  [32, 'c4 07', 'les eax, [edi]'],
  [32, '62 07', 'bound eax, [edi]'],
  [32, '40', 'inc eax'],
  [32, '678b4002', 'mov eax, [bx+si+2]'],
  [16, '8b4602', 'mov ax, [bp+2]'],
  [16, '668b07', 'mov eax, [bx]'],
  [16, '66678b0424', 'mov eax, [esp]'],
  [16, 'cd21', 'int 0x21'],
  [16, 'e2fe', 'loop $+0'],
  [16, '67e2fd', 'loop $+0, ecx'],
];

describe('texts', () => {
  for (const [bits, bytes, text] of texts) {
    test(`${bits} ${bytes}`, () => assert.equal(textOf(bytes, bits), text));
  }
});

test('parts of an instruction are numbers', () => {
  const instruction = decoded('f0644a8144c8081234567f')!;
  assert.equal(instruction.form.mnemonic, 'add');
  assert.equal(instruction.length, 11);
  assert.deepEqual(instruction.prefixes, {
    segment: 4,
    lock: true,
    repeat: 0,
    operandSize: false,
    addressSize: false,
    rex: 0x4a,
  });
  assert.deepEqual(instruction.operands[0], {
    kind: 'memory',
    size: 64,
    addressSize: 64,
    base: 0,
    index: 9,
    indexFamily: kind.general,
    scale: 8,
    displacement: 8,
    displacementBytes: 1,
    unit: 1,
    relative: false,
    offset: false,
    segment: 4,
    broadcast: 0,
  });
  assert.deepEqual(instruction.operands[1], { kind: 'immediate', bytes: 4, value: 0x7f563412 });
  assert.equal(factsOf(instruction.form)?.flagsWritten, 'oszacp');
});

test('what is cut off, too long or nothing at all is no instruction', () => {
  for (const bytes of ['', '48', '0f', 'e90000', 'c5f0', '62f17408', '81c00500', '8b04']) {
    assert.equal(decoded(bytes), undefined, bytes);
  }
  assert.equal(decoded(`${'66'.repeat(14)}90`)?.length, 15);
  assert.equal(decoded(`${'66'.repeat(15)}90`), undefined);
  // POP CS, prefixes before VEX, LOCK before EVEX, AAA in 64-bit mode, a segment register 7.
  for (const bytes of ['37', '66c5f058c2', 'f062f1740858c2', '8ef8', '06', 'd6']) {
    assert.equal(decoded(bytes)?.form.mnemonic ?? 'none', bytes === 'd6' ? 'salc' : 'none', bytes);
  }
});
