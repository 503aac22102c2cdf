// Finds what lies under a text cursor: the token, the statement, the symbol.
import {
  type Analysis,
  type Reference,
  referenceAt,
  type Statement,
  statementAtLine,
} from '#core/semantics/analysis.ts';
import { TokenKind, tokenIndexAt } from '#core/syntax/token.ts';
import { type Span, touches } from '#core/text/span.ts';

export interface CursorToken {
  readonly kind: TokenKind;
  readonly span: Span;
}

/** The token of an index, which must exist. */
export function tokenOf(analysis: Analysis, index: number): CursorToken {
  const { tokens } = analysis;
  return {
    kind: tokens.kinds[index] as TokenKind,
    span: { start: tokens.starts[index]!, end: tokens.starts[index + 1]! },
  };
}

function isText(kind: TokenKind): boolean {
  return (
    kind === TokenKind.word ||
    kind === TokenKind.number ||
    kind === TokenKind.string ||
    kind === TokenKind.directive
  );
}

/** The token that holds `offset`; a word, number or string that ends there wins over blanks. */
export function tokenAtCursor(analysis: Analysis, offset: number): CursorToken | undefined {
  const index = tokenIndexAt(analysis.tokens, offset);
  if (index < 0) return undefined;
  const token = tokenOf(analysis, index);
  if (token.span.start === offset && !isText(token.kind) && index > 0) {
    const before = tokenOf(analysis, index - 1);
    if (isText(before.kind) || before.kind === TokenKind.comment) return before;
  }
  return token;
}

/** The statement of the line that holds `offset`. */
export function statementAt(analysis: Analysis, offset: number): Statement | undefined {
  return statementAtLine(analysis, analysis.source.lineAt(offset));
}

/** The reference under the cursor, which touches the name at either end. */
export function referenceAtCursor(analysis: Analysis, offset: number): Reference | undefined {
  const found = referenceAt(analysis, offset);
  return found && touches(found.span, offset) ? found : undefined;
}

/** True where text is only read by people: in a comment. */
export function isInComment(analysis: Analysis, offset: number): boolean {
  const index = tokenIndexAt(analysis.tokens, offset);
  if (index < 0) return false;
  const token = tokenOf(analysis, index);
  if (token.kind === TokenKind.comment && offset > token.span.start) return true;
  const previous = index > 0 && token.span.start === offset ? tokenOf(analysis, index - 1) : token;
  return previous.kind === TokenKind.comment && offset > previous.span.start;
}

/** The uses of a symbol in this source, its definition not counted. */
export function countUses(analysis: Analysis, symbol: number): number {
  let count = 0;
  for (const reference of analysis.references) {
    if (reference.symbol === symbol && reference.access !== 'definition') count++;
  }
  return count;
}

/** The uses of every symbol in this source, by the symbol's index. */
export function countAllUses(analysis: Analysis): Uint32Array {
  const counts = new Uint32Array(analysis.symbols.length);
  for (const { symbol, access } of analysis.references) {
    if (access !== 'definition') counts[symbol]!++;
  }
  return counts;
}

/** `1 reference`, `12 references`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
