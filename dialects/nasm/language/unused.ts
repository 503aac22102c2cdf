// Hints about names and branches: labels that nothing uses, lines that a condition leaves out.
import type { Diagnostic, Fix } from '#core/diagnostics/diagnostic.ts';
import type { Reference } from '#core/semantics/analysis.ts';
import type { SourceText } from '#core/text/source.ts';
import type { Span } from '#core/text/span.ts';
import { mainFile } from '../assembly/parts/part-layout.ts';
import type { AssemblerRun } from './assembler-run.ts';
import { lazy } from './lazy.ts';
import { isLocal } from './name-forms.ts';
import type { Outline } from './outline.ts';

/** The label with its colon and the blanks behind it, which the column of what follows keeps. */
function removal({ text }: SourceText, { start, end }: Span): Fix {
  const behind = /^[ \t]*:/.exec(text.slice(end, end + 80))?.[0].length ?? 0;
  const length = end + behind - start;
  const isAlone = /^[ \t]*(?:[;\r\n]|$)/.test(text.slice(end + behind, end + behind + 200));
  const newText = isAlone ? '' : ' '.repeat(length);
  return { title: 'Remove the label', edits: [{ span: { start, end: start + length }, newText }] };
}

/** The names of a file and the places that mean them. */
export interface FileNames {
  readonly outline: Outline;
  readonly references: () => readonly Reference[];
  /** Whether another file includes it, which may use its labels. */
  readonly isPart: () => boolean;
}

export function* lintNames(
  source: SourceText,
  run: AssemblerRun,
  names: FileNames,
): Generator<void, readonly Diagnostic[], void> {
  yield;
  const labels = unusedLabels(source, run, names);
  yield;
  return [...labels, ...inactiveBranches(source, run)];
}

/** Labels that neither the file names nor anything that the assembler has evaluated. */
function unusedLabels(
  source: SourceText,
  { assembled }: AssemblerRun,
  { outline: { symbols }, references, isPart }: FileNames,
): readonly Diagnostic[] {
  const mayBeUsedOutside = lazy(isPart);
  const used = lazy(() => usedSymbols(references()));
  // Without such a label, the local ones behind it would belong to the one before.
  const owners = lazy(() => new Set(symbols.map(({ container }) => container)));
  const asked = new Set<string>();
  const known = new Set<string>();
  for (const { name, isUsed, binding } of assembled.symbols) {
    known.add(name);
    if (isUsed || binding !== 'local') asked.add(name);
  }
  let searches = searchesMax;
  return symbols.flatMap(({ kind, name, fullName, nameSpan, linkage, byMacro }, index) => {
    const isLabel = kind === 'label' || kind === 'data';
    if (!isLabel || linkage || byMacro) return [];
    // Labels in the bodies of macros have other names for the assembler.
    if (!known.has(fullName) || asked.has(fullName)) return [];
    // Who names what takes longer to find out than that no other place has the word.
    const mayBeUsed = searches-- <= 0 || isElsewhere(source.text, name, nameSpan);
    if (mayBeUsed && used().has(index)) return [];
    if (!isLocal(name) && mayBeUsedOutside()) return [];
    const message = `Nothing uses the label ${name}.`;
    return [
      {
        code: 'unused-label',
        severity: 'hint',
        span: nameSpan,
        message,
        tag: 'unnecessary',
        ...(owners().has(index) ? {} : { fixes: [removal(source, nameSpan)] }),
      },
    ];
  });
}

/** Labels whose names are searched for in the text, one by one. */
const searchesMax = 16;

/** Whether the letters of a name stand anywhere else in a text. */
function isElsewhere(text: string, name: string, { start, end }: Span): boolean {
  const first = text.indexOf(name);
  return first < start || text.indexOf(name, end) >= 0;
}

function usedSymbols(references: readonly Reference[]): ReadonlySet<number> {
  const used = new Set<number>();
  for (const { symbol, access } of references) if (access !== 'definition') used.add(symbol);
  return used;
}

function inactiveBranches(source: SourceText, { assembled }: AssemblerRun): Diagnostic[] {
  const places = assembled.text?.inactive ?? [];
  return places
    .filter(({ file }) => file === mainFile)
    .map(({ start, end }) => ({
      code: 'inactive-branch',
      severity: 'hint',
      span: { start, end: Math.min(end, source.text.length) },
      message: 'The condition leaves these lines out.',
      tag: 'unnecessary',
    }));
}
