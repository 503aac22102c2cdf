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
};

export const tokenize = createLexer(lexicon);
