// The tables of an ELF file put together: symbols, relocations, names, debugging information.
import { appendAll } from '#core/lists.ts';
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { noSection } from '../../assembly/value.ts';
import { textBytes } from '../../syntax/strings.ts';
import type { DebugTarget } from '../dwarf/dwarf.ts';
import { appendRelocation, type ElfDebug } from './elf-debug.ts';
import {
  ElfBytes,
  type ElfTarget,
  elsewhere,
  type FileSection,
  numbersMax,
  StringTable,
  writeElf,
} from './elf-file.ts';
import type { ElfRelocation, RelocationTypes } from './elf-relocations.ts';
import { type ElfSection, sectionType } from './elf-sections.ts';
import { type SymbolRow, sectionAbsolute } from './elf-symbols.ts';

/** What tells the three formats apart. */
export interface ElfKind {
  readonly id: string;
  readonly title: string;
  readonly target: ElfTarget;
  readonly types: RelocationTypes;
  readonly holdsAddend: boolean;
  readonly pointerSize: number;
  /** Versions of DWARF, or stabs, by what -F takes. */
  readonly debug: Readonly<Record<string, 2 | 3 | 'stabs'>>;
}

export interface SymbolTableRows {
  readonly file: string;
  /** In the order in which the strings stand. */
  readonly named: readonly SymbolRow[];
}

const [fileSymbol, sectionSymbol] = [4, 3];

/** The numbers of symbols' sections that do not fit among the symbols. */
const sectionNumbersName = '.symtab_shndx';

interface SymbolTables {
  readonly table: Uint8Array;
  readonly strings: Uint8Array;
  /** The number of the first symbol that other files know. */
  readonly firstGlobal: number;
  /** For `sectionNumbersName`; undefined if all of them fit. */
  readonly sectionNumbers: Uint8Array | undefined;
}

type WrittenRow = Pick<SymbolRow, 'value' | 'size' | 'info' | 'other' | 'sectionNumber'>;

/** Puts the tables of one file together. */
export class ElfLayout {
  readonly #kind: ElfKind;
  readonly #sections: readonly ElfSection[];
  readonly #symbols: SymbolTableRows;
  readonly #debug: ElfDebug;
  /** By the section's index; those of debugging information by their names. */
  readonly #numberOfSection = new Map<DebugTarget, number>();
  readonly #numberOfSymbol = new Map<SymbolEntry, number>();
  readonly #numberOfOuter = new Map<number, number>();
  #firstGlobal = 0;

  constructor(
    kind: ElfKind,
    sections: readonly ElfSection[],
    symbols: SymbolTableRows,
    debug: ElfDebug,
  ) {
    this.#kind = kind;
    this.#debug = debug;
    this.#sections = sections;
    this.#symbols = symbols;
  }

  write(): Uint8Array {
    const { table: symbolTable, strings, firstGlobal, sectionNumbers } = this.#writeSymbols();
    const { is64 } = this.#kind.target;
    const count = this.#sections.length + this.#debug.count;
    const plain = { flags: 0, link: 0, info: 0, alignment: 1, entrySize: 0 };
    const files: FileSection[] = this.#sections.map(fileSection);
    const symbolOf = (section: DebugTarget) => this.#numberOfSection.get(section) ?? 0;
    appendAll(files, this.#debug.files(this.#sections.length + 1, count + 2, symbolOf));
    const names = new StringTable();
    const listed = [...files.map(({ name }) => name), '.shstrtab', '.symtab', '.strtab'];
    if (sectionNumbers) listed.push(sectionNumbersName);
    const relocated = this.#sections.filter(({ relocations }) => relocations.length > 0);
    const prefix = this.#kind.holdsAddend ? '.rela' : '.rel';
    appendAll(
      listed,
      relocated.map(({ name }) => prefix + name),
    );
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
    if (sectionNumbers) {
      files.push({
        ...plain,
        name: sectionNumbersName,
        type: sectionType.sectionNumbers,
        content: sectionNumbers,
        size: sectionNumbers.length,
        link: count + 2,
      });
    }
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

  #writeSymbols(): SymbolTables {
    const strings = new StringTable();
    const table = new ElfBytes(this.#kind.target.is64);
    const numbers = new ElfBytes(false);
    const write = (name: number, row: WrittenRow) => {
      writeSymbol(table, name, row);
      numbers.number(row.sectionNumber < numbersMax ? 0 : row.sectionNumber, 4);
    };
    const row = (name: number, info: number, sectionNumber: number) =>
      write(name, { value: 0, size: 0, info, other: 0, sectionNumber });
    row(0, 0, 0);
    row(strings.add(textBytes(this.#symbols.file)), fileSymbol, sectionAbsolute);
    this.#sections.forEach(({ bytes }, index) => {
      row(0, sectionSymbol, index + 1);
      this.#numberOfSection.set(bytes.index, index + 2);
    });
    const count = this.#sections.length;
    const debugging = this.#debug.symbols(count + 1);
    debugging.forEach(({ name, sectionNumber }, index) => {
      // Without sections of the source's own, nasm leaves these without their type.
      row(0, count === 0 ? 0 : sectionSymbol, sectionNumber);
      this.#numberOfSection.set(name, count + 2 + index);
    });
    const nameOffsets = this.#symbols.named.map(({ name }) => strings.add(textBytes(name)));
    let number = count + debugging.length + 2;
    let firstGlobal = number;
    for (const wantsLocal of [true, false]) {
      this.#symbols.named.forEach((named, index) => {
        const isLocalRow = named.info >> 4 === 0;
        if (isLocalRow !== wantsLocal) return;
        write(nameOffsets[index]!, named);
        if (!isLocalRow && named.entry) {
          this.#numberOfSymbol.set(named.entry, number);
          const { binding, section } = named.entry;
          if (binding !== 'global') this.#numberOfOuter.set(section, number);
        }
        number++;
      });
      if (wantsLocal) firstGlobal = number;
    }
    this.#firstGlobal = firstGlobal;
    const isWide = count + debugging.length >= numbersMax;
    return {
      table: table.content,
      strings: strings.content,
      firstGlobal,
      sectionNumbers: isWide ? numbers.content : undefined,
    };
  }

  #writeRelocations({ relocations }: ElfSection): Uint8Array {
    const { is64 } = this.#kind.target;
    const table = new ElfBytes(is64);
    for (const relocation of relocations) {
      const { offset, type } = relocation;
      const addend = this.#kind.holdsAddend ? relocation.addend : undefined;
      appendRelocation(table, { offset, type, symbol: this.#symbolNumber(relocation), addend });
    }
    return table.content;
  }

  /** A name that EXTERN and GLOBAL share without a label is in no table: nasm takes the first. */
  #symbolNumber({ section, symbol }: ElfRelocation): number {
    if (symbol) return this.#numberOfSymbol.get(symbol) ?? 0;
    if (section === noSection) return 0;
    const ofOuter = this.#numberOfOuter.get(section) ?? this.#firstGlobal;
    return this.#numberOfSection.get(section) ?? ofOuter;
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

function writeSymbol(table: ElfBytes, name: number, row: WrittenRow): void {
  table.number(name, 4);
  if (!table.is64) {
    table.number(row.value, 4);
    table.number(row.size, 4);
  }
  table.number(row.info, 1);
  table.number(row.other, 1);
  table.number(row.sectionNumber < numbersMax ? row.sectionNumber : elsewhere, 2);
  if (table.is64) {
    table.number(row.value, 8);
    table.number(row.size, 8);
  }
}
