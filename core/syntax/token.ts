// The tokens of a text in parallel typed arrays: an object a token is ten times slower to make.

/** Token kinds. Every character of the text belongs to exactly one token. */
export const TokenKind = {
  whitespace: 0,
  newline: 1,
  comment: 2,
  word: 3,
  number: 4,
  string: 5,
  directive: 6,
  punctuation: 7,
  /** A character that no token of the dialect can start with, or a string without its end. */
  unknown: 8,
} as const;
export type TokenKind = (typeof TokenKind)[keyof typeof TokenKind];

/** Token `i` spans `starts[i]` to `starts[i + 1]`; `starts[count]` is the length of the text. */
export interface TokenList {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly starts: Uint32Array;
  /** Present where most of the tokens are those of the earlier text that the lexer was given. */
  readonly kept?: KeptTokens;
}

/**
 * Tokens before `first` are those of the earlier text, and so are those from `last` on, counted
 * there; here they have an index that is larger by `shift`. Both begin lines.
 */
export interface KeptTokens {
  readonly first: number;
  readonly last: number;
  readonly shift: number;
}

/** The index of the token that holds `offset`; the last one for the end of the text; -1 if none. */
export function tokenIndexAt(tokens: TokenList, offset: number): number {
  let low = 0;
  let high = tokens.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tokens.starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return high < 0 ? -1 : low;
}
