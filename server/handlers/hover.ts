// Hover: answers textDocument/hover, from an earlier analysis where the newest takes long.
import { toMarkup, toOffset, toRange } from '../convert.ts';
import { type HoverText, hover } from '../features/hover.ts';
import { askOlder } from '../features/recent.ts';
import { type Handler, request } from '../handler.ts';
import { HoverRequest } from '../protocol.ts';

/** Up to here a hover waits for the analysis of what was typed just before, in milliseconds. */
const PATIENCE_MS = 25;

export function hoverHandlers(): readonly Handler[] {
  return [
    request(HoverRequest.type, null, async ({ documents, client }, { textDocument, position }) => {
      const { uri } = textDocument;
      const recent = await documents.recent(uri, PATIENCE_MS);
      if (!recent) return null;
      let { source } = recent;
      let found: HoverText | undefined;
      const early = askOlder(recent, toOffset(source, position), (analysis, offset) =>
        hover(analysis, recent.dialect, offset),
      );
      if (early) found = early.answer;
      else {
        const view = await documents.view(uri);
        if (!view) return null;
        source = view.analysis.source;
        found = hover(view.analysis, view.dialect, toOffset(source, position));
      }
      if (!found) return null;
      const contents = toMarkup(found.text, client.markdownHover);
      return { contents, range: toRange(source, found.span) };
    }),
  ];
}
