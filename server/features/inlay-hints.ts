// Inlay hints: the dialect's annotations of the kinds that are switched on.
import type { Dialect } from '#core/dialect.ts';
import type { Analysis, Annotation } from '#core/semantics/analysis.ts';
import type { Span } from '#core/text/span.ts';

/** Kinds that the user switched on or off; for the others the dialect's default holds. */
export type HintSwitches = Readonly<Record<string, boolean>>;

/** The annotations of `range` to draw, in order. */
export function inlayHints(
  analysis: Analysis,
  dialect: Dialect,
  range: Span,
  switches: HintSwitches,
): readonly Annotation[] {
  const kinds = dialect.annotationKinds.filter(kind => switches[kind.id] ?? kind.default);
  const on = new Set(kinds.map(kind => kind.id));
  if (on.size === 0) return [];
  return analysis.annotations(range).filter(annotation => on.has(annotation.kind));
}
