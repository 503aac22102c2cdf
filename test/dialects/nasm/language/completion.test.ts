// What is proposed in NASM sources: by place, and by what the forms of an instruction take.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nasm } from '#dialects/nasm/dialect.ts';
import { complete } from '#server/features/completion.ts';
import { signatureHelp } from '#server/features/signature.ts';
import { analysisOf } from './programs.ts';

const start = `%macro clear_all 0
        nop
%endmacro
LIMIT   equ     5
        section .text
here:   nop
`;

/** The labels that are proposed at `|` in a line behind the program. */
function proposed(line: string): readonly string[] {
  const text = start + line;
  const offset = text.indexOf('|');
  const analysis = analysisOf(text.replace('|', ''));
  const { proposals } = complete(analysis, nasm, offset, { snippets: true, trigger: undefined });
  return proposals.map(({ label }) => label);
}

test('instructions, directives and macros stand at the head', () => {
  const found = proposed('        cl|');
  for (const name of ['clc', 'cld', 'clear_all']) assert.ok(found.includes(name), name);
  assert.ok(proposed('        glo|').includes('global'));
  assert.ok(proposed('%def|').includes('%define'));
});

test('an operand takes the registers of its forms, and names', () => {
  const shift = proposed('        shl     eax, |');
  assert.ok(shift.includes('cl') && !shift.includes('edx'), shift.join(' '));
  const vector = proposed('        movaps  xmm|');
  assert.ok(vector.includes('xmm3') && !vector.includes('ymm3'), vector.join(' '));
  const jump = proposed('        jz      |');
  assert.ok(jump.includes('here') && !jump.includes('eax'), jump.join(' '));
  assert.ok(proposed('        mov     eax, LIM|').includes('LIMIT'));
});

test('each register comes once', () => {
  const found = proposed('        add     |');
  assert.equal(new Set(found).size, found.length);
});

test('signature help knows the forms of instructions and of macros', () => {
  const helpAt = (line: string) => {
    const text = `; Puts a value somewhere.\n%macro put 2-3 0\n%endmacro\n${line}`;
    const offset = text.indexOf('|');
    return signatureHelp(analysisOf(text.replace('|', '')), offset);
  };
  const macro = helpAt('        put     eax, |');
  assert.deepEqual(
    macro?.signatures.map(({ label, active }) => [label, active]),
    [['put %1, %2, [%3]', 1]],
  );
  assert.match(macro!.signatures[0]!.text, /Puts a value somewhere/);
  const instruction = helpAt('        shld    eax, ebx, |');
  assert.ok(instruction?.signatures.some(({ label }) => label === 'shld r/m32, r32, cl'));
});
