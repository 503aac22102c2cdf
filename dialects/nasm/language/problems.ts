// What the assembler, the preprocessor and the lints have found, as diagnostics of the file in the
// editor: at the exact place, with the chain of expansions that leads there.
import type { Diagnostic, Fix, RelatedPlace } from '#core/diagnostics/diagnostic.ts';
import { fileNameOf } from '#core/text/file-name.ts';
import type { SourceText } from '#core/text/source.ts';
import type { Span } from '#core/text/span.ts';
import type { AssemblyMessage } from '../assembly/diagnostics.ts';
import { placeInLine } from '../assembly/diagnostics.ts';
import { mainFile } from '../assembly/parts/part-layout.ts';
import type { Change, Finding } from '../lints/finding.ts';
import { exhaustedText } from '../preprocessor/diagnostic.ts';
import type { ExpandedLine, Expansion, Place } from '../preprocessor/expanded-line.ts';
import type { AssemblerRun } from './assembler-run.ts';
import { severityOf } from './rules.ts';

/** The file of a run whose problems are told. */
interface Shown {
  readonly isMain: boolean;
  /** Whether a place lies in it, by the number of its file. */
  holds(file: number): boolean;
}

const main: Shown = { isMain: true, holds: file => file === mainFile };

/** One for each cause: what every expansion of a macro repeats is said once. */
export function problemsOf(run: AssemblerRun, source: SourceText, shown = main): Diagnostic[] {
  const seen = new Set<string>();
  const found: Diagnostic[] = [];
  const limit = run.assembled.messages.find(({ text }) => text === exhaustedText);
  // What comes behind the lines that were left out would be wrong everywhere.
  if (limit) return [limitDiagnostic(run, source, limit)];
  for (const problem of run.assembled.messages) {
    const { place, text } = problem;
    const key = `${place?.file}:${place?.start}:${place?.end}:${text}`;
    if (seen.has(key)) continue;
    seen.add(key);
    found.push(diagnosticOf(run, source, problem, shown));
  }
  const causes = found.filter(({ message }) => !consequence.test(message));
  return causes.length > 0 ? causes : found;
}

function limitDiagnostic(
  run: AssemblerRun,
  source: SourceText,
  { place, expansion }: AssemblyMessage,
): Diagnostic {
  const { span, related } = chainOf(run, source, place, expansion);
  return {
    code: 'expansion-limit',
    severity: 'warning',
    span,
    message:
      'What follows is not checked while you type: there are too many lines, ' +
      'or macros without an end.',
    ...(related.length > 0 ? { related } : {}),
  };
}

/**
 * What is wrong in a file that the program of a run includes: what lies in the file itself, and
 * what comes of the macros that it calls.
 */
export function problemsOfPart(run: AssemblerRun, source: SourceText): Diagnostic[] {
  const isHere = (file: number) => file !== mainFile && run.uriOf(file) === source.uri;
  const own = run.assembled.messages.filter(({ place, expansion }) => {
    if (place && isHere(place.file)) return true;
    for (let each = expansion; each; each = each.parent) if (isHere(each.call.file)) return true;
    return false;
  });
  const messages = own.filter(({ text }) => text !== exhaustedText);
  const part = { isMain: false, holds: isHere };
  return problemsOf({ ...run, assembled: { ...run.assembled, messages } }, source, part);
}

/** A line that is wrong moves every label behind it. */
const consequence = /^Label .* changed during code generation/;

function diagnosticOf(
  run: AssemblerRun,
  source: SourceText,
  problem: AssemblyMessage,
  shown: Shown,
): Diagnostic {
  const { severity, class: code, place, expansion } = problem;
  const isError = severity !== 'warning' && severity !== 'info';
  const undefinedName = /^symbol `(.+)' not defined/.exec(problem.text)?.[1];
  const line = shown.isMain ? lineOf(problem, source) : undefined;
  const { span, related } = chainOf(run, source, place, expansion, line, shown);
  return {
    code: undefinedName ? 'undefined-symbol' : isError || code === '' ? 'assembler' : code,
    severity: isError ? 'error' : (severityOf.get(code) ?? 'warning'),
    span,
    message: sentence(problem.text),
    ...(related.length > 0 ? { related } : {}),
    ...(undefinedName ? { fixes: [externFix(source, undefinedName)] } : {}),
  };
}

function sentence(text: string): string {
  return text === ''
    ? 'Error.'
    : `${text[0]!.toUpperCase()}${text.slice(1)}.`.replace(/\.\.$/, '.');
}

/** What is said of the line of another file that includes the one with the problem. */
export const inclusionText = 'The file is included here.';

/** Where a problem is shown in the file, and the other places that explain it. */
function chainOf(
  run: AssemblerRun,
  source: SourceText,
  place: Place | undefined,
  expansion: Expansion | undefined,
  line?: Span,
  { holds }: Shown = main,
): { readonly span: Span; readonly related: readonly RelatedPlace[] } {
  const related: RelatedPlace[] = [];
  let shown = place && holds(place.file) ? withoutBlanks(source, place) : undefined;
  const add = (at: Place, message: string) => {
    const uri = run.uriOf(at.file);
    if (uri) related.push({ uri, span: spanOf(at), message });
  };
  if (place && !shown) add(place, 'The problem is here.');
  for (let each = expansion; each; each = each.parent) {
    const { kind, name, call } = each;
    if (kind === 'macro') add(call, `In the expansion of ${name}, called here.`);
    else if (kind === 'include') add(call, inclusionText);
    if (!shown && holds(call.file)) shown = spanOf(call);
  }
  return { span: shown ?? line ?? firstWord(source), related };
}

/** The line of the main file that nasm tells: of words that a macro of one line has put there. */
function lineOf({ file, line }: AssemblyMessage, source: SourceText): Span | undefined {
  if (file !== fileNameOf(source.uri) || line < 1 || line > source.lineCount) return undefined;
  const { start, end } = withoutBlanks(source, source.lineSpan(line - 1));
  return { start, end };
}

/** Messages about a whole line begin where it says something, and end there. */
function withoutBlanks({ text }: SourceText, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && text.charCodeAt(from) <= 32) from++;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  return { start: from, end: to };
}

function spanOf({ start, end }: Place): Span {
  return { start, end };
}

/** What belongs to no line is shown at the start of the file. */
function firstWord({ text }: SourceText): Span {
  const start = Math.max(0, text.search(/\S/));
  const length = /^\S*/.exec(text.slice(start))![0].length;
  return { start, end: start + length };
}

/** Declares a name below the declarations that there are, or at the top. */
function externFix({ text }: SourceText, name: string): Fix {
  const last = [...text.matchAll(/^[ \t]*(?:extern|global)\b.*$/gim)].at(-1);
  const indent = last ? /^[ \t]*/.exec(last[0])![0] : '        ';
  const at = last ? last.index + last[0].length : 0;
  const line = `${indent}extern  ${name}`;
  const newText = last ? `\n${line}` : `${line}\n`;
  return { title: `Declare ${name} as extern`, edits: [{ span: { start: at, end: at }, newText }] };
}

/** A finding of a lint; undefined where it stands in no line of the main file. */
export function lintDiagnostic(
  run: AssemblerRun,
  source: SourceText,
  finding: Finding,
): Diagnostic | undefined {
  const { record, start, end, code, message, fix, change, fades } = finding;
  const place = placeInLine(record.line, start, end);
  const { span, related } = chainOf(run, source, place, record.line.expansion);
  if (place.file !== mainFile && related.length === 0) return undefined;
  return {
    code,
    severity: severityOf.get(code) ?? 'hint',
    span,
    message,
    ...(related.length > 0 ? { related } : {}),
    ...(fades ? { tag: 'unnecessary' as const } : {}),
    ...(fix ? { fixes: [insertion(source, fix)] } : {}),
    ...(change ? { fixes: [replacement(record.line, change)] } : {}),
  };
}

function replacement(line: ExpandedLine, { title, edits }: Change): Fix {
  return {
    title,
    edits: edits.map(({ start, end, text }) => {
      const place = placeInLine(line, start, Math.max(end, start + 1));
      const at = { start: place.start, end: end === start ? place.start : place.end };
      return { span: at, newText: text };
    }),
    preferred: true,
  };
}

function insertion(source: SourceText, fix: NonNullable<Finding['fix']>): Fix {
  const edits = fix.lines.map(({ before, text }) => {
    const { mnemonicStart, mnemonicEnd } = before.statement;
    const head = placeInLine(before.line, mnemonicStart, mnemonicEnd).start;
    const line = source.lineSpan(source.lineAt(head));
    const indent = ' '.repeat(Math.max(0, source.positionAt(head).character));
    const isAlone = source.text.slice(line.start, head).trim() === '';
    const newText = isAlone ? `${text}\n${indent}` : `${text}\n        `;
    return { span: { start: head, end: head }, newText };
  });
  return { title: fix.title, edits };
}
