// Code lenses: run and debug above the program, references above its tasks and procedures, and
// what the calls of macros come to.
import type { Dialect } from '#core/dialect.ts';
import type { Analysis, MacroExpansion } from '#core/semantics/analysis.ts';
import type { Span } from '#core/text/span.ts';
import { type CodeRegion, codeRegions } from './code-regions.ts';
import { countAllUses } from './cursor.ts';

export type Lens =
  | { readonly kind: 'run' | 'debug'; readonly span: Span }
  | { readonly kind: 'references'; readonly span: Span; readonly symbol: number }
  | { readonly kind: 'expansion'; readonly span: Span; readonly expansion: MacroExpansion };

/** A macro that comes to fewer lines is as easily read as the lens. */
const expansionLines = 2;

/** The lenses in the order in which they stand. */
export function codeLenses(analysis: Analysis, dialect: Dialect): readonly Lens[] {
  const regions = codeRegions(analysis, dialect);
  const lenses: Lens[] = [];
  const start = startOf(analysis, dialect, regions);
  if (start) lenses.push({ kind: 'run', span: start }, { kind: 'debug', span: start });
  const uses = countAllUses(analysis);
  for (const region of regions) {
    // Programs start by themselves, so that most of them are named nowhere else.
    if (uses[region.symbol] === 0) continue;
    const span = analysis.symbols[region.symbol]!.nameSpan;
    lenses.push({ kind: 'references', span, symbol: region.symbol });
  }
  for (const expansion of analysis.expansions?.() ?? []) {
    if (expansion.lines < expansionLines) continue;
    lenses.push({ kind: 'expansion', span: expansion.span, expansion });
  }
  return lenses;
}

/** Where the program is run from; undefined for a text without one. */
function startOf(
  { statements, symbols }: Analysis,
  dialect: Dialect,
  regions: readonly CodeRegion[],
): Span | undefined {
  const code = statements.filter(({ length }) => length);
  const first = (code.find(({ word }) => word?.kind === 'instruction') ?? code[0])?.head;
  if (!first) return undefined;
  // A macro above is no part of the program.
  const named = regions
    .map(({ symbol }) => symbols[symbol]!)
    .filter(({ kind }) => dialect.symbolKinds[kind]?.opensStatement !== true);
  // Where none is known by its name, the innermost part that the first code belongs to.
  const start =
    named.find(({ name }) => dialect.entryPoints?.includes(name)) ??
    named.findLast(({ nameSpan }) => nameSpan.start < first.start);
  return start?.nameSpan ?? first;
}
