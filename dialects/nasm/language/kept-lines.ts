// What the preprocessor has made of a text, kept for the next one: where an edit touches lines that
// mean nothing to the preprocessor, all others are what they were.
import type { SourceText } from '#core/text/source.ts';
import type { OpenedText } from '../assembly/assemble.ts';
import { sourceOf } from '../assembly/assemble.ts';
import type { AssemblyMessage } from '../assembly/diagnostics.ts';
import type { LineSource } from '../assembly/line-source.ts';
import type { ExpandedLine, Place } from '../preprocessor/expanded-line.ts';
import type { SourceFile } from '../preprocessor/frames.ts';
import type { PreprocessorOptions } from '../preprocessor/options.ts';
import { createPreprocessor, type Preprocessor } from '../preprocessor/preprocessor.ts';
import { type Move, MovedLine, movedExpansion } from './moved-line.ts';

/** The main file is the first that the preprocessor reads. */
const mainFile = 0;

/** Lines that may differ from the kept text before it is read anew. */
const editedMax = 64;

interface Heard {
  /** The line of `lines` before which it was said. */
  readonly before: number;
  readonly message: AssemblyMessage;
}

/** A text that was read to its end, in its own coordinates. */
export interface KeptLines {
  readonly text: SourceText;
  readonly lines: readonly ExpandedLine[];
  readonly heard: readonly Heard[];
  readonly preprocessor: Preprocessor;
  /** Where each line of the text went out as it stands: an index in `lines`; -1 for the others. */
  readonly plainAt: Int32Array;
}

/** Reads a text and keeps its lines; `take` gets them when the end has come. */
export function keeping(
  text: SourceText,
  options: PreprocessorOptions,
  take: (kept: KeptLines) => void,
): OpenedText {
  const preprocessor = createPreprocessor(options);
  const inner = sourceOf(preprocessor, undefined);
  const lines: ExpandedLine[] = [];
  const heard: Heard[] = [];
  const source: LineSource = {
    next: () => {
      const line = inner.next();
      if (line) lines.push(line);
      else if (!preprocessor.consultedSymbols) {
        take({ text, lines, heard, preprocessor, plainAt: plainLines(text, lines) });
      }
      return line;
    },
    get consultedSymbols() {
      return inner.consultedSymbols;
    },
    asksForPass: () => inner.asksForPass!(),
    takeMessages: () => {
      const messages = inner.takeMessages!();
      for (const message of messages) heard.push({ before: lines.length, message });
      return messages;
    },
  };
  return { preprocessor, source };
}

function plainLines(text: SourceText, lines: readonly ExpandedLine[]): Int32Array {
  const plainAt = new Int32Array(text.lineCount).fill(-1);
  for (let index = 0; index < lines.length; index++) {
    const { place, expansion, padding } = lines[index]!;
    if (place.file !== mainFile || expansion || padding) continue;
    const line = text.lineAt(place.start);
    // What a backslash or a lone carriage return joins is one line for the preprocessor.
    if (place.end !== text.lineSpan(line).end) continue;
    // A line that goes out twice is none that stands for itself.
    plainAt[line] = plainAt[line] === -1 ? index : -2;
  }
  return plainAt;
}

/** The lines of `edited`, and those between the two lines, that differ from the kept text. */
export function editedSince(
  kept: KeptLines,
  text: SourceText,
  edited: ReadonlySet<number>,
  [first, last]: readonly [number, number],
): ReadonlySet<number> {
  const all = new Set(edited);
  for (let line = first; line <= last && all.size <= editedMax; line++) all.add(line);
  for (const line of all) {
    if (contentOf(text, line) === contentOf(kept.text, line)) all.delete(line);
  }
  return all;
}

/**
 * The kept lines as those of `text`, of which the lines of `edited` alone differ; undefined where
 * one of these may mean something to the preprocessor. Both texts have the same number of lines.
 */
export function replayed(
  kept: KeptLines,
  text: SourceText,
  edited: ReadonlySet<number>,
  options: PreprocessorOptions,
): OpenedText | undefined {
  const { preprocessor: read, lines } = kept;
  if (edited.size > editedMax || text.lineCount !== kept.text.lineCount) return undefined;
  const isSame = ({ path, text: known, isPackage }: SourceFile, index: number) =>
    index === mainFile || path === '' || isPackage || options.read(path) === known;
  if (!read.files.every(isSame)) return undefined;
  // What was said of an edited line may be no longer true.
  const isAbout = ({ message: { place } }: Heard) =>
    place?.file === mainFile && edited.has(kept.text.lineAt(place.start));
  if (kept.heard.some(isAbout)) return undefined;
  const saidAt = new Set(kept.heard.map(({ before }) => before - 1));
  const changed = new Map<number, ExpandedLine>();
  for (const line of edited) {
    const index = kept.plainAt[line]!;
    const made =
      index < 0 || saidAt.has(index) ? undefined : madeAnew(kept, text, line, index, options);
    if (!made) return undefined;
    changed.set(index, made);
  }
  const move = moveBetween(kept.text, text);
  const first = Math.min(...edited);
  const start = kept.text.lineStarts[first] ?? 0;
  const moved = (line: ExpandedLine) => (staysPut(line, start) ? line : new MovedLine(line, move));
  const files = read.files.map((file, index) =>
    index === mainFile ? { ...file, text: text.text } : file,
  );
  let next = 0;
  let heard = 0;
  return {
    preprocessor: { ...read, files, inactive: read.inactive.map(move) },
    source: {
      next: () => {
        const index = next++;
        const line = lines[index];
        return changed.get(index) ?? (line && moved(line));
      },
      consultedSymbols: false,
      asksForPass: () => false,
      takeMessages: () => {
        const messages: AssemblyMessage[] = [];
        while (heard < kept.heard.length && kept.heard[heard]!.before <= next) {
          const { message } = kept.heard[heard++]!;
          const { place, expansion } = message;
          messages.push({
            ...message,
            place: place && move(place),
            expansion: movedExpansion(expansion, move),
          });
        }
        return messages;
      },
    },
  };
}

/** True for a line that nothing before `start` can have moved. */
function staysPut({ place, expansion }: ExpandedLine, start: number): boolean {
  if (place.file === mainFile && place.end > start) return false;
  for (let each = expansion; each; each = each.parent) {
    if (each.call.file === mainFile && each.call.end > start) return false;
  }
  return true;
}

/** Places of the main file go with their lines. */
function moveBetween(from: SourceText, to: SourceText): Move {
  return place => {
    if (place.file !== mainFile) return place;
    const line = from.lineAt(place.start);
    const start = place.start - from.lineStarts[line]! + to.lineStarts[line]!;
    const isLonger = place.end > (from.lineStarts[line + 1] ?? Number.POSITIVE_INFINITY);
    const last = isLonger ? from.lineAt(place.end) : line;
    const end = place.end - from.lineStarts[last]! + to.lineStarts[last]!;
    return { file: mainFile, start, end };
  };
}

const words = /[A-Za-z_?@][\w?@$.#~]*/g;

/** What has a meaning to the preprocessor whatever the words are. */
const special = /[%\\]/;

/** An edited line as the preprocessor gives it; undefined where it may be more than it says. */
function madeAnew(
  { text: before, lines, preprocessor }: KeptLines,
  text: SourceText,
  line: number,
  index: number,
  options: PreprocessorOptions,
): ExpandedLine | undefined {
  const known = lines[index]!;
  const content = contentOf(text, line);
  if (!isLineOfItsOwn(text, line)) return undefined;
  if (special.test(content) || special.test(contentOf(before, line))) return undefined;
  for (const both of [content, contentOf(before, line)]) {
    for (const [word] of both.matchAll(words)) {
      if (!preprocessor.isPlainWord(word)) return undefined;
    }
  }
  const alone = createPreprocessor({ ...options, text: content, commandLine: [] });
  const made = alone.next();
  // An empty line is none for the preprocessor: it says nothing, as one that is all comment.
  if (made && alone.next()) return undefined;
  if (alone.diagnostics.length > 0) return undefined;
  const start = text.lineStarts[line]!;
  const move = (place: Place): Place => ({
    file: mainFile,
    start: start + place.start,
    end: start + place.end,
  });
  const { reportedFile, reportedLine } = known;
  return new MovedLine(made ?? emptyLine, move, { reportedFile, reportedLine });
}

const emptyLine: ExpandedLine = {
  text: '',
  place: { file: mainFile, start: 0, end: 0 },
  reportedFile: '',
  reportedLine: 0,
  expansion: undefined,
  pieces: [],
  listed: true,
};

/** Lone carriage returns end lines for editors only. */
function isLineOfItsOwn({ text, lineStarts }: SourceText, line: number): boolean {
  const ends = (next: number | undefined) => next === undefined || text[next - 1] === '\n';
  return ends(lineStarts[line + 1]) && (line === 0 || ends(lineStarts[line]));
}

function contentOf(text: SourceText, line: number): string {
  return text.slice(text.lineSpan(line));
}
