// The formats coff, win32 and win64.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { noSection } from '../../assembly/value.ts';
import type { Fixup } from '../../encoder/encoder.ts';
import { textBytes } from '../../syntax/strings.ts';
import { FileBytes } from '../file-bytes.ts';
import type {
  CodeLine,
  DataNote,
  FinishedProgram,
  FormatHost,
  ObjectFormat,
  ObjectWriter,
  WrittenFile,
} from '../object-format.ts';
import { unrecognized } from '../special-names.ts';
import { codeView, type DescribedLabel, typeOfData } from './codeview.ts';
import { type CoffSymbol, relocationsMax, writeCoff } from './coff-file.ts';
import { type CoffTarget, relocateField } from './coff-relocations.ts';
import { type CoffSection, CoffSections, type CoffVariant, isUnwinding } from './coff-sections.ts';

/** What tells the three formats apart. */
interface CoffKind extends CoffVariant {
  readonly id: string;
  readonly title: string;
  readonly extension: string;
  readonly machine: number;
}

const [externalClass, staticClass, fileClass] = [2, 3, 103];
const [undefinedSection, absoluteSection, debugSection] = [0, -1, -2];
/** For a machine of 32 bits with its least byte first; no line numbers. */
const plainCharacteristics = 0x104;
const functionType = 0x20;
/** They stand before all others. */
const debugSections = ['.debug$S', '.debug$T'] as const;
const fileNameMax = 18;
const outerBindings = new Set(['extern', 'required', 'common']);

class CoffWriter implements ObjectWriter, CoffTarget {
  readonly host: FormatHost;
  readonly is64: boolean;
  readonly isWindows: boolean;
  readonly imageBase: number | undefined;
  readonly specialProblem = unrecognized;
  readonly judgesEarly = true;
  readonly commonProblem = undefined;
  readonly specialSymbols: ReadonlyMap<string, number>;
  readonly #kind: CoffKind;
  readonly #sections: CoffSections;
  #commonSizes: Map<number, number> | undefined;
  /** What EXPORT has named, in its order. */
  readonly #exports: string[] = [];
  /** What SAFESEH has named, and how many sections there were by then. */
  readonly #handlers: { readonly name: string; readonly sections: number }[] = [];

  readonly #labels: DescribedLabel[] = [];

  constructor(host: FormatHost, kind: CoffKind) {
    this.host = host;
    this.is64 = kind.is64;
    this.isWindows = kind.isWindows;
    this.#kind = kind;
    this.#sections = new CoffSections(host, kind);
    if (this.#hasDebug) for (const name of debugSections) this.#sections.own(name, 'debug');
    this.imageBase = kind.is64 ? host.newSection() + 1 : undefined;
    this.specialSymbols = new Map(
      this.imageBase === undefined ? [] : [['..imagebase', this.imageBase]],
    );
  }

  get #hasDebug(): boolean {
    return this.isWindows && this.host.debugFormat === 'cv8';
  }

  noteLabel(entry: SymbolEntry): void {
    if (!this.#hasDebug || !this.host.isFinalPass || !this.#sections.isNamed(entry.section)) return;
    this.#labels.push({ entry, type: 0 });
  }

  /** The first data behind a label says what it is. */
  noteData(note: DataNote): void {
    const last = this.#labels.at(-1);
    if (last?.type === 0) last.type = typeOfData(note);
  }

  get initialSection(): number {
    return this.#sections.initialIndex;
  }

  selectSection(text: string): number | undefined {
    return this.#sections.select(text);
  }

  segmentBase(section: number): number {
    return section + 1;
  }

  keepsBytes(section: number): boolean {
    const found = this.#sections.at(section);
    return !found || !this.#sections.isEmpty(found);
  }

  reserveWarning(section: number): string | undefined {
    if (!this.keepsBytes(section)) return undefined;
    const name = this.#sections.at(section)?.name ?? '';
    return `uninitialised space declared in non-BSS section \`${name}': zeroing`;
  }

  dataWarning(section: number): string | undefined {
    if (this.keepsBytes(section)) return undefined;
    const name = this.#sections.at(section)?.name ?? '';
    return `attempt to initialize memory in BSS section \`${name}': ignored`;
  }

  raiseAlignment(section: number, alignment: number): void {
    const found = this.#sections.find(section);
    if (found) this.#sections.raise(found, alignment);
  }

  directive(name: string, value: string): boolean {
    if (name === 'export') this.#export(value);
    else if (name === 'safeseh' && this.isWindows && !this.is64) this.#safeHandler(value);
    else return false;
    return true;
  }

  #export(value: string): void {
    const [name = '', ...rest] = value.trim().split(/\s+/);
    if (name === '') return;
    if (rest.length > 0) {
      this.host.error(`unrecognized export qualifier \`${value.trim().slice(name.length).trim()}'`);
      return;
    }
    this.#sections.own('.drectve', 'drectve');
    if (this.host.isFinalPass) this.#exports.push(name);
  }

  #safeHandler(value: string): void {
    this.#sections.own('.sxdata', 'sxdata');
    if (!this.host.isFinalPass) return;
    this.#handlers.push({ name: value.trim(), sections: this.#sections.all.length });
    if (this.host.findSymbol(value.trim())?.definedIn) return;
    this.host.error("`safeseh' directive requires valid symbol");
  }

  checkSpecial(symbol: SymbolEntry): void {
    if (symbol.special === '') return;
    this.host.error('COFF format does not support any special symbol types');
  }

  readonly countsFromImage = (section: number): boolean => {
    return isUnwinding(this.#sections.find(section)?.name ?? '');
  };

  commonSize(section: number): number {
    if (!this.#commonSizes) {
      this.#commonSizes = new Map();
      for (const { binding, section: index, size } of this.host.symbolsSoFar()) {
        if (binding === 'common') this.#commonSizes.set(index, size);
      }
    }
    return this.#commonSizes.get(section) ?? 0;
  }

  relocate(bytes: SectionBytes, start: number, fixup: Fixup): void {
    const section = this.#sections.at(bytes.index);
    const relocation = relocateField(this, bytes, start, fixup);
    if (section && relocation) section.relocations.push(relocation);
  }

  write({ symbols, lines }: FinishedProgram): readonly WrittenFile[] {
    const sections = this.#sections.all;
    const full = sections.find(({ relocations }) => relocations.length > relocationsMax);
    if (full && !this.isWindows) {
      const count = full.relocations.length;
      this.host.fatal(`Too many relocations (${count}) for section \`${full.name}'`);
      return [];
    }
    const listed = symbols.filter(({ binding, isUsed }) => binding !== 'extern' || isUsed);
    this.#fillOwnSections(listed);
    if (this.#hasDebug) this.#fillDebug(listed, lines());
    const content = writeCoff({
      machine: this.#kind.machine,
      characteristics: this.isWindows ? 0 : plainCharacteristics,
      timeStamp: this.host.timeStamp ?? 0,
      sections,
      isEmpty: section => this.#sections.isEmpty(section),
      symbols: this.#symbolRows(listed),
      symbolNumber: this.#symbolNumbers(listed),
    });
    return [{ kind: 'object', path: '', content }];
  }

  #fillDebug(listed: readonly SymbolEntry[], lines: readonly CodeLine[]): void {
    if (lines.length === 0) {
      const condition = 'cv8_state.source_files != NULL';
      this.host.panic(`assertion ${condition} failed at output/codeview.c:515`);
      return;
    }
    const sections = this.#sections.all;
    const first = firstSymbol(sections.length);
    const numbers = new Map(listed.map((entry, index) => [entry, first + index]));
    const { symbols, relocations, types } = codeView({
      host: this.host,
      is64: this.is64,
      labels: this.#labels,
      lines,
      lateSection: this.#sections.isInitialLate ? this.initialSection : undefined,
      findSection: index => this.#sections.find(index),
      textSize: sections.find(({ name }) => name.startsWith('.text'))?.bytes.offset ?? 0,
      text: sections.find(({ name }) => name === '.text'),
      symbolNumber: entry => numbers.get(entry) ?? 0,
      sectionNumber: section => 2 + 2 * sections.indexOf(section),
    });
    const [ofSymbols, ofTypes] = debugSections.map(name => this.#sections.own(name, 'debug'));
    ofSymbols?.bytes.append(symbols);
    for (const each of relocations) ofSymbols?.relocations.push({ ...each, section: noSection });
    ofTypes?.bytes.append(types);
  }

  #fillOwnSections(listed: readonly SymbolEntry[]): void {
    const text = this.#exports.map(name => `-export:${name} `).join('');
    if (text !== '') this.#sections.own('.drectve', 'drectve').bytes.append(textBytes(text));
    for (const { name, sections } of this.#handlers) {
      const table = this.#sections.own('.sxdata', 'sxdata');
      const ordinal = listed.findIndex(entry => entry.name === name);
      // nasm numbers the symbol as if no section came behind the directive.
      const field = new FileBytes();
      field.number(firstSymbol(sections) + ordinal, 4);
      table.bytes.append(field.content);
    }
  }

  /** File, sections, absolute numbers, then the symbols as they are listed. */
  #symbolRows(listed: readonly SymbolEntry[]): readonly CoffSymbol[] {
    const numbers = new Map<number, number>([[noSection, absoluteSection]]);
    const rows: CoffSymbol[] = [this.#fileRow()];
    this.#sections.all.forEach((section, index) => {
      numbers.set(section.bytes.index, index + 1);
      rows.push(sectionRow(section, index + 1, this.#sections.isEmpty(section)));
    });
    // nasm knows symbols before the section that it makes for the first bytes of all.
    if (this.#sections.isInitialLate) numbers.delete(this.initialSection);
    const row = { value: 0, sectionNumber: absoluteSection, type: 0, storageClass: staticClass };
    rows.push({ ...row, name: '.absolut' });
    const handlers = new Set(this.#handlers.map(({ name }) => name));
    for (const entry of listed) {
      rows.push(symbolRow(entry, numbers.get(entry.section), handlers.has(entry.name)));
    }
    const features = '@feat.00';
    if (this.isWindows && !this.is64 && !listed.some(({ name }) => name === features)) {
      rows.push({ ...row, name: features, value: 1 });
    }
    return rows;
  }

  #fileRow(): CoffSymbol {
    const auxiliary = new Uint8Array(fileNameMax);
    if (this.host.timeStamp !== undefined) {
      auxiliary.set(textBytes(this.host.inputFile).subarray(0, fileNameMax));
    }
    return {
      name: '.file',
      value: 0,
      sectionNumber: debugSection,
      type: 0,
      storageClass: fileClass,
      auxiliary,
    };
  }

  #symbolNumbers(listed: readonly SymbolEntry[]): (section: number) => number {
    const sections = this.#sections.all;
    const first = firstSymbol(sections.length);
    const numbers = new Map<number, number>();
    listed.forEach(({ binding, section }, index) => {
      if (outerBindings.has(binding)) numbers.set(section, first + index);
    });
    for (const [index, { bytes }] of sections.entries()) numbers.set(bytes.index, 2 + 2 * index);
    numbers.set(noSection, first - 1);
    return section => numbers.get(section) ?? first;
  }
}

/** Behind the file's name, the sections, each of two rows, and the absolute numbers. */
function firstSymbol(sections: number): number {
  return 2 + 2 * sections + 1;
}

function sectionRow(section: CoffSection, sectionNumber: number, isEmpty: boolean): CoffSymbol {
  const { name, bytes, relocations } = section;
  const auxiliary = new FileBytes();
  auxiliary.number(isEmpty ? bytes.offset : bytes.length, 4);
  const { length } = relocations;
  auxiliary.numbers(2, length > relocationsMax ? length + 1 : length, 0);
  auxiliary.zeros(10);
  return {
    name,
    value: 0,
    sectionNumber,
    type: 0,
    storageClass: staticClass,
    auxiliary: auxiliary.content,
    cutsName: true,
  };
}

function symbolRow(
  entry: SymbolEntry,
  sectionNumber: number | undefined,
  isHandler: boolean,
): CoffSymbol {
  const { outputName: name, binding, offset, size } = entry;
  const type = isHandler ? functionType : 0;
  if (sectionNumber === undefined) {
    const value = binding === 'common' ? size : 0;
    const outer = { type, storageClass: externalClass, sectionNumber: undefinedSection };
    return { name, value, ...outer };
  }
  const isLocal = binding === 'local' || binding === 'static';
  const storageClass = isLocal ? staticClass : externalClass;
  return { name, value: offset, sectionNumber, type, storageClass };
}

function coffFormat(kind: CoffKind, bits: 32 | 64): ObjectFormat {
  const { id, title, extension } = kind;
  return {
    id,
    title,
    extension,
    debugFormats: kind.isWindows ? ['cv8'] : [],
    pragmaNames: kind.isWindows ? [id, 'win', 'coff'] : [id],
    addressBits: bits,
    initialBits: bits,
    bitsMax: 64,
    create: host => new CoffWriter(host, kind),
  };
}

const [machine386, machineAmd64] = [0x14c, 0x8664];

export const coff = coffFormat(
  {
    id: 'coff',
    title: 'COFF (i386) (DJGPP, some Unix variants)',
    extension: '.o',
    isWindows: false,
    is64: false,
    machine: machine386,
  },
  32,
);

export const win32 = coffFormat(
  {
    id: 'win32',
    title: 'Microsoft extended COFF for Win32 (i386)',
    extension: '.obj',
    isWindows: true,
    is64: false,
    machine: machine386,
  },
  32,
);

export const win64 = coffFormat(
  {
    id: 'win64',
    title: 'Microsoft extended COFF for Win64 (x86-64)',
    extension: '.obj',
    isWindows: true,
    is64: true,
    machine: machineAmd64,
  },
  64,
);
