// math.h for long doubles: exact where the function is, else by series; see float-value.ts.
import type { FloatValue } from './float-value.ts';
import { extendedOf, floatOfExtended, shiftRounded } from './float-value.ts';
import type { FunctionTable, LibraryCall, LibraryFunction } from './library-call.ts';
import {
  angleOf,
  powerOf,
  type SeriesResult,
  seriesFunctions,
  topOf,
  wholeRoot,
} from './long-double-series.ts';

const nothing: FloatValue = {
  kind: 'nan',
  isNegative: true,
  mantissa: 0n,
  exponent: 0,
  isLong: true,
};

/** How a number becomes whole. */
type Rounding = 'down' | 'up' | 'zero' | 'away' | 'even';

function whole(x: FloatValue, rounding: Rounding): FloatValue {
  if (x.kind !== 'finite' || x.exponent >= 0) return x;
  const count = -x.exponent;
  const cut = x.mantissa >> BigInt(count);
  const rest = x.mantissa - (cut << BigInt(count));
  const twice = 2n * rest;
  const one = 1n << BigInt(count);
  const isUp = {
    down: x.isNegative && rest > 0n,
    up: !x.isNegative && rest > 0n,
    zero: false,
    away: twice >= one,
    even: shiftRounded(x.mantissa, count) > cut,
  }[rounding];
  return { ...x, mantissa: isUp ? cut + 1n : cut, exponent: 0 };
}

const indefinite = -(1n << 63n);

function toLong(x: FloatValue): bigint {
  if (x.kind !== 'finite' || topOf(x) > 64) return indefinite;
  const size =
    x.exponent >= 0 ? x.mantissa << BigInt(x.exponent) : x.mantissa >> BigInt(-x.exponent);
  const value = x.isNegative ? -size : size;
  return value >= indefinite && value < -indefinite ? value : indefinite;
}

/** A root with bits to spare; a last one that is set says that more follow. */
function squareRoot(x: FloatValue): FloatValue {
  const odd = x.exponent & 1;
  const shift = 2 * Math.max(0, 70 - (topOf({ ...x, exponent: 0 }) >> 1));
  const value = x.mantissa << BigInt(shift + odd);
  const root = wholeRoot(value);
  const mantissa = root * 2n + (root * root === value ? 0n : 1n);
  return { ...x, mantissa, exponent: (x.exponent - odd - shift) / 2 - 1 };
}

function cubeRoot(x: FloatValue): FloatValue {
  const odd = ((x.exponent % 3) + 3) % 3;
  const value = x.mantissa << BigInt(odd + 240);
  let guess = 1n << BigInt(Math.ceil(topOf({ ...x, mantissa: value, exponent: 0 }) / 3) + 1);
  for (;;) {
    const next = (2n * guess + value / (guess * guess)) / 3n;
    if (next >= guess) break;
    guess = next;
  }
  const mantissa = guess * 2n + (guess ** 3n === value ? 0n : 1n);
  return { ...x, mantissa, exponent: (x.exponent - odd - 240) / 3 - 1 };
}

/** Both with one exponent, as whole numbers with their signs. */
function aligned(x: FloatValue, y: FloatValue): readonly [bigint, bigint, number] {
  const exponent = Math.min(x.exponent, y.exponent);
  const scaled = (each: FloatValue) => {
    const size = each.mantissa << BigInt(each.exponent - exponent);
    return each.isNegative ? -size : size;
  };
  return [scaled(x), scaled(y), exponent];
}

function numberOf(value: bigint, exponent: number, isNegative = value < 0n): FloatValue {
  const mantissa = value < 0n ? -value : value;
  return { kind: 'finite', isNegative, mantissa, exponent, isLong: true };
}

function remainderOf(x: FloatValue, y: FloatValue, isNearest: boolean): FloatValue {
  const [a, b, exponent] = aligned({ ...x, isNegative: false }, { ...y, isNegative: false });
  let [rest, quotient] = [a % b, a / b];
  const isUp = isNearest && (2n * rest > b || (2n * rest === b && (quotient & 1n) === 1n));
  if (isUp) [rest, quotient] = [rest - b, quotient + 1n];
  return numberOf(x.isNegative ? -rest : rest, exponent, rest === 0n ? x.isNegative : undefined);
}

function compare(x: FloatValue, y: FloatValue): number {
  const rank = ({ kind, isNegative }: FloatValue) =>
    kind === 'infinite' ? (isNegative ? -1 : 1) : 0;
  if (x.kind === 'infinite' || y.kind === 'infinite') return rank(x) - rank(y);
  const [a, b] = aligned(x, y);
  return a < b ? -1 : a > b ? 1 : 0;
}

const isNumber = (x: FloatValue) => x.kind === 'finite';
const one = numberOf(1n, 0);
const isOne = (x: FloatValue) => isNumber(x) && compare(x, one) === 0;
const isZero = (x: FloatValue) => x.kind === 'finite' && x.mantissa === 0n;

/**
 * Functions of one number are asked where it is finite and not 0, those of two where neither is no
 * number. What they leave undefined is left to the functions of doubles.
 */
type Exact = (x: FloatValue, y: FloatValue) => SeriesResult;

const exact: Readonly<Record<string, Exact>> = {
  ...seriesFunctions,
  floor: x => whole(x, 'down'),
  ceil: x => whole(x, 'up'),
  trunc: x => whole(x, 'zero'),
  round: x => whole(x, 'away'),
  rint: x => whole(x, 'even'),
  nearbyint: x => whole(x, 'even'),
  sqrt: x => (x.isNegative ? 'nothing' : squareRoot(x)),
  cbrt: cubeRoot,
};

const areFinite = (x: FloatValue, y: FloatValue) => isNumber(x) && isNumber(y);
const arePlain = (x: FloatValue, y: FloatValue) => areFinite(x, y) && !isZero(x) && !isZero(y);

const remainders =
  (isNearest: boolean): Exact =>
  (x, y) => {
    if (isNumber(x) && y.kind === 'infinite') return x;
    return arePlain(x, y) ? remainderOf(x, y, isNearest) : undefined;
  };

const exactPairs: Readonly<Record<string, Exact>> = {
  fmod: remainders(false),
  remainder: remainders(true),
  hypot: (x, y) => {
    if (!areFinite(x, y)) return undefined;
    const [a, b, exponent] = aligned(x, y);
    return squareRoot(numberOf(a * a + b * b, 2 * exponent));
  },
  fdim: (x, y) => {
    if (compare(x, y) <= 0) return numberOf(0n, 0);
    if (!areFinite(x, y)) return { ...nothing, kind: 'infinite', isNegative: false };
    const [a, b, exponent] = aligned(x, y);
    return numberOf(a - b, exponent);
  },
  pow: powerOf,
  atan2: angleOf,
};

/** Rounded to a long double; what is beyond is an error of range, what has no value of domain. */
function rounded(call: LibraryCall, value: NonNullable<SeriesResult>): FloatValue {
  if (value === 'nothing' || value === 'unsigned nothing') {
    call.setError('EDOM');
    return { ...nothing, isNegative: value === 'nothing' };
  }
  const result = floatOfExtended(...extendedOf(value));
  const isGiven = call.values.every(each => typeof each !== 'object' || isNumber(each));
  if (result.kind === 'infinite' && isGiven) call.setError('ERANGE');
  return result;
}

const ofOne =
  (compute: Exact, otherwise: LibraryFunction): LibraryFunction =>
  call => {
    const x = call.float(0);
    const value = isNumber(x) && !isZero(x) ? compute(x, nothing) : undefined;
    return value ? rounded(call, value) : otherwise(call);
  };

const ofTwo =
  (compute: Exact, otherwise: LibraryFunction): LibraryFunction =>
  call => {
    const [x, y] = [call.float(0), call.float(1)];
    const missing = [x, y].find(each => each.kind === 'nan');
    // Some functions have a value although one argument is no number: doubles know which.
    const isSpecial = !areFinite(one, x.kind === 'nan' ? y : x) || isZero(y) || isOne(x);
    if (missing && !isSpecial) return missing;
    const value = missing ? undefined : compute(x, y);
    return value ? rounded(call, value) : otherwise(call);
  };

/** x × 2^power. */
const scaled: LibraryFunction = call => {
  const x = call.float(0);
  if (!isNumber(x) || isZero(x)) return x;
  const power = Math.max(-100_000, Math.min(100_000, Number(call.values[1])));
  return rounded(call, { ...x, exponent: x.exponent + power });
};

/** Of two that are equal the second one, as glibc has it. */
function larger(call: LibraryCall): FloatValue {
  const [x, y] = [call.float(0), call.float(1)];
  if (x.kind === 'nan' || y.kind === 'nan') return x.kind === 'nan' ? y : x;
  return compare(x, y) > 0 ? x : y;
}

function smaller(call: LibraryCall): FloatValue {
  const [x, y] = [call.float(0), call.float(1)];
  if (x.kind === 'nan' || y.kind === 'nan') return x.kind === 'nan' ? y : x;
  return compare(x, y) <= 0 ? x : y;
}

/** What answers numbers as they are, infinities included. */
const plain: FunctionTable = {
  fabsl: call => ({ ...call.float(0), isNegative: false }),
  copysignl: call => ({ ...call.float(0), isNegative: call.float(1).isNegative }),
  fmaxl: larger,
  fminl: smaller,
  ldexpl: scaled,
  scalbnl: scaled,
  lroundl: call => toLong(whole(call.float(0), 'away')),
  llroundl: call => toLong(whole(call.float(0), 'away')),
  lrintl: call => toLong(whole(call.float(0), 'even')),
  llrintl: call => toLong(whole(call.float(0), 'even')),
  frexpl: call => {
    const x = call.float(0);
    const power = isNumber(x) && !isZero(x) ? topOf(x) : 0;
    call.writeInteger(call.at(1), 4, power);
    return { ...x, exponent: x.exponent - power };
  },
  modfl: call => {
    const x = call.float(0);
    const cut = whole(x, 'zero');
    call.library.writeFloat(call, call.at(1), cut, 'extended');
    if (!isNumber(x)) return x.kind === 'nan' ? x : { ...x, kind: 'finite', mantissa: 0n };
    const [a, b, exponent] = aligned(x, cut);
    return numberOf(a - b, exponent, x.isNegative);
  },
};

/** The functions for long doubles, with those of doubles for what has no digits. */
export function longDoubleFunctions(doubles: FunctionTable): FunctionTable {
  const table: Record<string, LibraryFunction> = { ...plain };
  for (const [name, compute] of Object.entries(exact)) {
    table[`${name}l`] = ofOne(compute, doubles[name]!);
  }
  for (const [name, compute] of Object.entries(exactPairs)) {
    table[`${name}l`] = ofTwo(compute, doubles[name]!);
  }
  const { acosl } = table;
  const atanOf: LibraryFunction = call => {
    const x = call.float(0);
    return x.kind === 'nan' ? x : rounded(call, angleOf(x, one));
  };
  const acosOf: LibraryFunction = call => {
    const x = call.float(0);
    return isZero(x) ? rounded(call, angleOf(one, x)) : acosl!(call);
  };
  return { ...table, atanl: atanOf, acosl: acosOf };
}
