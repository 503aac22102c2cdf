// The words of NASM for people: instructions with their forms, directives, registers. There are
// thousands of them, so that a word is made when somebody asks for it.
import type { Fact, OperandSlot, Vocabulary, Word, WordForm } from '#core/isa/vocabulary.ts';
import { formsOf, mnemonicsOfForms } from '../isa/forms.ts';
import { type Register, registers } from '../isa/registers.ts';
import { directiveTexts } from '../knowledge/directives.ts';
import { describeInstruction } from '../knowledge/instructions.ts';
import type { SourceText } from '../knowledge/source-text.ts';
import { formText } from './form-text.ts';

/** A hover shows no more forms than these; the instructions with more have hundreds. */
const formsShown = 24;

/** Instructions after which another one than the next may come. */
const flow =
  /^(?:j[a-z]+|call|loop|ret|int(?:[13o]|$)|iret|sys(?:call|enter|exit|ret)|hlt|ud[012])/;

class InstructionWord implements Word {
  readonly name: string;
  readonly kind = 'instruction';
  #forms: readonly WordForm[] | undefined;

  constructor(name: string) {
    this.name = name;
  }

  get category(): string {
    return flow.test(this.name) ? 'Control' : 'Instructions';
  }

  get summary(): string {
    return describeInstruction(this.name)?.summary ?? '';
  }

  get forms(): readonly WordForm[] {
    this.#forms ??= distinctForms(this.name);
    return this.#forms;
  }

  get facts(): readonly Fact[] {
    const { effect, reference } = describeInstruction(this.name) ?? {};
    return [
      ...(effect ? [{ label: 'Effect', value: effect }] : []),
      ...(reference
        ? [{ label: 'Read on', value: `${reference.manual}: ${reference.section}` }]
        : []),
    ];
  }
}

/** Forms that read the same but for what only the assembler tells apart come once. */
function distinctForms(mnemonic: string): readonly WordForm[] {
  const byText = new Map<string, WordForm>();
  for (const form of formsOf(mnemonic) ?? []) {
    const word = formText(form, '');
    const operands = word.operands.map(({ name }) => name).join(', ');
    if (!byText.has(operands)) byText.set(operands, word);
    if (byText.size >= formsShown) break;
  }
  return [...byText.values()];
}

const registerSummaries: Readonly<Record<Register['class'], string>> = {
  general: 'General register',
  segment: 'Segment register',
  control: 'Control register',
  debug: 'Debug register',
  test: 'Test register',
  x87: 'Register of the x87 stack',
  mmx: 'MMX register',
  vector: 'Vector register',
  mask: 'Mask register',
  bound: 'Bound register',
  tile: 'Tile register',
  pointer: 'Instruction pointer',
};

function registerWord(register: Register): Word {
  return {
    name: register.name,
    kind: 'register',
    category: 'Registers',
    summary: `${registerSummaries[register.class]} of ${register.bits} bits.`,
    forms: [],
    facts: [],
  };
}

/** A directive in one of its spellings; all that stands behind the name is one operand. */
function directiveWord(name: string, text: SourceText): Word {
  const { category, summary, syntax, example } = text;
  const operands = syntax.includes(' ') ? syntax.slice(syntax.indexOf(' ') + 1) : '';
  const slot: OperandSlot = { name: operands, kind: 'symbol', symbolKinds: named, summary };
  const form = { operands: operands === '' ? [] : [slot], encoding: '', effect: '' };
  return { name, kind: 'directive', category, summary, forms: [form], facts: [], example };
}

/** Symbols that may stand behind directives and in data. */
const named = ['label', 'data', 'constant', 'field', 'structure', 'external', 'common', 'define'];

let table: ReadonlyMap<string, Word> | undefined;

/** By name in lower case; made for the first question. */
function words(): ReadonlyMap<string, Word> {
  if (table) return table;
  const made = new Map<string, Word>();
  for (const name of mnemonicsOfForms()) if (name !== '') made.set(name, new InstructionWord(name));
  for (const text of directiveTexts) {
    for (const name of text.names) made.set(name, directiveWord(name, text));
  }
  for (const register of registers) made.set(register.name, registerWord(register));
  table = made;
  return made;
}

/** Letter case does not matter. */
export const vocabulary: Vocabulary = {
  lookup: spelling => words().get(spelling) ?? words().get(spelling.toLowerCase()),
  all: () => [...words().values()],
};
