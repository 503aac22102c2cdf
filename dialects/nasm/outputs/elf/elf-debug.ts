// Debugging information in ELF: DWARF's sections with their relocations, as rows of the file.
import { writeInteger } from '../../integer.ts';
import type { DebugRelocation, DebugSection, DebugTarget } from '../dwarf/dwarf.ts';
import { ElfBytes, type FileSection } from './elf-file.ts';
import type { RelocationTypes } from './elf-relocations.ts';
import { sectionType } from './elf-sections.ts';

/** What tells the formats apart where debugging information is concerned. */
export interface ElfDebugTarget {
  readonly is64: boolean;
  readonly types: RelocationTypes;
  readonly holdsAddend: boolean;
}

/** Sections that have a symbol, so that relocations can count from them. */
const withSymbol: readonly DebugTarget[] = ['.debug_info', '.debug_abbrev', '.debug_line'];

/** A debugging section that relocations count from, and its number in the file. */
export interface DebugSymbol {
  readonly name: DebugTarget;
  readonly sectionNumber: number;
}

/** Debugging information as rows of the file, whatever its format. */
export interface ElfDebug {
  /** How many sections it has. */
  readonly count: number;
  /** Its symbols where its first section has the number `first`. */
  symbols(first: number): readonly DebugSymbol[];
  /** The sections. `symbolTable` is a section's number. */
  files(
    first: number,
    symbolTable: number,
    symbolOf: (target: DebugTarget) => number,
  ): readonly FileSection[];
}

export const noDebug: ElfDebug = { count: 0, symbols: () => [], files: () => [] };

/** DWARF's sections, the relocations of each behind it. */
export function dwarfDebug(sections: readonly DebugSection[], target: ElfDebugTarget): ElfDebug {
  return {
    count: sections.reduce((sum, { relocations }) => sum + (relocations ? 2 : 1), 0),
    symbols: first => debugSymbols(sections, first),
    files: (first, symbolTable, symbolOf) => {
      return debugFiles(sections, target, first, symbolTable, symbolOf);
    },
  };
}

function debugSymbols(sections: readonly DebugSection[], first: number): DebugSymbol[] {
  const result: DebugSymbol[] = [];
  let sectionNumber = first;
  for (const { name, relocations } of sections) {
    const target = withSymbol.find(known => known === name);
    if (target !== undefined) result.push({ name: target, sectionNumber });
    sectionNumber += relocations ? 2 : 1;
  }
  return result;
}

function debugFiles(
  sections: readonly DebugSection[],
  target: ElfDebugTarget,
  first: number,
  symbolTable: number,
  symbolOf: (target: DebugTarget) => number,
): FileSection[] {
  const plain = { type: sectionType.progbits, flags: 0, link: 0, info: 0, entrySize: 0 };
  const files: FileSection[] = [];
  for (const { name, content, relocations, alignment } of sections) {
    const section = first + files.length;
    files.push({ ...plain, name, content, size: content.length, alignment });
    if (!relocations) continue;
    if (!target.holdsAddend) placeAddends(content, relocations);
    files.push(relocationFile(name, relocations, target, { section, symbolTable }, symbolOf));
  }
  return files;
}

/** The section of relocations that belongs to the one of a name; numbers are the file's. */
export function relocationFile(
  name: string,
  relocations: readonly DebugRelocation[],
  target: ElfDebugTarget,
  numbers: { readonly section: number; readonly symbolTable: number },
  symbolOf: (target: DebugTarget) => number,
): FileSection {
  const { is64, holdsAddend } = target;
  const content = relocationTable(relocations, target, symbolOf);
  return {
    name: (holdsAddend ? '.rela' : '.rel') + name,
    type: holdsAddend ? sectionType.rela : sectionType.rel,
    flags: 0,
    content,
    size: content.length,
    link: numbers.symbolTable,
    info: numbers.section,
    alignment: is64 ? 8 : 4,
    entrySize: (is64 ? 16 : 8) + (holdsAddend ? (is64 ? 8 : 4) : 0),
  };
}

/** Without room in the relocation, the addend stands in the field. */
function placeAddends(content: Uint8Array, relocations: readonly DebugRelocation[]): void {
  for (const { offset, addend } of relocations) writeInteger(content, offset, 4, addend);
}

function relocationTable(
  relocations: readonly DebugRelocation[],
  { is64, types, holdsAddend }: ElfDebugTarget,
  symbolOf: (target: DebugTarget) => number,
): Uint8Array {
  const table = new ElfBytes(is64);
  for (const { offset, target, isAddress, addend } of relocations) {
    appendRelocation(table, {
      offset,
      type: types.absolute[isAddress && is64 ? 8 : 4]!,
      symbol: symbolOf(target),
      addend: holdsAddend ? addend : undefined,
    });
  }
  return table.content;
}

/** A row of a relocation table; without an addend it is one of a `.rel` section. */
export function appendRelocation(
  table: ElfBytes,
  row: {
    readonly offset: number;
    readonly type: number;
    readonly symbol: number;
    readonly addend: Parameters<ElfBytes['word']>[0] | undefined;
  },
): void {
  table.word(row.offset);
  if (table.is64) table.numbers(4, row.type, row.symbol);
  else table.number(row.symbol * 256 + row.type, 4);
  if (row.addend !== undefined) table.word(row.addend);
}
