// Everything about one NASM source for an editor: its lines as typed, their names, and what the
// assembler says of them.
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { SourceHost } from '#core/dialect.ts';
import { appendAll } from '#core/lists.ts';
import { type Access, earlierText, type OutsideReferences } from '#core/semantics/analysis.ts';
import { SourceText } from '#core/text/source.ts';
import { libcFunction } from '../knowledge/libc.ts';
import { lint } from '../lints/lints.ts';
import { AnalyzedSource, type NasmAnalysis, type WholeRun } from './analyzed-source.ts';
import { type AssemblerRun, runAssembler } from './assembler-run.ts';
import { type IncludedFile, includingFile, readIncludes } from './includes.ts';
import { lazy } from './lazy.ts';
import { tokenize } from './lexicon.ts';
import { linkByMacro, symbolsByMacro } from './macro-linkages.ts';
import { macroWords } from './macro-words.ts';
import type { Outline, OutlineSymbol } from './outline.ts';
import { readOutline } from './outline-reader.ts';
import { PlacedLines } from './placed-lines.ts';
import { lintDiagnostic, problemsOf, problemsOfPart } from './problems.ts';
import { isSameProject, type Project, projectOf } from './project.ts';
import { type LineKnowledge, readLines } from './raw-lines.ts';
import { findReferences, nameTable, targetsOfMacros } from './references.ts';
import { withSuggestions } from './suggestions.ts';
import { giveValues } from './symbol-values.ts';
import { type FileNames, lintNames } from './unused.ts';
import { vocabulary } from './vocabulary.ts';

export function* analyze(
  source: SourceText,
  host: SourceHost,
  before?: NasmAnalysis,
): Generator<void, NasmAnalysis, void> {
  const project = projectOf(source, host);
  const extent = (line: number) => placed().extent(line);
  const given = { source, project, host, extent };
  const alone = yield* readAsTyped(given, before);
  const tooLong = overlongLine(source);
  const isAlone = !isIncludeFile(source.uri) && !tooLong;
  const ownRun = isAlone
    ? yield* runAssembler(source, project, host, false, runOf(project, before))
    : undefined;
  yield;
  // A part that makes no sense without the rest is read as what it is there.
  const isWrong = ownRun === undefined || ownRun.assembled.hasErrors;
  const whole = isWrong ? includingFile(source.uri, host) : undefined;
  const typed = whole === undefined ? alone : yield* readAsTyped({ ...given, whole }, before);
  const run = whole === undefined ? ownRun : undefined;
  const wholeRun =
    whole === undefined || tooLong
      ? undefined
      : yield* runWhole(whole, given, before?.keptRuns.whole);
  const { tokens, lines, outline, symbols, names } = typed;
  const references = lazy(() => {
    const targets = targetsOfMacros(recordsOf(run));
    return findReferences({ source, tokens, lines, outline }, names, targets);
  });
  const outsideReferences = lazy(() => referencesOutside(typed));
  const placed = lazy(() => new PlacedLines(recordsOf(run), offset => source.lineAt(offset)));
  const made = run && symbolsByMacro(outline.symbols, run.assembled.symbols, source);
  if (made) linkByMacro(made);
  giveValues(outline.symbols, (run ?? wholeRun?.run)?.assembled, made);
  const isPart = () => (host.includers?.(source.uri).length ?? 0) > 0;
  const diagnostics = run
    ? yield* diagnosticsOf(source, run, project, typed, { outline, references, isPart })
    : problemsWithoutRun(source, wholeRun?.run, typed, tooLong);
  const { includes } = alone;
  const known = { source, tokens, lines, symbols, includes, project, host, diagnostics };
  const keptRuns = { own: ownRun, whole: wholeRun };
  const found = { run, partOf: whole, keptRuns, references, outsideReferences, placed };
  return new AnalyzedSource({ ...known, ...found });
}

/** What is known of a source that is not assembled as a program of its own. */
function problemsWithoutRun(
  source: SourceText,
  runOfWhole: AssemblerRun | undefined,
  typed: AsTyped,
  tooLong: readonly Diagnostic[] | undefined,
): readonly Diagnostic[] {
  if (!runOfWhole) return tooLong ?? [];
  return withSuggestions(problemsOfPart(runOfWhole, source), { source, ...typed });
}

/** The program that the source is a part of, with the text that the source has now. */
function* runWhole(
  uri: string,
  { source, host }: Pick<Typed, 'source' | 'host'>,
  before: WholeRun | undefined,
): Generator<void, WholeRun | undefined, void> {
  const text = host.read(uri);
  if (text === undefined) return undefined;
  const main = new SourceText(uri, text);
  const project = projectOf(main, host);
  const read = (uri: string) => (uri === source.uri ? source.text : host.read(uri));
  const isLike = before?.uri === uri && isSameProject(project, before.project);
  const known = isLike ? before.run : undefined;
  const run = yield* runAssembler(main, project, { ...host, read }, false, known);
  return { uri, project, run };
}

type AsTyped = ReturnType<typeof readAsTyped> extends Generator<void, infer R> ? R : never;

function referencesOutside({ includes, offsets, names }: AsTyped): readonly OutsideReferences[] {
  return includes.map((file, index) => {
    const offset = offsets[index]![1];
    const outlined = { ...file, lines: file.lines() };
    return { source: file.source, references: findReferences(outlined, names, noTargets, offset) };
  });
}

/** Which arguments of macros are called is known of the file itself. */
const noTargets: ReadonlyMap<number, Access> = new Map();

interface Typed {
  readonly source: SourceText;
  readonly project: Project;
  readonly host: SourceHost;
  /** The file that the source is a part of; undefined where it is not known, or stands alone. */
  readonly whole?: string;
  /** Asked when the assembler has run. */
  readonly extent: LineKnowledge['extent'];
}

/** What the text says as it is typed, before any macro: lines and their names. */
function* readAsTyped(
  { source, project, host, extent, whole }: Typed,
  before: NasmAnalysis | undefined,
) {
  const tokens = tokenize(source.text, earlierText(before));
  yield;
  const { files: includes, macros } = readIncludes(source, host, project.includePaths, whole);
  const ofMacros = lazy(() => macroWords(symbols));
  const word = (spelling: string) => {
    const macro = macros.spelled(spelling);
    return macro === undefined ? vocabulary.lookup(spelling) : ofMacros().get(macro);
  };
  const isMacro = (name: string) => macros.spelled(name) !== undefined;
  const lines = readLines(source, tokens, isMacro, { word, extent });
  yield;
  const outline = readOutline(source, tokens, lines, macros);
  yield;
  const { symbols, offsets } = allSymbols(outline.symbols, includes);
  const names = nameTable(outline, offsets);
  return { tokens, includes, lines, outline, symbols, offsets, names };
}

const recordsOf = (run: AssemblerRun | undefined) => run?.assembled.records ?? [];

/** The run of an earlier text, of which much still holds where the project is the same. */
function runOf(project: Project, before: NasmAnalysis | undefined): AssemblerRun | undefined {
  return before && isSameProject(project, before.project) ? before.keptRuns.own : undefined;
}

/** Characters of one line: nobody types so many, and reading them takes seconds. */
const lineLengthMax = 200_000;

/** What is said of the first line that is too long to be looked at; undefined without any. */
function overlongLine(source: SourceText): readonly Diagnostic[] | undefined {
  const { lineStarts, text } = source;
  for (let line = 0; line < lineStarts.length; line++) {
    const start = lineStarts[line]!;
    const length = (lineStarts[line + 1] ?? text.length) - start;
    if (length <= lineLengthMax) continue;
    const message =
      `This line has ${length} characters; a file with more than ${lineLengthMax} in one line ` +
      'is not checked while you type.';
    return [
      { code: 'expansion-limit', severity: 'warning', span: { start, end: start + 1 }, message },
    ];
  }
  return undefined;
}

/** Files that are made to be included mean little alone. */
function isIncludeFile(uri: string): boolean {
  return /\.(?:inc|mac)$/i.test(uri);
}

/** The symbols of the file itself, then those of the files that it includes. */
function allSymbols(own: readonly OutlineSymbol[], files: readonly IncludedFile[]) {
  const symbols: OutlineSymbol[] = [...own];
  const offsets: [Outline, number][] = [];
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

function* diagnosticsOf(
  source: SourceText,
  run: AssemblerRun,
  project: Project,
  typed: AsTyped,
  names: FileNames,
): Generator<void, readonly Diagnostic[], void> {
  const found = [...withSuggestions(problemsOf(run, source), { source, ...typed })];
  yield;
  // A name that is missing leaves every line what it is; other errors leave lines out.
  const isWhole = found.every(
    ({ severity, code }) => severity !== 'error' || code === 'undefined-symbol',
  );
  if (isWhole) {
    const systemV = project.format === 'elf64' || project.format === 'macho64';
    const findings = yield* lint(run.assembled, { systemV, libraryFunction: libcFunction });
    for (const finding of findings) {
      const diagnostic = lintDiagnostic(run, source, finding);
      if (diagnostic) found.push(diagnostic);
    }
    appendAll(found, yield* lintNames(source, run, names));
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}
