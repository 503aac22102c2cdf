// Floating-point numbers as text, to the last digit as glibc writes them.
import { type FloatValue, shiftRounded } from './float-value.ts';

/** All digits of a finite value: 0.d1d2d3… × 10^point, without zeros at either end. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

function decimalOf({ mantissa, exponent }: FloatValue): Decimal {
  if (mantissa === 0n) return { digits: '', point: 0 };
  const scaled = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent);
  const all = scaled.toString();
  return { digits: all.replace(/0+$/, ''), point: all.length + Math.min(exponent, 0) };
}

/** The first `count` digits, rounded to nearest, halves to even; the point may move by one. */
function rounded({ digits, point }: Decimal, count: number): Decimal {
  if (count >= digits.length) return { digits, point };
  if (count < 0) return { digits: '', point };
  const kept = digits.slice(0, count);
  const next = digits.charCodeAt(count) - 0x30;
  const isAbove = next > 5 || (next === 5 && digits.length > count + 1);
  const isOdd = count > 0 && (digits.charCodeAt(count - 1) & 1) === 1;
  if (!isAbove && !(next === 5 && isOdd)) return { digits: kept, point };
  const up = (BigInt(kept || '0') + 1n).toString().padStart(count, '0');
  return { digits: up, point: point + up.length - Math.max(count, 0) };
}

function padded(digits: string, count: number): string {
  return digits.padEnd(count, '0');
}

/** %f of a magnitude. `keepsPoint` is the flag `#`. */
function fixed(value: FloatValue, precision: number, keepsPoint: boolean): string {
  const exact = decimalOf(value);
  const { digits, point } = rounded(exact, exact.point + precision);
  const whole = point > 0 ? padded(digits.slice(0, point), point) : '0';
  const zeros = point < 0 ? '0'.repeat(Math.min(-point, precision)) : '';
  const fraction = padded(zeros + digits.slice(Math.max(point, 0)), precision).slice(0, precision);
  return precision > 0 || keepsPoint ? `${whole}.${fraction}` : whole;
}

function scientific(value: FloatValue, precision: number, keepsPoint: boolean): string {
  const { digits, point } = rounded(decimalOf(value), precision + 1);
  const power = digits === '' ? 0 : point - 1;
  const all = padded(digits, precision + 1);
  const head = all[0]!;
  const rest = all.slice(1, precision + 1);
  const mantissa = precision > 0 || keepsPoint ? `${head}.${rest}` : head;
  const sign = power < 0 ? '-' : '+';
  return `${mantissa}e${sign}${Math.abs(power).toString().padStart(2, '0')}`;
}

function withoutZeros(text: string): string {
  const [mantissa = '', power] = text.split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return power === undefined ? short : `${short}e${power}`;
}

function general(value: FloatValue, given: number, keepsPoint: boolean): string {
  const precision = Math.max(given, 1);
  const exact = decimalOf(value);
  const { digits, point } = rounded(exact, precision);
  const power = digits === '' ? 0 : point - 1;
  // Where rounding alone makes the number too long for %f, glibc forgets the zeros that # keeps.
  if (keepsPoint && power === precision && exact.point === precision) {
    return scientific(value, 0, true);
  }
  const text =
    power >= -4 && power < precision
      ? fixed(value, precision - 1 - power, keepsPoint)
      : scientific(value, precision - 1, keepsPoint);
  return keepsPoint ? text : withoutZeros(text);
}

/** Bits before the point and fraction bits of %a: one of 52, or four of 60 for long doubles. */
function hexadecimal(value: FloatValue, precision: number, keepsPoint: boolean): string {
  const fractionBits = value.isLong ? 60 : 52;
  const most = fractionBits / 4;
  let power = value.mantissa === 0n ? 0 : value.exponent + fractionBits;
  let { mantissa } = value;
  let shown = most;
  if (precision >= 0 && precision < most) {
    shown = precision;
    mantissa = shiftRounded(mantissa, fractionBits - 4 * precision);
    if (value.isLong && mantissa >> BigInt(4 * precision) > 15n) {
      mantissa >>= 4n;
      power += 4;
    }
  }
  const bits = BigInt(4 * shown);
  const head = (mantissa >> bits).toString(16);
  const all = shown === 0 ? '' : (mantissa & ((1n << bits) - 1n)).toString(16).padStart(shown, '0');
  const fraction = precision < 0 ? all.replace(/0+$/, '') : padded(all, precision);
  const point = fraction !== '' || keepsPoint ? '.' : '';
  return `0x${head}${point}${fraction}p${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}

export type FloatStyle = 'f' | 'e' | 'g' | 'a';

/**
 * The magnitude of a value without its sign; `precision` is -1 where none is given. Infinities and
 * what is no number are `inf` and `nan`.
 */
export function floatText(
  value: FloatValue,
  style: FloatStyle,
  precision: number,
  keepsPoint: boolean,
): string {
  if (value.kind !== 'finite') return value.kind === 'nan' ? 'nan' : 'inf';
  const digits = precision < 0 ? 6 : precision;
  switch (style) {
    case 'f':
      return fixed(value, digits, keepsPoint);
    case 'e':
      return scientific(value, digits, keepsPoint);
    case 'g':
      return general(value, digits, keepsPoint);
    case 'a':
      return hexadecimal(value, precision, keepsPoint);
  }
}
