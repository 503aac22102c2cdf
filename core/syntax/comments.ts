// Finds what the comments around a definition say of it.
import type { SourceText } from '#core/text/source.ts';
import { type LineNode, tokenText } from './lines.ts';
import type { TokenList } from './token.ts';

/**
 * The comment behind the statement `nodes[index]`, or the lines of comments right above it, without
 * their comment characters; undefined where there is none.
 */
export function documentationAt(
  source: SourceText,
  tokens: TokenList,
  nodes: readonly LineNode[],
  index: number,
): string | undefined {
  const node = nodes[index]!;
  const own = commentText(source, tokens, node);
  if (own !== '') return own;
  const lines: string[] = [];
  let above = index - 1;
  for (let line = node.line - 1; above >= 0; line--, above--) {
    const other = nodes[above]!;
    const isBare = other.head === undefined && other.label === undefined;
    if (other.line !== line || !isBare || other.comment === undefined) break;
    lines.push(commentText(source, tokens, other));
  }
  const text = lines.reverse().join('\n').trim();
  return text === '' ? undefined : text;
}

function commentText(source: SourceText, tokens: TokenList, { comment }: LineNode): string {
  if (comment === undefined) return '';
  const text = tokenText(source, tokens, comment);
  const first = text[0]!;
  let start = 1;
  while (text[start] === first) start++;
  return text.slice(start).trim();
}
