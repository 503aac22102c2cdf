// The lines of a text for an editor: what an earlier text has left is taken over, the rest is read.
import type { OpenedText } from '../assembly/assemble.ts';
import type { AssemblyMessage } from '../assembly/diagnostics.ts';
import type { LineSource } from '../assembly/line-source.ts';
import type { Boundary } from '../preprocessor/boundary.ts';
import type { ExpandedLine, Place } from '../preprocessor/expanded-line.ts';
import type { PreprocessorOptions } from '../preprocessor/options.ts';
import type { Preprocessor } from '../preprocessor/preprocessor.ts';
import { type Edit, editBetween, type KeptLines, type Part, stillHolds } from './kept-lines.ts';
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
  const base = before && stillHolds(before, options) ? before : undefined;
  const source = new PartSource(text, options, base, take, partLength);
  return { preprocessor: source.preprocessor, source };
}

/** What of an earlier text there is to take over. */
interface Base {
  readonly kept: KeptLines;
  readonly edit: Edit;
  /** The part in which the reading begins. */
  readonly first: number;
  /** The parts behind the edit, by where they begin in the earlier text. */
  readonly behind: ReadonlyMap<number, number>;
}

function baseOf(kept: KeptLines, text: string): Base {
  const edit = editBetween(kept.text, text);
  const starts = kept.parts.map(({ file }) => kept.layout.startOf(file));
  // What stands right behind a line may be one with its end: a line feed behind a return.
  const started = starts.findLastIndex(start => start < edit.start);
  const first = Math.max(0, started);
  const behind = new Map<number, number>();
  starts.forEach((start, index) => {
    if (start >= edit.oldEnd && index >= first) behind.set(start, index);
  });
  return { kept, edit, first, behind };
}

class PartSource implements LineSource, PartListener {
  readonly #text: string;
  readonly #base: Base | undefined;
  readonly #take: (kept: KeptLines) => void;
  readonly #replaced: Map<number, Replacement>;
  readonly #layout: PartLayout;
  readonly #reading: PartReading;
  readonly #parts: Part[] = [];
  readonly #placed: (readonly ExpandedLine[])[] = [];
  readonly #lines: Generator<ExpandedLine, void, void>;
  /** The first part of the earlier text that is as it was, and what line numbers grow by. */
  #joined: { readonly part: number; readonly growth: number } | undefined;
  #messages: AssemblyMessage[] = [];
  /** The part that is being read. */
  #part = mainFile;

  constructor(
    text: string,
    options: PreprocessorOptions,
    before: KeptLines | undefined,
    take: (kept: KeptLines) => void,
    partLength: number,
  ) {
    this.#text = text;
    this.#take = take;
    this.#base = before && baseOf(before, text);
    this.#replaced = new Map(before?.replaced);
    this.#layout = new PartLayout(this.#replaced);
    this.#reading = this.#begin(options, partLength);
    this.#lines = this.#all();
  }

  #begin(options: PreprocessorOptions, partLength: number): PartReading {
    const lengths = { length: this.#text.length, partLength };
    if (!this.#base) return new PartReading(options, this, lengths);
    const { kept, first } = this.#base;
    const { checkpoint, file } = kept.parts[first]!;
    const start = kept.layout.startOf(file);
    const reportedLine = checkpoint.reportedLine + kept.layout.lineShift(file);
    const resumption = { checkpoint, text: this.#text.slice(start), reportedLine };
    return new PartReading(options, this, lengths, resumption, start);
  }

  get preprocessor(): Preprocessor {
    const { preprocessor } = this.#reading;
    const files = () =>
      preprocessor.files.map((file, index) =>
        index === mainFile ? { ...file, text: this.#text } : file,
      );
    const inactive = () => this.#inactive();
    return {
      next: preprocessor.next,
      diagnostics: preprocessor.diagnostics,
      consultedSymbols: preprocessor.consultedSymbols,
      isResumable: false,
      index: preprocessor.index,
      get files() {
        return files();
      },
      get inactive() {
        return inactive();
      },
    };
  }

  get consultedSymbols(): boolean {
    return this.#reading.consultedSymbols;
  }

  asksForPass(): boolean {
    return this.#reading.asksForPass();
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
    const { kept, edit, behind } = this.#base;
    const part = at < edit.newEnd ? undefined : behind.get(at - edit.newEnd + edit.oldEnd);
    if (part === undefined) return false;
    const { checkpoint, file } = kept.parts[part]!;
    const earlierLine = checkpoint.reportedLine + kept.layout.lineShift(file);
    const growth = boundary.reportedLine - earlierLine;
    const asksLine = () => kept.parts.slice(part).some(each => each.asksLine);
    if ((growth !== 0 && asksLine()) || !boundary.isLike(checkpoint)) return false;
    this.#joined = { part, growth };
    return true;
  }

  *#all(): Generator<ExpandedLine, void, void> {
    const { kept, first } = this.#base ?? { kept: undefined, first: 0 };
    for (let index = 0; index < first; index++) {
      const part = kept!.parts[index]!;
      const { layout } = kept!;
      this.#layout.add(part.file, layout.startOf(part.file), layout.lineShift(part.file));
      yield* this.#again(part, kept!.placed[index]!);
    }
    const placed: ExpandedLine[] = [];
    for (let line = this.#reading.next(); line; line = this.#reading.next()) {
      const made = new PartLine(line, this.#layout, this.#part);
      placed.push(made);
      yield made;
    }
    let from = 0;
    for (const part of this.#reading.parts) {
      this.#keep(part, placed.slice(from, from + part.lines.length));
      from += part.lines.length;
    }
    if (kept) this.#replace(kept, first, this.#joined?.part ?? kept.parts.length);
    if (kept && this.#joined) yield* this.#behind(kept, this.#joined.part);
    if (!this.#reading.isComplete || this.#parts.length === 0) return;
    this.#take({
      text: this.#text,
      parts: this.#parts,
      layout: this.#layout,
      placed: this.#placed,
      replaced: this.#replaced,
    });
  }

  *#behind(kept: KeptLines, from: number): Generator<ExpandedLine, void, void> {
    const { edit } = this.#base!;
    const { growth } = this.#joined!;
    const moved = edit.newEnd - edit.oldEnd;
    for (const { file } of kept.parts.slice(from)) {
      const lineShift = kept.layout.lineShift(file) + growth;
      this.#layout.add(file, kept.layout.startOf(file) + moved, lineShift);
    }
    for (const part of kept.parts.slice(from)) {
      yield* this.#again(
        part,
        part.lines.map(line => new PartLine(line, this.#layout, part.file)),
      );
    }
  }

  /** The lines of a part of the earlier text, and what was said of them. */
  *#again(part: Part, placed: readonly ExpandedLine[]): Generator<ExpandedLine, void, void> {
    this.#keep(part, placed);
    const { heard } = part;
    let next = 0;
    for (let index = 0; index < placed.length; index++) {
      while (next < heard.length && heard[next]!.behind <= index + 1) {
        this.said(heard[next++]!.message);
      }
      yield placed[index]!;
    }
    while (next < heard.length) this.said(heard[next++]!.message);
  }

  #keep(part: Part, placed: readonly ExpandedLine[]): void {
    this.#parts.push(part);
    this.#placed.push(placed);
  }

  /** Remembers what has come in the place of the parts from `first` up to `end`. */
  #replace(kept: KeptLines, first: number, end: number): void {
    const [replacing] = this.#reading.parts;
    if (!replacing) return;
    const { edit } = this.#base!;
    const start = kept.layout.startOf(kept.parts[first]!.file);
    for (const { file } of kept.parts.slice(first, end)) {
      this.#replaced.set(file, {
        by: replacing.file,
        base: kept.layout.startOf(file) - start,
        same: edit.start - start,
        growth: edit.newEnd - edit.oldEnd,
      });
    }
  }

  #inactive(): readonly Place[] {
    const places = new Map<string, Place>();
    // A text that ends too early leaves its last part open.
    const { inactive } = this.#reading.preprocessor;
    for (const each of [...this.#parts.flatMap(part => part.inactive), ...inactive]) {
      const place = this.#layout.place(each);
      places.set(`${place.file}:${place.start}`, place);
    }
    return [...places.values()];
  }
}
