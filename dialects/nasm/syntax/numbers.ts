// Whole numbers as NASM writes them: a radix in front or behind, underscores anywhere between.
import { type Integer, integer, negate } from '../integer.ts';

export interface NumberText {
  readonly value: Integer;
  /** The number has more than 64 bits; `value` is what is left of it. */
  readonly overflows: boolean;
}

function radixOf(letter: string | undefined): number {
  switch (letter) {
    case 'b':
    case 'y':
      return 2;
    case 'o':
    case 'q':
      return 8;
    case 'd':
    case 't':
      return 10;
    case 'h':
    case 'x':
      return 16;
    default:
      return 0;
  }
}

const decimal = /^[0-9]{1,15}$/;

/** The value of a number's text without spaces; undefined if it is none. */
export function parseNumber(written: string): NumberText | undefined {
  if (decimal.test(written)) return { value: Number(written), overflows: false };
  const text = written.toLowerCase();
  let [start, end] = [0, text.length];
  let [front, prefixLength] = [0, 0];
  if (end > 2 && text[0] === '0') [front, prefixLength] = [radixOf(text[1]), 2];
  else if (end > 1 && text[0] === '$') [front, prefixLength] = [16, 1];
  const behind = end > 1 ? radixOf(text[end - 1]) : 0;
  let radix = 10;
  if (front > behind) [radix, start] = [front, prefixLength];
  else if (behind > front) [radix, end] = [behind, end - 1];
  const digits = text.slice(start, end).replaceAll('_', '');
  return readDigits(digits, radix);
}

/**
 * The number that a text begins with, with or without a hyphen, and what stands behind it, which is
 * not looked at; undefined if the text begins with none.
 */
export function readLeadingNumber(
  text: string,
): { readonly value: Integer; readonly rest: string } | undefined {
  const [, sign = '', digits = '', rest = ''] = /^(-?)([\w$]*)(.*)$/s.exec(text.trim())!;
  const number = digits === '' ? undefined : parseNumber(digits);
  return number && { value: sign === '' ? number.value : negate(number.value), rest };
}

function readDigits(digits: string, radix: number): NumberText | undefined {
  let value = 0;
  let large = 0n;
  let isLarge = false;
  let overflows = false;
  for (let index = 0; index < digits.length; index++) {
    const digit = digitOf(digits.charCodeAt(index));
    if (digit >= radix) return undefined;
    if (isLarge) {
      large = large * BigInt(radix) + BigInt(digit);
      // What lies above is lost anyway, and would make a long text the slower the longer it is.
      if (large >= past) [overflows, large] = [true, BigInt.asUintN(64, large)];
    } else {
      const next = value * radix + digit;
      if (next <= Number.MAX_SAFE_INTEGER) value = next;
      else [isLarge, large] = [true, BigInt(value) * BigInt(radix) + BigInt(digit)];
    }
  }
  if (!isLarge) return { value, overflows: false };
  return { value: integer(large), overflows };
}

/** The first number that has more than 64 bits. */
const past = 1n << 64n;

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 122) return code - 87;
  return Number.POSITIVE_INFINITY;
}
