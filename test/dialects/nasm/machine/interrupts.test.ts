// How Linux ends programs that execute interrupts or what belongs to the system.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runSource } from './library/running.ts';

const rows: readonly (readonly [code: string, bits: 32 | 64, status: number, name: RegExp])[] = [
  ['int3', 64, 133, /^Breakpoint trap/],
  ['int 3', 64, 133, /^Breakpoint trap/],
  ['int1', 64, 133, /^Debug exception/],
  ['int 4', 64, 139, /^Overflow trap/],
  ['int 5', 64, 139, /^General protection/],
  ['int 0x21', 64, 139, /^General protection/],
  ['ud2', 64, 132, /^Invalid opcode/],
  ['hlt', 64, 139, /^General protection/],
  ['int3', 32, 133, /^Breakpoint trap/],
  ['int 3', 32, 133, /^Breakpoint trap/],
  ['mov eax, 0x7fffffff\n inc eax\n into', 32, 139, /^Overflow trap/],
];

for (const [code, bits, status, name] of rows) {
  test(`${code.replaceAll('\n', ',')} of ${bits} bits`, () => {
    const run = runSource(`global _start\n_start: nop\n ${code}\n nop\n`, { bits });
    assert.equal(run.status, status);
    assert.match(run.problem, name);
  });
}
