// Where the parts of the main file are in one text of it.
import type { Place } from '../../preprocessor/expanded-line.ts';

/** The number of the main file as a whole among the files of a run. */
export const mainFile = 0;

/** Parts and files that others have taken the place of: what refers to them lives on elsewhere. */
export interface Replacement {
  /** The parts that are there instead, by where they begin behind the first; or the file. */
  readonly by: readonly { readonly file: number; readonly start: number }[];
  /** A file that is included, which has places of its own. */
  readonly isFile: boolean;
  /** Units from the first of the replaced parts to this one. */
  readonly base: number;
  /** Units at the beginning of all that was replaced which are the same as before. */
  readonly same: number;
  /** Units that the others have more. */
  readonly growth: number;
  /** What the numbers of the lines that are the same had to be raised by, and of those behind. */
  readonly lineShift: number;
  readonly lineShiftBehind: number;
}

/** Where a unit is of what is there instead. */
function follow(replacement: Replacement, offset: number): { part: number; at: number } {
  const { base, same, growth, by } = replacement;
  let at = offset + base;
  if (at >= same) at = Math.max(same, at + growth);
  const { file, start } = by.findLast(each => each.start <= at) ?? by[0]!;
  return { part: file, at: at - start };
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

  /** What the number of a line has to be raised by; 0 in other files. */
  lineShift(file: number, offset: number): number {
    let shift = 0;
    for (let [part, at] = [file, offset]; ; ) {
      const place = this.#parts.get(part);
      if (place) return shift + place.lineShift;
      const replacement = this.#replaced.get(part);
      if (!replacement) return shift;
      const isBehind = at + replacement.base >= replacement.same;
      shift += isBehind ? replacement.lineShiftBehind : replacement.lineShift;
      ({ part, at } = follow(replacement, at));
    }
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
    const to = this.#resolved(file, end);
    return { file: from.file, start: from.at, end: Math.max(from.at, to.at) };
  }

  /** Where a unit of a replaced part or file is, as well as can be told. */
  #resolved(file: number, offset: number): { readonly file: number; readonly at: number } {
    let [part, at] = [file, offset];
    for (let isFile = false; ; ) {
      const place = this.#parts.get(part);
      if (place) return { file: mainFile, at: place.start + at };
      const replacement = this.#replaced.get(part);
      if (!replacement) return isFile ? { file: part, at } : { file: mainFile, at: 0 };
      ({ part, at } = follow(replacement, at));
      isFile = replacement.isFile;
    }
  }
}
