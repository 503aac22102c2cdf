// The first page of a linked program: the headers that ld puts there, for programs that read them.
import { writeInteger } from '../../integer.ts';
import { pageSize, protection } from '../guest.ts';
import type { ImageSegment, ProgramHeaders, ThreadTemplate } from './executable-image.ts';

const loadable = 1;
const threadLocal = 7;
/** As many as the page has room for. */
const headersMax = 64;

interface Row {
  readonly type: number;
  readonly flags: number;
  readonly address: number;
  readonly fileSize: number;
  readonly size: number;
  readonly alignment: number;
}

/** The bits of a header's flags stand the other way round than those of mmap. */
function flagsOf(bits: number): number {
  return (
    ((bits & protection.execute) !== 0 ? 1 : 0) |
    ((bits & protection.write) !== 0 ? 2 : 0) |
    ((bits & protection.read) !== 0 ? 4 : 0)
  );
}

function rowsOf(
  segments: readonly ImageSegment[],
  threads: ThreadTemplate | undefined,
): readonly Row[] {
  const rows = segments.map(
    ({ address, bytes, size, protection: bits }): Row => ({
      type: loadable,
      flags: flagsOf(bits),
      address,
      fileSize: bytes.length,
      size,
      alignment: pageSize,
    }),
  );
  if (threads) rows.push({ type: threadLocal, flags: 4, ...threads });
  return rows.slice(0, headersMax - 1);
}

/** The headers are loaded as well. */
function ownRow(address: number, size: number): Row {
  return { type: loadable, flags: 4, address, fileSize: size, size, alignment: pageSize };
}

/** The numbers of a program header in the order of its width. */
function fieldsOf(row: Row, base: number, bits: 32 | 64): readonly number[] {
  const { type, flags, address, fileSize, size, alignment } = row;
  const offset = address - base;
  return bits === 64
    ? [type + flags * 2 ** 32, offset, address, address, fileSize, size, alignment]
    : [type, offset, address, address, fileSize, size, flags, alignment];
}

/** The headers at `base`, and what the program is told of them. */
export function programHeaders(
  bits: 32 | 64,
  base: number,
  entry: number,
  segments: readonly ImageSegment[],
  threads: ThreadTemplate | undefined,
): { readonly segment: ImageSegment; readonly headers: ProgramHeaders } {
  const native = bits / 8;
  const [headerSize, entrySize] = bits === 64 ? [0x40, 0x38] : [0x34, 0x20];
  const others = rowsOf(segments, threads);
  const bytes = new Uint8Array(headerSize + (others.length + 1) * entrySize);
  const rows = [ownRow(base, bytes.length), ...others];
  bytes.set([0x7f, 0x45, 0x4c, 0x46, bits === 64 ? 2 : 1, 1, 1]);
  const put = (at: number, size: number, value: number) => writeInteger(bytes, at, size, value);
  put(16, 2, 2);
  put(18, 2, bits === 64 ? 62 : 3);
  put(20, 4, 1);
  put(24, native, entry);
  put(24 + native, native, headerSize);
  const sizesAt = 24 + native * 3 + 4;
  [headerSize, entrySize, rows.length].forEach((value, index) => {
    put(sizesAt + index * 2, 2, value);
  });
  rows.forEach((row, index) => {
    const at = headerSize + index * entrySize;
    fieldsOf(row, base, bits).forEach((value, field) => {
      put(at + field * native, native, value);
    });
  });
  return {
    segment: {
      address: base,
      bytes,
      size: bytes.length,
      protection: protection.read,
      name: 'headers',
    },
    headers: { address: base + headerSize, entrySize, count: rows.length },
  };
}
