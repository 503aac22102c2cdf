// Where a symbol is defined and used: definition, references, highlights, linked editing.
import type { Access, Analysis, ProgramSymbol } from '#core/semantics/analysis.ts';
import type { SourceText } from '#core/text/source.ts';
import type { Span } from '#core/text/span.ts';
import { referenceAtCursor } from './cursor.ts';

/** A span in some file. */
export interface Place {
  readonly uri: string;
  readonly span: Span;
}

export interface Definition {
  /** The reference that was asked about. */
  readonly origin: Span;
  readonly name: Place;
  /** All that belongs to the definition. */
  readonly whole: Span;
}

/** The symbol that a cursor is on. */
export function symbolAt(analysis: Analysis, offset: number): ProgramSymbol | undefined {
  const reference = referenceAtCursor(analysis, offset);
  return reference && analysis.symbols[reference.symbol];
}

/** Where the symbol under the cursor is defined, or the word that is none. */
export function definition(analysis: Analysis, offset: number): Definition | undefined {
  const reference = referenceAtCursor(analysis, offset);
  // What defines a name anew is not asked what the name meant before.
  const isUse = reference?.access !== 'definition' && reference?.access !== 'write';
  const found = isUse ? analysis.definitionAt?.(offset) : undefined;
  if (found) {
    const { origin, uri, span } = found;
    return { origin, name: { uri, span }, whole: span };
  }
  const symbol = reference && analysis.symbols[reference.symbol];
  if (!reference || !symbol) return undefined;
  const name = { uri: symbol.uri, span: symbol.nameSpan };
  return { origin: reference.span, name, whole: symbol.span };
}

/** The same place of definition, or an import and what it means. */
export function isSameSymbol(a: ProgramSymbol, b: ProgramSymbol): boolean {
  if (a.uri === b.uri && a.nameSpan.start === b.nameSpan.start && a.name === b.name) return true;
  if (!a.linkage || a.linkage.name !== b.linkage?.name) return false;
  // Two programs of one workspace may well export the same name.
  return a.linkage.kind === 'import' || b.linkage.kind === 'import';
}

/** The places of this source that name the symbol, with what they do to it. */
export function referencesTo(
  analysis: Analysis,
  symbol: ProgramSymbol,
): readonly { readonly span: Span; readonly access: Access }[] {
  const indexes = indexesOf(analysis, symbol);
  return analysis.references.filter(reference => indexes.has(reference.symbol));
}

function indexesOf({ symbols }: Analysis, symbol: ProgramSymbol): ReadonlySet<number> {
  const indexes = new Set<number>();
  symbols.forEach((candidate, index) => {
    if (isSameSymbol(candidate, symbol)) indexes.add(index);
  });
  return indexes;
}

/** A place that names a symbol, in any of several files. */
export interface NamingPlace {
  readonly source: SourceText;
  readonly span: Span;
  readonly access: Access;
}

/** The places that name the symbol, in these sources and in those that they include, each once. */
export function placesNaming(
  analyses: readonly Analysis[],
  symbol: ProgramSymbol,
): readonly NamingPlace[] {
  const found = new Map<string, NamingPlace>();
  for (const analysis of analyses) {
    const indexes = indexesOf(analysis, symbol);
    for (const { source, references } of [analysis, ...(analysis.outsideReferences?.() ?? [])]) {
      for (const { span, access, symbol: index } of references) {
        const key = `${source.uri} ${span.start}`;
        if (indexes.has(index) && !found.has(key)) found.set(key, { source, span, access });
      }
    }
  }
  return [...found.values()];
}

export interface Highlight {
  readonly span: Span;
  readonly access: 'read' | 'write' | 'text';
}

const highlightOf: Readonly<Record<Access, Highlight['access']>> = {
  definition: 'write',
  read: 'read',
  write: 'write',
  readWrite: 'write',
  call: 'read',
  jump: 'read',
};

/** All places of this source that name the symbol under the cursor. */
export function highlights(analysis: Analysis, offset: number): readonly Highlight[] {
  const symbol = symbolAt(analysis, offset);
  if (!symbol) return [];
  return referencesTo(analysis, symbol).map(({ span, access }) => ({
    span,
    access: highlightOf[access],
  }));
}

/** The spans that change together as one of them is typed; they all read the same. */
export function linkedSpans(analysis: Analysis, offset: number): readonly Span[] {
  const symbol = symbolAt(analysis, offset);
  if (!symbol || symbol.uri !== analysis.source.uri) return [];
  const spans = referencesTo(analysis, symbol).map(reference => reference.span);
  return spans.every(span => analysis.source.slice(span) === symbol.name) ? spans : [];
}
