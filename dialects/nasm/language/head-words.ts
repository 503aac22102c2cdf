// The words that open a statement of NASM, beside the mnemonics of the instruction table.
import { isMnemonic, isPrefixName } from '../isa/mnemonics.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** They define data, reserve room, name a number, or repeat what follows. */
export const dataWords = words(
  'db dw dd dq dt do dy dz resb resw resd resq rest reso resy resz incbin',
);

/** Directives in the form that users write; the form in brackets takes any word. */
export const directiveWords = words(
  'bits use16 use32 use64 default section segment absolute extern required static global ' +
    'common cpu float org align alignb sectalign struc endstruc istruc at iend',
);

const others = words('equ times');

/** True for a word, in lower case, that cannot be a label in front of a statement. */
export function isHeadWord(name: string): boolean {
  return (
    isMnemonic(name) ||
    dataWords.has(name) ||
    directiveWords.has(name) ||
    others.has(name) ||
    isPrefixName(name)
  );
}
