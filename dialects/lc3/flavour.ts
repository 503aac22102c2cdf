// Which assembler a source is for, and what the others do not take.
import type { Span } from '#core/text/span.ts';
import type { Unit } from './items.ts';

export const flavours = ['permissive', 'lc3tools', 'original'] as const;
export type Flavour = (typeof flavours)[number];

/** Ways of writing that not every assembler takes. */
export type Liberty =
  | 'blanks'
  | 'strayComma'
  | 'binary'
  | 'zeroPrefix'
  | 'character'
  | 'sign'
  | 'sum'
  | 'flagOrder'
  | 'nop'
  | 'segments'
  | 'missingEnd'
  | 'numberLabel'
  | 'severalLabels'
  | 'underscore'
  | 'textAfterEnd'
  | 'external'
  | 'escape';

interface LibertyRow {
  readonly what: string;
  readonly lc3tools: boolean;
  readonly original: boolean;
}

const row = (what: string, lc3tools: boolean, original: boolean): LibertyRow => ({
  what,
  lc3tools,
  original,
});

// biome-ignore format: a table
const liberties: Readonly<Record<Liberty, LibertyRow>> = {
  blanks: row('operands without commas', true, false),
  strayComma: row('a comma that separates nothing', true, false),
  binary: row('binary numbers', true, false),
  zeroPrefix: row('numbers that begin with 0x or 0b', false, false),
  character: row('characters as numbers', false, false),
  sign: row('a sign in this place', false, false),
  sum: row('a label plus or minus a number', false, false),
  flagOrder: row('the flags n, z and p in another order', false, false),
  nop: row('this name of an instruction', true, false),
  segments: row('several segments in a file', true, false),
  missingEnd: row('a segment without .END', false, true),
  numberLabel: row('labels that read as numbers', false, true),
  severalLabels: row('several labels in a line', false, true),
  underscore: row('labels that begin with _', true, false),
  textAfterEnd: row('text behind the last .END', false, true),
  external: row('labels of other files', false, false),
  escape: row('this escape', false, false),
};

const titles: Readonly<Record<Flavour, string>> = {
  permissive: 'The permissive assembler',
  lc3tools: 'lc3tools',
  original: 'The original lc3as',
};

/** Reports a way of writing that the chosen assembler does not take. */
export function takeLiberty({ flavour, report }: Unit, span: Span, liberty: Liberty): void {
  const { what, ...takes } = liberties[liberty];
  if (flavour === 'permissive' || takes[flavour]) return;
  report.add('other-assembler', span, `${titles[flavour]} does not take ${what}.`);
}
