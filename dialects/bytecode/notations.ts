// How bytecode sources write numbers, for refactorings that write one another way.
import type { NumberNotation } from '#core/dialect.ts';

/** Bits with their sign before them, since that fits wherever the number did. */
function inBase(base: number, prefix: string) {
  return (value: number) =>
    `${value < 0 ? '-' : ''}${prefix}${Math.abs(value).toString(base).toUpperCase()}`;
}

/** The printable characters of ASCII, but for those that mean something in quotes. */
function asCharacter(value: number): string | undefined {
  if (!(value >= 0x20 && value <= 0x7e)) return undefined;
  const character = String.fromCharCode(value);
  return `'`.concat(/['\\]/.test(character) ? `\\${character}` : character, `'`);
}

export const numberNotations: readonly NumberNotation[] = [
  { title: 'decimal', write: String },
  { title: 'hexadecimal', write: inBase(16, '0x') },
  { title: 'binary', write: inBase(2, '0b') },
  { title: 'a character', write: asCharacter },
];
