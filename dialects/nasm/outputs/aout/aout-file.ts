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
}

export interface AoutSection {
  readonly name: string;
  readonly bytes: SectionBytes;
  readonly relocations: AoutRelocation[];
}

export interface AoutSymbol {
  readonly entry: SymbolEntry;
  /** What kind of thing it is: 1 for data, 2 for code, 0 for neither. */
  readonly other: number;
}

/** Types of symbols, and numbers of sections in relocations. */
const type = { outer: 1, absolute: 2, sections: [4, 6, 8] } as const;

/** OMAGIC for the i386. */
const magic = 0x0064_0107;
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

/** The rows of the symbol table, and the number of each symbol of another file by its section. */
interface SymbolTable {
  readonly content: Uint8Array;
  readonly strings: Uint8Array;
  readonly outer: ReadonlyMap<number, number>;
}

function symbolTable(
  symbols: readonly AoutSymbol[],
  rows: ReadonlyMap<number, Placed>,
): SymbolTable {
  const file = new FileBytes();
  const strings = new FileBytes();
  const outer = new Map<number, number>();
  for (const [number, { entry, other }] of symbols.entries()) {
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
  }
  return { content: file.content, strings: strings.content, outer };
}

function settle(
  file: FileBytes,
  { section }: Placed,
  rows: ReadonlyMap<number, Placed>,
  outer: ReadonlyMap<number, number>,
): void {
  for (const { offset, size, isRelative, section: target, ...rest } of section.relocations) {
    const row = rows.get(target);
    const value = add(add(rest.place, rest.correction), row?.address ?? 0);
    writeInteger(section.bytes.bytes, offset, size, value);
    const symbol = outer.get(target);
    const number = symbol ?? row?.type ?? type.absolute;
    const bits =
      (isRelative ? 1 : 0) + (Math.log2(Math.min(size, 4)) << 1) + (symbol === undefined ? 0 : 8);
    file.numbers(4, offset, number + bits * 2 ** 24);
  }
}

function fill(file: FileBytes, { section, size }: Placed): void {
  file.append(section.bytes.content);
  for (let at = section.bytes.length; at < size; at++) file.number(filler, 1);
}

/** The whole file; the sections are code, data and what is zero. */
export function writeAout(
  sections: readonly AoutSection[],
  symbols: readonly AoutSymbol[],
): Uint8Array {
  const all = placed(sections);
  const [code, data, zeros] = all as [Placed, Placed, Placed];
  const rows = new Map(all.map(row => [row.section.bytes.index, row]));
  const table = symbolTable(symbols, rows);
  const [codeRelocations, dataRelocations] = [new FileBytes(), new FileBytes()];
  settle(codeRelocations, code, rows, table.outer);
  settle(dataRelocations, data, rows, table.outer);
  const file = new FileBytes();
  file.numbers(4, magic, code.size, data.size, zeros.size, table.content.length, 0);
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
