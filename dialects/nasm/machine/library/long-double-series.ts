// Exponentials, logarithms and angles of long doubles, by series of whole numbers that stand for
// fractions of 2^192: far finer than the 64 bits of the result.
import type { FloatValue } from './float-value.ts';

const precision = 192n;
const unit = 1n << precision;
/** exp of more is beyond every long double. */
const powerMax = 12_000n * unit;
/** Numbers below 2^-60 are their own sine, and so on, to the last bit. */
const tiny = -60;
/** Angles beyond 2^64 have no accuracy left. */
const huge = 64;

const times = (a: bigint, b: bigint) => (a * b) >> precision;
const over = (a: bigint, b: bigint) => (a << precision) / b;
const magnitude = (a: bigint) => (a < 0n ? -a : a);

function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

/** Where the highest bit of a number stands: 1 for numbers from 1 to below 2. */
export function topOf({ mantissa, exponent }: FloatValue): number {
  return bitLength(mantissa) + exponent;
}

function fixedOf({ mantissa, exponent, isNegative }: FloatValue): bigint {
  const shift = precision + BigInt(exponent);
  const size = shift >= 0n ? mantissa << shift : mantissa >> -shift;
  return isNegative ? -size : size;
}

/** fixed × 2^power as a number, which whoever stores it rounds. */
function numberOf(fixed: bigint, power = 0): FloatValue {
  const [isNegative, mantissa] = [fixed < 0n, magnitude(fixed)];
  return {
    kind: 'finite',
    isNegative,
    mantissa,
    exponent: power - Number(precision),
    isLong: true,
  };
}

/** The square root of a whole number, cut off. */
export function wholeRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = 1n << BigInt((bitLength(value) + 1) >> 1);
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

const root = (a: bigint) => wholeRoot(a << precision);

/** y + y³/3 + y⁵/5 + …, with alternating signs for the arc tangent. */
function oddSeries(y: bigint, sign: 1n | -1n): bigint {
  const square = times(y, y) * sign;
  let [power, sum] = [y, y];
  for (let divisor = 3n; power !== 0n && divisor < 400n; divisor += 2n) {
    power = times(power, square);
    sum += power / divisor;
  }
  return sum;
}

const ln2 = 2n * oddSeries(unit / 3n, 1n);
/** Machin's formula. */
const pi = 4n * (4n * oddSeries(unit / 5n, -1n) - oddSeries(unit / 239n, -1n));

function exponential(t: bigint): { readonly fixed: bigint; readonly power: number } {
  const power = (t + ln2 / 2n) / ln2 - (t + ln2 / 2n < 0n ? 1n : 0n);
  const rest = (t - power * ln2) >> 8n;
  let [term, sum] = [unit, unit];
  for (let divisor = 1n; term !== 0n && divisor < 60n; divisor++) {
    term = times(term, rest) / divisor;
    sum += term;
  }
  for (let doubling = 0; doubling < 8; doubling++) sum = times(sum, sum);
  return { fixed: sum, power: Number(power) };
}

/** As a plain fraction, for arguments that are not large. */
function exponentialFixed(t: bigint): bigint {
  const { fixed, power } = exponential(t);
  return power >= 0 ? fixed << BigInt(power) : fixed >> BigInt(-power);
}

/** The natural logarithm of a positive number. */
function logarithm(x: FloatValue): bigint {
  const top = topOf(x) - 1;
  const scaled = fixedOf({ ...x, exponent: x.exponent - top, isNegative: false });
  return 2n * oddSeries(over(scaled - unit, scaled + unit), 1n) + BigInt(top) * ln2;
}

/** Sine and cosine of an angle, by its place in the circle. */
function circle(t: bigint): readonly [sine: bigint, cosine: bigint] {
  const quarter = pi / 2n;
  const turns = (t + quarter / 2n) / quarter - (t + quarter / 2n < 0n ? 1n : 0n);
  const rest = t - turns * quarter;
  const square = times(rest, rest);
  let [sine, cosine, odd, even] = [rest, unit, rest, unit];
  for (let step = 1n; step < 120n && (odd !== 0n || even !== 0n); step += 2n) {
    even = -times(even, square) / (step * (step + 1n));
    odd = -times(odd, square) / ((step + 1n) * (step + 2n));
    cosine += even;
    sine += odd;
  }
  const around = ((turns % 4n) + 4n) % 4n;
  if (around === 0n) return [sine, cosine];
  if (around === 1n) return [cosine, -sine];
  return around === 2n ? [-sine, -cosine] : [-cosine, sine];
}

function arcTangent(t: bigint): bigint {
  if (t < 0n) return -arcTangent(-t);
  if (t > unit) return pi / 2n - arcTangent(over(unit, t));
  let small = t;
  for (let halving = 0; halving < 3; halving++) {
    small = over(small, unit + root(unit + times(small, small)));
  }
  return 8n * oddSeries(small, -1n);
}

/** Beyond every number, or below. */
const beyond = (isSmall: boolean): FloatValue => ({
  kind: isSmall ? 'finite' : 'infinite',
  isNegative: false,
  mantissa: 0n,
  exponent: 0,
  isLong: true,
});

function exponentialOf(t: bigint): FloatValue {
  if (magnitude(t) > powerMax) return beyond(t < 0n);
  const { fixed, power } = exponential(t);
  return numberOf(fixed, power);
}

/**
 * Where a function has no value, it is what glibc gives: `nothing` with a sign or without one.
 * Undefined where doubles know as much.
 */
export type SeriesResult = FloatValue | 'nothing' | 'unsigned nothing' | undefined;
type Series = (x: FloatValue) => SeriesResult;

/** What is its own result where it is tiny, and something else where it is large. */
const near =
  (
    compute: (t: bigint) => bigint | Exclude<SeriesResult, FloatValue>,
    isOdd: boolean,
    most = huge,
    large: Series = () => undefined,
  ): Series =>
  x => {
    const top = topOf(x);
    if (isOdd && top < tiny) return x;
    if (top > most) return large(x);
    const fixed = compute(fixedOf(x));
    return typeof fixed === 'bigint' ? numberOf(fixed) : fixed;
  };

const ofPositive =
  (compute: (x: FloatValue) => FloatValue): Series =>
  x =>
    x.isNegative ? 'unsigned nothing' : compute(x);

const half = (a: bigint) => a / 2n;

/** Half of e^|x|, with the sign of x where that is asked for. */
const halfPower =
  (isOdd: boolean): Series =>
  x => {
    const size = { ...x, isNegative: false };
    const value = topOf(x) > 20 ? beyond(false) : exponentialOf(fixedOf(size));
    return { ...value, exponent: value.exponent - 1, isNegative: isOdd && x.isNegative };
  };

/** The logarithm of twice a large number, with its sign. */
const doubled: Series = x => ({ ...numberOf(logarithm(x) + ln2), isNegative: x.isNegative });
const tooLarge: Series = () => 'nothing';
const noAngle: Series = () => 'unsigned nothing';

/** By the name without its ending, for numbers that are finite and not 0. */
export const seriesFunctions: Readonly<Record<string, Series>> = {
  exp: x => (topOf(x) > 20 ? beyond(x.isNegative) : exponentialOf(fixedOf(x))),
  exp2: x => (topOf(x) > 20 ? beyond(x.isNegative) : exponentialOf(times(fixedOf(x), ln2))),
  exp10: x => {
    if (topOf(x) > 20) return beyond(x.isNegative);
    return exponentialOf(times(fixedOf(x), logarithm(numberOf(10n * unit))));
  },
  expm1: near(
    t => exponentialFixed(t) - unit,
    true,
    7,
    x => (x.isNegative ? numberOf(-unit) : seriesFunctions['exp']!(x)),
  ),
  log: ofPositive(x => numberOf(logarithm(x))),
  log2: ofPositive(x => numberOf(over(logarithm(x), ln2))),
  log10: ofPositive(x => numberOf(over(logarithm(x), logarithm(numberOf(10n * unit))))),
  log1p: near(
    t => (t > -unit ? logarithm(numberOf(unit + t)) : t === -unit ? undefined : 'nothing'),
    true,
    huge,
    x => (x.isNegative ? 'nothing' : numberOf(logarithm(x))),
  ),
  sin: near(t => circle(t)[0], true),
  cos: near(t => circle(t)[1], false),
  tan: near(t => over(...circle(t)), true),
  asin: near(t => arcSine(t) ?? 'unsigned nothing', true, 1, noAngle),
  acos: near(
    t => {
      const angle = arcSine(t);
      return angle === undefined ? 'unsigned nothing' : pi / 2n - angle;
    },
    false,
    1,
    noAngle,
  ),
  sinh: near(t => half(exponentialFixed(t) - exponentialFixed(-t)), true, 7, halfPower(true)),
  cosh: near(t => half(exponentialFixed(t) + exponentialFixed(-t)), false, 7, halfPower(false)),
  tanh: near(
    t => {
      const [up, down] = [exponentialFixed(t), exponentialFixed(-t)];
      return over(up - down, up + down);
    },
    true,
    6,
    x => numberOf(x.isNegative ? -unit : unit),
  ),
  asinh: near(
    t => {
      const value = logarithm(numberOf(magnitude(t) + root(times(t, t) + unit)));
      return t < 0n ? -value : value;
    },
    true,
    huge,
    doubled,
  ),
  acosh: near(
    t => (t < unit ? 'nothing' : logarithm(numberOf(t + root(times(t, t) - unit)))),
    false,
    huge,
    x => (x.isNegative ? 'nothing' : doubled(x)),
  ),
  atanh: near(
    t => {
      if (magnitude(t) === unit) return undefined;
      return magnitude(t) > unit ? 'nothing' : arcHyperbolic(t);
    },
    true,
    1,
    tooLarge,
  ),
};

function arcSine(t: bigint): bigint | undefined {
  if (magnitude(t) > unit) return undefined;
  const rest = root(unit - times(t, t));
  if (rest === 0n) return t < 0n ? -pi / 2n : pi / 2n;
  return arcTangent(over(t, rest));
}

function arcHyperbolic(t: bigint): bigint {
  return half(logarithm(numberOf(unit + t)) - logarithm(numberOf(unit - t)));
}

const isOddNumber = ({ mantissa, exponent }: FloatValue) =>
  exponent <= 0 &&
  isWholeNumber({ mantissa, exponent }) &&
  ((mantissa >> BigInt(-exponent)) & 1n) === 1n;

function isWholeNumber({ mantissa, exponent }: Pick<FloatValue, 'mantissa' | 'exponent'>): boolean {
  return exponent >= 0 || (mantissa & ((1n << BigInt(-exponent)) - 1n)) === 0n;
}

/** Compares the magnitude with 1: negative, 0 or positive. */
function besideOne(x: FloatValue): number {
  if (x.kind === 'infinite') return 1;
  const top = topOf(x);
  const isOne = top === 1 && (x.mantissa & (x.mantissa - 1n)) === 0n;
  return x.mantissa === 0n || top < 1 ? -1 : isOne ? 0 : 1;
}

/** x^y, neither of which is no number. */
export function powerOf(x: FloatValue, y: FloatValue): SeriesResult {
  const isOdd = y.kind === 'finite' && isOddNumber(y);
  const size = besideOne(x);
  const isNegative = x.isNegative && isOdd;
  const isNothing = y.kind === 'finite' && y.mantissa === 0n;
  if (isNothing || (size === 0 && (!x.isNegative || y.kind === 'infinite'))) return numberOf(unit);
  if (size === 0) return isWholeNumber(y) ? { ...numberOf(unit), isNegative } : 'nothing';
  if (y.kind === 'infinite' || (y.kind === 'finite' && topOf(y) > huge + 20)) {
    return { ...beyond(size > 0 === y.isNegative), isNegative };
  }
  const isPole = x.kind === 'finite' && x.mantissa === 0n && y.isNegative;
  if (isPole) return undefined;
  if (x.kind === 'infinite' || x.mantissa === 0n) {
    return { ...beyond(x.kind === 'infinite' ? y.isNegative : true), isNegative };
  }
  if (x.isNegative && !isWholeNumber(y)) return 'nothing';
  return { ...exponentialOf(times(fixedOf(y), logarithm(x))), isNegative };
}

/** The quotient of two numbers that are not 0, with bits to spare. */
function quotient(y: FloatValue, x: FloatValue): FloatValue {
  const mantissa = (y.mantissa << precision) / x.mantissa;
  return { ...y, mantissa, exponent: y.exponent - x.exponent - Number(precision) };
}

/** Which of the two counts, where the other one is nothing beside it. */
function outweighs(x: FloatValue, y: FloatValue): boolean {
  if (x.kind === 'infinite' || y.kind === 'infinite') return x.kind === 'infinite';
  if (x.mantissa === 0n || y.mantissa === 0n) return y.mantissa === 0n;
  return topOf(x) - topOf(y) > huge;
}

/** The angle of the point (x, y), neither of which is no number. */
export function angleOf(y: FloatValue, x: FloatValue): FloatValue {
  const signed = (angle: bigint): FloatValue => ({ ...numberOf(angle), isNegative: y.isNegative });
  const [isWide, isHigh] = [outweighs(x, y), outweighs(y, x)];
  if (x.kind === 'infinite' && y.kind === 'infinite') {
    return signed(x.isNegative ? (3n * pi) / 4n : pi / 4n);
  }
  if (isWide || (x.mantissa === 0n && y.mantissa === 0n && !isHigh)) {
    if (x.isNegative) return signed(pi);
    const isNothing = x.kind === 'infinite' || y.mantissa === 0n;
    return { ...(isNothing ? signed(0n) : quotient(y, x)), isNegative: y.isNegative };
  }
  if (isHigh) return signed(pi / 2n);
  const shift = Math.max(topOf(y), topOf(x));
  const [up, right] = [y, x].map(each =>
    fixedOf({ ...each, exponent: each.exponent - shift, isNegative: false }),
  );
  const angle = arcTangent(over(up!, right!));
  return signed(x.isNegative ? pi - angle : angle);
}
