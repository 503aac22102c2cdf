// Encoding, decoding, listing and outputs of the bytecode dialect, row by row and as properties.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { derivedText } from '#core/assembler/derived-text.ts';
import { SourceText } from '#core/text/source.ts';
import { analyze } from '#dialects/bytecode/analysis.ts';
import { disassemble } from '#dialects/bytecode/disassembler.ts';
import { decodeInstruction, encodeInstruction } from '#dialects/bytecode/encoding.ts';
import { type Instruction, immediateFlag, instructions } from '#dialects/bytecode/instructions.ts';
import { listing } from '#dialects/bytecode/listing.ts';
import { outputs } from '#dialects/bytecode/outputs.ts';

function analysisOf(text: string) {
  return analyze(new SourceText('file:///folder/test.bca', text));
}

function bytesOf(text: string): number[] {
  const { image, diagnostics } = analysisOf(text);
  assert.ok(image, diagnostics.map(({ message }) => message).join('\n'));
  return [...image.segments[0]!.bytes];
}

/** The article's eleven opcodes; these numbers stay for ever. */
const articleOpcodes = [
  'NOP',
  'PUSH',
  'LOAD',
  'ADD',
  'SUB',
  'PRINT',
  'SLEEP',
  'YIELD',
  'HALT',
  'WORK',
  'SETPRIO',
];

describe('the instruction table', () => {
  articleOpcodes.forEach((mnemonic, opcode) => {
    test(`${mnemonic} is ${opcode}`, () => assert.deepEqual(bytesOf(mnemonic), [opcode]));
  });

  test('no two instructions share an opcode, and none uses bit 7', () => {
    const opcodes = instructions.map(({ opcode }) => opcode);
    assert.equal(new Set(opcodes).size, opcodes.length);
    assert.ok(opcodes.every(opcode => opcode < immediateFlag));
  });

  for (const instruction of instructions) {
    const { mnemonic, opcode, bare, immediate } = instruction;
    test(`${mnemonic} assembles and disassembles in each form`, () => {
      if (bare) {
        assert.deepEqual(bytesOf(mnemonic.toLowerCase()), [opcode]);
        assert.equal(disassemble(Uint8Array.of(opcode))[0]!.text, mnemonic);
      } else {
        assert.equal(disassemble(Uint8Array.of(opcode))[0]!.valid, false);
      }
      const withImmediate = [opcode | immediateFlag, 1, 0, 0, 0];
      const line = disassemble(Uint8Array.from(withImmediate))[0]!;
      assert.equal(line.valid, immediate !== undefined);
      if (!immediate) return;
      assert.deepEqual(bytesOf(`${mnemonic} 1`), withImmediate);
      assert.equal(line.text, `${mnemonic} 1`);
    });
  }

  test('an immediate lies little-endian and signed behind the opcode', () => {
    assert.deepEqual(bytesOf('PUSH 5'), [0x81, 5, 0, 0, 0]);
    assert.deepEqual(bytesOf('PUSH -2'), [0x81, 0xfe, 0xff, 0xff, 0xff]);
    assert.deepEqual(bytesOf('PUSH 0x12345678'), [0x81, 0x78, 0x56, 0x34, 0x12]);
    assert.deepEqual(bytesOf('PUSH 0b101'), [0x81, 5, 0, 0, 0]);
    assert.deepEqual(bytesOf("PUSH 'A'"), [0x81, 65, 0, 0, 0]);
  });
});

/** Any instruction with any operand that it may have. */
const anyInstruction = fc.constantFrom(...instructions).chain((instruction: Instruction) => {
  const { bare, immediate } = instruction;
  const bareBytes = bare ? [fc.constant(encodeInstruction(instruction))] : [];
  const operand = immediate?.operand;
  const immediateBytes = operand
    ? [
        fc
          .integer({ min: operand.minimum, max: operand.maximum })
          .map(value => encodeInstruction(instruction, value)),
      ]
    : [];
  return fc.oneof(...bareBytes, ...immediateBytes);
});

function reassemble(bytes: Uint8Array): number[] {
  const text = disassemble(bytes).map(
    ({ label, text: line }) => `${label ? `${label}: ` : ''}${line}`,
  );
  return text.length === 0 ? [] : bytesOf(text.join('\n'));
}

describe('round trips', () => {
  test('disassemble, then assemble: the same bytes for every image of valid instructions', () => {
    fc.assert(
      fc.property(fc.array(anyInstruction, { maxLength: 60 }), parts => {
        const bytes = Uint8Array.from(parts.flatMap(part => [...part]));
        assert.ok(disassemble(bytes).every(({ valid }) => valid));
        assert.deepEqual(reassemble(bytes), [...bytes]);
      }),
      { numRuns: 500 },
    );
  });

  test('and for any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), bytes => {
        assert.deepEqual(reassemble(bytes), [...bytes]);
      }),
      { numRuns: 1000 },
    );
  });

  test('encode, then decode', () => {
    fc.assert(
      fc.property(anyInstruction, bytes => {
        const decoded = decodeInstruction(bytes, 0)!;
        assert.equal(decoded.length, bytes.length);
        assert.deepEqual(encodeInstruction(decoded.instruction, decoded.immediate), bytes);
      }),
    );
  });
});

describe('arbitrary text', () => {
  const word = fc.constantFrom(
    ...instructions.map(({ mnemonic }) => mnemonic),
    '.task',
    '.equ',
    '.var',
    '.byte',
    '.scheduler',
    '.lock',
    'a',
    'b',
    'a:',
    ':',
    '=',
    ',',
    '-',
    '5',
    '0x',
    "'",
    '"',
    '\n',
    '\r\n',
    '\r',
    ';',
    'rr',
    'quantum=',
    'é',
    '\u{1f600}',
    '\t',
  );
  const program = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(word, { maxLength: 80 }).map(words => words.join(' ')),
  );

  test('never throws, and its tokens give back the text', () => {
    fc.assert(
      fc.property(program, text => {
        const { tokens, diagnostics, statements, references } = analysisOf(text);
        let rebuilt = '';
        for (let index = 0; index < tokens.count; index++) {
          rebuilt += text.slice(tokens.starts[index]!, tokens.starts[index + 1]!);
        }
        assert.equal(rebuilt, text);
        for (const { span } of [...diagnostics, ...statements, ...references]) {
          assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
        }
        derivedText(listing(analysisOf(text)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('labels', () => {
  test('each task has its own; a label of one other task can be named from anywhere', () => {
    const text = '.task a\nx: JMP x\n.task b\nx: JMP x\nCALL y\n.task c\ny: RET';
    assert.deepEqual(bytesOf(text), [0xa0, 0, 0, 0, 0, 0xa0, 5, 0, 0, 0, 0xa5, 15, 0, 0, 0, 0x26]);
  });

  test('are told apart by letter case', () => {
    assert.deepEqual(bytesOf('a: JMP A\nA: JMP a'), [0xa0, 5, 0, 0, 0, 0xa0, 0, 0, 0, 0]);
  });
});

describe('tasks', () => {
  test('carry their options, and a file without any is one task named after it', () => {
    const text =
      '.equ P 9\n.task a priority=P arrival=2 burst=3 deadline=4\nHALT\n.task b\nNOP\nHALT';
    assert.deepEqual(analysisOf(text).program!.tasks, [
      { name: 'a', entry: 0, length: 1, priority: 9, arrival: 2, burst: 3, deadline: 4 },
      { name: 'b', entry: 1, length: 2, priority: 1, arrival: 0 },
    ]);
    assert.deepEqual(analysisOf('HALT').program!.tasks, [
      { name: 'test', entry: 0, length: 1, priority: 1, arrival: 0 },
    ]);
  });

  test('each become an image of their own in the format `tasks`, with jumps moved', () => {
    const { write } = outputs.find(({ id }) => id === 'tasks')!;
    const files = write(analysisOf('.task a\nHALT\n.task b\nx: NOP\nJMP x'));
    assert.deepEqual(
      files.map(({ suffix, content }) => [suffix, [...content]]),
      [
        ['.a.bin', [8]],
        ['.b.bin', [0, 0xa0, 0, 0, 0, 0]],
      ],
    );
    assert.throws(
      () => write(analysisOf('.task a\nCALL f\nHALT\n.task b\nHALT\nf: RET')),
      /Task a leads out of its own code/,
    );
  });

  test("the article's images are what its source assembles to", () => {
    const folder = new URL('../../../samples/bytecode/', import.meta.url);
    const source = readFileSync(new URL('article.bca', folder), 'utf8');
    const { write } = outputs.find(({ id }) => id === 'tasks')!;
    for (const { suffix, content } of write(analysisOf(source))) {
      const image = readFileSync(new URL(`bins/${suffix.slice(1)}`, folder));
      assert.deepEqual([...image], [...content]);
    }
  });
});

test('the listing shows offset, bytes and source of each line, then the names', () => {
  const text = '.task p ; one\nloop:   PUSH 5\n        .byte 1, 2, 3, 4, 5, 6\n        JMP loop\n';
  assert.equal(
    derivedText(listing(analysisOf(text))),
    [
      '1                        .task p ; one',
      '2  0000  81 05 00 00 00  loop:   PUSH 5',
      '3  0005  01 02 03 04 05          .byte 1, 2, 3, 4, 5, 6',
      '   000A  06',
      '4  000B  A0 00 00 00 00          JMP loop',
      '',
      'Names:',
      '  loop  label      offset 0x0000',
      '  p     task       task at 0x0000',
      '',
    ].join('\n'),
  );
});
