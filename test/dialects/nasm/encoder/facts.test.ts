// Facts of instructions, found by the form that was chosen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isProblem, matchInstruction } from '#dialects/nasm/encoder/choice.ts';
import { factsOf } from '#dialects/nasm/isa/facts.ts';
import { contextOf } from '#tools/nasm/comparison.ts';
import { parseLine } from '#tools/nasm/line-parser.ts';

function factsOfLine(line: string) {
  const instruction = parseLine(line, { address: 0, section: 0 });
  assert.ok(instruction);
  const match = matchInstruction(instruction, contextOf({ bits: 64, level: 'x' }, 0));
  assert.ok(!isProblem(match), line);
  const facts = factsOf(match.form);
  assert.ok(facts, line);
  return facts;
}

const rows: readonly [string, string, string, string, string, string][] = [
  // line, flags written, flags undefined, registers read, registers written, access
  ['add eax,ebx', 'oszacp', '', '', '', 'xr'],
  ['mul ecx', 'oc', 'szap', 'eax', 'rax+rdx', 'r'],
  ['mul rcx', 'oc', 'szap', 'rax', 'rax+rdx', 'r'],
  ['shl eax,3', 'szcp', 'oa', '', '', 'xr'],
  ['jz $', '', '', '', '', 'r'],
  ['vaddps ymm1,ymm2,ymm3', '', '', '', '', 'wrr'],
];

test('flags, implied registers and access of instructions', () => {
  for (const [line, written, undefinedFlags, read, registersWritten, access] of rows) {
    const facts = factsOfLine(line);
    assert.deepEqual(
      [
        facts.flagsWritten,
        facts.flagsUndefined,
        facts.registersRead.join('+'),
        [...facts.registersWritten].sort().join('+'),
        facts.access,
      ],
      [written, undefinedFlags, read, registersWritten, access],
      line,
    );
  }
});

test('other spellings have the facts of the usual one, and features are known', () => {
  assert.deepEqual(factsOfLine('jz $').flagsRead, 'z');
  assert.deepEqual(factsOfLine('jz $').flow, 'conditionalbranch');
  assert.deepEqual(factsOfLine('vaddps zmm1,zmm2,zmm3').features, ['avx512f']);
  assert.deepEqual(factsOfLine('vcmpeqps xmm1,xmm2,xmm3').features, ['avx']);
});
