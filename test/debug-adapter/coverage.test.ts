// How often a run has executed each line, as the debugger tells it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from './client.ts';

const source = `        global  _start
%macro  leave_with 1
        mov     edi, %1
        mov     eax, 60
        syscall
%endmacro
        section .text
_start: xor     eax, eax
        cmp     eax, 0
        jz      .zero
        leave_with 1
.zero:  nop
        nop
        leave_with 0
`;

type Line = { readonly line: number; readonly executions: number };

/** Starts a program of one file with a breakpoint, and asks how often its lines were executed. */
async function debug(path: string, dialect: string, text: string, breakpoint: number) {
  const client = connect();
  const contents = { [path]: Buffer.from(text).toString('base64') };
  const launch = { program: path, dialect, 'mnemonic/files': contents };
  await client.start(launch, { [path]: [breakpoint] });
  await client.event('stopped');
  /** Lines from 1, those that were executed alone. */
  const executed = async () => {
    const { files } = await client.request('mnemonic/coverage');
    const [{ lines }] = files as [{ lines: Line[] }];
    return Object.fromEntries(
      lines
        .filter(({ executions }) => executions > 0)
        .map(({ line, executions }) => [line + 1, executions]),
    );
  };
  return { client, executed };
}

test('the lines of an x86 program that were executed, those of macros as well', async () => {
  const { client, executed } = await debug('/a.asm', 'nasm', source, 13);
  assert.deepEqual(await executed(), { 8: 1, 9: 1, 10: 1, 12: 1 });
  await client.run('next');
  await client.run('stepIn', { granularity: 'instruction' });
  assert.deepEqual(await executed(), { 3: 1, 8: 1, 9: 1, 10: 1, 12: 1, 13: 1, 14: 1 });
  await client.run('stepBack', { granularity: 'instruction' });
  assert.deepEqual(await executed(), { 8: 1, 9: 1, 10: 1, 12: 1, 13: 1 });
});

test('a line of a macro is counted for each call', async () => {
  const { client } = await debug('/a.asm', 'nasm', source, 13);
  await client.run('next');
  await client.run('stepIn', { granularity: 'instruction' });
  const { files } = await client.request('mnemonic/coverage');
  const ofLine = (executions: number) => [3, 4, 5].map(line => ({ line: line - 1, executions }));
  const [first, ...others] = ofLine(0);
  assert.deepEqual(files[0].calls, [
    { call: 10, lines: ofLine(0) },
    { call: 13, lines: [{ ...first, executions: 1 }, ...others] },
  ]);
});

test('a loop is counted each time round, and only up to the present', async () => {
  const loop = `        global  _start
        section .text
_start: mov     ecx, 1000000
.next:  test    ecx, 3
        jnz     .skip
        inc     eax
.skip:  dec     ecx
        jnz     .next
        mov     eax, 60
        syscall
`;
  const { client, executed } = await debug('/a.asm', 'nasm', loop, 9);
  const all = { 3: 1, 4: 1_000_000, 5: 1_000_000, 6: 250_000, 7: 1_000_000, 8: 1_000_000 };
  assert.deepEqual(await executed(), all);
  assert.deepEqual(await executed(), all);
  await client.run('stepBack', {});
  assert.deepEqual(await executed(), { ...all, 8: 999_999 });
  await client.run('next');
  await client.run('next');
  assert.deepEqual(await executed(), { ...all, 9: 1 });
});

test('the other machines count as well', async () => {
  const bytecode = '.task a\n  PUSH 3\nnext: SUB 1\n  DUP\n  JNZ next\n  HALT\n';
  const counted = await debug('/a.bca', 'bytecode', bytecode, 6);
  assert.deepEqual(await counted.executed(), { 2: 1, 3: 3, 4: 3, 5: 3 });
  const lc3 = '.ORIG x3000\nAND R0, R0, #0\nADD R0, R0, #5\nL ADD R0, R0, #-1\nBRp L\nHALT\n.END\n';
  const simple = await debug('/a.asm', 'lc3', lc3, 6);
  assert.deepEqual(await simple.executed(), { 2: 1, 3: 1, 4: 5, 5: 5 });
});
