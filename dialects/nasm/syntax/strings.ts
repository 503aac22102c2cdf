// Quoted strings: their bytes, their value as a number, and their UTF-16 and UTF-32 forms.
import { appendAll } from '#core/lists.ts';
import { utf8Bytes } from '#core/text/utf8.ts';
import { type Integer, integer } from '../integer.ts';
import type { StringEncoding } from './words.ts';

const escapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  e: 27,
};

/**
 * The bytes of text in a source. A byte of a file that is no UTF-8 is kept as a lone surrogate
 * from U+DC80 to U+DCFF, whose low eight bits it is.
 */
export function textBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x80) return withOthers(text, bytes, index);
    bytes[index] = code;
  }
  return bytes;
}

/** The same from the first character on that is not ASCII; what is before it is there. */
function withOthers(text: string, before: Uint8Array, start: number): Uint8Array {
  // No character comes to more than three bytes for each of its units.
  const bytes = new Uint8Array(start + (text.length - start) * 3);
  bytes.set(before.subarray(0, start));
  let at = start;
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) bytes[at++] = code;
    else if (code >= 0xdc80 && code <= 0xdcff) bytes[at++] = code & 0xff;
    else {
      const point = text.codePointAt(index) ?? 0;
      if (point > 0xffff) index++;
      for (const byte of utf8Bytes(point)) bytes[at++] = byte;
    }
  }
  return bytes.slice(0, at);
}

/** The bytes of a quoted string; in backquotes the escapes of C hold. */
export function stringBytes(quoted: string): Uint8Array {
  const inner = quoted.slice(1, -1);
  if (quoted[0] !== '`' || !inner.includes('\\')) return textBytes(inner);
  const bytes: number[] = [];
  let at = 0;
  while (at < inner.length) {
    const slash = inner.indexOf('\\', at);
    const end = slash < 0 ? inner.length : slash;
    if (end > at) appendAll(bytes, textBytes(inner.slice(at, end)));
    at = slash < 0 ? end : readEscape(inner, slash + 1, bytes);
  }
  return Uint8Array.from(bytes);
}

/** The text of a quoted string without its quotes, as the name of a file is written. */
export function stringText(quoted: string): string {
  const inner = quoted.slice(1, -1);
  if (quoted[0] !== '`' || !inner.includes('\\')) return inner;
  const points = decodeUtf8(stringBytes(quoted));
  return points?.map(each => String.fromCodePoint(each)).join('') ?? inner;
}

/** Reads what stands behind a backslash and returns where it ends. */
function readEscape(text: string, at: number, bytes: number[]): number {
  const letter = text[at];
  if (letter === undefined) {
    bytes.push(0x5c);
    return at;
  }
  const simple = escapes[letter];
  if (simple !== undefined) {
    bytes.push(simple);
    return at + 1;
  }
  if (letter >= '0' && letter <= '7') return readDigits(text, at, 8, 3, bytes, byte);
  if (letter === 'x' || letter === 'X') return readNumber(text, at, 2, bytes, byte);
  if (letter === 'u') return readNumber(text, at, 4, bytes, point);
  if (letter === 'U') return readNumber(text, at, 8, bytes, point);
  const end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  appendAll(bytes, textBytes(text.slice(at, end)));
  return end;
}

function byte(value: number): readonly number[] {
  return [value & 0xff];
}

function point(value: number): readonly number[] {
  if (value < 0x110000) return surrogateBytes(value);
  const last = (shift: number) => 0x80 | (Math.floor(value / 2 ** shift) & 0x3f);
  if (value < 0x200000) return [0xf0 | (value >> 18), last(12), last(6), last(0)];
  if (value < 0x4000000) return [0xf8 | (value >> 24), last(18), last(12), last(6), last(0)];
  return [0xfc | (value >>> 30), last(24), last(18), last(12), last(6), last(0)];
}

/** UTF-8 of a code point, also of half a pair, which `\ud800` writes as three bytes. */
function surrogateBytes(value: number): readonly number[] {
  if (value < 0xd800 || value > 0xdfff) return utf8Bytes(value);
  return [0xe0 | (value >> 12), 0x80 | ((value >> 6) & 0x3f), 0x80 | (value & 0x3f)];
}

type Writer = (value: number) => readonly number[];

/** `\x` and its like: the letter stands for itself where no digit follows. */
function readNumber(text: string, at: number, most: number, bytes: number[], write: Writer) {
  const end = readDigits(text, at + 1, 16, most, bytes, write);
  if (end === at + 1) bytes.push(text.charCodeAt(at));
  return end;
}

function readDigits(
  text: string,
  at: number,
  radix: number,
  most: number,
  bytes: number[],
  write: Writer,
): number {
  let value = 0;
  let end = at;
  while (end < text.length && end < at + most) {
    const digit = Number.parseInt(text[end]!, radix);
    if (Number.isNaN(digit)) break;
    value = value * radix + digit;
    end++;
  }
  if (end > at) appendAll(bytes, write(value));
  return end;
}

/** A string as a number: its first character is the least significant byte; `most` count. */
export function stringNumber(bytes: Uint8Array, most: number): Integer {
  let value = 0n;
  for (let index = Math.min(bytes.length, most) - 1; index >= 0; index--) {
    value = value * 256n + BigInt(bytes[index]!);
  }
  return integer(value);
}

/** The string in another encoding of Unicode; undefined if its bytes are no UTF-8. */
export function transcode(bytes: Uint8Array, encoding: StringEncoding): Uint8Array | undefined {
  const points = decodeUtf8(bytes);
  if (!points) return undefined;
  const bigEndian = encoding.endsWith('be');
  const result: number[] = [];
  const put = (value: number, size: number): void => {
    for (let index = 0; index < size; index++) {
      const shift = 8 * (bigEndian ? size - 1 - index : index);
      result.push((value >>> shift) & 0xff);
    }
  };
  for (const value of points) {
    if (encoding.startsWith('utf32')) put(value, 4);
    else if (value < 0x10000) put(value, 2);
    else {
      const high = 0xd800 + ((value - 0x10000) >> 10);
      const low = 0xdc00 + ((value - 0x10000) & 0x3ff);
      // nasm has the halves the wrong way round where the bytes are big-endian.
      put(bigEndian ? low : high, 2);
      put(bigEndian ? high : low, 2);
    }
  }
  return Uint8Array.from(result);
}

/** The least value that a sequence of each length may have: shorter ones write the rest. */
const least = [0, 0, 0x80, 0x800, 0x10000];

function decodeUtf8(bytes: Uint8Array): readonly number[] | undefined {
  const points: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at]!;
    const length = first < 0x80 ? 1 : first < 0xc0 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (length === 0 || at + length > bytes.length || first >= 0xf8) return undefined;
    let value = length === 1 ? first : first & (0x7f >> length);
    for (let index = 1; index < length; index++) {
      const next = bytes[at + index]!;
      if ((next & 0xc0) !== 0x80) return undefined;
      value = (value << 6) | (next & 0x3f);
    }
    if (value < (least[length] ?? 0) || value > 0x10ffff) return undefined;
    points.push(value);
    at += length;
  }
  return points;
}
