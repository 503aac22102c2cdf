// Shows a number the ways that people read it: decimal, hexadecimal, binary, as a character.
import type { Dialect } from '#core/dialect.ts';
import type { Fact } from '#core/isa/vocabulary.ts';

const WIDTHS = [8, 16, 32, 64] as const;
const FIRST_PRINTABLE = 0x20;
const LAST_PRINTABLE = 0x7e;

/** The fewest of 8, 16, 32 and 64 bits, and no fewer than given, that hold the number. */
function bitsFor(value: bigint, atLeast = 0): number {
  for (const bits of WIDTHS) {
    if (bits < atLeast) continue;
    if (value >= -(1n << BigInt(bits - 1)) && value < 1n << BigInt(bits)) return bits;
  }
  return 128;
}

function grouped(digits: string, size: number): string {
  const parts: string[] = [];
  for (let end = digits.length; end > 0; end -= size) {
    parts.unshift(digits.slice(Math.max(0, end - size), end));
  }
  return parts.join(' ');
}

/** `0x2A`: the bits of a whole number; a negative one as two's complement in its width. */
function hexadecimal(value: number | bigint, bits: number): string {
  const big = BigInt(value);
  return `0x${BigInt.asUintN(bitsFor(big, bits), big).toString(16).toUpperCase()}`;
}

/** The bits of the values that an operand takes; 0 where it has no bounds. */
export function bitsOfRange(minimum: number | undefined, maximum: number | undefined): number {
  if (minimum === undefined || maximum === undefined) return 0;
  return Math.max(bitsFor(BigInt(Math.trunc(minimum))), bitsFor(BigInt(Math.trunc(maximum))));
}

/** The readings of a number for people of a dialect. `bits` as for `numberFacts`. */
export function readings(dialect: Dialect, value: number | bigint, bits = 0): readonly Fact[] {
  if (typeof value === 'bigint') return numberFacts(value, bits);
  if (dialect.numberFacts) return dialect.numberFacts(value);
  const facts = numberFacts(value, bits);
  // A notation that few languages have.
  const octal = dialect.numberNotations?.find(({ title }) => title === 'octal')?.write(value);
  return octal === undefined
    ? facts
    : [...facts.slice(0, 2), { label: 'Octal', value: octal }, ...facts.slice(2)];
}

/**
 * The readings of a number, the plain decimal one first. `bits` is the width of the place that it
 * is for; without one the number tells it.
 */
export function numberFacts(value: number | bigint, bits = 0): readonly Fact[] {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    return [{ label: 'Decimal', value: String(value) }];
  const big = BigInt(value);
  const width = bitsFor(big, bits);
  const unsigned = BigInt.asUintN(width, big);
  const signed = BigInt.asIntN(width, big);
  const binary = unsigned.toString(2);
  const facts: Fact[] = [
    { label: 'Decimal', value: String(value) },
    { label: 'Hexadecimal', value: hexadecimal(value, bits) },
    { label: 'Binary', value: `0b${grouped(binary, 4)}` },
  ];
  if (value >= FIRST_PRINTABLE && value <= LAST_PRINTABLE) {
    facts.push({ label: 'Character', value: `'${String.fromCharCode(Number(value))}'` });
  }
  if (signed !== unsigned) {
    facts.push({ label: `Signed (${width} bits)`, value: signed.toString() });
    facts.push({ label: `Unsigned (${width} bits)`, value: unsigned.toString() });
  }
  return facts;
}
