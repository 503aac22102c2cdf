// The memory map of a program: its segments, and in each the named places with their sizes.
import type { Dialect } from '#core/dialect.ts';
import type { Analysis, ProgramSymbol } from '#core/semantics/analysis.ts';
import type { Span } from '#core/text/span.ts';

export interface MemoryPlace {
  readonly name: string;
  /** A key of the dialect's `symbolKinds`. */
  readonly kind: string;
  /** In addressable units. */
  readonly address: number;
  /** Units up to the next named place or the end of the segment. */
  readonly size: number;
  readonly span: Span;
}

export interface MemorySegment {
  readonly name: string;
  readonly address: number;
  readonly size: number;
  readonly places: readonly MemoryPlace[];
  /** The first statement in it. */
  readonly span: Span | undefined;
}

/** The segments by address; empty while errors stand. */
export function memoryMap({ symbolKinds }: Dialect, analysis: Analysis): readonly MemorySegment[] {
  const { image, statements } = analysis;
  if (!image) return [];
  const symbols = analysis.symbols
    .filter(({ kind, value }) => symbolKinds[kind]?.isAddress && value !== undefined)
    .sort((a, b) => a.value! - b.value!);
  const segments = image.segments.map(({ name, address, bytes }) => {
    const size = (bytes.length * 8) / image.unitBits;
    const end = address + size;
    const inside = symbols.filter(({ value }) => value! >= address && value! < end);
    const first = statements.find(statement => statement.address === address);
    return { name, address, size, span: first?.span, places: placesOf(inside, end) };
  });
  return segments.sort((a, b) => a.address - b.address);
}

/** Several names of one place all have its size. */
function placesOf(symbols: readonly ProgramSymbol[], end: number): readonly MemoryPlace[] {
  const places: MemoryPlace[] = [];
  let next = end;
  let following = end;
  for (const { name, kind, value, nameSpan } of [...symbols].reverse()) {
    if (value! < following) [next, following] = [following, value!];
    places.push({ name, kind, address: value!, size: next - value!, span: nameSpan });
  }
  return places.reverse();
}
