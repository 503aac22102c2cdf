// Code actions: the fixes of diagnostics, one at a time, all of one code, or all of a file.
import type { Diagnostic, Fix, SeverityOverrides, TextEdit } from '#core/diagnostics/diagnostic.ts';
import type { Dialect } from '#core/dialect.ts';
import { appendAll } from '#core/lists.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import type { Span } from '#core/text/span.ts';
import { diagnosticsOf } from './diagnostics.ts';

export interface QuickFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly preferred: boolean;
  /** What it mends; several where it mends all of one code. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The fixes of the diagnostics that touch `range`, and of all with the same code. */
export function quickFixes(
  analysis: Analysis,
  dialect: Dialect,
  range: Span,
  severities: SeverityOverrides,
): readonly QuickFix[] {
  const all = diagnosticsOf(analysis, severities);
  const here = all.filter(({ span }) => span.start <= range.end && range.start <= span.end);
  const single = here.flatMap(diagnostic =>
    (diagnostic.fixes ?? []).map(fix => ({
      title: fix.title,
      edits: fix.edits,
      preferred: fix.preferred ?? false,
      diagnostics: [diagnostic],
    })),
  );
  const codes = new Set(here.map(diagnostic => diagnostic.code));
  const together = [...codes].flatMap(code => fixAllOfCode(all, dialect, code) ?? []);
  return [...single, ...together];
}

function fixAllOfCode(
  all: readonly Diagnostic[],
  dialect: Dialect,
  code: string,
): QuickFix | undefined {
  const diagnostics = all.filter(diagnostic => diagnostic.code === code);
  const { edits, fixed } = combine(diagnostics);
  if (fixed.length < 2) return undefined;
  const title = dialect.rules.find(rule => rule.code === code)?.title ?? code;
  return {
    title: `Fix all ${fixed.length} of: ${title}`,
    edits,
    preferred: false,
    diagnostics: fixed,
  };
}

/** The preferred fixes of the whole file at once; undefined if there are none. */
export function fixAll(analysis: Analysis, severities: SeverityOverrides): QuickFix | undefined {
  const { edits, fixed } = combine(diagnosticsOf(analysis, severities));
  if (fixed.length === 0) return undefined;
  return { title: 'Fix all that can be fixed', edits, preferred: false, diagnostics: fixed };
}

function preferredFix(diagnostic: Diagnostic): Fix | undefined {
  return diagnostic.fixes?.find(fix => fix.preferred);
}

/** The preferred fixes that can be made together: the first one wins where two overlap. */
function combine(diagnostics: readonly Diagnostic[]): {
  readonly edits: readonly TextEdit[];
  readonly fixed: readonly Diagnostic[];
} {
  const edits: TextEdit[] = [];
  const fixed: Diagnostic[] = [];
  const taken: TextEdit[] = [];
  for (const diagnostic of diagnostics) {
    const fix = preferredFix(diagnostic);
    if (!fix) continue;
    if (fix.edits.some(edit => taken.some(other => overlap(edit, other)))) continue;
    appendAll(taken, fix.edits);
    appendAll(edits, fix.edits);
    fixed.push(diagnostic);
  }
  return { edits, fixed };
}

function overlap(a: TextEdit, b: TextEdit): boolean {
  if (a.uri !== b.uri) return false;
  const isSame = a.span.start === b.span.start && a.span.end === b.span.end;
  return isSame || (a.span.start < b.span.end && b.span.start < a.span.end);
}
