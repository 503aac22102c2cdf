// Document symbols as a tree, and the flat entries that a workspace search goes through.
import type { Analysis, Linkage, ProgramSymbol } from '#core/semantics/analysis.ts';
import type { Span } from '#core/text/span.ts';

export interface SymbolNode {
  readonly symbol: ProgramSymbol;
  /** Encloses the name and all children. */
  readonly span: Span;
  readonly children: readonly SymbolNode[];
}

/** The symbols that this source defines, under those that contain them. */
export function symbolTree(analysis: Analysis): readonly SymbolNode[] {
  const { source, symbols } = analysis;
  const own = symbols.map((_, index) => index).filter(each => symbols[each]!.uri === source.uri);
  own.sort((a, b) => symbols[a]!.nameSpan.start - symbols[b]!.nameSpan.start);
  const children = new Map<number, number[]>();
  const roots: number[] = [];
  const seen = new Set<number>();
  for (const index of own) {
    const { container } = symbols[index]!;
    // A container comes before what it contains, so that no chain of them can be a circle.
    if (container === undefined || !seen.has(container)) roots.push(index);
    else if (children.has(container)) children.get(container)!.push(index);
    else children.set(container, [index]);
    seen.add(index);
  }
  return roots.map(index => nodeOf(analysis, index, children));
}

function nodeOf(
  analysis: Analysis,
  index: number,
  children: ReadonlyMap<number, readonly number[]>,
): SymbolNode {
  const symbol = analysis.symbols[index]!;
  const nodes = (children.get(index) ?? []).map(child => nodeOf(analysis, child, children));
  let { start, end } = symbol.span;
  for (const inner of [symbol.nameSpan, ...nodes.map(node => node.span)]) {
    start = Math.min(start, inner.start);
    end = Math.max(end, inner.end);
  }
  return { symbol, span: { start, end }, children: nodes };
}

/** A symbol without the analysis that it came from. */
export interface SymbolEntry {
  readonly name: string;
  readonly kind: string;
  readonly container: string;
  readonly nameSpan: Span;
}

/** The symbols that this source defines, for the index of the workspace. */
export function symbolEntries(analysis: Analysis): readonly SymbolEntry[] {
  const own = analysis.symbols.filter(symbol => symbol.uri === analysis.source.uri);
  return own.map(({ name, kind, nameSpan, container }) => ({
    name,
    kind,
    nameSpan,
    container: container === undefined ? '' : (analysis.symbols[container]?.name ?? ''),
  }));
}

/** What this source shares with other files by name. */
export function linkagesOf({ symbols, source }: Analysis): readonly Linkage[] {
  return symbols.flatMap(({ linkage, uri }) => (linkage && uri === source.uri ? [linkage] : []));
}
