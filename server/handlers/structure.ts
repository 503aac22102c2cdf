// Folding ranges, selection ranges and document links.
import { toOffset, toRange } from '../convert.ts';
import { folds } from '../features/folding.ts';
import { links } from '../features/links.ts';
import { selectionSpans } from '../features/selection.ts';
import { documentRequest, type Handler } from '../handler.ts';
import {
  DocumentLinkRequest,
  FoldingRangeKind,
  FoldingRangeRequest,
  type SelectionRange,
  SelectionRangeRequest,
} from '../protocol.ts';

const foldKinds = {
  symbol: {},
  block: {},
  comment: { kind: FoldingRangeKind.Comment },
  region: { kind: FoldingRangeKind.Region },
} as const;

export function structureHandlers(): readonly Handler[] {
  return [
    documentRequest(FoldingRangeRequest.type, null, ({ analysis }) =>
      folds(analysis).map(({ start, end, kind }) => ({
        startLine: start,
        endLine: end,
        ...foldKinds[kind],
      })),
    ),
    documentRequest(SelectionRangeRequest.type, null, ({ analysis }, { positions }) =>
      positions.map(position => {
        const spans = selectionSpans(analysis, toOffset(analysis.source, position));
        let range: SelectionRange | undefined;
        for (const span of [...spans].reverse()) {
          range = { range: toRange(analysis.source, span), ...(range ? { parent: range } : {}) };
        }
        return range ?? { range: { start: position, end: position } };
      }),
    ),
    documentRequest(DocumentLinkRequest.type, null, ({ analysis }) =>
      links(analysis).map(({ span, target }) => ({
        range: toRange(analysis.source, span),
        target,
      })),
    ),
  ];
}
