// What single statements assemble to, and how each assembler's rules judge them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcome } from './programs.ts';

/** The statement between `L1 HALT` at x3000 and `L2 HALT`; its words, or the errors' codes. */
type Row = readonly [statement: string, expected: string];

function frame(statement: string): string {
  return `.ORIG x3000\nL1 HALT\n${statement}\nL2 HALT\n.END\n`;
}

/** What the statement itself came to: the words between those of the frame. */
function wordsOf(statement: string): string {
  const found = outcome(frame(statement));
  return found.replace(/^@3000 F025 ?/, '').replace(/(^| )F025$/, '');
}

// biome-ignore format: a table
const numbers: readonly Row[] = [
  ['ADD R0,R0,#15', '102F'], ['ADD R0,R0,#-16', '1030'], ['ADD R0,R0,5', '1025'],
  ['ADD R0,R0,-5', '103B'], ['ADD R0,R0,x-10', '1030'], ['ADD R0,R0,-x5', '103B'],
  ['ADD R0,R0,#+5', '1025'], ['ADD R0,R0,xA', '102A'], ['ADD R0,R0,0x5', '1025'],
  ['ADD R0,R0,b101', '1025'], ['ADD R0,R0,0b101', '1025'], ['add r0, r0, R1', '1001'],
  ['ADD R0,R0,#16', 'error operand-range'], ['ADD R0,R0,#31', 'error operand-range'],
  ['ADD R0,R0,#-17', 'error operand-range'], ['ADD R0,R0,x1F', '103F'],
  ['ADD R0,R0,xFFFF', '103F'], ["ADD R0,R0,'A'", 'error operand-range'],
  ['ADD R0,R0,#--5', 'error malformed-number'], ['ADD R0,R0,#', 'error malformed-number'],
  ['LDR R0,R1,#31', '605F'], ['LDR R0,R1,#-32', '6060'], ['LDR R0,R1,#32', 'error operand-range'],
  ['LDR R0,R1,#-33', 'error operand-range'],
  ['BR #-1', '0FFF'], ['BR #255', '0EFF'], ['BR #256', 'error operand-range'],
  ['BR -256', '0F00'], ['BR #-257', 'error operand-range'],
  ['JSR #1023', '4BFF'], ['JSR #-1024', '4C00'], ['JSR #1024', 'error operand-range'],
  ['TRAP x25', 'F025'], ['TRAP 37', 'F025'], ['TRAP #255', 'F0FF'],
  ['TRAP x100', 'error operand-range'], ['TRAP #-1', 'error operand-range'],
  ['.FILL #5', '0005'], ['.FILL X5', '0005'], ['.FILL -1', 'FFFF'], ['.FILL x-1', 'FFFF'],
  ['.FILL 65535', 'FFFF'], ['.FILL -32768', '8000'], ['.FILL xBEEF', 'BEEF'],
  ['.FILL 65536', 'error operand-range'], ['.FILL -32769', 'error operand-range'],
  ['.FILL x10000', 'error operand-range'], [".FILL 'a'", '0061'], [".FILL '\\n'", '000A'],
  [".FILL 'ab'", 'error malformed-number'], ['.FILL %101', 'error unexpected-character'],
];

// biome-ignore format: a table
const instructionRows: readonly Row[] = [
  ['AND R3,R4,R5', '5705'], ['AND R0,R0,#0', '5020'], ['NOT R0,R1', '907F'],
  ['LD R0,L2', '2000'], ['LD R7,L1', '2FFE'], ['LDI R0,L2', 'A000'], ['LEA R0,L2', 'E000'],
  ['ST R0 , L2', '3000'], ['STI R0,L2', 'B000'], ['STR R7,R6,#0', '7F80'],
  ['LD R0,#5', '2005'], ['LD R0,NOPE', 'error undefined-symbol'],
  ['BR L2', '0E00'], ['BRnzp L2', '0E00'], ['BRNZP L2', '0E00'], ['BRn L2', '0800'],
  ['BRz L2', '0400'], ['BRp L2', '0200'], ['BRnz L1', '0DFE'], ['BRnp L2', '0A00'],
  ['brzp l2', '0600'], ['BRpz L2', '0600'], ['BRzn L2', '0C00'], ['BRpzn L2', '0E00'],
  ['BRnn L2', 'error unknown-mnemonic'], ['BR L2+1', '0E01'], ['BR L2-x1', '0FFF'],
  ['JMP R3', 'C0C0'], ['JMP R7', 'C1C0'], ['RET', 'C1C0'], ['JSR L2', '4800'],
  ['JSRR R3', '40C0'], ['RTI', '8000'], ['NOP', '0000'], ['NOP #5', '0005'], ['NOP L2', '0000'],
  ['HALT', 'F025'], ['GETC', 'F020'], ['OUT', 'F021'], ['PUTC', 'F021'], ['PUTS', 'F022'],
  ['IN', 'F023'], ['PUTSP', 'F024'],
  ['BR R0', 'error wrong-operand'], ['JMP L2', 'error wrong-operand'],
  ['JSRR L2', 'error wrong-operand'], ['TRAP L2', 'error wrong-operand'],
  ['LEA R0,"hi"', 'error wrong-operand'], ['ADD R0,R0,L1', 'error wrong-operand'],
  ['ADD R0,R0,R8', 'error wrong-operand'], ['ADD R0,#5', 'error missing-operand'],
  ['NOT R0', 'error missing-operand'], ['LDR R0,R1', 'error missing-operand'],
  ['RET R7', 'error unexpected-operand'], ['HALT R0', 'error unexpected-operand'],
  ['SUB R0,R0,R1', 'error unknown-mnemonic'], ['ADDD R0,R0,R0', 'error unknown-mnemonic'],
  ['JMPT R7', 'error unknown-mnemonic'], ['FILL #5', 'error unknown-mnemonic'],
];

// biome-ignore format: a table
const dataRows: readonly Row[] = [
  ['.FILL L2', '3002'], ['.FILL L2+1', '3003'], ['FOO .FILL FOO', '3001'],
  ['.FILL NOPE', 'error undefined-symbol'], ['.FILL', 'error missing-operand'],
  ['.FILL 1,2', 'error unexpected-operand'], ['.FILL R1', 'error wrong-operand'],
  ['.FILL "a"', 'error wrong-operand'],
  ['.BLKW 2', '0000 0000'], ['.BLKW x2', '0000 0000'], ['.BLKW 0', 'error operand-range'],
  ['.BLKW -1', 'error operand-range'], ['.BLKW L2', 'error wrong-operand'],
  ['.BLKW xD000', 'error segment-range'],
  ['.STRINGZ "ab"', '0061 0062 0000'], ['.STRINGZ ""', '0000'],
  ['.STRINGZ "a;b"', '0061 003B 0062 0000'], ['.STRINGZ "a,b:c"', '0061 002C 0062 003A 0063 0000'],
  ['.STRINGZ "\\n\\t\\r"', '000A 0009 000D 0000'], ['.STRINGZ "a\\\\"', '0061 005C 0000'],
  ['.STRINGZ "a\\"b"', '0061 0022 0062 0000'], ['.STRINGZ "\\0b"', '0000 0062 0000'],
  ['.STRINGZ "\\e\\a\\b"', '001B 0007 0008 0000'], ['.STRINGZ "\\x41"', '0041 0000'],
  ['.STRINGZ "a\\q"', '0061 005C 0071 0000'], ['.STRINGZ "\\xg"', '005C 0078 0067 0000'],
  ['.STRINGZ "é"', '00C3 00A9 0000'], ['.STRINGZ "€"', '00E2 0082 00AC 0000'],
  ['.STRINGZ "😀"', '00F0 009F 0098 0080 0000'],
  ['.STRINGZ ab', 'error wrong-operand'], ['.STRINGZ "ab', 'error unexpected-character'],
  ['.STRINGZ "a" "b"', 'error unexpected-operand'], ['.STRINGZP "a"', 'error unknown-directive'],
  ['.EXTERNAL FOO', ''], ['.EXTERNAL #5', 'error wrong-operand'],
  ['.EQU', 'error unknown-directive'],
];

// biome-ignore format: a table
const layoutRows: readonly Row[] = [
  ['FOO', ''], ['FOO:', ''], ['FOO: ADD R0,R0,R0', '1000'], ['FOO :ADD R0,R0,R0', '1000'],
  ['FOO BAR ADD R0,R0,R0', '1000'], ['FOO\nBAR ADD R0,R0,R0', '1000'],
  ['x ADD R0,R0,R0', '1000'], ['_a ADD R0,R0,R0', '1000'], ['BAD ADD R0,R0,R0', '1000'],
  ['X1 ADD R0,R0,R0', '1000'], ['B1 BR B1', '0FFF'], ['R8 ADD R0,R0,R0', '1000'],
  ['R0 ADD R0,R0,R0', 'error reserved-name'], ['ADD: ADD R0,R0,R0', 'error reserved-name'],
  ['OUT .FILL 1', 'error reserved-name'], ['l1 ADD R0,R0,R0', 'error duplicate-symbol'],
  ['1a ADD R0,R0,R0', 'error unexpected-character'],
  ['ADD R0 R0 #5', '1025'], ['ADD R0, R0, #5,', '1025'], ['ADD, R0, R0, #5', '1025'],
  ['\tADD\tR0,\tR0,\tR0\t', '1000'], ['ADD R0,R0,R0;c', '1000'],
  ['ADD R0,R0,R0 // c', 'error unexpected-character'], ['# comment', 'error unexpected-character'],
  ['.END\nJUNK !! "', ''], ['.ORIG x4000\n.FILL 7', '@4000 0007'],
  ['.END\n.ORIG x4000\n.FILL 7', '@4000 0007'], ['.ORIG x3000\n.FILL 7', 'error segment-overlap'],
  ['.END\nADD R0,R0,R0\n.ORIG x4000', 'error missing-origin'],
];

for (const [title, rows] of Object.entries({
  numbers,
  instructions: instructionRows,
  data: dataRows,
  'labels, separators, comments and segments': layoutRows,
})) {
  describe(title, () => {
    for (const [statement, expected] of rows) {
      test(JSON.stringify(statement), () => assert.equal(wordsOf(statement), expected));
    }
  });
}

describe('the chosen assembler', () => {
  /** What a flavour makes of a statement that the permissive one takes. */
  const rows: readonly (readonly [string, lc3tools: boolean, original: boolean])[] = [
    ['ADD R0 R0 #5', true, false],
    ['ADD R0, R0, #5,', true, false],
    ['ADD R0,R0,b101', true, false],
    ['ADD R0,R0,0x5', false, false],
    ['ADD R0,R0,-x5', false, false],
    ['BRpz L2', false, false],
    ['BR L2+1', false, false],
    ["NOP\n.FILL 'a'", false, false],
    ['NOP', true, false],
    ['PUTC', true, false],
    ['X1 ADD R0,R0,R0', false, true],
    ['A B ADD R0,R0,R0', false, true],
    ['_a ADD R0,R0,R0', true, false],
    ['.STRINGZ "\\e"', false, true],
    ['.STRINGZ "\\0"', false, false],
    ['.STRINGZ "\\n"', true, true],
    ['.EXTERNAL FOO', false, false],
    ['.END\n.ORIG x4000\nHALT', true, false],
    ['ADD R0, R0, #-5', true, true],
  ];
  for (const [statement, lc3tools, original] of rows) {
    test(JSON.stringify(statement), () => {
      const isTaken = (flavour: 'lc3tools' | 'original') =>
        outcome(frame(statement), flavour) !== 'error other-assembler';
      assert.deepEqual([isTaken('lc3tools'), isTaken('original')], [lc3tools, original]);
    });
  }

  test('escapes are those of the assembler', () => {
    const words = (flavour?: 'lc3tools' | 'original') =>
      outcome('.ORIG x3000\n.STRINGZ "\\f\\v\\q"\n.END', flavour);
    const kept = '@3000 005C 0066 005C 0076 005C 0071 0000';
    assert.deepEqual([words(), words('lc3tools')], [kept, kept]);
    assert.equal(words('original'), '@3000 000C 000B 0071 0000');
    assert.equal(outcome('.ORIG x3000\n.STRINGZ "\\e"\n.END'), '@3000 001B 0000');
  });

  test('the original takes a segment without .END', () => {
    assert.equal(outcome('.ORIG x3000\nHALT', 'original'), '@3000 F025');
    assert.equal(outcome('.ORIG x3000\nHALT', 'lc3tools'), 'error other-assembler');
  });

  test('the original takes numbers by their bits, with a warning', () => {
    assert.equal(
      outcome('.ORIG x3000\nADD R0,R0,x1F\nBR #511\n.END', 'original'),
      '@3000 103F 0FFF',
    );
  });
});
