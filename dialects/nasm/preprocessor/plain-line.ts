// Lines of a file in which there is nothing to do for a preprocessor: they go out as they stand.
import { isLeft } from './conditionals.ts';
import type { Expansion, Piece, Place } from './expanded-line.ts';
import { type FileFrame, isEmitting } from './frames.ts';
import { MadeLine } from './made-line.ts';
import { NameTable } from './names.ts';
import { place } from './places.ts';
import type { Run } from './run.ts';
import { kind, type Token } from './token.ts';
import { findPlain, plain, tokenize } from './tokenizer.ts';

/** A line whose text is that of its file, so that each part of it is where it was. */
export class PlainLine extends MadeLine {
  constructor(
    text: string,
    where: Place,
    reportedFile: string,
    reportedLine: number,
    expansion: Expansion | undefined,
    listed: boolean,
  ) {
    super(text, where, reportedFile, reportedLine, expansion, listed, noTokens, undefined);
  }

  get isAsTyped(): boolean {
    return true;
  }

  override get pieces(): readonly Piece[] {
    const { text } = this;
    const { file, start } = this.place;
    const tokens: Token[] = [];
    const names = new NameTable(() => undefined);
    tokenize(text, 0, text.length, { names, report: () => undefined, file }, start, tokens);
    return tokens
      .filter(token => token.kind !== kind.whitespace)
      .map(token => ({
        at: token.start - start,
        place: place(file, token.start, token.end),
        single: undefined,
      }));
  }
}

const noTokens: readonly Token[] = [];

const [carriageReturn, backslash] = [0x0d, 0x5c];

/** The end of the line that begins at `at`: where its line feed is. */
export function lineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 ? text.length : feed;
}

/** An assembler takes the lines, to which white space says nothing, and nobody else looks on. */
function mayLeave(run: Run): boolean {
  const { options, recorder, collection } = run;
  if (!options.symbols || options.onRead || recorder || collection) return false;
  return isEmitting(run.include) && !isLeft(run);
}

/**
 * The next line of the innermost file, where it is taken and holds nothing to be replaced;
 * undefined otherwise, with nothing changed.
 */
export function takePlainLine(run: Run, frame: FileFrame): PlainLine | undefined {
  const { text } = frame.source;
  const start = frame.at;
  if (start >= text.length || !mayLeave(run)) return undefined;
  const feed = lineEnd(text, start);
  const end = feed > start && text.charCodeAt(feed - 1) === carriageReturn ? feed - 1 : feed;
  if (end > start && text.charCodeAt(end - 1) === backslash) return undefined;
  if (!findPlain(text, start, end, run.names)) return undefined;
  const work = run.work + plain.count + run.options.workOfLine;
  if (work > run.options.workMax) return undefined;
  run.work = work;
  if (!frame.hidden) {
    run.reportedFile = frame.reportedFile;
    run.reportedLine = frame.reportedLine;
  }
  frame.reportedLine += frame.lineIncrement;
  frame.at = feed + 1;
  return new PlainLine(
    text.slice(start, plain.end),
    place(frame.file, start, end),
    run.reportedFile,
    run.reportedLine,
    frame.expansion,
    !frame.hidden,
  );
}
