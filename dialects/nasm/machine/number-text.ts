// How numbers are written at a stop: 0x and as few digits as there are.
import type { NumberWriter } from '#core/machine/value-format.ts';

/** Numbers of one digit look the same in every notation. */
const digitMax = 9n;

export const writeNumber: NumberWriter = (value, bits) => {
  if (value < 0n && bits === undefined) return undefined;
  const unsigned = bits === undefined ? value : BigInt.asUintN(bits, value);
  return unsigned <= digitMax ? undefined : `0x${unsigned.toString(16)}`;
};

/** Beyond 32 bits nobody reads a number in decimal: most likely it is an address. */
export function isReadAsSigned(value: bigint, bits: number): boolean {
  const signed = BigInt.asIntN(bits, value);
  return signed === BigInt.asIntN(32, signed);
}
