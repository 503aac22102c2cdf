// The symbols of a document and of the workspace.
import type { Context } from '../context.ts';
import { toLocation, toRange, toSymbolKind } from '../convert.ts';
import type { View } from '../documents.ts';
import { bestMatches } from '../features/fuzzy.ts';
import { type SymbolNode, symbolEntries, symbolTree } from '../features/symbols.ts';
import { documentRequest, type Handler, request } from '../handler.ts';
import {
  type DocumentSymbol,
  DocumentSymbolRequest,
  type SymbolInformation,
  type WorkspaceSymbol,
  WorkspaceSymbolRequest,
} from '../protocol.ts';

const FOUND_MAX = 500;

function toDocumentSymbol(view: View, node: SymbolNode): DocumentSymbol {
  const { analysis, dialect } = view;
  const { symbol, span, children } = node;
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: toSymbolKind(dialect, symbol.kind),
    range: toRange(analysis.source, span),
    selectionRange: toRange(analysis.source, symbol.nameSpan),
    children: children.map(child => toDocumentSymbol(view, child)),
  };
}

function flatten(view: View, nodes: readonly SymbolNode[], container: string): SymbolInformation[] {
  return nodes.flatMap(({ symbol, span, children }) => [
    {
      name: symbol.name,
      kind: toSymbolKind(view.dialect, symbol.kind),
      location: toLocation(view.analysis.source, span),
      ...(container === '' ? {} : { containerName: container }),
    },
    ...flatten(view, children, symbol.name),
  ]);
}

/** Symbols of open documents as they are now, and of the other files as they were read. */
async function allSymbols({ documents, index }: Context): Promise<readonly WorkspaceSymbol[]> {
  const found: WorkspaceSymbol[] = [];
  for (const uri of documents.uris()) {
    const view = await documents.view(uri);
    if (!view) continue;
    for (const { name, kind, container, nameSpan } of symbolEntries(view.analysis)) {
      const location = toLocation(view.analysis.source, nameSpan);
      const symbolKind = toSymbolKind(view.dialect, kind);
      found.push({ name, kind: symbolKind, location, containerName: container });
    }
  }
  for (const { uri, symbols } of index.files()) {
    if (documents.isOpen(uri)) continue;
    for (const { name, kind, container, range } of symbols) {
      found.push({ name, kind, location: { uri, range }, containerName: container });
    }
  }
  return found;
}

export function symbolHandlers(): readonly Handler[] {
  return [
    documentRequest(DocumentSymbolRequest.type, null, (view, _params, { client }) => {
      const nodes = symbolTree(view.analysis);
      if (!client.hierarchicalSymbols) return flatten(view, nodes, '');
      return nodes.map(node => toDocumentSymbol(view, node));
    }),
    request(WorkspaceSymbolRequest.type, null, async (context, { query }) => {
      const symbols = await allSymbols(context);
      return [...bestMatches(query, symbols, symbol => symbol.name, FOUND_MAX).found];
    }),
  ];
}
