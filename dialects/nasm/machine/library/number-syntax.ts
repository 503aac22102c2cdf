// The numbers of strtol, strtod and scanf as text: how far one goes, and what it is.
import { type FloatValue, floatOfBinary, floatOfDecimal } from './float-value.ts';

/** Characters that isspace knows in the C locale. */
export function isBlank(character: number): boolean {
  return character === 0x20 || (character >= 9 && character <= 13);
}

export interface IntegerText {
  /** With its sign, whatever its size. */
  readonly value: bigint;
  /** Characters read, blanks in front among them; 0 where there is no number. */
  readonly length: number;
  readonly isNegative: boolean;
}

function digitValue(character: number): number {
  if (character >= 0x30 && character <= 0x39) return character - 0x30;
  const letter = character | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? letter - 0x61 + 10 : 99;
}

function blanksBefore(text: string): number {
  let at = 0;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The digits of a number in a base that is no power of two; BigInt reads decimal by itself. */
function digitsValue(digits: string, base: number): bigint {
  if (base === 10) return BigInt(digits);
  if (base === 16) return BigInt(`0x${digits}`);
  let value = 0n;
  for (const digit of digits)
    value = value * BigInt(base) + BigInt(digitValue(digit.charCodeAt(0)));
  return value;
}

/** More digits than any type holds are not counted. */
const digitsMax = 2000;

/** As strtol reads it, in a base from 2 to 36, or 0 for C's own prefixes. */
export function readInteger(text: string, givenBase: number): IntegerText {
  const none: IntegerText = { value: 0n, length: 0, isNegative: false };
  let at = blanksBefore(text);
  const sign = text[at];
  if (sign === '+' || sign === '-') at++;
  const isZero = text[at] === '0';
  const isHex = isZero && (text[at + 1] === 'x' || text[at + 1] === 'X');
  const hasHexDigit = isHex && digitValue(text.charCodeAt(at + 2)) < 16;
  let base = givenBase;
  if ((base === 0 || base === 16) && hasHexDigit) {
    at += 2;
    base = 16;
  } else if (base === 0) {
    base = isZero ? 8 : 10;
  }
  const start = at;
  while (at < text.length && digitValue(text.charCodeAt(at)) < base) at++;
  if (at === start) return none;
  const digits = text.slice(start, Math.min(at, start + digitsMax));
  const magnitude = digitsValue(digits, base);
  const isNegative = sign === '-';
  return { value: isNegative ? -magnitude : magnitude, length: at, isNegative };
}

export interface FloatTextRead {
  readonly value: FloatValue;
  /** Characters read; 0 where there is no number. */
  readonly length: number;
  /** Too large, or too small to be exact: errno becomes ERANGE. */
  readonly isOutOfRange: boolean;
}

export type FloatFormat = 'single' | 'double' | 'extended';

const words = /^(infinity|inf|nan(?:\([0-9A-Za-z_]*\))?)/i;
const decimal = /^(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?/;
const hexadecimal = /^0[xX]([0-9A-Fa-f]*)(?:\.([0-9A-Fa-f]*))?(?:[pP]([+-]?\d+))?/;

/** Digits of a decimal number that can matter; a digit that is not 0 may stand for the rest. */
const significantMax = 1200;
const significantLong = 12_000;
const powerMax = 1_000_000;

function clampPower(text: string | undefined): number {
  return Math.max(-powerMax, Math.min(powerMax, Number(text ?? 0)));
}

/** The smallest power of two of a normal number. */
const smallest = { single: -126, double: -1022, extended: -16_382 } as const;

function isTiny({ mantissa, exponent }: FloatValue, format: FloatFormat): boolean {
  if (mantissa === 0n) return true;
  return mantissa.toString(2).length - 1 + exponent < smallest[format];
}

function readDecimal(text: string, isNegative: boolean, format: FloatFormat) {
  const [all = '', whole = '', fraction = '', power] = decimal.exec(text) ?? [];
  if (whole === '' && fraction === '') return undefined;
  const joined = (whole + fraction).replace(/^0+/, '');
  const most = format === 'extended' ? significantLong : significantMax;
  let digits = joined.slice(0, most);
  let scale = clampPower(power) - fraction.length + (joined.length - digits.length);
  if (/[1-9]/.test(joined.slice(most))) {
    digits += '1';
    scale--;
  }
  const whole10 = BigInt(digits === '' ? '0' : digits);
  const value = floatOfDecimal(whole10, scale, isNegative, format);
  const isZero = !/[1-9]/.test(joined);
  // The processor calls a number tiny that is so before the format takes bits from it.
  const free = floatOfDecimal(whole10, scale, isNegative, format, true);
  const isInexact = !isZero && isTiny(free, format) && !isExact(digits, scale, value);
  return { value, length: all.length, isOutOfRange: value.kind === 'infinite' || isInexact };
}

/** Whether digits × 10^scale is the value, without rounding. */
function isExact(digits: string, scale: number, { mantissa, exponent }: FloatValue): boolean {
  if (mantissa === 0n || scale >= 0) return false;
  const left = BigInt(digits) << BigInt(Math.max(-exponent, 0));
  return left === mantissa * 10n ** BigInt(-scale);
}

function readHexadecimal(text: string, isNegative: boolean, format: FloatFormat) {
  const [all = '', whole = '', fraction = '', power] = hexadecimal.exec(text) ?? [];
  if (whole === '' && fraction === '') return undefined;
  const digits = (whole + fraction).slice(0, 100_000);
  const exponent = clampPower(power) - 4 * fraction.length;
  const mantissa = BigInt(`0x${digits}`);
  const value = floatOfBinary(mantissa, exponent, isNegative, format);
  const isZero = !/[1-9A-Fa-f]/.test(digits);
  const isRounded = (at: FloatValue) => at.mantissa << BigInt(Math.max(at.exponent - exponent, 0));
  const isInexact =
    !isZero && isTiny(value, format) && (value.mantissa === 0n || isRounded(value) !== mantissa);
  return { value, length: all.length, isOutOfRange: value.kind === 'infinite' || isInexact };
}

/** As strtod reads it: decimal, hexadecimal, infinities and what is no number. */
export function readFloat(text: string, format: FloatFormat): FloatTextRead {
  const blanks = blanksBefore(text);
  const sign = text[blanks];
  const start = sign === '+' || sign === '-' ? blanks + 1 : blanks;
  const isNegative = sign === '-';
  const rest = text.slice(start);
  const plain = { isNegative, mantissa: 0n, exponent: 0, isLong: format === 'extended' };
  const word = words.exec(rest)?.[1];
  if (word !== undefined) {
    const kind = word[0]!.toLowerCase() === 'n' ? 'nan' : 'infinite';
    return { value: { ...plain, kind }, length: start + word.length, isOutOfRange: false };
  }
  const found = readHexadecimal(rest, isNegative, format) ?? readDecimal(rest, isNegative, format);
  if (!found) return { value: { ...plain, kind: 'finite' }, length: 0, isOutOfRange: false };
  return { ...found, length: start + found.length };
}
