// Lines for debugging information that tells each of them once.
import type { CodeLine } from './object-format.ts';

/** Lines without those that are the one before again: macros have the line of their call. */
export function distinctLines(lines: readonly CodeLine[]): readonly CodeLine[] {
  return lines.filter(({ file, line, section }, index) => {
    const before = lines[index - 1];
    return before?.file !== file || before.line !== line || before.section !== section;
  });
}
