// Code lenses: run and debug above the program, references above its tasks and procedures.
import type { Dialect } from '#core/dialect.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import type { Span } from '#core/text/span.ts';
import { codeRegions } from './code-regions.ts';
import { countAllUses } from './cursor.ts';

export type Lens =
  | { readonly kind: 'run' | 'debug'; readonly span: Span }
  | { readonly kind: 'references'; readonly span: Span; readonly symbol: number };

/** The lenses in the order in which they stand. */
export function codeLenses(analysis: Analysis, dialect: Dialect): readonly Lens[] {
  const regions = codeRegions(analysis, dialect);
  const lenses: Lens[] = [];
  const program = regions[0] && analysis.symbols[regions[0].symbol]?.nameSpan;
  const firstCode = analysis.statements.find(statement => statement.length)?.head;
  const isAbove = program && firstCode && program.start < firstCode.start;
  const start = isAbove ? program : firstCode;
  if (start) lenses.push({ kind: 'run', span: start }, { kind: 'debug', span: start });
  const uses = countAllUses(analysis);
  for (const region of regions) {
    // Programs start by themselves, so that most of them are named nowhere else.
    if (uses[region.symbol] === 0) continue;
    const span = analysis.symbols[region.symbol]!.nameSpan;
    lenses.push({ kind: 'references', span, symbol: region.symbol });
  }
  return lenses;
}
