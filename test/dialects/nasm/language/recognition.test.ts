// Which assembler a source is written for, where its ending does not tell.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseDialect, isImageOf } from '#core/dialect-choice.ts';
import { identity as lc3Identity } from '#dialects/lc3/identity.ts';
import { identity } from '#dialects/nasm/language/identity.ts';
import { explainOther, recognize } from '#dialects/nasm/language/recognition.ts';

const gnu = '        .text\n        .globl main\nmain:   movl $1, %eax\n        ret\n';
const gnuIntel = '.intel_syntax noprefix\n.globl main\nmain: mov eax, 1\n ret\n';
const microsoft =
  '.model small\n.code\nmain proc\n        mov ax, 4c00h\n        int 21h\nmain endp\nend main\n';
const lc3 = '        .ORIG x3000\n        LEA R0, TEXT\n        PUTS\n        HALT\n        .END\n';

test('sources of NASM are known', () => {
  for (const text of [
    'section .text\nglobal _start\n_start: mov eax, 1\n int 0x80\n',
    'org 7c00h\nstart: mov ax, 3\n int 10h\ntimes 510-($-$$) db 0\ndw 0xaa55\n',
    '%macro push_all 0\n push rax\n%endmacro\n',
    'section .text\nglobal _start\n_start: jmp .end\n.end:\n',
    'times 10 nop\n',
    'incbin "data.bin"\n',
    'align 16\nnop\n',
    '%rmacro a 0\n a\n%endmacro\n',
    'pi: dt 3.14\n',
    'start: mov ah, 9\n lea dx, [text]\n int 21h\n ret\ntext db "hi$"\n',
  ]) {
    assert.ok(recognize(text) > 0.6, text);
  }
});

const arm = '.global _start\n_start: mov r8, #1\n push {r4}\n cmp r8, r9\n.data\nx: .word 1\n';
const intelWithGlobal = '.intel_syntax noprefix\n.global main\nmain:\n mov eax, [rbx]\n ret\n';

test('sources of other assemblers are not taken for it', () => {
  for (const text of [gnu, gnuIntel, microsoft, lc3, arm, intelWithGlobal]) {
    assert.ok(recognize(text) < 0.5, text);
  }
});

test('labels of its own are no directives of others', () => {
  const text = [
    'struc item',
    '.size resd 1',
    '.data resb 4',
    'endstruc',
    'main: mov eax, [.text]',
    '.byte: dec eax',
    '.text: db 1',
    '.string db "text"',
  ];
  assert.ok(recognize(text.join('\n')) > 0.9);
});

test('a file with the ending of several assemblers is known by its content', () => {
  const plain = 'section .text\nglobal _start\n_start: mov eax, 1\n int 0x80\n';
  for (const name of ['a.s', 'b.S']) {
    assert.equal(chooseDialect([lc3Identity, identity], name, () => plain)?.id, 'nasm');
    for (const text of [gnu, gnuIntel, arm, intelWithGlobal, '', 'int main;']) {
      assert.equal(
        chooseDialect([lc3Identity, identity], name, () => text),
        undefined,
        text,
      );
    }
  }
  assert.equal(
    isImageOf(identity, 'a.s', () => plain),
    false,
  );
  assert.match(explainOther(gnu), /GNU assembler.*gcc -c/);
  assert.match(explainOther(''), /--dialect nasm/);
});
