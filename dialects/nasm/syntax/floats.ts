// Floating-point constants to bytes: IEEE 754 formats, x87's 80 bits and packed decimal digits.
import type { FloatFormatName, FloatSelection } from './words.ts';

interface FloatFormat {
  readonly bytes: number;
  readonly exponentBits: number;
  /** Bits of the fraction that are stored; the integer bit of x87 is one of them. */
  readonly fractionBits: number;
  readonly storesInteger: boolean;
}

const formats: Readonly<Record<FloatFormatName, FloatFormat>> = {
  float8: { bytes: 1, exponentBits: 4, fractionBits: 3, storesInteger: false },
  bfloat16: { bytes: 2, exponentBits: 8, fractionBits: 7, storesInteger: false },
  float16: { bytes: 2, exponentBits: 5, fractionBits: 10, storesInteger: false },
  float32: { bytes: 4, exponentBits: 8, fractionBits: 23, storesInteger: false },
  float64: { bytes: 8, exponentBits: 11, fractionBits: 52, storesInteger: false },
  float80: { bytes: 10, exponentBits: 15, fractionBits: 64, storesInteger: true },
  float128: { bytes: 16, exponentBits: 15, fractionBits: 112, storesInteger: false },
};

/** The format of a constant in data whose elements have so many bytes. */
const formatsBySize: ReadonlyMap<number, FloatFormatName> = new Map([
  [1, 'float8'],
  [2, 'float16'],
  [4, 'float32'],
  [8, 'float64'],
  [10, 'float80'],
  [16, 'float128'],
]);

/** A warning's class and its text. */
export interface FloatWarning {
  readonly class: 'float-overflow' | 'float-denorm' | 'float-underflow' | 'float-toolong' | 'other';
  readonly text: string;
}

export interface FloatProblem {
  readonly text: string;
  /** It counts in the last pass alone. */
  readonly isLate: boolean;
}

export interface FloatBytes {
  readonly bytes: Uint8Array;
  readonly warning: FloatWarning | undefined;
  /** What is said before that; absent if nothing is. */
  readonly firstWarning?: FloatWarning;
  /** Why the bytes are those of no number; absent if they are. */
  readonly problem?: FloatProblem;
}

/** A number's magnitude: numerator/denominator, or what is no number. */
type Magnitude = { readonly numerator: bigint; readonly denominator: bigint } | SpecialFloat;
export type SpecialFloat = 'infinity' | 'qnan' | 'snan';

/** What a format makes of the constant `text`, or of a special value; why not where it cannot. */
export function floatBytes(
  text: string | SpecialFloat,
  negative: boolean,
  name: FloatFormatName,
): FloatBytes | string {
  const format = formats[name];
  if (isPacked(text)) {
    if (name !== 'float80') return 'packed BCD requires an 80-bit format';
    return packedBytes(text, negative);
  }
  const magnitude = readMagnitude(text);
  if (magnitude === undefined) {
    return { ...encode('qnan', negative, format), problem: problemOf(text) };
  }
  const made = encode(magnitude, negative, format);
  return isTooLong(text) ? { ...made, firstWarning: tooLong } : made;
}

/** What is wrong with a constant: the first character that nasm does not take. */
function problemOf(text: string): FloatProblem {
  const fault = faultOf(text);
  return { text: fault, isLate: /^invalid character.* significand/.test(fault) };
}

/** Digits and exponent letter of the numbers that a letter behind their first zero marks. */
const marked: Readonly<Record<string, readonly [RegExp, string]>> = {
  x: [/[0-9a-f]/, 'p'],
  h: [/[0-9a-f]/, 'p'],
  o: [/[0-7]/, 'p'],
  q: [/[0-7]/, 'p'],
  b: [/[01]/, 'p'],
  y: [/[01]/, 'p'],
};

/** What nasm says of a constant that is none. */
function faultOf(text: string): string {
  const letter = text[0] === '$' ? 'x' : text[0] === '0' ? (text[1] ?? '').toLowerCase() : '';
  const special = marked[letter];
  const [digit, exponent] = special ?? [/\d/, 'e'];
  let periods = 0;
  let at = text[0] === '$' ? 1 : special || /[dt]/.test(letter) ? 2 : 0;
  for (; at < text.length && text[at]!.toLowerCase() !== exponent; at++) {
    const char = text[at]!;
    if (char === '.') {
      if (++periods > 1) return 'too many periods in floating-point constant';
    } else if (char !== '_' && !digit.test(char.toLowerCase())) {
      if (special) return `floating-point constant: \`${char}' is invalid character`;
      return `invalid character in floating-point constant significand: '${char}'`;
    }
  }
  const rest = text.slice(at + 1).replace(/^[-+]/, '');
  const wrong = /[^\d_]/.exec(rest)?.[0];
  if (wrong === undefined) return 'invalid floating-point constant';
  return `invalid character in floating-point constant exponent: '${wrong}'`;
}

/** Digits of a decimal number behind its first zeros, the last zeros included. */
const digitsMax = 52;

const tooLong: FloatWarning = {
  class: 'float-toolong',
  text: `floating-point constant significand contains more than ${digitsMax} digits`,
};

function isTooLong(text: string): boolean {
  if (text.length <= digitsMax || /^(0[xhbyoq]|\$)/i.test(text)) return false;
  const digits = text.replace(/^0[dt]|e.*$|[_.]/gi, '').replace(/^0+/, '');
  return digits.length > digitsMax;
}

/** The format for data elements of `size` bytes; undefined if there is none. */
export function floatFormatOfSize(size: number): FloatFormatName | undefined {
  return formatsBySize.get(size);
}

/** The bytes that `__?float80m?__` and its like select. */
export function selectBytes(whole: Uint8Array, { from, to }: FloatSelection): Uint8Array {
  return whole.slice(from, to);
}

function isPacked(text: string): boolean {
  return /^(0p.*|[0-9][0-9_]*p)$/is.test(text);
}

/** Digits that an 80-bit packed number holds. */
const packedDigits = 18;

function packedBytes(text: string, negative: boolean): FloatBytes | string {
  const digits = text.replace(/^0p/i, '').replace(/[p_]/gi, '');
  const wrong = digits.replaceAll(/[0-9]/g, '').at(-1);
  if (wrong !== undefined) return `invalid character \`${wrong}' in packed BCD constant`;
  const bytes = new Uint8Array(10);
  const kept = digits.slice(-packedDigits);
  for (let index = 0; index < kept.length; index++) {
    const digit = kept.charCodeAt(kept.length - 1 - index) - 48;
    bytes[index >> 1]! |= digit << (4 * (index & 1));
  }
  bytes[9] = negative ? 0x80 : 0;
  const tooLong = digits.replace(/^0+/, '').length > packedDigits;
  const text18 = `packed BCD truncated to ${packedDigits} digits`;
  return { bytes, warning: tooLong ? { class: 'other', text: text18 } : undefined };
}

/** Exponents beyond these are infinity or zero in every format. */
const exponentMax = 40_000;

function readMagnitude(text: string | SpecialFloat): Magnitude | undefined {
  if (text === 'infinity' || text === 'qnan' || text === 'snan') return text;
  const plain = text.replaceAll('_', '').toLowerCase();
  const prefix = /^(0[xhbyoqdt]|\$)/.exec(plain)?.[0] ?? '';
  const bits = bitsPerDigit(prefix);
  return bits === 0
    ? readDecimal(plain, prefix.length)
    : readBinary(plain.slice(prefix.length), bits);
}

/** The prefix that a bigint has for digits of so many bits, and what they are. */
const digitsOf: Record<number, readonly [prefix: string, digits: RegExp]> = {
  1: ['0b', /^[01]*$/],
  3: ['0o', /^[0-7]*$/],
  4: ['0x', /^[0-9a-f]*$/],
};

/** 4, 1 or 3 for hexadecimal, binary and octal prefixes; 0 for decimal. */
function bitsPerDigit(prefix: string): number {
  if (prefix === '$' || /[xh]/.test(prefix)) return 4;
  if (/[by]/.test(prefix)) return 1;
  return /[oq]/.test(prefix) ? 3 : 0;
}

function readDecimal(text: string, start: number): Magnitude | undefined {
  const parts = /^([0-9]*)(?:\.([0-9]*))?(?:e([+-]?[0-9]*))?$/.exec(text.slice(start));
  if (!parts) return undefined;
  const [, whole = '', fraction = '', exponentText = ''] = parts;
  const digits = BigInt(`0${whole}${fraction}`);
  const exponent = clampExponent(Number.parseInt(exponentText, 10) || 0) - fraction.length;
  return scaled(digits, 10n, exponent);
}

function readBinary(text: string, bits: number): Magnitude | undefined {
  const parts = /^([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?[0-9]*))?$/.exec(text);
  if (!parts) return undefined;
  const [, whole = '', fraction = '', exponentText = ''] = parts;
  const [prefix, allowed] = digitsOf[bits]!;
  if (!allowed.test(whole + fraction)) return undefined;
  const digits = BigInt(`${prefix}0${whole}${fraction}`);
  const exponent = clampExponent(Number.parseInt(exponentText, 10) || 0);
  return scaled(digits, 2n, exponent - fraction.length * bits);
}

function clampExponent(exponent: number): number {
  return Math.max(-exponentMax, Math.min(exponentMax, exponent));
}

function scaled(digits: bigint, base: bigint, exponent: number): Magnitude {
  if (exponent >= 0) return { numerator: digits * base ** BigInt(exponent), denominator: 1n };
  return { numerator: digits, denominator: base ** BigInt(-exponent) };
}

function encode(magnitude: Magnitude, negative: boolean, format: FloatFormat): FloatBytes {
  const { exponentBits, fractionBits, storesInteger, bytes } = format;
  const exponentOnes = (1 << exponentBits) - 1;
  const topBit = 1n << BigInt(fractionBits - 1);
  const integerBit = storesInteger ? topBit : 0n;
  const quietBit = storesInteger ? topBit >> 1n : topBit;
  const write = (exponent: number, fraction: bigint, warning?: FloatWarning): FloatBytes => ({
    bytes: pack(negative, exponent, fraction, format, bytes),
    warning,
  });
  if (magnitude === 'infinity') return write(exponentOnes, integerBit);
  if (magnitude === 'qnan') return write(exponentOnes, integerBit | quietBit);
  if (magnitude === 'snan') return write(exponentOnes, integerBit | 1n);
  if (magnitude.numerator === 0n) return write(0, 0n);
  const precision = storesInteger ? fractionBits : fractionBits + 1;
  const bias = (exponentOnes - 1) / 2;
  const { significand, exponent } = round(magnitude, precision, 1 - bias);
  if (exponent > bias) return write(exponentOnes, integerBit, overflow);
  const isNormal = significand >> BigInt(precision - 1) === 1n;
  if (isNormal) {
    const mask = storesInteger ? significand : significand & (topBit * 2n - 1n);
    return write(exponent + bias, mask);
  }
  return write(0, significand, significand === 0n ? underflow : denormal);
}

const overflow: FloatWarning = {
  class: 'float-overflow',
  text: 'overflow in floating-point constant',
};
const underflow: FloatWarning = {
  class: 'float-underflow',
  text: 'underflow in floating-point constant',
};
const denormal: FloatWarning = {
  class: 'float-denorm',
  text: 'denormal floating-point constant',
};

/** Rounds to `precision` bits; the exponent is that of the first bit. */
function round(
  { numerator, denominator }: { numerator: bigint; denominator: bigint },
  precision: number,
  exponentMin: number,
): { significand: bigint; exponent: number } {
  let exponent = bitLength(numerator) - bitLength(denominator);
  if (compareScaled(numerator, denominator, exponent) < 0) exponent--;
  exponent = Math.max(exponent, exponentMin);
  const shift = precision - 1 - exponent;
  const top = shift >= 0 ? numerator << BigInt(shift) : numerator;
  const bottom = shift >= 0 ? denominator : denominator << BigInt(-shift);
  let significand = top / bottom;
  const twice = (top % bottom) * 2n;
  // A tie goes towards zero, as nasm has it, rather than to the even neighbour.
  if (twice > bottom) significand++;
  if (significand >> BigInt(precision) !== 0n)
    return { significand: significand >> 1n, exponent: exponent + 1 };
  return { significand, exponent };
}

function bitLength(value: bigint): number {
  return (
    value.toString(16).length * 4 - Math.clz32(Number.parseInt(value.toString(16)[0]!, 16)) + 28
  );
}

/** Compares numerator with denominator * 2^exponent. */
function compareScaled(numerator: bigint, denominator: bigint, exponent: number): number {
  const left = exponent < 0 ? numerator << BigInt(-exponent) : numerator;
  const right = exponent > 0 ? denominator << BigInt(exponent) : denominator;
  return left < right ? -1 : 1;
}

function pack(
  negative: boolean,
  exponent: number,
  fraction: bigint,
  { exponentBits, fractionBits }: FloatFormat,
  size: number,
): Uint8Array {
  const sign = negative ? 1n << BigInt(exponentBits + fractionBits) : 0n;
  let value = sign | (BigInt(exponent) << BigInt(fractionBits)) | fraction;
  const bytes = new Uint8Array(size);
  for (let index = 0; index < size; index++) {
    bytes[index] = Number(value & 255n);
    value >>= 8n;
  }
  return bytes;
}
