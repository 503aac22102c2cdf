// Document links: the files that a source names, and addresses of web pages in comments.
import type { Analysis } from '#core/semantics/analysis.ts';
import { TokenKind } from '#core/syntax/token.ts';
import type { Span } from '#core/text/span.ts';

export interface Link {
  readonly span: Span;
  readonly target: string;
}

const URL_PATTERN = /https?:\/\/[^\s<>"'`]+/g;
/** What ends a sentence or closes a bracket around an address is no part of it. */
const TRAILING = /[.,;:!?)\]}]+$/;

/** In the order in which they stand. */
export function links(analysis: Analysis): readonly Link[] {
  const { tokens, source } = analysis;
  const found: Link[] = [];
  for (let index = 0; index < tokens.count; index++) {
    if (tokens.kinds[index] !== TokenKind.comment) continue;
    const start = tokens.starts[index]!;
    const text = source.text.slice(start, tokens.starts[index + 1]);
    for (const match of text.matchAll(URL_PATTERN)) {
      const target = match[0].replace(TRAILING, '');
      const from = start + match.index;
      found.push({ span: { start: from, end: from + target.length }, target });
    }
  }
  const files = (analysis.links ?? []).map(({ span, uri }) => ({ span, target: uri }));
  return [...files, ...found].sort((a, b) => a.span.start - b.span.start);
}
