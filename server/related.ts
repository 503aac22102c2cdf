// Finds the analyses of all files that may name a symbol: open ones and those of the workspace.
import type { Analysis, Linkage, ProgramSymbol } from '#core/semantics/analysis.ts';
import { SourceText } from '#core/text/source.ts';
import type { Context } from './context.ts';
import { linkagesOf } from './features/symbols.ts';

/** What is known of a file without reading it. */
interface Known {
  readonly uri: string;
  readonly dialect: string;
  readonly dependencies: readonly string[];
  readonly linkages: readonly Linkage[];
}

/** The open files as they are now, then those of the workspace that are closed. */
async function knownFiles({ documents, index }: Context): Promise<readonly Known[]> {
  const known: Known[] = [];
  for (const uri of documents.uris()) {
    const view = await documents.view(uri);
    if (!view) continue;
    const { dependencies } = view.analysis;
    known.push({
      uri,
      dialect: view.dialect.id,
      dependencies,
      linkages: linkagesOf(view.analysis),
    });
  }
  return [...known, ...index.files().filter(({ uri }) => !documents.isOpen(uri))];
}

/** The text of a file, as it is in the editor where it is open. */
async function textOf({ documents, index }: Context, uri: string): Promise<string | undefined> {
  return documents.isOpen(uri) ? documents.sources.read(uri) : index.read(uri);
}

/** The analysis of a file, read and made for the occasion where it is not open. */
export async function analysisOfFile(
  { documents, index, registry }: Context,
  uri: string,
): Promise<Analysis | undefined> {
  if (documents.isOpen(uri)) return (await documents.view(uri))?.analysis;
  const text = await index.read(uri);
  const owner = text === undefined ? undefined : registry.dialectOf(uri, () => text);
  if (!owner || text === undefined) return undefined;
  const dialect = await owner.load();
  const work = dialect.analyze(new SourceText(uri, text), documents.sources);
  return documents.runInSlices(work, () => false);
}

/**
 * The analysis of the source itself first, then those of the other files that may name a symbol of
 * its: files that read the symbol's file, that file itself, and files linked with it by the name.
 * `others` are names beside the symbol's own for whose sake a file is looked at.
 */
export async function relatedAnalyses(
  context: Context,
  own: Analysis,
  symbol: ProgramSymbol,
  others: readonly string[] = [],
): Promise<readonly Analysis[]> {
  const files = (await knownFiles(context)).filter(({ uri }) => uri !== own.source.uri);
  const linked = linkedUris(files, own, symbol);
  const names = [symbol.name, ...others].map(name => name.toLowerCase());
  const found = [own];
  for (const { uri, dependencies } of files) {
    const isRelated = uri === symbol.uri || dependencies.includes(symbol.uri) || linked.has(uri);
    if (!isRelated) continue;
    // Analysing takes long, and most files that read another one have few of its names.
    if (!linked.has(uri)) {
      const text = (await textOf(context, uri))?.toLowerCase();
      if (text === undefined || !names.some(name => text.includes(name))) continue;
    }
    const analysis = await analysisOfFile(context, uri);
    if (analysis) found.push(analysis);
  }
  return found;
}

/** The exporter of what an import means: the one that lies nearest, where there are several. */
export async function exporterOf(
  context: Context,
  own: Analysis,
  { name }: Linkage,
): Promise<{ readonly analysis: Analysis; readonly symbol: ProgramSymbol } | undefined> {
  const files = (await knownFiles(context)).filter(({ uri }) => uri !== own.source.uri);
  const uri = nearestExporter(files, own.dialect, name, own.source.uri);
  const analysis = uri === undefined ? undefined : await analysisOfFile(context, uri);
  const symbol = analysis?.symbols.find(
    ({ linkage }) => linkage?.kind === 'export' && linkage.name === name,
  );
  return analysis && symbol && { analysis, symbol };
}

/** The files that share the symbol by its name: importers, and for an import its exporter. */
function linkedUris(
  files: readonly Known[],
  own: Analysis,
  { linkage, uri: home }: ProgramSymbol,
): ReadonlySet<string> {
  if (!linkage) return new Set();
  const { name, kind } = linkage;
  const all = [
    ...files,
    { uri: own.source.uri, dialect: own.dialect, dependencies: [], linkages: linkagesOf(own) },
  ];
  const exporter =
    kind === 'export' ? home : nearestExporter(all, own.dialect, name, own.source.uri);
  const importers = files.filter(
    ({ dialect, linkages, uri }) =>
      dialect === own.dialect &&
      linkages.some(other => other.kind === 'import' && other.name === name) &&
      nearestExporter(all, dialect, name, uri) === exporter,
  );
  return new Set([...importers.map(({ uri }) => uri), ...(exporter ? [exporter] : [])]);
}

function nearestExporter(
  files: readonly Known[],
  dialect: string,
  name: string,
  from: string,
): string | undefined {
  let best: string | undefined;
  let nearest = -1;
  for (const file of files) {
    if (file.dialect !== dialect || file.uri === from) continue;
    const exports = file.linkages.some(each => each.kind === 'export' && each.name === name);
    const near = exports ? sharedFolders(file.uri, from) : -1;
    if (near <= nearest) continue;
    best = file.uri;
    nearest = near;
  }
  return best;
}

/** How many folders two addresses have in common. */
function sharedFolders(a: string, b: string): number {
  const others = b.split('/');
  const parts = a.split('/');
  let count = 0;
  while (count < parts.length - 1 && parts[count] === others[count]) count++;
  return count;
}
