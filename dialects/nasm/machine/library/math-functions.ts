// The functions of math.h by JavaScript's own; what those lack is made of exact steps.
import { doubleOf, type FloatValue, floatOfDouble, shiftRounded } from './float-value.ts';
import type { FunctionTable, LibraryCall, LibraryFunction } from './library-call.ts';
import { longDoubleFunctions } from './long-doubles.ts';

/*
 * Roundings, remainders, square roots and what takes numbers apart are exact. Powers, logarithms
 * and angles are within a unit or two of the last place of glibc's, which rounds nearly all
 * of them correctly. Long doubles have functions of their own; erf, tgamma and lgamma are
 * computed as doubles.
 */

/** Halves go to the even neighbour, as the processor rounds by default. */
function roundEven(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) >= 2 ** 52) return x;
  const floor = Math.floor(x);
  const rest = x - floor;
  const isUp = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0);
  const result = isUp ? floor + 1 : floor;
  return result === 0 && (x < 0 || Object.is(x, -0)) ? -0 : result;
}

function roundAway(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) >= 2 ** 52) return x;
  const whole = Math.trunc(x);
  const rest = Math.abs(x - whole);
  const result = rest >= 0.5 ? whole + Math.sign(x) : whole;
  return result === 0 && (x < 0 || Object.is(x, -0)) ? -0 : result;
}

/** What is left of a division whose quotient is rounded to the nearest, halves to even. */
function remainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y) || !Number.isFinite(x) || y === 0) return Number.NaN;
  if (!Number.isFinite(y)) return x;
  const size = Math.abs(y);
  const isNegative = x < 0 || Object.is(x, -0);
  let rest = Math.abs(x) % (2 * size);
  // Of twice the divisor, so that the quotient is known to be even or odd.
  if (2 * size === Number.POSITIVE_INFINITY) rest = Math.abs(x);
  if (rest > size / 2) {
    rest -= size;
    if (rest >= size / 2) rest -= size;
  }
  return isNegative ? -rest : rest;
}

/** x × y + z rounded once. */
function fusedMultiplyAdd(x: number, y: number, z: number): number {
  const plain = x * y + z;
  if (![x, y, z].every(Number.isFinite)) return plain;
  const [a, b, c] = [floatOfDouble(x), floatOfDouble(y), floatOfDouble(z)];
  const exponent = Math.min(a.exponent + b.exponent, c.exponent);
  const signed = ({ isNegative, mantissa }: FloatValue) => (isNegative ? -mantissa : mantissa);
  const product = (signed(a) * signed(b)) << BigInt(a.exponent + b.exponent - exponent);
  const sum = product + (signed(c) << BigInt(c.exponent - exponent));
  if (sum === 0n) return plain;
  const isNegative = sum < 0n;
  const mantissa = isNegative ? -sum : sum;
  return doubleOf({ kind: 'finite', isNegative, mantissa, exponent, isLong: false });
}

function scale(x: number, power: number): number {
  if (!Number.isFinite(x) || x === 0) return x;
  const value = floatOfDouble(x);
  const exponent = value.exponent + Math.max(-5000, Math.min(5000, power));
  return doubleOf({ ...value, exponent });
}

/** A fraction from a half to one, and a power of two. */
function splitPower(x: number): readonly [fraction: number, power: number] {
  if (!Number.isFinite(x) || x === 0) return [x, 0];
  const { mantissa, exponent } = floatOfDouble(x);
  const power = mantissa.toString(2).length + exponent;
  return [scale(x, -power), power];
}

/** The gamma function by Lanczos's sum; whole numbers up to 171 by multiplication. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
] as const;

function gamma(x: number): number {
  if (Number.isInteger(x)) {
    if (x <= 0) return x === 0 ? 1 / x : Number.NaN;
    if (x > 171) return Number.POSITIVE_INFINITY;
    let product = 1;
    for (let factor = 2; factor < x; factor++) product *= factor;
    return product;
  }
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  if (x > 172) return Number.POSITIVE_INFINITY;
  // Down to where the sum is good to the last places.
  let [product, rest] = [1, x];
  while (rest > 2) {
    rest--;
    product *= rest;
  }
  const base = rest + 6.5;
  return (
    product * Math.sqrt(2 * Math.PI) * base ** (rest - 0.5) * Math.exp(-base) * lanczosSum(rest - 1)
  );
}

function lanczosSum(shifted: number): number {
  let sum: number = lanczos[0];
  for (let index = 1; index < lanczos.length; index++) sum += lanczos[index]! / (shifted + index);
  return sum;
}

function logGamma(x: number): number {
  if (x <= 0 && Number.isInteger(x)) return Number.POSITIVE_INFINITY;
  if (x === 1 || x === 2) return 0;
  if (x < 0.5) return Math.log(Math.abs(Math.PI / Math.sin(Math.PI * x))) - logGamma(1 - x);
  const shifted = x - 1;
  const base = shifted + 7.5;
  const sum = Math.log(lanczosSum(shifted));
  return Math.log(2 * Math.PI) / 2 + (shifted + 0.5) * Math.log(base) - base + sum;
}

/** The error function: a series near 0, a continued fraction of its complement beyond. */
function errorFunction(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  if (size < 2.5) {
    let [term, sum] = [x, x];
    for (let index = 1; index < 100 && Math.abs(term) > 1e-18 * Math.abs(sum); index++) {
      term *= (-x * x) / index;
      sum += term / (2 * index + 1);
    }
    return (2 / Math.sqrt(Math.PI)) * sum;
  }
  return Math.sign(x) * (1 - complement(size));
}

function complement(x: number): number {
  if (x < 2.5) return 1 - errorFunction(x);
  let fraction = 0;
  for (let index = 120; index > 0; index--) fraction = index / 2 / (x + fraction);
  return Math.exp(-x * x) / ((x + fraction) * Math.sqrt(Math.PI));
}

const one =
  (compute: (x: number) => number): LibraryFunction =>
  call =>
    floatResult(call, compute(call.at(0)));

const two =
  (compute: (x: number, y: number) => number): LibraryFunction =>
  call =>
    floatResult(call, compute(call.at(0), call.at(1)));

/** The glue rounds to the type of the result. */
function floatResult(_call: LibraryCall, value: number): FloatValue {
  return { ...floatOfDouble(value), isLong: false };
}

/** Domain and range errors go to errno, as glibc has it. */
const checked =
  (compute: (x: number) => number): LibraryFunction =>
  call => {
    const x = call.at(0);
    const value = compute(x);
    if (Number.isNaN(value) && !Number.isNaN(x)) call.setError('EDOM');
    else if (!Number.isFinite(value) && Number.isFinite(x)) call.setError('ERANGE');
    return floatResult(call, value);
  };

const checkedTwo =
  (compute: (x: number, y: number) => number): LibraryFunction =>
  call => {
    const [x, y] = [call.at(0), call.at(1)];
    const value = compute(x, y);
    const isGiven = !Number.isNaN(x) && !Number.isNaN(y);
    if (Number.isNaN(value) && isGiven) call.setError('EDOM');
    const isGivenFinite = Number.isFinite(x) && Number.isFinite(y);
    if (isGivenFinite && !Number.isNaN(value) && !Number.isFinite(value)) call.setError('ERANGE');
    return floatResult(call, value);
  };

/** C knows two cases that JavaScript's power does not. */
function power(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (x === -1 && !Number.isFinite(y) && !Number.isNaN(y)) return 1;
  return x ** y;
}

function difference(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  return x > y ? x - y : 0;
}

function larger(x: number, y: number): number {
  return Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.max(x, y);
}

function smaller(x: number, y: number): number {
  return Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.min(x, y);
}

function copySign(x: number, y: number): number {
  const isNegative = y < 0 || Object.is(y, -0) || (Number.isNaN(y) && floatOfDouble(y).isNegative);
  return isNegative ? -Math.abs(x) : Math.abs(x);
}

/** The processor's answer where a number does not fit a long. */
const indefinite = -(1n << 63n);

function toLong(value: number): bigint {
  if (!Number.isFinite(value) || Math.abs(value) >= 2 ** 63) return indefinite;
  return BigInt(value);
}

/** The next number that a double can hold, in the direction of another. */
function nextAfter(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === y) return y;
  if (x === 0) return y > 0 ? 2 ** -1074 : -(2 ** -1074);
  const value = floatOfDouble(x);
  const isGrowing = y > x === x > 0;
  if (value.kind === 'infinite') return Math.sign(x) * Number.MAX_VALUE;
  const isPower = !isGrowing && value.mantissa === 1n << 52n && value.exponent > -1074;
  const [mantissa, exponent] = isPower
    ? [(value.mantissa << 1n) - 1n, value.exponent - 1]
    : [value.mantissa + (isGrowing ? 1n : -1n), value.exponent];
  return doubleOf({ ...value, mantissa: shiftRounded(mantissa, 0), exponent });
}

const plain: Readonly<Record<string, LibraryFunction>> = {
  sin: checked(Math.sin),
  cos: checked(Math.cos),
  tan: checked(Math.tan),
  asin: checked(Math.asin),
  acos: checked(Math.acos),
  atan: one(Math.atan),
  atan2: two(Math.atan2),
  sinh: checked(Math.sinh),
  cosh: checked(Math.cosh),
  tanh: one(Math.tanh),
  asinh: one(Math.asinh),
  acosh: checked(Math.acosh),
  atanh: checked(Math.atanh),
  exp: checked(Math.exp),
  exp2: checked(x => 2 ** x),
  exp10: checked(x => 10 ** x),
  expm1: checked(Math.expm1),
  log: checked(Math.log),
  log2: checked(Math.log2),
  log10: checked(Math.log10),
  log1p: checked(Math.log1p),
  pow: checkedTwo(power),
  sqrt: checked(Math.sqrt),
  cbrt: one(Math.cbrt),
  hypot: checkedTwo(Math.hypot),
  fabs: one(Math.abs),
  floor: one(Math.floor),
  ceil: one(Math.ceil),
  trunc: one(Math.trunc),
  round: one(roundAway),
  rint: one(roundEven),
  nearbyint: one(roundEven),
  lround: call => toLong(roundAway(call.at(0))),
  llround: call => toLong(roundAway(call.at(0))),
  lrint: call => toLong(roundEven(call.at(0))),
  llrint: call => toLong(roundEven(call.at(0))),
  fmod: checkedTwo((x, y) => x % y),
  remainder: checkedTwo(remainder),
  fmax: two(larger),
  fmin: two(smaller),
  fdim: two(difference),
  fma: call => floatResult(call, fusedMultiplyAdd(call.at(0), call.at(1), call.at(2))),
  copysign: two(copySign),
  nextafter: two(nextAfter),
  ldexp: call => floatResult(call, scale(call.at(0), call.at(1))),
  scalbn: call => floatResult(call, scale(call.at(0), call.at(1))),
  logb: one(x => (x === 0 ? Number.NEGATIVE_INFINITY : splitPower(x)[1] - 1)),
  ilogb: call => splitPower(call.at(0))[1] - 1,
  frexp: call => {
    const [fraction, exponent] = splitPower(call.at(0));
    call.writeInteger(call.at(1), 4, exponent);
    return floatResult(call, fraction);
  },
  erf: one(errorFunction),
  erfc: one(complement),
  tgamma: checked(gamma),
  lgamma: call => {
    const x = call.at(0);
    const isNegative = x < 0 && Math.floor(x) % 2 !== 0;
    call.writeInteger(call.variable('signgam'), 4, isNegative ? -1 : 1);
    const value = logGamma(x);
    if (Number.isFinite(x) && !Number.isFinite(value)) call.setError('ERANGE');
    return floatResult(call, value);
  },
};

/** modf's whole part has the type of its function. */
const wholePart =
  (write: (call: LibraryCall, address: number, whole: number) => void): LibraryFunction =>
  call => {
    const x = call.at(0);
    const whole = Math.trunc(x);
    write(call, call.at(1), whole);
    const rest = Number.isFinite(x) ? x - whole : Number.isNaN(x) ? x : 0;
    return floatResult(call, copySign(rest, x));
  };

/** By the endings of float and long double as well. */
function withEndings(): FunctionTable {
  const table: Record<string, LibraryFunction> = {};
  for (const [name, compute] of Object.entries(plain)) {
    table[name] = compute;
    table[`${name}f`] = compute;
    table[`${name}l`] = compute;
  }
  return table;
}

/** Both at once, as compilers call them. */
const sineAndCosine =
  (format: 'single' | 'double' | 'extended'): LibraryFunction =>
  call => {
    const x = call.at(0);
    call.library.writeFloat(call, call.at(1), Math.sin(x), format);
    call.library.writeFloat(call, call.at(2), Math.cos(x), format);
    return undefined;
  };

export const mathFunctions: FunctionTable = {
  ...withEndings(),
  ...longDoubleFunctions(plain),
  sincos: sineAndCosine('double'),
  sincosf: sineAndCosine('single'),
  sincosl: sineAndCosine('extended'),
  isnan: call => (Number.isNaN(call.at(0)) ? 1 : 0),
  isinf: call => (Math.abs(call.at(0)) === Number.POSITIVE_INFINITY ? Math.sign(call.at(0)) : 0),
  finite: call => (Number.isFinite(call.at(0)) ? 1 : 0),
  __signbit: call => (floatOfDouble(call.at(0)).isNegative ? 1 : 0),
  modf: wholePart((call, address, whole) =>
    call.library.writeFloat(call, address, whole, 'double'),
  ),
  modff: wholePart((call, address, whole) =>
    call.library.writeFloat(call, address, whole, 'single'),
  ),
};
