// A sample of the vectors as lines of text: the instruction, the seed of its state, and a hash of
// what the CPU made of it.
import { decode } from '#dialects/nasm/decoder/decode.ts';
import type { Bits } from '#dialects/nasm/decoder/decoded.ts';
import { type Case, caseOfInstance } from './cases.ts';
import { masked } from './comparison.ts';
import type { Made } from './oracle.ts';

export const samplePath = 'test/dialects/nasm/machine/processor/vectors.txt';

/** FNV-1a of the defined part of a state and of the signal, as eight digits. */
export function hashOf(each: Case, made: Made): string {
  let hash = 0x811c9dc5;
  for (const byte of masked(each, made)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (made.signal === 7 ? 11 : made.signal), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** `64 4801d8 -1 5f3759df 0badcafe`: mode, code, where its displacement stands, seed, hash. */
export function lineOf(each: Case, native: Made): string {
  const { instance, bits, seed } = each;
  const code = Array.from(instance.code, byte => byte.toString(16).padStart(2, '0')).join('');
  return [bits, code, instance.displacementAt, seed.toString(16), hashOf(each, native)].join(' ');
}

/** The case of a line, and the hash that it must come to; throws for a line that is none. */
export function caseOfLine(line: string): { readonly case: Case; readonly hash: string } {
  const [bits, digits, at, seed, hash] = line.split(' ') as [
    string,
    string,
    string,
    string,
    string,
  ];
  const code = Uint8Array.from(digits.match(/../g)!, pair => Number.parseInt(pair, 16));
  const mode = Number(bits) as Bits;
  const decoded = decode(code, 0, mode);
  const instance = decoded && { code, decoded, displacementAt: Number(at) };
  const made = instance && caseOfInstance(instance, mode, Number.parseInt(seed, 16));
  if (!made) throw new Error(`no case: ${line}`);
  return { case: made, hash };
}
