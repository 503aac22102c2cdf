// Writes the file of a.out, as <a.out.h> describes it.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { noSection } from '../../assembly/value.ts';
import { add, type Integer, writeInteger } from '../../integer.ts';
import { textBytes } from '../../syntax/strings.ts';
import { FileBytes } from '../file-bytes.ts';

/** A field that is settled when every section has its address. */
export interface AoutRelocation {
  /** Of the field in its section, in bytes. */
  readonly offset: number;
  /** In bytes. */
  readonly size: number;
  readonly isRelative: boolean;
  /** Index of what the field counts from. */
  readonly section: number;
  /** The place in that section. */
  readonly place: Integer;
  readonly correction: number;
  /** Bits beside those for size, distance and outer symbols: what a linker is to make of it. */
  readonly bits: number;
  /** The symbol that the field counts from, in place of the section. */
  readonly symbol?: SymbolEntry;
}

/** Bits of a relocation, from the first one behind the symbol's number. */
export const relocationBit = {
  relative: 1,
  outer: 8,
  base: 0x10,
  jumpTable: 0x20,
} as const;

export interface AoutSection {
  readonly name: string;
  readonly bytes: SectionBytes;
  readonly relocations: AoutRelocation[];
}

export interface AoutSymbol {
  readonly entry: SymbolEntry;
  /** What kind of thing it is: 1 for data, 2 for code, 0 for neither. */
  readonly other: number;
  /** In bytes, where the source tells it: it has a row of its own behind the symbol's. */
  readonly size: number | undefined;
}

/** Types of symbols, and numbers of sections in relocations. */
const type = { outer: 1, absolute: 2, sections: [4, 6, 8], size: 13 } as const;

/** NOP, with which both sections are filled up. */
const filler = 0x90;
const alignment = 4;

interface Placed {
  readonly section: AoutSection;
  readonly address: number;
  /** In bytes, with what it is filled up with. */
  readonly size: number;
  readonly type: number;
}

function placed(sections: readonly AoutSection[]): readonly Placed[] {
  let address = 0;
  return sections.map((section, index) => {
    const { bytes } = section;
    const length = section.name === '.bss' ? bytes.offset : bytes.length;
    const size = Math.ceil(length / alignment) * alignment;
    const row = { section, address, size, type: type.sections[index]! };
    address += size;
    return row;
  });
}

/** The rows of the symbol table, and the numbers of symbols in it. */
interface SymbolTable {
  readonly content: Uint8Array;
  readonly strings: Uint8Array;
  /** Of those of other files by their sections. */
  readonly outer: ReadonlyMap<number, number>;
  readonly numbers: ReadonlyMap<SymbolEntry, number>;
}

function symbolTable(
  symbols: readonly AoutSymbol[],
  rows: ReadonlyMap<number, Placed>,
): SymbolTable {
  const file = new FileBytes();
  const strings = new FileBytes();
  const outer = new Map<number, number>();
  const numbers = new Map<SymbolEntry, number>();
  let number = 0;
  for (const { entry, other, size } of symbols) {
    const { binding, section } = entry;
    const row = rows.get(section);
    const isOuter = binding === 'extern' || binding === 'required' || binding === 'common';
    const isKnown = isOuter || binding === 'global';
    const name = 4 + strings.length;
    strings.append(textBytes(entry.outputName));
    strings.zeros(1);
    const place = section === noSection ? type.absolute : (row?.type ?? 0);
    file.number(name, 4);
    file.number((isOuter ? 0 : place) + (isKnown ? type.outer : 0), 1);
    file.number(other, 1);
    file.number(0, 2);
    if (isOuter) file.number(binding === 'common' ? entry.size : 0, 4);
    else file.number(add(entry.offset, row?.address ?? 0), 4);
    if (isOuter) outer.set(section, number);
    numbers.set(entry, number);
    number++;
    if (size === undefined) continue;
    file.numbers(4, name, type.size, size);
    number++;
  }
  return { content: file.content, strings: strings.content, outer, numbers };
}

function settle(
  file: FileBytes,
  { section }: Placed,
  rows: ReadonlyMap<number, Placed>,
  { outer, numbers }: SymbolTable,
): void {
  for (const { offset, size, isRelative, symbol, ...rest } of section.relocations) {
    const row = symbol ? undefined : rows.get(rest.section);
    const value = add(add(rest.place, rest.correction), row?.address ?? 0);
    writeInteger(section.bytes.bytes, offset, size, value);
    const isHere = symbol !== undefined || row !== undefined || rest.section === noSection;
    // A name of EXTERN and GLOBAL without a label is in no table: nasm takes the first symbol.
    const ofOuter = outer.get(rest.section) ?? (isHere ? undefined : 0);
    const number = (symbol && numbers.get(symbol)) ?? ofOuter ?? row?.type ?? type.absolute;
    const bits =
      (isRelative ? relocationBit.relative : 0) |
      (Math.log2(Math.min(size, 4)) << 1) |
      (ofOuter === undefined ? 0 : relocationBit.outer) |
      rest.bits;
    file.numbers(4, offset, number + bits * 2 ** 24);
  }
}

function fill(file: FileBytes, { section, size }: Placed): void {
  file.append(section.bytes.content);
  for (let at = section.bytes.length; at < size; at++) file.number(filler, 1);
}

/** The whole file; the sections are code, data and what is zero. */
export function writeAout(
  magic: Uint8Array,
  sections: readonly AoutSection[],
  symbols: readonly AoutSymbol[],
): Uint8Array {
  const all = placed(sections);
  const [code, data, zeros] = all as [Placed, Placed, Placed];
  const rows = new Map(all.map(row => [row.section.bytes.index, row]));
  const table = symbolTable(symbols, rows);
  const [codeRelocations, dataRelocations] = [new FileBytes(), new FileBytes()];
  settle(codeRelocations, code, rows, table);
  settle(dataRelocations, data, rows, table);
  const file = new FileBytes();
  file.append(magic);
  file.numbers(4, code.size, data.size, zeros.size, table.content.length, 0);
  file.numbers(4, codeRelocations.length, dataRelocations.length);
  fill(file, code);
  fill(file, data);
  file.append(codeRelocations.content);
  file.append(dataRelocations.content);
  file.append(table.content);
  file.number(table.strings.length + 4, 4);
  file.append(table.strings);
  return file.content;
}
