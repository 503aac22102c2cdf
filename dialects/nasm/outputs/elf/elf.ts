// The formats elf64, elf32 and elfx32.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { noSection } from '../../assembly/value.ts';
import type { Fixup } from '../../encoder/encoder.ts';
import { type Integer, isWithin, toNumber } from '../../integer.ts';
import { readLeadingNumber } from '../../syntax/numbers.ts';
import { dwarfSections } from '../dwarf/dwarf.ts';
import type {
  DataNote,
  FinishedProgram,
  FormatHost,
  ObjectFormat,
  ObjectWriter,
  WrittenFile,
} from '../object-format.ts';
import { dwarfDebug, type ElfDebug, noDebug } from './elf-debug.ts';
import { type ElfKind, ElfLayout, type SymbolTableRows } from './elf-layout.ts';
import {
  type RelocationTarget,
  type RelocationTypes,
  relocateField,
  types386,
  typesAmd64,
  type WrtName,
} from './elf-relocations.ts';
import { ElfSections, sectionFlag, sectionType } from './elf-sections.ts';
import { stabsDebug } from './elf-stabs.ts';
import {
  isLocal,
  objectType,
  readAttributes,
  type SymbolAttributes,
  type SymbolRow,
  symbolRow,
} from './elf-symbols.ts';

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
  readonly judgesEarly = false;
  readonly commonProblem = undefined;
  readonly specialSymbols: ReadonlyMap<string, number>;
  readonly #kind: ElfKind;
  #osAbi = 0;
  #abiVersion = 0;
  readonly #sections: ElfSections;
  readonly #wrtByIndex = new Map<number, WrtName>([[noSection, '']]);
  readonly #attributes = new Map<SymbolEntry, SymbolAttributes>();
  /** Symbols, and sizes of the data between them, in the order of the source. */
  readonly #described: (SymbolEntry | number)[] = [];

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
    if (value.trim() === '') {
      this.host.error("`osabi' directive requires a parameter");
      return true;
    }
    this.#readOsAbi(value);
    return true;
  }

  /** A number and, behind a comma, that of a version; nasm reads no further. */
  #readOsAbi(value: string): void {
    const abi = readLeadingNumber(value);
    const isVersioned = abi?.rest.trimStart().startsWith(',') ?? false;
    const version = isVersioned ? readLeadingNumber(abi!.rest.trimStart().slice(1)) : noVersion;
    if (!abi) this.host.error("`osabi' directive requires a parameter");
    else if (!isByte(abi.value)) this.host.error('valid osabi numbers are 0 to 255');
    else if (!version || !isByte(version.value)) {
      this.host.error('invalid ABI version number (valid: 0 to 255)');
    } else [this.#osAbi, this.#abiVersion] = [toNumber(abi.value), toNumber(version.value)];
  }

  checkSpecial(symbol: SymbolEntry): void {
    if (this.#hasDebug) this.#described.push(symbol);
    if (!this.#attributes.has(symbol)) {
      this.#attributes.set(symbol, readAttributes(symbol, this.host));
    }
  }

  /** A label before any SECTION is enough for the initial one to be there, once it is told of. */
  noteLabel({ section }: SymbolEntry): void {
    if (!this.host.isFirstPass && section === this.#sections.initialIndex) {
      this.#sections.at(section);
    }
  }

  noteData({ elementSize }: DataNote): void {
    if (this.#hasDebug) this.#described.push(elementSize);
  }

  get #hasDebug(): boolean {
    return this.#kind.debug[this.host.debugFormat] !== undefined;
  }

  /** The first data behind a symbol of this file gives it a size and a type, if it has none. */
  #describeSymbols(): void {
    let last: SymbolEntry | undefined;
    for (const item of this.#described) {
      if (typeof item !== 'number') {
        if (item.binding !== 'extern' || item.isUsed) last = item;
        continue;
      }
      if (last && isLocal(last) && last.section !== noSection) {
        const known = this.#attributes.get(last) ?? readAttributes(last, this.host);
        const isPlain = known.type === 0;
        if (isPlain) this.#attributes.set(last, { ...known, type: objectType, size: item });
      }
      last = undefined;
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
    this.#describeSymbols();
    const rows = this.#symbolRows(program);
    const debug = this.#debugInformation(program);
    const target = { ...this.#kind.target, osAbi: this.#osAbi, abiVersion: this.#abiVersion };
    const kind = { ...this.#kind, target };
    return [
      {
        kind: 'object',
        path: '',
        content: new ElfLayout(kind, this.#sections.all, rows, debug).write(),
        sections: this.#sectionNumbers(),
      },
    ];
  }

  #debugInformation(program: FinishedProgram): ElfDebug {
    const version = this.#kind.debug[this.host.debugFormat];
    if (version === undefined) return noDebug;
    const { types, holdsAddend } = this.#kind;
    const { is64 } = this.#kind.target;
    const target = { is64, types, holdsAddend };
    const flagsOf = (section: number) => this.#sections.find(section)?.flags ?? 0;
    const isCode = (section: number) => (flagsOf(section) & sectionFlag.exec) !== 0;
    const { inputFile, sourceFolder: folder } = this.host;
    if (version === 'stabs') return stabsDebug(program, target, inputFile, isCode);
    const lengthOf = (section: number) => this.#sections.find(section)?.bytes.offset ?? 0;
    const addressSize = is64 ? 8 : 4;
    const sections = dwarfSections(program, {
      version,
      addressSize,
      inputFile,
      folder,
      isCode,
      lengthOf,
    });
    return dwarfDebug(sections, target);
  }

  /** The numbers of sections in the file, by their indices. */
  #sectionNumbers(): ReadonlyMap<number, number> {
    return new Map(this.#sections.all.map(({ bytes }, index) => [bytes.index, index + 1]));
  }

  /** File, sections, local symbols, global symbols. */
  #symbolRows({ symbols }: FinishedProgram): SymbolTableRows {
    const numbers = this.#sectionNumbers();
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

const noVersion = { value: 0, rest: '' };

function isByte(value: Integer): boolean {
  return isWithin(value, 0, 0xff);
}

function elfFormat(kind: ElfKind, bits: 32 | 64, bitsMax: 32 | 64): ObjectFormat {
  const { id, title } = kind;
  return {
    id,
    title,
    extension: '.o',
    pragmaNames: id === 'elfx32' ? [id] : [id, 'elf'],
    debugFormats: Object.keys(kind.debug),
    addressBits: bits,
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
    target: { is64: true, machine: machineAmd64, osAbi: 0, abiVersion: 0 },
    types: typesAmd64,
    holdsAddend: true,
    pointerSize: 8,
    debug: { dwarf: 3, stabs: 'stabs' },
  },
  64,
  64,
);

export const elf32 = elfFormat(
  {
    id: 'elf32',
    title: 'ELF32 (i386) (Linux, most Unix variants)',
    target: { is64: false, machine: machine386, osAbi: 0, abiVersion: 0 },
    types: types386,
    holdsAddend: false,
    pointerSize: 4,
    debug: { dwarf: 2, stabs: 'stabs' },
  },
  32,
  64,
);

export const elfx32 = elfFormat(
  {
    id: 'elfx32',
    title: 'ELFx32 (ELF32 for x86-64) (Linux)',
    target: { is64: false, machine: machineAmd64, osAbi: 0, abiVersion: 0 },
    types: typesAmd64,
    holdsAddend: true,
    pointerSize: 4,
    debug: { dwarf: 3, stabs: 'stabs' },
  },
  64,
  64,
);
