// Assembles LC-3 texts for tests.
import { SourceText } from '#core/text/source.ts';
import { analyze } from '#dialects/lc3/analysis.ts';
import type { Flavour } from '#dialects/lc3/flavour.ts';
import type { Lc3Analysis } from '#dialects/lc3/program.ts';

export function analysisOf(
  text: string,
  flavour: Flavour = 'permissive',
  edition?: number,
): Lc3Analysis {
  return analyze(new SourceText('file:///test.asm', text), flavour, edition);
}

export function hexadecimal(word: number): string {
  return word.toString(16).toUpperCase().padStart(4, '0');
}

/** `@3000 1025 F025 @4000 0007`, or `error` and the codes of the errors. */
export function outcome(text: string, flavour?: Flavour): string {
  const { program, diagnostics } = analysisOf(text, flavour);
  if (!program) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    return ['error', ...new Set(errors.map(({ code }) => code))].join(' ');
  }
  const segments = program.segments.map(({ origin, words }) =>
    [`@${hexadecimal(origin)}`, ...Array.from(words, hexadecimal)].join(' '),
  );
  return segments.join(' ');
}
