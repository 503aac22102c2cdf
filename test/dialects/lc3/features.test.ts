// The language features on LC-3 sources: what the neutral code makes of this dialect.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Dialect } from '#core/dialect.ts';
import { applyEdits } from '#core/text/edits.ts';
import { language } from '#dialects/lc3/language.ts';
import { recognize } from '#dialects/lc3/recognition.ts';
import { complete } from '#server/features/completion.ts';
import { format, standardFormat } from '#server/features/format.ts';
import { hover } from '#server/features/hover.ts';
import {
  renamedSources,
  renameEdits,
  renameProblem,
  renameTarget,
} from '#server/features/rename.ts';
import { drawings } from '../../server/drawings.ts';
import { analysisOf } from './programs.ts';

const dialect = language as Dialect;

const source = `.ORIG x3000
LOOP    LD R0, COUNT ; counts
        ADD R0, R0, #-5
        brzp loop
        JSR SUB1
        HALT
COUNT   .FILL x20
; Doubles R0.
SUB1    ADD R0, R0, R0
        RET
.END
`;

const analysis = analysisOf(source);

/** The hover one character behind the start of the first occurrence of a text. */
function hoverAt(text: string): string {
  return hover(analysis, dialect, source.indexOf(text) + 1)?.text ?? '';
}

describe('hover', () => {
  test('an instruction shows its own fields', () => {
    const text = hoverAt('ADD R0, R0, #-5');
    for (const line of ['Bits: `0001 000 000 1 11011`', 'DR: `000 = R0`', 'imm5: `11011 = #-5`']) {
      assert.ok(text.includes(`- ${line}\n`), line);
    }
    assert.ok(hoverAt('brzp').includes('- nzp: `011: n = 0, z = 1, p = 1`'));
    assert.ok(hoverAt('brzp').includes('- Target: `LOOP (x3000)`'));
  });

  test('a number shows its notations and where it fits', () => {
    const text = hoverAt('x20');
    for (const line of ['Decimal: `32`', 'Hexadecimal: `x0020`', 'Binary: `0000 0000 0010 0000`']) {
      assert.ok(text.includes(`- ${line}\n`), line);
    }
    assert.ok(text.includes('- Fits: `trapvect8, PCoffset9, PCoffset11, .FILL`'));
    assert.ok(hoverAt('#-5').includes('- Fits: `imm5, offset6, PCoffset9, PCoffset11, .FILL`'));
  });

  test('a label shows its address, its uses and its comment', () => {
    const text = hoverAt('SUB1\n');
    assert.match(text, /SUB1 {2}x3006/);
    assert.match(text, /subroutine in `x3000` · 1 reference/);
    assert.match(text, /Doubles R0\./);
  });

  test('a trap says what it does to which registers', () => {
    const text = hover(analysisOf('.ORIG x3000\nGETC\n.END'), dialect, 13)?.text ?? '';
    assert.match(text, /Registers: `R0 takes the character`/);
    const numbered = hover(analysisOf('.ORIG x3000\nTRAP x22\n.END'), dialect, 13)?.text ?? '';
    assert.match(numbered, /Routine: `PUTS: prints the string at R0`/);
    assert.match(numbered, /Registers: `R0 is the address of the string`/);
  });
});

test('hints show address, word and target of each statement', () => {
  const hints = analysis.annotations({ start: 0, end: source.indexOf('ADD') });
  assert.deepEqual(
    hints.slice(0, 3).map(({ kind, text }) => [kind, text]),
    [
      ['address', 'x3000'],
      ['word', 'x2004'],
      ['target', '→ COUNT (x3005)'],
    ],
  );
});

test('completion offers registers and labels where they fit', () => {
  const labelsAt = (text: string) => {
    const other = analysisOf(text.replace('|', ''));
    const request = { snippets: false, trigger: undefined };
    const { proposals } = complete(other, dialect, text.indexOf('|'), request);
    return proposals.map(({ label }) => label);
  };
  assert.ok(labelsAt('.ORIG x3000\nA ADD R0, |\n.END').includes('R7'));
  assert.deepEqual(labelsAt('.ORIG x3000\nABC LD R0, A|\n.END'), ['ABC']);
  assert.ok(labelsAt('.ORIG x3000\nBRn|').includes('BRnz'));
  assert.ok(labelsAt('.ORIG x3000\n.st|').includes('.stringz'));
});

test('a new name that another label has in other letters is told with that label', () => {
  const target = renameTarget(analysis, source.indexOf('loop'))!;
  const counted = renameEdits([analysis], target.symbol, 'count');
  const host = renamedSources(counted, { read: () => undefined });
  const problem = renameProblem(analysis, dialect, target.symbol, 'count', host);
  assert.equal(
    problem,
    '“count” is the name of a data label already (line 7); choose another name.',
  );
});

test('renaming a label changes every use, whatever its letter case', () => {
  const target = renameTarget(analysis, source.indexOf('loop'))!;
  const host = { read: () => source };
  assert.match(renameProblem(analysis, dialect, target.symbol, 'add', host) ?? '', /instruction/);
  const renamed = applyEdits(source, renameEdits([analysis], target.symbol, 'AGAIN')[0]!.edits);
  assert.ok(renamed.includes('AGAIN    LD R0') && renamed.includes('brzp AGAIN'));
});

test('the segment and its labels are symbols, subroutines known as such', () => {
  assert.deepEqual(
    analysis.symbols.map(({ name, kind, container }) => [name, kind, container]),
    [
      ['x3000', 'segment', undefined],
      ['LOOP', 'label', 0],
      ['COUNT', 'data', 0],
      ['SUB1', 'subroutine', 0],
    ],
  );
});

test('formatting aligns labels, instructions and comments', () => {
  const text = applyEdits(source, format(analysis, dialect, standardFormat));
  assert.ok(text.includes(`LOOP${' '.repeat(12)}LD      R0, COUNT${' '.repeat(7)}; counts\n`));
});

describe('for every text', () => {
  const line = fc.oneof(
    fc.constantFrom('L ADD R0, R0, #1', ' LD R1, L ;c', 'A: B C NOT R1 R2', '.END', '.FILL L+1'),
    fc.constantFrom('.ORIG x3000', 'x1 BRnz x1', '.STRINGZ "a', '.BLKW 2', 'JSR L', '; c', ''),
    fc.string({ maxLength: 20 }),
  );
  const program = fc.array(line, { maxLength: 12 }).map(lines => lines.join('\n'));

  test('no feature throws, wherever the cursor is', () => {
    fc.assert(
      fc.property(program, fc.nat(), (text, place) => {
        const other = analysisOf(text);
        const cursor = place % (text.length + 1);
        for (const drawing of Object.values(drawings)) drawing(other, dialect, cursor);
      }),
      { numRuns: 150 },
    );
  });

  test('formatting twice is formatting once', () => {
    fc.assert(
      fc.property(program, text => {
        const formatted = (once: string) =>
          applyEdits(once, format(analysisOf(once), dialect, standardFormat));
        assert.equal(formatted(formatted(text)), formatted(text));
      }),
    );
  });
});

describe('the dialect of a text', () => {
  const nasm = 'section .text\nglobal _start\n_start:\n  mov rax, 60\n  syscall\nmsg: db "hi", 0\n';

  test('LC-3 is told from x86', () => {
    assert.ok(recognize(source) > 0.9);
    assert.ok(recognize('; sums\nADD R0, R0, #1\nBRp LOOP\nHALT\n') > 0.5);
    assert.ok(recognize(nasm) < 0.1);
  });

  test('words in binary are a text image', () => {
    assert.equal(recognize('; by hand\n0011 0000 0000 0000\n1111 0000 0010 0101\n'), 1);
    assert.equal(recognize('0011000000000000\n'), 1);
    assert.equal(recognize('\u0008\u0081\u0001'), 0.5);
  });
});

describe('labels that only tests in comments name', () => {
  const tested = `.ORIG x3000
        HALT
;! test doubles
;! given COUNT = 3
;! call TWICE(COUNT)
;! expect memory[COUNT] == 3, R0 == 6
TWICE   ADD R0, R0, R0
        RET
COUNT   .FILL 1
OTHER   .FILL 2
.END
`;
  const unit = analysisOf(tested);

  test('are used and called', () => {
    const unused = unit.diagnostics.filter(({ code }) => code === 'unused-label');
    assert.deepEqual(
      unused.map(({ span }) => unit.source.slice(span)),
      ['OTHER'],
    );
    assert.equal(unit.symbols.find(({ name }) => name === 'TWICE')?.kind, 'subroutine');
  });

  test('are renamed there, too', () => {
    const target = renameTarget(unit, tested.indexOf('COUNT   .FILL'));
    const { edits } = renameEdits([unit], target!.symbol, 'N')[0]!;
    assert.match(
      applyEdits(tested, edits),
      /given N = 3\n;! call TWICE\(N\)\n;! expect memory\[N\] == 3/,
    );
  });
});
