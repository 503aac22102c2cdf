// Diagnostics as editors get them: with the user's severities, and not without end.
import {
  applySeverities,
  type Diagnostic,
  type SeverityOverrides,
} from '#core/diagnostics/diagnostic.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { findTests } from '#core/testing/program-test.ts';

/** A file that is no program at all has a problem in every line; nobody reads more than these. */
export const diagnosticsMax = 1000;

/** The diagnostics under the user's severities; the last one tells of those left out. */
export function diagnosticsOf(
  analysis: Analysis,
  severities: SeverityOverrides,
): readonly Diagnostic[] {
  const all = applySeverities([...analysis.diagnostics, ...testProblems(analysis)], severities);
  if (all.length <= diagnosticsMax) return all;
  const shown = all.slice(0, diagnosticsMax);
  const last = shown[diagnosticsMax - 1]!;
  const rest = all.length - diagnosticsMax;
  shown[diagnosticsMax - 1] = {
    ...last,
    message: `${last.message} (${rest} more problems below are not shown.)`,
  };
  return shown;
}

/** Lines of tests that say nothing: the program assembles, and the test cannot run. */
function testProblems(analysis: Analysis): readonly Diagnostic[] {
  return findTests(analysis).problems.map(({ span, message }) => ({
    code: 'test-line',
    severity: 'warning',
    span,
    message,
  }));
}
