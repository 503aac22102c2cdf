// One statement of an LC-3 file while it is being analysed.
import type { Report } from '#core/diagnostics/report.ts';
import type { Word } from '#core/isa/vocabulary.ts';
import type { Operand } from '#core/semantics/analysis.ts';
import { type LineNode, rangeSpan, tokenSpan } from '#core/syntax/lines.ts';
import type { TokenList } from '#core/syntax/token.ts';
import type { SourceText } from '#core/text/source.ts';
import type { Span } from '#core/text/span.ts';
import type { Fields } from './encoding.ts';
import type { Flavour } from './flavour.ts';
import type { InstructionRow } from './instructions.ts';
import type { SymbolTable } from './symbol-table.ts';

/** Every item has every field, so that all are of one shape to the engine. */
export interface Item {
  readonly node: LineNode;
  /** Absent for lines without a head, with an unknown one, and behind the last `.END`. */
  word: Word | undefined;
  /** The ways of writing its mnemonic; absent for directives. */
  rows: readonly InstructionRow[] | undefined;
  /** The one of `rows` that the operands fit. */
  row: InstructionRow | undefined;
  fields: Fields;
  /** Index in `Unit.segments`; -1 outside every segment. */
  segment: number;
  operands: readonly Operand[];
  address: number;
  /** Words that it occupies. */
  length: number;
  /** Its words; absent while an error stands in it. */
  words: readonly number[] | undefined;
  /** The address that its operand stands for, where it names one. */
  target: number | undefined;
  /** The operand that gives the target as a number, where one does. */
  distance: Span | undefined;
  /** True behind the last `.END`. */
  ignored: boolean;
}

/** From `.ORIG` to `.END`. */
export interface SegmentPlace {
  /** The operand of `.ORIG`, or the first statement of code that no `.ORIG` precedes. */
  readonly span: Span;
  readonly origin: number;
  /** The address behind its last word. */
  end: number;
  /** The `.ORIG` itself; absent for code that none precedes. */
  readonly start: Item | undefined;
  /** The `.END`, once it is found. */
  close: Item | undefined;
}

/** A word that needs the address of a label of another file. */
export interface Relocation {
  readonly address: number;
  /** The name in upper case. */
  readonly name: string;
  readonly addend: number;
  /** Bits of a distance from the next word; absent where the word is the address itself. */
  readonly distanceBits?: number;
}

/** All that the passes over a file share. */
export interface Unit {
  readonly source: SourceText;
  readonly tokens: TokenList;
  readonly items: readonly Item[];
  readonly segments: SegmentPlace[];
  readonly relocations: Relocation[];
  readonly table: SymbolTable;
  readonly report: Report;
  readonly flavour: Flavour;
}

export function headSpan({ tokens }: Unit, { node }: Item): Span {
  return tokenSpan(tokens, node.head!);
}

/** From the head to the last operand. */
export function codeSpan({ tokens }: Unit, { node }: Item): Span {
  const last = node.operands.at(-1)?.last ?? node.head! + 1;
  return rangeSpan(tokens, { first: node.head!, last });
}

/** The tokens that name labels in a statement. */
export function labelTokens({ label, furtherLabels }: LineNode): readonly number[] {
  return label === undefined ? [] : [label, ...furtherLabels];
}

/** What a comment behind a label says to name a subroutine that nothing in the file calls. */
export const subroutineMark = '@subroutine';

export function isMarked({ source, tokens }: Unit, { node }: Item): boolean {
  if (node.label === undefined || node.comment === undefined) return false;
  return source.slice(tokenSpan(tokens, node.comment)).includes(subroutineMark);
}

/** Addresses and words the way that people of this machine write them: `x3000`. */
export function hexadecimal(value: number): string {
  return `x${(value & 0xffff).toString(16).toUpperCase().padStart(4, '0')}`;
}
