// What there is to say of one place in the source beside its word and its symbol.
import type { ProgramSymbol, Reference } from '#core/semantics/analysis.ts';
import { statementAtLine } from '#core/semantics/analysis.ts';
import type { SourceText } from '#core/text/source.ts';
import { touches } from '#core/text/span.ts';
import type { Details } from './details.ts';
import type { RawLine } from './raw-lines.ts';

interface Place {
  readonly source: SourceText;
  readonly lines: readonly RawLine[];
  readonly details: Details | undefined;
  readonly references: readonly Reference[];
  readonly symbols: readonly ProgramSymbol[];
}

/** Markdown; undefined where there is nothing more. */
export function describePlace(place: Place, offset: number): string | undefined {
  const { source, lines, details } = place;
  const line = source.lineAt(offset);
  const statement = statementAtLine({ statements: lines }, line);
  if (statement?.head && touches(statement.head, offset)) return details?.expansionOf(line);
  return undefined;
}
