// What tells the files of the NASM dialect.
import type { DialectIdentity } from '#core/dialect.ts';
import { lexicon } from './lexicon.ts';
import { explainOther, recognize } from './recognition.ts';

export const identity: DialectIdentity = {
  id: 'nasm',
  name: 'NASM',
  extensions: ['.asm', '.nasm', '.inc'],
  sharedExtensions: ['.s'],
  imageExtensions: ['.com', '.o', '.elf'],
  // ELF: executables of Linux have no ending.
  imageSignature: '\x7fELF',
  lexicon,
  recognize,
  explainOther,
};
