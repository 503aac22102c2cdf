// The directives of the LC-3 assembler, one row each.
import type { OperandSlot, Word } from '#core/isa/vocabulary.ts';

/** Addresses from here on belong to devices; nothing is assembled there. */
export const deviceBase = 0xfe00;

const integer = (
  name: string,
  minimum: number,
  maximum: number,
  summary: string,
  symbolKinds?: readonly string[],
): OperandSlot => ({
  name,
  kind: 'integer',
  minimum,
  maximum,
  summary,
  ...(symbolKinds ? { symbolKinds } : {}),
});

/** Kinds of symbol that stand for an address. */
export const addressKinds: readonly string[] = ['subroutine', 'label', 'data', 'external'];

function directive(
  name: string,
  summary: string,
  operands: readonly OperandSlot[],
  effect: string,
  example: string,
): Word {
  return {
    name,
    kind: 'directive',
    category: 'Directives',
    summary,
    forms: [{ operands, encoding: '', effect }],
    facts: [],
    example,
  };
}

export const directives: readonly Word[] = [
  directive(
    '.ORIG',
    'Begins a segment: what follows lies in memory from this address on.',
    [integer('address', 0, deviceBase - 1, 'the address of the first word')],
    'a segment begins at the address',
    '.ORIG x3000',
  ),
  directive('.END', 'Ends a segment; it is no instruction and halts nothing.', [], '', '.END'),
  directive(
    '.FILL',
    'Puts one word into memory: a number, a character or the address of a label.',
    [integer('value', -32_768, 65_535, 'a number of 16 bits or a label', addressKinds)],
    'one word',
    '.FILL xFFFF',
  ),
  directive(
    '.BLKW',
    'Sets words aside; they are 0 at the start.',
    [integer('count', 1, 65_535, 'how many words')],
    'count words of 0',
    '.BLKW 10',
  ),
  directive(
    '.STRINGZ',
    'Puts a string into memory, a character a word, with x0000 behind it.',
    [
      {
        name: '"text"',
        kind: 'string',
        summary: 'characters between double quotes; \\n, \\t, \\", \\\\ and others are escapes',
      },
    ],
    'a word for each character, and x0000',
    '.STRINGZ "Hello\\n"',
  ),
  directive(
    '.EXTERNAL',
    'Says that a label is defined in another file of the same program.',
    [{ name: 'NAME', kind: 'name', summary: 'a label of another file' }],
    'NAME is a label of another file',
    '.EXTERNAL SORT',
  ),
];
