// Macros of NASM under the debugger: breakpoints in bodies, steps over calls and into expansions.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect, type DebugClient } from './client.ts';

const path = '/program.asm';

const source = `        global  _start
%macro  twice 1
        inc     %1
        inc     %1
%endmacro
%macro  both 2
        twice   %1
        dec     %2
%endmacro
        section .text
_start: xor     eax, eax
        both    eax, ebx
        twice   ecx
%rep 3
        inc     edx
%endrep
        nop
        mov     eax, 60
        syscall
`;

async function stoppedAt(...lines: number[]): Promise<DebugClient> {
  const client = connect();
  const contents = { [path]: Buffer.from(source).toString('base64') };
  const launch = { program: path, dialect: 'nasm', 'mnemonic/files': contents };
  await client.start(launch, { [path]: lines });
  await client.event('stopped');
  return client;
}

async function linesOf(client: DebugClient): Promise<number[]> {
  const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
  return stackFrames.map(({ line }: { line: number }) => line);
}

async function enter(client: DebugClient): Promise<string> {
  const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
  const { targets } = await client.request('stepInTargets', { frameId: stackFrames[0].id });
  const target = targets.find(({ label }: { label: string }) => label.startsWith('expansion'));
  await client.run('stepIn', { targetId: target.id });
  return target.label;
}

describe('macros of an x86 program', () => {
  test('stop at a breakpoint in the body in every expansion, and in both directions', async () => {
    const client = await stoppedAt(3);
    assert.deepEqual(await linesOf(client), [3, 7, 12]);
    await client.run('continue');
    assert.deepEqual(await linesOf(client), [3, 13]);
    await client.run('reverseContinue');
    assert.deepEqual(await linesOf(client), [3, 7, 12]);
  });

  test('stop in each repetition', async () => {
    const client = await stoppedAt(15);
    for (const value of ['0', '1', '2']) {
      assert.equal(await client.value('edx'), value);
      assert.equal((await linesOf(client))[0], 15);
      if (value !== '2') await client.run('continue');
    }
    await client.run('next');
    assert.deepEqual(await linesOf(client), [17]);
  });

  test('are stepped over as one line', async () => {
    const client = await stoppedAt(12);
    assert.deepEqual(await linesOf(client), [12]);
    await client.run('next');
    assert.deepEqual(await linesOf(client), [13]);
    assert.equal(await client.value('eax'), '2');
    await client.run('stepBack');
    assert.deepEqual(await linesOf(client), [12]);
  });

  test('are entered on demand, body by body', async () => {
    const client = await stoppedAt(12);
    assert.equal(await enter(client), 'expansion of both (program.asm)');
    assert.deepEqual(await linesOf(client), [7, 12]);
    assert.equal(await enter(client), 'expansion of twice (program.asm)');
    assert.deepEqual(await linesOf(client), [3, 7, 12]);
    await client.run('next');
    assert.deepEqual(await linesOf(client), [4, 7, 12]);
    await client.run('next');
    assert.deepEqual(await linesOf(client), [8, 12]);
    await client.run('stepBack');
    assert.deepEqual(await linesOf(client), [7, 12]);
    await client.run('next');
    assert.deepEqual(await linesOf(client), [8, 12]);
    await client.run('next');
    assert.deepEqual(await linesOf(client), [13]);
  });
});
