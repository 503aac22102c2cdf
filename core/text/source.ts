// One source text with the table that turns offsets into lines and back.
import type { Span } from './span.ts';

/** Both numbers are zero-based; `character` counts UTF-16 code units, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** An immutable text. `uri` names it in messages and links; it is never opened from here. */
export class SourceText {
  readonly uri: string;
  readonly text: string;
  /** The offset at which each line starts. Lines end with LF, CRLF or a lone CR. */
  readonly lineStarts: Uint32Array;

  constructor(uri: string, text: string) {
    this.uri = uri;
    this.text = text;
    this.lineStarts = findLineStarts(text);
  }

  get lineCount(): number {
    return this.lineStarts.length;
  }

  /** The zero-based line that holds `offset`; offsets beyond the text count as its end. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(clamped);
    return { line, character: clamped - this.lineStarts[line]! };
  }

  /** The offset of a position; a character beyond the line's end counts as its end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineCount) return this.text.length;
    const { start, end } = this.lineSpan(position.line);
    return Math.min(start + Math.max(0, position.character), end);
  }

  /** The span of a line without its line break. */
  lineSpan(line: number): Span {
    const start = this.lineStarts[line]!;
    let end = line + 1 < this.lineCount ? this.lineStarts[line + 1]! : this.text.length;
    if (end > start && this.text.charCodeAt(end - 1) === LINE_FEED) end--;
    if (end > start && this.text.charCodeAt(end - 1) === CARRIAGE_RETURN) end--;
    return { start, end };
  }

  slice(range: Span): string {
    return this.text.slice(range.start, range.end);
  }
}

function findLineStarts(text: string): Uint32Array {
  let starts = new Uint32Array(Math.max(16, text.length >> 4));
  let count = 1;
  // Searching is many times faster than looking at each character, and few texts have lone CRs.
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  while (feed >= 0 || carriage >= 0) {
    const isFeed = carriage < 0 || (feed >= 0 && feed < carriage);
    const isPair = !isFeed && feed === carriage + 1;
    const next = (isFeed || isPair ? feed : carriage) + 1;
    if (count === starts.length) {
      const grown = new Uint32Array(starts.length * 2);
      grown.set(starts);
      starts = grown;
    }
    starts[count++] = next;
    if (feed >= 0 && feed < next) feed = text.indexOf('\n', next);
    if (carriage >= 0 && carriage < next) carriage = text.indexOf('\r', next);
  }
  return starts.slice(0, count);
}
