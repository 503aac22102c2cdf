// Turns object files, executables and flat binaries into source text.
import type { DisassembledLine } from '#core/dialect.ts';
import { hasForms } from '../isa/forms.ts';
import { isPrefixName } from '../isa/mnemonics.ts';
import { registerNamed } from '../isa/registers.ts';
import type { Bits } from './decoded.ts';
import { type ElfImage, type ElfSection, type ElfSymbol, isElf, readElf } from './elf-image.ts';
import type { RelocatedField } from './relocated-fields.ts';
import { relocatedField } from './relocation-names.ts';
import { sweep } from './sweep.ts';

/** A line of source that has no bytes. */
function remark(address: number, text: string): DisassembledLine {
  return { address, bytes: new Uint8Array(), text, valid: true, data: true };
}

/** Code without any file format, which is loaded at `address`. */
export function disassembleFlat(
  bytes: Uint8Array,
  bits: Bits,
  address: number,
): readonly DisassembledLine[] {
  const names = new Map<number, string>();
  return [
    remark(address, `bits ${bits}`),
    ...(address === 0 ? [] : [remark(address, `org 0x${address.toString(16)}`)]),
    ...sweep({ bytes, bits, address, labelPrefix: 'code_', names }),
  ];
}

const symbolTypes = { section: 3, file: 4 } as const;

function isNamed({ name, type, section }: ElfSymbol): boolean {
  return name !== '' && type !== symbolTypes.section && type !== symbolTypes.file && section !== 0;
}

/** A name that is a word of NASM as well is no word behind a dollar sign. */
function sourceName(name: string): string {
  const word = name.toLowerCase();
  return hasForms(word) || isPrefixName(word) || registerNamed(word) ? `$${name}` : name;
}

/** Symbols by section and address; a global name goes before others of the same place. */
function namesOf({ symbols }: ElfImage): Map<number, Map<number, string>> {
  const bySection = new Map<number, Map<number, string>>();
  const ordered = symbols.filter(isNamed).sort((a, b) => Number(a.isGlobal) - Number(b.isGlobal));
  for (const { name, section, value } of ordered) {
    const names = bySection.get(section) ?? new Map<number, string>();
    names.set(value, sourceName(name));
    bySection.set(section, names);
  }
  return bySection;
}

const noNames: ReadonlyMap<number, string> = new Map();

/** Finds the relocations of one instruction after the other; asked in rising order. */
function fieldFinder(
  image: ElfImage,
  section: ElfSection,
  names: ReadonlyMap<number, ReadonlyMap<number, string>>,
): (offset: number, length: number) => readonly RelocatedField[] {
  const { relocations } = section;
  const nameAt = (index: number, address: number) => names.get(index)?.get(address);
  let next = 0;
  return (offset, length) => {
    const fields: RelocatedField[] = [];
    while (next < relocations.length && relocations[next]!.offset < offset) next++;
    for (; next < relocations.length && relocations[next]!.offset < offset + length; next++) {
      const field = relocatedField(image, section, relocations[next]!, offset, length, nameAt);
      if (field) fields.push(field);
    }
    return fields;
  };
}

function sectionLines(
  image: ElfImage,
  section: ElfSection,
  names: ReadonlyMap<number, ReadonlyMap<number, string>>,
  labelPrefix: string,
): DisassembledLine[] {
  const { content, address, name, index } = section;
  return [
    remark(address, `section ${name}`),
    ...sweep({
      bytes: content,
      bits: image.bits,
      address,
      labelPrefix,
      names: names.get(index) ?? noNames,
      fieldsAt: fieldFinder(image, section, names),
    }),
  ];
}

/** The sections of an ELF file that hold code; none where it is not for x86. */
export function disassembleElf(bytes: Uint8Array): readonly DisassembledLine[] {
  const image = readElf(bytes);
  if (!image) return [];
  const names = namesOf(image);
  const code = image.sections.filter(({ isCode, content }) => isCode && content.length > 0);
  return [
    remark(0, `bits ${image.bits}`),
    ...code.flatMap((section, number) => {
      // In an object file all sections begin at 0.
      const prefix = image.isRelocatable && number > 0 ? `code${number}_` : 'code_';
      return sectionLines(image, section, names, prefix);
    }),
  ];
}

const programStart = 0x100;
const bootStart = 0x7c00;

function isBootSector(bytes: Uint8Array): boolean {
  return bytes.length === 512 && bytes[510] === 0x55 && bytes[511] === 0xaa;
}

/**
 * The lines of an image; `name` is the file's. What is not ELF is code of 16 bits: a program of
 * DOS, a boot sector, or bytes at 0. Never throws.
 */
export function disassemble(bytes: Uint8Array, name = ''): readonly DisassembledLine[] {
  if (isElf(bytes)) return disassembleElf(bytes);
  if (name.toLowerCase().endsWith('.com')) return disassembleFlat(bytes, 16, programStart);
  return disassembleFlat(bytes, 16, isBootSector(bytes) ? bootStart : 0);
}
