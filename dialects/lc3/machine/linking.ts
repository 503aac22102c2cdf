// Puts addresses of labels into the words of other files that name them.
import { ProgramError } from '#core/machine/program.ts';
import type { Relocation } from '../items.ts';
import { hexadecimal } from '../items.ts';
import type { Lc3Program, WordSegment } from '../program.ts';

/** The address of a label, given in upper case; undefined where there is none. */
export type Resolve = (name: string) => number | undefined;

/** Labels of all programs; the first one of a name counts. */
export function labelsOf(programs: readonly Pick<Lc3Program, 'symbols'>[]): Map<string, number> {
  const labels = new Map<string, number>();
  for (const { symbols } of programs) {
    for (const { name, address } of symbols) {
      const key = name.toUpperCase();
      if (!labels.has(key)) labels.set(key, address);
    }
  }
  return labels;
}

/** The segments with all labels of other files filled in. Throws ProgramError. */
export function linkSegments(
  name: string,
  { segments, relocations }: Lc3Program,
  resolve: Resolve,
): readonly WordSegment[] {
  if (relocations.length === 0) return segments;
  return segments.map(({ origin, words }) => {
    const linked = words.slice();
    for (const relocation of relocations) {
      const index = relocation.address - origin;
      if (index < 0 || index >= words.length) continue;
      linked[index] = linkedWord(name, words[index]!, relocation, relocation.address, resolve);
    }
    return { origin, words: linked };
  });
}

/** The word of a relocation as it is to stand at `address`. Throws ProgramError. */
export function linkedWord(
  file: string,
  word: number,
  { name, addend, distanceBits }: Relocation,
  address: number,
  resolve: Resolve,
): number {
  const target = resolve(name);
  if (target === undefined) {
    throw new ProgramError(`${file} needs ${name}, which no file defines: run that file with it.`);
  }
  const value = target + addend;
  if (distanceBits === undefined) return value & 0xffff;
  const distance = value - (address + 1);
  const reach = 1 << (distanceBits - 1);
  if (distance < -reach || distance >= reach) {
    throw new ProgramError(
      `${file}: ${name} at ${hexadecimal(value)} is ${Math.abs(distance)} words away from ` +
        `${hexadecimal(address)}; the instruction there reaches ${reach - 1}.`,
    );
  }
  const mask = (1 << distanceBits) - 1;
  return (word & ~mask) | (distance & mask);
}
