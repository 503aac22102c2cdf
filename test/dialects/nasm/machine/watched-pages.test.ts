// Watched memory: the very first access to a page, which maps it, is seen as all later ones are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DataWatch } from '#core/machine/machine.ts';
import { runMachine } from '#dialects/nasm/machine/run.ts';
import { codeOf, dataStart, flatProgram } from './flat-program.ts';

function stopOf(text: string, offset: number, access: DataWatch['access']): string {
  const state = flatProgram(codeOf(text));
  state.memory.map(dataStart + 0x10000, dataStart + 0x20000, 3, 'untouched');
  const address = dataStart + 0x10000 + offset;
  const target = { kind: 'memory', space: 'memory', address, length: 1 } as const;
  const stop = runMachine(state, 20, { data: [{ target, access }] });
  return `${stop.reason} ${state.moment}`;
}

test('the first write to a page', () => {
  const text = `nop\n mov byte [${dataStart + 0x10000} + 5], 1\n nop\n jmp $`;
  assert.equal(stopOf(text, 5, 'write'), 'data 2');
  assert.equal(stopOf(text, 6, 'write'), 'limit 20');
});

test('the first write across two pages that nothing has touched', () => {
  const text = `nop\n mov rax, ${dataStart + 0x10000}\n mov qword [rax + 4092], 1\n nop\n jmp $`;
  assert.equal(stopOf(text, 4093, 'write'), 'data 3');
  assert.equal(stopOf(text, 4097, 'write'), 'data 3');
});

test('the first read of a page', () => {
  const text = `nop\n mov al, [${dataStart + 0x10000} + 5]\n nop\n jmp $`;
  assert.equal(stopOf(text, 5, 'readWrite'), 'data 2');
  assert.equal(stopOf(text, 5, 'write'), 'limit 20');
});
