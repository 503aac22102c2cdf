// Collects the diagnostics of one analysis; severities come from the catalogue.
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { invariant } from '#core/diagnostics/invariant.ts';
import type { Span } from '#core/text/span.ts';
import { severityOf } from './rules.ts';

type Extra = Pick<Diagnostic, 'fixes' | 'related' | 'tag'>;

export class Report {
  readonly diagnostics: Diagnostic[] = [];

  add(code: string, span: Span, message: string, extra: Extra = {}): void {
    const severity = severityOf.get(code);
    invariant(severity, `no rule has the code ${code}`);
    this.diagnostics.push({ code, severity, span, message, ...extra });
  }

  get hasErrors(): boolean {
    return this.diagnostics.some(diagnostic => diagnostic.severity === 'error');
  }
}
