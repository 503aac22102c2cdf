// Rename: checks a new name and gives the edits, one source at a time.
import type { TextEdit } from '#core/diagnostics/diagnostic.ts';
import { analyzeNow, type Dialect, type SourceHost } from '#core/dialect.ts';
import type { Analysis, ProgramSymbol } from '#core/semantics/analysis.ts';
import { createLexer } from '#core/syntax/lexer.ts';
import { TokenKind } from '#core/syntax/token.ts';
import { applyEdits } from '#core/text/edits.ts';
import { fileNameOf } from '#core/text/file-name.ts';
import { SourceText } from '#core/text/source.ts';
import type { Span } from '#core/text/span.ts';
import { referenceAtCursor } from './cursor.ts';
import { nameCharacters } from './lexical.ts';
import { placesNaming } from './navigation.ts';

export interface RenameTarget {
  readonly span: Span;
  readonly name: string;
  readonly symbol: ProgramSymbol;
}

/** What would be renamed at `offset`, if anything can be. */
export function renameTarget(analysis: Analysis, offset: number): RenameTarget | undefined {
  const reference = referenceAtCursor(analysis, offset);
  const symbol = reference && analysis.symbols[reference.symbol];
  if (!reference || !symbol) return undefined;
  const span = namePart(analysis.source, reference.span, symbol.name);
  return span && { span, name: symbol.name, symbol };
}

/** The part of a reference that is the name itself: its end, for names with a qualifier. */
function namePart(source: SourceText, span: Span, name: string): Span | undefined {
  const isSame = source.slice(span).toLowerCase().endsWith(name.toLowerCase());
  return isSame ? { start: span.end - name.length, end: span.end } : undefined;
}

/** A source with the edits of a rename. */
export interface RenamedSource {
  readonly source: SourceText;
  readonly edits: readonly TextEdit[];
}

/**
 * The edit at one place that names the symbol: of `codec_table` where other files say `table`, what
 * stands around the name has to stay; undefined where it does not.
 */
function editAt(
  source: SourceText,
  span: Span,
  name: string,
  newName: string,
): TextEdit | undefined {
  const written = source.slice(span);
  const at = written.toLowerCase().lastIndexOf(name.toLowerCase());
  if (at >= 0) {
    const start = span.start + at;
    return { span: { start, end: start + name.length }, newText: newName };
  }
  const before = name.lastIndexOf(written);
  if (before < 0) return undefined;
  const [prefix, suffix] = [name.slice(0, before), name.slice(before + written.length)];
  const isKept = newName.startsWith(prefix) && newName.endsWith(suffix);
  const newText = newName.slice(prefix.length, newName.length - suffix.length);
  return isKept && newText !== '' ? { span, newText } : undefined;
}

/** The edits that give the symbol a new name in these sources and in those that they include. */
export function renameEdits(
  analyses: readonly Analysis[],
  symbol: ProgramSymbol,
  newName: string,
): readonly RenamedSource[] {
  const renamed = new Map<string, RenamedSource & { edits: TextEdit[] }>();
  for (const { source, span } of placesNaming(analyses, symbol)) {
    const edit = editAt(source, span, symbol.name, newName);
    if (!edit) continue;
    const known = renamed.get(source.uri) ?? { source, edits: [] };
    known.edits.push(edit);
    renamed.set(source.uri, known);
  }
  return [...renamed.values()];
}

/** Why some place cannot have the new name, as a sentence; undefined if all can. */
export function reachProblem(
  analyses: readonly Analysis[],
  symbol: ProgramSymbol,
  newName: string,
): string | undefined {
  const { name } = symbol;
  const found = placesNaming(analyses, symbol).find(
    ({ source, span }) => !editAt(source, span, name, newName),
  );
  if (!found) return undefined;
  const { source, span } = found;
  const place = `${fileNameOf(source.uri)}, line ${source.lineAt(span.start) + 1}`;
  const made = `A macro makes “${name}” of “${source.slice(span)}” (${place})`;
  return `${made}; choose a name that differs in this part alone.`;
}

/** The files as they will be with these edits. */
export function renamedSources(renamed: readonly RenamedSource[], host: SourceHost): SourceHost {
  const texts = new Map(
    renamed.map(({ source, edits }) => [source.uri, applyEdits(source.text, edits)]),
  );
  return { ...host, read: uri => texts.get(uri) ?? host.read(uri) };
}

/**
 * Why a symbol cannot have this name, as a sentence; undefined if it can. Asks the dialect itself:
 * the renamed text may bring no new error, and every name in it must mean what it meant. `host`
 * reads files as `renamedSources` gives them.
 */
export function renameProblem(
  analysis: Analysis,
  dialect: Dialect,
  symbol: ProgramSymbol,
  newName: string,
  host: SourceHost,
): string | undefined {
  if (newName === symbol.name) return undefined;
  return (
    spellingProblem(dialect, symbol.name, newName) ?? clashProblem(analysis, dialect, newName, host)
  );
}

function spellingProblem(dialect: Dialect, oldName: string, newName: string): string | undefined {
  const tokenize = createLexer(dialect.lexicon);
  const tokens = tokenize(newName);
  // Names of macros' own labels begin with a prefix, and new ones with the same.
  const [kind = TokenKind.word] = tokenize(oldName).kinds;
  if (tokens.count !== 1 || tokens.kinds[0] !== kind) {
    const characters = nameCharacters(dialect.lexicon);
    return `“${newName}” is not a name: use ${characters}, and no digit first.`;
  }
  const word = dialect.vocabulary.lookup(newName);
  return word && `“${newName}” is the ${word.kind} ${word.name}; choose another name.`;
}

function clashProblem(
  analysis: Analysis,
  dialect: Dialect,
  newName: string,
  host: SourceHost,
): string | undefined {
  const { uri } = analysis.source;
  const text = host.read(uri) ?? analysis.source.text;
  const renamed = analyzeNow(dialect, new SourceText(uri, text), host);
  const before = errorMessages(analysis);
  const problem = renamed.diagnostics.find(
    diagnostic => diagnostic.severity === 'error' && !before.has(diagnostic.message),
  );
  const other = symbolNamed(analysis, newName, problem?.code === 'duplicate-symbol');
  const isUnchanged = !problem && sameBindings(analysis, renamed);
  if (isUnchanged) return undefined;
  if (other && other.uri === analysis.source.uri) {
    const title = dialect.symbolKinds[other.kind]?.title ?? other.kind;
    const line = analysis.source.lineAt(other.nameSpan.start) + 1;
    return `“${newName}” is the name of a ${title} already (line ${line}); choose another name.`;
  }
  return problem?.message ?? `“${newName}” would change what other names mean; choose another.`;
}

/** The symbol that has the name already, maybe in other letters where letter case means nothing. */
function symbolNamed(
  { symbols }: Analysis,
  name: string,
  ignoresCase: boolean,
): ProgramSymbol | undefined {
  const same = symbols.find(symbol => symbol.name === name);
  if (same || !ignoresCase) return same;
  const lower = name.toLowerCase();
  return symbols.find(symbol => symbol.name.toLowerCase() === lower);
}

function errorMessages(analysis: Analysis): ReadonlySet<string> {
  const errors = analysis.diagnostics.filter(diagnostic => diagnostic.severity === 'error');
  return new Set(errors.map(diagnostic => diagnostic.message));
}

/** True when every reference still names the symbol that it named before. */
function sameBindings(before: Analysis, after: Analysis): boolean {
  if (before.references.length !== after.references.length) return false;
  return before.references.every(
    (reference, index) => reference.symbol === after.references[index]!.symbol,
  );
}
