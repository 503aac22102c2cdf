// Inlay hints and inline values.
import { toMarkup, toRange, toSpan } from '../convert.ts';
import { inlayHints } from '../features/inlay-hints.ts';
import { inlineNames } from '../features/inline-values.ts';
import { documentRequest, type Handler } from '../handler.ts';
import {
  type InlayHint,
  InlayHintRequest,
  type InlineValue,
  InlineValueRequest,
} from '../protocol.ts';

export function inlayHintHandlers(): readonly Handler[] {
  return [
    documentRequest(InlayHintRequest.type, null, ({ analysis, dialect }, { range }, context) => {
      const { settings, client } = context;
      const { source } = analysis;
      const switches = settings.current.inlayHints;
      return inlayHints(analysis, dialect, toSpan(source, range), switches).map(
        ({ offset, text, tooltip }): InlayHint => ({
          position: source.positionAt(offset),
          label: text,
          tooltip: toMarkup(tooltip, client.markdownHover),
          paddingLeft: true,
        }),
      );
    }),
    documentRequest(InlineValueRequest.type, null, ({ analysis, dialect }, params) => {
      const { source } = analysis;
      const stopped = params.context.stoppedLocation.end.line;
      const names = inlineNames(analysis, dialect, toSpan(source, params.range), stopped);
      return names.map(({ span, name, kind }): InlineValue => {
        const range = toRange(source, span);
        return kind === 'register'
          ? { range, variableName: name, caseSensitiveLookup: false }
          : { range, expression: name };
      });
    }),
  ];
}
