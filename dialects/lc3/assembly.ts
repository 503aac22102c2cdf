// Assembles a text to words and nothing else: for sources that are part of the machine itself.
import type { SourceMapRow } from '#core/assembler/source-map.ts';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { SourceText } from '#core/text/source.ts';
import { analyze } from './analysis.ts';
import type { ImageSymbol, Lc3Analysis, WordSegment } from './program.ts';

export interface Assembly {
  /** Empty while errors stand. */
  readonly segments: readonly WordSegment[];
  readonly symbols: readonly ImageSymbol[];
  /** Where each statement's words come from, by address. */
  readonly sourceRows: readonly SourceMapRow[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Assembles a whole source; `uri` names it in the source rows. Never throws. */
export function assembleText(text: string, uri = ''): Assembly {
  const analysis = analyze(new SourceText(uri, text), 'permissive');
  return {
    segments: analysis.program?.segments ?? [],
    symbols: analysis.program?.symbols ?? [],
    sourceRows: sourceRows(analysis),
    diagnostics: analysis.diagnostics,
  };
}

/** One row for each statement that occupies memory. */
export function sourceRows({ statements, source }: Lc3Analysis): readonly SourceMapRow[] {
  return statements.flatMap(({ address, length, line }) =>
    address === undefined || length === undefined
      ? []
      : [{ address, length, uri: source.uri, line }],
  );
}
