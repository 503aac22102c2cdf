// printf: the whole language of its formats, with glibc's output byte by byte.
import type { ArgumentReader } from './arguments.ts';
import { type FloatStyle, floatText } from './float-text.ts';
import { type FloatValue, floatOfDouble } from './float-value.ts';
import {
  type Conversion,
  type FormatNumber,
  type FormatPart,
  parsePrintFormat,
} from './format-syntax.ts';

/** What a format reads of memory, and what %n writes. */
export interface PrintMemory {
  readonly bits: 32 | 64;
  /** Bytes as characters up to a zero, at most `limit`. */
  text(address: number, limit: number): string;
  /** The same of wide characters; undefined where the locale has no bytes for one. */
  wideText(address: number, limit: number): string | undefined;
  /** One character, wide or a byte; undefined where the locale has none. */
  character(code: number, isWide: boolean): string | undefined;
  store(address: number, bytes: number, value: bigint): void;
  /** What strerror says of errno, for %m. */
  errorMessage(): string;
}

/** Thrown where printf gives -1: EINVAL, EILSEQ, EOVERFLOW. */
export class FormatError extends Error {
  readonly error: 'EINVAL' | 'EILSEQ' | 'EOVERFLOW';
  /** What stands in front of the conversion that has failed: a stream has it already. */
  printed = '';

  constructor(error: 'EINVAL' | 'EILSEQ' | 'EOVERFLOW') {
    super(error);
    this.error = error;
  }
}

type Value = bigint | FloatValue;
type ValueKind = 'int32' | 'int64' | 'double' | 'extended' | 'none';

/** What one call of printf may come to; glibc would go on up to 2 GB. */
const outputMax = 2 ** 26;

function integerKind({ length }: Conversion, bits: 32 | 64): ValueKind {
  if (length === 'll' || length === 'j' || length === 'L') return 'int64';
  const isNative = length === 'l' || length === 'z' || length === 't';
  return isNative && bits === 64 ? 'int64' : 'int32';
}

function kindOf(conversion: Conversion, bits: 32 | 64): ValueKind {
  const { letter, length } = conversion;
  if ('diouxXbB'.includes(letter)) return integerKind(conversion, bits);
  if ('eEfFgGaA'.includes(letter)) return length === 'L' ? 'extended' : 'double';
  if ('cC'.includes(letter)) return 'int32';
  if ('sSpn'.includes(letter)) return bits === 64 ? 'int64' : 'int32';
  return 'none';
}

/** Arguments in the order in which they are named, or of a format with positions by those. */
class Values {
  readonly #reader: ArgumentReader;
  readonly #placed: readonly Value[];

  constructor(reader: ArgumentReader, parts: readonly FormatPart[], bits: 32 | 64) {
    this.#reader = reader;
    const kinds: ValueKind[] = [];
    for (const part of parts) {
      if (part.kind !== 'conversion') continue;
      for (const number of [part.width, part.precision]) {
        if (number.kind === 'argument' && number.position > 0) kinds[number.position - 1] = 'int32';
      }
      if (part.position > 0) kinds[part.position - 1] = kindOf(part, bits);
    }
    if (kinds.length > 4096) throw new FormatError('EINVAL');
    this.#placed = Array.from(kinds, kind => this.#read(kind ?? 'int32'));
  }

  #read(kind: ValueKind): Value {
    if (kind === 'double') return floatOfDouble(this.#reader.double());
    if (kind === 'extended') return this.#reader.extended();
    return this.#reader.integer(kind === 'int64' ? 64 : 32);
  }

  take(kind: ValueKind, position: number): Value {
    return position > 0 ? this.#placed[position - 1]! : this.#read(kind);
  }

  number(given: FormatNumber): number | undefined {
    if (given.kind === 'none') return undefined;
    if (given.kind === 'given') return given.value;
    return Number(BigInt.asIntN(32, this.take('int32', given.position) as bigint));
  }
}

interface Layout {
  readonly flags: ReadonlySet<string>;
  readonly width: number;
  /** -1 where none is given. */
  readonly precision: number;
}

/** Sign, prefix and digits in a field. */
function inField(prefix: string, body: string, { flags, width }: Layout, zeros: boolean): string {
  const room = width - prefix.length - body.length;
  if (room <= 0) return prefix + body;
  if (flags.has('-')) return prefix + body + ' '.repeat(room);
  if (zeros && flags.has('0')) return prefix + '0'.repeat(room) + body;
  return ' '.repeat(room) + prefix + body;
}

const widthOfLength: Readonly<Record<string, number>> = { hh: 8, h: 16 };

function signOf(isNegative: boolean, flags: ReadonlySet<string>): string {
  if (isNegative) return '-';
  return flags.has('+') ? '+' : flags.has(' ') ? ' ' : '';
}

const radixOf: Readonly<Record<string, number>> = { o: 8, x: 16, X: 16, b: 2, B: 2 };
const prefixOf: Readonly<Record<string, string>> = { x: '0x', X: '0X', b: '0b', B: '0B' };

function integerText(conversion: Conversion, word: bigint, kind: ValueKind, layout: Layout) {
  const { letter, length, flags } = conversion;
  const bits = widthOfLength[length] ?? (kind === 'int64' ? 64 : 32);
  const { precision } = layout;
  const isSigned = letter === 'd' || letter === 'i';
  const value = isSigned ? BigInt.asIntN(bits, word) : BigInt.asUintN(bits, word);
  let digits = (value < 0n ? -value : value).toString(radixOf[letter] ?? 10);
  if (letter === 'X') digits = digits.toUpperCase();
  if (value === 0n && precision === 0) digits = '';
  digits = digits.padStart(precision, '0');
  if (letter === 'o' && flags.has('#') && !digits.startsWith('0')) digits = `0${digits}`;
  const hasPrefix = flags.has('#') && value !== 0n;
  const prefix = isSigned
    ? signOf(value < 0n, layout.flags)
    : hasPrefix
      ? (prefixOf[letter] ?? '')
      : '';
  return inField(prefix, digits, layout, precision < 0);
}

function floatField(conversion: Conversion, value: FloatValue, layout: Layout): string {
  const { letter, flags } = conversion;
  const style = letter.toLowerCase() as FloatStyle;
  const isUpper = letter !== style;
  const text = floatText(value, style, layout.precision, flags.has('#'));
  const shown = isUpper ? text.toUpperCase() : text;
  const sign = signOf(value.isNegative, layout.flags);
  if (value.kind !== 'finite') return inField(sign, shown, layout, false);
  // The zeros of %a stand behind its 0x.
  const prefix = style === 'a' ? sign + shown.slice(0, 2) : sign;
  return inField(prefix, style === 'a' ? shown.slice(2) : shown, layout, true);
}

function pointerText(word: bigint, layout: Layout): string {
  if (word === 0n) return inField('', '(nil)', layout, false);
  const digits = word.toString(16).padStart(layout.precision, '0');
  return inField(`${signOf(false, layout.flags)}0x`, digits, layout, layout.precision < 0);
}

const nullText = '(null)';

function stringText(
  conversion: Conversion,
  word: bigint,
  layout: Layout,
  memory: PrintMemory,
): string {
  const { precision } = layout;
  const limit = precision < 0 ? outputMax : precision;
  const address = Number(BigInt.asIntN(memory.bits === 64 ? 64 : 53, word));
  let text: string | undefined;
  if (address === 0) text = precision < 0 || precision >= nullText.length ? nullText : '';
  else if (conversion.length === 'l' || conversion.letter === 'S') {
    text = memory.wideText(address, limit);
  } else text = memory.text(address, limit);
  if (text === undefined) throw new FormatError('EILSEQ');
  return inField('', text, layout, false);
}

function characterText(
  conversion: Conversion,
  word: bigint,
  layout: Layout,
  memory: PrintMemory,
): string {
  const isWide = conversion.length === 'l' || conversion.letter === 'C';
  const text = memory.character(Number(BigInt.asUintN(isWide ? 32 : 8, word)), isWide);
  if (text === undefined) throw new FormatError('EILSEQ');
  return inField('', text, layout, false);
}

const bytesOfCount: Readonly<Record<string, number>> = { hh: 1, h: 2, ll: 8, j: 8, L: 8 };

function storeCount(conversion: Conversion, word: bigint, count: number, memory: PrintMemory) {
  const { length } = conversion;
  const native = length === 'l' || length === 'z' || length === 't' ? memory.bits / 8 : 4;
  const size = bytesOfCount[length] ?? native;
  const address = Number(BigInt.asIntN(memory.bits === 64 ? 64 : 53, word));
  memory.store(address, size, BigInt.asUintN(size * 8, BigInt(count)));
}

/** Width and precision of a conversion, of which arguments may be part. */
function layoutOf(conversion: Conversion, values: Values): Layout {
  const width = values.number(conversion.width) ?? 0;
  const precision = values.number(conversion.precision) ?? -1;
  const flags = width < 0 ? new Set([...conversion.flags, '-']) : conversion.flags;
  const most = Math.max(Math.abs(width), precision);
  if (most >= 2 ** 31 - 1) throw new FormatError('EOVERFLOW');
  if (most > outputMax) throw new FormatError('EOVERFLOW');
  return { flags, width: Math.abs(width), precision: Math.max(precision, -1) };
}

/** A conversion that is none is printed as it is written. */
function unknownText(conversion: Conversion): string {
  return conversion.source;
}

function converted(
  conversion: Conversion,
  values: Values,
  memory: PrintMemory,
  count: number,
): string {
  const layout = layoutOf(conversion, values);
  const { letter, position } = conversion;
  if (letter === 'm') {
    const text = memory.errorMessage();
    const cut = layout.precision < 0 ? text : text.slice(0, layout.precision);
    return inField('', cut, layout, false);
  }
  const kind = kindOf(conversion, memory.bits);
  if (kind === 'none') return unknownText(conversion);
  const value = values.take(kind, position);
  if (typeof value !== 'bigint') return floatField(conversion, value, layout);
  switch (letter) {
    case 'c':
    case 'C':
      return characterText(conversion, value, layout, memory);
    case 's':
    case 'S':
      return stringText(conversion, value, layout, memory);
    case 'p':
      return pointerText(value, layout);
    case 'n':
      storeCount(conversion, value, count, memory);
      return '';
    default:
      return integerText(conversion, value, kind, layout);
  }
}

/**
 * What printf prints: each character is a byte. Throws FormatError where it gives -1, and
 * MemoryFault for pointers that lead nowhere.
 */
export function formatText(format: string, reader: ArgumentReader, memory: PrintMemory): string {
  const parts = parsePrintFormat(format);
  const values = new Values(reader, parts, memory.bits);
  let text = '';
  try {
    for (const part of parts) {
      if (part.kind === 'broken') throw new FormatError('EINVAL');
      text += part.kind === 'text' ? part.text : converted(part, values, memory, text.length);
      if (text.length > outputMax) throw new FormatError('EOVERFLOW');
    }
  } catch (error) {
    if (error instanceof FormatError && error.error === 'EILSEQ') error.printed = text;
    throw error;
  }
  return text;
}
