// Collects the diagnostics of one analysis; severities come from the dialect's rules.
import type { Span } from '#core/text/span.ts';
import type { Diagnostic, DiagnosticRule, Severity } from './diagnostic.ts';
import { invariant } from './invariant.ts';

export type DiagnosticExtra = Pick<Diagnostic, 'fixes' | 'related' | 'tag'>;

export class Report {
  readonly diagnostics: Diagnostic[] = [];
  readonly #severities: ReadonlyMap<string, Severity>;

  constructor(severities: ReadonlyMap<string, Severity>) {
    this.#severities = severities;
  }

  add(code: string, span: Span, message: string, extra: DiagnosticExtra = {}): void {
    const severity = this.#severities.get(code);
    invariant(severity, `no rule has the code ${code}`);
    this.diagnostics.push({ code, severity, span, message, ...extra });
  }

  get hasErrors(): boolean {
    return this.diagnostics.some(diagnostic => diagnostic.severity === 'error');
  }
}

export function severitiesOf(rules: readonly DiagnosticRule[]): ReadonlyMap<string, Severity> {
  return new Map(rules.map(({ code, severity }) => [code, severity]));
}
