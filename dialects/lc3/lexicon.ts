// How LC-3 sources split into tokens.
import { createLexer } from '#core/syntax/lexer.ts';
import type { Lexicon } from '#core/syntax/lexicon.ts';

export const lexicon: Lexicon = {
  lineComment: ';',
  wordStart: '_',
  wordPart: '_',
  directivePrefix: '.',
  quotes: `'"`,
  escape: '\\',
  punctuation: ':,#+-',
  number: '[+-]?(?:#[+-]?[0-9]+|0?x[+-]?[0-9a-f]+|0?b[+-]?[01]+|[0-9]+)',
  bareLabels: true,
};

export const tokenize = createLexer(lexicon);
