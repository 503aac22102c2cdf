// Debugging information in Mach-O: DWARF without relocations, its texts in a section of their own.
import { SectionBytes } from '../../assembly/section-bytes.ts';
import { textBytes } from '../../syntax/strings.ts';
import { endProgram, lineHeader, linePrograms } from '../dwarf/line-program.ts';
import { attribute, form, mipsAssembler, tag } from '../dwarf/names.ts';
import { FileBytes } from '../file-bytes.ts';
import type { FinishedProgram, FormatHost } from '../object-format.ts';
import { type MachoSection, sectionFlag } from './macho-sections.ts';

const debugFlag = 0x0200_0000;
const dwarfVersion = 2;

/** What a section number stands for that no label can lie in. */
const outside = -2;

/** The shapes of the two entries of __debug_info. */
const abbreviations = Uint8Array.from(
  [
    [1, tag.compileUnit, 1],
    [attribute.producer, form.textOffset],
    [attribute.language, form.half],
    [attribute.name, form.textOffset],
    [attribute.folder, form.textOffset],
    [attribute.statements, form.word],
    [attribute.low, form.address],
    [attribute.high, form.address],
    [0, 0],
    [2, tag.subprogram, 0],
    [attribute.low, form.address],
    [attribute.frameBase, form.address],
    [0, 0, 0],
  ].flat(),
);

/** The sections that debugging information adds. */
export function debugSections(
  program: FinishedProgram,
  host: FormatHost,
  sections: readonly MachoSection[],
  addressSize: 4 | 8,
): readonly MachoSection[] {
  const byIndex = new Map(sections.map(section => [section.bytes.index, section]));
  const { programs, files } = linePrograms(program.lines(), index => {
    return ((byIndex.get(index)?.flags ?? 0) & sectionFlag.someInstructions) !== 0;
  });
  const lengthOf = (index: number) => byIndex.get(index)?.bytes.length ?? 0;
  const lines = new FileBytes();
  for (const part of programs) {
    lines.numbers(1, 0, addressSize + 1, 2);
    // nasm lets every section begin at address 0.
    lines.zeros(addressSize);
    endProgram(part, lengthOf(part.section));
    lines.append(part.bytes.content);
  }
  const total = programs.reduce((sum, { section }) => sum + lengthOf(section), 0);
  const texts = textsOf(program, host);
  return [
    debugSection('__debug_abbrev', abbreviations),
    debugSection('__debug_info', infoOf(texts.offsets, total, addressSize)),
    debugSection('__debug_line', linesOf(files, lines.content)),
    debugSection('__debug_str', texts.content),
  ];
}

function debugSection(name: string, content: Uint8Array): MachoSection {
  const bytes = new SectionBytes(outside);
  bytes.append(content);
  return {
    name,
    segmentName: '__DWARF',
    sectionName: name,
    bytes,
    flags: debugFlag,
    alignment: 1,
    relocations: [],
  };
}

interface Texts {
  readonly content: Uint8Array;
  /** Of the producer, the source and its folder. */
  readonly offsets: readonly number[];
}

function textsOf({ producer }: FinishedProgram, host: FormatHost): Texts {
  const bytes = new FileBytes();
  const name = host.inputFile.replace(/^.*\//s, '');
  const offsets = [producer, name, host.sourceFolder].map(text => {
    const at = bytes.length;
    bytes.append(textBytes(text));
    bytes.number(0, 1);
    return at;
  });
  return { content: bytes.content, offsets };
}

/** Puts the number of bytes that follow in front of them. */
function withLength(content: Uint8Array): Uint8Array {
  const bytes = new FileBytes();
  bytes.number(content.length, 4);
  bytes.append(content);
  return bytes.content;
}

function infoOf(
  [producer = 0, name = 0, folder = 0]: readonly number[],
  total: number,
  addressSize: number,
): Uint8Array {
  const bytes = new FileBytes();
  bytes.number(dwarfVersion, 2);
  bytes.number(0, 4);
  bytes.numbers(1, addressSize, 1);
  bytes.number(producer, 4);
  bytes.number(mipsAssembler, 2);
  bytes.numbers(4, name, folder, 0);
  bytes.numbers(addressSize, 0, total);
  bytes.number(2, 1);
  bytes.numbers(addressSize, 0, 0);
  bytes.number(0, 1);
  return withLength(bytes.content);
}

/** Names are split; a file counts its folder from 0, which nasm does though DWARF has it from 1. */
function headerOf(paths: readonly string[]): Uint8Array {
  const folders: string[] = [];
  const files = paths.map(path => {
    const at = path.lastIndexOf('/') + 1;
    const folder = at > 0 ? path.slice(0, at) : '.';
    if (!folders.includes(folder)) folders.push(folder);
    return { name: path.slice(at), folder: folders.indexOf(folder) };
  });
  return lineHeader(files, folders);
}

function linesOf(files: readonly string[], programs: Uint8Array): Uint8Array {
  const header = headerOf(files);
  const bytes = new FileBytes();
  bytes.number(dwarfVersion, 2);
  bytes.number(header.length, 4);
  bytes.append(header);
  bytes.append(programs);
  return withLength(bytes.content);
}
