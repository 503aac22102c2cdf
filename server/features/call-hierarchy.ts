// Call hierarchy: which piece of code calls, starts or jumps to which.
import type { Dialect } from '#core/dialect.ts';
import type { Analysis, ProgramSymbol, Reference } from '#core/semantics/analysis.ts';
import type { Span } from '#core/text/span.ts';
import { type CodeRegion, codeRegions, regionAt } from './code-regions.ts';
import { referencesTo, symbolAt } from './navigation.ts';

/** One end of a call: a symbol, or the code of the file that no symbol contains. */
export interface CallEnd {
  readonly symbol: ProgramSymbol | undefined;
  readonly span: Span;
}

export interface Call {
  readonly end: CallEnd;
  /** The places that call, all in the calling source. */
  readonly places: readonly Span[];
}

function isCall({ access }: { readonly access: Reference['access'] }): boolean {
  return access === 'call' || access === 'jump';
}

/** The symbol of code under the cursor; undefined for data, which nothing calls. */
export function callTarget(
  analysis: Analysis,
  dialect: Dialect,
  offset: number,
): CallEnd | undefined {
  const regions = codeRegions(analysis, dialect);
  const symbol = symbolAt(analysis, offset);
  if (symbol) return endOf(analysis, regions, symbol, referencesTo(analysis, symbol).some(isCall));
  const around = regionAt(regions, offset);
  if (around === undefined) return undefined;
  const region = regions[around]!;
  return { symbol: analysis.symbols[region.symbol]!, span: region.span };
}

function endOf(
  analysis: Analysis,
  regions: readonly CodeRegion[],
  symbol: ProgramSymbol,
  isCalled: boolean,
): CallEnd | undefined {
  const region = regions.find(candidate => analysis.symbols[candidate.symbol] === symbol);
  if (region) return { symbol, span: region.span };
  return isCalled ? { symbol, span: symbol.span } : undefined;
}

/** Who calls the symbol, in this source. A jump within the same piece of code is no call. */
export function incomingCalls(
  analysis: Analysis,
  dialect: Dialect,
  target: ProgramSymbol,
): readonly Call[] {
  const regions = codeRegions(analysis, dialect);
  const home = regionAt(regions, target.nameSpan.start);
  const isHere = target.uri === analysis.source.uri;
  const places = new Map<number | undefined, Span[]>();
  for (const reference of referencesTo(analysis, target)) {
    if (!isCall(reference)) continue;
    const from = regionAt(regions, reference.span.start);
    if (isHere && reference.access === 'jump' && from === home) continue;
    places.set(from, [...(places.get(from) ?? []), reference.span]);
  }
  const end = { start: 0, end: analysis.source.text.length };
  return [...places].map(([index, spans]) => {
    const region = index === undefined ? undefined : regions[index]!;
    const symbol = region && analysis.symbols[region.symbol];
    return { end: { symbol, span: region?.span ?? end }, places: spans };
  });
}

/** What the code that starts at `start` calls; the file's own code for a start in no symbol. */
export function outgoingCalls(
  analysis: Analysis,
  dialect: Dialect,
  start: number | undefined,
): readonly Call[] {
  const regions = codeRegions(analysis, dialect);
  const home = start === undefined ? undefined : regionAt(regions, start);
  const places = new Map<number, Span[]>();
  for (const reference of analysis.references) {
    if (!isCall(reference) || regionAt(regions, reference.span.start) !== home) continue;
    const target = analysis.symbols[reference.symbol]!;
    const isHere = target.uri === analysis.source.uri;
    const isInside = isHere && regionAt(regions, target.nameSpan.start) === home;
    if (reference.access === 'jump' && isInside) continue;
    places.set(reference.symbol, [...(places.get(reference.symbol) ?? []), reference.span]);
  }
  return [...places].map(([index, spans]) => {
    const symbol = analysis.symbols[index]!;
    const region = regions.find(candidate => candidate.symbol === index);
    return { end: { symbol, span: region?.span ?? symbol.span }, places: spans };
  });
}
