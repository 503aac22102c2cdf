// The words of NASM for people: instructions with their forms, directives, registers. There are
// thousands of them, so that a word is made when somebody asks for it.
import type { Fact, OperandSlot, Vocabulary, Word, WordForm } from '#core/isa/vocabulary.ts';
import { formsOf, mnemonicsOfForms } from '../isa/forms.ts';
import { type Register, registers } from '../isa/registers.ts';
import { directiveTexts } from '../knowledge/directives.ts';
import { describeInstruction } from '../knowledge/instructions.ts';
import { preprocessorDirectiveTexts } from '../knowledge/preprocessor-directives.ts';
import { registerText } from '../knowledge/registers.ts';
import type { SourceText } from '../knowledge/source-text.ts';
import { wordText } from '../knowledge/words.ts';
import { formText } from './form-text.ts';
import { factsOfName } from './instruction-facts.ts';

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
      ...factsOfName(this.name),
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

function registerWord(register: Register): Word {
  const text = registerText(register.name);
  return {
    name: register.name,
    kind: 'register',
    category: 'Registers',
    summary: text?.summary ?? '',
    forms: [],
    facts: [
      { label: 'Bits', value: String(register.bits) },
      ...(text?.saved ? [{ label: 'Saved by', value: `the ${text.saved} (System V ABI)` }] : []),
      ...(text && text.whole !== register.name ? [{ label: 'Part of', value: text.whole }] : []),
      ...(text && text.parts.length > 0 ? [{ label: 'Parts', value: text.parts.join(' ') }] : []),
    ],
  };
}

/** A directive in one of its spellings; all that stands behind the name is one operand. */
function directiveWord(name: string, text: SourceText): Word {
  const { category, summary, syntax, example } = text;
  const operands = syntax.includes(' ') ? syntax.slice(syntax.indexOf(' ') + 1) : '';
  const slot: OperandSlot = { name: operands, kind: 'symbol', symbolKinds: named, summary };
  const form = { operands: operands === '' ? [] : [slot], encoding: '', effect: '' };
  const layout = layoutOf(name);
  const word = { name, category, summary, forms: [form], facts: [], example } as const;
  return { ...word, kind: 'directive', ...(layout ? { layout } : {}) };
}

const atMargin = new Set(['struc', 'endstruc', 'istruc', 'iend']);

function layoutOf(name: string): Word['layout'] {
  if (name.startsWith('%')) return 'free';
  if (name === 'times') return 'prefix';
  return atMargin.has(name) ? 'margin' : undefined;
}

/** Words before an instruction: `rep movsb`, `lock inc dword [rdi]`. */
const prefixes =
  'rep repe repz repne repnz lock xacquire xrelease bnd a16 a32 a64 asp o16 o32 o64 osp'.split(' ');

function prefixWord(name: string): Word {
  const { summary = '', category = '', example = '' } = wordText(name) ?? {};
  const word = { name, category, summary, forms: [], facts: [], example } as const;
  return { ...word, kind: 'instruction', layout: 'prefix' };
}

/** Symbols that may stand behind directives and in data. */
const named = ['label', 'data', 'constant', 'field', 'structure', 'external', 'common', 'define'];

let table: ReadonlyMap<string, Word> | undefined;

/** By name in lower case; made for the first question. */
function words(): ReadonlyMap<string, Word> {
  if (table) return table;
  const made = new Map<string, Word>();
  for (const name of mnemonicsOfForms()) if (name !== '') made.set(name, new InstructionWord(name));
  for (const text of [...directiveTexts, ...preprocessorDirectiveTexts]) {
    for (const name of text.names) made.set(name, directiveWord(name, text));
  }
  for (const name of prefixes) made.set(name, prefixWord(name));
  for (const register of registers) made.set(register.name, registerWord(register));
  table = made;
  return made;
}

/** Letter case does not matter. */
export const vocabulary: Vocabulary = {
  lookup: spelling => words().get(spelling) ?? words().get(spelling.toLowerCase()),
  all: () => [...words().values()],
};
