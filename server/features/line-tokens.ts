// The tokens of one line without its blanks and its line break.
import type { Analysis } from '#core/semantics/analysis.ts';
import { TokenKind, tokenIndexAt } from '#core/syntax/token.ts';
import type { Span } from '#core/text/span.ts';
import { type CursorToken, tokenOf } from './cursor.ts';

export interface LineTokens {
  readonly tokens: readonly CursorToken[];
  /** The line without its line break. */
  readonly span: Span;
}

/** The index of the first token of a line; the count of tokens for an empty last line. */
export function firstTokenOfLine(analysis: Analysis, line: number): number {
  const { tokens, source } = analysis;
  const start = source.lineStarts[line]!;
  const index = tokenIndexAt(tokens, start);
  return index < 0 || tokens.starts[index]! < start ? tokens.count : index;
}

/** The tokens from the one at `index`, the first of its line, to the end of the line. */
export function tokensOfLine(analysis: Analysis, index: number): LineTokens {
  const { tokens, source } = analysis;
  const found: CursorToken[] = [];
  const start = tokens.starts[index]!;
  let current = index;
  for (; current < tokens.count && tokens.kinds[current] !== TokenKind.newline; current++) {
    if (tokens.kinds[current] !== TokenKind.whitespace) found.push(tokenOf(analysis, current));
  }
  const end = current < tokens.count ? tokens.starts[current]! : source.text.length;
  return { tokens: found, span: { start, end } };
}
