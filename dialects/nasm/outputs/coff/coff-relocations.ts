// Relocations of COFF: which type a field takes, and what stands in the field itself.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import { noSection } from '../../assembly/value.ts';
import type { Fixup } from '../../encoder/encoder.ts';
import { add, type Integer, writeInteger } from '../../integer.ts';
import type { FormatHost } from '../object-format.ts';
import { removeField } from '../removed-field.ts';
import type { CoffRelocation } from './coff-sections.ts';

/** Types, as the PE/COFF specification lists them for each machine. */
const amd64 = { address64: 1, address32: 2, imageOffset: 3, relative: 4 } as const;
const i386 = { address32: 6, relative: 0x14 } as const;

/** What a relocation needs to know of the format. */
export interface CoffTarget {
  readonly host: FormatHost;
  readonly is64: boolean;
  readonly isWindows: boolean;
  /** The index behind `..imagebase`; undefined where there is none. */
  readonly imageBase: number | undefined;
  /** Every address in such a section counts from the image's base. */
  readonly countsFromImage: (section: number) => boolean;
  /** Bytes of a COMMON by the index of its symbol; 0 for all others. */
  commonSize(section: number): number;
}

/** Settles a field; undefined where there is nothing to relocate or, reported, no way to do it. */
export function relocateField(
  target: CoffTarget,
  bytes: SectionBytes,
  start: number,
  given: Fixup,
): CoffRelocation | undefined {
  const fixup = target.isWindows ? given : withCommonSize(given, target);
  const isRelative = fixup.kind === 'relative' || fixup.value.selfRelative;
  return isRelative
    ? relativeField(target, bytes, start, fixup)
    : absoluteField(target, bytes, start, fixup);
}

/** Plain COFF has the size of a COMMON as its symbol's value, and fields count from that. */
function withCommonSize(fixup: Fixup, target: CoffTarget): Fixup {
  const size = target.commonSize(fixup.value.section);
  if (size === 0) return fixup;
  return { ...fixup, value: { ...fixup.value, offset: add(fixup.value.offset, size) } };
}

function absoluteField(
  { host, is64, imageBase, countsFromImage }: CoffTarget,
  bytes: SectionBytes,
  start: number,
  { value, at, size, kind }: Fixup,
): CoffRelocation | undefined {
  const offset = start + at;
  const { section } = value;
  const isBase = kind === 'segment' || (section !== noSection && section % 2 === 1);
  writeInteger(bytes.bytes, offset, size, value.offset);
  if (!is64 && value.wrt !== noSection) {
    host.error('WRT not supported by COFF output formats');
    return undefined;
  }
  if (!is64) {
    if (!isBase && size === 4) return { offset, section, type: i386.address32 };
    host.error('COFF format does not support non-32-bit relocations');
    return undefined;
  }
  const isOfImage = value.wrt === imageBase || countsFromImage(bytes.index);
  if (isOfImage && size < 8) return { offset, section, type: amd64.imageOffset };
  if (isOfImage) {
    host.error("operand size mismatch: 'wrt ..imagebase' is a 32-bit operand");
    return undefined;
  }
  const isWide = size === 8 && !isBase;
  return { offset, section, type: isWide ? amd64.address64 : amd64.address32 };
}

function relativeField(
  { host, is64, isWindows }: CoffTarget,
  bytes: SectionBytes,
  start: number,
  { value, at, size, trailing, kind }: Fixup,
): CoffRelocation | undefined {
  const offset = start + at;
  if (size === 2) {
    host.error('COFF format does not support 16-bit relocations');
    return undefined;
  }
  // nasm leaves out a field that it has no relocation for.
  if (size !== 4) {
    removeField(bytes, offset, size);
    return undefined;
  }
  if (value.section === noSection && isWindows && !is64) {
    const text = 'does not correctly support relative references to absolute addresses';
    host.error(`Win32 COFF ${text}`);
    return undefined;
  }
  writeInteger(bytes.bytes, offset, size, relativeAddend(isWindows));
  return { offset, section: value.section, type: is64 ? amd64.relative : i386.relative };

  /** Windows counts from the field's end, plain COFF from the section's beginning. */
  function relativeAddend(countsFromField: boolean): Integer {
    const end = offset + size;
    if (kind === 'relative') {
      return add(value.offset, countsFromField ? -trailing : -(end + trailing));
    }
    return countsFromField ? add(value.offset, end) : value.offset;
  }
}
