// Where each piece of an image comes from, and back: by address and by line.

/** A line in the body of a macro, or of what is repeated. */
export interface InnerLine {
  readonly uri: string;
  /** Zero-based. */
  readonly line: number;
  /** Of the macro. */
  readonly name: string;
}

export interface SourceMapRow {
  /** In the machine's addressable units. */
  readonly address: number;
  readonly length: number;
  readonly uri: string;
  /** Zero-based line of the statement; where macros are, of the outermost call. */
  readonly line: number;
  /** Where macros are: the lines of their bodies, from the outermost call inwards. */
  readonly inner?: readonly InnerLine[];
}

/** An immutable map; rows do not overlap. */
export class SourceMap {
  readonly rows: readonly SourceMapRow[];
  readonly #byLine = new Map<string, SourceMapRow[]>();
  /** Made when somebody asks. */
  #byInnerLine: Map<string, SourceMapRow[]> | undefined;

  constructor(rows: readonly SourceMapRow[]) {
    this.rows = [...rows].sort((a, b) => a.address - b.address);
    for (const row of this.rows) {
      const key = `${row.line} ${row.uri}`;
      const known = this.#byLine.get(key);
      if (known) known.push(row);
      else this.#byLine.set(key, [row]);
    }
  }

  /** The row that holds `address`, if any. */
  at(address: number): SourceMapRow | undefined {
    let low = 0;
    let high = this.rows.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.rows[middle]!.address <= address) low = middle;
      else high = middle - 1;
    }
    const row = this.rows[low];
    const inside = row && address >= row.address && address < row.address + row.length;
    return inside ? row : undefined;
  }

  /** The rows of one line, by address; empty for a line without code. */
  ofLine(uri: string, line: number): readonly SourceMapRow[] {
    return this.#byLine.get(`${line} ${uri}`) ?? [];
  }

  /** The rows of all expansions of one line in the body of a macro, by address. */
  ofInnerLine(uri: string, line: number): readonly SourceMapRow[] {
    this.#byInnerLine ??= innerLines(this.rows);
    return this.#byInnerLine.get(`${line} ${uri}`) ?? [];
  }

  /** Whether any code comes from a line, directly or by a macro. */
  hasCode(uri: string, line: number): boolean {
    return this.ofLine(uri, line).length > 0 || this.ofInnerLine(uri, line).length > 0;
  }

  /** The first line from `line` on, at most `reach` lines further, that has code. */
  nextLineWithCode(uri: string, line: number, reach: number): number | undefined {
    for (let candidate = line; candidate <= line + reach; candidate++) {
      if (this.hasCode(uri, candidate)) return candidate;
    }
    return undefined;
  }

  uris(): readonly string[] {
    const inner = this.rows.flatMap(row => row.inner?.map(({ uri }) => uri) ?? []);
    return [...new Set([...this.rows.map(row => row.uri), ...inner])];
  }
}

function innerLines(rows: readonly SourceMapRow[]): Map<string, SourceMapRow[]> {
  const byLine = new Map<string, SourceMapRow[]>();
  for (const row of rows) {
    for (const { uri, line } of row.inner ?? []) {
      const key = `${line} ${uri}`;
      const known = byLine.get(key);
      if (!known) byLine.set(key, [row]);
      else if (known.at(-1) !== row) known.push(row);
    }
  }
  return byLine;
}
