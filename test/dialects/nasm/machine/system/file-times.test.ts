// Times of files that a program sets, and what tells one open file from another.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runSource } from '../library/running.ts';

/** Leaves in ebx the value of each question: 1, 2, 4 and so on. */
const program = `        default rel
        global main
        section .data
name:   db "/tmp/made", 0
none:   db "/tmp/none", 0
whens:  dq 5, 0, 1000000000, 7
omit:   dq 0, 0x3ffffffe, 0, 0x3ffffffe
whole:  dq 5, 1234567890
micro:  dq 0, 0, 77, 999999
wrong:  dq 0, 0, 77, 1000000
status: times 144 db 0
other:  times 144 db 0

%macro  system 1-5 0, 0, 0, 0
        mov rdi, %2
        mov rsi, %3
        mov rdx, %4
        mov r10, %5
        mov eax, %1
        syscall
%endmacro
%macro  check 3                         ; a value, what it has to be, the number of the question
        cmp %1, %2
        jne %%no
        or ebx, %3
%%no:
%endmacro
        section .text
main:   push rbx
        xor ebx, ebx
        system 280, -100, none, whens
        check rax, -2, 1
        system 2, name, 0o102, 0o644
        system 280, -100, name, whens
        system 4, name, status
        check qword [status+88], 1000000000, 2
        system 280, -100, name, omit
        system 4, name, status
        check qword [status+88], 1000000000, 4
        system 132, name, whole
        system 4, name, status
        check qword [status+88], 1234567890, 8
        system 235, name, micro
        system 4, name, status
        check qword [status+88], 77, 16
        system 235, name, wrong
        check rax, -22, 32
        system 5, 1, other
        mov rax, [other]
        cmp rax, [status]
        je .same
        or ebx, 64
.same:  mov eax, ebx
        pop rbx
        ret
`;

test('times are set by every call, and files have other devices than terminals', () => {
  assert.deepEqual(runSource(program), { output: '', status: 127, problem: '' });
});
