// The functions of stdlib.h that turn text into numbers, and those of whole numbers.
import type { FunctionTable, LibraryCall, LibraryFunction } from './library-call.ts';
import { type FloatFormat, readFloat, readInteger } from './number-syntax.ts';

interface IntegerLimits {
  readonly least: bigint;
  readonly most: bigint;
}

const signedLimits = (bits: number): IntegerLimits => ({
  least: -(1n << BigInt(bits - 1)),
  most: (1n << BigInt(bits - 1)) - 1n,
});

const unsignedLimits = (bits: number): IntegerLimits => ({
  least: 0n,
  most: (1n << BigInt(bits)) - 1n,
});

function writeEnd(call: LibraryCall, address: number, length: number): void {
  if (address !== 0) call.writePointer(address, call.at(0) + length);
}

/** strtol: beyond its limits it gives the limit, and ERANGE. */
function toSigned(call: LibraryCall, bits: number): bigint {
  const base = call.at(2);
  if (base < 0 || base === 1 || base > 36) {
    call.setError('EINVAL');
    return 0n;
  }
  const { value, length } = readInteger(call.text(0), base);
  writeEnd(call, call.at(1), length);
  const { least, most } = signedLimits(bits);
  if (value >= least && value <= most) return value;
  call.setError('ERANGE');
  return value < 0n ? least : most;
}

/** strtoul: a minus sign turns the number round, in the width of the type. */
function toUnsigned(call: LibraryCall, bits: number): bigint {
  const base = call.at(2);
  if (base < 0 || base === 1 || base > 36) {
    call.setError('EINVAL');
    return 0n;
  }
  const { value, length } = readInteger(call.text(0), base);
  writeEnd(call, call.at(1), length);
  const { most } = unsignedLimits(bits);
  const magnitude = value < 0n ? -value : value;
  if (magnitude <= most) return BigInt.asUintN(bits, value);
  call.setError('ERANGE');
  return most;
}

const toFloat =
  (format: FloatFormat): LibraryFunction =>
  call => {
    const { value, length, isOutOfRange } = readFloat(call.text(0), format);
    writeEnd(call, call.at(1), length);
    if (isOutOfRange) call.setError('ERANGE');
    return value;
  };

/** atoi and atol are strtol, cut to their type. */
function simple(call: LibraryCall, bits: number): bigint {
  const { value } = readInteger(call.text(0), 10);
  const { least, most } = signedLimits(bits);
  if (value >= least && value <= most) return value;
  call.setError('ERANGE');
  return value < 0n ? least : most;
}

const magnitude = (value: bigint) => (value < 0n ? -value : value);

/** A quotient and a remainder, in registers as the ABI returns small structures. */
function divide(call: LibraryCall, size: 4 | 8): bigint | undefined {
  const { guest } = call;
  const [numerator, denominator] = [call.big(0), call.big(1)];
  if (denominator === 0n) {
    throw new DivisionError();
  }
  const parts = [numerator / denominator, numerator % denominator];
  const wide = parts.map(part => BigInt.asUintN(size * 8, part));
  if (size === 4 && guest.bits === 64) return (wide[1]! << 32n) | wide[0]!;
  guest.setGeneral(0, wide[0]!);
  guest.setGeneral(2, wide[1]!);
  return undefined;
}

/** A division of 64 bits, which compilers for i386 leave to a function. */
const wideDivision =
  (isSigned: boolean, wantsRemainder: boolean): LibraryFunction =>
  call => {
    const [numerator, denominator] = [0, 1].map(index =>
      isSigned ? call.big(index) : BigInt.asUintN(64, call.big(index)),
    ) as [bigint, bigint];
    if (denominator === 0n) throw new DivisionError();
    return wantsRemainder ? numerator % denominator : numerator / denominator;
  };

/** What a division by zero inside the library comes to: the program is ended by SIGFPE. */
export class DivisionError extends Error {}

export const conversionFunctions: FunctionTable = {
  strtol: call => toSigned(call, call.bits),
  strtoll: call => toSigned(call, 64),
  strtoimax: call => toSigned(call, 64),
  strtoul: call => toUnsigned(call, call.bits),
  strtoull: call => toUnsigned(call, 64),
  strtoumax: call => toUnsigned(call, 64),
  __isoc23_strtol: call => toSigned(call, call.bits),
  __isoc23_strtoul: call => toUnsigned(call, call.bits),
  __isoc23_strtoll: call => toSigned(call, 64),
  __isoc23_strtoull: call => toUnsigned(call, 64),
  strtod: toFloat('double'),
  strtof: toFloat('single'),
  strtold: toFloat('extended'),
  atof: call => readFloat(call.text(0), 'double').value,
  atoi: call => BigInt.asIntN(32, simple(call, call.bits)),
  atol: call => simple(call, call.bits),
  atoll: call => simple(call, 64),
  abs: call => Math.abs(call.at(0)),
  labs: call => magnitude(call.big(0)),
  llabs: call => magnitude(call.big(0)),
  imaxabs: call => magnitude(call.big(0)),
  div: call => divide(call, 4),
  ldiv: call => divide(call, 8),
  lldiv: call => divide(call, 8),
  __divdi3: wideDivision(true, false),
  __moddi3: wideDivision(true, true),
  __udivdi3: wideDivision(false, false),
  __umoddi3: wideDivision(false, true),
};
