// Who wrote this: the way back to the last write to a register or to memory, in every dialect.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect, type DebugClient } from './client.ts';

async function stoppedAt(path: string, dialect: string, text: string, line: number) {
  const client = connect();
  const contents = { [path]: Buffer.from(text).toString('base64') };
  await client.start({ program: path, dialect, 'mnemonic/files': contents }, { [path]: [line] });
  await client.event('stopped');
  return client;
}

async function lineOf(client: DebugClient): Promise<number> {
  const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
  return stackFrames[0].line;
}

const nasm = `        global  main
        extern  memset
        section .bss
box:    resb    8
        section .text
main:   mov     ebx, 7
        mov     byte [rel box + 2], 5
        lea     rdi, [rel box]
        xor     esi, esi
        mov     edx, 2
        call    memset
        mov     ecx, 100000
.wait:  dec     ecx
        jnz     .wait
        mov     dword [rel box + 4], 1
        nop
        ret
`;

describe('the last write', () => {
  test('to memory and to registers of an x86 program, by instructions and by calls', async () => {
    const client = await stoppedAt('/a.asm', 'nasm', nasm, 16);
    const halt = await client.run('mnemonic/goToWrite', { name: '[box + 4]' });
    assert.equal(halt.description, 'Paused before what has written to [box + 4]');
    assert.equal(await lineOf(client), 15);
    await client.run('mnemonic/goToWrite', { name: 'ecx' });
    assert.equal(await lineOf(client), 13);
    assert.equal(await client.value('ecx'), '1');
    await client.run('mnemonic/goToWrite', { name: 'rbx' });
    assert.equal(await lineOf(client), 6);
  });

  test('to what a function of the library has filled, and to nothing', async () => {
    const client = await stoppedAt('/a.asm', 'nasm', nasm, 16);
    await client.run('mnemonic/goToWrite', { name: 'byte [box + 2]' });
    assert.equal(await lineOf(client), 7);
    await client.run('continue');
    await client.run('mnemonic/goToWrite', { name: 'byte [box + 1]' });
    assert.equal((await client.where()).split(':')[0], 'memset');
    const halt = await client.run('mnemonic/goToWrite', { name: 'byte [box + 3]' });
    assert.equal(halt.description, 'Nothing has written to byte [box + 3] since the start');
    assert.equal((await client.where()).split(':')[0], 'memset');
    assert.match(await client.fails('mnemonic/goToWrite', { name: '1 + 2' }), /Nobody can tell/);
  });

  test('in the other dialects', async () => {
    const lc3 =
      '.ORIG x3000\nAND R0, R0, #0\nADD R0, R0, #5\nST R0, BOX\nNOP\nHALT\nBOX .FILL 1\n.END\n';
    const client = await stoppedAt('/a.asm', 'lc3', lc3, 5);
    await client.run('mnemonic/goToWrite', { name: 'BOX' });
    assert.equal(await lineOf(client), 4);
    await client.run('mnemonic/goToWrite', { name: 'R0' });
    assert.equal(await lineOf(client), 3);
    const bytecode = '.var total 3\n  LOAD total\n  ADD 4\n  STORE total\n  NOP\n  HALT\n';
    const other = await stoppedAt('/a.bca', 'bytecode', bytecode, 5);
    await other.run('mnemonic/goToWrite', { name: 'total' });
    assert.equal(await lineOf(other), 4);
  });
});
