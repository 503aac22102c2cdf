// The words of the LC-3 for people: instructions, directives and registers as one vocabulary.
import {
  createVocabulary,
  type OperandSlot,
  type Vocabulary,
  type Word,
  type WordForm,
} from '#core/isa/vocabulary.ts';
import { addressKinds, directives } from './directives.ts';
import { type FieldName, fieldRange, fieldRules } from './fields.ts';
import { type InstructionRow, instructions, orderedBranch } from './instructions.ts';

/** What may stand for a field of an instruction. */
export function slotOf(name: FieldName): OperandSlot {
  const rule = fieldRules[name];
  if (rule.kind === 'register') return { name, kind: 'register', summary: rule.summary };
  const range = fieldRange(rule);
  if (rule.kind === 'number') return { name, kind: 'integer', ...range, summary: rule.summary };
  return { name, kind: 'symbol', symbolKinds: addressKinds, ...range, summary: rule.summary };
}

function formOf(row: InstructionRow): WordForm {
  return { operands: row.operands.map(slotOf), encoding: row.pattern, effect: row.effect };
}

function instructionWord(rows: readonly InstructionRow[]): Word {
  const row = rows[0]!;
  const codes = row.setsCodes ? 'set by the result' : 'unchanged';
  return {
    name: row.mnemonic,
    kind: 'instruction',
    category: row.category,
    summary: row.summary,
    forms: rows.map(formOf),
    facts: [
      { label: 'N, Z, P', value: codes },
      ...(row.registers ? [{ label: 'Registers', value: row.registers }] : []),
    ],
    example: [...new Set(rows.map(({ example }) => example))].join('\n'),
  };
}

const conventions: readonly string[] = [
  'Operating system routines take and give values in R0.',
  ...['', '', ''].map(() => 'General register.'),
  'General register; some programs keep the address of their global data in it.',
  'General register; the frame pointer where the frame convention is followed.',
  'General register; the stack pointer where a stack is used.',
  'General register; JSR and JSRR put the return address into it.',
];

const registers: readonly Word[] = conventions.map((summary, number) => ({
  name: `R${number}`,
  kind: 'register',
  category: 'Registers',
  summary,
  forms: [],
  facts: [],
}));

const mnemonics = [...new Set(instructions.map(({ mnemonic }) => mnemonic))];

export const words: readonly Word[] = [
  ...mnemonics.map(name => instructionWord(instructions.filter(row => row.mnemonic === name))),
  ...directives,
  ...registers,
];

const inTable = createVocabulary(words);

/** Letter case does not matter, nor the order of the flags of a BR. */
export const vocabulary: Vocabulary = {
  lookup: spelling =>
    inTable.lookup(spelling) ?? inTable.lookup(orderedBranch(spelling.toUpperCase()) ?? ''),
  all: () => words,
};
