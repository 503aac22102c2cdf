// Definition, declaration, references, highlights and linked editing.
import type { Context } from '../context.ts';
import { toLocation, toOffset, toRange } from '../convert.ts';
import type { View } from '../documents.ts';
import { wordPattern } from '../features/lexical.ts';
import {
  type Definition,
  definition,
  highlights,
  linkedSpans,
  placesNaming,
  symbolAt,
} from '../features/navigation.ts';
import { documentRequest, type Handler } from '../handler.ts';
import {
  DeclarationRequest,
  DefinitionRequest,
  type DocumentHighlight,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  LinkedEditingRangeRequest,
  type Location,
  type LocationLink,
  type Position,
  ReferencesRequest,
} from '../protocol.ts';
import { exporterOf, relatedAnalyses } from '../related.ts';

const highlightKinds = {
  read: DocumentHighlightKind.Read,
  write: DocumentHighlightKind.Write,
  text: DocumentHighlightKind.Text,
} as const;

/** The definition in the file that exports what is imported here. */
async function linkedDefinition(
  { analysis }: View,
  offset: number,
  context: Context,
): Promise<Definition | undefined> {
  const here = definition(analysis, offset);
  const linkage = symbolAt(analysis, offset)?.linkage;
  if (!here || linkage?.kind !== 'import') return undefined;
  const there = await exporterOf(context, analysis, linkage);
  if (!there) return undefined;
  const { uri, nameSpan, span } = there.symbol;
  return { origin: here.origin, name: { uri, span: nameSpan }, whole: span };
}

async function locate(
  view: View,
  position: Position,
  context: Context,
  find: typeof linkedDefinition,
): Promise<Location | LocationLink[] | null> {
  const { source } = view.analysis;
  const offset = toOffset(source, position);
  const found = (await find(view, offset, context)) ?? definition(view.analysis, offset);
  if (!found) return null;
  const target =
    found.name.uri === source.uri ? source : context.documents.sourceText(found.name.uri);
  if (!target) return null;
  if (!context.client.definitionLinks) return toLocation(target, found.name.span);
  return [
    {
      originSelectionRange: toRange(source, found.origin),
      targetUri: target.uri,
      targetRange: toRange(target, found.whole),
      targetSelectionRange: toRange(target, found.name.span),
    },
  ];
}

export function navigationHandlers(): readonly Handler[] {
  return [
    documentRequest(DefinitionRequest.type, null, (view, { position }, context) =>
      locate(view, position, context, linkedDefinition),
    ),
    // What an import declares stands in its own file.
    documentRequest(DeclarationRequest.type, null, (view, { position }, context) =>
      locate(view, position, context, async () => undefined),
    ),
    documentRequest(ReferencesRequest.type, null, async (view, params, context) => {
      const symbol = symbolAt(view.analysis, toOffset(view.analysis.source, params.position));
      if (!symbol) return null;
      // A file that is not read yet may name the symbol as well.
      await context.index.ready;
      const analyses = await relatedAnalyses(context, view.analysis, symbol);
      return placesNaming(analyses, symbol)
        .filter(({ access }) => params.context.includeDeclaration || access !== 'definition')
        .map(({ source, span }) => toLocation(source, span));
    }),
    documentRequest(DocumentHighlightRequest.type, null, ({ analysis }, { position }) =>
      highlights(analysis, toOffset(analysis.source, position)).map(
        ({ span, access }): DocumentHighlight => ({
          range: toRange(analysis.source, span),
          kind: highlightKinds[access],
        }),
      ),
    ),
    documentRequest(LinkedEditingRangeRequest.type, null, ({ analysis, dialect }, { position }) => {
      const spans = linkedSpans(analysis, toOffset(analysis.source, position));
      if (spans.length === 0) return null;
      const ranges = spans.map(span => toRange(analysis.source, span));
      return { ranges, wordPattern: wordPattern(dialect.lexicon) };
    }),
  ];
}
