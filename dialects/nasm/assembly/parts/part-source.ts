// The lines of a text for an editor: what an earlier text has left is taken over, the rest is read.
import { type Change, changeBetween } from '#core/text/change.ts';
import type { Boundary } from '../../preprocessor/boundary.ts';
import { isUnchanged } from '../../preprocessor/evaluation.ts';
import type { ExpandedLine, Place } from '../../preprocessor/expanded-line.ts';
import type { SourceFile } from '../../preprocessor/frames.ts';
import type { PreprocessorOptions } from '../../preprocessor/options.ts';
import type { ReadText } from '../../preprocessor/preprocessor.ts';
import type { AssemblyMessage } from '../diagnostics.ts';
import type { LineSource } from '../line-source.ts';
import type { OpenedText } from '../preprocessed-source.ts';
import { filesOf, type KeptLines, type Part, staleParts } from './kept-lines.ts';
import { mainFile, PartLayout, type Replacement } from './part-layout.ts';
import { PartLine, placedExpansion } from './part-line.ts';
import { type PartListener, PartReading } from './part-reading.ts';

/** The length of a part, in UTF-16 units, unless there would be more parts than that. */
const usualLength = 2048;
const partsMax = 100;

/**
 * Opens a text; `before` is what was kept of an earlier one, with the same options. `take` gets
 * what can be kept of this one when its end has come.
 */
export function openInParts(
  text: string,
  options: PreprocessorOptions,
  before: KeptLines | undefined,
  take: (kept: KeptLines) => void,
  partLength = Math.max(usualLength, text.length / partsMax),
): OpenedText {
  const stale = before && staleParts(before, options);
  const base = stale && baseOf(before, text, stale);
  const source = new PartSource(text, options, base, take, partLength);
  return { read: source, source };
}

/** What of an earlier text there is to take over. */
interface Base {
  readonly kept: KeptLines;
  readonly edit: Change;
  /** The part that the edit begins in; none where both texts are the same. */
  readonly first: number | undefined;
  /** The parts that include what is not what it was. */
  readonly stale: ReadonlySet<number>;
  /** The first part that may be other than it was; past the end where there is none. */
  readonly firstRead: number;
  /** The parts by where they begin in the earlier text. */
  readonly byStart: ReadonlyMap<number, number>;
}

function baseOf(kept: KeptLines, text: string, stale: ReadonlySet<number>): Base {
  const edit = changeBetween(kept.text, text);
  const starts = kept.parts.map(({ file }) => kept.layout.startOf(file));
  // What stands right behind a line may be one with its end: a line feed behind a return.
  const started = starts.findLastIndex(start => start < edit.start);
  const isSame = edit.start === edit.endBefore && edit.start === edit.endAfter;
  const byStart = new Map(starts.map((start, index) => [start, index]));
  const first = isSame ? undefined : Math.max(0, started);
  const firstRead = Math.min(first ?? kept.parts.length, ...stale);
  return { kept, edit, first, stale, firstRead, byStart };
}

class PartSource implements LineSource, ReadText, PartListener {
  readonly #text: string;
  readonly #options: PreprocessorOptions;
  readonly #partLength: number;
  readonly #base: Base | undefined;
  readonly #take: (kept: KeptLines) => void;
  readonly #replaced: Map<number, Replacement>;
  readonly #layout: PartLayout;
  readonly #parts: Part[] = [];
  readonly #placed: (readonly ExpandedLine[])[] = [];
  readonly #lines: Generator<ExpandedLine, void, void>;
  /** What reads now, or has read last. */
  #reading: PartReading | undefined;
  /** The part of the earlier text with which the reading has joined up. */
  #joined: number | undefined;
  /** The reading has come behind the edit. */
  #isPast = false;
  /** Calls are to be numbered as in the whole text. */
  readonly #isNumbered: boolean;
  /** What line numbers behind the edit have grown by. */
  #growth = 0;
  #messages: AssemblyMessage[] = [];
  /** What is said has been said before. */
  #isRepeating = false;
  /** The part that is being read. */
  #part = mainFile;
  #isComplete = true;
  #hasAsked = false;

  constructor(
    text: string,
    options: PreprocessorOptions,
    base: Base | undefined,
    take: (kept: KeptLines) => void,
    partLength: number,
  ) {
    this.#text = text;
    this.#options = options;
    this.#partLength = partLength;
    this.#take = take;
    this.#base = base;
    this.#isNumbered = !base || (base.kept.isNumbered && base.firstRead === base.kept.parts.length);
    this.#replaced = new Map(base?.kept.replaced);
    this.#layout = new PartLayout(this.#replaced);
    this.#lines = this.#all();
  }

  get files(): readonly SourceFile[] {
    const [first] = this.#base?.kept.parts ?? [];
    const files = this.#reading?.preprocessor.files ?? first?.checkpoint.shared.files ?? [];
    const whole = { path: this.#options.path, text: this.#text };
    return files.map((file, index) => (index === mainFile ? whole : file));
  }

  get inactive(): readonly Place[] {
    const places = new Map<string, Place>();
    // A text that ends too early leaves its last part open.
    const open = this.#reading?.preprocessor.inactive ?? [];
    for (const each of [...this.#parts.flatMap(part => part.inactive), ...open]) {
      const place = this.#layout.place(each);
      places.set(`${place.file}:${place.start}`, place);
    }
    return [...places.values()];
  }

  get consultedSymbols(): boolean {
    return this.#hasAsked;
  }

  asksForPass(): boolean {
    return this.files.some(({ text }) => /__\??PASS\??__/i.test(text));
  }

  next(): ExpandedLine | undefined {
    const step = this.#lines.next();
    return step.done ? undefined : step.value;
  }

  takeMessages(): readonly AssemblyMessage[] {
    const messages = this.#messages;
    this.#messages = [];
    return messages;
  }

  said(message: AssemblyMessage): void {
    if (this.#isRepeating) return;
    const { place, expansion } = message;
    this.#messages.push({
      ...message,
      place: place && this.#layout.place(place),
      expansion: placedExpansion(expansion, this.#layout),
    });
  }

  began(file: number, at: number): void {
    this.#part = file;
    this.#layout.add(file, at, 0);
  }

  joins(at: number, boundary: Boundary): boolean {
    if (!this.#base) return false;
    const { kept, edit, byStart } = this.#base;
    const isBehind = at >= edit.endAfter;
    if (!isBehind && at >= edit.start) return false;
    const index = byStart.get(isBehind ? at - edit.endAfter + edit.endBefore : at);
    if (index === undefined) return false;
    const { checkpoint } = kept.parts[index]!;
    if (this.#isNumbered && !boundary.hasCounted(checkpoint)) return false;
    if (!boundary.isLike(checkpoint)) return false;
    const growth = boundary.reportedLine - this.#lineOf(index);
    const asksLine = () => kept.parts.slice(index).some(each => each.asksLine);
    if (growth !== this.#growth && asksLine()) return false;
    this.#growth = growth;
    this.#joined = index;
    this.#isPast ||= isBehind;
    return true;
  }

  /** The number of the first line of a part in the earlier text. */
  #lineOf(index: number): number {
    const { checkpoint, file } = this.#base!.kept.parts[index]!;
    return checkpoint.reportedLine + this.#base!.kept.layout.lineShift(file, 0);
  }

  *#all(): Generator<ExpandedLine, void, void> {
    const count = this.#base?.kept.parts.length ?? 0;
    let index: number | undefined = 0;
    if (count === 0) yield* this.#read(undefined, 0);
    while (index !== undefined && index < count) {
      const taken: number | undefined = this.#isOther(index)
        ? 0
        : yield* this.#again(index, this.#startOf(index));
      if (taken === undefined) index++;
      else index = yield* this.#read(index, taken);
    }
    this.#finish();
  }

  /** Whether a part of the earlier text has to be read anew. */
  #isOther(index: number): boolean {
    const { first, stale } = this.#base!;
    return stale.has(index) || (index === first && !this.#isPast);
  }

  /** Where a part of the earlier text is in this one. */
  #startOf(index: number): number {
    const { kept, edit, first } = this.#base!;
    const start = kept.layout.startOf(kept.parts[index]!.file);
    const isBehind = this.#isPast || (first !== undefined && index > first);
    return isBehind ? start + edit.endAfter - edit.endBefore : start;
  }

  /**
   * The lines of a part of the earlier text, and what was said of them. If a label is not what it
   * was, the number of lines that have gone out before.
   */
  *#again(index: number, start: number): Generator<ExpandedLine, number | undefined, void> {
    const { kept, firstRead } = this.#base!;
    const part = kept.parts[index]!;
    const shift = kept.layout.lineShift(part.file, 0) + this.#growth;
    this.#layout.add(part.file, start, shift);
    // Before the edit everything is where it was.
    const placed =
      index < firstRead
        ? kept.placed[index]!
        : part.lines.map(line => new PartLine(line, this.#layout, part.file));
    const { heard, asked, lines } = part;
    let [said, answered] = [0, 0];
    for (let gone = 0; gone <= lines.length; gone++) {
      while (answered < asked.length && asked[answered]!.behind <= gone) {
        this.#hasAsked = true;
        if (!isUnchanged(asked[answered++]!.value, this.#options.symbols!)) return gone;
      }
      if (gone === lines.length) break;
      while (said < heard.length && heard[said]!.behind <= gone + 1) {
        this.said(heard[said++]!.message);
      }
      yield placed[gone]!;
    }
    while (said < heard.length) this.said(heard[said++]!.message);
    this.#keep(part, placed);
    return undefined;
  }

  /**
   * Reads from the beginning of a part of the earlier text, or of the whole text, of which so many
   * lines have gone out already. Returns the part with which it has joined up.
   */
  *#read(
    index: number | undefined,
    gone: number,
  ): Generator<ExpandedLine, number | undefined, void> {
    this.#joined = undefined;
    const growth = this.#growth;
    const reading = this.#begin(index, gone);
    this.#reading = reading;
    const placed: ExpandedLine[] = [];
    this.#isRepeating = gone > 0;
    for (let line = reading.next(); line; line = reading.next()) {
      const made = new PartLine(line, this.#layout, this.#part);
      placed.push(made);
      if (placed.length > gone) yield made;
      this.#isRepeating = placed.length < gone;
    }
    let from = 0;
    for (const part of reading.parts) {
      this.#keep(part, placed.slice(from, from + part.lines.length));
      from += part.lines.length;
    }
    if (!reading.isComplete) this.#isComplete = false;
    if (reading.preprocessor.consultedSymbols) this.#hasAsked = true;
    if (index !== undefined) this.#replace(index, this.#joined, growth);
    return this.#joined;
  }

  #begin(index: number | undefined, gone: number): PartReading {
    const lengths = { length: this.#text.length, partLength: this.#partLength };
    if (index === undefined) return new PartReading(this.#options, this, lengths);
    const { checkpoint, asked } = this.#base!.kept.parts[index]!;
    const start = this.#startOf(index);
    const resumption = {
      checkpoint,
      text: this.#text.slice(start),
      reportedLine: this.#lineOf(index) + this.#growth,
      unique: this.#isNumbered ? checkpoint.unique : checkpoint.shared.unique,
      answers: asked.filter(({ behind }) => behind < gone).map(({ value }) => value),
    };
    return new PartReading(this.#options, this, lengths, resumption, start);
  }

  #finish(): void {
    const last = this.#reading?.preprocessor;
    if (!this.#isComplete || last?.ended || this.#parts.length === 0) return;
    this.#take({
      text: this.#text,
      options: this.#options,
      parts: this.#parts,
      layout: this.#layout,
      placed: this.#placed,
      replaced: this.#replaced,
      isNumbered: this.#isNumbered,
    });
  }

  #keep(part: Part, placed: readonly ExpandedLine[]): void {
    this.#parts.push(part);
    this.#placed.push(placed);
  }

  /**
   * Remembers what has come in the place of the parts from one on up to the joined one; `growth`
   * is that of the line numbers in front of them.
   */
  #replace(index: number, joined: number | undefined, growth: number): void {
    const by: { file: number; start: number }[] = [];
    let length = 0;
    for (const part of this.#reading!.parts) {
      by.push({ file: part.file, start: length });
      length += part.length;
    }
    if (by.length === 0) return;
    const { kept, edit, first } = this.#base!;
    const start = kept.layout.startOf(kept.parts[index]!.file);
    const isEdited = first !== undefined && index <= first && first < (joined ?? kept.parts.length);
    for (const { file } of kept.parts.slice(index, joined)) {
      const lineShift = kept.layout.lineShift(file, 0);
      this.#replaced.set(file, {
        by,
        isFile: false,
        base: kept.layout.startOf(file) - start,
        same: isEdited ? edit.start - start : Number.POSITIVE_INFINITY,
        growth: isEdited ? edit.endAfter - edit.endBefore : 0,
        lineShift: lineShift + growth,
        lineShiftBehind: lineShift + this.#growth,
      });
    }
    this.#replaceFiles(kept.parts.slice(index, joined));
  }

  /** What a file has taken the place of is another one's now. */
  #redirect(from: number, to: number): void {
    for (const [file, replacement] of this.#replaced) {
      if (replacement.by[0]!.file !== from) continue;
      this.#replaced.set(file, { ...replacement, by: [{ file: to, start: 0 }] });
    }
  }

  /** Remembers which file that was read now is which one that was included by replaced parts. */
  #replaceFiles(replaced: readonly Part[]): void {
    const { files } = this.#reading!.preprocessor;
    const now = new Map<string, number>();
    for (const file of this.#reading!.parts.flatMap(filesOf)) now.set(files[file]!.path, file);
    for (const file of replaced.flatMap(filesOf)) {
      const { path, text } = files[file]!;
      const by = now.get(path);
      if (by === undefined) continue;
      const { start, endBefore, endAfter } = changeBetween(text, files[by]!.text);
      const growth = endAfter - endBefore;
      // Where nothing has changed no chain need grow: most files are read again as they were.
      const isSame = start === endBefore && growth === 0;
      if (isSame) this.#redirect(file, by);
      const place = { by: [{ file: by, start: 0 }], isFile: true, base: 0, same: start, growth };
      this.#replaced.set(file, { ...place, lineShift: 0, lineShiftBehind: 0 });
    }
  }
}
