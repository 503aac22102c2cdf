// What hovers say of NASM sources.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nasm } from '#dialects/nasm/dialect.ts';
import { hover } from '#server/features/hover.ts';
import { analysisOf, offsetOf } from './programs.ts';

const text = `%define SYS_EXIT 60
%macro leave_now 0
        mov     eax, SYS_EXIT
        xor     edi, edi
        syscall
%endmacro
        extern  printf
        section .text
start:  mov     eax, 1
        mov     byte [rsp], 5
        syscall
        call    printf
        leave_now
        vaddps  xmm0, xmm1, [rel start]
        add     eax, ebx
        mov     eax, 4
        int     0x80
four    equ     2 + 2
        mov     ecx, four
        mov     edx, [rbx + 0x38]
        mov     rdx, 0xFEDCBA9876543210
`;
const analysis = analysisOf(text);

function hoverAt(part: string, nth = 0): string {
  return hover(analysis, nasm, offsetOf(text, part, nth) + 1)?.text ?? '';
}

// biome-ignore format: a row a hover.
const rows: readonly (readonly [part: string, nth: number, says: readonly string[]])[] = [
  ['add     eax', 0, ['Adds the source to the destination', 'Bytes: `01 d8`', 'Changes flags: `OF SF ZF AF CF PF`',
    'Intel SDM, volume 2: ADD', '| `add r/m32, r32` | `01 /r` |']],
  ['vaddps', 0, ['Needs: `AVX`', '`EVEX.512.0F.W0 58 /r`', 'Bytes: `c5 f0 58 05']],
  ['syscall', 1, ['**write** · system call 1', '| `rsi` | buf |']],
  ['int     0x80', 0, ['**write** · system call 4', '| `ecx` |']],
  ['printf', 1, ['external symbol', 'int printf(char *format, ...);', 'al holds']],
  ['leave_now', 1, ['**Expands to**', 'mov eax, 60']],
  ['byte', 0, ['one byte wide']],
  ['rsp', 0, ['Stack pointer', 'Saved by: `the callee']],
  ['%define', 0, ['Defines a macro of one line']],
  ['SYS_EXIT', 1, ['SYS_EXIT  60', 'single-line macro']],
  ['four', 1, ['= 4', 'Hexadecimal: `0x4`', 'Octal: `0o4`', 'Binary: `0b100`']],
  ['5\n', 0, ['Decimal: `5`', 'Octal: `0o5`']],
  ['0x38', 0, ['Decimal: `56`', 'Character: `\'8\'`']],
  ['0xFEDC', 0, ['Decimal: `18364758544493064720`', 'Signed (64 bits): `-81985529216486896`']],
  ['start', 1, ['offset 0x0']],
];

describe('a hover tells what the very form does', () => {
  // biome-ignore format: a row an instruction.
  const forms: readonly (readonly [line: string, says: readonly string[], not: RegExp])[] = [
    ['vpternlogd zmm1, zmm2, zmm3, 1', ['Needs: `AVX512F`'], /Needs: `AVX512VL AVX512F`\n/],
    ['vaesenc ymm1, ymm2, ymm3', ['Needs: `VAES`'], /never/],
    ['mul rcx', ['Also reads: `rax`', 'Also changes: `rdx rax`'], /never/],
    ['mul cl', ['Also reads: `al`', 'Also changes: `ax`'], /never/],
    ['imul eax, ecx', ['Also changes: `none`'], /never/],
    ['shl eax, 1', ['Changes flags: `OF SF ZF CF PF`'], /never/],
    ['push fs', ['Also reads: `fs rsp`'], /es rsp/],
    ['enter 8, 0', ['Also changes: `rsp rbp`'], /`rsp sp/],
    ['xlatb', ['Also reads: `rbx al`'], /never/],
    ['loop start', ['Also reads: `rcx`'], /never/],
    ['cpuid', ['Also changes: `rcx rdx rbx rax`'], /never/],
    ['bits 16\nmovsb', ['Also reads: `di si`', 'Also changes: `di si`'], /never/],
    ['bits 32\ncpuid', ['Also changes: `ecx edx ebx eax`'], /never/],
  ];
  for (const [line, says, not] of forms) {
    test(line, () => {
      const source = `start:\n${line}\n`;
      const at = source.lastIndexOf('\n', source.length - 2) + 2;
      const shown = hover(analysisOf(source), nasm, at)?.text ?? '';
      for (const words of says) assert.ok(shown.includes(words), `${words}\n${shown}`);
      assert.doesNotMatch(shown, not);
    });
  }
});

describe('a hover on', () => {
  for (const [part, nth, says] of rows) {
    test(part.trim(), () => {
      const shown = hoverAt(part, nth);
      for (const words of says) assert.ok(shown.includes(words), `${words}\n${shown}`);
    });
  }
});

describe('the number of a system call is known', () => {
  // biome-ignore format: a row a program.
  const calls: readonly (readonly [lines: string, name: string | undefined])[] = [
    ['push 60\npop rax', 'exit'],
    ['push byte 1\npush 60\npop rax\nmov edi, 1', 'exit'],
    ['xor eax, eax', 'read'],
    ['xor eax, eax\ninc eax', 'write'],
    ['xor eax, eax\nmov al, 0x3b', 'execve'],
    ['mov eax, 3Ch', 'exit'],
    ['%define SYS_EXIT 0x3c\n%define LEAVE SYS_EXIT\nmov rax, LEAVE', 'exit'],
    ['sub eax, eax\nmov edi, eax', 'read'],
    ['mov eax, 60\nmov eax, [rdi]', undefined],
    ['mov eax, 60\ncall other', undefined],
    ['mov al, 60', undefined],
    ['pop rax\nmov edi, 5', undefined],
    ['mov eax, 60\nadd eax, 1', undefined],
  ];
  for (const [lines, name] of calls) {
    test(lines.replaceAll('\n', ' / '), () => {
      const source = `bits 64\nother:\n${lines}\nsyscall\n`;
      const shown = hover(analysisOf(source), nasm, source.lastIndexOf('syscall'))?.text ?? '';
      assert.equal(/\*\*(\w+)\*\* · system call/.exec(shown)?.[1], name, shown);
    });
  }
});
