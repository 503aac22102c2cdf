// Where a text differs from an earlier one, in whole lines of tokens.
import type { LexedText } from './lexer.ts';
import { TokenKind, type TokenList } from './token.ts';

export interface TokenChange {
  /** The tokens of the earlier text that are gone: `first` to `last - 1`, whole lines. */
  readonly first: number;
  readonly last: number;
  /** What stands in their place, in offsets of the new text. */
  readonly start: number;
  readonly end: number;
  /** How far the offsets behind it have moved. */
  readonly delta: number;
}

/** The lines that differ; undefined where so much does that nothing is gained by knowing. */
export function changeBetween(before: LexedText, text: string): TokenChange | undefined {
  const { tokens } = before;
  const shorter = Math.min(before.text.length, text.length);
  const same = commonStart(before.text, text, shorter);
  const sameEnd = commonEnd(before.text, text, shorter - same);
  const first = lineBefore(tokens, same);
  const last = lineBehind(tokens, before.text.length - sameEnd);
  const start = tokens.starts[first]!;
  const delta = text.length - before.text.length;
  const end = tokens.starts[last]! + delta;
  return end - start > text.length / 2 ? undefined : { first, last, start, end, delta };
}

/** Characters that are compared at once: the engine compares strings much faster than we do. */
const block = 4096;

function commonStart(a: string, b: string, most: number): number {
  let at = 0;
  while (at + block <= most && a.slice(at, at + block) === b.slice(at, at + block)) at += block;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonEnd(a: string, b: string, most: number): number {
  const [aEnd, bEnd] = [a.length, b.length];
  const isSame = (from: number) =>
    a.slice(aEnd - from - block, aEnd - from) === b.slice(bEnd - from - block, bEnd - from);
  let at = 0;
  while (at + block <= most && isSame(at)) at += block;
  while (at < most && a.charCodeAt(aEnd - at - 1) === b.charCodeAt(bEnd - at - 1)) at++;
  return at;
}

/** The first token of the line that holds `offset`, at whose start nothing can have changed. */
function lineBefore(tokens: TokenList, offset: number): number {
  let index = tokenAt(tokens, offset);
  // A line break that ends right here may have been the first half of a longer one.
  while (index > 0) {
    const isBreak = tokens.kinds[index - 1] === TokenKind.newline;
    if (isBreak && tokens.starts[index]! < offset) break;
    index--;
  }
  return index;
}

/** The first line break from `offset` on that has not become part of a longer one, or the end. */
function lineBehind(tokens: TokenList, offset: number): number {
  let index = tokenAt(tokens, offset);
  while (index < tokens.count) {
    if (tokens.kinds[index] === TokenKind.newline && tokens.starts[index]! > offset) break;
    index++;
  }
  return index;
}

/** The token that holds `offset`; their number for the end of the text. */
function tokenAt({ starts, count }: TokenList, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
