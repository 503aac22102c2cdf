// Debugging information as stabs: a record for each line of code, and the names of the files.
import { writeInteger } from '../../integer.ts';
import { textBytes } from '../../syntax/strings.ts';
import { isSamePlace } from '../dwarf/line-program.ts';
import { FileBytes } from '../file-bytes.ts';
import type { CodeLine, FinishedProgram } from '../object-format.ts';
import { type ElfDebug, type ElfDebugTarget, relocationFile } from './elf-debug.ts';
import { sectionType } from './elf-sections.ts';

const recordType = { source: 0x64, line: 0x44, include: 0x84 } as const;
const recordSize = 12;
const valueAt = 8;
const alignment = 4;

interface Stabs {
  readonly records: Uint8Array;
  readonly strings: Uint8Array;
  /** A record's value counts from the section of its line. */
  readonly relocations: readonly { readonly offset: number; readonly line: CodeLine }[];
}

/** Lines of code that differ from the one before. */
function codeLines(lines: readonly CodeLine[], isCode: (section: number) => boolean): CodeLine[] {
  return lines.filter((line, index) => {
    const before = lines[index - 1];
    return isCode(line.section) && !(before && isSamePlace(line, before));
  });
}

function fileNames(lines: readonly CodeLine[]): [ReadonlyMap<string, number>, Uint8Array] {
  const strings = new FileBytes();
  const offsets = new Map<string, number>();
  strings.number(0, 1);
  for (const { file } of lines) {
    if (offsets.has(file)) continue;
    offsets.set(file, strings.length);
    strings.append(textBytes(file));
    strings.number(0, 1);
  }
  return [offsets, strings.content];
}

function stabsOf(lines: readonly CodeLine[], inputFile: string): Stabs {
  const [names, strings] = fileNames(lines);
  const bytes = new FileBytes();
  const relocations: { offset: number; line: CodeLine }[] = [];
  const record = (name: number, type: number, description: number, line?: CodeLine) => {
    if (line) relocations.push({ offset: bytes.length + valueAt, line });
    bytes.number(name, 4);
    bytes.numbers(1, type, 0);
    bytes.number(description, 2);
    bytes.number(line?.offset ?? 0, 4);
  };
  const [first] = lines;
  if (first) {
    record(1, 0, 0);
    let file = names.has(inputFile) ? inputFile : first.file;
    record(names.get(file)!, recordType.source, 0, { ...first, offset: 0 });
    for (const line of lines) {
      if (line.file !== file) record(names.get(line.file)!, recordType.include, 0, line);
      file = line.file;
      record(0, recordType.line, line.line, line);
    }
  }
  // nasm counts itself the record of the end where there is no other.
  record(0, recordType.source, first ? 0 : 1);
  // The first record tells how many follow and how long the strings are.
  const records = bytes.content;
  const count = records.length / recordSize - 1;
  if (first) {
    writeInteger(records, 6, 2, count);
    writeInteger(records, valueAt, 4, strings.length);
  }
  return { records, strings, relocations };
}

/** The two sections and the relocations behind them. */
export function stabsDebug(
  { lines }: FinishedProgram,
  target: ElfDebugTarget,
  inputFile: string,
  isCode: (section: number) => boolean,
): ElfDebug {
  const { records, strings, relocations } = stabsOf(codeLines(lines(), isCode), inputFile);
  const plain = { flags: 0, link: 0, info: 0, entrySize: 0, alignment };
  return {
    count: 3,
    symbols: () => [],
    files: (first, symbolTable, symbolOf) => [
      {
        ...plain,
        name: '.stab',
        type: sectionType.progbits,
        content: records,
        size: records.length,
        link: first + 1,
        entrySize: recordSize,
      },
      {
        ...plain,
        name: '.stabstr',
        type: sectionType.strings,
        content: strings,
        size: strings.length,
      },
      relocationFile(
        '.stab',
        relocations.map(({ offset, line }) => {
          return { offset, target: line.section, isAddress: false, addend: line.offset };
        }),
        target,
        { section: first, symbolTable },
        symbolOf,
      ),
    ],
  };
}
