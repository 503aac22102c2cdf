// The instruction table both ways: every row and every word, from text to bits and back.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { applyEdits } from '#core/text/edits.ts';
import { disassemble, wordText } from '#dialects/lc3/disassembler.ts';
import { decode, drawn, encode, type Fields } from '#dialects/lc3/encoding.ts';
import { fieldRange, fieldRules } from '#dialects/lc3/fields.ts';
import { instructions, patternBits } from '#dialects/lc3/instructions.ts';
import { language } from '#dialects/lc3/language.ts';
import { readObject, writePlain } from '#dialects/lc3/object-files.ts';
import { vocabulary } from '#dialects/lc3/vocabulary.ts';
import { format, standardFormat } from '#server/features/format.ts';
import { analysisOf, hexadecimal, outcome } from './programs.ts';

const nameless = () => undefined;

describe('rows', () => {
  for (const row of instructions) {
    const title = `${row.mnemonic} ${row.operands.join(', ')}`.trimEnd();
    test(`${title}: ${row.pattern}`, () => {
      assert.match(patternBits(row), /^[01a-z]{16}$/);
      const edges = ['minimum', 'maximum'] as const;
      for (const edge of edges) {
        const fields: Fields = {};
        for (const name of row.operands) fields[name] = fieldRange(fieldRules[name])[edge];
        const word = encode(row, fields);
        // What is fixed in the pattern is in the word, and each letter has the bits of its field.
        const bits = drawn(row, word).replaceAll(' ', '');
        assert.equal(bits, word.toString(2).padStart(16, '0'));
        patternBits(row).replace(/[01]/g, (bit, at: number) => {
          assert.equal(bits[at], bit);
          return bit;
        });
        const decoded = decode(word);
        assert.ok(decoded);
        assert.equal(encode(decoded.row, decoded.fields), word);
        if (decoded.row === row) assert.deepEqual(decoded.fields, fields);
        assert.equal(
          outcome(`.ORIG x3000\n${wordText(word, 0x3000, nameless)}\n.END`),
          `@3000 ${hexadecimal(word)}`,
        );
      }
    });
    test(`${title} is in the vocabulary with an example that assembles`, () => {
      const word = vocabulary.lookup(row.mnemonic.toLowerCase());
      assert.ok(word?.forms.some(({ encoding }) => encoding === row.pattern));
      const labels = 'LOOP COUNT KBSR TEXT SAVER7 DDR SORT .FILL 0';
      assert.doesNotMatch(outcome(`.ORIG x3000\n${row.example}\n${labels}\n.END`), /error/);
    });
  }
});

test('every word disassembles to text that assembles to the same word', () => {
  // In pieces, so that the distances stay within the segment's reach.
  for (let start = 0; start < 0x10000; start += 0x4000) {
    const words = Array.from({ length: 0x4000 }, (_, index) => start + index);
    const lines = words.map((word, index) => wordText(word, 0x3000 + index, nameless));
    const { program } = analysisOf(`.ORIG x3000\n${lines.join('\n')}\n.END`);
    assert.deepEqual([...program!.segments[0]!.words], words);
  }
});

test('words with reserved bits and the reserved opcode are no instructions', () => {
  for (const word of [0xd000, 0x1008, 0x1010, 0x5018, 0x9000, 0xc001, 0x4001, 0x8001, 0xf125]) {
    assert.equal(decode(word), undefined, hexadecimal(word));
    assert.equal(wordText(word, 0, nameless), `.FILL x${hexadecimal(word)}`);
  }
});

describe('for arbitrary words', () => {
  const words = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 40 });

  test('an image disassembles to a program with labels that assembles to it', () => {
    const origins = fc.integer({ min: 0, max: 0xfd00 });
    fc.assert(
      fc.property(words, origins, (content, origin) => {
        const image = writePlain({ origin, words: Uint16Array.from(content) });
        const lines = disassemble(image, 'a.obj');
        const text = lines.map(({ label, text }) => `${label ? `${label} ` : ''}${text}`);
        const { program } = analysisOf(text.join('\n'));
        assert.deepEqual([...program!.segments[0]!.words], content);
        assert.equal(program!.segments[0]!.origin, origin);
      }),
    );
  });
});

/** Lines that are right or nearly so, to come where random characters never come. */
const line = fc.oneof(
  fc.constantFrom('ADD R0, R0, #1', 'and r0 r1 x-3 ;c', 'L', 'L BRnz L', 'M: LD R1, L', 'HALT'),
  fc.constantFrom('.ORIG x3000', '.END', '.FILL M', '.BLKW 3', '.STRINGZ "a\\n"', '.BLKW 65535'),
  fc.constantFrom('JSR M', 'TRAP x2', 'RET', 'R1 ADD', 'x1 NOT R1, R2', '.EXTERNAL Z', 'JSR Z'),
  fc.string({ maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...`aAxbR1_.:,#+-;'"\\ \t09é😀LM`), maxLength: 16 }),
);
const program = fc.array(line, { maxLength: 14 }).map(lines => lines.join('\n'));

describe('for every text', () => {
  test('nothing throws, and spans lie in the text', () => {
    fc.assert(
      fc.property(fc.oneof(program, fc.string({ maxLength: 200 })), text => {
        for (const flavour of ['permissive', 'lc3tools', 'original'] as const) {
          const analysis = analysisOf(text, flavour, 2);
          for (const { span, fixes = [] } of analysis.diagnostics) {
            assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
            for (const { edits } of fixes) applyEdits(text, edits);
          }
          for (const statement of analysis.statements) analysis.explain(statement);
          analysis.annotations({ start: 0, end: text.length });
          language.listing(analysis);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('formatting keeps the words', () => {
    fc.assert(
      fc.property(program, text => {
        const before = analysisOf(`.ORIG x3000\n${text}`);
        const edits = format(before, { ...language, machine: undefined! }, standardFormat);
        const after = analysisOf(applyEdits(before.source.text, edits));
        assert.deepEqual(after.program?.segments, before.program?.segments);
      }),
    );
  });

  test('any bytes under any name are an image, or none', () => {
    const names = fc.constantFrom('a.obj', 'a.hex', 'a.bin', 'a.lst', 'a.sym', 'a', '');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), names, (bytes, name) => {
        for (const { origin, words } of readObject(name, bytes).segments) {
          assert.ok(origin + words.length <= 0x10000);
        }
        disassemble(bytes, name);
      }),
    );
  });
});
