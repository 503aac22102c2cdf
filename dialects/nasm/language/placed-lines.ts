// Which records of the assembler belong to which line of the file in the editor: those of the line
// itself, and for a macro call or an include all that came out of it.
import type { LineRecord } from '../assembly/line-record.ts';
import { mainFile } from '../assembly/parts/part-layout.ts';
import type { ExpandedLine, Place } from '../preprocessor/expanded-line.ts';
import type { Extent } from './raw-lines.ts';

/** The place in the main file that a line comes from: its own, or that of the outermost call. */
export function mainPlace({ place, expansion }: ExpandedLine): Place | undefined {
  let outer = expansion;
  let found = place.file === mainFile ? place : undefined;
  while (outer) {
    if (outer.call.file === mainFile) found = outer.call;
    outer = outer.parent;
  }
  return found;
}

/** Calls of a macro that are looked at for what a line of its body comes to. */
const bodiesMax = 64;

/** The records of each line of the main file, by the zero-based line. */
export class PlacedLines {
  readonly #byLine = new Map<number, LineRecord[]>();
  readonly #records: readonly LineRecord[];
  readonly #lineAt: (offset: number) => number;
  #byBody: Map<number, LineRecord[]> | undefined;

  constructor(records: readonly LineRecord[], lineAt: (offset: number) => number) {
    this.#records = records;
    this.#lineAt = lineAt;
    // A macro call has many records, one behind the other.
    let start = -1;
    let ofLine: LineRecord[] = [];
    for (const record of records) {
      const place = mainPlace(record.line);
      if (!place) continue;
      if (place.start !== start) {
        start = place.start;
        ofLine = this.#recordsOf(lineAt(start));
      }
      ofLine.push(record);
    }
  }

  #recordsOf(line: number): LineRecord[] {
    const known = this.#byLine.get(line);
    if (known) return known;
    const fresh: LineRecord[] = [];
    this.#byLine.set(line, fresh);
    return fresh;
  }

  of(line: number): readonly LineRecord[] {
    return this.#byLine.get(line) ?? [];
  }

  /** Some records that a line in the body of a macro has come to, in whatever calls of it. */
  inBody(line: number): readonly LineRecord[] {
    this.#byBody ??= this.#readBodies();
    return this.#byBody.get(line) ?? [];
  }

  #readBodies(): Map<number, LineRecord[]> {
    const bodies = new Map<number, LineRecord[]>();
    for (const record of this.#records) {
      const { place, expansion } = record.line;
      if (!expansion || place.file !== mainFile) continue;
      const line = this.#lineAt(place.start);
      const known = bodies.get(line);
      if (!known) bodies.set(line, [record]);
      else if (known.length < bodiesMax) known.push(record);
    }
    return bodies;
  }

  /** Where the code of a line lies, with all that its macros have come to. */
  extent(line: number): Extent | undefined {
    const records = this.of(line);
    const first = records.find(({ total }) => total > 0);
    if (!first) return undefined;
    return { address: first.offset, length: records.reduce((sum, { total }) => sum + total, 0) };
  }

  lines(): Iterable<readonly [number, readonly LineRecord[]]> {
    return this.#byLine;
  }
}
