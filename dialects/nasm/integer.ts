// NASM's 64-bit integers: a number while it is a safe integer, a bigint beyond. One form for each
// value, so that === compares; the fast path of every operation stays free of bigint.

/** A value from -2^63 to 2^64-1 before it wraps; canonical: a bigint only where no double holds it. */
export type Integer = number | bigint;

/** The canonical form of a whole number, wrapped to 64 bits as a signed number. */
export function integer(value: bigint): Integer {
  const wrapped = BigInt.asIntN(64, value);
  const small = Number(wrapped);
  return Number.isSafeInteger(small) ? small : wrapped;
}

/** The sum, wrapped to 64 bits, signed. */
export function add(left: Integer, right: Integer): Integer {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return integer(BigInt(left) + BigInt(right));
}
