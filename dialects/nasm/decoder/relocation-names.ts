// How a source writes what a relocation of ELF refers to.
import type { ElfImage, ElfRelocation, ElfSection } from './elf-image.ts';
import type { RelocatedField } from './relocated-fields.ts';
import { numberText } from './source-spelling.ts';

interface RelocationKind {
  /** In bytes. */
  readonly size: number;
  readonly relative: boolean;
  /** What stands behind the name. */
  readonly wrt: string;
}

function kindOf(size: number, relative: boolean, wrt = ''): RelocationKind {
  return { size, relative, wrt };
}

/** System V ABI for AMD64, table of relocation types. */
const kindsAmd64: Readonly<Record<number, RelocationKind>> = {
  1: kindOf(8, false),
  2: kindOf(4, true),
  3: kindOf(4, false, ' wrt ..got'),
  4: kindOf(4, true, ' wrt ..plt'),
  9: kindOf(4, true, ' wrt ..got'),
  10: kindOf(4, false),
  11: kindOf(4, false),
  12: kindOf(2, false),
  13: kindOf(2, true),
  14: kindOf(1, false),
  15: kindOf(1, true),
  22: kindOf(4, true, ' wrt ..gottpoff'),
  25: kindOf(8, false, ' wrt ..gotoff'),
  26: kindOf(4, true, ' wrt ..gotpc'),
  41: kindOf(4, true, ' wrt ..got'),
  42: kindOf(4, true, ' wrt ..got'),
};

/** System V ABI for i386, table of relocation types. */
const kinds386: Readonly<Record<number, RelocationKind>> = {
  1: kindOf(4, false),
  2: kindOf(4, true),
  3: kindOf(4, false, ' wrt ..got'),
  4: kindOf(4, true, ' wrt ..plt'),
  9: kindOf(4, false, ' wrt ..gotoff'),
  10: kindOf(4, true, ' wrt ..gotpc'),
  15: kindOf(4, false, ' wrt ..tlsie'),
  20: kindOf(2, false),
  21: kindOf(2, true),
  22: kindOf(1, false),
  23: kindOf(1, true),
  43: kindOf(4, false, ' wrt ..got'),
};

function storedAddend(section: ElfSection, offset: number, size: number): number {
  let value = 0;
  for (let index = 0; index < Math.min(size, 4); index++) {
    value |= (section.content[offset + index] ?? 0) << (8 * index);
  }
  return size >= 4 ? value : (value << (32 - 8 * size)) >> (32 - 8 * size);
}

function withAddend(name: string, addend: number): string {
  if (addend === 0) return name;
  return addend < 0 ? name + numberText(addend) : `${name}+${numberText(addend)}`;
}

/** A section by its name; what lies in it by the name of its symbol, where it has one. */
function baseName(
  image: ElfImage,
  { symbol }: ElfRelocation,
  addend: number,
  nameAt: (section: number, address: number) => string | undefined,
): string {
  if (!symbol) return numberText(addend);
  if (symbol.type !== 3) return withAddend(symbol.name, addend);
  const inside = nameAt(symbol.section, addend);
  return inside ?? withAddend(image.sections[symbol.section]?.name ?? '', addend);
}

/**
 * The field of an instruction of `length` bytes at `start` that a relocation fills; undefined for
 * relocations that no source of NASM gives. `nameAt` names a place in a section.
 */
export function relocatedField(
  image: ElfImage,
  section: ElfSection,
  relocation: ElfRelocation,
  start: number,
  length: number,
  nameAt: (section: number, address: number) => string | undefined,
): RelocatedField | undefined {
  const kind = (image.bits === 64 ? kindsAmd64 : kinds386)[relocation.type];
  if (!kind) return undefined;
  const at = relocation.offset - start;
  const stored = relocation.addend ?? storedAddend(section, relocation.offset, kind.size);
  const nameOf = (addend: number) => baseName(image, relocation, addend, nameAt);
  return {
    at,
    size: kind.size,
    relative: kind.relative,
    // A distance counts from the end of the instruction, the relocation from the field.
    name: nameOf(kind.relative ? stored + length - at : stored) + kind.wrt,
    nameFromHere: `${nameOf(stored - at)}-$${kind.wrt}`,
  };
}
