// In-host tests of NASM programs under the debugger: system calls, the C library, typed input.
import type * as vscode from 'vscode';
import { type EditorTest, eventually, expect, expectEqual } from './runner.ts';
import { register, type Stop, stoppedAt } from './sessions.ts';

const greeting = `        global  _start
        section .rodata
text:   db      "hi", 10
        section .text
_start: mov     ebx, 2
.next:  call    print
        dec     ebx
        jnz     .next
        mov     eax, 60
        xor     edi, edi
        syscall
print:  mov     eax, 1
        mov     edi, 1
        lea     rsi, [rel text]
        mov     edx, 3
        syscall
        ret
`;

const asking = `        default rel
        global  main
        extern  getline, stdin, printf
        section .bss
line:   resq    1
size:   resq    1
        section .rodata
format: db      "You said %s", 0
        section .text
main:   sub     rsp, 8
        lea     rdi, [line]
        lea     rsi, [size]
        mov     rdx, [stdin wrt ..got]
        mov     rdx, [rdx]
        call    getline wrt ..plt
        lea     rdi, [format]
        mov     rsi, [line]
        xor     eax, eax
        call    printf wrt ..plt
        xor     eax, eax
        add     rsp, 8
        ret
`;

const lineOf = (text: string, part: string): number =>
  text.split('\n').findIndex(line => line.includes(part));

async function namesOf(session: vscode.DebugSession): Promise<string[]> {
  const { stackFrames } = await session.customRequest('stackTrace', { threadId: 1 });
  return stackFrames.map((frame: { name: string }) => frame.name);
}

export const x86Tests: readonly EditorTest[] = [
  {
    name: 'x86: F5 stops in a function, with its frames, and goes back over what it printed',
    async run() {
      const line = lineOf(greeting, 'ret');
      await stoppedAt('greeting.asm', greeting, line, async (session, listener, stop: Stop) => {
        expectEqual(stop.reason, 'breakpoint', 'the reason');
        expectEqual(session.configuration['dialect'], 'nasm', 'the dialect');
        expectEqual(await namesOf(session), ['print+24', '_start+10'], 'the frames');
        expectEqual(await register(session, 1, 'rax'), '3', 'rax');
        await eventually('the output', () => listener.output === 'hi\n' || undefined);
        await listener.stopAfter(() => session.customRequest('stepBack', { threadId: 1 }));
        await eventually('no output', () => listener.output === '' || undefined);
        expectEqual(await register(session, 1, 'rax'), '1', 'rax before the system call');
      });
    },
  },
  {
    name: 'x86: a program of the C library reads a line that is typed',
    async run() {
      const line = lineOf(asking, 'call    getline');
      await stoppedAt('asking.asm', asking, line, async (session, listener) => {
        const stopped = listener.stopAfter(() => session.customRequest('next', { threadId: 1 }));
        await eventually('the program to wait', () => listener.waits > 0 || undefined);
        await session.customRequest('mnemonic/input', { text: 'yes\n' });
        await stopped;
        expectEqual(await register(session, 1, 'rax'), '4', 'what getline returns');
        expect(listener.output.includes('yes'), 'What is typed is not echoed.');
        await listener.stopAfter(() => session.customRequest('stepBack', { threadId: 1 }));
        const before = await register(session, 1, 'rax');
        expect(before !== '4', `rax is ${before} before getline.`);
      });
    },
  },
];
