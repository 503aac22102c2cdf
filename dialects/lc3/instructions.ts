// The instruction set of the LC-3, one row a way of writing: the single source of encoder, decoder,
// hover, completion, signature help, grammar, reference page and row tests.
//
// Source: Patt and Patel, Introduction to Computing Systems, 3rd edition, appendix A.
import type { FieldName } from './fields.ts';

/** What happens to control behind an instruction. */
export type Flow = 'next' | 'branch' | 'jump' | 'call' | 'return' | 'trap' | 'halt' | 'interrupt';

export type Category = 'Arithmetic' | 'Data movement' | 'Control' | 'Traps' | 'System';

export interface InstructionRow {
  readonly mnemonic: string;
  /**
   * Sixteen bits from the highest: 0 and 1 are fixed, letters are those of the fields
   * (dialects/lc3/fields.ts); blanks separate groups.
   */
  readonly pattern: string;
  /** In the order in which they are written. */
  readonly operands: readonly FieldName[];
  readonly effect: string;
  /** True where N, Z and P are set by the value that goes into a register (3rd edition). */
  readonly setsCodes: boolean;
  readonly flow: Flow;
  readonly category: Category;
  readonly summary: string;
  readonly example: string;
  /** What a trap takes and gives: registers by name. */
  readonly registers?: string;
}

type Rest = Pick<InstructionRow, 'effect' | 'summary' | 'example'> &
  Partial<Pick<InstructionRow, 'setsCodes' | 'flow' | 'registers'>>;

const row = (
  category: Category,
  mnemonic: string,
  pattern: string,
  operands: string,
  rest: Rest,
): InstructionRow => ({
  category,
  mnemonic,
  pattern,
  operands: operands === '' ? [] : (operands.split(' ') as FieldName[]),
  setsCodes: false,
  flow: 'next',
  ...rest,
});

/** Flags of a BR in the order of its bits, with the words for them. */
const conditions: readonly (readonly [flags: string, bits: string, test: string])[] = [
  ['', '111', 'always'],
  ['n', '100', 'if the last value was negative'],
  ['z', '010', 'if the last value was zero'],
  ['p', '001', 'if the last value was positive'],
  ['nz', '110', 'if the last value was negative or zero'],
  ['np', '101', 'if the last value was not zero'],
  ['zp', '011', 'if the last value was zero or positive'],
  ['nzp', '111', 'always'],
];

const branches = conditions.map(([flags, bits, test]) =>
  row('Control', `BR${flags}`, `0000 ${bits} ooooooooo`, 'PCoffset9', {
    effect: test === 'always' ? 'PC ← label' : `PC ← label ${test}`,
    flow: test === 'always' ? 'jump' : 'branch',
    summary: `Goes to the label ${test}.`,
    example: `BR${flags} LOOP`,
  }),
);

const trap = (
  mnemonic: string,
  vector: number,
  flow: Flow,
  effect: string,
  summary: string,
  registers: string,
): InstructionRow =>
  row('Traps', mnemonic, `1111 0000 ${vector.toString(2).padStart(8, '0')}`, '', {
    effect,
    flow,
    summary,
    registers,
    example: mnemonic,
  });

// biome-ignore format: one instruction a paragraph reads better than one property a line.
export const instructions: readonly InstructionRow[] = [
  row('Arithmetic', 'ADD', '0001 ddd sss 0 00 ttt', 'DR SR1 SR2', {
    effect: 'DR ← SR1 + SR2', setsCodes: true,
    summary: 'Adds two registers, or a register and a number from −16 to 15; the sum wraps at 16 bits.',
    example: 'ADD R2, R0, R1' }),
  row('Arithmetic', 'ADD', '0001 ddd sss 1 iiiii', 'DR SR1 imm5', {
    effect: 'DR ← SR1 + imm5', setsCodes: true,
    summary: 'Adds two registers, or a register and a number from −16 to 15; the sum wraps at 16 bits.',
    example: 'ADD R0, R0, #-1' }),
  row('Arithmetic', 'AND', '0101 ddd sss 0 00 ttt', 'DR SR1 SR2', {
    effect: 'DR ← SR1 & SR2', setsCodes: true,
    summary: 'Combines two registers, or a register and a number, bit by bit: 1 where both have 1.',
    example: 'AND R2, R0, R1' }),
  row('Arithmetic', 'AND', '0101 ddd sss 1 iiiii', 'DR SR1 imm5', {
    effect: 'DR ← SR1 & imm5', setsCodes: true,
    summary: 'Combines two registers, or a register and a number, bit by bit: 1 where both have 1.',
    example: 'AND R0, R0, #0' }),
  row('Arithmetic', 'NOT', '1001 ddd sss 111111', 'DR SR', {
    effect: 'DR ← NOT SR', setsCodes: true,
    summary: 'Turns every bit of a register around.', example: 'NOT R1, R0' }),

  row('Data movement', 'LD', '0010 ddd ooooooooo', 'DR PCoffset9', {
    effect: 'DR ← mem[label]', setsCodes: true,
    summary: 'Loads the word at the label.', example: 'LD R0, COUNT' }),
  row('Data movement', 'LDI', '1010 ddd ooooooooo', 'DR PCoffset9', {
    effect: 'DR ← mem[mem[label]]', setsCodes: true,
    summary: 'Loads the word whose address stands at the label.', example: 'LDI R0, KBSR' }),
  row('Data movement', 'LDR', '0110 ddd bbb ffffff', 'DR BaseR offset6', {
    effect: 'DR ← mem[BaseR + offset6]', setsCodes: true,
    summary: 'Loads the word at a register plus an offset from −32 to 31.',
    example: 'LDR R0, R6, #0' }),
  row('Data movement', 'LEA', '1110 ddd ooooooooo', 'DR PCoffset9', {
    effect: 'DR ← label',
    summary: 'Puts the address of the label into a register. In the 2nd edition it sets N, Z and P.',
    example: 'LEA R0, TEXT' }),
  row('Data movement', 'ST', '0011 sss ooooooooo', 'SR PCoffset9', {
    effect: 'mem[label] ← SR',
    summary: 'Stores a register at the label.', example: 'ST R7, SAVER7' }),
  row('Data movement', 'STI', '1011 sss ooooooooo', 'SR PCoffset9', {
    effect: 'mem[mem[label]] ← SR',
    summary: 'Stores a register at the address that stands at the label.',
    example: 'STI R0, DDR' }),
  row('Data movement', 'STR', '0111 sss bbb ffffff', 'SR BaseR offset6', {
    effect: 'mem[BaseR + offset6] ← SR',
    summary: 'Stores a register at another register plus an offset from −32 to 31.',
    example: 'STR R0, R6, #0' }),

  ...branches,
  row('Control', 'RET', '1100 000 111 000000', '', {
    effect: 'PC ← R7', flow: 'return',
    summary: 'Returns from a subroutine: JMP R7.', example: 'RET' }),
  row('Control', 'JMP', '1100 000 bbb 000000', 'BaseR', {
    effect: 'PC ← BaseR', flow: 'jump',
    summary: 'Goes to the address in a register.', example: 'JMP R3' }),
  row('Control', 'JSR', '0100 1 ooooooooooo', 'PCoffset11', {
    effect: 'R7 ← PC; PC ← label', flow: 'call',
    summary: 'Calls the subroutine at the label; R7 takes the return address.',
    example: 'JSR SORT' }),
  row('Control', 'JSRR', '0100 0 00 bbb 000000', 'BaseR', {
    effect: 'R7 ← PC; PC ← BaseR (as it was before)', flow: 'call',
    summary: 'Calls the subroutine whose address is in a register; R7 takes the return address.',
    example: 'JSRR R3' }),

  trap('GETC', 0x20, 'trap', 'R0 ← character', 'Reads a character from the keyboard, without echo.',
    'R0 takes the character'),
  trap('OUT', 0x21, 'trap', 'prints the character in R0', 'Prints the character in R0.',
    'R0[7:0] is the character'),
  trap('PUTS', 0x22, 'trap', 'prints the string at R0', 'Prints the string at the address in R0, a character a word, up to x0000.',
    'R0 is the address of the string'),
  trap('IN', 0x23, 'trap', 'R0 ← character, echoed', 'Asks for a character, reads it and prints it.',
    'R0 takes the character'),
  trap('PUTSP', 0x24, 'trap', 'prints the packed string at R0', 'Prints the string at the address in R0, two characters a word, the low byte first, up to x00.',
    'R0 is the address of the string'),
  trap('HALT', 0x25, 'halt', 'stops the machine', 'Stops the machine.', 'none'),
  { ...trap('PUTC', 0x21, 'trap', 'prints the character in R0', 'Prints the character in R0: another name of OUT.',
    'R0[7:0] is the character'), example: 'PUTC' },
  row('Traps', 'TRAP', '1111 0000 vvvvvvvv', 'trapvect8', {
    effect: 'calls the routine whose address is mem[trapvect8]', flow: 'trap',
    summary: 'Calls a routine of the operating system by its number.', example: 'TRAP x25' }),

  row('System', 'RTI', '1000 000000000000', '', {
    effect: 'PC and PSR ← supervisor stack', flow: 'interrupt',
    summary: 'Returns from an interrupt or a trap; user code may not execute it.',
    example: 'RTI' }),
  row('System', 'NOP', '0000 000 000000000', '', {
    effect: 'does nothing', summary: 'Does nothing: a BR that is never taken.', example: 'NOP' }),
  row('System', 'NOP', '0000 000 ooooooooo', 'PCoffset9', {
    effect: 'does nothing', summary: 'Does nothing: a BR that is never taken.', example: 'NOP' }),
];

/** Rows by mnemonic, in upper case. */
const byMnemonic = new Map<string, InstructionRow[]>();
for (const row of instructions) {
  const name = row.mnemonic.toUpperCase();
  byMnemonic.set(name, [...(byMnemonic.get(name) ?? []), row]);
}

/** The flags of a BR in the order of the table, whatever order they are written in. */
export function orderedBranch(upper: string): string | undefined {
  const flags = /^BR([NZP]{2,3})$/.exec(upper)?.[1];
  if (flags === undefined || new Set(flags).size !== flags.length) return undefined;
  return `BR${[...'NZP'].filter(flag => flags.includes(flag)).join('')}`;
}

/** The ways of writing a mnemonic, letter case ignored; undefined if it is none. */
export function rowsNamed(mnemonic: string): readonly InstructionRow[] | undefined {
  const known = byMnemonic.get(mnemonic);
  if (known) return known;
  const upper = mnemonic.toUpperCase();
  // Every word that may be a label is asked for.
  const isBranch = upper.startsWith('BR');
  return (
    byMnemonic.get(upper) ?? (isBranch ? byMnemonic.get(orderedBranch(upper) ?? '') : undefined)
  );
}

/** The bits of a pattern without its blanks. */
export function patternBits({ pattern }: InstructionRow): string {
  return pattern.replaceAll(' ', '');
}
