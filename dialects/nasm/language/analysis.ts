// Everything about one NASM source for an editor: its lines as typed, their names, and what the
// assembler says of them.
import { Report } from '#core/diagnostics/report.ts';
import type { SourceHost } from '#core/dialect.ts';
import type { Analysis, FileLink } from '#core/semantics/analysis.ts';
import type { SourceText } from '#core/text/source.ts';
import { foldsOf } from './folds.ts';
import { candidateUris, type IncludedFile, macroNames, readIncludes } from './includes.ts';
import { tokenize } from './lexicon.ts';
import { headName, readOutline } from './outline.ts';
import { type RawLine, readLines } from './raw-lines.ts';
import { findReferences, nameTable } from './references.ts';
import { severityOf } from './rules.ts';
import { vocabulary } from './vocabulary.ts';

export function* analyze(source: SourceText, host: SourceHost): Generator<void, Analysis, void> {
  const tokens = tokenize(source.text);
  const includes = readIncludes(source, host, []);
  const macros = new Set(macroNames(source.text));
  for (const { outline } of includes) for (const name of outline.macros.keys()) macros.add(name);
  const find = (spelling: string) =>
    macros.has(spelling) ? undefined : vocabulary.lookup(spelling);
  const lines = readLines(source, tokens, name => macros.has(name), find);
  const outline = readOutline(source, tokens, lines);
  yield;
  const { symbols, offsets } = allSymbols(outline.symbols, includes);
  const names = nameTable(outline, offsets);
  const references = findReferences(source, tokens, lines, outline, names);
  const report = new Report(severityOf);
  return {
    dialect: 'nasm',
    source,
    tokens,
    statements: lines,
    symbols,
    references,
    diagnostics: report.diagnostics,
    dependencies: includes.map(file => file.source.uri),
    links: linksOf(source, lines, includes),
    folds: foldsOf(lines),
    annotations: () => [],
    explain: () => [],
  };
}

/** The symbols of the file itself, then those of the files that it includes. */
function allSymbols(
  own: readonly IncludedFile['outline']['symbols'][number][],
  files: readonly IncludedFile[],
) {
  const symbols = [...own];
  const offsets: [IncludedFile['outline'], number][] = [];
  for (const { outline } of files) {
    const offset = symbols.length;
    offsets.push([outline, offset]);
    for (const symbol of outline.symbols) {
      const { container } = symbol;
      symbols.push(container === undefined ? symbol : { ...symbol, container: container + offset });
    }
  }
  return { symbols, offsets };
}

/** The names of included files as links to them. */
function linksOf(
  source: SourceText,
  lines: readonly RawLine[],
  includes: readonly IncludedFile[],
): readonly FileLink[] {
  const known = new Set(includes.map(file => file.source.uri));
  const links: FileLink[] = [];
  for (const line of lines) {
    if (headName(line) !== '%include') continue;
    const range = line.operandRanges()[0];
    if (!range) continue;
    const text = line.text(range.first);
    const name = text.slice(1, -1);
    const uri = candidateUris(name, source.uri, []).find(candidate => known.has(candidate));
    const { start } = line.operands[0]!.span;
    if (uri) links.push({ span: { start: start + 1, end: start + 1 + name.length }, uri });
  }
  return links;
}
