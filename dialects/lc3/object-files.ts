// Reads and writes the files of LC-3 images: objects of two kinds, hexadecimal and binary text,
// listings and tables of symbols.
import type { ImageSymbol, WordSegment } from './program.ts';

export interface ObjectFile {
  readonly segments: readonly WordSegment[];
  readonly symbols: readonly ImageSymbol[];
}

/** How objects of lc3tools begin: five bytes and the version. */
const magic = [0x1c, 0x30, 0x15, 0xc0, 0x01];
const version = [0x01, 0x01];
const recordHead = 7;
/** What old editors put at the end of a text. */
const endOfFile = '\u001A';

const nothing: ObjectFile = { segments: [], symbols: [] };

/**
 * The segments and labels of an image; its name's ending tells the format, and its first bytes do
 * where several share one. Bytes that are no image give no segments. Never throws.
 */
export function readObject(name: string, bytes: Uint8Array): ObjectFile {
  if (startsWith(bytes, [...magic, ...version])) return readRecords(bytes);
  const text = textOf(bytes);
  const ending = /\.\w+$/.exec(name.toLowerCase())?.[0] ?? '';
  if (text !== undefined && ending !== '.obj') {
    if (ending === '.sym') return { segments: [], symbols: readSymbols(text) };
    if (ending === '.lst') return readListing(text);
    return readWords(text, ending === '.bin' ? 2 : 16) ?? nothing;
  }
  return readPlain(bytes);
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

/** The text of a file that holds printable ASCII only; undefined for anything else. */
function textOf(bytes: Uint8Array): string | undefined {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    const piece = bytes.subarray(start, start + 8192);
    if (piece.some(byte => byte < 9 || (byte > 13 && byte < 32 && byte !== 26))) return undefined;
    pieces.push(String.fromCharCode(...piece));
  }
  return pieces.join('');
}

/** Origin and words, the higher byte first; an odd byte at the end is left out. */
function readPlain(bytes: Uint8Array): ObjectFile {
  const count = bytes.length >> 1;
  if (count === 0) return nothing;
  const word = (index: number) => (bytes[2 * index]! << 8) | bytes[2 * index + 1]!;
  const origin = word(0);
  const length = Math.min(count - 1, 0x10000 - origin);
  const words = Uint16Array.from({ length }, (_, index) => word(index + 1));
  return { segments: [{ origin, words }], symbols: [] };
}

/** Records of lc3tools: a word, whether it is an origin, and the source line with its length. */
function readRecords(bytes: Uint8Array): ObjectFile {
  const builder = new SegmentBuilder();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = magic.length + version.length;
  while (offset + recordHead <= bytes.length) {
    const value = view.getUint16(offset, true);
    if (view.getUint8(offset + 2) !== 0) builder.origin(value);
    else builder.word(value);
    offset += recordHead + view.getUint32(offset + 3, true);
  }
  return { segments: builder.finish(), symbols: [] };
}

/** Puts words one behind the other, from the origin given last. */
class SegmentBuilder {
  readonly #segments: WordSegment[] = [];
  #origin: number | undefined;
  #words: number[] = [];

  get hasOrigin(): boolean {
    return this.#origin !== undefined;
  }

  origin(value: number): void {
    this.#close();
    this.#origin = value;
  }

  /** Words that would lie beyond memory, or have no origin, are left out. */
  word(value: number): void {
    if (this.#origin === undefined || this.#origin + this.#words.length > 0xffff) return;
    this.#words.push(value);
  }

  finish(): readonly WordSegment[] {
    this.#close();
    return this.#segments;
  }

  #close(): void {
    if (this.#origin !== undefined && this.#words.length > 0) {
      this.#segments.push({ origin: this.#origin, words: Uint16Array.from(this.#words) });
    }
    this.#words = [];
  }
}

/**
 * A word a line, in digits of the base. A line with `@` gives an origin; without any, the first
 * word is the origin. Comments begin with a semicolon. Undefined if a line is something else.
 */
function readWords(text: string, base: 2 | 16): ObjectFile | undefined {
  const builder = new SegmentBuilder();
  for (const line of text.split(/\r\n|[\r\n]/)) {
    const content = line.replace(/;.*/, '').replaceAll(endOfFile, '').replace(/[\s_]/g, '');
    if (content === '') continue;
    const isOrigin = content.startsWith('@');
    const digits = isOrigin ? content.slice(1) : content;
    const value = parseWord(digits, isOrigin && base === 2 && digits.length <= 4 ? 16 : base);
    if (value === undefined) return undefined;
    if (isOrigin || !builder.hasOrigin) builder.origin(value);
    else builder.word(value);
  }
  return { segments: builder.finish(), symbols: [] };
}

function parseWord(digits: string, base: 2 | 16): number | undefined {
  const pattern = base === 16 ? /^(?:0?x)?[0-9a-f]{1,4}$/i : /^[01]{16}$/;
  if (!pattern.test(digits)) return undefined;
  return Number.parseInt(digits.replace(/^0?x/i, ''), base);
}

/** Lines such as `(3000) 5020  0101000000100000 (   2) LOOP  AND R0 R0 #0`; (0000) is .ORIG. */
function readListing(text: string): ObjectFile {
  const builder = new SegmentBuilder();
  const symbols: ImageSymbol[] = [];
  for (const line of text.split(/\r\n|[\r\n]/)) {
    const match = /^\(([0-9a-f]{4})\)\s+([0-9a-f]{4})\s+[01]{16}\s+\(\s*\d+\)(.*)$/i.exec(line);
    if (!match) continue;
    const [, address = '', word = '', rest = ''] = match;
    const value = Number.parseInt(word, 16);
    if (/^\s*\.orig\b/i.test(rest)) builder.origin(value);
    else builder.word(value);
    const name = /^\s?(\S+)/.exec(rest)?.[1];
    if (name !== undefined) symbols.push({ name, address: Number.parseInt(address, 16) });
  }
  return { segments: builder.finish(), symbols: symbols.filter(({ name }) => name[0] !== '.') };
}

/** The labels of a table: each line a name and four hexadecimal digits, behind slashes. */
export function readSymbols(text: string): readonly ImageSymbol[] {
  return text.split(/\r\n|[\r\n]/).flatMap(line => {
    const match = /^\/\/\s+([A-Za-z_$.]\S*)\s+([0-9a-f]{4})\s*$/i.exec(line);
    return match ? [{ name: match[1]!, address: Number.parseInt(match[2]!, 16) }] : [];
  });
}

/** An origin and its words, the higher byte first: what the original lc3as writes. */
export function writePlain({ origin, words }: WordSegment): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * words.length);
  const put = (index: number, word: number) => bytes.set([word >> 8, word & 0xff], 2 * index);
  put(0, origin);
  words.forEach((word, index) => {
    put(index + 1, word);
  });
  return bytes;
}

/** One line of source for each word that begins a statement; the others have none. */
export type LineText = (address: number) => string;

/** All segments in one file, with their source lines: what lc3tools writes. */
export function writeRecords(
  segments: readonly WordSegment[],
  lineText: LineText,
  originText: LineText,
): Uint8Array {
  const bytes: number[] = [...magic, ...version];
  const record = (value: number, isOrigin: boolean, text: string) => {
    const line = asciiBytes(text);
    bytes.push(value & 0xff, value >> 8, isOrigin ? 1 : 0);
    for (let shift = 0; shift < 32; shift += 8) bytes.push((line.length >> shift) & 0xff);
    for (const byte of line) bytes.push(byte);
  };
  for (const { origin, words } of segments) {
    record(origin, true, originText(origin));
    words.forEach((word, index) => {
      record(word, false, lineText(origin + index));
    });
  }
  return Uint8Array.from(bytes);
}

/** Text as bytes; characters beyond ASCII become question marks. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, character => {
    const point = character.codePointAt(0)!;
    return point < 0x80 ? point : 0x3f;
  });
}

function digits(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}

/** `@ORIGIN` and the words of each segment, a word of four digits a line. */
export function writeHexadecimal(segments: readonly WordSegment[]): Uint8Array {
  const lines = segments.flatMap(({ origin, words }) => [
    `@${digits(origin)}`,
    ...Array.from(words, digits),
  ]);
  return asciiBytes(lines.map(line => `${line}\n`).join(''));
}

/** Sixteen binary digits a line, the origin first. */
export function writeBinary({ origin, words }: WordSegment): Uint8Array {
  const lines = [origin, ...words].map(word => word.toString(2).padStart(16, '0'));
  return asciiBytes(lines.map(line => `${line}\n`).join(''));
}

/** The table of symbols in the layout of the original lc3as. */
export function writeSymbols(symbols: readonly ImageSymbol[]): Uint8Array {
  const lines = [
    '// Symbol table',
    '// Scope level 0:',
    '//\tSymbol Name       Page Address',
    '//\t----------------  ------------',
    ...symbols.map(({ name, address }) => `//\t${name.padEnd(16)}  ${digits(address)}`),
    '',
  ];
  return asciiBytes(lines.map(line => `${line}\n`).join(''));
}
