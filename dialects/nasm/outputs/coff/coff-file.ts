// Writes the file of COFF: header, section headers, bytes with relocations, symbols, strings.
import { textBytes } from '../../syntax/strings.ts';
import { FileBytes } from '../file-bytes.ts';
import { type CoffSection, characteristics } from './coff-sections.ts';

/** A row of the symbol table. */
export interface CoffSymbol {
  readonly name: string;
  readonly value: number | bigint;
  /** From 1; 0 for outer symbols, -1 for absolute ones, -2 for the file's name. */
  readonly sectionNumber: number;
  readonly type: number;
  readonly storageClass: number;
  /** 18 bytes that follow the row. */
  readonly auxiliary?: Uint8Array;
  /** The name is cut off at 8 bytes rather than put among the strings. */
  readonly cutsName?: boolean;
}

export interface CoffFile {
  readonly machine: number;
  readonly characteristics: number;
  /** Seconds since 1970. */
  readonly timeStamp: number;
  readonly sections: readonly CoffSection[];
  isEmpty(section: CoffSection): boolean;
  readonly symbols: readonly CoffSymbol[];
  /** The number of the symbol that a relocation counts from. */
  symbolNumber(section: number): number;
}

const [headerSize, sectionHeaderSize, relocationSize] = [20, 40, 10];
export const relocationsMax = 0xffff;
const manyRelocations = 0x0100_0000;

/** Names beyond 8 bytes, each with a zero at its end; offsets count from the table's length. */
class Strings {
  readonly #bytes = new FileBytes();

  add(name: Uint8Array): number {
    const at = this.#bytes.length + 4;
    this.#bytes.append(name);
    this.#bytes.number(0, 1);
    return at;
  }

  writeTo(file: FileBytes): void {
    file.number(this.#bytes.length + 4, 4);
    file.append(this.#bytes.content);
  }
}

/** The whole file. */
export function writeCoff(coff: CoffFile): Uint8Array {
  const file = new FileBytes();
  const strings = new Strings();
  const { sections, symbols } = coff;
  let place = headerSize + sectionHeaderSize * sections.length;
  const headers = new FileBytes();
  for (const section of sections) {
    place = writeSectionHeader(headers, section, coff.isEmpty(section), place, strings);
  }
  const rows = symbols.reduce((sum, { auxiliary }) => sum + (auxiliary ? 2 : 1), 0);
  file.numbers(2, coff.machine, sections.length);
  file.numbers(4, coff.timeStamp, place, rows);
  // No optional header.
  file.numbers(2, 0, coff.characteristics);
  file.append(headers.content);
  for (const section of sections) {
    if (coff.isEmpty(section)) continue;
    file.append(section.bytes.content);
    writeRelocations(file, section, coff);
  }
  for (const symbol of symbols) writeSymbol(file, symbol, strings);
  strings.writeTo(file);
  return file.content;
}

/** Returns where the next section's bytes begin. */
function writeSectionHeader(
  headers: FileBytes,
  section: CoffSection,
  isEmpty: boolean,
  place: number,
  strings: Strings,
): number {
  const { name, bytes, relocations } = section;
  const flags = characteristics(section);
  const written = textBytes(name);
  if (written.length > 8) {
    const at = strings.add(written);
    headers.append(textBytes(`/${String(at).padStart(7, '0')}`));
  } else {
    headers.append(written);
    headers.zeros(8 - written.length);
  }
  const hasMany = relocations.length > relocationsMax;
  const size = isEmpty ? bytes.offset : bytes.length;
  const count = relocations.length + (hasMany ? 1 : 0);
  headers.numbers(4, 0, 0, size, isEmpty ? 0 : place, isEmpty ? 0 : place + size, 0);
  headers.numbers(2, hasMany ? relocationsMax : count, 0);
  headers.number(hasMany ? flags + manyRelocations : flags, 4);
  return isEmpty ? place : place + size + count * relocationSize;
}

function writeRelocations(
  file: FileBytes,
  { relocations }: CoffSection,
  { symbolNumber }: CoffFile,
): void {
  if (relocations.length > relocationsMax) {
    file.numbers(4, relocations.length + 1, 0);
    file.number(0, 2);
  }
  for (const { offset, section, type, symbol } of relocations) {
    file.numbers(4, offset, symbol ?? symbolNumber(section));
    file.number(type, 2);
  }
}

function writeSymbol(file: FileBytes, symbol: CoffSymbol, strings: Strings): void {
  const name = textBytes(symbol.name);
  if (name.length > 8 && !symbol.cutsName) file.numbers(4, 0, strings.add(name));
  else {
    file.append(name.subarray(0, 8));
    file.zeros(Math.max(0, 8 - name.length));
  }
  file.number(symbol.value, 4);
  file.numbers(2, symbol.sectionNumber, symbol.type);
  file.numbers(1, symbol.storageClass, symbol.auxiliary ? 1 : 0);
  if (symbol.auxiliary) file.append(symbol.auxiliary);
}
