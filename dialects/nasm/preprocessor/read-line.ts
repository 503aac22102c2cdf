// A line as a list shows it: as it was read, before anything in it was replaced.
import type { BodyLine } from './body-line.ts';
import type { Frame } from './frames.ts';
import type { Run } from './run.ts';
import { rawText } from './texts.ts';
import type { Token } from './token.ts';

export interface ReadLine {
  /** A call is a macro's name with its arguments, behind the line that it was read from. */
  readonly kind: 'line' | 'call';
  /** A line of a file as it stands there; one of a macro's body without comments. */
  readonly text: string;
  /** From 1, in its own file; %line changes it. */
  readonly reportedLine: number;
  /** Macros, %rep and includes around it. */
  readonly depth: number;
  /** Index of its file, and the offset of its first character there. */
  readonly file: number;
  readonly start: number;
  /** It stands in a macro that lists leave out unless they are asked for it. */
  readonly isHidden: boolean;
}

/** Tells of a line of a file: `text` is the line without what continues it. */
export function tellText(run: Run, frame: Frame, text: string, file: number, start: number): void {
  const { reportedLine } = run;
  const [depth, isHidden] = [depthOf(frame), frame.hidden];
  run.options.onRead?.({ kind: 'line', text, reportedLine, depth, file, start, isHidden });
}

/** Tells of what a line of a body says, or of a part of it. */
export function tellTokens(
  run: Run,
  frame: Frame,
  { file, start, reportedLine }: BodyLine,
  tokens: readonly Token[],
): void {
  const { onRead } = run.options;
  if (!onRead || frame.own) return;
  let text = rawText(tokens);
  if (/^\s*$/.test(text)) text = '';
  const isHidden = frame.hidden;
  const number = isHidden ? reportedLine : run.reportedLine;
  const depth = depthOf(frame);
  onRead({ kind: 'line', text, reportedLine: number, depth, file, start, isHidden });
}

/** Tells of the call of a macro by its name, whose arguments have been settled. */
export function tellCall(
  run: Run,
  { text: name, file, start }: Token,
  parameters: readonly (readonly Token[])[],
  isHidden: boolean,
): void {
  const { frame, reportedLine } = run;
  if (!run.options.onRead || !frame || frame.own) return;
  const shown = parameters.map(tokens => `{${rawText(tokens)}}`).join(',');
  run.options.onRead({
    kind: 'call',
    text: shown === '' ? name : `${name} ${shown}`,
    reportedLine,
    depth: depthOf(frame),
    file,
    start,
    isHidden: frame.hidden || isHidden,
  });
}

function depthOf({ expansion }: Frame): number {
  let depth = 0;
  for (let at = expansion; at; at = at.parent) depth++;
  return depth;
}
