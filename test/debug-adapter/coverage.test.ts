// Which lines a run has executed, as the debugger tells it.
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

test('the lines of an x86 program that were executed, those of macros as well', async () => {
  const path = '/a.asm';
  const client = connect();
  const contents = { [path]: Buffer.from(source).toString('base64') };
  const launch = { program: path, dialect: 'nasm', 'mnemonic/files': contents };
  await client.start(launch, { [path]: [13] });
  await client.event('stopped');
  const executed = async () => {
    const { files } = await client.request('mnemonic/coverage');
    const [{ lines }] = files;
    return lines
      .filter(({ isExecuted }: { isExecuted: boolean }) => isExecuted)
      .map(({ line }: { line: number }) => line + 1)
      .sort((a: number, b: number) => a - b);
  };
  assert.deepEqual(await executed(), [8, 9, 10, 12]);
  await client.run('next');
  await client.run('stepIn', { granularity: 'instruction' });
  assert.deepEqual((await executed()).slice(0, 2), [3, 8]);
});
