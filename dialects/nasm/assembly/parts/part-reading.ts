// Reads the main file with the preprocessor, and divides it into parts where its state can be kept.
import type { Boundary, PartStart } from '../../preprocessor/boundary.ts';
import type { ExpandedLine } from '../../preprocessor/expanded-line.ts';
import type { PreprocessorOptions } from '../../preprocessor/options.ts';
import {
  createPreprocessor,
  type Preprocessor,
  type Resumption,
  resumePreprocessor,
} from '../../preprocessor/preprocessor.ts';
import type { AssemblyMessage } from '../diagnostics.ts';
import type { LineSource } from '../line-source.ts';
import { PreprocessedSource } from '../preprocessed-source.ts';
import type { Asked, Heard, Part } from './kept-lines.ts';

/** Macros make long work of short parts: a part ends when it has come to so many lines. */
const partLinesMax = 4096;

interface OpenPart extends PartStart {
  /** UTF-16 units from the beginning of the file. */
  readonly start: number;
  readonly lines: ExpandedLine[];
  readonly heard: Heard[];
  readonly asked: Asked[];
}

export interface PartListener {
  /** Whether the lines from here on are known already, so that the reading ends. */
  joins(at: number, boundary: Boundary): boolean;
  /** A part begins: lines that come next count their places from its beginning. */
  began(file: number, at: number): void;
  said(message: AssemblyMessage): void;
}

export class PartReading {
  readonly preprocessor: Preprocessor;
  /** Those that were read to their end. */
  readonly parts: Part[] = [];
  readonly #listener: PartListener;
  readonly #source: LineSource;
  readonly #length: number;
  readonly #partLength: number;
  #open: OpenPart | undefined;
  #boundary: Boundary | undefined;
  /** Something came before the first part, or the text was not read as far as it had to be. */
  #isIncomplete = false;

  /**
   * `start` is where the resumption goes on; `length` is the whole file's, `partLength` that of a
   * part at least; all in UTF-16 units.
   */
  constructor(
    options: PreprocessorOptions,
    listener: PartListener,
    { length, partLength }: { readonly length: number; readonly partLength: number },
    resumption?: Resumption,
    start = 0,
  ) {
    this.#listener = listener;
    this.#length = length;
    this.#partLength = partLength;
    const atLine = (boundary: Boundary) => this.#atLine(boundary);
    if (resumption) {
      const { checkpoint, reportedLine } = resumption;
      this.preprocessor = resumePreprocessor({ ...options, atLine }, resumption);
      const file = checkpoint.shared.files.length - 1;
      this.#begin({ checkpoint: { ...checkpoint, reportedLine }, file }, start);
    } else this.preprocessor = createPreprocessor({ ...options, atLine });
    this.#source = new PreprocessedSource(this.preprocessor, undefined);
  }

  /** Whether everything that was read lies in `parts`, and would be read so again. */
  get isComplete(): boolean {
    return !this.#isIncomplete && !this.#open && !this.#source.asksForPass!();
  }

  /** The next line, with places that count from the beginning of its part. */
  next(): ExpandedLine | undefined {
    const line = this.preprocessor.next();
    this.#note();
    if (line) {
      if (this.#open) this.#open.lines.push(line);
      else this.#isIncomplete = true;
    }
    // What is said at the end belongs to no line any more.
    this.#hear(line ? 0 : 1);
    if (!line && this.#open && !this.preprocessor.ended) this.#end(this.#length);
    return line;
  }

  /** Remembers which labels were asked for before the next line. */
  #note(): void {
    for (const value of this.preprocessor.takeAsked()) {
      if (this.#open) this.#open.asked.push({ behind: this.#open.lines.length, value });
      else this.#isIncomplete = true;
    }
  }

  /** Listens to what was said; `later`: it is told that many lines later. */
  #hear(later: number): void {
    for (const message of this.#source.takeMessages!()) {
      const { heard, lines } = this.#open ?? {};
      heard?.push({ behind: lines!.length + later, message });
      if (!heard) this.#isIncomplete = true;
      this.#listener.said(message);
    }
  }

  #atLine(boundary: Boundary): boolean {
    this.#boundary = boundary;
    const { start, lines } = this.#open ?? { start: 0, lines: [] };
    const at = start + boundary.at;
    if (this.#open) {
      // Where the reading began it has not read anything.
      if (at === start) return false;
      const isLong = at - start >= this.#partLength;
      const joins = this.#listener.joins(at, boundary);
      if (!joins && !isLong && lines.length < partLinesMax) return false;
      this.#note();
      this.#hear(1);
      this.#end(at);
      if (joins) return true;
    }
    this.#begin(boundary.beginPart(), at);
    return false;
  }

  #begin(part: PartStart, start: number): void {
    this.#open = { ...part, start, lines: [], heard: [], asked: [] };
    this.#listener.began(part.file, start);
  }

  #end(at: number): void {
    const { start, ...part } = this.#open!;
    this.#open = undefined;
    this.parts.push({ ...part, ...this.#boundary!.endPart(), length: at - start });
  }
}
