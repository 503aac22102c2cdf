// Where each piece of an image comes from, and back: by address and by line.

export interface SourceMapRow {
  /** In the machine's addressable units. */
  readonly address: number;
  readonly length: number;
  readonly uri: string;
  /** Zero-based line of the statement; where macros are, of the outermost call. */
  readonly line: number;
}

/** An immutable map; rows do not overlap. */
export class SourceMap {
  readonly rows: readonly SourceMapRow[];
  readonly #byLine = new Map<string, SourceMapRow[]>();

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

  /** The first line from `line` on, at most `reach` lines further, that has code. */
  nextLineWithCode(uri: string, line: number, reach: number): number | undefined {
    for (let candidate = line; candidate <= line + reach; candidate++) {
      if (this.ofLine(uri, candidate).length > 0) return candidate;
    }
    return undefined;
  }

  uris(): readonly string[] {
    return [...new Set(this.rows.map(row => row.uri))];
  }
}
