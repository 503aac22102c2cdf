// NASM programs in the debug adapter: registers, the stack, system calls, and the way back.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect, type DebugClient } from './client.ts';

const path = '/program.asm';

function launchOf(source: string, more: object = {}): object {
  const contents = Buffer.from(source).toString('base64');
  return { program: path, dialect: 'nasm', 'mnemonic/files': { [path]: contents }, ...more };
}

const greeting = `        global  _start
        section .data
count:  dq      3
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
        inc     qword [rel count]
        ret
`;

/** A client that has stopped at a line of a program, counted from 1. */
async function stoppedAt(line: number, source = greeting): Promise<DebugClient> {
  const client = connect();
  await client.start(launchOf(source), { [path]: [line] });
  await client.event('stopped');
  return client;
}

async function scopeOf(client: DebugClient, name: string) {
  const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
  const { scopes } = await client.request('scopes', { frameId: stackFrames[0].id });
  const { variablesReference } = scopes.find((scope: { name: string }) => scope.name === name);
  const { variables } = await client.request('variables', { variablesReference });
  return (wanted: string) =>
    variables.find((variable: { name: string }) => variable.name === wanted);
}

async function lineOf(client: DebugClient): Promise<number> {
  const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
  return stackFrames[0].line;
}

describe('an x86 program', () => {
  test('stops at a breakpoint with its registers, its frames and its data', async () => {
    const client = await stoppedAt(19);
    const registers = await scopeOf(client, 'Registers');
    assert.equal(registers('rax').value, '3');
    assert.equal(registers('rdx').value, '3');
    assert.equal(registers('rip').value, '0x40102f (print+24)');
    const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
    assert.deepEqual(
      stackFrames.map((frame: { name: string; line: number }) => [frame.name, frame.line]),
      [
        ['print+24', 19],
        ['_start+10', 8],
      ],
    );
    const data = await scopeOf(client, 'Data');
    assert.match(data('count').value, /3/);
    assert.equal(client.printed('stdout'), 'hi\n');
  });

  test('prints its errors as errors, and into a terminal where it has one', async () => {
    const source = greeting.replace('edi, 1\n', 'edi, 2\n');
    const client = connect();
    await client.start(launchOf(source));
    await client.event('terminated');
    assert.equal(client.printed('stderr'), 'hi\nhi\n');
    assert.equal(client.printed('stdout'), '');
    const other = connect();
    await other.start(launchOf(source, { console: 'integratedTerminal' }));
    await other.event('terminated');
    const shown = other.events.filter(({ event }) => event === 'mnemonic/terminal');
    assert.equal(shown.map(({ body }) => body.text).join(''), 'hi\nhi\n');
    assert.equal(other.printed('stderr'), '');
  });

  test('steps over a call, into one and out of it', async () => {
    const client = await stoppedAt(8);
    await client.run('next');
    assert.equal(await lineOf(client), 9);
    await client.run('next');
    await client.run('next');
    assert.equal(await lineOf(client), 8);
    await client.run('stepIn');
    assert.equal(await lineOf(client), 14);
    await client.run('stepOut');
    assert.equal(await lineOf(client), 9);
  });

  test('goes back: memory, registers and what was printed', async () => {
    const client = await stoppedAt(11);
    const data = await scopeOf(client, 'Data');
    assert.match(data('count').value, /5/);
    await client.run('stepBack');
    await client.run('stepBack');
    await client.run('stepBack');
    assert.equal(await lineOf(client), 20);
    await client.run('stepBack');
    assert.equal(await lineOf(client), 19);
    const before = await scopeOf(client, 'Data');
    assert.match(before('count').value, /4/);
    const registers = await scopeOf(client, 'Registers');
    assert.match(registers('rbx').value, /1/);
    await client.run('reverseContinue');
    assert.equal(await lineOf(client), 7);
  });

  test('stops where it writes to a variable', async () => {
    const client = await stoppedAt(7);
    const data = await scopeOf(client, 'Data');
    const { variablesReference } = data('count');
    assert.equal(variablesReference, 0);
    const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
    const { scopes } = await client.request('scopes', { frameId: stackFrames[0].id });
    const scope = scopes.find((each: { name: string }) => each.name === 'Data');
    const { dataId } = await client.request('dataBreakpointInfo', {
      variablesReference: scope.variablesReference,
      name: 'count',
    });
    await client.request('setDataBreakpoints', {
      breakpoints: [{ dataId, accessType: 'write' }],
    });
    await client.run('continue');
    assert.equal(await lineOf(client), 20);
    await client.run('reverseContinue');
    assert.equal(await lineOf(client), 7);
  });

  test('that faults says where and why', async () => {
    const source = 'global _start\nsection .text\n_start: xor edi, edi\n mov eax, [rdi + 8]\n';
    const client = connect();
    await client.start(launchOf(source, { stopOnEntry: true }));
    await client.event('stopped');
    await client.request('setExceptionBreakpoints', { filters: ['page-fault'] });
    const stopped = await client.run('continue');
    assert.equal(stopped.reason, 'exception');
    assert.match(stopped.text ?? stopped.description, /Page fault .* mov eax, \[rdi\+8\].* 0x8/);
    assert.equal(await lineOf(client), 4);
    await client.run('stepBack');
    assert.equal(await lineOf(client), 3);
  });

  test('that breaks the calling convention is stopped where one asks for it', async () => {
    const source = `global main
extern puts, getpid
section .text
main:   push rbx
        call spoil
        call getpid
        pop rbx
        xor eax, eax
        push rax
        push rax
        call getpid
        add rsp, 16
        ret
spoil:  mov rbx, 5
        ret
`;
    const client = connect();
    await client.start(launchOf(source, { stopOnEntry: true }));
    await client.event('stopped');
    const filters = ['caller-registers', 'stack-alignment'];
    await client.request('setExceptionBreakpoints', { filters });
    const first = await client.run('continue');
    assert.match(first.text ?? first.description, /spoil returns with rbx changed to 0x5/);
    assert.equal(await lineOf(client), 6);
    const second = await client.run('continue');
    assert.match(second.text ?? second.description, /not aligned to 16 bytes/);
    assert.equal(await lineOf(client), 12);
  });

  test('is asked as its instructions are written', async () => {
    const source = `global _start
section .data
count:  dq 3, 4, 5
struc cell
.first: resq 1
.second: resq 1
endstruc
section .text
_start: mov rdi, count
        mov ebx, 1
        nop
`;
    const client = await stoppedAt(11, source);
    for (const [expression, value] of [
      ['[rdi]', '3'],
      ['[rdi + rbx*8]', '4'],
      ['qword [rdi + 16]', '5'],
      ['[count + 8]', '4'],
      ['[rdi + cell.second]', '4'],
      ['byte [count+10h]', '5'],
      ['cell.second', '8'],
      ['[count] + rbx', '4'],
      ['0ffh', '0xff (255)'],
    ] as const) {
      assert.equal(await client.value(expression), value, expression);
    }
    await client.request('evaluate', { expression: 'dword [rdi] = 77', context: 'repl' });
    assert.equal(await client.value('[count]'), '0x4d');
  });
});
