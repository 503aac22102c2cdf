// Which assembler a source is written for, where its ending does not tell.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognize } from '#dialects/nasm/language/recognition.ts';

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
    'start: mov ah, 9\n lea dx, [text]\n int 21h\n ret\ntext db "hi$"\n',
  ]) {
    assert.ok(recognize(text) > 0.6, text);
  }
});

test('sources of other assemblers are not taken for it', () => {
  for (const text of [gnu, gnuIntel, microsoft, lc3]) assert.ok(recognize(text) < 0.5, text);
});
