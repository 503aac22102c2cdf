// Writes the file of ELF: header, section headers, and what they point to.
import type { Integer } from '../../integer.ts';
import { FileBytes } from '../file-bytes.ts';

/** A section as it stands in the file. */
export interface FileSection {
  readonly name: string;
  readonly type: number;
  readonly flags: number;
  /** Undefined for sections that take no room in the file. */
  readonly content: Uint8Array | undefined;
  readonly size: number;
  readonly link: number;
  readonly info: number;
  readonly alignment: number;
  readonly entrySize: number;
}

export interface ElfTarget {
  readonly is64: boolean;
  readonly machine: number;
  readonly osAbi: number;
  readonly abiVersion: number;
}

/** Bytes, with numbers of the file's own width. */
export class ElfBytes extends FileBytes {
  readonly is64: boolean;

  constructor(is64: boolean) {
    super();
    this.is64 = is64;
  }

  /** An address, an offset or a size: 4 bytes or 8. */
  word(value: Integer): void {
    this.number(value, this.is64 ? 8 : 4);
  }
}

const headersAt = 0x40;
const fileAlignment = 16;

/** The whole file. The first section stands for number 1; `names` is the number of .shstrtab. */
export function writeElf(
  target: ElfTarget,
  sections: readonly FileSection[],
  nameOffsets: readonly number[],
  names: number,
): Uint8Array {
  const file = new ElfBytes(target.is64);
  const count = sections.length + 1;
  writeHeader(file, target, count, names);
  file.align(headersAt);
  const headerSize = target.is64 ? 64 : 40;
  const begin = headersAt + headerSize * count;
  let offset = alignUp(begin);
  const extended = {
    ...absent,
    size: count < numbersMax ? 0 : count,
    link: names < numbersMax ? 0 : names,
  };
  writeSectionHeader(file, extended, 0, 0);
  sections.forEach((section, index) => {
    writeSectionHeader(file, section, nameOffsets[index]!, offset);
    offset = alignUp(offset + (section.content?.length ?? 0));
  });
  file.align(fileAlignment);
  for (const { content } of sections) {
    if (content) file.append(content);
    file.align(fileAlignment);
  }
  return file.content;
}

/** SHN_LORESERVE: from here on the numbers in the header are in the first section header. */
export const numbersMax = 0xff00;
/** SHN_XINDEX. */
export const elsewhere = 0xffff;

/** What the first section header describes. */
const absent: FileSection = {
  name: '',
  type: 0,
  flags: 0,
  content: undefined,
  size: 0,
  link: 0,
  info: 0,
  alignment: 0,
  entrySize: 0,
};

function alignUp(value: number): number {
  return Math.ceil(value / fileAlignment) * fileAlignment;
}

function writeHeader(
  file: ElfBytes,
  { is64, machine, osAbi, abiVersion }: ElfTarget,
  count: number,
  names: number,
): void {
  file.append(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, is64 ? 2 : 1, 1, 1, osAbi));
  file.append(Uint8Array.of(abiVersion, 0, 0, 0, 0, 0, 0, 0));
  file.number(1, 2);
  file.number(machine, 2);
  file.number(1, 4);
  file.word(0);
  file.word(0);
  file.word(headersAt);
  file.number(0, 4);
  file.number(is64 ? 64 : 52, 2);
  file.number(0, 2);
  file.number(0, 2);
  file.number(is64 ? 64 : 40, 2);
  file.number(count < numbersMax ? count : 0, 2);
  file.number(names < numbersMax ? names : elsewhere, 2);
}

function writeSectionHeader(
  file: ElfBytes,
  section: FileSection,
  name: number,
  offset: number,
): void {
  file.number(name, 4);
  file.number(section.type, 4);
  file.word(section.flags);
  file.word(0);
  file.word(offset);
  file.word(section.size);
  file.number(section.link, 4);
  file.number(section.info, 4);
  file.word(section.alignment);
  file.word(section.entrySize);
}

/** A table of strings: each ends with a zero, the first one is empty. */
export class StringTable {
  readonly #bytes = new ElfBytes(true);

  constructor() {
    this.#bytes.number(0, 1);
  }

  /** Adds a string of these bytes and returns where it begins. */
  add(bytes: Uint8Array): number {
    const at = this.#bytes.length;
    this.#bytes.append(bytes);
    this.#bytes.number(0, 1);
    return at;
  }

  get content(): Uint8Array {
    return this.#bytes.content;
  }
}
