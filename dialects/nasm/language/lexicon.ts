// How NASM sources split into tokens for an editor; the assembler itself reads expanded lines.
import { createLexer } from '#core/syntax/lexer.ts';
import type { Lexicon } from '#core/syntax/lexicon.ts';

export const lexicon: Lexicon = {
  lineComment: ';',
  wordStart: '._?@$',
  wordPart: '._?@$#~',
  directivePrefix: '%',
  doubledPrefix: true,
  quotes: '\'"`',
  escape: '',
  punctuation: '[](){},:+-*/|^&<>=!\\',
  number:
    '\\$[0-9][0-9a-f_]*|0[xhdtobqy][0-9a-f_]+|[0-9][0-9_]*\\.[0-9_]*(?:e[+-]?[0-9]+)?|' +
    '[0-9][0-9a-f_]*[hxdtobqy]?',
  bareLabels: true,
};

export const tokenize = createLexer(lexicon);
