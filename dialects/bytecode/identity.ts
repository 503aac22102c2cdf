// What tells the files of the bytecode dialect.
import type { DialectIdentity } from '#core/dialect.ts';
import { lexicon } from './lexicon.ts';

export const identity: DialectIdentity = {
  id: 'bytecode',
  name: 'Bytecode',
  extensions: ['.bca'],
  imageExtensions: ['.bin'],
  lexicon,
};
