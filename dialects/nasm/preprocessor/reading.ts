// Where the next line comes from: the frames, and lines of files as tokens.
import { type BodyLine, directiveOf, firstOf, mentionsParameters } from './body-line.ts';
import { fail, report } from './diagnostic.ts';
import type { Expansion } from './expanded-line.ts';
import { type BodyFrame, type FileFrame, isEmitting, type SourceFile } from './frames.ts';
import type { MacroCall, MultiMacro } from './multi-macro.ts';
import { lineEnd, type PlainLine, takePlainLine } from './plain-line.ts';
import { tellText, tellTokens } from './read-line.ts';
import type { Run } from './run.ts';
import { skipTable } from './skip-table.ts';
import { tokenSource } from './sources.ts';
import { Token } from './token.ts';
import { tokenize } from './tokenizer.ts';

export interface BodyEntry {
  readonly macro: MultiMacro | undefined;
  readonly rounds: number;
  readonly call: MacroCall | undefined;
  readonly expansion: Expansion;
  readonly nolist: boolean;
}

/** Puts the lines of a macro or %rep in front of all others. */
export function pushBody(run: Run, lines: readonly BodyLine[], entry: BodyEntry): void {
  const outer = run.frame?.kind === 'body' ? run.frame.keepsLine : (run.frame?.hidden ?? false);
  const frame: BodyFrame = {
    kind: 'body',
    conditions: run.include?.conditions.length ?? 0,
    lines,
    next: 0,
    macro: entry.macro,
    rounds: entry.rounds,
    parent: run.frame,
    include: run.include,
    body: run.body,
    call: entry.call,
    expansion: entry.expansion,
    hidden: (run.frame?.hidden ?? false) || entry.nolist,
    keepsLine: outer || (entry.nolist && entry.macro !== undefined),
    own: (run.frame?.own ?? false) || (entry.macro !== undefined && isOwn(run, entry.macro)),
  };
  run.frame = frame;
  run.body = frame;
  run.call = entry.call;
}

/** Whether a macro is one of the preprocessor's own rather than one of the sources. */
export function isOwn(run: Run, { at }: MultiMacro): boolean {
  return at === undefined || run.files[at.file]?.isPackage === true;
}

/** NUL and DOS's end of a file end a line as well, and so does a carriage return alone. */
const [nul, endOfFile] = ['\0', '\u001a'];
const loneReturn = /\r(?!\n)/g;

/** A text of the same length whose lines end as the reader takes them. */
export function withPlainLineEnds(text: string): string {
  const isPlain = !text.includes(nul) && !text.includes(endOfFile) && text.search(loneReturn) < 0;
  if (isPlain) return text;
  const plain = text.replaceAll(nul, '\n').replaceAll(endOfFile, '\n');
  return plain.replace(loneReturn, '\n');
}

/** Puts a file in front of all other lines. */
export function pushFile(
  run: Run,
  given: SourceFile,
  expansion: Expansion | undefined,
  hidden: boolean,
): void {
  const source = { ...given, text: withPlainLineEnds(given.text) };
  run.files.push(source);
  const frame: FileFrame = {
    kind: 'file',
    source,
    file: run.files.length - 1,
    parent: run.frame,
    include: run.include,
    expansion,
    call: run.call,
    body: run.body,
    conditions: [],
    at: 0,
    reportedFile: source.path,
    reportedLine: 1,
    lineIncrement: 1,
    hidden,
    own: hidden,
  };
  run.frame = frame;
  run.include = frame;
  run.body = undefined;
}

/** The next line of the innermost frame that has one; undefined at the end of all. */
export function readLine(run: Run): BodyLine | PlainLine | undefined {
  for (;;) {
    const { frame } = run;
    if (!frame || run.ended) return undefined;
    if (frame.kind === 'body') {
      // A list shows the lines that a condition leaves out as well.
      if (!run.collection && !run.options.onRead && !isEmitting(run.include)) {
        frame.next = skipTable(frame.lines)[frame.next]!;
      }
      if (frame.next < frame.lines.length) return nextOfBody(run, frame);
      finishBody(run, frame);
    } else {
      if (run.boundary?.isReached() && run.options.atLine!(run.boundary)) return undefined;
      // At the boundary another part of the file may have begun.
      if (run.frame !== frame) continue;
      const line = takePlainLine(run, frame) ?? readFileLine(run, frame);
      if (line) return line;
      finishFile(run, frame);
    }
  }
}

function nextOfBody(run: Run, frame: BodyFrame): BodyLine {
  const line = frame.lines[frame.next++]!;
  if (frame.call) frame.call.line = line;
  if (!frame.keepsLine) {
    run.reportedFile = line.reportedFile;
    run.reportedLine = line.reportedLine;
  }
  tellTokens(run, frame, line, line.tokens);
  return line;
}

function finishBody(run: Run, frame: BodyFrame): void {
  const { collection } = run;
  if (collection && !collection.macro && collection.frame === frame) {
    const within = frame.macro ? ` of macro \`${frame.macro.name}'` : '';
    leaveBody(run, frame);
    if (frame.macro && frame.call) {
      run.reportedFile = frame.call.reportedFile;
      run.reportedLine = frame.call.reportedLine;
    }
    report(run, 'fatal', '', `\`%rep' without \`%endrep' within expansion${within}`);
    return;
  }
  if (frame.rounds > 1) {
    frame.rounds--;
    frame.next = 0;
    return;
  }
  leaveBody(run, frame);
}

function leaveMacro(run: Run, macro: MultiMacro): void {
  macro.inProgress--;
  run.macroLevels--;
  if (run.macroLevels > 0) return;
  run.macroCalls = 0;
  run.callsReported = false;
}

function leaveBody(run: Run, frame: BodyFrame): void {
  if (frame.macro) leaveMacro(run, frame.macro);
  run.frame = frame.parent;
  run.body = frame.body;
  run.call = frame.macro ? frame.call?.parent : frame.call;
  if (frame.macro && run.refused.has(frame.macro)) run.frame = undefined;
}

function finishFile(run: Run, frame: FileFrame): void {
  run.reportedFile = frame.reportedFile;
  run.reportedLine = frame.reportedLine;
  if (frame.conditions.length > 0) {
    run.line = undefined;
    report(run, 'fatal', '', "expected `%endif' before end of file");
    return;
  }
  run.frame = frame.parent;
  run.include = frame.include;
  run.body = frame.body;
  run.call = frame.call;
  if (!run.frame) finishRun(run);
}

function finishRun(run: Run): void {
  const { collection } = run;
  if (!collection) return;
  if (collection.macro) {
    fail(run, `end of file while still defining macro \`${collection.macro.name}'`);
  } else fail(run, 'end of file while still in %rep');
}

const [lineFeed, carriageReturn, backslash] = [0x0a, 0x0d, 0x5c];

function readFileLine(run: Run, frame: FileFrame): BodyLine | undefined {
  const { text } = frame.source;
  const start = frame.at;
  if (start >= text.length) return undefined;
  let end = lineEnd(text, start);
  let next = end + 1;
  if (end > start && text.charCodeAt(end - 1) === carriageReturn) end--;
  let tokens: Token[] = [];
  if (!frame.hidden) {
    run.reportedFile = frame.reportedFile;
    run.reportedLine = frame.reportedLine;
  }
  const { reportedFile, reportedLine } = run;
  // What the tokenizer has to say is about this line.
  run.line = lineOf([], frame.file, start, end, reportedFile, reportedLine);
  frame.reportedLine += frame.lineIncrement;
  if (end > start && text.charCodeAt(end - 1) === backslash) {
    const joined = readContinued(run, frame, start, end, next);
    tokens = joined.tokens;
    ({ end, next } = joined);
    if (!frame.own) tellText(run, frame, joined.text, frame.file, start);
  } else {
    if (!frame.own && run.options.onRead) {
      tellText(run, frame, text.slice(start, end), frame.file, start);
    }
    tokenize(text, start, end, tokenSourceOf(run, frame), 0, tokens);
  }
  frame.at = next;
  return lineOf(tokens, frame.file, start, end, reportedFile, reportedLine);
}

/** A line as the parts of the preprocessor take it. */
export function lineOf(
  tokens: readonly Token[],
  file: number,
  start: number,
  end: number,
  reportedFile: string,
  reportedLine: number,
): BodyLine {
  const first = firstOf(tokens);
  return {
    tokens,
    file,
    start,
    end,
    reportedFile,
    reportedLine,
    first,
    hasParameters: mentionsParameters(tokens),
    directive: directiveOf(tokens, first),
  };
}

function tokenSourceOf(run: Run, frame: FileFrame) {
  return tokenSource(run, frame.file);
}

/** A line that a backslash at its end continues: its parts without the backslashes, as one. */
function readContinued(run: Run, frame: FileFrame, from: number, firstEnd: number, behind: number) {
  const { text } = frame.source;
  const parts: { at: number; from: number }[] = [];
  let joined = '';
  let [start, end, next] = [from, firstEnd, behind];
  for (;;) {
    const goesOn = end > start && text.charCodeAt(end - 1) === backslash && next <= text.length;
    parts.push({ at: joined.length, from: start });
    joined += text.slice(start, goesOn ? end - 1 : end);
    if (!goesOn) break;
    start = next;
    end = lineEnd(text, start);
    next = end + 1;
    if (end > start && text.charCodeAt(end - 1) === carriageReturn) end--;
    frame.reportedLine += frame.lineIncrement;
  }
  const tokens: Token[] = [];
  tokenize(joined, 0, joined.length, tokenSourceOf(run, frame), 0, tokens);
  const placed = tokens.map(token => {
    const at = originalOffset(parts, token.start);
    const to = originalOffset(parts, token.end - 1) + 1;
    const { kind, text: part, name, file } = token;
    return new Token(kind, part, name, file, at, to, undefined, undefined);
  });
  return { tokens: placed, text: joined, end, next };
}

function originalOffset(parts: readonly { at: number; from: number }[], offset: number): number {
  let index = parts.length - 1;
  while (index > 0 && parts[index]!.at > offset) index--;
  const part = parts[index]!;
  return part.from + offset - part.at;
}

/** Whether a code ends a line by itself. */
export function isLineFeed(code: number): boolean {
  return code === lineFeed;
}
