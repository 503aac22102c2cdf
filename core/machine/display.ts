// Bytes that a program prints, one after the other, as text.

/**
 * The display prints bytes. Those of a character in UTF-8 come one after the other and appear
 * together; bytes that are no UTF-8 are characters of Latin-1.
 */
export class Display {
  /** Bytes of a character that is not complete. */
  #pending: readonly number[] = [];

  get pending(): readonly number[] {
    return this.#pending;
  }

  /** The text that a byte completes; '' if more has to come. */
  print(byte: number): string {
    const pending = this.#pending;
    if (pending.length === 0 && byte < 0x80) return String.fromCharCode(byte);
    if (pending.length > 0 && (byte & 0xc0) !== 0x80) return this.flush() + this.print(byte);
    const bytes = [...pending, byte];
    const length = sequenceLength(bytes[0]!);
    this.#pending = bytes;
    if (length === 0) return this.flush();
    if (bytes.length < length) return '';
    const point = codePoint(bytes);
    if (point === undefined) return this.flush();
    this.#pending = [];
    return String.fromCodePoint(point);
  }

  /** The text that bytes complete, many at once. */
  printAll(bytes: Uint8Array): string {
    let text = '';
    for (let at = 0; at < bytes.length; ) {
      const end = this.#pending.length === 0 ? endOfPlain(bytes, at) : at;
      if (end > at) text += plainText(bytes.subarray(at, end));
      else text += this.print(bytes[at]!);
      at = Math.max(end, at + 1);
    }
    return text;
  }

  /** What is left of a character that never became complete. */
  flush(): string {
    const text = String.fromCharCode(...this.#pending);
    this.#pending = [];
    return text;
  }

  load(pending: readonly number[]): void {
    this.#pending = pending;
  }
}

/** Without an iterator, which takes ten times as long. */
function plainText(bytes: Uint8Array): string {
  return Reflect.apply(String.fromCharCode, undefined, bytes);
}

/** Characters of a piece: engines bound how many a call can take. */
const pieceMax = 4_096;

/** Where the bytes from `start` on that are characters by themselves end. */
function endOfPlain(bytes: Uint8Array, start: number): number {
  const limit = Math.min(bytes.length, start + pieceMax);
  let at = start;
  while (at < limit && bytes[at]! < 0x80) at++;
  return at;
}

/** Bytes of the character that begins so; 0 for one that begins none. */
function sequenceLength(first: number): number {
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

const smallestPoint = [0, 0, 0x80, 0x800, 0x1_0000];

/** Undefined for forms that are longer than needed, surrogates, and what lies beyond Unicode. */
function codePoint(bytes: readonly number[]): number | undefined {
  const { length } = bytes;
  const first = bytes[0]! & (0xff >> (length + 1));
  const point = bytes.slice(1).reduce((value, byte) => (value << 6) | (byte & 0x3f), first);
  const isSurrogate = point >= 0xd800 && point < 0xe000;
  return point < smallestPoint[length]! || isSurrogate || point > 0x10_ffff ? undefined : point;
}
