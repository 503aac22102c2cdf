// What the preprocessor says is wrong, in nasm's words and at the exact place.
import type { Expansion, Place } from './expanded-line.ts';
import { place } from './places.ts';
import type { Run } from './run.ts';
import type { Token } from './token.ts';

export type Severity = 'warning' | 'error' | 'fatal';

export interface DiagnosticNote {
  readonly message: string;
  readonly reportedFile: string;
  readonly reportedLine: number;
  readonly place: Place | undefined;
}

export interface PreprocessorDiagnostic {
  readonly severity: Severity;
  /** nasm's class of the warning, such as `pp-macro-params-multi`; empty for an error. */
  readonly class: string;
  readonly message: string;
  /** File and line that nasm names: of the outermost call. */
  readonly reportedFile: string;
  readonly reportedLine: number;
  /** Exactly where, as far as there is a file to point to. */
  readonly place: Place | undefined;
  readonly expansion: Expansion | undefined;
  /** It counts in the last pass alone, as what %error and %warning say. */
  readonly isLate: boolean;
  /** The macros on the way there, the outermost first; none of what ends the run, as in nasm. */
  readonly notes: readonly DiagnosticNote[];
}

/** More than this would only hide the first ones. */
const diagnosticsMax = 10_000;

/** Classes that are errors unless the user says otherwise. */
const errorClasses = new Set(['pp-macro-def-param-single']);

function notesOf(run: Run): DiagnosticNote[] {
  const notes: DiagnosticNote[] = [];
  for (let call = run.call; call; call = call.parent) {
    notes.push({
      message: `... from macro \`${call.macro.name}' defined here`,
      reportedFile: call.line?.reportedFile ?? '',
      reportedLine: call.line?.reportedLine ?? 0,
      place: call.line && place(call.line.file, call.line.start, call.line.end),
    });
    if (call.macro.nolist) notes.length = 0;
  }
  return notes.reverse();
}

/** Records that something is wrong in the line that is being worked on, or at a token of it. */
export function report(
  run: Run,
  severity: Severity,
  className: string,
  message: string,
  at?: Token | undefined,
  isLate = false,
): void {
  if (run.diagnostics.length >= diagnosticsMax && severity !== 'fatal') return;
  let outer = run.call;
  while (outer?.parent) outer = outer.parent;
  const token = at && at.file >= 0 ? at : undefined;
  const { line } = run;
  const where = token ?? (line && line.file >= 0 ? line : undefined);
  run.diagnostics.push({
    severity: errorClasses.has(className) ? 'error' : severity,
    class: className,
    message,
    reportedFile: outer ? outer.reportedFile : run.reportedFile,
    reportedLine: outer ? outer.reportedLine : run.reportedLine,
    place: where && place(where.file, where.start, where.end),
    expansion: run.frame?.expansion,
    isLate,
    notes: severity === 'fatal' ? [] : notesOf(run),
  });
  if (severity === 'fatal') run.ended = true;
}

/** A warning, which a class lets the user turn off. */
export function warn(run: Run, className: string, message: string, at?: Token): void {
  report(run, 'warning', className, message, at);
}

/** An error; the run goes on. */
export function fail(run: Run, message: string, at?: Token | undefined): void {
  report(run, 'error', '', message, at);
}

/** What is said once the work is more than is allowed. */
export const exhaustedText = 'the macros here expand without an end, or to more than can be shown';

/** Characters of a word or string that macros put together: bombs of them double in each step. */
const madeTextMax = 1_000_000;

/** The same for a text that is put together: no run has work left for an enormous one. */
export function isTextExhausted(run: Run, length: number): boolean {
  return isExhausted(run, length > madeTextMax ? run.options.workMax : length);
}

/** Adds to the work done; true, after one fatal diagnostic, once it is more than is allowed. */
export function isExhausted(run: Run, work: number): boolean {
  run.work += work;
  if (run.ended) return true;
  if (run.work <= run.options.workMax) return false;
  report(run, 'fatal', '', exhaustedText);
  return true;
}
