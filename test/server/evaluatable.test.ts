// What a debugger's hover is about, by the place in the text.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { analyzeNow } from '#core/dialect.ts';
import { SourceText } from '#core/text/source.ts';
import { dialects } from '#dialects/registry.ts';
import { evaluatable } from '#server/features/evaluatable.ts';

/** The expression at the bar in a text, and what of the text it stands for. */
function at(dialectId: string, marked: string): readonly [string, string] | undefined {
  const dialect = dialects.find(({ id }) => id === dialectId)!;
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const analysis = analyzeNow(dialect, new SourceText('file:///a.asm', text));
  const found = evaluatable(analysis, dialect, offset);
  return found && [found.expression, analysis.source.slice(found.span)];
}

describe('what a hover of the debugger is about', () => {
  test('in NASM: registers, operands in memory, full names of labels, instructions', () => {
    const line = (marked: string) => at('nasm', `main: nop\n.next: ${marked}\ncount: dq 5\n`);
    assert.deepEqual(line('mov eax, e|bx'), ['ebx', 'ebx']);
    assert.deepEqual(line('mov eax, [rd|i+8]'), ['[rdi+8]', '[rdi+8]']);
    assert.deepEqual(line('mov dwo|rd [rdi+8], 5'), ['dword [rdi+8]', 'dword [rdi+8]']);
    assert.deepEqual(line('mov eax, [rel co|unt]'), ['[rel count]', '[rel count]']);
    assert.deepEqual(line('mov rax, cou|nt'), ['count', 'count']);
    assert.deepEqual(line('jmp .ne|xt'), ['main.next', '.next']);
    assert.deepEqual(line('sys|call'), ['syscall', 'syscall']);
    assert.equal(line('mov eax, 1|2'), undefined);
    assert.equal(line('nop ; rd|i'), undefined);
    assert.equal(line('nop\n%define si|ze 5'), undefined);
  });

  test('in LC-3 and bytecode: registers, labels and variables', () => {
    const lc3 = (marked: string) => at('lc3', `.ORIG x3000\n${marked}\nLIST .FILL 5\n.END\n`);
    assert.deepEqual(lc3('ADD R1, R|2, #1'), ['R2', 'R2']);
    assert.deepEqual(lc3('LD R1, LI|ST'), ['LIST', 'LIST']);
    assert.deepEqual(lc3('BR|z LIST'), ['BRz', 'BRz']);
    assert.deepEqual(at('bytecode', '.var total\n  LOAD to|tal\n'), ['total', 'total']);
  });
});
