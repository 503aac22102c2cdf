// Images without headers: flat binaries at their ORG, and programs of DOS.
import { ProgramError } from '#core/machine/program.ts';
import { protection } from '../guest.ts';
import type { ExecutableImage, ImageSymbol } from './executable-image.ts';

const all = protection.read | protection.write | protection.execute;
/** A program of DOS lies behind its prefix of 256 bytes, in one segment of 64 KiB. */
const dosStart = 0x100;
const dosMax = 0xff00;
const prefixSize = 0x100;

function imageOf(
  bits: 32 | 64,
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

/** The prefix that DOS puts before a program: how to end it, and the words of its command line. */
function programPrefix(words: string): Uint8Array {
  const prefix = new Uint8Array(prefixSize);
  // int 0x20 at its beginning, where a plain RET leads; int 0x21 and retf for old callers.
  prefix.set([0xcd, 0x20, 0xff, 0x9f]);
  prefix.set([0xcd, 0x21, 0xcb], 0x50);
  const tail = [...(words === '' ? '' : ` ${words}`)].slice(0, 126);
  prefix[0x80] = tail.length;
  prefix.set([...tail.map(character => character.charCodeAt(0) & 0xff), 0x0d], 0x81);
  return prefix;
}

/**
 * A `.com` file in its segment of 64 KiB at `address`, a multiple of 16; `words` is its command
 * line. It begins at offset 0x100. Throws ProgramError if it is longer than DOS allows.
 */
export function comImage(
  bytes: Uint8Array,
  address: number,
  words: string,
  symbols: readonly ImageSymbol[] = [],
): ExecutableImage {
  if (bytes.length > dosMax) {
    throw new ProgramError(
      `a .com program has at most ${dosMax} bytes, and this one has ${bytes.length}`,
    );
  }
  const content = new Uint8Array(dosStart + bytes.length);
  content.set(programPrefix(words));
  content.set(bytes, dosStart);
  const segment = { address, bytes: content, size: 0x10000, protection: all, name: 'program' };
  return imageOf(32, address + dosStart, [segment], symbols);
}
