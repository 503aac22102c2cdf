// Divides a program into the pieces of code that have a name: tasks, procedures, called labels.
import type { Dialect } from '#core/dialect.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import type { Span } from '#core/text/span.ts';

export interface CodeRegion {
  /** Index in the analysis's symbols. */
  readonly symbol: number;
  readonly span: Span;
  /** Index of the region around it. */
  readonly outer: number | undefined;
}

/** Kinds of symbol that are code for themselves, called or not. */
const PROGRAM_ICONS: ReadonlySet<string> = new Set(['module', 'namespace']);

/** A region before its end is known; `isOpen` where the next region ends it. */
interface RegionStart {
  readonly symbol: number;
  readonly span: Span;
  readonly isOpen: boolean;
}

/**
 * The regions in source order: tasks and modules, functions with labels of their own, what other
 * files may call, and whatever is called. What has no labels of its own goes on to the next region
 * or the end of its container.
 */
export function codeRegions(analysis: Analysis, dialect: Dialect): readonly CodeRegion[] {
  const { source, symbols } = analysis;
  const called = new Set<number>();
  for (const { symbol, access } of analysis.references) {
    if (access === 'call') called.add(symbol);
  }
  const containers = new Set(symbols.map(symbol => symbol.container));
  const starts: RegionStart[] = [];
  symbols.forEach((symbol, index) => {
    // What another file defines has no code here.
    if (symbol.uri !== source.uri || symbol.linkage?.kind === 'import') return;
    const icon = dialect.symbolKinds[symbol.kind]?.icon ?? '';
    const isWhole = PROGRAM_ICONS.has(icon) || (icon === 'function' && containers.has(index));
    const isOffered = icon === 'function' && symbol.linkage?.kind === 'export';
    if (!isWhole && !isOffered && !called.has(index)) return;
    starts.push({ symbol: index, span: symbol.span, isOpen: !isWhole });
  });
  starts.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return closeRegions(starts, source.text.length);
}

function closeRegions(starts: readonly RegionStart[], textEnd: number): readonly CodeRegion[] {
  const regions: { symbol: number; span: Span; outer: number | undefined }[] = [];
  const open: { region: number; isOpen: boolean; end: number }[] = [];
  const close = (position: number, alsoOpen: boolean) => {
    while (open.length > 0) {
      const last = open.at(-1)!;
      if (!(last.end <= position || (alsoOpen && last.isOpen))) return;
      const region = regions[last.region]!;
      region.span = { start: region.span.start, end: Math.min(last.end, position) };
      open.pop();
    }
  };
  for (const { symbol, span, isOpen } of starts) {
    close(span.start, true);
    const around = open.at(-1);
    const end = isOpen ? (around?.end ?? textEnd) : span.end;
    regions.push({ symbol, span: { start: span.start, end }, outer: around?.region });
    open.push({ region: regions.length - 1, isOpen, end });
  }
  close(textEnd, false);
  return regions;
}

/** The innermost region that holds `offset`, as an index. */
export function regionAt(regions: readonly CodeRegion[], offset: number): number | undefined {
  let low = 0;
  let high = regions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (regions[middle]!.span.start <= offset) low = middle + 1;
    else high = middle;
  }
  let index: number | undefined = low - 1;
  while (index !== undefined && index >= 0) {
    if (offset < regions[index]!.span.end) return index;
    index = regions[index]!.outer;
  }
  return undefined;
}
