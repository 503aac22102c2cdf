// What is known of the names that one file defines as it is typed: labels, constants, structures,
// macros, sections.
import type { Linkage, ProgramSymbol } from '#core/semantics/analysis.ts';
import type { Span } from '#core/text/span.ts';
import type { RawLine } from './raw-lines.ts';

export type SymbolKind =
  | 'section'
  | 'procedure'
  | 'label'
  | 'data'
  | 'constant'
  | 'structure'
  | 'field'
  | 'macro'
  | 'define'
  | 'context'
  | 'context-name'
  | 'external'
  | 'common';

export interface OutlineSymbol extends ProgramSymbol {
  kind: SymbolKind;
  span: Span;
  value?: number;
  detail: string;
  linkage?: Linkage;
  readonly container?: number;
  /** What the assembler calls it: a local label with the name of the label that it belongs to. */
  readonly fullName: string;
  /** Whether a macro gives the name, which is called with it. */
  readonly byMacro?: boolean;
}

/** The names that a line is seen from. */
export interface LineScope {
  /** The label that local labels belong to: the last one that is not local; '' before the first. */
  readonly label: string;
  /** Index of the macro whose body the line stands in; -1 outside. */
  readonly macro: number;
}

export interface Outline {
  readonly symbols: readonly OutlineSymbol[];
  /** By full name: labels, constants, structures, fields, externals. */
  readonly labels: ReadonlyMap<string, number>;
  /** Single-line macros; those that ignore letter case stand under their name in lower case. */
  readonly defines: ReadonlyMap<string, number>;
  /** Contexts by their name, and what lives in them under its name with `%$` in front. */
  readonly contexts: ReadonlyMap<string, number>;
  /** All definitions of a name, which differ in how many arguments they take. */
  readonly macros: ReadonlyMap<string, readonly number[]>;
  /** One for each line of the file that holds more than blanks. */
  readonly scopes: readonly LineScope[];
}

/** The text of a head without the underscores, in lower case. */
export function headName(line: RawLine): string {
  const { head } = line.parts;
  return head === undefined ? '' : line.text(head).toLowerCase();
}
