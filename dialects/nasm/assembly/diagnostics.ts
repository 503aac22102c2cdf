// What is reported while assembling: nasm's words with nasm's line, and the exact place.
import { appendAll } from '#core/lists.ts';
import type { ExpandedLine, Expansion, Piece, Place } from '../preprocessor/expanded-line.ts';
import type { WarningSettings } from './warning-classes.ts';

export type MessageSeverity = 'panic' | 'fatal' | 'error' | 'warning' | 'info';

export interface AssemblyMessage {
  readonly severity: MessageSeverity;
  /** nasm's class of a warning, also of one that has become an error; empty otherwise. */
  readonly class: string;
  /** nasm's wording. */
  readonly text: string;
  /** As nasm names them; the line counts from 1, 0 if it belongs to none. */
  readonly file: string;
  readonly line: number;
  /** Undefined where no source can be shown. */
  readonly place: Place | undefined;
  readonly expansion: Expansion | undefined;
  /** It counts only if nothing else keeps the last pass from being reached. */
  readonly isLate?: boolean;
  /** The lines of macros' bodies on the way there, the outermost macro first; none if absent. */
  readonly notes?: readonly MessageNote[];
}

export interface MessageNote {
  readonly message: string;
  readonly reportedFile: string;
  readonly reportedLine: number;
}

/** Where nasm says that something is wrong: in the line of the outermost call, and on the way. */
interface ReportedPlace {
  readonly file: string;
  readonly line: number;
  readonly notes: readonly MessageNote[];
}

const noNotes: readonly MessageNote[] = [];

function reportedPlace(line: ExpandedLine | undefined): ReportedPlace {
  if (!line) return { file: 'nasm', line: 0, notes: noNotes };
  let file = line.reportedFile;
  let number = line.reportedLine;
  let notes: MessageNote[] = [];
  for (let each = line.expansion; each; each = each.parent) {
    const { reported, name } = each;
    if (!reported) continue;
    const message = `... from macro \`${name}' defined here`;
    notes = reported.isHidden
      ? []
      : [...notes, { message, reportedFile: file, reportedLine: number }];
    ({ file, line: number } = reported);
  }
  return { file, line: number, notes: notes.reverse() };
}

/** `file:line: error: text [-w+class]`, as nasm writes it with -Xgnu, and its notes as lines. */
export function formatMessage(message: AssemblyMessage): string {
  const { file, line, notes = noNotes } = message;
  const where = line > 0 ? `${file}:${line}: ` : `${file}: `;
  if (message.severity === 'panic') return `panic: ${where}${message.text}`;
  const lines = notes.map(note => `\n${note.reportedFile}:${note.reportedLine}: ${note.message}`);
  return where + shownText(message) + lines.join('');
}

/** `error: text [-w+class]`, as listings have it. */
export function shownText(message: AssemblyMessage): string {
  const { severity, text } = message;
  const option = message.severity === 'warning' ? '-w+' : '-w+error=';
  const suffix = message.class === '' ? '' : ` [${option}${message.class}]`;
  return `${severity}: ${text}${suffix}`;
}

/** The part of a line's text from `start` to `end`, in its file. */
export function placeInLine(line: ExpandedLine, start: number, end: number): Place {
  if (line.isAsTyped) return placeAsTyped(line, start, end);
  const { pieces, place } = line;
  if (pieces.length === 0) {
    const from = Math.min(place.start + start, place.end);
    return { file: place.file, start: from, end: Math.min(place.start + end, place.end) };
  }
  let first: Placed | undefined;
  let last: Placed | undefined;
  for (const piece of pieces) {
    if (!isPlaced(piece)) continue;
    if (piece.at <= start || !first) first = piece;
    if (piece.at < end || !last) last = piece;
  }
  if (!first || !last) return place;
  const from = Math.min(first.place.start + Math.max(0, start - first.at), first.place.end);
  if (last.place.file !== first.place.file || last.place.end < from) {
    return { file: first.place.file, start: from, end: first.place.end };
  }
  const to = Math.min(last.place.start + Math.max(0, end - last.at), last.place.end);
  return { file: first.place.file, start: from, end: Math.max(from, to) };
}

/** The same where the text stands so in its file; white space at the ends is left out. */
function placeAsTyped({ text, place }: ExpandedLine, start: number, end: number): Place {
  let from = Math.min(start, text.length);
  let to = Math.min(Math.max(end, from), text.length);
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return { file: place.file, start: place.start + from, end: place.start + to };
}

const [space, tab] = [0x20, 0x09];

function isBlank(code: number): boolean {
  return code === space || code === tab;
}

/** A piece of a line that stands in some file, rather than one that nasm itself has made. */
type Placed = Piece & { readonly place: Place };

function isPlaced(piece: Piece): piece is Placed {
  return piece.place !== undefined;
}

const messagesMax = 100_000;

/** Collects messages. Those of a pass are kept apart, since only the last pass's count. */
export class MessageLog {
  readonly warnings: WarningSettings;
  /** What is said again at the same place is kept as well, as nasm does. */
  readonly #keepsRepeated: boolean;
  /** Messages that hold whatever later passes find. */
  readonly messages: AssemblyMessage[] = [];
  #pass: AssemblyMessage[] = [];
  #seen = new Set<string>();
  #isFinal = false;
  /** nasm has given up: nothing more is told. */
  isOver = false;
  errors = 0;
  /** How often something was told, also where it was told before. */
  said = 0;
  /** Hears of everything that is wrong with the line that is read, also of what is said twice. */
  listener: ((message: AssemblyMessage) => void) | undefined;

  constructor(warnings: WarningSettings, keepsRepeated: boolean) {
    this.warnings = warnings;
    this.#keepsRepeated = keepsRepeated;
  }

  /** Starts a pass: what the one before has warned of is said again where it still holds. */
  beginPass(isFinal: boolean): void {
    this.#isFinal = isFinal;
    this.#pass = [];
    this.#seen = new Set();
    this.warnings.reset();
  }

  /** Keeps the messages of the pass that was the last one. */
  endPasses(): void {
    appendAll(this.messages, this.#pass);
    this.#pass = [];
  }

  error(line: ExpandedLine | undefined, text: string, start = 0, end = -1): void {
    this.add('error', '', line, text, start, end);
  }

  warning(
    line: ExpandedLine | undefined,
    warningClass: string,
    text: string,
    start = 0,
    end = -1,
  ): void {
    const state = this.warnings.stateOf(warningClass);
    if (state === 'off') return;
    this.add(state === 'error' ? 'error' : 'warning', warningClass, line, text, start, end);
  }

  /** A warning for nothing where something else is wrong; an error leaves out its macros. */
  lateWarning(line: ExpandedLine, warningClass: string, text: string): void {
    if (this.errors > 0) return;
    const { file, line: number, notes } = reportedPlace(line);
    const place = placeInLine(line, 0, line.text.length);
    const rest = {
      class: warningClass,
      text,
      file,
      line: number,
      place,
      expansion: line.expansion,
    };
    const isError = this.warnings.stateOf(warningClass) === 'error';
    const message = { severity: 'warning', ...rest, notes: isError ? noNotes : notes } as const;
    const judged = this.warnings.judged(message);
    if (judged) this.listener?.(judged);
    this.take(message);
  }

  /** What ends nasm at once; `file` is named where no line is assembled. */
  panic(line: ExpandedLine | undefined, text: string, file: string): void {
    const where = line ? reportedPlace(line) : { file, line: 0 };
    const rest = { place: line && placeInLine(line, 0, line.text.length), expansion: undefined };
    this.take({ severity: 'panic', class: '', text, file: where.file, line: where.line, ...rest });
    this.isOver = true;
  }

  add(
    severity: MessageSeverity,
    warningClass: string,
    line: ExpandedLine | undefined,
    text: string,
    start: number,
    end: number,
  ): void {
    this.said++;
    const { file, line: number, notes } = reportedPlace(line);
    const { reportedFile = '', reportedLine = 0 } = line ?? {};
    const key = `${severity}\0${reportedFile}\0${reportedLine}\0${start}\0${text}`;
    this.listener?.({
      severity,
      class: warningClass,
      text,
      file,
      line: number,
      place: undefined,
      expansion: undefined,
    });
    if (this.#isRepeated(key)) return;
    if (severity === 'error' || severity === 'fatal') this.errors++;
    if (this.isOver || this.#pass.length >= messagesMax) return;
    const place = line && placeInLine(line, start, end < 0 ? line.text.length : end);
    const expansion = line?.expansion;
    const said = { severity, class: warningClass, text, file, line: number, place, expansion };
    this.#pass.push({ ...said, notes });
  }

  #isRepeated(key: string): boolean {
    if (this.#keepsRepeated) return false;
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    return false;
  }

  /**
   * Adds to the error of a line that another line has to do with it. Within macros nasm names the
   * line of the call all the same.
   */
  pointTo(
    line: ExpandedLine | undefined,
    other: ExpandedLine | undefined,
    text: string,
    start: number,
    end: number,
  ): void {
    const reported = reportedPlace(line);
    const file = reported.notes.length > 0 ? reported.file : (other?.reportedFile ?? 'nasm');
    const number = reported.notes.length > 0 ? reported.line : (other?.reportedLine ?? 0);
    if (this.#isRepeated(`info\0${file}\0${number}\0${start}\0${text}`)) return;
    if (this.#pass.length >= messagesMax) return;
    const place = other && placeInLine(other, start, end);
    const expansion = other?.expansion;
    const note = {
      severity: 'info',
      class: '',
      text,
      file,
      line: number,
      place,
      expansion,
    } as const;
    this.#pass.push(note);
    // A listing has no room for the place in front.
    this.listener?.({ ...note, text: text.replace(/ here$/, ` at ${file}:${number}`) });
  }

  /** Takes over a message that was made elsewhere, by the preprocessor. */
  take(given: AssemblyMessage): void {
    if (this.isOver || (given.isLate && !this.#isFinal)) return;
    const message = this.warnings.judged(given);
    if (!message) return;
    const { severity, text, file, line, place } = message;
    const key = `${severity}\0${file}\0${line}\0${place?.start ?? 0}\0${text}`;
    if (this.#isRepeated(key)) return;
    if (severity !== 'warning' && severity !== 'info') this.errors++;
    this.#pass.push(message);
  }
}
