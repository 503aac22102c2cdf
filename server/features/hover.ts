// Hover: what the word, symbol or number under the cursor means.
import type { Dialect } from '#core/dialect.ts';
import type { Word } from '#core/isa/vocabulary.ts';
import type { Analysis, Operand, Statement } from '#core/semantics/analysis.ts';
import { TokenKind } from '#core/syntax/token.ts';
import { type Span, touches } from '#core/text/span.ts';
import {
  type CursorToken,
  isInComment,
  referenceAtCursor,
  statementAt,
  tokenAtCursor,
} from './cursor.ts';
import {
  code,
  factList,
  optionSummary,
  symbolDocumentation,
  wordDocumentation,
} from './documentation.ts';
import { bitsOfRange, readings } from './numbers.ts';

export interface HoverText {
  readonly span: Span;
  /** Markdown. */
  readonly text: string;
}

/** What there is to say about the text at `offset`; undefined where there is nothing. */
export function hover(analysis: Analysis, dialect: Dialect, offset: number): HoverText | undefined {
  if (isInComment(analysis, offset)) return undefined;
  const general = generalHover(analysis, dialect, offset);
  const here = analysis.describe?.(offset);
  if (here === undefined) return general;
  const span = general?.span ?? tokenAtCursor(analysis, offset)?.span;
  // What is so in this very place comes first: a hover shows no more than a dozen lines.
  return span && { span, text: general ? `${here}\n\n---\n\n${general.text}` : here };
}

/** What the word, the symbol or the number means wherever it stands. */
function generalHover(analysis: Analysis, dialect: Dialect, offset: number): HoverText | undefined {
  const statement = statementAt(analysis, offset);
  const reference = referenceAtCursor(analysis, offset);
  // A macro is a word of the program's own, of which more is known as a symbol.
  const isHead = statement?.head !== undefined && touches(statement.head, offset);
  if (statement?.head && statement.word && isHead && !reference) {
    const facts = analysis.explain(statement);
    return { span: statement.head, text: wordDocumentation(statement.word, dialect, facts) };
  }
  if (reference) {
    return { span: reference.span, text: symbolDocumentation(analysis, dialect, reference.symbol) };
  }
  const token = tokenAtCursor(analysis, offset);
  return token && statement ? operandHover(analysis, dialect, statement, token, offset) : undefined;
}

function operandHover(
  analysis: Analysis,
  dialect: Dialect,
  statement: Statement,
  token: CursorToken,
  offset: number,
): HoverText | undefined {
  const operand = statement.operands.find(candidate => touches(candidate.span, offset));
  if (!operand) return undefined;
  if (operand.option && touches(operand.option, offset)) {
    return optionHover(analysis, statement.word, operand.option);
  }
  if (token.kind === TokenKind.word) {
    const word = dialect.vocabulary.lookup(analysis.source.slice(token.span));
    if (word) return { span: token.span, text: wordDocumentation(word, dialect, []) };
  }
  return valueHover(dialect, operand, token) ?? numberHover(analysis, dialect, token);
}

/** A number among others in an operand. */
function numberHover(
  { source }: Analysis,
  dialect: Dialect,
  { kind, span }: CursorToken,
): HoverText | undefined {
  const value = kind === TokenKind.number ? dialect.numberIn?.(source.slice(span)) : undefined;
  return value === undefined ? undefined : { span, text: factList(readings(dialect, value)) };
}

function optionHover(analysis: Analysis, word: Word | undefined, at: Span): HoverText | undefined {
  const name = analysis.source.slice(at).toLowerCase();
  const option = word?.options?.find(candidate => candidate.name.toLowerCase() === name);
  if (!option) return undefined;
  return { span: at, text: `${code(`${option.name}=`)}\n\n${optionSummary(option)}` };
}

function valueHover(dialect: Dialect, operand: Operand, token: CursorToken): HoverText | undefined {
  if (operand.value !== undefined && token.kind !== TokenKind.whitespace) {
    const start = operand.option ? token.span.start : operand.span.start;
    const bits = bitsOfRange(operand.slot?.minimum, operand.slot?.maximum);
    const facts = readings(dialect, operand.value, bits);
    const lines = [factList(facts)];
    if (operand.slot) lines.push(`${code(operand.slot.name)}: ${operand.slot.summary}`);
    return { span: { start, end: operand.span.end }, text: lines.join('\n\n') };
  }
  if (operand.slot && token.kind === TokenKind.word) {
    return { span: token.span, text: `${code(operand.slot.name)}: ${operand.slot.summary}` };
  }
  return undefined;
}
