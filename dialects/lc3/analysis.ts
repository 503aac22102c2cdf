// Everything about one LC-3 source: the passes in order, and their result as an analysis.
import type { Image } from '#core/assembler/image.ts';
import { Report } from '#core/diagnostics/report.ts';
import {
  type Analysis,
  earlierLines,
  earlierText,
  type ProgramSymbol,
  type Statement,
} from '#core/semantics/analysis.ts';
import { type LineNode, tokenSpan } from '#core/syntax/lines.ts';
import { TokenKind, type TokenList } from '#core/syntax/token.ts';
import { findTests } from '#core/testing/program-test.ts';
import { namesOfTests } from '#core/testing/test-names.ts';
import { isBlank } from '#core/text/blank.ts';
import type { SourceText } from '#core/text/source.ts';
import { checkStatements } from './assembler.ts';
import { declareAll } from './declarations.ts';
import { Details } from './details.ts';
import type { Flavour } from './flavour.ts';
import { ItemStatement } from './item-statement.ts';
import { hexadecimal, type Item, type Unit } from './items.ts';
import { layOut, reportIgnored } from './layout.ts';
import { tokenize } from './lexicon.ts';
import { checkUnused, lint } from './lints.ts';
import type { Lc3Analysis, Lc3Program, WordSegment } from './program.ts';
import { severityOf } from './rules.ts';
import { directiveName, newItem, readNodes, readWords } from './statements.ts';
import { SymbolTable } from './symbol-table.ts';

/** `edition` is that of the book, 2 or 3: what traps and LEA do to R7 and the codes. */
export function analyze(
  source: SourceText,
  flavour: Flavour,
  edition = 3,
  before?: Analysis,
): Lc3Analysis {
  const tokens = tokenize(source.text, earlierText(before));
  const lines = readNodes(source, tokens, earlierLines(before));
  const unit = readUnit(source, tokens, lines, flavour);
  const { report, items, table } = unit;
  layOut(unit);
  declareAll(unit);
  checkStatements(unit);
  const statements = items.map(item => new ItemStatement(tokens, item));
  referToTested(unit, statements);
  finishSymbols(unit);
  reportIgnored(unit);
  if (!report.hasErrors) lint(unit, edition);
  checkUnused(unit);
  const program = report.hasErrors ? undefined : buildProgram(unit);
  const details = new Details(unit, statements);
  const image = program && imageOf(program);
  return {
    dialect: 'lc3',
    source,
    tokens,
    lines,
    statements,
    symbols: table.symbols,
    references: table.references.sort((a, b) => a.span.start - b.span.start),
    diagnostics: report.diagnostics.sort((a, b) => a.span.start - b.span.start),
    dependencies: [],
    annotations: range => details.annotations(range),
    explain: statement => details.explain(statement),
    ...(image ? { image } : {}),
    ...(program ? { program } : {}),
  };
}

function readUnit(
  source: SourceText,
  tokens: TokenList,
  lines: readonly LineNode[],
  flavour: Flavour,
): Unit {
  const report = new Report(severityOf);
  const items = lines.map(newItem);
  const endIndex = lastEnd(source, tokens, items);
  readWords({ source, tokens, report }, items, endIndex);
  const unit: Unit = {
    source,
    tokens,
    items,
    segments: [],
    relocations: [],
    table: new SymbolTable(),
    report,
    flavour,
  };
  reportUnknownTokens(unit);
  return unit;
}

/** The index of the first `.END` behind the last `.ORIG`; infinite if there is none. */
function lastEnd(source: SourceText, tokens: Unit['tokens'], items: readonly Item[]): number {
  let end = Number.POSITIVE_INFINITY;
  items.forEach(({ node }, index) => {
    const name = directiveName(source, tokens, node);
    if (name === '.ORIG') end = Number.POSITIVE_INFINITY;
    else if (name === '.END' && end === Number.POSITIVE_INFINITY) end = index;
  });
  return end;
}

/** One report a line: what follows a stray character is seldom what it seems. */
function reportUnknownTokens(unit: Unit): void {
  const { source, tokens, report } = unit;
  if (!tokens.kinds.includes(TokenKind.unknown)) return;
  for (const { node, ignored } of unit.items) {
    if (ignored) continue;
    for (let index = node.first; index < node.last; index++) {
      if (tokens.kinds[index] !== TokenKind.unknown) continue;
      const span = tokenSpan(tokens, index);
      const text = source.slice(span);
      const isComment = source.text.startsWith('//', span.start);
      if (isComment) {
        const slashes = { start: span.start, end: span.start + 2 };
        report.add('unexpected-character', slashes, 'Comments start with a semicolon.', {
          fixes: [
            { title: 'Change to ;', edits: [{ span: slashes, newText: ';' }], preferred: true },
          ],
        });
      } else report.add('unexpected-character', span, strayMessage(text));
      break;
    }
  }
}

function strayMessage(text: string): string {
  if (text[0] === '"' || text[0] === "'") return `The ${text[0]} is never closed in this line.`;
  return `'${text}' has no meaning here. Comments start with a semicolon.`;
}

/** Labels that tests in comments name are used by them, and renamed with them. */
function referToTested({ source, table }: Unit, statements: readonly Statement[]): void {
  for (const { name, span, called } of namesOfTests(findTests({ source, statements }).tests)) {
    const symbol = table.find(name);
    if (symbol !== undefined) table.refer(symbol, span, called ? 'call' : 'read');
  }
}

function buildProgram(unit: Unit): Lc3Program {
  const segments = segmentWords(unit).filter(({ words }) => words.length > 0);
  const symbols = unit.table.symbols.flatMap(({ kind, name, value }) =>
    kind === 'segment' || value === undefined ? [] : [{ name, address: value }],
  );
  return { segments, symbols, relocations: unit.relocations };
}

function segmentWords({ items, segments }: Unit): readonly WordSegment[] {
  const filled = segments.map(({ origin, end }) => ({
    origin,
    words: new Uint16Array(end - origin),
  }));
  for (const { segment, words, address } of items) {
    const own = filled[segment];
    if (own && words) own.words.set(words, address - own.origin);
  }
  return filled;
}

/** Two bytes a word, the lower first, as core/machine/machine.ts has them. */
export function imageOf({ segments }: Pick<Lc3Program, 'segments'>): Image {
  return {
    unitBits: 16,
    segments: segments.map(({ origin, words }) => {
      const bytes = new Uint8Array(words.length * 2);
      words.forEach((word, index) => {
        bytes[2 * index] = word & 0xff;
        bytes[2 * index + 1] = word >> 8;
      });
      return { name: hexadecimal(origin), address: origin, bytes };
    }),
  };
}

/** Labels that are called become subroutines; a label's text goes on to the next one. */
function finishSymbols({ table, source }: Unit): void {
  for (const { symbol, access } of table.references) {
    const found = table.symbols[symbol]!;
    if (access === 'call' && found.kind === 'label') found.kind = 'subroutine';
  }
  const labels = table.symbols.filter(({ kind }) => kind !== 'segment' && kind !== 'external');
  labels.sort((a, b) => a.nameSpan.start - b.nameSpan.start);
  labels.forEach((label, index) => {
    const next: ProgramSymbol | undefined = labels[index + 1];
    const container = label.container === undefined ? undefined : table.symbols[label.container];
    const limit = container?.span.end ?? source.text.length;
    const isInside = next && next.nameSpan.start < limit;
    const end = trimmed(source, isInside ? next.span.start : limit);
    label.span = { start: label.span.start, end: Math.max(label.span.end, end) };
  });
}

function trimmed({ text }: SourceText, end: number): number {
  let offset = end;
  while (offset > 0 && isBlank(text.charCodeAt(offset - 1))) offset--;
  return offset;
}
