// What an instruction does beside its operands: flags, implied registers, the feature it is of.
import { packedFactNumbers, packedFacts } from './facts.generated.ts';
import type { Encoding, Form } from './form.ts';

/** Flags by letters: o s z a c p d i x (AC) u (UIF) and 0 to 3 for C0 to C3 of the x87. */
export type FlagLetters = string;

export const flagOfLetter: Readonly<Record<string, string>> = {
  o: 'OF',
  s: 'SF',
  z: 'ZF',
  a: 'AF',
  c: 'CF',
  p: 'PF',
  d: 'DF',
  i: 'IF',
  x: 'AC',
  u: 'UIF',
  0: 'C0',
  1: 'C1',
  2: 'C2',
  3: 'C3',
};

export interface InstructionFacts {
  readonly flagsRead: FlagLetters;
  readonly flagsWritten: FlagLetters;
  readonly flagsCleared: FlagLetters;
  readonly flagsSet: FlagLetters;
  readonly flagsUndefined: FlagLetters;
  /** Names of registers that no operand names, each as wide as it is used. */
  readonly registersRead: readonly string[];
  readonly registersWritten: readonly string[];
  /**
   * A letter for each operand of the form in full: r read, w written, x both, c read on a
   * condition, v written on a condition, y read and written on a condition, n neither.
   */
  readonly access: string;
  /** `next`, `unconditionalbranch`, `call`, `return`, `interrupt` and the like. */
  readonly flow: string;
  /** CPUID features in lower case: `sse2`, `avx512f`. */
  readonly features: readonly string[];
}

function listOf(text: string | undefined): string[] {
  return !text || text === '-' ? [] : text.split('+');
}

function factsOfRow(row: string): InstructionFacts {
  const columns = row.split(' ').map(column => (column === '-' ? '' : column));
  return {
    flagsRead: columns[0] ?? '',
    flagsWritten: columns[1] ?? '',
    flagsCleared: columns[2] ?? '',
    flagsSet: columns[3] ?? '',
    flagsUndefined: columns[4] ?? '',
    registersRead: listOf(columns[5]),
    registersWritten: listOf(columns[6]),
    access: columns[7] ?? '',
    flow: columns[8] ?? '',
    features: listOf(columns[9]),
  };
}

let rows: readonly string[] | undefined;
const numbers = new Map<string, string>();
const unpacked = new Map<number, InstructionFacts>();

/** Unpacks the list when somebody asks for the first time. */
function prepare(): readonly string[] {
  if (rows) return rows;
  for (const line of packedFactNumbers.split('\n')) {
    const colon = line.indexOf(':');
    numbers.set(line.slice(0, colon), line.slice(colon + 1));
  }
  rows = packedFacts.split('\n');
  return rows;
}

const vectorLetters: Readonly<Partial<Record<Encoding, string>>> = { vex: 'v', evex: 'e' };

/** The opcode, the vector's length and the operand size of a form as the list has them. */
function keyOf({ opcode, digit, encoding, length, operandSize }: Form): string {
  const bytes = opcode.map(byte => byte.toString(16).padStart(2, '0')).join('');
  const letter = vectorLetters[encoding];
  const vector = letter ? `${letter}${length < 0 ? '' : 128 << length}` : '';
  const size = operandSize > 0 ? `@${operandSize}` : '';
  return `${bytes}${digit >= 0 ? `/${digit}` : ''}${vector}${size}`;
}

/**
 * The facts of a form; undefined for instructions that only NASM knows. Registers that are as wide
 * as addresses or the stack are those of 64-bit mode.
 */
export function factsOf(form: Form): InstructionFacts | undefined {
  const all = prepare();
  const entries = numbers.get(form.base)?.split(';');
  if (!entries) return undefined;
  const key = keyOf(form);
  const find = (start: string) => entries.find(text => text.startsWith(start));
  // A form for every operand size does what it does in 64 bits, and is as old as the first of them.
  const ofSizes = find(`${key}@`);
  const entry = find(`${key} `) ?? find(`${key}@64 `) ?? ofSizes ?? entries[0]!;
  const facts = rowOf(all, entry);
  if (!ofSizes || ofSizes === entry) return facts;
  return { ...facts, features: rowOf(all, ofSizes).features };
}

function rowOf(all: readonly string[], entry: string): InstructionFacts {
  const number = Number(entry.slice(entry.indexOf(' ') + 1));
  const known = unpacked.get(number);
  if (known) return known;
  const facts = factsOfRow(all[number] ?? '');
  unpacked.set(number, facts);
  return facts;
}
