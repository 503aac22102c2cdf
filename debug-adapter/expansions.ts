// Lines as a user sees them who has stepped into the expansion of a macro: `depth` bodies deep.
import type { SourceMapRow } from '#core/assembler/source-map.ts';

/** The line of a row at a depth; 0 is the line of the outermost call. */
export function viewAt(
  row: SourceMapRow,
  depth: number,
): { readonly uri: string; readonly line: number } {
  return depth === 0 ? row : (row.inner?.[depth - 1] ?? row);
}

function isSameLine(a: SourceMapRow, b: SourceMapRow, depth: number): boolean {
  const [one, other] = [viewAt(a, depth), viewAt(b, depth)];
  return one.uri === other.uri && one.line === other.line;
}

/** How many expansions, up to `depth` of them, two rows have in common. */
export function commonDepth(a: SourceMapRow, b: SourceMapRow, depth: number): number {
  let common = 0;
  while (common < depth && isSameLine(a, b, common)) {
    if (!a.inner?.[common] || a.inner[common]?.name !== b.inner?.[common]?.name) break;
    common++;
  }
  return common;
}

/** True where two rows belong to one line, seen from the same expansion. */
export function isOneLine(a: SourceMapRow, b: SourceMapRow, depth: number): boolean {
  return commonDepth(a, b, depth) === depth && isSameLine(a, b, depth);
}
