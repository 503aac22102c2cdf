// Loading: several files, settings, what is refused, and instructions as text.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProgramError } from '#core/machine/program.ts';
import { finish, imageFile, load, runAll, sourceFile, trace } from './programs.ts';

describe('files', () => {
  test('lie one after the other, and a jump out of one is a fault', () => {
    const files = [
      sourceFile('loop: PUSH 1\nPRINT\nJMP skip\nNOP\nskip: HALT', 'one.bca'),
      imageFile('two.bin', [0x81, 2, 0, 0, 0, 5, 0xa0, 11, 0, 0, 0, 0]),
      imageFile('three.bin', [0xa0, 1, 0, 0, 0]),
    ];
    const program = load(files, { scheduler: 'fcfs' });
    assert.equal(runAll(program), '1\n2\n');
    const [one, two, three] = program.machine.threads();
    assert.deepEqual([one!.name, two!.name, three!.name], ['one', 'two.bin', 'three.bin']);
    assert.equal(one!.state, 'ended');
    assert.match(two!.detail, /^the program has no more instructions here.*offset 0x000c/);
    // Its jump leads into its own operand, which is a PUSH and three NOPs.
    assert.match(three!.detail, /^the program has no more instructions here.*offset 0x0005/);
  });

  test('share variables, and symbols and lines lead to addresses in the code space', () => {
    const files = [
      sourceFile('.var shared\nPUSH 7\nSTORE shared\nHALT', 'one.bca'),
      sourceFile('.var other\nSLEEP 5\nread: LOAD other\nPRINT\nHALT', 'two.bca'),
    ];
    const program = load(files);
    assert.equal(runAll(program), '7\n');
    const read = program.symbols.find(({ name }) => name === 'read')!;
    const row = program.sourceMap.at(read.value)!;
    assert.deepEqual([row.uri, row.line], ['file:///two.bca', 2]);
    assert.equal(program.disassemble(read.value, 1)[0]!.text, 'LOAD shared');
  });

  test('bytes that are no instruction are reported with their offset', () => {
    const program = load([imageFile('odd.bin', [0x01, 0x7f, 0x08])]);
    assert.deepEqual(program.warnings, [
      'odd.bin: the byte 0x7f at offset 0x0001 starts no instruction.',
    ]);
    finish(program);
    assert.equal(program.machine.threads()[0]!.state, 'faulted');
  });

  const refused: readonly (readonly [string, () => unknown, RegExp])[] = [
    ['no file', () => load([]), /no file/],
    ['an empty image', () => load([imageFile('empty.bin', [])]), /empty\.bin is empty/],
    ['an unknown policy', () => load('HALT', { scheduler: 'sfj' }), /Did you mean sjf\?/],
    ['a quantum of 0', () => load('HALT', { quantum: 0 }), /from 1 to/],
    ['half a core', () => load('HALT', { cores: 1.5 }), /whole number/],
    ['a wrong type', () => load('HALT', { inheritance: 'yes' }), /true or false/],
  ];
  for (const [title, attempt, message] of refused) {
    test(`${title} is refused`, () => {
      assert.throws(attempt, (error: Error) => {
        assert.ok(error instanceof ProgramError);
        assert.match(error.message, message);
        return true;
      });
    });
  }

  test('the settings of the launch win over those of the program', () => {
    const source = '.scheduler rr quantum=5\n.task a\nWORK 9\nHALT\n.task b\nHALT';
    assert.equal(load(source).machine.world.settings.quantum, 5);
    assert.equal(load(source, { quantum: 2 }).machine.world.settings.quantum, 2);
  });
});

describe('disassembly', () => {
  test('goes forward and back over instructions', () => {
    const program = load('start: PUSH 5\nPRINT\nJMP start\nHALT');
    const texts = (address: number, count: number) =>
      program.disassemble(address, count).map(({ text }) => text);
    assert.deepEqual(texts(0, 4), ['PUSH 5', 'PRINT', 'JMP start', 'HALT']);
    assert.deepEqual(texts(11, -2), ['PRINT', 'JMP start']);
    assert.deepEqual(texts(11, -10), ['PUSH 5', 'PRINT', 'JMP start']);
    assert.deepEqual(texts(0, -3), []);
    assert.equal(program.disassemble(12, 2)[0]!.valid, false);
  });
});

test('a trace names operands as the program does', () => {
  const source =
    '.var counter\n.lock door\n.task main\nLOCK door\nPUSH -3\nSTORE counter\nJMP done\ndone: HALT';
  assert.deepEqual(trace(load(source)), [
    '[main]: LOCK door',
    '[main]: PUSH -3',
    '[main]: STORE counter',
    '[main]: JMP done',
    '[main]: HALT',
  ]);
});
