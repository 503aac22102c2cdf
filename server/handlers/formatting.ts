// Formatting: of a document, of ranges, and of the line that Enter leaves.
import type { Context } from '../context.ts';
import { toTextEdits } from '../convert.ts';
import type { View } from '../documents.ts';
import { type FormatOptions, format, type LineRange } from '../features/format.ts';
import { documentRequest, type Handler } from '../handler.ts';
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentRangesFormattingRequest,
  type FormattingOptions,
  type Range,
  type TextEdit,
} from '../protocol.ts';

function optionsOf({ settings }: Context, options: FormattingOptions): FormatOptions {
  const { insertFinalNewline, trimFinalNewlines, tabSize } = options;
  return {
    ...settings.current.format,
    tabSize: Number.isInteger(tabSize) && tabSize > 0 ? tabSize : 8,
    ...(insertFinalNewline === undefined ? {} : { insertFinalNewline }),
    ...(trimFinalNewlines === undefined ? {} : { trimFinalNewlines }),
  };
}

function edits(view: View, context: Context, options: FormattingOptions, range?: LineRange) {
  const { analysis, dialect } = view;
  const found = format(analysis, dialect, optionsOf(context, options), range);
  return toTextEdits(analysis.source, found);
}

/** The lines that a range touches; the one that it only reaches the start of is not among them. */
function linesOf({ start, end }: Range): LineRange {
  const isPartial = end.character > 0 || end.line === start.line;
  return { first: start.line, end: end.line + (isPartial ? 1 : 0) };
}

export function formattingHandlers(): readonly Handler[] {
  return [
    documentRequest(DocumentFormattingRequest.type, null, (view, { options }, context) =>
      edits(view, context, options),
    ),
    documentRequest(DocumentRangeFormattingRequest.type, null, (view, params, context) =>
      edits(view, context, params.options, linesOf(params.range)),
    ),
    documentRequest(DocumentRangesFormattingRequest.type, null, (view, params, context) => {
      const byPlace = new Map<string, TextEdit>();
      for (const range of params.ranges) {
        for (const edit of edits(view, context, params.options, linesOf(range))) {
          byPlace.set(`${edit.range.start.line}:${edit.range.start.character}`, edit);
        }
      }
      return [...byPlace.values()];
    }),
    documentRequest(DocumentOnTypeFormattingRequest.type, null, (view, params, context) => {
      const { line } = params.position;
      return edits(view, context, params.options, { first: line - 1, end: line });
    }),
  ];
}
