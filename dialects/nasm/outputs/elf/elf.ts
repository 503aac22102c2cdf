// The formats elf64, elf32 and elfx32.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { noSection } from '../../assembly/value.ts';
import type { Fixup } from '../../encoder/encoder.ts';
import { type Integer, toNumber } from '../../integer.ts';
import { textBytes } from '../../syntax/strings.ts';
import type {
  FinishedProgram,
  FormatHost,
  ObjectFormat,
  ObjectWriter,
  WrittenFile,
} from '../object-format.ts';
import { ElfBytes, type ElfTarget, type FileSection, StringTable, writeElf } from './elf-file.ts';
import {
  type ElfRelocation,
  type RelocationTarget,
  type RelocationTypes,
  relocateField,
  types386,
  typesAmd64,
  type WrtName,
} from './elf-relocations.ts';
import { type ElfSection, ElfSections, sectionType } from './elf-sections.ts';
import {
  isLocal,
  readAttributes,
  type SymbolAttributes,
  type SymbolRow,
  symbolRow,
} from './elf-symbols.ts';

/** What tells the three formats apart. */
interface ElfKind {
  readonly id: string;
  readonly title: string;
  readonly target: ElfTarget;
  readonly types: RelocationTypes;
  readonly holdsAddend: boolean;
  readonly pointerSize: number;
}

const wrtNames: readonly WrtName[] = [
  '..gotpc',
  '..gotoff',
  '..got',
  '..plt',
  '..sym',
  '..gottpoff',
  '..tlsie',
];

class ElfWriter implements ObjectWriter, RelocationTarget {
  readonly host: FormatHost;
  readonly types: RelocationTypes;
  readonly holdsAddend: boolean;
  readonly title: string;
  readonly commonProblem = undefined;
  readonly specialSymbols: ReadonlyMap<string, number>;
  readonly #kind: ElfKind;
  #osAbi = 0;
  readonly #sections: ElfSections;
  readonly #wrtByIndex = new Map<number, WrtName>([[noSection, '']]);
  readonly #attributes = new Map<SymbolEntry, SymbolAttributes>();

  constructor(host: FormatHost, kind: ElfKind) {
    this.host = host;
    this.#kind = kind;
    this.types = kind.types;
    this.holdsAddend = kind.holdsAddend;
    this.title = kind.id.toUpperCase();
    this.#sections = new ElfSections(host, kind.pointerSize);
    const specials = new Map<string, number>();
    for (const name of wrtNames) {
      const index = host.newSection() + 1;
      specials.set(name, index);
      this.#wrtByIndex.set(index, name);
    }
    this.specialSymbols = specials;
  }

  get initialSection(): number {
    return this.#sections.initialIndex;
  }

  selectSection(text: string): number | undefined {
    return this.#sections.select(text);
  }

  segmentBase(section: number): number | undefined {
    return section + 1;
  }

  keepsBytes(section: number): boolean {
    return this.#sections.at(section)?.type !== sectionType.nobits;
  }

  reserveWarning(section: number): string | undefined {
    if (!this.keepsBytes(section)) return undefined;
    const name = this.#sections.at(section)?.name ?? '';
    return `uninitialized space declared in non-BSS section \`${name}': zeroing`;
  }

  dataWarning(section: number): string | undefined {
    if (this.keepsBytes(section)) return undefined;
    const name = this.#sections.at(section)?.name ?? '';
    return `attempt to initialize memory in BSS section \`${name}': ignored`;
  }

  raiseAlignment(section: number, alignment: number): void {
    // The initial section before any SECTION is not there yet for nasm.
    const found = this.#sections.find(section);
    if (found && found.alignment < alignment) found.alignment = alignment;
  }

  directive(name: string, value: string): boolean {
    if (name !== 'osabi') return false;
    const number = this.host.criticalNumber(value, 'invalid parameter to [osabi] directive');
    if (number !== undefined) this.#osAbi = number & 0xff;
    return true;
  }

  checkSpecial(symbol: SymbolEntry): void {
    if (!this.#attributes.has(symbol)) {
      this.#attributes.set(symbol, readAttributes(symbol, this.host));
    }
  }

  wrtName(wrt: number): WrtName | undefined {
    return this.#wrtByIndex.get(wrt);
  }

  isOwnSection(section: number): boolean {
    return this.#sections.find(section) !== undefined;
  }

  globalAt(section: number, offset: Integer, exact: boolean): SymbolEntry | undefined {
    let best: SymbolEntry | undefined;
    for (const entry of this.host.symbolsSoFar()) {
      if (entry.section !== section || isLocal(entry)) continue;
      const distance = toNumber(offset) - toNumber(entry.offset);
      if (distance === 0) return entry;
      if (exact || distance < 0) continue;
      if (!best || toNumber(best.offset) < toNumber(entry.offset)) best = entry;
    }
    return best;
  }

  relocate(bytes: SectionBytes, start: number, fixup: Fixup): void {
    const section = this.#sections.at(bytes.index);
    const relocation = relocateField(this, bytes, start, fixup);
    if (section && relocation) section.relocations.push(relocation);
  }

  write(program: FinishedProgram): readonly WrittenFile[] {
    const rows = this.#symbolRows(program);
    const target = { ...this.#kind.target, osAbi: this.#osAbi };
    const kind = { ...this.#kind, target };
    return [
      {
        kind: 'object',
        path: '',
        content: new ElfLayout(kind, this.#sections.all, rows).write(),
      },
    ];
  }

  /** File, sections, local symbols, global symbols. */
  #symbolRows({ symbols }: FinishedProgram): SymbolTableRows {
    const numbers = new Map<number, number>();
    for (const [index, { bytes }] of this.#sections.all.entries()) {
      numbers.set(bytes.index, index + 1);
    }
    const named: SymbolRow[] = [];
    for (const entry of symbols) {
      if (entry.binding === 'extern' && !entry.isUsed) continue;
      const known = this.#attributes.get(entry);
      const attributes = known ?? readAttributes(entry, this.host);
      named.push(symbolRow(entry, attributes, numbers));
    }
    return { file: this.host.inputFile, named };
  }
}

interface SymbolTableRows {
  readonly file: string;
  /** In the order in which the strings stand. */
  readonly named: readonly SymbolRow[];
}

const [fileSymbol, sectionSymbol] = [4, 3];
const sectionAbsolute = 0xfff1;

/** Puts the tables of one file together. */
class ElfLayout {
  readonly #kind: ElfKind;
  readonly #sections: readonly ElfSection[];
  readonly #symbols: SymbolTableRows;
  readonly #numberOfSection = new Map<number, number>();
  readonly #numberOfSymbol = new Map<SymbolEntry, number>();
  readonly #numberOfOuter = new Map<number, number>();

  constructor(kind: ElfKind, sections: readonly ElfSection[], symbols: SymbolTableRows) {
    this.#kind = kind;
    this.#sections = sections;
    this.#symbols = symbols;
  }

  write(): Uint8Array {
    const count = this.#sections.length;
    const [symbolTable, strings, firstGlobal] = this.#writeSymbols();
    const { is64 } = this.#kind.target;
    const plain = { flags: 0, link: 0, info: 0, alignment: 1, entrySize: 0 };
    const files: FileSection[] = this.#sections.map(fileSection);
    const names = new StringTable();
    const listed = [...this.#sections.map(({ name }) => name), '.shstrtab', '.symtab', '.strtab'];
    const relocated = this.#sections.filter(({ relocations }) => relocations.length > 0);
    const prefix = this.#kind.holdsAddend ? '.rela' : '.rel';
    listed.push(...relocated.map(({ name }) => prefix + name));
    const nameOffsets = listed.map(name => names.add(textBytes(name)));
    const nameBytes = names.content;
    files.push(
      { ...plain, name: '.shstrtab', type: 3, content: nameBytes, size: nameBytes.length },
      {
        ...plain,
        name: '.symtab',
        type: sectionType.symbols,
        content: symbolTable,
        size: symbolTable.length,
        link: count + 3,
        info: firstGlobal,
        alignment: is64 ? 8 : 4,
        entrySize: is64 ? 24 : 16,
      },
      { ...plain, name: '.strtab', type: 3, content: strings, size: strings.length },
    );
    for (const section of relocated) {
      const content = this.#writeRelocations(section);
      files.push({
        ...plain,
        name: prefix + section.name,
        type: this.#kind.holdsAddend ? sectionType.rela : sectionType.rel,
        content,
        size: content.length,
        link: count + 2,
        info: this.#sections.indexOf(section) + 1,
        alignment: is64 ? 8 : 4,
        entrySize: this.#relocationSize,
      });
    }
    return writeElf(this.#kind.target, files, nameOffsets, count + 1);
  }

  get #relocationSize(): number {
    if (this.#kind.target.is64) return 24;
    return this.#kind.holdsAddend ? 12 : 8;
  }

  #writeSymbols(): [Uint8Array, Uint8Array, number] {
    const strings = new StringTable();
    const table = new ElfBytes(this.#kind.target.is64);
    const row = (name: number, info: number, sectionNumber: number) =>
      writeSymbol(table, name, { value: 0, size: 0, info, other: 0, sectionNumber });
    row(0, 0, 0);
    row(strings.add(textBytes(this.#symbols.file)), fileSymbol, sectionAbsolute);
    this.#sections.forEach(({ bytes }, index) => {
      row(0, sectionSymbol, index + 1);
      this.#numberOfSection.set(bytes.index, index + 2);
    });
    const nameOffsets = this.#symbols.named.map(({ name }) => strings.add(textBytes(name)));
    let number = this.#sections.length + 2;
    let firstGlobal = number;
    for (const wantsLocal of [true, false]) {
      this.#symbols.named.forEach((named, index) => {
        const isLocalRow = named.info >> 4 === 0;
        if (isLocalRow !== wantsLocal) return;
        writeSymbol(table, nameOffsets[index]!, named);
        if (!isLocalRow && named.entry) {
          this.#numberOfSymbol.set(named.entry, number);
          const { binding, section } = named.entry;
          if (binding !== 'global') this.#numberOfOuter.set(section, number);
        }
        number++;
      });
      if (wantsLocal) firstGlobal = number;
    }
    return [table.content, strings.content, firstGlobal];
  }

  #writeRelocations({ relocations }: ElfSection): Uint8Array {
    const { is64 } = this.#kind.target;
    const table = new ElfBytes(is64);
    for (const relocation of relocations) {
      const symbol = this.#symbolNumber(relocation);
      table.word(relocation.offset);
      if (is64) {
        table.number(relocation.type, 4);
        table.number(symbol, 4);
      } else table.number(symbol * 256 + relocation.type, 4);
      if (this.#kind.holdsAddend) table.word(relocation.addend);
    }
    return table.content;
  }

  #symbolNumber({ section, symbol }: ElfRelocation): number {
    if (symbol) return this.#numberOfSymbol.get(symbol) ?? 0;
    if (section === noSection) return 0;
    return this.#numberOfSection.get(section) ?? this.#numberOfOuter.get(section) ?? 0;
  }
}

function fileSection(section: ElfSection): FileSection {
  const { name, type, flags, alignment, entrySize, bytes } = section;
  const isEmpty = type === sectionType.nobits;
  return {
    name,
    type,
    flags,
    content: isEmpty ? undefined : bytes.content,
    size: isEmpty ? bytes.offset : bytes.length,
    link: 0,
    info: 0,
    alignment,
    entrySize,
  };
}

function writeSymbol(
  table: ElfBytes,
  name: number,
  row: Pick<SymbolRow, 'value' | 'size' | 'info' | 'other' | 'sectionNumber'>,
): void {
  table.number(name, 4);
  if (!table.is64) {
    table.number(row.value, 4);
    table.number(row.size, 4);
  }
  table.number(row.info, 1);
  table.number(row.other, 1);
  table.number(row.sectionNumber, 2);
  if (table.is64) {
    table.number(row.value, 8);
    table.number(row.size, 8);
  }
}

function elfFormat(kind: ElfKind, bits: 32 | 64, bitsMax: 32 | 64): ObjectFormat {
  const { id, title } = kind;
  return {
    id,
    title,
    extension: '.o',
    initialBits: bits,
    bitsMax,
    create: host => new ElfWriter(host, kind),
  };
}

const [machine386, machineAmd64] = [3, 62];

export const elf64 = elfFormat(
  {
    id: 'elf64',
    title: 'ELF64 (x86-64) (Linux, most Unix variants)',
    target: { is64: true, machine: machineAmd64, osAbi: 0 },
    types: typesAmd64,
    holdsAddend: true,
    pointerSize: 8,
  },
  64,
  64,
);

export const elf32 = elfFormat(
  {
    id: 'elf32',
    title: 'ELF32 (i386) (Linux, most Unix variants)',
    target: { is64: false, machine: machine386, osAbi: 0 },
    types: types386,
    holdsAddend: false,
    pointerSize: 4,
  },
  32,
  64,
);

export const elfx32 = elfFormat(
  {
    id: 'elfx32',
    title: 'ELFx32 (ELF32 for x86-64) (Linux)',
    target: { is64: false, machine: machineAmd64, osAbi: 0 },
    types: typesAmd64,
    holdsAddend: true,
    pointerSize: 4,
  },
  64,
  64,
);
