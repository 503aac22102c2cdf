// The code space: all images one after the other, decoded in advance at every byte offset.
import { immediateFlag, immediateLength, instructions } from '../instructions.ts';

/** Where one file's program lies in the code space. */
export interface CodeImage {
  readonly name: string;
  readonly uri: string;
  /** Address of its first byte; what its jumps call 0. */
  readonly base: number;
  /** Address behind its last byte. */
  readonly end: number;
}

/** An operation is the opcode's six bits, this bit for an immediate, and one for attention. */
export const withImmediate = 0x40;
/** The fast loop stops at this address: a breakpoint, or a watched variable. */
export const attention = 0x80;
/** Operations that no opcode has. */
export const operations = {
  /** The bytes are no instruction. */
  invalid: 0x3b,
  /** The image ends within the instruction. */
  cut: 0x3c,
  /** Behind the end of an image. */
  outside: 0x3d,
  /** A jump, branch, call or spawn whose target lies outside the image. */
  far: 0x7e,
} as const;

/** What lies between two images: no opcode. */
const gapByte = 0xff;
const alignment = 16;

const jumpKind = 'label';
const minima = new Float64Array(128).fill(Number.NaN);
const maxima = new Float64Array(128).fill(Number.NaN);
const isJump = new Uint8Array(128);
for (const { opcode, bare, immediate } of instructions) {
  if (bare) minima[opcode] = 0;
  if (!immediate) continue;
  minima[opcode | withImmediate] = immediate.operand.minimum;
  maxima[opcode | withImmediate] = immediate.operand.maximum;
  isJump[opcode | withImmediate] = immediate.operand.kind === jumpKind ? 1 : 0;
}

/** The code and its decoded form. Bytes are replaced and never changed: snapshots share them. */
export class Code {
  bytes: Uint8Array;
  /** The operation that starts at each offset. */
  readonly operations: Uint8Array;
  /** Its immediate; of jumps the address. */
  readonly immediates: Int32Array;
  readonly images: readonly CodeImage[];
  #marked: number[] = [];

  constructor(files: readonly { name: string; uri: string; bytes: Uint8Array }[]) {
    const images: CodeImage[] = [];
    let size = 0;
    for (const { name, uri, bytes } of files) {
      images.push({ name, uri, base: size, end: size + bytes.length });
      // At least one byte of gap, so that running off the end is seen.
      size = Math.ceil((size + bytes.length + 1) / alignment) * alignment;
    }
    this.images = images;
    this.bytes = new Uint8Array(size).fill(gapByte);
    files.forEach((file, index) => {
      this.bytes.set(file.bytes, images[index]!.base);
    });
    this.operations = new Uint8Array(size).fill(operations.outside);
    this.immediates = new Int32Array(size);
    this.#decode(0, size);
  }

  get size(): number {
    return this.bytes.length;
  }

  /** The image that holds an address, if one does. */
  imageAt(address: number): CodeImage | undefined {
    const image = this.imageFor(address);
    return image && address >= image.base && address < image.end ? image : undefined;
  }

  /** The image that an address belongs to: the one that holds it or ends before it. */
  imageFor(address: number): CodeImage | undefined {
    let low = 0;
    let high = this.images.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.images[middle]!.base <= address) low = middle;
      else high = middle - 1;
    }
    return this.images[low];
  }

  /** Bytes of the instruction at an address; 1 for what is none. */
  lengthAt(address: number): number {
    return this.operations[address]! & withImmediate ? immediateLength : 1;
  }

  /** Replaces bytes and decodes again what may have changed by it. */
  write(address: number, bytes: Uint8Array): void {
    const next = this.bytes.slice();
    next.set(bytes, address);
    this.bytes = next;
    this.#decode(address - immediateLength + 1, address + bytes.length);
  }

  /** Takes the bytes of a snapshot. */
  restore(bytes: Uint8Array): void {
    if (bytes === this.bytes) return;
    const before = this.bytes;
    let first = 0;
    while (first < bytes.length && bytes[first] === before[first]) first++;
    let last = bytes.length;
    while (last > first && bytes[last - 1] === before[last - 1]) last--;
    this.bytes = bytes;
    this.#decode(first - immediateLength + 1, last);
  }

  /** Marks the addresses that need attention, instead of those marked before. */
  mark(addresses: Iterable<number>): void {
    for (const address of this.#marked) this.operations[address]! &= ~attention;
    this.#marked.length = 0;
    for (const address of addresses) {
      if (address < 0 || address >= this.size) continue;
      this.operations[address]! |= attention;
      this.#marked.push(address);
    }
  }

  #decode(from: number, to: number): void {
    for (const image of this.images) {
      const end = Math.min(to, image.end);
      for (let at = Math.max(from, image.base); at < end; at++) this.#decodeAt(at, image);
    }
  }

  #decodeAt(address: number, image: CodeImage): void {
    const { bytes, immediates } = this;
    const byte = bytes[address]!;
    const hasImmediate = byte >= immediateFlag;
    let operation = (byte & 0x3f) | (hasImmediate ? withImmediate : 0);
    immediates[address] = 0;
    if ((byte & 0x40) !== 0 || Number.isNaN(minima[operation]!)) operation = operations.invalid;
    else if (hasImmediate) {
      const immediate = readImmediate(bytes, address + 1);
      if (address + immediateLength > image.end) operation = operations.cut;
      else if (immediate < minima[operation]! || immediate > maxima[operation]!) {
        operation = operations.invalid;
      } else if (!isJump[operation]) immediates[address] = immediate;
      else if (immediate >= image.end - image.base) operation = operations.far;
      else immediates[address] = image.base + immediate;
    }
    this.operations[address] = (this.operations[address]! & attention) | operation;
  }
}

/** The 32-bit little-endian signed number at an offset. */
export function readImmediate(bytes: Uint8Array, offset: number): number {
  return (
    bytes[offset]! |
    (bytes[offset + 1]! << 8) |
    (bytes[offset + 2]! << 16) |
    (bytes[offset + 3]! << 24)
  );
}
