// Writes the file of Mach-O: header, load commands, bytes of the sections, relocations, symbols.
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { add, subtract, writeInteger } from '../../integer.ts';
import { textBytes } from '../../syntax/strings.ts';
import { FileBytes } from '../file-bytes.ts';
import type { MachoRelocation } from './macho-relocations.ts';
import { type MachoSection, sectionFlag } from './macho-sections.ts';
import type { MachoSymbols } from './macho-symbols.ts';

export interface MachoFile {
  readonly is64: boolean;
  readonly sections: readonly MachoSection[];
  readonly symbols: MachoSymbols;
  /** The linker may move each symbol's bytes on their own. */
  readonly splitsAtSymbols: boolean;
}

/** Where a section lies in memory and in the file. */
interface Placed {
  readonly section: MachoSection;
  readonly address: number;
  readonly size: number;
  /** In the file, from the first section's bytes; undefined for sections without bytes. */
  readonly start: number | undefined;
}

interface Layout {
  readonly placed: readonly Placed[];
  readonly memorySize: number;
  readonly fileSize: number;
}

const cpu = { i386: 7, amd64: 0x0100_0007 } as const;
const cpuSubtype = 3;
const objectFile = 1;
const splitFlag = 0x2000;
const command = { segment: 1, symbols: 2, segment64: 0x19 } as const;
const symbolCommandSize = 24;
const allowsAll = 7;
const bytesAlignment = 4;

export function isEmpty({ flags }: MachoSection): boolean {
  return (flags & 0xff) === sectionFlag.zeroFill;
}

function alignUp(value: number, alignment: number): number {
  return Math.ceil(value / alignment) * alignment;
}

function layOut(sections: readonly MachoSection[]): Layout {
  let memorySize = 0;
  let fileSize = 0;
  const placed = sections.map((section): Placed => {
    const address = alignUp(memorySize, section.alignment);
    if (isEmpty(section)) {
      const size = section.bytes.offset;
      memorySize = address + size;
      return { section, address, size, start: undefined };
    }
    const size = section.bytes.length;
    const start = alignUp(fileSize, bytesAlignment);
    // nasm counts the bytes that align the file as a part of the memory too.
    memorySize = address + size + (start - fileSize);
    fileSize = start + size;
    return { section, address, size, start };
  });
  return { placed, memorySize, fileSize };
}

/** The whole file. */
export function writeMacho(macho: MachoFile): Uint8Array {
  const { is64, sections, symbols } = macho;
  const layout = layOut(sections);
  for (const placed of layout.placed) settleFields(macho, placed, layout.placed);
  const hasSymbols = symbols.rows.length > 0;
  const segmentSize = (is64 ? 72 : 56) + sections.length * (is64 ? 80 : 68);
  const commandsSize = segmentSize + (hasSymbols ? symbolCommandSize : 0);
  const begin = (is64 ? 32 : 28) + commandsSize;
  const relocations = alignUp(begin + layout.fileSize, is64 ? 8 : 4);
  const count = sections.reduce((sum, section) => sum + section.relocations.length, 0);
  const file = new FileBytes();
  file.numbers(4, is64 ? 0xfeedfacf : 0xfeedface, is64 ? cpu.amd64 : cpu.i386, cpuSubtype);
  file.numbers(4, objectFile, hasSymbols ? 2 : 1, commandsSize);
  file.number(macho.splitsAtSymbols ? splitFlag : 0, 4);
  if (is64) file.number(0, 4);
  file.numbers(4, is64 ? command.segment64 : command.segment, segmentSize);
  writeSegment(file, macho, layout, begin, relocations);
  const strings = writeStrings(symbols);
  if (hasSymbols) {
    const table = relocations + count * 8;
    const rows = symbols.rows.length;
    const names = table + rows * (is64 ? 16 : 12);
    file.numbers(4, command.symbols, symbolCommandSize, table, rows, names, strings.content.length);
  }
  for (const { section, start } of layout.placed) {
    if (start === undefined) continue;
    file.zeros(begin + start - file.length);
    file.append(section.bytes.content);
  }
  file.zeros(relocations - file.length);
  for (const { section } of layout.placed) writeRelocations(file, section, macho);
  writeSymbols(file, macho, layout.placed, strings.offsets);
  file.append(strings.content);
  return file.content;
}

function writeSegment(
  file: FileBytes,
  macho: MachoFile,
  layout: Layout,
  begin: number,
  relocations: number,
): void {
  const { is64, sections } = macho;
  const wide = is64 ? 8 : 4;
  file.zeros(16);
  file.numbers(wide, 0, layout.memorySize, begin, layout.fileSize);
  file.numbers(4, allowsAll, allowsAll, sections.length, 0);
  let table = relocations;
  for (const { section, address, size, start } of layout.placed) {
    const count = section.relocations.length;
    writeName(file, section.sectionName);
    writeName(file, segmentOf(section));
    file.numbers(wide, address, size);
    file.numbers(4, start === undefined ? 0 : begin + start, Math.log2(section.alignment));
    file.numbers(4, count > 0 ? table : 0, count, section.flags + relocationFlags(section, macho));
    file.zeros(is64 ? 12 : 8);
    table += count * 8;
  }
}

/** Constants that the loader has to change lie where it may. */
function segmentOf({ name, segmentName, relocations }: MachoSection): string {
  return name === '.rodata' && relocations.length === 0 ? '__TEXT' : segmentName;
}

function relocationFlags({ relocations }: MachoSection, { is64, symbols }: MachoFile): number {
  if (relocations.length === 0) return 0;
  const hasOuter = relocations.some(({ section }) => symbols.outerNumber(section) !== undefined);
  const { localRelocations, outerRelocations } = sectionFlag;
  return is64 || hasOuter ? localRelocations + outerRelocations : localRelocations;
}

function writeName(file: FileBytes, name: string): void {
  const bytes = textBytes(name);
  file.append(bytes);
  file.zeros(16 - bytes.length);
}

/** Writes what the fields hold: in 64-bit files they count from a symbol, else from address 0. */
function settleFields(
  { is64, symbols }: MachoFile,
  { section, address }: Placed,
  placed: readonly Placed[],
): void {
  const addresses = new Map(placed.map(row => [row.section.bytes.index, row.address]));
  for (const relocation of section.relocations) {
    const { offset, size, place, sought, correction, isRelative } = relocation;
    let value = add(place, correction);
    if (is64) {
      const symbol = symbols.nearest(relocation.section, sought);
      if (symbol) value = subtract(value, symbol.offset);
    } else {
      value = add(value, addresses.get(relocation.section) ?? 0);
      if (isRelative) value = subtract(value, address);
    }
    writeInteger(section.bytes.bytes, offset, size, value);
  }
}

const [relativeBit, sizeShift, outerBit, typeShift] = [2 ** 24, 2 ** 25, 2 ** 27, 2 ** 28];

/** The last field comes first. */
function writeRelocations(file: FileBytes, section: MachoSection, macho: MachoFile): void {
  for (const relocation of section.relocations.toReversed()) {
    const { offset, size, isRelative, type } = relocation;
    const [number, isOuter] = numberFor(relocation, macho);
    const bits =
      number +
      (isRelative ? relativeBit : 0) +
      Math.log2(size) * sizeShift +
      (isOuter ? outerBit : 0) +
      type * typeShift;
    file.numbers(4, offset, bits);
  }
}

/** A symbol's number and true, or a section's, from 1, and false. */
function numberFor(
  { section, sought }: MachoRelocation,
  { is64, sections, symbols }: MachoFile,
): readonly [number, boolean] {
  const outer = symbols.outerNumber(section);
  if (outer !== undefined) return [outer, true];
  const nearest = is64 ? symbols.nearest(section, sought) : undefined;
  if (nearest) return [symbols.numberOf(nearest), true];
  return [sections.findIndex(({ bytes }) => bytes.index === section) + 1, false];
}

interface Strings {
  readonly content: Uint8Array;
  readonly offsets: ReadonlyMap<SymbolEntry, number>;
}

function writeStrings({ named }: MachoSymbols): Strings {
  const bytes = new FileBytes();
  const offsets = new Map<SymbolEntry, number>();
  bytes.number(0, 1);
  for (const entry of named) {
    offsets.set(entry, bytes.length);
    bytes.append(textBytes(entry.outputName));
    bytes.number(0, 1);
  }
  return { content: bytes.content, offsets };
}

function writeSymbols(
  file: FileBytes,
  { is64, symbols }: MachoFile,
  placed: readonly Placed[],
  offsets: Strings['offsets'],
): void {
  for (const { entry, type, sectionNumber } of symbols.rows) {
    const base = placed[sectionNumber - 1]?.address ?? 0;
    const value = entry.binding === 'common' ? entry.size : add(entry.offset, base);
    file.number(offsets.get(entry) ?? 0, 4);
    file.numbers(1, type, sectionNumber);
    file.number(0, 2);
    file.number(value, is64 ? 8 : 4);
  }
}
