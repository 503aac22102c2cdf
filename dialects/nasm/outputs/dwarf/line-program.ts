// The line programs of DWARF: which line of which file the code at an address comes from.
import { textBytes } from '../../syntax/strings.ts';
import { FileBytes } from '../file-bytes.ts';
import type { CodeLine } from '../object-format.ts';

/** The program of one section of code. */
export interface LineProgram {
  /** Index of the section. */
  readonly section: number;
  readonly bytes: FileBytes;
  /** What the machine of the program holds by now. */
  file: number;
  line: number;
  offset: number;
}

export interface LinePrograms {
  /** In the order in which the source comes to the sections. */
  readonly programs: readonly LineProgram[];
  /** Names; the first one has the number 1. */
  readonly files: readonly string[];
}

const [lineBase, lineRange, opcodeBase] = [-5, 14, 13];
const opcode = { copy: 1, advanceAddress: 2, advanceLine: 3, setFile: 4 } as const;

/** Reads the lines into programs, one for each section that holds code. */
export function linePrograms(
  lines: readonly CodeLine[],
  isCode: (section: number) => boolean,
): LinePrograms {
  const programs = new Map<number, LineProgram>();
  const files = new Map<string, number>();
  let before: CodeLine | undefined;
  let isFresh = false;
  for (const row of lines) {
    if (!files.has(row.file)) files.set(row.file, files.size + 1);
    if (!before || !isSamePlace(row, before)) isFresh = true;
    before = row;
    if (!isCode(row.section)) continue;
    const program = programs.get(row.section) ?? beginProgram(row.section);
    programs.set(row.section, program);
    if (isFresh) step(program, row, files.get(row.file)!);
    isFresh = false;
  }
  return { programs: [...programs.values()], files: [...files.keys()] };
}

/** One line may stand in several sections: a macro or %line makes it so. */
export function isSamePlace(one: CodeLine, other: CodeLine): boolean {
  return one.line === other.line && one.file === other.file && one.section === other.section;
}

function beginProgram(section: number): LineProgram {
  return { section, bytes: new FileBytes(), file: 1, line: 1, offset: 0 };
}

function step(program: LineProgram, { line, offset }: CodeLine, file: number): void {
  const { bytes } = program;
  const lines = line - program.line;
  const advance = offset - program.offset;
  if (file !== program.file) {
    bytes.numbers(1, opcode.setFile, file);
    program.file = file;
  }
  if (lines === 0) return;
  const special = lines - lineBase + lineRange * advance + opcodeBase;
  const fits = lines >= lineBase && lines < lineBase + lineRange && special < 256;
  if (fits) bytes.number(special, 1);
  else {
    bytes.number(opcode.advanceLine, 1);
    appendSigned(bytes, lines);
    if (advance !== 0) {
      bytes.number(opcode.advanceAddress, 1);
      appendUnsigned(bytes, advance);
    }
    bytes.number(opcode.copy, 1);
  }
  program.line = line;
  program.offset = offset;
}

/** A number in groups of seven bits, the lowest first. */
function appendUnsigned(bytes: FileBytes, value: number): void {
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.number(128 + (rest % 128), 1);
  bytes.number(rest, 1);
}

/** The same of a number below 2^31 in size, with its sign in the last group. */
function appendSigned(bytes: FileBytes, value: number): void {
  let rest = value;
  for (; rest < -64 || rest > 63; rest >>= 7) bytes.number(128 | (rest & 127), 1);
  bytes.number(rest & 127, 1);
}

/** A row of the table of files. */
export interface LineFile {
  readonly name: string;
  readonly folder: number;
}

/** How many values follow the opcodes below `opcodeBase`. */
const opcodeLengths = [0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1];

/** What stands behind the field of the header's length: how to read the programs, and the files. */
export function lineHeader(
  files: readonly LineFile[],
  folders: readonly string[] = [],
): Uint8Array {
  const bytes = new FileBytes();
  bytes.numbers(1, 1, 1, lineBase, lineRange, opcodeBase, ...opcodeLengths);
  for (const folder of folders) {
    bytes.append(textBytes(folder));
    bytes.number(0, 1);
  }
  bytes.number(0, 1);
  for (const { name, folder } of files) {
    bytes.append(textBytes(name));
    bytes.numbers(1, 0, folder);
    // Its time and its size, which are not said.
    bytes.zeros(2);
  }
  bytes.number(0, 1);
  return bytes.content;
}

/** Goes on to the end of the section and says that it is the end. */
export function endProgram({ bytes, offset }: LineProgram, length: number): void {
  // nasm has one byte for the way to the end, however far it is.
  bytes.numbers(1, opcode.advanceAddress, (length - offset) % 256, 0, 1, 1);
}
