// NASM's 64-bit integers: a number while it is a safe integer, a bigint beyond. One form for each
// value, so that === compares; the fast path of every operation stays free of bigint.

/** A value from -2^63 to 2^63-1; canonical: a bigint only where no double holds it. */
export type Integer = number | bigint;

/** The canonical form of a whole number, wrapped to 64 bits as a signed number. */
export function integer(value: bigint): Integer {
  const wrapped = BigInt.asIntN(64, value);
  const small = Number(wrapped);
  return Number.isSafeInteger(small) ? small : wrapped;
}

/** The value as a bigint from 0 to 2^64-1. */
export function toUnsigned(value: Integer): bigint {
  return BigInt.asUintN(64, BigInt(value));
}

/** The value as a double: exact within ±2^53, rounded beyond. */
export function toNumber(value: Integer): number {
  return typeof value === 'number' ? value : Number(value);
}

/** The low 32 bits as a signed number. */
export function toInt32(value: Integer): number {
  if (typeof value === 'number' && value === (value | 0)) return value;
  return Number(BigInt.asIntN(32, BigInt(value)));
}

/** The sum, wrapped to 64 bits, signed. */
export function add(left: Integer, right: Integer): Integer {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return integer(BigInt(left) + BigInt(right));
}

/** The difference, wrapped to 64 bits, signed. */
export function subtract(left: Integer, right: Integer): Integer {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return integer(BigInt(left) - BigInt(right));
}

/** The product, wrapped to 64 bits, signed. */
export function multiply(left: Integer, right: Integer): Integer {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    // The sum turns the -0 of 0 * -1 into 0.
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return integer(BigInt(left) * BigInt(right));
}

export function negate(value: Integer): Integer {
  return subtract(0, value);
}

/** `//`: towards zero. The divisor is not 0. */
export function divideSigned(left: Integer, right: Integer): Integer {
  if (typeof left === 'number' && typeof right === 'number') return Math.trunc(left / right) + 0;
  return integer(BigInt(left) / BigInt(right));
}

/** `%%`: the sign is that of the dividend. The divisor is not 0. */
export function remainderSigned(left: Integer, right: Integer): Integer {
  if (typeof left === 'number' && typeof right === 'number') return (left % right) + 0;
  return integer(BigInt(left) % BigInt(right));
}

/** `/`. The divisor is not 0. */
export function divideUnsigned(left: Integer, right: Integer): Integer {
  if (isSmall(left) && isSmall(right)) return Math.trunc(left / right);
  return integer(toUnsigned(left) / toUnsigned(right));
}

/** `%`. The divisor is not 0. */
export function remainderUnsigned(left: Integer, right: Integer): Integer {
  if (isSmall(left) && isSmall(right)) return left % right;
  return integer(toUnsigned(left) % toUnsigned(right));
}

export function and(left: Integer, right: Integer): Integer {
  if (isWord(left) && isWord(right)) return left & right;
  return integer(BigInt(left) & BigInt(right));
}

export function or(left: Integer, right: Integer): Integer {
  if (isWord(left) && isWord(right)) return left | right;
  return integer(BigInt(left) | BigInt(right));
}

export function xor(left: Integer, right: Integer): Integer {
  if (isWord(left) && isWord(right)) return left ^ right;
  return integer(BigInt(left) ^ BigInt(right));
}

export function complement(value: Integer): Integer {
  return typeof value === 'number' ? -1 - value : integer(~value);
}

/** `<<`: the count is taken modulo 64, as x86 does. */
export function shiftLeft(value: Integer, count: Integer): Integer {
  const places = shiftCount(count);
  if (typeof value === 'number') {
    const shifted = value * 2 ** places;
    if (Number.isSafeInteger(shifted)) return shifted;
  }
  return integer(BigInt(value) << BigInt(places));
}

/** `>>`: zeros come in; the count is taken modulo 64. */
export function shiftRight(value: Integer, count: Integer): Integer {
  const places = shiftCount(count);
  if (isSmall(value)) return Math.floor(value / 2 ** places);
  return integer(toUnsigned(value) >> BigInt(places));
}

/** `>>>`: the sign comes in; the count is taken modulo 64. */
export function shiftRightSigned(value: Integer, count: Integer): Integer {
  const places = shiftCount(count);
  if (typeof value === 'number') return Math.floor(value / 2 ** places);
  return integer(value >> BigInt(places));
}

/** The number of bits below the highest one that is set, of 1 to 2^64-1; -1 of 0. */
export function floorLog2(value: Integer): number {
  return toUnsigned(value).toString(2).length - (value === 0 ? 2 : 1);
}

/** True if the value lies in `low` to `high`, both safe integers. */
export function isWithin(value: Integer, low: number, high: number): boolean {
  return typeof value === 'number' && value >= low && value <= high;
}

/** Writes the low `size` bytes (1 to 8) of the value at `at`, the least significant first. */
export function writeInteger(target: Uint8Array, at: number, size: number, value: Integer): void {
  if (typeof value === 'number') {
    let low = value;
    for (let index = 0; index < size; index++) {
      const rest = Math.floor(low / 256);
      target[at + index] = low - rest * 256;
      low = rest;
    }
    return;
  }
  let low = BigInt.asUintN(64, value);
  for (let index = 0; index < size; index++) {
    target[at + index] = Number(low & 255n);
    low >>= 8n;
  }
}

function isSmall(value: Integer): value is number {
  return typeof value === 'number' && value >= 0;
}

function isWord(value: Integer): value is number {
  return typeof value === 'number' && value === (value | 0);
}

function shiftCount(count: Integer): number {
  return typeof count === 'number' ? ((count % 64) + 64) % 64 : Number(toUnsigned(count) & 63n);
}
