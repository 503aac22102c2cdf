// Call hierarchy: prepare, incoming and outgoing calls.
import type { Dialect } from '#core/dialect.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import type { SourceText } from '#core/text/source.ts';
import { toOffset, toRange, toSymbolKind } from '../convert.ts';
import {
  type CallEnd,
  callTarget,
  incomingCalls,
  outgoingCalls,
} from '../features/call-hierarchy.ts';
import { symbolAt } from '../features/navigation.ts';
import { documentRequest, type Handler, request } from '../handler.ts';
import {
  type CallHierarchyIncomingCall,
  CallHierarchyIncomingCallsRequest,
  type CallHierarchyItem,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  SymbolKind,
} from '../protocol.ts';
import { relatedAnalyses } from '../related.ts';

/** An item; code outside of every symbol is the file itself and has its name. */
function toItem(
  source: SourceText,
  dialect: Dialect,
  { symbol, span }: CallEnd,
): CallHierarchyItem {
  const range = toRange(source, span);
  if (!symbol) {
    const name = source.uri.slice(source.uri.lastIndexOf('/') + 1);
    const start = { start: range.start, end: range.start };
    return { name, kind: SymbolKind.File, uri: source.uri, range, selectionRange: start };
  }
  return {
    name: symbol.name,
    kind: toSymbolKind(dialect, symbol.kind),
    uri: source.uri,
    range,
    selectionRange: toRange(source, symbol.nameSpan),
    ...(symbol.detail === '' ? {} : { detail: symbol.detail }),
  };
}

function toIncoming(analysis: Analysis, dialect: Dialect) {
  return ({
    end,
    places,
  }: ReturnType<typeof incomingCalls>[number]): CallHierarchyIncomingCall => ({
    from: toItem(analysis.source, dialect, end),
    fromRanges: places.map(span => toRange(analysis.source, span)),
  });
}

export function callHierarchyHandlers(): readonly Handler[] {
  return [
    documentRequest(CallHierarchyPrepareRequest.type, null, (view, { position }, { documents }) => {
      const { analysis, dialect } = view;
      const target = callTarget(analysis, dialect, toOffset(analysis.source, position));
      const file = target && documents.sourceText(target.symbol?.uri ?? view.uri);
      return target && file ? [toItem(file, dialect, target)] : null;
    }),
    request(CallHierarchyIncomingCallsRequest.type, null, async (context, { item }) => {
      const view = await context.documents.view(item.uri);
      if (!view) return null;
      const start = toOffset(view.analysis.source, item.selectionRange.start);
      const target = symbolAt(view.analysis, start);
      if (!target || item.kind === SymbolKind.File) return [];
      const analyses = await relatedAnalyses(context, view.analysis, target);
      return analyses.flatMap(analysis =>
        incomingCalls(analysis, view.dialect, target).map(toIncoming(analysis, view.dialect)),
      );
    }),
    request(CallHierarchyOutgoingCallsRequest.type, null, async ({ documents }, { item }) => {
      const view = await documents.view(item.uri);
      if (!view) return null;
      const { analysis, dialect } = view;
      const isFile = item.kind === SymbolKind.File;
      const start = toOffset(analysis.source, item.selectionRange.start);
      return outgoingCalls(analysis, dialect, isFile ? undefined : start).flatMap(call => {
        const file = documents.sourceText(call.end.symbol?.uri ?? view.uri);
        if (!file) return [];
        const fromRanges = call.places.map(span => toRange(analysis.source, span));
        return [{ to: toItem(file, dialect, call.end), fromRanges }];
      });
    }),
  ];
}
