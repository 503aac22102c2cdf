// Selection range: from the word under the cursor outwards to the whole text.
import type { Analysis } from '#core/semantics/analysis.ts';
import { TokenKind } from '#core/syntax/token.ts';
import { encloses, type Span, touches } from '#core/text/span.ts';
import { statementAt, tokenAtCursor } from './cursor.ts';

/** The spans to select one after another, each wider than the one before; never empty. */
export function selectionSpans(analysis: Analysis, offset: number): readonly Span[] {
  const candidates = [
    ...tokenSpans(analysis, offset),
    ...statementSpans(analysis, offset),
    ...symbolSpans(analysis, offset),
    { start: 0, end: analysis.source.text.length },
  ];
  const result: Span[] = [];
  for (const span of candidates) {
    if (!touches(span, offset)) continue;
    const last = result.at(-1);
    if (!last) result.push(span);
    else if (encloses(span, last) && !encloses(last, span)) result.push(span);
  }
  return result;
}

function tokenSpans(analysis: Analysis, offset: number): readonly Span[] {
  const token = tokenAtCursor(analysis, offset);
  if (!token) return [];
  if (token.kind === TokenKind.newline || token.kind === TokenKind.whitespace) return [];
  if (token.kind !== TokenKind.string && token.kind !== TokenKind.comment) return [token.span];
  const { start, end } = token.span;
  const inside = token.kind === TokenKind.string ? { start: start + 1, end: end - 1 } : token.span;
  return [inside, token.span];
}

function statementSpans(analysis: Analysis, offset: number): readonly Span[] {
  const statement = statementAt(analysis, offset);
  const spans: Span[] = [];
  if (statement) {
    const { operands, head, span } = statement;
    const operand = operands.find(candidate => touches(candidate.span, offset));
    if (operand) spans.push(operand.span);
    const first = operands[0];
    const last = operands.at(-1);
    if (first && last) {
      spans.push({ start: first.span.start, end: last.span.end });
      if (head) spans.push({ start: head.start, end: last.span.end });
    }
    spans.push(span);
  }
  spans.push(analysis.source.lineSpan(analysis.source.lineAt(offset)));
  return spans;
}

/** What the symbols around the offset span, narrow ones first. */
function symbolSpans(analysis: Analysis, offset: number): readonly Span[] {
  const around = analysis.symbols.filter(
    symbol => symbol.uri === analysis.source.uri && touches(symbol.span, offset),
  );
  const spans = around.map(symbol => symbol.span);
  return spans.sort((a, b) => a.end - a.start - (b.end - b.start));
}
