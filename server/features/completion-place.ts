// Tells what kind of place a cursor is at: head of a statement, operand, value of an option.
import type { OperandSlot, Word } from '#core/isa/vocabulary.ts';
import type { Analysis, Operand, Statement } from '#core/semantics/analysis.ts';
import { TokenKind, tokenIndexAt } from '#core/syntax/token.ts';
import { type Span, touches } from '#core/text/span.ts';
import { isInComment, statementAt, tokenOf } from './cursor.ts';

export type CompletionPlace = { readonly replace: Span } & (
  | { readonly kind: 'none' }
  | { readonly kind: 'head' }
  | {
      readonly kind: 'operand';
      readonly word: Word;
      /** What the forms of the word allow here. */
      readonly slots: readonly OperandSlot[];
      /** Names of the options that the statement gives already. */
      readonly given: ReadonlySet<string>;
    }
  | { readonly kind: 'optionValue'; readonly word: Word; readonly option: string }
);

/** The place of the cursor, by the statement of its line. */
export function placeAt(analysis: Analysis, offset: number): CompletionPlace {
  const replace = replacedSpan(analysis, offset);
  if (isInComment(analysis, offset) || isInString(analysis, offset))
    return { kind: 'none', replace };
  const statement = statementAt(analysis, offset);
  if (!statement?.head) {
    const inLabel = statement?.label && touches(statement.label, offset);
    const closed = inLabel && analysis.source.text[statement.label.end] === ':';
    return { kind: closed ? 'none' : 'head', replace };
  }
  if (offset <= statement.head.end) {
    return { kind: offset >= statement.head.start ? 'head' : 'none', replace };
  }
  if (!statement.word) return { kind: 'none', replace };
  const option = optionBefore(analysis, statement.word, replace.start);
  if (option !== undefined) return { kind: 'optionValue', word: statement.word, option, replace };
  return operandPlace(analysis, statement, statement.word, offset, replace);
}

function operandPlace(
  analysis: Analysis,
  statement: Statement,
  word: Word,
  offset: number,
  replace: Span,
): CompletionPlace {
  const slots = slotsAt(word, operandIndexAt(statement, offset));
  const given = new Set<string>();
  for (const operand of statement.operands) {
    if (!operand.option || touches(operand.span, offset)) continue;
    given.add(analysis.source.slice(operand.option));
  }
  return { kind: 'operand', word, slots, given, replace };
}

/** The part of the word under the cursor that a proposal replaces: all of it. */
function replacedSpan(analysis: Analysis, offset: number): Span {
  const { tokens } = analysis;
  for (const at of [offset - 1, offset]) {
    const index = at < 0 ? -1 : tokenIndexAt(tokens, at);
    if (index < 0) continue;
    const { kind, span } = tokenOf(analysis, index);
    const isWord =
      kind === TokenKind.word || kind === TokenKind.directive || kind === TokenKind.number;
    if (isWord && span.start < offset && offset <= span.end) return span;
  }
  return { start: offset, end: offset };
}

function isInString(analysis: Analysis, offset: number): boolean {
  const index = tokenIndexAt(analysis.tokens, offset);
  if (index < 0) return false;
  const { kind, span } = tokenOf(analysis, index);
  return kind === TokenKind.string && span.start < offset && offset < span.end;
}

/** The option whose value stands at `offset`: behind `name=`. */
function optionBefore(analysis: Analysis, word: Word, offset: number): string | undefined {
  let index = tokenIndexAt(analysis.tokens, Math.max(0, offset - 1));
  const skipBlanks = () => {
    while (index > 0 && tokenOf(analysis, index).kind === TokenKind.whitespace) index--;
  };
  if (index < 0) return undefined;
  skipBlanks();
  if (analysis.source.slice(tokenOf(analysis, index).span) !== '=') return undefined;
  if (--index < 0) return undefined;
  skipBlanks();
  const name = analysis.source.slice(tokenOf(analysis, index).span);
  return word.options?.find(option => option.name === name)?.name;
}

/** Which operand the cursor is in, from 0; `name=value` operands are not counted. */
export function operandIndexAt(statement: Statement, offset: number): number {
  const isBefore = (operand: Operand) => !operand.option && operand.span.end < offset;
  return statement.operands.filter(isBefore).length;
}

/** The slots that the forms of a word have at an operand's index; a repeated one goes on. */
export function slotsAt(word: Word, index: number): readonly OperandSlot[] {
  return word.forms.flatMap(form => {
    const last = form.operands.at(-1);
    const slot = form.operands[index] ?? (last?.repeats ? last : undefined);
    return slot ? [slot] : [];
  });
}
