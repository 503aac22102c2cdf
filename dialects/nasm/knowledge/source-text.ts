// What a text about a word of the source is: directives, words of the preprocessor, operand words.

/** The output format that an example is meant for; `bin` where it does not matter. */
export type ExampleFormat = 'bin' | 'elf64' | 'elf32' | 'obj' | 'win32' | 'win64' | 'macho64';

export interface SourceText {
  /** Every spelling, the usual one first; in lower case where letter case does not matter. */
  readonly names: readonly string[];
  /** The heading under which a reference page lists it. */
  readonly category: string;
  /** One sentence of at most 90 characters. */
  readonly summary: string;
  /** How it is written: `[x]` is optional, `…` means more of the same. */
  readonly syntax: string;
  /** One to six lines that assemble, between line feeds. */
  readonly example: string;
  readonly format: ExampleFormat;
}

/** Names between blanks, syntax, sentence, lines of the example, and its format if not `bin`. */
export type SourceRow = readonly [
  names: string,
  syntax: string,
  summary: string,
  example: string,
  format?: ExampleFormat,
];

/** The texts of a category. */
export function sourceTexts(category: string, rows: readonly SourceRow[]): SourceText[] {
  return rows.map(([names, syntax, summary, example, format = 'bin']) => ({
    names: names.split(' '),
    category,
    summary,
    syntax,
    example,
    format,
  }));
}

/** The texts by each of their names. */
export function textsByName(texts: readonly SourceText[]): ReadonlyMap<string, SourceText> {
  return new Map(texts.flatMap(text => text.names.map(name => [name, text] as const)));
}
