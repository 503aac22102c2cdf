// The words of the bytecode dialect for people: the instruction table and the directives as one.
import {
  createVocabulary,
  type OperandSlot,
  type Word,
  type WordForm,
} from '#core/isa/vocabulary.ts';
import { directives } from './directives.ts';
import { type Instruction, immediateFlag, instructions, type OperandRule } from './instructions.ts';

/** Kinds of symbol that may stand for an operand, by the operand's kind. */
const symbolKinds: Readonly<Record<OperandRule['kind'], readonly string[]>> = {
  value: ['constant'],
  ticks: ['constant'],
  work: ['constant'],
  priority: ['constant'],
  variable: ['variable', 'constant'],
  lock: ['lock', 'constant'],
  semaphore: ['semaphore', 'constant'],
  channel: ['channel', 'constant'],
  label: ['label'],
};

function slot(rule: OperandRule): OperandSlot {
  const named = ['variable', 'lock', 'semaphore', 'channel', 'label'].includes(rule.kind);
  return {
    name: rule.placeholder,
    kind: named ? 'symbol' : 'integer',
    symbolKinds: symbolKinds[rule.kind],
    minimum: rule.minimum,
    maximum: rule.maximum,
    summary: rule.summary,
  };
}

function hexadecimal(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

function instructionWord(instruction: Instruction): Word {
  const { mnemonic, opcode, bare, immediate } = instruction;
  const forms: WordForm[] = [];
  if (bare) forms.push({ operands: [], encoding: hexadecimal(opcode), effect: bare.effect });
  if (immediate) {
    forms.push({
      operands: [slot(immediate.operand)],
      encoding: `${hexadecimal(opcode | immediateFlag)} ii ii ii ii`,
      effect: immediate.effect,
    });
  }
  const ticks = mnemonic === 'WORK' ? 'as many as it is told' : '1';
  return {
    name: mnemonic,
    kind: 'instruction',
    category: instruction.category,
    summary: instruction.summary,
    forms,
    facts: [{ label: 'Ticks', value: ticks }],
    example: instruction.example,
  };
}

export const words: readonly Word[] = [...instructions.map(instructionWord), ...directives];

export const vocabulary = createVocabulary(words);
