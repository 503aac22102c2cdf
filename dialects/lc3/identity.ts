// What tells the files of the LC-3 dialect.
import type { DialectIdentity } from '#core/dialect.ts';
import { lexicon } from './lexicon.ts';
import { recognize } from './recognition.ts';

export const identity: DialectIdentity = {
  id: 'lc3',
  name: 'LC-3',
  extensions: ['.asm', '.lc3'],
  imageExtensions: ['.obj', '.hex', '.bin'],
  lexicon,
  recognize,
};
