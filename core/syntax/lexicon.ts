// How a dialect's text splits into tokens, as data: the lexer and the grammars both read it.

export interface Lexicon {
  /** Characters that start a comment up to the end of the line. */
  readonly lineComment: string;
  /** ASCII punctuation that may start a word, beside letters (non-ASCII letters always may). */
  readonly wordStart: string;
  /** ASCII punctuation that may continue a word, beside letters and digits. */
  readonly wordPart: string;
  /** The character that makes a word a directive, such as the full stop of `.task`; or ''. */
  readonly directivePrefix: string;
  /** True where the prefix twice begins a word, too, as in `%%local`. */
  readonly doubledPrefix?: boolean;
  /** Characters that open and close a string or character literal. */
  readonly quotes: string;
  /** The character that escapes a quote in a string, or '' for none. */
  readonly escape: string;
  /** ASCII punctuation that is a token of its own. */
  readonly punctuation: string;
  /** A regular expression for a number without regard to letter case, for the grammars. */
  readonly number: string;
  /** True where a label needs no colon. */
  readonly bareLabels?: boolean;
}
