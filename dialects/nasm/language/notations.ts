// How NASM sources write numbers, for refactorings and hovers.
import type { NumberNotation } from '#core/dialect.ts';

function inBase(base: number, prefix: string) {
  return (value: number) => `${value < 0 ? '-' : ''}${prefix}${Math.abs(value).toString(base)}`;
}

/** The printable characters of ASCII, but for the quote around it. */
function asCharacter(value: number): string | undefined {
  const isPrintable = value >= 0x20 && value <= 0x7e;
  return isPrintable && value !== 0x27 ? `'${String.fromCharCode(value)}'` : undefined;
}

export const numberNotations: readonly NumberNotation[] = [
  { title: 'decimal', write: String },
  { title: 'hexadecimal', write: inBase(16, '0x') },
  { title: 'octal', write: inBase(8, '0o') },
  { title: 'binary', write: inBase(2, '0b') },
  { title: 'a character', write: asCharacter },
];
