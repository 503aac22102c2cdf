// Debugging information of Windows: CodeView's sections .debug$S and .debug$T, signature 4.
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { textBytes } from '../../syntax/strings.ts';
import { FileBytes } from '../file-bytes.ts';
import { md5 } from '../md5.ts';
import type { CodeLine, DataNote, FormatHost } from '../object-format.ts';
import type { CoffSection } from './coff-sections.ts';

/** What a label of the source says of itself. */
export interface DescribedLabel {
  readonly entry: SymbolEntry;
  /** CodeView's number of the type; 0 for none. */
  type: number;
}

export interface CodeViewProgram {
  readonly host: FormatHost;
  readonly is64: boolean;
  /** In the order of the source; those of no section of the file are left out. */
  readonly labels: readonly DescribedLabel[];
  readonly lines: readonly CodeLine[];
  /** The index of the section that no SECTION has named. */
  readonly lateSection: number | undefined;
  findSection(index: number): CoffSection | undefined;
  /** The section .text. */
  readonly text: CoffSection | undefined;
  /** The size that nasm takes for that of .text: of the first section whose name begins so. */
  readonly textSize: number;
  /** Numbers of symbols in the file. */
  symbolNumber(entry: SymbolEntry): number;
  sectionNumber(section: CoffSection): number;
}

/** A relocation by the number of its symbol. */
export interface CodeViewRelocation {
  readonly offset: number;
  readonly symbol: number;
  readonly type: number;
}

export interface CodeView {
  readonly symbols: Uint8Array;
  readonly relocations: readonly CodeViewRelocation[];
  readonly types: Uint8Array;
}

const signature = 4;
const subsection = { symbols: 0xf1, lines: 0xf2, strings: 0xf3, checksums: 0xf4 } as const;
const record = { objectName: 0x1101, compiler: 0x1116, label: 0x1105, local: 0x110c } as const;
/** The record of a global name has the next number. */
const globalRecord = record.local + 1;
const relocationType = { section: 0xa, sectionRelative: 0xb } as const;
const executable = 0x20;
const machines = { x86: 0x06, x64: 0xd0 } as const;
const compilerFlags = 0x4e;
const compilerName = 'The Netwide Assembler 2.16.01';
const md5Kind = 1;
const checksumSize = 16;
/** Of a row in the table of checksums: the name's place, size, kind, the sum, two zeros. */
const checksumRow = 24;
const isStatement = 0x8000_0000;

/** Types of what data directives write, by the size of an element. */
const dataTypes: Readonly<Record<number, number>> = {
  1: 0x20,
  2: 0x21,
  4: 0x22,
  8: 0x23,
  10: 0x42,
  16: 0x44,
  32: 0x45,
};

/** Floating-point numbers of four bytes; nasm tells those of other sizes from no integers. */
const floatType = 0x40;

/** nasm takes room of these sizes for something else than data of them. */
const roomTypes: Readonly<Record<number, number>> = {
  ...dataTypes,
  16: 0x43,
  32: 0x44,
  64: 0x45,
};

/** CodeView's number of the type of data, or of the room for it; 0 where there is none. */
export function typeOfData({ elementSize, isRoom, isFloat }: DataNote): number {
  if (isFloat && elementSize === 4) return floatType;
  return (isRoom ? roomTypes : dataTypes)[elementSize] ?? 0;
}

/** Procedures without parameters, which is all that nasm tells of types. */
function typesContent(): Uint8Array {
  const file = new FileBytes();
  const [argumentList, procedure, noType] = [0x1201, 0x1008, 3];
  const firstType = 0x1000;
  file.number(signature, 4);
  file.numbers(2, 6, argumentList);
  file.number(0, 4);
  file.numbers(2, 14, procedure);
  file.number(noType, 4);
  file.number(0, 4);
  file.number(firstType, 4);
  file.align(4);
  return file.content;
}

interface SourceFile {
  readonly name: string;
  readonly checksum: Uint8Array;
  /** Offsets in .text and numbers of lines. */
  readonly rows: (readonly [number, number])[];
}

/**
 * The sources with the lines that gave code, each where .text had come to by then: nasm counts
 * other sections of code by it as well.
 */
function sourceFiles(program: CodeViewProgram): readonly SourceFile[] {
  const { host, lines, findSection, lateSection } = program;
  const files = new Map<string, SourceFile>();
  const offsets = offsetsInText(program);
  let isLateMet = false;
  lines.forEach(({ file: name, line, section }, index) => {
    const before = lines[index - 1];
    if (before?.line === line && before.file === name) return;
    let file = files.get(name);
    if (!file) {
      const bytes = host.readFile(name);
      if (!bytes) {
        const problem = `unable to hash file ${name}. Debug information may be unavailable.`;
        host.fileError(problem);
      }
      file = { name, checksum: bytes ? md5(bytes) : new Uint8Array(checksumSize), rows: [] };
      files.set(name, file);
    }
    // A section that comes to be with its first bytes is unknown at their line.
    if (section === lateSection && !isLateMet) {
      isLateMet = true;
      return;
    }
    const isCode = ((findSection(section)?.flags ?? 0) & executable) !== 0;
    if (isCode) file.rows.push([offsets[index]!, line]);
  });
  return [...files.values()];
}

/** How long .text, and what has a longer name that begins so, is where each line begins. */
function offsetsInText({ lines, findSection }: CodeViewProgram): Uint32Array {
  const offsets = new Uint32Array(lines.length);
  const lengths = new Uint32Array(lines.length);
  const next = new Map<number, number>();
  for (let index = lines.length - 1; index >= 0; index--) {
    const { section, offset } = lines[index]!;
    const found = findSection(section);
    if (!found?.name.startsWith('.text')) continue;
    lengths[index] = (next.get(section) ?? found.bytes.offset) - offset;
    next.set(section, offset);
  }
  let total = 0;
  lines.forEach((_, index) => {
    offsets[index] = total;
    total += lengths[index]!;
  });
  return offsets;
}

class SymbolsFile {
  readonly file = new FileBytes();
  readonly relocations: CodeViewRelocation[] = [];

  /** A part of a kind, filled up to a multiple of 4 behind its length. */
  subsection(kind: number, write: () => void): void {
    this.file.numbers(4, kind, 0);
    const start = this.file.length;
    write();
    this.#patch(start - 4, this.file.length - start, 4);
    this.file.align(4);
  }

  /** A record of a kind behind its length. */
  record(kind: number, write: () => void): void {
    this.file.numbers(2, 0, kind);
    const start = this.file.length - 2;
    write();
    this.#patch(start - 2, this.file.length - start, 2);
  }

  /** The place of a symbol: its offset in the section, and the section. */
  place(symbol: number): void {
    const at = this.file.length;
    this.relocations.push({ offset: at, symbol, type: relocationType.sectionRelative });
    this.relocations.push({ offset: at + 4, symbol, type: relocationType.section });
    this.file.zeros(6);
  }

  name(text: string): void {
    this.file.append(textBytes(text));
    this.file.zeros(1);
  }

  #patch(at: number, value: number, size: number): void {
    for (let index = 0; index < size; index++) {
      this.file.bytes[at + index] = (value >>> (8 * index)) & 0xff;
    }
  }
}

function writeSources(out: SymbolsFile, files: readonly SourceFile[], host: FormatHost): void {
  const places: number[] = [];
  out.subsection(subsection.strings, () => {
    const start = out.file.length;
    out.file.zeros(1);
    for (const { name } of files) {
      places.push(out.file.length - start);
      out.name(host.realPath(name));
    }
  });
  out.subsection(subsection.checksums, () => {
    files.forEach(({ checksum }, index) => {
      out.file.number(places[index]!, 4);
      out.file.numbers(1, checksumSize, md5Kind);
      out.file.append(checksum);
      out.file.zeros(2);
    });
  });
}

function writeLines(
  out: SymbolsFile,
  files: readonly SourceFile[],
  size: number,
  symbol: number,
): void {
  out.subsection(subsection.lines, () => {
    out.place(symbol);
    out.file.number(0, 2);
    out.file.number(size, 4);
    files.forEach(({ rows }, index) => {
      out.file.numbers(4, index * checksumRow, rows.length, 12 + 8 * rows.length);
      for (const [offset, line] of rows) out.file.numbers(4, offset, line + isStatement);
    });
  });
}

function writeSymbols(out: SymbolsFile, program: CodeViewProgram): void {
  const { host, labels, findSection } = program;
  out.record(record.objectName, () => {
    out.file.number(0, 4);
    out.name(host.realPath(host.outputFile));
  });
  out.record(record.compiler, () => {
    out.file.number(compilerFlags, 4);
    // The machine; versions of what reads the source and of what writes the file.
    out.file.numbers(2, program.is64 ? machines.x64 : machines.x86, 0, 0, 0, 2, 16, 100);
    out.name(compilerName);
    out.file.zeros(2);
  });
  for (const { entry, type } of labels) {
    const section = findSection(entry.section);
    if (!section) continue;
    const isCode = (section.flags & executable) !== 0;
    const dataKind = entry.binding === 'global' ? globalRecord : record.local;
    out.record(isCode ? record.label : dataKind, () => {
      if (!isCode) out.file.number(type, 4);
      out.place(program.symbolNumber(entry));
      if (isCode) out.file.zeros(1);
      out.name(entry.outputName);
    });
  }
}

/** The two sections of a program; reports sources that cannot be read. */
export function codeView(program: CodeViewProgram): CodeView {
  const { host, text } = program;
  const files = sourceFiles(program);
  const out = new SymbolsFile();
  out.file.number(signature, 4);
  writeSources(out, files, host);
  if (text) writeLines(out, files, program.textSize, program.sectionNumber(text));
  out.subsection(subsection.symbols, () => writeSymbols(out, program));
  return { symbols: out.file.content, relocations: out.relocations, types: typesContent() };
}
