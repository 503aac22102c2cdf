// What hovers tell of NASM programs at a stop: operands in memory, conditions, calls to come.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect, type DebugClient } from './client.ts';

const path = '/program.asm';

const source = `        global  main
        extern  printf
        section .data
count:  dd      3, 7, -1
half:   dq      0.5
        section .rodata
format: db      "%d of %d is %g", 10, 0
        section .text
main:   sub     rsp, 8
        lea     rsi, [rel count]
        mov     ebx, 1
        mov     eax, [rsi + rbx*4]
        movsd   xmm0, [rel half]
        cmp     eax, 9
        mov     ecx, 2
        jl      .small
        nop
.small: test    ecx, ecx
        setz    al
        lea     rdi, [rel format]
        mov     esi, 3
        mov     edx, 7
        mov     eax, 1
        call    printf
        mov     eax, 1
        mov     edi, 1
        lea     rsi, [rel format]
        mov     edx, 2
        syscall
        mov     rax, [0]
        add     rsp, 8
        ret
`;

const lines = source.split('\n');
const lineOf = (part: string): number => lines.findIndex(line => line.includes(part)) + 1;

async function stoppedAt(part: string): Promise<DebugClient> {
  const client = connect();
  const contents = { [path]: Buffer.from(source).toString('base64') };
  const launch = { program: path, dialect: 'nasm', 'mnemonic/files': contents };
  await client.start(launch, { [path]: [lineOf(part)] });
  await client.event('stopped');
  return client;
}

/** What a hover on a text tells, in the line where it first stands. */
async function hover(client: DebugClient, text: string, part = text): Promise<string> {
  const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
  const answer = await client.ask('evaluate', {
    expression: text,
    context: 'hover',
    frameId: stackFrames[0].id,
    source: { path },
    line: lineOf(part),
    column: 1,
  });
  return answer.success ? answer.body.result : `nothing: ${answer.message}`;
}

describe('a hover in an x86 program', () => {
  test('tells where an operand leads and what lies there', async () => {
    const client = await stoppedAt('mov     eax, [rsi');
    assert.match(
      await hover(client, '[rsi + rbx*4]'),
      /^\[rsi \+ rbx\*4\] = 7\nat 0x[\da-f]+ \(count\+4\)\nrsi = 0x[\da-f]+ \(count\)\nrbx = 1$/,
    );
    assert.match(await hover(client, '[rel half]'), /^\[rel half\] = 0.5\nat 0x[\da-f]+ \(half\)$/);
    assert.match(
      await hover(client, '[rel format]'),
      /^\[rel format\] = "%d of %d is %g\\n"\nat 0x[\da-f]+ \(format\)$/,
    );
    assert.match(await hover(client, '[0]'), /^\[0\]\nat 0x0: There is no memory there\.$/);
    assert.equal(await hover(client, 'ebx'), '1 — A part of rbx.');
  });

  test('tells whether a jump is taken, by what', async () => {
    const client = await stoppedAt('jl');
    assert.match(
      await hover(client, 'jl'),
      /^Jumps to main\.small \(0x[\da-f]+\): OF is 0, SF is 1 \(asks for SF ≠ OF\)\.\n/,
    );
    assert.match(await hover(client, 'jl'), /\ncmp eax, 9: 7 is less than 9\.$/);
    assert.match(await hover(client, 'syscall'), /^nothing/);
    assert.match(await hover(client, 'setz'), /^nothing/);
    await client.run('next');
    await client.run('next');
    assert.match(
      await hover(client, 'setz'),
      /^Sets its operand to 0: ZF is 0 .*\ntest ecx, ecx: the value is 2\.$/,
    );
  });

  test('tells the calls of the library and of the system with their arguments', async () => {
    const client = await stoppedAt('call');
    assert.equal(await hover(client, 'call'), 'printf("%d of %d is %g\\n", 3, 7, 0.5)');
    for (let step = 0; step < 5; step++) await client.run('next');
    assert.equal(await hover(client, 'syscall'), 'write(1, "%d", 2)');
  });
});
