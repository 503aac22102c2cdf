// Signature help: every form of the word on the line, with the operand that is being typed.
import { formSyntax, type Word, type WordForm } from '#core/isa/vocabulary.ts';
import type { Analysis, Statement } from '#core/semantics/analysis.ts';
import { operandIndexAt } from './completion-place.ts';
import { isInComment, statementAt } from './cursor.ts';
import { optionSummary } from './documentation.ts';

export interface SignatureParameter {
  /** Where it stands in the label, as half-open offsets. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Signature {
  readonly label: string;
  readonly text: string;
  readonly parameters: readonly SignatureParameter[];
  /** Index of the parameter under the cursor; none where the form has no such operand. */
  readonly active: number | undefined;
}

export interface SignatureHelpText {
  readonly signatures: readonly Signature[];
  readonly active: number;
}

/** The forms of the word whose operands hold `offset`; undefined outside operands. */
export function signatureHelp(analysis: Analysis, offset: number): SignatureHelpText | undefined {
  const statement = statementAt(analysis, offset);
  if (!statement?.head || !statement.word || offset <= statement.head.end) return undefined;
  if (isInComment(analysis, offset)) return undefined;
  const { word } = statement;
  if (word.forms.every(form => form.operands.length === 0) && !word.options) return undefined;
  const index = operandIndexAt(statement, offset);
  const option = optionAt(analysis, statement, offset);
  const signatures = word.forms.map(form => signatureOf(word, form, index, option));
  return { signatures, active: activeForm(word, statement, index) };
}

function optionAt(analysis: Analysis, statement: Statement, offset: number): string | undefined {
  const operand = statement.operands.find(
    candidate => candidate.span.start <= offset && offset <= candidate.span.end,
  );
  return operand?.option && analysis.source.slice(operand.option);
}

/** The first form that takes as many operands as there are, the one under the cursor included. */
function activeForm(word: Word, statement: Statement, index: number): number {
  const given = statement.operands.filter(operand => !operand.option).length;
  const wanted = Math.max(given, index + 1);
  const fits = (form: WordForm) =>
    form.operands.length >= wanted || form.operands.at(-1)?.repeats === true;
  return Math.max(0, word.forms.findIndex(fits));
}

function signatureOf(
  word: Word,
  form: WordForm,
  index: number,
  option: string | undefined,
): Signature {
  const label = formSyntax(word, form);
  let from = word.name.length;
  const parameter = (name: string, text: string): SignatureParameter => {
    const start = label.indexOf(name, from);
    from = start + name.length;
    return { start, end: from, text };
  };
  const slots = form.operands.map(slot => parameter(slot.name, slot.summary));
  const options = (word.options ?? []).map(each => parameter(each.name, optionSummary(each)));
  const last = form.operands.length - 1;
  const repeated = index > last && form.operands[last]?.repeats ? last : index;
  const optionIndex = (word.options ?? []).findIndex(each => each.name === option);
  const active = optionIndex >= 0 ? slots.length + optionIndex : repeated;
  return {
    label,
    text: [form.effect, word.summary].filter(part => part !== '').join('\n\n'),
    parameters: [...slots, ...options],
    active: active < slots.length + options.length ? active : undefined,
  };
}
