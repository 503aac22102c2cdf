// Every rule of the bytecode dialect with programs that show it, and the text that it underlines.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { applyEdits } from '#core/text/edits.ts';
import { SourceText } from '#core/text/source.ts';
import { analyze } from '#dialects/bytecode/analysis.ts';
import { rules } from '#dialects/bytecode/rules.ts';

/** A program in which « and » enclose what the diagnostic underlines, and words of its message. */
type Case = readonly [code: string, program: string, message: RegExp, fixed?: string];

// biome-ignore format: a case a line or paragraph.
const cases: readonly Case[] = [
  ['unknown-mnemonic', '«PSH»\nHALT', /Did you mean PUSH\?/, 'PUSH\nHALT'],
  ['unknown-mnemonic', '«hlat»', /Did you mean halt\?/, 'halt'],
  ['unknown-mnemonic', '«frobnicate» 5', /frobnicate is no instruction\.$/],
  ['unknown-directive', '«.tsak» a\nHALT', /Did you mean \.task\?/, '.task a\nHALT'],
  ['unknown-directive', '«.zzzzzzz»', /The directives are \.task/],
  ['missing-colon', '«loop» NOP\nJMP loop', /loop:/, 'loop: NOP\nJMP loop'],
  ['missing-operand', '«JMP»', /JMP needs a label/],
  ['missing-operand', 'PUSH\n«STORE»\nHALT', /STORE needs a shared variable/],
  ['missing-operand', '«.task»\nHALT', /\.task needs the name of the task/],
  ['missing-operand', '.equ «»', /needs/],
  ['missing-operand', '«.byte»', /at least one value/],
  ['missing-operand', '.byte 1«,»', /behind the comma/, '.byte 1'],
  ['missing-operand', '.task a «priority=»\nHALT', /priority=n/],
  ['unexpected-operand', 'HALT «5»', /HALT takes no operand/, 'HALT'],
  ['unexpected-operand', 'PUSH 1, «2»\nPRINT\nHALT', /PUSH takes one operand/, 'PUSH 1\nPRINT\nHALT'],
  ['unexpected-operand', '.lock a «b»\nLOCK a\nUNLOCK a\nHALT', /takes one operand/],
  ['wrong-operand', 'PUSH «=»\nPRINT\nHALT', /neither a number nor a name/],
  ['wrong-operand', 'PUSH «a=5»\nPRINT\nHALT', /A value is expected/],
  ['wrong-operand', '.var «5x»\nHALT', /cannot be a name/],
  ['wrong-operand', '.scheduler «fcsf»\nHALT', /Did you mean fcfs\?/, '.scheduler fcfs\nHALT'],
  ['wrong-operand', '.scheduler «whatever»\nHALT', /It is one of fcfs/],
  ['malformed-number', 'PUSH «12ab»\nPRINT\nHALT', /12ab is no number/],
  ['malformed-number', "PUSH «'ab'»\nPRINT\nHALT", /is no character/],
  ['operand-range', 'PUSH «2147483648»\nPRINT\nHALT', /from -2147483648 to 2147483647/, 'PUSH 2147483647\nPRINT\nHALT'],
  ['operand-range', 'WORK «0»\nHALT', /from 1/, 'WORK 1\nHALT'],
  ['operand-range', '.task a priority=«300»\nHALT', /from 0 to 255/, '.task a priority=255\nHALT'],
  ['operand-range', 'LOAD «-1»\nPRINT\nHALT', /from 0 to 65535/, 'LOAD 0\nPRINT\nHALT'],
  ['operand-range', '.byte «256»', /from -128 to 255/, '.byte 255'],
  ['operand-range', '.equ BIG 1000\nSETPRIO «BIG»\nHALT', /1000 is out of range/],
  ['undefined-symbol', 'loop: JMP «lop»', /Did you mean loop\?/, 'loop: JMP loop'],
  ['undefined-symbol', 'JMP «nowhere»', /Expected: a label/],
  ['undefined-symbol', '.equ A «B»\n.equ B 1\nPUSH A\nPRINT\nPUSH B\nPRINT\nHALT', /no value yet/],
  ['undefined-symbol', '.equ A «A»\nPUSH A\nPRINT\nHALT', /no value yet/],
  ['ambiguous-label', '.task a\nx: JMP x\n.task b\nx: JMP x\n.task c\nJMP «x»', /several other tasks/],
  ['wrong-symbol', '.var v\nLOAD v\nPRINT\nJMP «v»', /v is a variable; a label is expected/],
  ['duplicate-symbol', 'a: NOP\n«a»: JMP a', /defined already, in line 1/],
  ['duplicate-symbol', '.var a\n.equ «a» 1\nLOAD a\nPRINT\nHALT', /a is defined already/],
  ['duplicate-symbol', '.task a\nHALT\n.task «a»\nHALT', /a is defined already/],
  ['reserved-name', '«PUSH»: NOP\nHALT', /PUSH is an instruction/],
  ['unknown-option', '.task a «prio»=1\nHALT', /no option prio/],
  ['unknown-option', '.task a «arival»=1\nHALT', /Did you mean arrival\?/, '.task a arrival=1\nHALT'],
  ['duplicate-option', '.task a burst=1 «burst=2»\nHALT', /burst is given twice/],
  ['duplicate-scheduler', '.scheduler rr\n«.scheduler» fcfs\nHALT', /chosen already/],
  ['unexpected-character', 'PUSH «@»5\nHALT', /'@' has no meaning/],
  ['unexpected-character', "PUSH «'a»\nHALT", /never closed/],
  ['jump-outside', 'JMP «100»', /has 5 bytes/],
  ['jump-outside', 'JMP «end»\nend:', /has 5 bytes/],
  ['jump-into-instruction', 'PUSH 1\nPRINT\nJMP «2»', /not the start of an instruction/],
  ['unused-label', '«a»: HALT', /Nothing jumps to or calls a/],
  ['unused-symbol', '.var «v»\nHALT', /Nothing uses the variable v/],
  ['unreachable-code', 'HALT\n«NOP\nPUSH 1\nPRINT»', /no path/],
  ['stack-underflow', '«PRINT»\nHALT', /takes one value and the stack has none/],
  ['stack-underflow', 'PUSH\n«CALL f»\nPRINT\nHALT\nf: ADD\nRET', /The subroutine takes 2 values/],
  ['stack-mismatch', 'a: PUSH 1\nJZ a\nLOAD\nJZ c\nPUSH 1\nc: «NOP»\nHALT', /depths: 0 and 1/],
  ['falls-off-end', '«NOP»', /end it with HALT/, 'NOP\nHALT'],
  ['falls-off-end', '«.task a»\n.task b\nHALT', /has no instruction/, '.task a\n        HALT\n.task b\nHALT'],
  ['falls-off-end', '.task a\n«PUSH 5» ; five\n.task b\nHALT', /runs off/, '.task a\nPUSH 5 ; five\nHALT\n.task b\nHALT'],
  ['lock-not-released', '«LOCK 1»\nLOAD\nJZ out\nUNLOCK 1\nHALT\nout: HALT', /No UNLOCK 1 on a path/],
  ['unlock-without-lock', '«UNLOCK 3»\nHALT', /cannot own 3/],
  ['lock-twice', '.lock l\nLOCK l\n«LOCK l»\nUNLOCK l\nHALT', /owns l already \(line 2\)/],
  ['return-without-call', '«RET»', /without a CALL/],
  ['push-without-effect', '«PUSH 5»\nDROP\nHALT', /line 2 drops it/],
  ['push-without-effect', '«PUSH 5»\nHALT', /ends before it is used/],
];

function unmark(marked: string): { text: string; start: number; end: number } {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  return { text: marked.replace(/[«»]/g, ''), start, end };
}

function ofCode(text: string, code: string): readonly Diagnostic[] {
  const { diagnostics } = analyze(new SourceText('file:///test.bca', text));
  return diagnostics.filter(diagnostic => diagnostic.code === code);
}

describe('diagnostics', () => {
  for (const [code, marked, message, fixed] of cases) {
    test(`${code}: ${marked.replace(/\n/g, ' ⏎ ')}`, () => {
      const { text, start, end } = unmark(marked);
      const found = ofCode(text, code);
      const spans = found.map(({ span }) => text.slice(span.start, span.end));
      if (start !== end) {
        assert.deepEqual(spans, [text.slice(start, end)]);
        assert.equal(found[0]!.span.start, start);
      }
      assert.match(found[0]!.message, message);
      if (fixed === undefined) return;
      assert.equal(applyEdits(text, found[0]!.fixes![0]!.edits), fixed);
      assert.deepEqual(ofCode(fixed, code), []);
    });
  }

  test('every rule has a case', () => {
    const shown = new Set(cases.map(([code]) => code));
    // An image of 16 MiB is too slow to analyse for a case of its own.
    const missing = rules.filter(({ code }) => !shown.has(code) && code !== 'image-size');
    assert.deepEqual(
      missing.map(({ code }) => code),
      [],
    );
  });
});

// biome-ignore format: a program a line.
const clean: readonly string[] = [
  'HALT', '', '; only a comment\n', '\n\n', 'a: JMP a', 'PUSH 0xFFFFFFFF\nPRINT\nHALT',
  "PUSH 'a'\nPRINT\nPUSH '\\n'\nPRINT\nHALT", 'push 5\nPrint\nhalt', 'a:\nb: JMP a\nJMP b'.replace('\nJMP b', ''),
  '.task a\nl: JMP l\n.task b\nl: JMP l', 'CALL f\nHALT\nf: LOCK 1\nUNLOCK 1\nRET',
  'LOCK 1\nCALL f\nHALT\nf: UNLOCK 1\nRET', '.equ N -5\nPUSH -N\nPRINT\nHALT', 'SPAWN f\nDROP\nHALT\nf: HALT',
  '.task a priority = 3 arrival=0x10\nHALT', '.byte 0x01, 0x08\nHALT'.replace('.byte 0x01, 0x08\n', ''),
];

describe('programs without a mistake', () => {
  for (const text of clean) {
    test(JSON.stringify(text), () => {
      const { diagnostics } = analyze(new SourceText('file:///test.bca', text));
      const found = diagnostics.filter(({ severity }) => severity !== 'hint');
      assert.deepEqual(
        found.map(({ code, message }) => `${code}: ${message}`),
        [],
      );
    });
  }
});
