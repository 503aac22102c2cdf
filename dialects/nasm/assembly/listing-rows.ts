// The rows of a listing: number, offset, bytes and line, broken as nasm breaks them.
import type { DerivedLine } from '#core/assembler/derived-text.ts';

/** Characters of bytes in a row; what goes on below has a hyphen behind them. */
const hexColumns = 18;
const offsetDigits = 8;
const numberColumns = 6;
/** Characters of a line that a row has room for. */
const textMax = 1020;
const stars = '*'.repeat(hexColumns);

export class ListingRows {
  readonly #hasDecimalCounts: boolean;
  readonly lines: DerivedLine[] = [];
  #number = 0;
  #text = '';
  #depth = 0;
  #source: number | undefined;
  /** The last line outside all macros: the call that lines of bodies come out of. */
  #call: number | undefined;
  /** The line has not been shown yet. */
  #isWaiting = false;
  #bytes = '';
  #offset = 0;
  #errors: string[] = [];
  /** False behind `[list -]`. */
  isOn = true;

  constructor(hasDecimalCounts: boolean) {
    this.#hasDecimalCounts = hasDecimalCounts;
  }

  /** A number of rounds or bytes, as rows tell it. */
  count(value: number): string {
    return this.#hasDecimalCounts ? String(value) : `${value.toString(16).toUpperCase()}h`;
  }

  /** The next line; `source` is its zero-based line in the main file. */
  line(number: number, text: string, depth: number, source: number | undefined): void {
    if (!this.isOn) return;
    this.#show(depth);
    this.#number = number;
    this.#text = text.length < textMax ? text : `${text.slice(0, textMax)}...`;
    this.#depth = depth;
    this.#source = source;
    if (depth === 0) this.#call = source;
    this.#isWaiting = true;
  }

  /** What the line above comes to, in a row of its own that takes the bytes. */
  again(text: string): void {
    this.line(this.#number, text, this.#depth, this.#source);
  }

  /** Bytes, or what stands for them, that no row may divide. */
  put(offset: number, piece: string): void {
    if (!this.isOn) return;
    if (this.#bytes !== '' && this.#bytes.length + piece.length > hexColumns) {
      this.#bytes += '-';
      this.#show();
    }
    if (this.#bytes === '') this.#offset = offset;
    this.#bytes += piece;
  }

  /** What belongs to the bytes before it, and to their offset should it need a row of its own. */
  putBehind(piece: string): void {
    this.put(this.#offset, piece);
  }

  /** Something that is wrong, shown below the row. */
  error(text: string): void {
    this.#errors.push(text);
  }

  end(): void {
    this.#show(0);
  }

  /** The row; `next` is how deep that is which comes behind it. */
  #show(next = this.#depth): void {
    const number = String(this.#number).padStart(numberColumns);
    const depth = this.#depth;
    const level = depth > 0 ? `${next < 10 ? ' ' : ''}<${depth}>` : '    ';
    if (this.#isWaiting || this.#bytes !== '') {
      const bytes =
        this.#bytes === ''
          ? ' '.repeat(offsetDigits + hexColumns + 2)
          : `${offsetText(this.#offset)} ${this.#bytes.padEnd(hexColumns + 1)}`;
      const shownLevel = depth > 0 || this.#isWaiting ? level : '';
      const text = this.#isWaiting ? ` ${this.#text}` : '';
      this.#push(`${number} ${bytes}${shownLevel}${text}`);
    }
    for (const error of this.#errors) {
      this.#push(`${number}          ${stars} ${level}  ${error}`);
    }
    this.#isWaiting = false;
    this.#bytes = '';
    this.#errors = [];
  }

  #push(text: string): void {
    const [line, call] = [this.#source, this.#depth > 0 ? this.#call : undefined];
    const origin = line === undefined ? {} : { line };
    this.lines.push({ text, ...origin, ...(call === undefined ? {} : { call }) });
  }
}

function offsetText(offset: number): string {
  return (offset >>> 0).toString(16).toUpperCase().padStart(offsetDigits, '0');
}
