// Finds what the comments around a definition say of it.
import type { SourceText } from '#core/text/source.ts';
import { type LineNode, tokenText } from './lines.ts';
import type { TokenList } from './token.ts';

/**
 * The comment behind the statement of `items[index]`, or the lines of comments right above it,
 * without their comment characters; '' where there is none. Items are in the order of their lines.
 */
export function documentationAt(
  source: SourceText,
  tokens: TokenList,
  items: readonly { readonly node: LineNode }[],
  index: number,
): string {
  const { node } = items[index]!;
  const own = commentText(source, tokens, node);
  if (own !== '') return own;
  const lines: string[] = [];
  let above = index - 1;
  for (let line = node.line - 1; above >= 0; line--, above--) {
    const other = items[above]!.node;
    const isBare = other.head === undefined && other.label === undefined;
    if (other.line !== line || !isBare) break;
    lines.push(commentText(source, tokens, other));
  }
  return lines.reverse().join('\n').trim();
}

/** A comment without the characters that it begins with, and one blank behind them. */
function commentText(source: SourceText, tokens: TokenList, { comment }: LineNode): string {
  if (comment === undefined) return '';
  const text = tokenText(source, tokens, comment);
  let start = 1;
  while (text[start] === text[0]) start++;
  return text.slice(start).replace(/^\s/, '').trimEnd();
}
