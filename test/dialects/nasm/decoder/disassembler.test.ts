// Whole files: programs of DOS, boot sectors, object files with symbols and relocations.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disassemble } from '#dialects/nasm/decoder/disassembler.ts';
import { assembled, bytesOf, hexOf, sourceOf } from './decoding.ts';

function linesOf(source: string, format: string, name: string): string[] {
  const lines = disassemble(assembled(source, format), name);
  return lines.map(({ label, text }) => (label ? `${label}: ${text}` : text));
}

test('a program of DOS begins at 100 and names where it jumps to', () => {
  const source = 'org 0x100\nagain: mov ah, 9\nint 0x21\ndec cx\njnz again\ncall done\ndone: ret\n';
  assert.deepEqual(linesOf(source, 'bin', 'HELLO.COM'), [
    'bits 16',
    'org 0x100',
    'code_100: mov ah, 9',
    'int 0x21',
    'dec cx',
    'jne short code_100',
    'call code_10a',
    'code_10a: ret',
  ]);
});

test('66 stands twice where nasm writes it for the size and for the opcode', () => {
  const source = 'bits 16\norg 0x100\nwrussd [bp+256], edx\n';
  const lines = linesOf(source, 'bin', 'WRUSS.COM');
  assert.deepEqual(lines.slice(2), ['wrussd [bp+0x100], edx']);
});

test('a boot sector is padding, not instructions, up to its mark', () => {
  const sector = assembled(
    'cli\nhlt\ntimes 508 - ($ - $$) db 0\ndb 0xc5, 0xff, 0x55, 0xaa\n',
    'bin',
  );
  const lines = disassemble(sector, 'boot');
  assert.equal(lines[1]?.text, 'org 0x7c00');
  assert.deepEqual(
    lines.slice(4).map(({ text, valid, data }) => ({ text, valid, data })),
    [
      { text: 'times 506 db 0', valid: true, data: true },
      { text: 'db 0xc5', valid: false, data: undefined },
      { text: 'call word [di-0x56]', valid: true, data: undefined },
    ],
  );
  assert.equal(hexOf(assembled(sourceOf(lines), 'bin')), hexOf(sector));
});

const objectSource = `
extern puts, table
global main
section .rodata
message: db "hi", 0
section .text
main: push rbp
  lea rdi, [rel message]
  call puts wrt ..plt
  mov rax, [rel table wrt ..got]
  mov edi, message
  mov rdi, message
  mov rdi, dword message
  mov eax, [rdi*4+table]
  mov dword [rel table+4], 7
  movzx ecx, word [r14+rcx*2+table-$+2]
  jz near .end
.end: pop rbp
  ret
loop2: jmp short loop2
section .text.other exec
  call main
`;

test('an object file shows symbols and what its relocations say', () => {
  assert.deepEqual(linesOf(objectSource, 'elf64', 'a.o'), [
    'bits 64',
    'section .text',
    'main: push rbp',
    'lea rdi, [rel message]',
    'call puts wrt ..plt',
    'mov rax, [rel table wrt ..got]',
    'mov edi, message',
    'mov rdi, message',
    'mov rdi, dword message',
    'mov eax, [rdi*4+table]',
    'mov dword [rel table+4], 7',
    'movzx ecx, word [r14+rcx*2+table+2-$]',
    'je near main.end',
    'main.end: pop rbp',
    'ret',
    'loop2: jmp short loop2',
    'section .text.other',
    'call main',
  ]);
});

test('the same of 32 bits, where addends stand in the fields', () => {
  const source = 'extern f\nsection .text\na: call f\nmov eax, [ebx+f+8]\npush dword f\njmp a\n';
  assert.deepEqual(linesOf(source, 'elf32', 'a.o'), [
    'bits 32',
    'section .text',
    'a: call f',
    'mov eax, [ebx+f+8]',
    'push f',
    'jmp short a',
  ]);
});

test('a symbol whose name is a word of NASM stands behind a dollar sign', () => {
  const lines = linesOf('section .text\nglobal $add\n$add: ret\ncall $add\n', 'elf64', 'a.o');
  assert.deepEqual(lines.slice(2), ['$add: ret', 'call $add']);
});

test('ELF for other processors has no lines', () => {
  const object = assembled('nop\n', 'elf64').slice();
  object[0x12] = 183;
  assert.deepEqual(disassemble(object, 'arm.o'), []);
  assert.deepEqual(disassemble(bytesOf('7f454c46'), 'short.o'), []);
});
