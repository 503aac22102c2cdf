// scanf: the whole language of its formats, reading character by character as glibc does.
import type { ArgumentReader } from './arguments.ts';
import type { FloatValue } from './float-value.ts';
import { type FloatFormat, isBlank, readFloat, readInteger } from './number-syntax.ts';
import { parseScanFormat, type ScanConversion } from './scan-syntax.ts';

/** The input, of which nothing is taken before the end is known. */
export interface ScanInput {
  /** The byte at a place from the beginning; undefined at the end. */
  at(index: number): number | undefined;
}

/** Where what was read goes. */
export interface ScanMemory {
  readonly bits: 32 | 64;
  store(address: number, bytes: number, value: bigint): void;
  storeFloat(address: number, value: FloatValue, format: FloatFormat): void;
  /** The bytes of a text that was read, of whichever characters it is to be stored in. */
  textBytes(codes: readonly number[], isWide: boolean): Uint8Array;
  storeBytes(address: number, bytes: Uint8Array): void;
  /** The same into memory of its own, whose address goes to `address`: `%ms`. */
  storeAllocated(address: number, bytes: Uint8Array): void;
}

export interface ScanResult {
  /** Values stored; -1 where the input ended before the first. */
  readonly count: number;
  /** Characters read. */
  readonly consumed: number;
}

/** The reading stops here: the input does not match, or has ended. */
class Stop extends Error {
  readonly isEnd: boolean;

  constructor(isEnd: boolean) {
    super(isEnd ? 'the input has ended' : 'the input does not match');
    this.isEnd = isEnd;
  }
}

/** A place in the input, with one character ahead. */
class Cursor {
  readonly #input: ScanInput;
  place = 0;

  constructor(input: ScanInput) {
    this.#input = input;
  }

  peek(): number | undefined {
    return this.#input.at(this.place);
  }

  skipBlanks(): void {
    for (;;) {
      const next = this.peek();
      if (next === undefined || !isBlank(next)) return;
      this.place++;
    }
  }

  /** The next character where a conversion must have one. */
  require(): number {
    const next = this.peek();
    if (next === undefined) throw new Stop(true);
    return next;
  }
}

/** Takes characters of a number up to a width. */
class NumberText {
  readonly #cursor: Cursor;
  #room: number;
  text = '';

  constructor(cursor: Cursor, width: number) {
    this.#cursor = cursor;
    this.#room = width;
  }

  /** The next character in lower case; '' at the end or where the width is used up. */
  peek(): string {
    const next = this.#room > 0 ? this.#cursor.peek() : undefined;
    return next === undefined ? '' : String.fromCharCode(next).toLowerCase();
  }

  /** Reads it; `keeps` is false for what does not belong to the number's text. */
  take(keeps = true): void {
    if (keeps) this.text += this.peek();
    this.#cursor.place++;
    this.#room--;
  }
}

function digitOf(character: string): number {
  const value = Number.parseInt(character, 36);
  return Number.isNaN(value) ? 99 : value;
}

const nil = '(nil)';

/** The digits of an integer; the base is 0 for C's own prefixes. */
function scanInteger(cursor: Cursor, conversion: ScanConversion, given: number): bigint {
  cursor.skipBlanks();
  cursor.require();
  const number = new NumberText(cursor, conversion.width);
  let sign = '';
  if (number.peek() === '+' || number.peek() === '-') {
    sign = number.peek();
    number.take(false);
  }
  let base = given;
  if (number.peek() === '0') {
    number.take();
    if ((base === 0 || base === 16) && number.peek() === 'x') {
      base = 16;
      number.take(false);
    } else if (base === 0) {
      base = 8;
    }
  }
  if (base === 0) base = 10;
  while (number.peek() !== '' && digitOf(number.peek()) < base) number.take();
  if (number.text === '') {
    if (conversion.letter !== 'p' || sign !== '' || number.peek() !== nil[0]) throw new Stop(false);
    for (const character of nil) {
      if (number.peek() !== character) throw new Stop(false);
      number.take(false);
    }
    return 0n;
  }
  return readInteger(sign + number.text, base).value;
}

/** The letters of a word one by one, each of which has to come. */
function takeWord(number: NumberText, word: string): void {
  for (const letter of word) {
    if (number.peek() !== letter) throw new Stop(false);
    number.take();
  }
}

function takeMantissa(number: NumberText, isHex: boolean, hasDigit: boolean): void {
  const mark = isHex ? 'p' : 'e';
  let [gotDigit, gotPoint, gotPower] = [hasDigit, false, false];
  for (;;) {
    const next = number.peek();
    if (next === '') return;
    const isDigit = digitOf(next) < (isHex && !gotPower ? 16 : 10);
    if (isDigit) gotDigit = true;
    else if (gotPower && number.text.endsWith(mark) && (next === '-' || next === '+')) void next;
    else if (gotDigit && !gotPower && next === mark) [gotPower, gotPoint] = [true, true];
    else if (next === '.' && !gotPoint) gotPoint = true;
    else return;
    number.take();
  }
}

function scanFloat(cursor: Cursor, conversion: ScanConversion, format: FloatFormat): FloatValue {
  cursor.skipBlanks();
  cursor.require();
  const number = new NumberText(cursor, conversion.width);
  if (number.peek() === '+' || number.peek() === '-') {
    number.take();
    if (number.peek() === '') throw new Stop(false);
  }
  const signLength = number.text.length;
  if (number.peek() === 'n') takeWord(number, 'nan');
  else if (number.peek() === 'i') {
    takeWord(number, 'inf');
    if (number.peek() === 'i') takeWord(number, 'inity');
  } else {
    let isHex = false;
    const isZero = number.peek() === '0';
    if (isZero) {
      number.take();
      isHex = number.peek() === 'x';
      if (isHex) number.take();
    }
    takeMantissa(number, isHex, isZero && !isHex);
    const least = signLength + (isHex ? 2 : 0);
    if (number.text.length === least) throw new Stop(false);
  }
  const { value, length } = readFloat(number.text, format);
  if (length === 0) throw new Stop(false);
  return value;
}

/** Characters up to a width, as long as they are wanted. */
function scanText(
  cursor: Cursor,
  width: number,
  isWanted: (character: number) => boolean,
): number[] {
  const codes: number[] = [];
  while (codes.length < width) {
    const next = cursor.peek();
    if (next === undefined || !isWanted(next)) break;
    codes.push(next);
    cursor.place++;
  }
  return codes;
}

const baseOf: Readonly<Record<string, number>> = { d: 10, u: 10, i: 0, o: 8, x: 16, X: 16, p: 16 };
const bytesOf: Readonly<Record<string, number>> = { hh: 1, h: 2, ll: 8, j: 8, L: 8 };

/** Bytes that a value of a conversion takes. */
function sizeOf({ length, letter }: ScanConversion, bits: 32 | 64): number {
  if (letter === 'p') return bits / 8;
  const isNative = length === 'l' || length === 'z' || length === 't';
  return bytesOf[length] ?? (isNative ? bits / 8 : 4);
}

/** As strtol has it: what does not fit a long, or a long long, is the limit. */
function limited(value: bigint, conversion: ScanConversion, bits: 32 | 64): bigint {
  const width = BigInt(Math.max(sizeOf(conversion, bits) * 8, bits));
  const isSigned = 'di'.includes(conversion.letter);
  const most = isSigned ? (1n << (width - 1n)) - 1n : (1n << width) - 1n;
  const least = isSigned ? -(1n << (width - 1n)) : -most;
  return value > most ? most : value < least ? (isSigned ? least : most) : value;
}

function floatFormat({ length }: ScanConversion): FloatFormat {
  return length === 'l' ? 'double' : length === '' ? 'single' : 'extended';
}

class Scan {
  readonly #cursor: Cursor;
  readonly #reader: ArgumentReader;
  readonly #memory: ScanMemory;
  readonly #pointers: number[] = [];
  count = 0;

  constructor(cursor: Cursor, reader: ArgumentReader, memory: ScanMemory) {
    this.#cursor = cursor;
    this.#reader = reader;
    this.#memory = memory;
  }

  #next(): number {
    const { bits } = this.#memory;
    const word = this.#reader.integer(bits);
    return Number(bits === 64 ? BigInt.asIntN(64, word) : word);
  }

  #pointer({ position }: ScanConversion): number {
    if (position === 0) return this.#next();
    while (this.#pointers.length < position) this.#pointers.push(this.#next());
    return this.#pointers[position - 1]!;
  }

  convert(conversion: ScanConversion): void {
    const { letter, isSuppressed } = conversion;
    const cursor = this.#cursor;
    if (letter === 'n') {
      if (isSuppressed) return;
      const size = sizeOf(conversion, this.#memory.bits);
      this.#memory.store(this.#pointer(conversion), size, BigInt(cursor.place));
      return;
    }
    const base = baseOf[letter];
    if (base !== undefined) {
      const value = scanInteger(cursor, conversion, base);
      if (isSuppressed) return;
      const fitting = limited(value, conversion, this.#memory.bits);
      const size = sizeOf(conversion, this.#memory.bits);
      this.#memory.store(this.#pointer(conversion), size, BigInt.asUintN(size * 8, fitting));
      this.count++;
    } else if ('aAeEfFgG'.includes(letter)) {
      const format = floatFormat(conversion);
      const value = scanFloat(cursor, conversion, format);
      if (isSuppressed) return;
      this.#memory.storeFloat(this.#pointer(conversion), value, format);
      this.count++;
    } else {
      this.#convertText(conversion);
    }
  }

  #convertText(conversion: ScanConversion): void {
    const { letter, set, isSuppressed } = conversion;
    const cursor = this.#cursor;
    const isSingle = letter === 'c' || letter === 'C';
    if (letter === 's' || letter === 'S') cursor.skipBlanks();
    cursor.require();
    const most = isSingle && conversion.width === Number.POSITIVE_INFINITY ? 1 : conversion.width;
    const isWanted = (character: number) =>
      isSingle || (set ? set.has(character) : !isBlank(character));
    const codes = scanText(cursor, most, isWanted);
    if (set && codes.length === 0) throw new Stop(false);
    if (isSuppressed) return;
    if (!isSingle) codes.push(0);
    const isWide = conversion.length === 'l' || letter === 'S' || letter === 'C';
    const stored = this.#memory.textBytes(codes, isWide);
    const address = this.#pointer(conversion);
    if (conversion.allocates) this.#memory.storeAllocated(address, stored);
    else this.#memory.storeBytes(address, stored);
    this.count++;
  }
}

/** Reads by a format. Throws MemoryFault for pointers that lead nowhere. */
export function scanFormatted(
  format: string,
  input: ScanInput,
  reader: ArgumentReader,
  memory: ScanMemory,
): ScanResult {
  const cursor = new Cursor(input);
  const scan = new Scan(cursor, reader, memory);
  try {
    for (const part of parseScanFormat(format)) {
      if (part.kind === 'broken') throw new Stop(false);
      if (part.kind === 'blanks') cursor.skipBlanks();
      else if (part.kind === 'conversion' && part.letter !== '%') scan.convert(part);
      else {
        // A per cent sign skips blanks before itself, other characters do not.
        if (part.kind === 'conversion') cursor.skipBlanks();
        const wanted = part.kind === 'conversion' ? 0x25 : part.character;
        if (cursor.require() !== wanted) throw new Stop(false);
        cursor.place++;
      }
    }
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    if (error.isEnd && scan.count === 0) return { count: -1, consumed: cursor.place };
  }
  return { count: scan.count, consumed: cursor.place };
}
