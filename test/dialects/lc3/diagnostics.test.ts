// Every rule of the LC-3 dialect with programs that show it, and the text that it underlines.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyEdits } from '#core/text/edits.ts';
import type { Flavour } from '#dialects/lc3/flavour.ts';
import { rules } from '#dialects/lc3/rules.ts';
import { analysisOf } from './programs.ts';

/**
 * Lines between `.ORIG x3000` and `.END` in which « and » enclose what the diagnostic underlines,
 * words of its message, and the lines after its first fix.
 */
type Case = readonly [code: string, lines: string, message: RegExp, fixed?: string];

// biome-ignore format: a case a line or paragraph.
const cases: readonly Case[] = [
  ['unknown-mnemonic', '«ADDD» R0, R0, R1\nHALT', /Did you mean ADD\?/, 'ADD R0, R0, R1\nHALT'],
  ['unknown-mnemonic', '«hlat» #1', /Did you mean halt\?/, 'halt #1'],
  ['unknown-mnemonic', 'LOOP «ADDD» R0, R0, R1', /ADDD is no .* ADD\?/, 'LOOP ADD R0, R0, R1'],
  ['unknown-mnemonic', '«SUB» R0, R0, R1', /Negate with NOT and ADD #1/],
  ['unknown-mnemonic', 'A «FILL» 5', /Did you mean \.FILL\?/, 'A .FILL 5'],
  ['unknown-mnemonic', '«frobnicate» R1', /frobnicate is no instruction\.$/],
  ['unknown-directive', '«.FIL» 5', /Did you mean \.FILL\?/, '.FILL 5'],
  ['unknown-directive', '«.zzzzzz»', /They are \.ORIG/],
  ['missing-operand', '«LDR» R0, R1', /LDR needs DR, BaseR, offset6: LDR R0, R6, #0/],
  ['missing-operand', '«ADD» R0, #5', /ADD needs/, 'ADD R0, R0, #5'],
  ['missing-operand', '«.FILL»', /number of 16 bits or a label: \.FILL xFFFF/],
  ['missing-operand', '«.STRINGZ»', /double quotes.*: \.STRINGZ/],
  ['unexpected-operand', 'RET «R7»', /RET takes no operand/, 'RET'],
  ['unexpected-operand', '.BLKW 1«, 2»'.replace('«, ', ', «'), /takes one operand/, '.BLKW 1'],
  ['wrong-operand', 'JMP «A»\nA HALT', /BR A goes to a label/, 'BR A\nA HALT'],
  ['wrong-operand', 'BR «R1»', /JMP R1 goes to a register/, 'JMP R1'],
  ['wrong-operand', 'ADD R0, R0, «R8»', /R8 is no register; they are R0 to R7/],
  ['wrong-operand', 'LEA R0, «"hi"»', /a string: put it behind a label with \.STRINGZ/],
  ['wrong-operand', '.FILL «"a"»', /A string takes \.STRINGZ/, '.STRINGZ "a"'],
  ['wrong-operand', '.STRINGZ «hi»', /strings have double quotes/, '.STRINGZ "hi"'],
  ['malformed-number', 'ADD R0, R0, «#12ab»', /#12ab is no number/],
  ['malformed-number', ".STRINGZ «'ab'»", /strings have double quotes/, '.STRINGZ "ab"'],
  ['negative-immediate', 'ADD R0, R0, «x1F»\nHALT', /x1F becomes −1 in imm5\./, 'ADD R0, R0, #-1\nHALT'],
  ['operand-range', 'ADD R0, R0, «#31»\nHALT', /becomes −1\./, 'ADD R0, R0, #-1\nHALT'],
  ['operand-range', 'ADD R0, R0, «#32»', /32 does not fit imm5, which takes −16 to 15\.$/],
  ['operand-range', 'LD R0, «x3005»', /It is a distance from the next instruction/],
  ['operand-range', '.BLKW «0»', /from 1 to 65535/],
  ['operand-range', '.FILL «65536»', /does not fit a word/],
  ['label-range', 'LD R0, «FAR»\n.BLKW 300\nFAR HALT', /FAR \(x312D\) is 300 words away.*Use LDI/],
  ['undefined-symbol', 'LOOP BR «LOP»', /Did you mean LOOP\?/, 'LOOP BR LOOP'],
  ['undefined-symbol', 'BR «NOWHERE»', /Put it in front of a statement/],
  ['duplicate-symbol', 'A HALT\n«a» HALT', /a is defined already, in line 2/],
  ['reserved-name', '«R0» ADD R0, R0, R0', /R0 is a register/],
  ['reserved-name', '«OUT» .FILL 1', /OUT is an instruction/],
  ['unexpected-character', 'HALT «//» done', /Comments start with a semicolon/, 'HALT ; done'],
  ['unexpected-character', '.STRINGZ «"ab»', /never closed/],
  ['segment-range', '.END\n.ORIG «xFDFF»\n.BLKW 2', /ends at xFE00 or later/],
  ['segment-overlap', 'HALT\nHALT\n.END\n.ORIG «x3001»\nHALT', /overlaps the one from x3000 to x3001/],
  ['missing-origin', 'HALT\n.END\n«HALT»\n.ORIG x4000', /between \.END and \.ORIG/],
  ['missing-comma', 'ADD «R0 R0 #5»\nHALT', /commas/, 'ADD R0, R0, #5\nHALT'],
  ['stray-comma', 'ADD R0, R0, #5«,»\nHALT', /separates nothing/, 'ADD R0, R0, #5\nHALT'],
  ['stray-comma', 'ADD«,» R0, R0, #5\nHALT', /separates nothing/, 'ADD R0, R0, #5\nHALT'],
  ['missing-end', 'HALT\n«.ORIG» x4000\n.FILL 0', /before this one has no \.END/,
    'HALT\n.END\n.ORIG x4000\n.FILL 0'],
  ['number-like-label', '«X1» BR X1', /reads as a number/],
  ['suspicious-label', ' HALT\n «RTT»', /Did you mean RET\?/, ' HALT\n RET'],
  ['unknown-escape', 'HALT\n.STRINGZ "a«\\q»"', /the backslash stays/, 'HALT\n.STRINGZ "a\\\\q"'],
  ['unused-label', 'HALT\n«A» .FILL 1', /Nothing uses the label A/],
  ['unused-label', 'HALT\n«A» RET', /Nothing uses/, 'HALT\nA RET ; @subroutine'],
  ['unreachable-code', 'BR A\n«ADD R0, R0, R0\nADD R0, R0, R0»\nA HALT', /no path/],
  ['runs-into-data', 'LEA R0, A\n«PUTS»\nA .STRINGZ "a"', /data in line 4 is executed/,
    'LEA R0, A\nPUTS\nHALT\nA .STRINGZ "a"'],
  ['runs-off-end', '«ADD R0, R0, R0»', /runs off its end/, 'ADD R0, R0, R0\nHALT'],
  ['redundant-branch', '«BRz A»\nA HALT', /goes to the next instruction/],
  ['contradictory-branch', 'A AND R0, R0, #0\n«BRp A»\nHALT', /never taken: .* is zero/],
  ['contradictory-branch', 'A ADD R0, R0, R1\nBRz A\n«BRz A»\nHALT', /is negative or positive/],
  ['codes-after-trap', 'A GETC\n«BRz A»\nHALT', /GETC in line 2 does not set/],
  ['dead-store', '«AND R0, R0, #0»\nLD R0, A\nST R0, A\nHALT\nA .FILL 1', /Line 3 overwrites R0/],
  ['return-address-lost', 'JSR A\nHALT\nA JSR B\n«RET»\nB RET', /JSR B in line 4 here/,
    `JSR A\nHALT\nA ST R7, SAVER7_A\n${' '.repeat(16)}JSR B\nLD R7, SAVER7_A\n${' '.repeat(16)}RET\n`
    + 'SAVER7_A .BLKW 1\nB RET'],
  ['unmatched-save', 'JSR A\nHALT\nA ST R1, SAVER1\n«LD R2, SAVER1»\nRET\nSAVER1 .BLKW 1', /named after R1 and goes into R2/],
  ['unmatched-save', 'JSR A\nHALT\nA «ST R1, SAVER1»\nRET\nSAVER1 .BLKW 1', /nothing restores/],
  ['halt-in-subroutine', 'JSR A\nHALT\nA BRz B\nRET\nB «HALT»', /stops rather than return/],
  ['return-in-main', 'BRz A\nHALT\nA «RET»', /without being called/],
  ['unknown-trap', '«TRAP x30»\nHALT', /trap vector x30; the system has x20 to x25/],
  ['hard-coded-offset', 'BRz «#1»\nHALT\nHALT', /leads to x3002/],
];

function program(lines: string): string {
  return `.ORIG x3000\n${lines}\n.END`;
}

function check([code, lines, message, fixed]: Case, flavour: Flavour = 'permissive'): void {
  const marked = program(lines);
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const { diagnostics, source } = analysisOf(marked.replace(/[«»]/g, ''), flavour);
  const all = diagnostics.map(found => `${found.code} ${source.slice(found.span)}`).join('; ');
  const found = diagnostics.find(
    ({ code: other, span }) => other === code && span.start === start && span.end === end,
  );
  assert.ok(found, `not found among: ${all}`);
  assert.match(found.message, message);
  if (fixed === undefined) return;
  const [fix] = found.fixes ?? [];
  assert.equal(applyEdits(source.text, fix!.edits), program(fixed));
}

describe('diagnostics', () => {
  for (const row of cases) test(`${row[0]}: ${JSON.stringify(row[1])}`, () => check(row));

  test('every rule has a case', () => {
    const shown = new Set(cases.map(([code]) => code));
    const elsewhere = new Set(['other-assembler', 'negative-immediate', 'text-after-end']);
    const missing = rules.filter(({ code }) => !shown.has(code) && !elsewhere.has(code));
    assert.deepEqual(missing, []);
  });

  test('other-assembler says which assembler does not take what', () => {
    check(['other-assembler', 'ADD R0, R0, «0x5»', /lc3tools does not take numbers/], 'lc3tools');
  });

  test('negative-immediate: the original assembler takes the bits of decimal numbers, too', () => {
    check(
      ['negative-immediate', 'ADD R0, R0, «#31»', /#31 becomes −1 in imm5/, 'ADD R0, R0, #-1'],
      'original',
    );
  });

  test('code before the first .ORIG, and a segment without .END', () => {
    const codes = (text: string) => analysisOf(text).diagnostics.map(({ code }) => code);
    assert.deepEqual(codes('HALT'), ['missing-origin']);
    assert.deepEqual(codes('.ORIG x3000\nHALT'), ['missing-end']);
    const [lone] = analysisOf('.ORIG x3000').diagnostics;
    assert.equal(lone!.message, 'The segment has no .END.');
    assert.equal(applyEdits('.ORIG x3000', lone!.fixes![0]!.edits), '.ORIG x3000\n.END');
    assert.deepEqual(codes('.ORIG x3000\nHALT\n.END\nGood bye\n; and thanks'), ['text-after-end']);
    assert.deepEqual(codes(''), []);
    assert.deepEqual(codes('; nothing'), []);
  });
});

/** Programs that are right: nothing may be said of them. */
// biome-ignore format: a program a line or paragraph.
const quiet: readonly string[] = [
  'LEA R0, A\nPUTS\nHALT\nA .STRINGZ "a"',
  'JSR A\nHALT\nA ST R7, SAVER7\nJSR B\nLD R7, SAVER7\nRET\nB RET\nSAVER7 .BLKW 1',
  'JSR A\nHALT\nA PUTS\nRET',
  'LD R1, P\nJSRR R1\nHALT\nP .FILL A\nA RET',
  'LEA R1, T\nADD R1, R1, R0\nJMP R1\nT BR A\nBR B\nA HALT\nB HALT',
  'A LDI R0, S\nBRzp A\nLDI R0, D\nHALT\nS .FILL xFE00\nD .FILL xFE02',
  'AND R0, R0, #0\nADD R0, R0, #5\nA ADD R0, R0, #-1\nBRp A\nHALT',
  'LD R0, V\nSTI R0, T\nTRAP x30\nHALT\nT .FILL x30\nV .FILL A\nA RTI',
  'HALT\n.FILL xF025',
  'JSR A\n.FILL 1\nA BR A',
  'HALT\nA BRz B ; doubles @subroutine\nADD R0, R0, R0\nB RET',
  'GETC\nADD R0, R0, #0\nBRz A\nOUT\nA HALT',
];

describe('no false alarms', () => {
  for (const lines of quiet) {
    test(JSON.stringify(lines), () => {
      const { diagnostics } = analysisOf(program(lines));
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        [],
      );
    });
  }
});
