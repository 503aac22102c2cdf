// The files of every tool: what is written, and what is read back.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { derivedText } from '#core/assembler/derived-text.ts';
import { disassemble } from '#dialects/lc3/disassembler.ts';
import { language } from '#dialects/lc3/language.ts';
import { readObject, writePlain } from '#dialects/lc3/object-files.ts';
import { outputs } from '#dialects/lc3/outputs.ts';
import { analysisOf } from './programs.ts';

const source = `.ORIG x3000 ; main
LOOP    LD R0, TEXT
        HALT
TEXT    .STRINGZ "A"
.END
.ORIG x4000
        .FILL LOOP
.END
`;

function filesOf(format: string, text = source) {
  return outputs.find(({ id }) => id === format)!.write(analysisOf(text));
}

function textOf(content: Uint8Array): string {
  return new TextDecoder().decode(content);
}

const segments = [
  { origin: 0x3000, words: Uint16Array.of(0x2001, 0xf025, 0x41, 0) },
  { origin: 0x4000, words: Uint16Array.of(0x3000) },
];

describe('outputs', () => {
  test('obj: origin and words, the higher byte first, a file for each segment', () => {
    const files = filesOf('obj');
    assert.deepEqual(
      files.map(({ suffix, content }) => [suffix, [...content]]),
      [
        ['.obj', [0x30, 0, 0x20, 1, 0xf0, 0x25, 0, 0x41, 0, 0]],
        ['.x4000.obj', [0x40, 0, 0x30, 0]],
      ],
    );
  });

  test('lc3tools: magic, version, then value, kind, length and text of each record', () => {
    const [file] = filesOf('lc3tools');
    const { content } = file!;
    assert.deepEqual([...content.slice(0, 7)], [0x1c, 0x30, 0x15, 0xc0, 1, 1, 1]);
    const first = '.ORIG x3000 ; main';
    assert.deepEqual([...content.slice(7, 14)], [0, 0x30, 1, first.length, 0, 0, 0]);
    assert.equal(textOf(content.slice(14, 14 + first.length)), first);
  });

  test('hex: @ and the origin, then a word a line', () => {
    const [file] = filesOf('hex');
    assert.equal(textOf(file!.content), '@3000\n2001\nF025\n0041\n0000\n@4000\n3000\n');
  });

  test('bin: sixteen digits a line, the origin first', () => {
    const [, second] = filesOf('bin');
    assert.equal(textOf(second!.content), '0100000000000000\n0011000000000000\n');
  });

  test('sym: the table of the original assembler', () => {
    const [file] = filesOf('sym');
    assert.equal(
      textOf(file!.content),
      [
        '// Symbol table',
        '// Scope level 0:',
        '//\tSymbol Name       Page Address',
        '//\t----------------  ------------',
        '//\tLOOP              3000',
        '//\tTEXT              3002',
        '',
        '',
      ].join('\n'),
    );
  });

  test('lst: address, word twice, line and source', () => {
    const [file] = filesOf('lst');
    assert.equal(
      textOf(file!.content),
      [
        '(0000) 3000  0011000000000000 (   1)                 .ORIG x3000',
        '(3000) 2001  0010000000000001 (   2) LOOP            LD    R0 TEXT',
        '(3001) F025  1111000000100101 (   3)                 HALT',
        '(3002) 0041  0000000001000001 (   4) TEXT            .STRINGZ "A"',
        '(3003) 0000  0000000000000000 (   4)',
        '                              (   5)                 .END',
        '(0000) 4000  0100000000000000 (   6)                 .ORIG x4000',
        '(4000) 3000  0011000000000000 (   7)                 .FILL LOOP',
        '                              (   8)                 .END',
        '',
      ].join('\n'),
    );
    assert.equal(derivedText(language.listing(analysisOf(source))), textOf(file!.content));
  });

  test('labels of other files are refused by name', () => {
    const text = '.EXTERNAL SORT\n.ORIG x3000\nJSR SORT\nHALT\n.END';
    assert.throws(() => filesOf('obj', text), /SORT is a label of another file/);
  });
});

describe('readers', () => {
  for (const format of ['lc3tools', 'hex', 'lst']) {
    test(`${format} reads back`, () => {
      const [file] = filesOf(format);
      assert.deepEqual(readObject(`a${file!.suffix}`, file!.content).segments, segments);
    });
  }

  for (const format of ['obj', 'bin']) {
    test(`${format} reads back, a segment a file`, () => {
      const files = filesOf(format);
      const read = files.flatMap(file => readObject(`a${file.suffix}`, file.content).segments);
      assert.deepEqual(read, segments);
    });
  }

  const bytes = (text: string) => new TextEncoder().encode(text);

  test('the listing has the labels too', () => {
    const [file] = filesOf('lst');
    assert.deepEqual(readObject('a.lst', file!.content).symbols, [
      { name: 'LOOP', address: 0x3000 },
      { name: 'TEXT', address: 0x3002 },
    ]);
  });

  test('words by hand: comments, blanks between digits, the first word is the origin', () => {
    const text = '0011 0000 0000 0000 ; x3000\r\n\r\n1111 0000 0010 0101 ; HALT\r\n\u001a';
    const expected = [{ origin: 0x3000, words: Uint16Array.of(0xf025) }];
    assert.deepEqual(readObject('a.bin', bytes(text)).segments, expected);
    assert.deepEqual(readObject('a.hex', bytes('3000\nxF025')).segments, expected);
    assert.deepEqual(readObject('a.hex', bytes('3000\nHALT')).segments, []);
    assert.deepEqual(readObject('a.bin', bytes('0011')).segments, []);
  });

  test('an object that is cut off or goes beyond memory gives what fits', () => {
    const object = Uint8Array.of(0xff, 0xff, 0x12, 0x34, 0x56, 0x78, 0x9a);
    const [segment] = readObject('a.obj', object).segments;
    assert.deepEqual(segment, { origin: 0xffff, words: Uint16Array.of(0x1234) });
    assert.deepEqual(readObject('a.obj', Uint8Array.of(0x30)).segments, []);
  });
});

test('the disassembly names what the table of symbols names', () => {
  const [object] = filesOf('obj');
  const [table] = filesOf('sym');
  const { symbols } = readObject('a.sym', table!.content);
  assert.deepEqual(
    disassemble(object!.content, 'a.obj', symbols).map(({ label, text, code }) => [
      label,
      text,
      code,
    ]),
    [
      [undefined, '.ORIG x3000', ''],
      ['LOOP', 'LD R0, TEXT', '2001'],
      [undefined, 'HALT', 'F025'],
      ['TEXT', '.FILL x0041', '0041'],
      [undefined, '.FILL x0000', '0000'],
      [undefined, '.END', ''],
    ],
  );
});

test('words that are loaded are data, whatever instruction they would be', () => {
  const words = Uint16Array.of(0x2003, 0xf025, 0xf025, 0xfe00, 0x1021);
  const object = writePlain({ origin: 0x3000, words });
  const lines = disassemble(object, 'a.obj');
  assert.deepEqual(
    lines.slice(1, -1).map(({ label, text, valid, data }) => [label, text, valid, data ?? false]),
    [
      [undefined, 'LD R0, L3004', true, false],
      [undefined, 'HALT', true, false],
      [undefined, 'HALT', true, false],
      [undefined, '.FILL xFE00', false, true],
      ['L3004', '.FILL x1021', true, true],
    ],
  );
});
