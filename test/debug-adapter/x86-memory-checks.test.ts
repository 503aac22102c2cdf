// Filters for mistakes with memory: reads of what was never written, writes over instructions.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect, type DebugClient } from './client.ts';

const path = '/program.asm';

async function started(source: string, filters: readonly string[]): Promise<DebugClient> {
  const client = connect();
  const contents = { [path]: Buffer.from(source).toString('base64') };
  const launch = { program: path, dialect: 'nasm', 'mnemonic/files': contents, stopOnEntry: true };
  await client.start({ ...launch, stopOnExit: true });
  await client.event('stopped');
  await client.request('setExceptionBreakpoints', { filters });
  return client;
}

async function lineOf(client: DebugClient): Promise<number> {
  const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
  return stackFrames[0].line;
}

const locals = `        global  main
        extern  scanf, printf, getline, stdin
        section .rodata
format: db      "%d", 0
        section .bss
zeros:  resq    4
        section .text
main:   push    rbp
        mov     rbp, rsp
        sub     rsp, 32
        mov     dword [rbp - 4], 5
        mov     eax, [rbp - 4]
        mov     rcx, [rel zeros]
        mov     byte [rbp - 16], 1
        mov     rdx, [rbp - 16]
        movdqu  xmm0, [rbp - 16]
        mov     rdi, rsp
        mov     ecx, 0
        rep stosb
        add     eax, [rbp - 24]
        mov     dword [rbp - 28], 7
        mov     ecx, [rbp - 28]
        xor     eax, eax
        leave
        ret
`;

describe('mistakes with memory', () => {
  test('a read of the stack that nobody has written to is told, and no other', async () => {
    const client = await started(locals, ['uninitialised-read']);
    const stop = await client.run('continue');
    assert.equal(stop.reason, 'exception');
    assert.match(
      stop.text,
      /^add eax, \[rbp-0x18\] at main\+\d+ reads what nobody has written at 0x7f[\da-f]+\.$/,
    );
    assert.equal(await lineOf(client), 21);
    const end = await client.run('continue');
    assert.notEqual(end.reason, 'exception');
    await client.run('reverseContinue');
    assert.equal(await lineOf(client), 21);
    await client.run('reverseContinue');
    const again = await client.run('continue');
    assert.equal(again.reason, 'exception');
    assert.equal(await lineOf(client), 21);
  });

  test('what functions of the library write counts as written', async () => {
    const source = `        global  main
        extern  sscanf
        section .rodata
text:   db      "42", 0
format: db      "%d", 0
        section .text
main:   sub     rsp, 24
        lea     rdi, [rel text]
        lea     rsi, [rel format]
        lea     rdx, [rsp + 8]
        xor     eax, eax
        call    sscanf
        mov     eax, [rsp + 8]
        add     rsp, 24
        ret
`;
    const client = await started(source, ['uninitialised-read']);
    const stop = await client.run('continue');
    assert.notEqual(stop.reason, 'exception', stop.text);
  });

  test('a write over an instruction is told, a write beside code is none', async () => {
    const source = `        global  _start
        section .text exec write
_start: mov     byte [rel data], 1
        mov     byte [rel code + 1], 9
code:   mov     eax, 5
        mov     edi, eax
        mov     eax, 60
        syscall
data:   db      0
`;
    const client = await started(source, ['code-write']);
    const stop = await client.run('continue');
    assert.match(
      stop.text,
      /^mov byte \[.*\], 9 at .* writes over an instruction at 0x.* \(code\+1\)/,
    );
    assert.equal(await lineOf(client), 5);
    await client.run('next');
    assert.equal(await client.value('eax'), '9');
  });
});
