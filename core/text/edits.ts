// Applies text edits to a text.
import type { TextEdit } from '#core/diagnostics/diagnostic.ts';

/** The text after all edits, which must not overlap; offsets refer to the text before. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const pieces: string[] = [];
  let done = 0;
  for (const { span, newText } of ordered) {
    pieces.push(text.slice(done, span.start), newText);
    done = span.end;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}
