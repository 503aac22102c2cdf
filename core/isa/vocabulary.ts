// The words of a dialect with all that is known of them: one table feeds hover, completion,
// signature help, the grammar and the reference page, and dialects add their encodings to it.

/** What may stand in one operand position. */
export interface OperandSlot {
  /** The placeholder that documentation shows: `imm`, `label`, `DR`. */
  readonly name: string;
  readonly kind: 'integer' | 'symbol' | 'register' | 'name' | 'string';
  /** For `symbol`, and for `integer` where a named value may stand: kinds of symbol to offer. */
  readonly symbolKinds?: readonly string[];
  /** For `name`: the words that may stand here; for `register` the registers, if not any. */
  readonly values?: readonly string[];
  /** Inclusive bounds of an integer. */
  readonly minimum?: number;
  readonly maximum?: number;
  readonly optional?: boolean;
  /** True for the last slot when it may be given again and again, by commas. */
  readonly repeats?: boolean;
  readonly summary: string;
}

/** One way of writing an instruction or a directive. */
export interface WordForm {
  readonly operands: readonly OperandSlot[];
  /** How it is encoded, for people: `81 ii ii ii ii`, `0001 ddd sss 1 iiiii`; '' if not at all. */
  readonly encoding: string;
  /** What it does, in the dialect's notation: `top ← top + imm`. */
  readonly effect: string;
}

/** A `name=value` setting of a directive. */
export interface WordOption {
  readonly name: string;
  readonly summary: string;
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string;
}

/** A line of a word's documentation: `Stack` with `a b → a + b`, `Flags` with `NZP`. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface Word {
  /** The preferred spelling. */
  readonly name: string;
  readonly kind: 'instruction' | 'directive' | 'register';
  /** The heading under which the reference page lists it. */
  readonly category: string;
  /** One sentence. */
  readonly summary: string;
  readonly forms: readonly WordForm[];
  readonly facts: readonly Fact[];
  readonly options?: readonly WordOption[];
  /** A line or more of source that shows the word in use. */
  readonly example?: string;
  /**
   * How the formatter lays it out, where that is not by the columns: at the margin, right before
   * what follows it, or with its whole line as it is written.
   */
  readonly layout?: 'margin' | 'prefix' | 'free';
}

export interface Vocabulary {
  /** The word spelt so, under the dialect's rules for letter case. */
  lookup(spelling: string): Word | undefined;
  all(): readonly Word[];
}

/** A vocabulary whose words ignore letter case. */
export function createVocabulary(words: readonly Word[]): Vocabulary {
  const byName = new Map(words.map(word => [word.name.toUpperCase(), word]));
  const lookup = (spelling: string) => byName.get(spelling) ?? byName.get(spelling.toUpperCase());
  return { lookup, all: () => words };
}

/** How a form is written: `JMP label`, `PUSH [imm]`, `.task NAME [priority=n]`. */
export function formSyntax(word: Word, form: WordForm): string {
  const operands = form.operands.map(slot => {
    const text = slot.repeats ? `${slot.name}, …` : slot.name;
    return slot.optional ? `[${text}]` : text;
  });
  const options = (word.options ?? []).map(option => `[${option.name}=${option.default ?? 'n'}]`);
  const separator = word.kind === 'directive' ? ' ' : ', ';
  const all = [operands.join(separator), ...options].filter(part => part !== '').join(' ');
  return all === '' ? word.name : `${word.name} ${all}`;
}
