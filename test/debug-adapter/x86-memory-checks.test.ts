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

  test('a read of a block of malloc that nobody has written, or that was given back', async () => {
    const source = `        global  main
        extern  malloc, calloc, realloc, free
        section .text
main:   push    rbx
        mov     edi, 100000
        call    malloc
        mov     rbx, rax
        mov     byte [rbx + 50000], 1
        mov     eax, [rbx + 49998]
        mov     eax, [rbx + 50001]
        mov     rdi, rbx
        mov     esi, 200000
        call    realloc
        mov     rbx, rax
        mov     eax, [rbx + 50000]
        mov     eax, [rbx + 150000]
        mov     edi, 8
        mov     esi, 8
        call    calloc
        mov     ecx, [rax]
        mov     rdi, rbx
        call    free
        mov     eax, [rbx + 50000]
        xor     eax, eax
        pop     rbx
        ret
`;
    const client = await started(source, ['uninitialised-read']);
    for (const line of [10, 16, 23]) {
      const stop = await client.run('continue');
      assert.equal(stop.reason, 'exception');
      assert.match(stop.text, /reads what nobody has written at 0x/);
      // The stop is behind the instruction.
      assert.equal(await lineOf(client), line + 1);
    }
    const end = await client.run('continue');
    assert.notEqual(end.reason, 'exception');
  });
});

describe('undefined flags', () => {
  async function toldOf(body: string, declarations = ''): Promise<string[]> {
    const start = declarations === '' ? '_start' : 'main';
    const source = `        global  ${start}
        ${declarations}
        section .text
${start}:
        push    rbx
        mov     ecx, 5
${body}
        xor     edi, edi
        mov     eax, 60
        syscall
`;
    const client = await started(source, ['undefined-flags']);
    const texts: string[] = [];
    for (;;) {
      const stop = await client.run('continue');
      if (stop.reason !== 'exception') return texts;
      texts.push(stop.text.replace(/ at _start\+\d+/, ''));
    }
  }

  test('what no instruction has set since the start', async () => {
    assert.deepEqual(await toldOf('        jz .out\n.out:'), [
      'je short _start.out depends on ZF, which is undefined here.',
    ]);
  });

  test('what an instruction leaves undefined, and what it defines', async () => {
    const multiplied = '        imul ecx, ecx\n        setl al\n        seto al\n        setc al';
    const [told, ...others] = await toldOf(multiplied);
    assert.match(told!, /^setl al depends on SF, which is undefined here\.$/);
    assert.deepEqual(others, []);
    assert.deepEqual(await toldOf('        shl ecx, 3\n        jz .out\n.out:'), []);
    assert.equal((await toldOf('        shl ecx, 3\n        jo .out\n.out:')).length, 1);
    assert.deepEqual(await toldOf('        pushfq\n        pop rax'), []);
  });

  test('a shift by no bits leaves the flags as they are', async () => {
    const shift = (count: number) =>
      `        cmp ecx, 5\n        mov ecx, ${count}\n        shl eax, cl\n        jo .out\n.out:`;
    assert.deepEqual(await toldOf(shift(0)), []);
    assert.equal((await toldOf(shift(3))).length, 1);
  });

  test('a call of the library may have changed them all', async () => {
    const before = '        cmp ecx, 5\n        mov edi, 1\n        call labs wrt ..plt\n';
    const call = (test: string) => `${before}${test}        je .out\n.out:`;
    assert.equal((await toldOf(call(''), 'extern labs')).length, 1);
    assert.deepEqual(await toldOf(call('        test eax, eax\n'), 'extern labs'), []);
  });
});
