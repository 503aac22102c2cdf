// What functions of the library need beyond their arguments, and what they leave to the kernel.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runSource } from './running.ts';

/** A main that keeps `rsp` at a multiple of 16, and `room` bytes beyond it. */
const program = (room: number, code: string) => `        default rel
        global main
        extern printf, puts, sscanf, sprintf, vprintf, perror, fopen, open, write, unlink
        extern __errno_location
        section .data
point:  db "%.2f", 10, 0
whole:  db "%d", 10, 0
text:   db "12", 0
value:  dq 1.5
buffer: times 64 db 0
        section .text
main:   sub rsp, ${8 + room}
${code}
        add rsp, ${8 + room}
        ret
`;

const printFloat = `lea rdi, [point]
        movsd xmm0, [value]
        mov eax, 1
        call printf
        xor eax, eax`;
const printWhole = `lea rdi, [whole]
        mov esi, 7
        xor eax, eax
        call printf
        xor eax, eax`;
const scan = `lea rdi, [text]
        lea rsi, [whole]
        lea rdx, [buffer]
        xor eax, eax
        call sscanf`;

describe('a stack that is not at a multiple of 16', () => {
  test('stops functions that store vector registers on it, as with glibc', () => {
    assert.deepEqual(runSource(program(0, printFloat)), {
      output: '1.50\n',
      status: 0,
      problem: '',
    });
    const { status, problem } = runSource(program(8, printFloat));
    assert.equal(status, 139);
    assert.match(problem, /^General protection.*SIGSEGV.*printf stores.*multiple of 16/);
    assert.equal(runSource(program(0, scan)).status, 1);
    assert.equal(runSource(program(8, scan)).status, 139);
  });

  test('does no harm to others', () => {
    assert.equal(runSource(program(8, printWhole)).output, '7\n');
    const puts = 'lea rdi, [text]\n        call puts\n        xor eax, eax';
    assert.equal(runSource(program(8, puts)).output, '12\n');
  });
});

describe('pointers that lead nowhere', () => {
  const fails = (call: string) =>
    runSource(program(0, `${call}\n        call __errno_location\n        mov eax, [rax]`)).status;

  test('are an error of the kernel where it follows them', () => {
    const efault = 14;
    assert.equal(fails('mov edi, 1\n        lea rsi, [text]\n        call fopen'), efault);
    assert.equal(fails('mov edi, 1\n        xor esi, esi\n        call open'), efault);
    assert.equal(fails('mov edi, 1\n mov esi, 8\n mov edx, 5\n call write'), efault);
    assert.equal(fails('mov edi, 1\n        call unlink'), efault);
  });

  test('are a fault where the library does', () => {
    assert.equal(fails('mov edi, 1\n        call puts'), 139);
  });
});
