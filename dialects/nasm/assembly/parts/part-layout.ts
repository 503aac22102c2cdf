// Where the parts of the main file are in one text of it.
import type { Place } from '../../preprocessor/expanded-line.ts';

/** The number of the main file as a whole among the files of a run. */
export const mainFile = 0;

/** Parts that others have taken the place of: what refers to them lives on in other parts. */
export interface Replacement {
  /** The first of the parts that are there instead. */
  readonly by: number;
  /** Units from the first of the replaced parts to this one. */
  readonly base: number;
  /** Units at the beginning of all that were replaced which are the same as before. */
  readonly same: number;
  /** Units that the others have more. */
  readonly growth: number;
}

interface PartPlace {
  /** UTF-16 units from the beginning of the file. */
  readonly start: number;
  /** What the numbers of its lines, as they were read, have to be raised by. */
  readonly lineShift: number;
}

/** Parts are known by their number among the files of the run. */
export class PartLayout {
  readonly #parts = new Map<number, PartPlace>();
  readonly #replaced: ReadonlyMap<number, Replacement>;

  constructor(replaced: ReadonlyMap<number, Replacement>) {
    this.#replaced = replaced;
  }

  add(file: number, start: number, lineShift: number): void {
    this.#parts.set(file, { start, lineShift });
  }

  startOf(file: number): number {
    return this.#parts.get(file)!.start;
  }

  /** 0 for other files. */
  lineShift(file: number): number {
    return this.#parts.get(file)?.lineShift ?? 0;
  }

  /** A place in a part as one in the whole file; places in other files are what they were. */
  place(place: Place): Place {
    const { file, start, end } = place;
    if (this.#parts.has(file)) {
      const base = this.startOf(file);
      return { file: mainFile, start: base + start, end: base + end };
    }
    if (!this.#replaced.has(file)) return place;
    const from = this.#resolved(file, start);
    return { file: mainFile, start: from, end: Math.max(from, this.#resolved(file, end)) };
  }

  /** Where a unit of a replaced part is, as well as can be told. */
  #resolved(file: number, offset: number): number {
    let [part, at] = [file, offset];
    for (;;) {
      const place = this.#parts.get(part);
      if (place) return place.start + at;
      const replacement = this.#replaced.get(part);
      if (!replacement) return 0;
      at += replacement.base;
      if (at >= replacement.same) at = Math.max(replacement.same, at + replacement.growth);
      part = replacement.by;
    }
  }
}
