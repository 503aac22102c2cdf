// A line as a list shows it: as it was read, before anything in it was replaced.
import type { Frame } from './frames.ts';
import type { Run } from './run.ts';
import { rawText } from './texts.ts';
import type { Token } from './token.ts';

export interface ReadLine {
  /** A line of a file as it stands there; one of a macro's body without comments. */
  readonly text: string;
  /** From 1, in its own file; %line changes it. */
  readonly reportedLine: number;
  /** Macros, %rep and includes around it. */
  readonly depth: number;
  /** Index of its file, and the offset of its first character there. */
  readonly file: number;
  readonly start: number;
}

/** Tells of a line of a file: `text` is the line without what continues it. */
export function tellText(run: Run, frame: Frame, text: string, file: number, start: number): void {
  const { reportedLine } = run;
  run.options.onRead?.({ text, reportedLine, depth: depthOf(frame), file, start });
}

/** Tells of a line that is known as tokens, with the number of the line that is worked on. */
export function tellTokens(
  run: Run,
  frame: Frame,
  tokens: readonly Token[],
  file: number,
  start: number,
): void {
  if (!run.options.onRead || frame.hidden) return;
  let text = rawText(tokens);
  if (/^\s*$/.test(text)) text = '';
  tellText(run, frame, text, file, start);
}

function depthOf({ expansion }: Frame): number {
  let depth = 0;
  for (let at = expansion; at; at = at.parent) depth++;
  return depth;
}
