// How bytecode sources split into tokens.
import { createLexer } from '#core/syntax/lexer.ts';
import type { Lexicon } from '#core/syntax/lexicon.ts';

export const lexicon: Lexicon = {
  lineComment: ';',
  wordStart: '_',
  wordPart: '_',
  directivePrefix: '.',
  quotes: `'"`,
  escape: '\\',
  punctuation: ':,=+-',
  number: '[+-]?(?:0x[0-9a-f]+|0b[01]+|[0-9]+)',
};

export const tokenize = createLexer(lexicon);
