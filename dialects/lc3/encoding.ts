// Turns LC-3 instructions into words and back, by the patterns of the table.
import { type FieldName, fieldRules } from './fields.ts';
import { type InstructionRow, instructions, patternBits } from './instructions.ts';

export type Fields = Partial<Record<FieldName, number>>;

export interface DecodedWord {
  readonly row: InstructionRow;
  /** By name; signed fields are sign-extended. */
  readonly fields: Fields;
}

/** A pattern ready to match: the word is of this row if `word & mask` equals `bits`. */
interface Matcher {
  readonly row: InstructionRow;
  readonly mask: number;
  readonly bits: number;
  readonly fields: readonly FieldPlace[];
}

interface FieldPlace {
  readonly name: FieldName;
  readonly shift: number;
  readonly width: number;
  readonly signed: boolean;
}

function matcherOf(row: InstructionRow): Matcher {
  const pattern = patternBits(row);
  const mask = Number.parseInt(pattern.replace(/[01]/g, '1').replace(/[a-z]/g, '0'), 2);
  const bits = Number.parseInt(pattern.replace(/[a-z]/g, '0'), 2);
  const fields = row.operands.map(name => {
    const { letter, bits: width, signed } = fieldRules[name];
    return { name, width, signed, shift: 15 - pattern.lastIndexOf(letter) };
  });
  return { row, mask, bits, fields };
}

const matchers = new Map(instructions.map(row => [row, matcherOf(row)]));

/** By opcode; within one, rows with more fixed bits first, so that RET comes before JMP. */
const byOpcode: readonly Matcher[][] = Array.from({ length: 16 }, (_, opcode) =>
  [...matchers.values()]
    .filter(({ bits }) => bits >> 12 === opcode)
    .sort((a, b) => fixedBits(b) - fixedBits(a)),
);

function fixedBits({ mask }: Matcher): number {
  return mask.toString(2).replaceAll('0', '').length;
}

/** The word of a row with these fields, each cut to its width; fields left out are 0. */
export function encode(row: InstructionRow, fields: Fields): number {
  const { bits, fields: places } = matchers.get(row)!;
  let word = bits;
  for (const { name, shift, width } of places) {
    word |= ((fields[name] ?? 0) & ((1 << width) - 1)) << shift;
  }
  return word;
}

/** The row of a word; undefined for the reserved opcode and for reserved bits that are not 0. */
export function decode(word: number): DecodedWord | undefined {
  const found = byOpcode[(word >> 12) & 0xf]!.find(({ mask, bits }) => (word & mask) === bits);
  if (!found) return undefined;
  const fields: Fields = {};
  for (const { name, shift, width, signed } of found.fields) {
    const value = (word >> shift) & ((1 << width) - 1);
    fields[name] = signed && value >> (width - 1) ? value - (1 << width) : value;
  }
  return { row: found.row, fields };
}

/** The pattern with the bits of a word in place of its letters: `0001 000 001 1 00101`. */
export function drawn({ pattern }: InstructionRow, word: number): string {
  const bits = word.toString(2).padStart(16, '0');
  let index = 0;
  return pattern.replace(/[01a-z]/g, () => bits[index++]!);
}
