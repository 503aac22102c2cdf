// Debugging information as DWARF has it: sections that say where the code's lines stand.
import { textBytes } from '../../syntax/strings.ts';
import { FileBytes } from '../file-bytes.ts';
import type { FinishedProgram } from '../object-format.ts';
import { endProgram, type LineProgram, lineHeader, linePrograms } from './line-program.ts';
import { attribute, form, mipsAssembler, tag } from './names.ts';

/** What a relocation counts from: a section of code by its index, or one of these sections. */
export type DebugTarget = number | '.debug_info' | '.debug_abbrev' | '.debug_line';

export interface DebugRelocation {
  readonly offset: number;
  readonly target: DebugTarget;
  /** Addresses are as wide as the machine's, other fields are 4 bytes. */
  readonly isAddress: boolean;
  readonly addend: number;
}

export interface DebugSection {
  readonly name: string;
  readonly content: Uint8Array;
  /** Undefined for a section that never has any. */
  readonly relocations: readonly DebugRelocation[] | undefined;
  readonly alignment: number;
}

/** What DWARF needs to know of the format that holds it. */
export interface DwarfTarget {
  readonly version: 2 | 3;
  /** In bytes. */
  readonly addressSize: 4 | 8;
  readonly inputFile: string;
  /** The folder in which the source lies, with a slash at its end. */
  readonly folder: string;
  isCode(section: number): boolean;
  /** Of a section, in bytes. */
  lengthOf(section: number): number;
}

/** A section that is written, with what has to be relocated in it. */
class Part {
  readonly bytes = new FileBytes();
  readonly relocations: DebugRelocation[] = [];
  readonly #addressSize: number;

  constructor(addressSize: number) {
    this.#addressSize = addressSize;
  }

  address(target: DebugTarget, addend = 0): void {
    this.#relocate(target, true, addend);
    this.bytes.zeros(this.#addressSize);
  }

  offset(target: DebugTarget): void {
    this.#relocate(target, false, 0);
    this.bytes.zeros(4);
  }

  #relocate(target: DebugTarget, isAddress: boolean, addend: number): void {
    this.relocations.push({ offset: this.bytes.length, target, isAddress, addend });
  }

  text(text: string): void {
    this.bytes.append(textBytes(text));
    this.bytes.number(0, 1);
  }

  /** Writes how many bytes follow the field at `at`, which is 4 bytes wide. */
  setLength(at: number): void {
    new DataView(this.bytes.bytes.buffer).setUint32(at, this.bytes.length - at - 4, true);
  }
}

/** The sections in their order; they are there, but empty, where there is no code. */
export function dwarfSections(
  program: FinishedProgram,
  target: DwarfTarget,
): readonly DebugSection[] {
  const { programs, files } = linePrograms(program.lines(), target.isCode);
  const hasCode = programs.length > 0;
  const part = (write: (part: Part) => void): Part => {
    const made = new Part(target.addressSize);
    if (hasCode) write(made);
    return made;
  };
  const ranges = part(made => writeRanges(made, programs, target));
  const info = part(made => writeInfo(made, programs, target, program.producer));
  const lines = part(made => writeLines(made, programs, files, target));
  const empty = new Uint8Array(0);
  const section = (name: string, { bytes, relocations }: Part): DebugSection => {
    return { name, content: bytes.content, relocations, alignment: 1 };
  };
  const plain = (name: string, content: Uint8Array, alignment: number): DebugSection => {
    return { name, content, relocations: undefined, alignment };
  };
  return [
    section('.debug_aranges', ranges),
    plain('.debug_pubnames', empty, 1),
    section('.debug_info', info),
    plain('.debug_abbrev', hasCode ? abbreviations : empty, 1),
    section('.debug_line', lines),
    plain('.debug_frame', empty, 8),
    plain('.debug_loc', empty, 1),
  ];
}

function writeRanges(part: Part, programs: readonly LineProgram[], target: DwarfTarget): void {
  const { bytes } = part;
  const { addressSize } = target;
  bytes.number(0, 4);
  bytes.number(2, 2);
  part.offset('.debug_info');
  bytes.numbers(1, addressSize, 0);
  // The ranges begin at a multiple of their own size.
  bytes.align(2 * addressSize);
  for (const { section } of programs) {
    part.address(section);
    bytes.number(target.lengthOf(section), addressSize);
  }
  bytes.numbers(addressSize, 0, 0);
  part.setLength(0);
}

function writeInfo(
  part: Part,
  programs: readonly LineProgram[],
  target: DwarfTarget,
  producer: string,
): void {
  const { bytes } = part;
  const first = programs[0]!.section;
  const total = programs.reduce((sum, { section }) => sum + target.lengthOf(section), 0);
  bytes.number(0, 4);
  bytes.number(target.version, 2);
  part.offset('.debug_abbrev');
  bytes.number(target.addressSize, 1);
  bytes.number(1, 1);
  part.address(first);
  part.address(first, total);
  part.offset('.debug_line');
  part.text(target.inputFile);
  part.text(target.folder);
  part.text(producer);
  bytes.number(mipsAssembler, 2);
  bytes.number(2, 1);
  part.address(first);
  // The frame's base is said to be 4 bytes, but nasm writes a whole address.
  bytes.number(0, target.addressSize);
  bytes.number(0, 1);
  part.setLength(0);
}

/** The shapes of the two entries of .debug_info. */
const abbreviations = Uint8Array.from(
  [
    [1, tag.compileUnit, 1],
    [attribute.low, form.address],
    [attribute.high, form.address],
    [attribute.statements, form.word],
    [attribute.name, form.text],
    [attribute.folder, form.text],
    [attribute.producer, form.text],
    [attribute.language, form.half],
    [0, 0],
    [2, tag.subprogram, 0],
    [attribute.low, form.address],
    [attribute.frameBase, form.word],
    [0, 0, 0],
  ].flat(),
);

function writeLines(
  part: Part,
  programs: readonly LineProgram[],
  files: readonly string[],
  target: DwarfTarget,
): void {
  const { bytes } = part;
  // No folders: the names of the files have them.
  const header = lineHeader(files.map(name => ({ name, folder: 0 })));
  bytes.number(0, 4);
  bytes.number(target.version, 2);
  bytes.number(header.length, 4);
  bytes.append(header);
  for (const program of programs) {
    bytes.numbers(1, 0, target.addressSize + 1, 2);
    part.address(program.section);
    endProgram(program, target.lengthOf(program.section));
    bytes.append(program.bytes.content);
  }
  part.setLength(0);
}
