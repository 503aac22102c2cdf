// Puts the files of one program together: labels that .EXTERNAL names are found in the others.
import { ProgramError } from '#core/machine/program.ts';
import { hexadecimal, type Relocation } from './items.ts';
import type { ImageSymbol, Lc3Program, WordSegment } from './program.ts';

export interface LinkedProgram {
  readonly segments: readonly WordSegment[];
  readonly symbols: readonly ImageSymbol[];
}

/**
 * The segments of all files with every label of another file filled in. Throws ProgramError for a
 * label that no file or several define, for one that is too far away, and where segments overlap.
 */
export function link(files: readonly Lc3Program[]): LinkedProgram {
  const addresses = definitions(files);
  const segments = files.flatMap(file => {
    const own = file.segments.map(({ origin, words }) => ({ origin, words: words.slice() }));
    for (const relocation of file.relocations) relocate(own, relocation, addresses);
    return own;
  });
  checkOverlap(segments);
  return { segments, symbols: files.flatMap(({ symbols }) => symbols) };
}

/** By name in upper case; `several` for labels that more than one file defines. */
function definitions(files: readonly Lc3Program[]): ReadonlyMap<string, number | 'several'> {
  const addresses = new Map<string, number | 'several'>();
  for (const { symbols } of files) {
    for (const { name, address } of symbols) {
      const key = name.toUpperCase();
      addresses.set(key, addresses.has(key) ? 'several' : address);
    }
  }
  return addresses;
}

function relocate(
  segments: readonly WordSegment[],
  { address, name, addend, distanceBits }: Relocation,
  addresses: ReadonlyMap<string, number | 'several'>,
): void {
  const found = addresses.get(name);
  if (found === undefined) {
    throw new ProgramError(`No file defines ${name}, which .EXTERNAL names; load that file too.`);
  }
  if (found === 'several') {
    throw new ProgramError(`Several files define ${name}, so that .EXTERNAL does not say which.`);
  }
  const segment = segments.find(
    ({ origin, words }) => address >= origin && address < origin + words.length,
  )!;
  const index = address - segment.origin;
  const target = found + addend;
  if (distanceBits === undefined) {
    segment.words[index] = target & 0xffff;
    return;
  }
  const distance = target - (address + 1);
  const limit = 2 ** (distanceBits - 1);
  if (distance < -limit || distance >= limit) {
    throw new ProgramError(
      `${name} (${hexadecimal(target)}) is too far from ${hexadecimal(address)}: ` +
        'put a .FILL of it close by and go through that.',
    );
  }
  segment.words[index]! |= distance & (2 ** distanceBits - 1);
}

function checkOverlap(segments: readonly WordSegment[]): void {
  const ordered = [...segments].sort((a, b) => a.origin - b.origin);
  for (let index = 1; index < ordered.length; index++) {
    const before = ordered[index - 1]!;
    const { origin } = ordered[index]!;
    if (before.origin + before.words.length <= origin) continue;
    const other = hexadecimal(before.origin);
    throw new ProgramError(`The segments at ${other} and ${hexadecimal(origin)} overlap.`);
  }
}
