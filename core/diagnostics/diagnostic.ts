// What can be wrong with a program: a value with a code, an exact place and, if possible, a fix.
import type { Span } from '#core/text/span.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A change of text in the file that the diagnostic belongs to, or in `uri`. */
export interface TextEdit {
  readonly uri?: string;
  readonly span: Span;
  readonly newText: string;
}

/** One way of mending a diagnostic, offered as a quick fix. */
export interface Fix {
  /** What the fix does, as an imperative without a full stop: "Change to PUSH". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** True for the one fix that is very probably meant. */
  readonly preferred?: boolean;
}

/** A second place that explains the first: the other definition, the call that leads here. */
export interface RelatedPlace {
  readonly uri?: string;
  readonly span: Span;
  readonly message: string;
}

export interface Diagnostic {
  /** The code of a row in the dialect's rules. */
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  /** One or two sentences: what is wrong, and what would be right. */
  readonly message: string;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  /** `unnecessary` fades the text, `deprecated` strikes it through. */
  readonly tag?: 'unnecessary' | 'deprecated';
}

/** A row of a dialect's catalogue of diagnostics. */
export interface DiagnosticRule {
  readonly code: string;
  /** The severity unless a setting says otherwise. Errors cannot be switched off. */
  readonly severity: Severity;
  readonly title: string;
  /** One or two sentences for the reference page: why it matters and what to do. */
  readonly explanation: string;
}

/** A row of a catalogue, in the order in which tables write it. */
export function rule(
  code: string,
  severity: Severity,
  title: string,
  explanation: string,
): DiagnosticRule {
  return { code, severity, title, explanation };
}

/** Severities by code that replace the rules' own; `off` drops the diagnostic. */
export type SeverityOverrides = Readonly<Record<string, Severity | 'off'>>;

/** Applies the user's severities. Errors stay errors, since no image exists while they stand. */
export function applySeverities(
  diagnostics: readonly Diagnostic[],
  overrides: SeverityOverrides,
): readonly Diagnostic[] {
  const result: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const wanted = overrides[diagnostic.code];
    if (diagnostic.severity === 'error' || wanted === undefined) result.push(diagnostic);
    else if (wanted !== 'off') result.push({ ...diagnostic, severity: wanted });
  }
  return result;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(diagnostic => diagnostic.severity === 'error');
}
