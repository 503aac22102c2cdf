// Rename, and whether there is something to rename.
import { toOffset, toRange, toTextEdits } from '../convert.ts';
import {
  reachProblem,
  renamedSources,
  renameEdits,
  renameProblem,
  renameTarget,
} from '../features/rename.ts';
import { documentRequest, type Handler } from '../handler.ts';
import {
  LSPErrorCodes,
  PrepareRenameRequest,
  RenameRequest,
  ResponseError,
  type TextEdit,
} from '../protocol.ts';
import { relatedAnalyses } from '../related.ts';

export function renameHandlers(): readonly Handler[] {
  return [
    documentRequest(PrepareRenameRequest.type, null, ({ analysis }, { position }) => {
      const target = renameTarget(analysis, toOffset(analysis.source, position));
      if (!target) return null;
      return { range: toRange(analysis.source, target.span), placeholder: target.name };
    }),
    documentRequest(RenameRequest.type, null, async (view, { position, newName }, context) => {
      const target = renameTarget(view.analysis, toOffset(view.analysis.source, position));
      if (!target) {
        const message = 'There is no name to rename here; put the cursor on a label or a symbol.';
        throw new ResponseError(LSPErrorCodes.RequestFailed, message);
      }
      // A file that is not read yet may name the symbol as well.
      await context.index.ready;
      const { sources } = context.documents;
      const { symbol } = target;
      const analyses = await relatedAnalyses(context, view.analysis, symbol, [newName]);
      const reach = reachProblem(analyses, symbol, newName);
      if (reach) throw new ResponseError(LSPErrorCodes.RequestFailed, reach);
      const renamed = renameEdits(analyses, symbol, newName);
      const host = renamedSources(renamed, sources);
      for (const analysis of analyses) {
        const problem = renameProblem(analysis, view.dialect, symbol, newName, host);
        if (problem) throw new ResponseError(LSPErrorCodes.RequestFailed, problem);
      }
      const changes: Record<string, TextEdit[]> = {};
      for (const { source, edits } of renamed) changes[source.uri] = toTextEdits(source, edits);
      return { changes };
    }),
  ];
}
