// Prints diagnostics as `file:line:column: severity: message [code]`.

import { type Diagnostic, hasErrors } from '#core/diagnostics/diagnostic.ts';
import { analyzeNow, type Dialect, type SourceHost } from '#core/dialect.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import type { SourceText } from '#core/text/source.ts';
import type { Terminal } from './command.ts';
import { Failure } from './failure.ts';
import { readSource } from './files.ts';

const colours = { error: 31, warning: 33, information: 34, hint: 36 } as const;

export function diagnosticLine(
  file: string,
  source: SourceText,
  { severity, span, message, code }: Diagnostic,
  coloured: boolean,
): string {
  const { line, character } = source.positionAt(span.start);
  const shown = coloured ? `\u001b[${colours[severity]}m${severity}\u001b[0m` : severity;
  const oneLine = message.replace(/\s*\n\s*/g, ' ');
  return `${file}:${line + 1}:${character + 1}: ${shown}: ${oneLine} [${code}]\n`;
}

export function printDiagnostics(
  file: string,
  { source, diagnostics }: Analysis,
  terminal: Terminal,
): void {
  const lines = diagnostics.map(diagnostic =>
    diagnosticLine(file, source, diagnostic, terminal.interactive),
  );
  if (lines.length > 0) terminal.error(lines.join(''));
}

/**
 * Analyses a file and prints what is wrong with it, or the errors only, which is what matters to
 * someone who wants to run it; throws Failure if errors stand.
 */
export function analyzeFile(
  dialect: Dialect,
  file: string,
  terminal: Terminal,
  shown: 'all' | 'errors',
  host: SourceHost,
): Analysis {
  const analysis = analyzeNow(dialect, readSource(file), host);
  const errors = analysis.diagnostics.filter(({ severity }) => severity === 'error');
  const diagnostics = shown === 'all' ? analysis.diagnostics : errors;
  printDiagnostics(file, { ...analysis, diagnostics }, terminal);
  if (!hasErrors(analysis.diagnostics)) return analysis;
  const count = errors.length;
  throw new Failure(`${file} has ${count} error${count === 1 ? '' : 's'}.`);
}
