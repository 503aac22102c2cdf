// Answers from an older analysis while the newest text is still being analysed.
import { analyzeNow, type Dialect } from '#core/dialect.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { changeBetween } from '#core/text/change.ts';
import { SourceText } from '#core/text/source.ts';
import type { Span } from '#core/text/span.ts';

/** A text with an analysis that may be of an earlier text. */
export interface Recent {
  readonly source: SourceText;
  readonly analysis: Analysis;
  readonly dialect: Dialect;
}

export function isCurrent({ source, analysis }: Recent): boolean {
  return source === analysis.source;
}

/**
 * The line at `offset` analysed by itself, with the symbols of the older analysis: enough to tell
 * what may stand there. Offsets in it count from `start`.
 */
export function analyzeLine(
  recent: Recent,
  offset: number,
): { readonly analysis: Analysis; readonly start: number } {
  const { source, dialect, analysis } = recent;
  if (isCurrent(recent)) return { analysis, start: 0 };
  const span = source.lineSpan(source.lineAt(offset));
  const line = analyzeNow(dialect, new SourceText(source.uri, source.slice(span)));
  return { analysis: { ...line, symbols: analysis.symbols }, start: span.start };
}

/**
 * Asks the older analysis about a place of the newer text that lies on a line that has not changed,
 * and moves the answer's span to where it is now. Undefined on lines that have changed.
 */
export function askOlder<T extends { readonly span: Span }>(
  recent: Recent,
  offset: number,
  ask: (analysis: Analysis, offset: number) => T | undefined,
): { readonly answer: T | undefined } | undefined {
  const { source, analysis } = recent;
  if (isCurrent(recent)) return { answer: ask(analysis, offset) };
  const change = changeBetween(analysis.source.text, source.text);
  const line = source.lineSpan(source.lineAt(offset));
  const isBefore = line.end < change.start;
  if (!isBefore && line.start <= change.endAfter) return undefined;
  const shift = isBefore ? 0 : change.endAfter - change.endBefore;
  const found = ask(analysis, offset - shift);
  if (!found) return { answer: undefined };
  const { start, end } = found.span;
  return { answer: { ...found, span: { start: start + shift, end: end + shift } } };
}
