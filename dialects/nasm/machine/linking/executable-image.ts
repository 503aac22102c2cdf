// A program as it lies in memory before its first instruction, whatever file it came from.
import { largest } from '#core/lists.ts';
import { pageSize } from '../guest.ts';

export interface ImageSegment {
  readonly address: number;
  /** The first bytes; what `size` has beyond them starts as zeros. */
  readonly bytes: Uint8Array;
  /** In memory, in bytes. */
  readonly size: number;
  /** Bits of `protection`. */
  readonly protection: number;
  /** For people: `.text`, `libc`. */
  readonly name: string;
}

export interface ImageSymbol {
  readonly name: string;
  /** Of a constant, its value. */
  readonly address: number;
  /** In bytes; 0 where nobody said. */
  readonly size: number;
  readonly kind: 'code' | 'data' | 'constant';
  /** The name of the object that it comes from. */
  readonly object: string;
  readonly isGlobal: boolean;
}

/** Where a section of an object lies, for source maps. */
export interface PlacedSection {
  /** Index of the object. */
  readonly object: number;
  /** Index in the object. */
  readonly section: number;
  readonly name: string;
  readonly address: number;
  readonly size: number;
}

/** A name that no object defines and the library gives. */
export interface ImageImport {
  readonly name: string;
  readonly address: number;
}

/** What each thread gets a copy of: initial bytes of thread-local variables. */
export interface ThreadTemplate {
  readonly address: number;
  readonly fileSize: number;
  /** In memory, in bytes. */
  readonly size: number;
  readonly alignment: number;
}

/** Program headers in memory, which AT_PHDR and its like tell a program. */
export interface ProgramHeaders {
  readonly address: number;
  readonly entrySize: number;
  readonly count: number;
}

export interface ExecutableImage {
  /** 16 for programs of DOS. */
  readonly bits: 16 | 32 | 64;
  readonly entry: number;
  /** By rising address; they do not overlap, and no two share a page. */
  readonly segments: readonly ImageSegment[];
  readonly symbols: readonly ImageSymbol[];
  readonly placed: readonly PlacedSection[];
  readonly imports: readonly ImageImport[];
  readonly threads: ThreadTemplate | undefined;
  readonly headers: ProgramHeaders | undefined;
  /** Added to every address of the file; not 0 for static-pie only. */
  readonly bias: number;
  readonly hasExecutableStack: boolean;
  /** What the user should know although the program runs. */
  readonly warnings: readonly string[];
}

/** A program for Linux. */
export type LinuxImage = ExecutableImage & { readonly bits: 32 | 64 };

export function isLinuxImage(image: ExecutableImage): image is LinuxImage {
  return image.bits !== 16;
}

/** Where the heap begins: behind the last byte of the program itself, on a page of its own. */
export function endOfImage({ segments }: ExecutableImage, libraryEnd: number): number {
  const ends = segments
    .filter(({ address }) => address >= libraryEnd || address < 0)
    .map(({ address, size }) => address + size);
  return roundUp(largest(ends, 0), pageSize);
}

/** The next multiple of an alignment, which need not be a power of two. */
export function roundUp(value: number, alignment: number): number {
  return Math.ceil(value / Math.max(alignment, 1)) * Math.max(alignment, 1);
}

/** By rising address, with those that share a page as one, whose rights are joined. */
export function withoutSharedPages(segments: readonly ImageSegment[]): ImageSegment[] {
  const whole: ImageSegment[] = [];
  for (const segment of [...segments].sort((a, b) => a.address - b.address)) {
    const last = whole.at(-1);
    const lastPage = last && Math.floor((last.address + last.size - 1) / pageSize);
    if (!last || lastPage! < Math.floor(segment.address / pageSize)) {
      whole.push(segment);
      continue;
    }
    const start = segment.address - last.address;
    const size = Math.max(last.size, start + segment.size);
    const bytes = new Uint8Array(Math.max(last.bytes.length, start + segment.bytes.length));
    bytes.set(last.bytes);
    bytes.set(segment.bytes, start);
    whole[whole.length - 1] = {
      ...last,
      name: last.name === segment.name ? last.name : `${last.name} ${segment.name}`,
      bytes,
      size,
      protection: last.protection | segment.protection,
    };
  }
  return whole;
}
