// Floating-point numbers taken apart: sign, mantissa and exponent, for doubles and long doubles.

/** The value is mantissa × 2^exponent, exactly. */
export interface FloatValue {
  readonly kind: 'finite' | 'infinite' | 'nan';
  readonly isNegative: boolean;
  readonly mantissa: bigint;
  readonly exponent: number;
  /** `long` ones are written with four bits before the point by %a. */
  readonly isLong: boolean;
}

const view = new DataView(new ArrayBuffer(16));

/** The bits of a double. */
export function bitsOfDouble(value: number): bigint {
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

export function doubleOfBits(bits: bigint): number {
  view.setBigUint64(0, BigInt.asUintN(64, bits));
  return view.getFloat64(0);
}

export function bitsOfSingle(value: number): number {
  view.setFloat32(0, value);
  return view.getUint32(0);
}

export function singleOfBits(bits: number): number {
  view.setUint32(0, bits);
  return view.getFloat32(0);
}

const [doubleMantissaBits, doubleBias] = [52n, 1023];
const [longBias, longTop] = [16_383, 63];

export function floatOfDouble(value: number): FloatValue {
  const bits = bitsOfDouble(value);
  const fraction = bits & ((1n << doubleMantissaBits) - 1n);
  const power = Number((bits >> doubleMantissaBits) & 0x7ffn);
  const isNegative = bits >> 63n !== 0n;
  const common = { isNegative, isLong: false };
  if (power === 0x7ff) {
    const kind = fraction === 0n ? 'infinite' : 'nan';
    return { ...common, kind, mantissa: 0n, exponent: 0 };
  }
  const mantissa = power === 0 ? fraction : fraction | (1n << doubleMantissaBits);
  const exponent = Math.max(power, 1) - doubleBias - Number(doubleMantissaBits);
  return { ...common, kind: 'finite', mantissa, exponent };
}

/** The ten bytes of an extended number of the x87. */
export function floatOfExtended(mantissa: bigint, signAndPower: number): FloatValue {
  const power = signAndPower & 0x7fff;
  const common = { isNegative: (signAndPower & 0x8000) !== 0, isLong: true };
  if (power === 0x7fff) {
    const kind = mantissa << 1n === 1n << 64n || mantissa === 1n << 63n ? 'infinite' : 'nan';
    return { ...common, kind, mantissa: 0n, exponent: 0 };
  }
  const exponent = Math.max(power, 1) - longBias - longTop;
  return { ...common, kind: 'finite', mantissa, exponent };
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

/** value / 2^count, rounded to the nearest, halves to even; negative counts multiply. */
export function shiftRounded(value: bigint, count: number): bigint {
  if (count <= 0) return value << BigInt(-count);
  const shift = BigInt(count);
  const whole = value >> shift;
  const rest = value - (whole << shift);
  const half = 1n << (shift - 1n);
  const up = rest > half || (rest === half && (whole & 1n) === 1n);
  return up ? whole + 1n : whole;
}

/** The nearest double. */
export function doubleOf({ kind, isNegative, mantissa, exponent }: FloatValue): number {
  const sign = isNegative ? -1 : 1;
  if (kind === 'nan') return Number.NaN;
  if (kind === 'infinite') return sign * Number.POSITIVE_INFINITY;
  if (mantissa === 0n) return sign * 0;
  const top = bitLength(mantissa) + exponent;
  // A normal double has 53 bits, one below 2^-1022 as many as stand above 2^-1074.
  const lowest = Math.max(top - 53, -1074);
  if (top > 1025) return sign * Number.POSITIVE_INFINITY;
  const rounded = shiftRounded(mantissa, lowest - exponent);
  // Two steps, for 2^-1074 times a factor cannot be had by one multiplication.
  const half = Math.trunc(lowest / 2);
  return sign * (Number(rounded) * 2 ** half * 2 ** (lowest - half));
}

/** The ten bytes of an extended number: its 64 bits, and sign with power. */
export function extendedOf(value: FloatValue): readonly [mantissa: bigint, signAndPower: number] {
  const sign = value.isNegative ? 0x8000 : 0;
  if (value.kind === 'nan') return [3n << 62n, sign | 0x7fff];
  if (value.kind === 'infinite') return [1n << 63n, sign | 0x7fff];
  if (value.mantissa === 0n) return [0n, sign];
  const length = bitLength(value.mantissa);
  const lowest = Math.max(length + value.exponent - 64, 1 - longBias - longTop);
  let mantissa = shiftRounded(value.mantissa, lowest - value.exponent);
  let exponent = lowest;
  if (mantissa >> 64n !== 0n) {
    mantissa >>= 1n;
    exponent++;
  }
  const isSmall = mantissa >> 63n === 0n;
  const power = isSmall ? 0 : exponent + longBias + longTop;
  if (power >= 0x7fff) return [1n << 63n, sign | 0x7fff];
  return [mantissa, sign | power];
}

/** Below the exponents of every format. */
const unbounded = -1_000_000;

/**
 * A decimal number digits × 10^power as a float, rounded once. With `hasAnyExponent` it keeps all
 * its bits where the format would lose some for being small.
 */
export function floatOfDecimal(
  digits: bigint,
  power: number,
  isNegative: boolean,
  format: 'single' | 'double' | 'extended',
  hasAnyExponent = false,
): FloatValue {
  const shape = { single: [24, -149], double: [53, -1074], extended: [64, -16_445] }[format];
  const [bits, normal] = shape as [number, number];
  const lowest = hasAnyExponent ? unbounded : normal;
  const isLong = format === 'extended';
  const zero: FloatValue = { kind: 'finite', isNegative, mantissa: 0n, exponent: 0, isLong };
  if (digits === 0n) return zero;
  const magnitude = digits.toString().length + power;
  if (magnitude < -5000) return zero;
  if (magnitude > 5000) return { ...zero, kind: 'infinite' };
  const [numerator, denominator] =
    power >= 0 ? [digits * 10n ** BigInt(power), 1n] : [digits, 10n ** BigInt(-power)];
  return floatOfQuotient(numerator, denominator, isNegative, bits, lowest, isLong);
}

const topOf: Readonly<Record<number, number>> = { 24: 128, 53: 1024, 64: 16_384 };

function floatOfQuotient(
  numerator: bigint,
  denominator: bigint,
  isNegative: boolean,
  bits: number,
  lowest: number,
  isLong: boolean,
): FloatValue {
  let exponent = bitLength(numerator) - bitLength(denominator) - bits;
  const quotient = (at: number) => {
    const [top, bottom] =
      at >= 0 ? [numerator, denominator << BigInt(at)] : [numerator << BigInt(-at), denominator];
    const whole = top / bottom;
    const rest = (top - whole * bottom) * 2n;
    const up = rest > bottom || (rest === bottom && (whole & 1n) === 1n);
    return up ? whole + 1n : whole;
  };
  exponent = Math.max(exponent, lowest);
  let mantissa = quotient(exponent);
  if (bitLength(mantissa) > bits) {
    // Rounded once only: from the quotient again, one bit higher.
    exponent++;
    mantissa = quotient(exponent);
  }
  const common = { isNegative, isLong };
  if (bitLength(mantissa) + exponent > topOf[bits]!) {
    return { ...common, kind: 'infinite', mantissa: 0n, exponent: 0 };
  }
  return { ...common, kind: 'finite', mantissa, exponent };
}

/** mantissa × 2^exponent rounded to a format, for hexadecimal numbers. */
export function floatOfBinary(
  mantissa: bigint,
  exponent: number,
  isNegative: boolean,
  format: 'single' | 'double' | 'extended',
): FloatValue {
  const shape = { single: [24, -149], double: [53, -1074], extended: [64, -16_445] }[format];
  const [bits, lowest] = shape as [number, number];
  const isLong = format === 'extended';
  const zero: FloatValue = { kind: 'finite', isNegative, mantissa: 0n, exponent: 0, isLong };
  if (mantissa === 0n || exponent < -100_000) return zero;
  if (exponent > 100_000) return { ...zero, kind: 'infinite' };
  const [numerator, denominator] =
    exponent >= 0 ? [mantissa << BigInt(exponent), 1n] : [mantissa, 1n << BigInt(-exponent)];
  return floatOfQuotient(numerator, denominator, isNegative, bits, lowest, isLong);
}
