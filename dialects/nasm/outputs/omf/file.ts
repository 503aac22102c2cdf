// The records of an object module, in the order in which nasm writes them.
import { appendAll } from '#core/lists.ts';
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { noSection } from '../../assembly/value.ts';
import { type BorlandProgram, isWideOffset, writeBorland, writeExtensions } from './borland.ts';
import { type OmfFixup, writeFixup } from './fixups.ts';
import { contentMax, RecordContent, RecordFile, recordType } from './records.ts';
import { attributeByte, type OmfGroup, type OmfSegment } from './segments.ts';

export interface OmfProgram {
  readonly file: string;
  readonly producer: string;
  /** Of IMPORT and EXPORT. */
  readonly comments: readonly Uint8Array[];
  readonly segments: readonly OmfSegment[];
  readonly groups: readonly OmfGroup[];
  /** In the order in which the source has them. */
  readonly symbols: readonly SymbolEntry[];
  /** Where the program begins, if the module says so. */
  readonly start: { readonly section: number; readonly offset: number } | undefined;
  /** Of a COMMON, in bytes; 0 for one that is NEAR. */
  elementSize(symbol: SymbolEntry): number;
  /** Names as they are written: UPPERCASE changes them. */
  readonly spell: (name: string) => string;
  /** Undefined where no debugging information is asked for. */
  readonly debug: Pick<BorlandProgram, 'labels' | 'lines'> | undefined;
}

/** The Netwide Assembler's name, and the comment that it stands in. */
const translatorClass = 0;
/** Linkers may pass over the rest of a module once they have read its names. */
const linkPass = [0x40, 0xa2, 0x01] as const;

const wordMax = 0xffff;
const outerBindings = new Set(['extern', 'required', 'common']);

export function writeObject(program: OmfProgram): Uint8Array {
  const { segments, groups, spell, start, debug } = program;
  const file = new RecordFile();
  file.add(recordType.header, nameContent(spell(program.file)));
  const translator = new RecordContent();
  translator.numbers(1, 0, translatorClass);
  translator.name(spell(program.producer.replace(/^NASM/, 'The Netwide Assembler')));
  file.add(recordType.comment, translator.content);
  for (const comment of program.comments) file.add(recordType.comment, comment);
  if (debug) writeExtensions(file);
  writeNames(file, segments, groups, spell);
  for (const group of groups) writeGroup(file, group, segments, groupNameNumber(group, segments));
  writePublics(file, program);
  const numbers = writeOuter(file, program);
  if (!start || debug) file.add(recordType.comment, Uint8Array.from(linkPass));
  if (debug) writeBorland({ file, segments, spell, start, ...debug });
  for (const segment of segments) {
    writeData(file, segment, index => numbers.get(index) ?? 0);
  }
  writeEnd(file, program);
  return file.content;
}

function nameContent(name: string): Uint8Array {
  const content = new RecordContent();
  content.name(name);
  return content.content;
}

/** Names in one list, to which segments and groups refer by numbers; the first one is empty. */
function writeNames(
  file: RecordFile,
  segments: readonly OmfSegment[],
  groups: readonly OmfGroup[],
  spell: (name: string) => string,
): void {
  const names: string[] = [];
  for (const { name, className, overlay } of segments) {
    names.push(spell(name));
    if (className !== undefined) names.push(spell(className));
    if (overlay !== undefined) names.push(spell(overlay));
  }
  appendAll(
    names,
    groups.map(({ name }) => spell(name)),
  );
  if (names.length === 0) return;
  file.addEntries(
    recordType.names,
    ['', ...names].map(name => content => content.name(name)),
  );
  let next = 2;
  for (const segment of segments) {
    const own = next++;
    const ofClass = segment.className === undefined ? 1 : next++;
    const ofOverlay = segment.overlay === undefined ? 1 : next++;
    writeSegment(file, segment, [own, ofClass, ofOverlay]);
  }
}

function groupNameNumber({ number }: OmfGroup, segments: readonly OmfSegment[]): number {
  const before = segments.reduce(
    (count, { className, overlay }) =>
      count + 1 + (className === undefined ? 0 : 1) + (overlay === undefined ? 0 : 1),
    0,
  );
  return 1 + before + number;
}

/** The attribute of a segment of 64 KB, whose size is written as 0. */
const fullSegment = 2;

function writeSegment(file: RecordFile, segment: OmfSegment, names: readonly number[]): void {
  const size = segment.bytes.length;
  const isFull = size === wordMax + 1 && !segment.is32;
  const isLarge = size > wordMax && !isFull;
  const content = new RecordContent();
  content.number(attributeByte(segment) | (isFull ? fullSegment : 0), 1);
  if (segment.paragraph !== undefined) {
    content.number(segment.paragraph, 2);
    content.number(0, 1);
  }
  content.number(isFull ? 0 : size, isLarge ? 4 : 2);
  for (const name of names) content.index(name);
  file.add(recordType.segment + (isLarge ? 1 : 0), content.content);
}

function writeGroup(
  file: RecordFile,
  group: OmfGroup,
  segments: readonly OmfSegment[],
  nameNumber: number,
): void {
  const content = new RecordContent();
  content.index(nameNumber);
  for (const member of group.members) {
    const segment = segments.find(({ name }) => name === member);
    if (!segment) continue;
    content.number(0xff, 1);
    content.index(segment.number);
  }
  file.add(recordType.group, content.content);
}

function writePublics(file: RecordFile, { symbols, segments, spell }: OmfProgram): void {
  const own = symbols.filter(({ binding }) => binding === 'global');
  for (const segment of segments) {
    const inside = own.filter(({ section }) => section === segment.bytes.index);
    writePublicsOf(file, inside, spell, content => {
      content.index(segment.group?.number ?? 0);
      content.index(segment.number);
    });
  }
  const numbers = own.filter(({ section }) => section === noSection);
  writePublicsOf(file, numbers, spell, content => content.zeros(4));
}

function writePublicsOf(
  file: RecordFile,
  symbols: readonly SymbolEntry[],
  spell: (name: string) => string,
  open: (content: RecordContent) => void,
): void {
  const write = (content: RecordContent, entry: SymbolEntry, isWide: boolean): void => {
    content.name(spell(entry.outputName));
    content.number(entry.offset, isWide ? 4 : 2);
    content.index(0);
  };
  file.addRuns(recordType.publics, symbols, isWideOffset, write, open);
}

/** Names of other modules, numbered from 1 in their order; the numbers by their sections. */
function writeOuter(
  file: RecordFile,
  { symbols, spell, elementSize }: OmfProgram,
): Map<number, number> {
  const outer = symbols.filter(({ binding }) => outerBindings.has(binding));
  const numbers = new Map(outer.map(({ section }, index) => [section, index + 1]));
  for (let from = 0; from < outer.length; ) {
    const isCommon = outer[from]!.binding === 'common';
    let to = from;
    while (to < outer.length && (outer[to]!.binding === 'common') === isCommon) to++;
    const entries = outer.slice(from, to).map(entry => (content: RecordContent) => {
      content.name(spell(entry.outputName));
      content.index(0);
      if (isCommon) writeCommon(content, entry, elementSize(entry));
    });
    file.addEntries(isCommon ? recordType.commons : recordType.externals, entries);
    from = to;
  }
  return numbers;
}

const [far, near] = [0x61, 0x62];

function writeCommon(content: RecordContent, { size }: SymbolEntry, elementSize: number): void {
  if (elementSize === 0) {
    content.number(near, 1);
    content.value(size);
    return;
  }
  content.number(far, 1);
  content.value(Math.trunc(size / elementSize));
  content.value(elementSize);
}

/** The bytes between the gaps, in records that break no field, each with its fixups behind it. */
function writeData(
  file: RecordFile,
  segment: OmfSegment,
  outerNumber: (index: number) => number,
): void {
  const { bytes, gaps, fixups } = segment;
  let from = 0;
  let next = 0;
  for (const { start, length } of [...gaps, { start: bytes.length, length: 0 }]) {
    while (from < start) {
      const to = endOfRecord(segment, from, start, next);
      const isWide = from > wordMax;
      const content = new RecordContent();
      content.index(segment.number);
      content.number(from, isWide ? 4 : 2);
      content.append(bytes.bytes.subarray(from, to));
      file.add(recordType.data + (isWide ? 1 : 0), content.content);
      let last = next;
      while (last < fixups.length && fixups[last]!.offset < to) last++;
      writeFixups(file, fixups.slice(next, last), from, segment.is32, outerNumber);
      next = last;
      from = to;
    }
    from = start + length;
  }
}

function endOfRecord(segment: OmfSegment, from: number, end: number, next: number): number {
  const head = (segment.number < 0x80 ? 1 : 2) + (from > wordMax ? 4 : 2);
  const to = Math.min(end, from + contentMax - head);
  for (let index = next; index < segment.fixups.length; index++) {
    const { offset, size } = segment.fixups[index]!;
    if (offset >= to) break;
    if (offset + size > to) return offset;
  }
  return to;
}

function writeFixups(
  file: RecordFile,
  fixups: readonly OmfFixup[],
  start: number,
  is32: boolean,
  outerNumber: (index: number) => number,
): void {
  for (let from = 0; from < fixups.length; ) {
    // Relative fields of another size than those before begin a record of their own.
    let size = 0;
    let to = from;
    for (; to < fixups.length; to++) {
      const fixup = fixups[to]!;
      if (!fixup.isRelative) continue;
      if (size !== 0 && size !== fixup.size) break;
      size = fixup.size;
    }
    const entries = fixups.slice(from, to).map(fixup => (content: RecordContent) => {
      writeFixup(content, fixup, fixup.offset - start, outerNumber);
    });
    file.addEntries(recordType.fixups + (is32 || size === 4 ? 1 : 0), entries);
    from = to;
  }
}

/** A main module with a beginning has both bits of the first byte. */
const [plainModule, mainModule] = [0, 0xc1];

function writeEnd(file: RecordFile, { segments, start }: OmfProgram): void {
  const segment = start && segments.find(({ bytes }) => bytes.index === start.section);
  const isWide = segments.some(each => each.is32);
  const is32 = start && segment ? segment.is32 || isWideOffset(start) : isWide;
  const content = new RecordContent();
  content.number(segment ? mainModule : plainModule, 1);
  if (start && segment) {
    content.number(segment.group ? 0x10 : 0, 1);
    content.index(segment.group?.number ?? segment.number);
    content.index(segment.number);
    content.number(start.offset, is32 ? 4 : 2);
  }
  file.add(recordType.end + (is32 ? 1 : 0), content.content);
}
