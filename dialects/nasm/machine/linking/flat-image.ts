// Images without headers: flat binaries at their ORG, and programs of DOS.
import { largest } from '#core/lists.ts';
import { ProgramError } from '#core/machine/program.ts';
import { protection } from '../guest.ts';
import type { ExecutableImage, ImageSymbol } from './executable-image.ts';

const all = protection.read | protection.write | protection.execute;
const segmentSize = 0x1_0000;
/** A program of DOS lies behind its prefix, in one segment. */
const comMax = 0xff00;

function imageOf(
  bits: 16 | 32 | 64,
  entry: number,
  segments: ExecutableImage['segments'],
  symbols: readonly ImageSymbol[],
): ExecutableImage {
  return {
    bits,
    entry,
    segments,
    symbols,
    placed: [],
    imports: [],
    threads: undefined,
    headers: undefined,
    bias: 0,
    hasExecutableStack: true,
    warnings: [],
  };
}

/** Bytes at an address, which is where they begin: everything may be done with them. */
export function flatImage(
  bytes: Uint8Array,
  address: number,
  bits: 32 | 64,
  symbols: readonly ImageSymbol[] = [],
): ExecutableImage {
  const segment = { address, bytes, size: bytes.length, protection: all, name: 'program' };
  return imageOf(bits, address, [segment], symbols);
}

/**
 * A `.com` file behind its prefix, which lies at `address`, a multiple of 16: it begins 256 bytes
 * further. Throws ProgramError if it is longer than DOS allows.
 */
export function comImage(
  bytes: Uint8Array,
  address: number,
  prefix: Uint8Array,
  symbols: readonly ImageSymbol[] = [],
): ExecutableImage {
  if (bytes.length > comMax) {
    throw new ProgramError(
      `a .com program has at most ${comMax} bytes, and this one has ${bytes.length}`,
    );
  }
  const content = new Uint8Array(prefix.length + bytes.length);
  content.set(prefix);
  content.set(bytes, prefix.length);
  // Labels behind the file's own bytes are those of variables that nothing fills.
  const ends = symbols.map(each => each.address - address + 1);
  const size = largest(
    ends.filter(end => end <= segmentSize),
    content.length,
  );
  const segment = { address, bytes: content, size, protection: all, name: 'program' };
  return imageOf(16, address + prefix.length, [segment], symbols);
}
