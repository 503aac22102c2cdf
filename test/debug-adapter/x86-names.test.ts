// Breakpoints of NASM programs by name: labels, functions of the C library, system calls.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect, type DebugClient } from './client.ts';

const path = '/program.asm';

const source = `        global  main
        extern  puts
        section .rodata
text:   db      "hi", 0
        section .text
main:   push    rbx
        mov     ebx, 2
.next:  lea     rdi, [rel text]
        call    puts
        mov     eax, 39
        syscall
        mov     eax, 1
        mov     edi, 1
        lea     rsi, [rel text]
        mov     edx, 2
        syscall
        dec     ebx
        jnz     .next
        xor     eax, eax
        pop     rbx
        ret
`;

async function started(names: readonly (string | object)[]): Promise<DebugClient> {
  const client = connect();
  const contents = { [path]: Buffer.from(source).toString('base64') };
  const launch = { program: path, dialect: 'nasm', 'mnemonic/files': contents, stopOnEntry: true };
  await client.start(launch);
  await client.event('stopped');
  const breakpoints = names.map(name => (typeof name === 'string' ? { name } : name));
  answers = (await client.request('setFunctionBreakpoints', { breakpoints })).breakpoints;
  return client;
}

let answers: { verified: boolean; message?: string; line?: number }[] = [];

async function lineOf(client: DebugClient): Promise<number> {
  const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
  const found = stackFrames.find((frame: { line: number }) => frame.line > 0);
  return found?.line;
}

describe('a function breakpoint of an x86 program', () => {
  test('stops before a system call of that name, in both directions', async () => {
    const client = await started(['syscall:write']);
    assert.equal(answers[0]!.verified, true);
    const first = await client.run('continue');
    assert.equal(first.reason, 'function breakpoint');
    assert.match(first.description, /syscall:write/);
    assert.equal(first.text, 'write(1, "hi", 2)');
    assert.equal(await lineOf(client), 16);
    assert.equal(await client.value('ebx'), '2');
    await client.run('continue');
    assert.equal(await client.value('ebx'), '1');
    await client.run('reverseContinue');
    assert.equal(await lineOf(client), 16);
    assert.equal(await client.value('ebx'), '2');
    assert.equal(client.printed().startsWith('hi\n'), true);
  });

  test('counts only the calls that it names', async () => {
    const client = await started([{ name: 'syscall:getpid', hitCondition: '2' }]);
    await client.run('continue');
    assert.equal(await lineOf(client), 11);
    assert.equal(await client.value('ebx'), '1');
  });

  test('stops in functions of the library and at labels', async () => {
    const client = await started(['puts', 'main.next']);
    assert.deepEqual(
      answers.map(({ verified, line }) => [verified, line]),
      [
        [true, undefined],
        [true, 8],
      ],
    );
    await client.run('continue');
    assert.equal(await lineOf(client), 8);
    const stopped = await client.run('continue');
    assert.equal((await client.where()).split(':')[0], 'puts');
    assert.equal(stopped.text, 'puts("hi")');
    await client.run('stepOut');
    assert.equal(await lineOf(client), 10);
    await client.run('reverseContinue');
    assert.equal((await client.where()).split(':')[0], 'puts');
  });

  test('says why it cannot stop', async () => {
    await started(['printf', 'syscall:wriet', 'man']);
    assert.deepEqual(
      answers.map(({ verified, message }) => [verified, message]),
      [
        [false, 'printf is of the C library, and the program does not use it.'],
        [false, 'There is no system call "wriet". Did you mean syscall:write?'],
        [false, 'There is no label "man". Did you mean main?'],
      ],
    );
  });
});
