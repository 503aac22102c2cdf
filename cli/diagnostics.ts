// Prints diagnostics as `file:line:column: severity: message [code]`.
import { type Diagnostic, hasErrors } from '#core/diagnostics/diagnostic.ts';
import { analyzeNow, type Dialect, type SourceHost } from '#core/dialect.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { SourceText } from '#core/text/source.ts';
import type { Terminal } from './command.ts';
import { Failure } from './failure.ts';
import { disk, fileOf, readSource } from './files.ts';

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

/** A related place in its own file, with positions that count from 1. */
export interface PlacedNote {
  readonly file: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
  readonly message: string;
}

/** What explains a diagnostic: the calls of macros that lead there, the other definition. */
export function notesOf(
  file: string,
  source: SourceText,
  { related = [] }: Diagnostic,
): readonly PlacedNote[] {
  return related.map(({ uri, span, message }) => {
    const isOther = uri !== undefined && uri !== source.uri;
    const text = isOther ? new SourceText(uri, disk.read(uri) ?? '') : source;
    const position = (offset: number) => {
      const { line, character } = text.positionAt(offset);
      return { line: line + 1, column: character + 1 };
    };
    const name = isOther ? fileOf(uri) : file;
    return { file: name, start: position(span.start), end: position(span.end), message };
  });
}

export function printDiagnostics(
  file: string,
  { source, diagnostics }: Pick<Analysis, 'source' | 'diagnostics'>,
  terminal: Terminal,
): void {
  const lines = diagnostics.flatMap(diagnostic => [
    diagnosticLine(file, source, diagnostic, terminal.interactive),
    ...notesOf(file, source, diagnostic).map(
      ({ file: name, start, message }) =>
        `${name}:${start.line}:${start.column}: note: ${message}\n`,
    ),
  ]);
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
  printDiagnostics(file, { source: analysis.source, diagnostics }, terminal);
  if (!hasErrors(analysis.diagnostics)) return analysis;
  const count = errors.length;
  throw new Failure(`${file} has ${count} error${count === 1 ? '' : 's'}.`);
}
