// Finds the analyses of all files that may name a symbol: open ones and those of the workspace.

import type { Analysis } from '#core/semantics/analysis.ts';
import { SourceText } from '#core/text/source.ts';
import type { Context } from './context.ts';

/**
 * The analysis of the source itself first, then those of files that read `uri` and of `uri` itself.
 * Closed files of the workspace are read and analysed for the occasion.
 */
export async function relatedAnalyses(
  context: Context,
  own: Analysis,
  uri: string,
): Promise<readonly Analysis[]> {
  const { documents, index, registry } = context;
  const found = [own];
  for (const other of documents.uris()) {
    if (other === own.source.uri) continue;
    const view = await documents.view(other);
    if (view && (other === uri || view.analysis.dependencies.includes(uri))) {
      found.push(view.analysis);
    }
  }
  for (const file of index.files()) {
    const isNamed = file.uri === uri || file.dependencies.includes(uri);
    if (!isNamed || file.uri === own.source.uri || documents.isOpen(file.uri)) continue;
    const text = await index.read(file.uri);
    const dialect = text === undefined ? undefined : registry.dialectOf(file.uri, () => text);
    if (!dialect || text === undefined) continue;
    const work = dialect.analyze(new SourceText(file.uri, text), documents.sources);
    const analysis = await documents.runInSlices(work, () => false);
    if (analysis) found.push(analysis);
  }
  return found;
}
