// Borland's debugging information: comments with types, sources and names, and records of lines.
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { toNumber } from '../../integer.ts';
import type { DescribedLabel, LabelTypes } from '../described-labels.ts';
import type { CodeLine } from '../object-format.ts';
import { RecordContent, type RecordFile, recordType } from './records.ts';
import type { OmfSegment } from './segments.ts';

export interface BorlandProgram {
  readonly file: RecordFile;
  readonly segments: readonly OmfSegment[];
  /** In the order in which the source has them. */
  readonly labels: readonly DescribedLabel[];
  /** `..start`, where it is in the module. */
  readonly start: { readonly section: number; readonly offset: number } | undefined;
  readonly lines: readonly CodeLine[];
  /** Names as they are written: UPPERCASE changes them. */
  readonly spell: (name: string) => string;
}

/** Flags of a comment that linkers keep, and the classes of Borland's comments. */
const keptComment = 0xc0;
const commentClass = {
  extensions: 0xa1,
  types: 0xe3,
  names: 0xe6,
  source: 0xe8,
  dependencies: 0xea,
} as const;

/** Numbers of types that Borland's tools know, and of the label that is defined below. */
export const borlandTypes: LabelTypes = {
  bySize: new Map([
    [1, 0x08],
    [2, 0x0a],
    [4, 0x0c],
    [8, 0x0f],
    [10, 0x10],
  ]),
  float: 0x0e,
  label: 0x19,
};

const arrayType = 0x1a;
/** The first number of an array's type: those below are defined for every module. */
const firstArray = 0x1f;

/** Types of every module from 0x18 on: the size in 16 bits, then what Borland's tools know. */
const commonTypes: readonly (readonly number[])[] = [
  [6, 0, 0x2a],
  [0, 0, 0x24, 0],
  [0, 0, 0x24, 1],
  [0, 0, 0x23, 0, 0, 0],
  [0, 0, 0x23, 0, 4, 0],
  [0, 0, 0x23, 0, 1, 0],
  [0, 0, 0x23, 0, 5, 0],
];
const firstCommonType = 0x18;

const wordMax = 0xffff;

function addComment(file: RecordFile, kind: number, write: (content: RecordContent) => void): void {
  const content = new RecordContent();
  content.numbers(1, keptComment, kind);
  write(content);
  file.add(recordType.comment, content.content);
}

/** Says that records of this kind are in the module. */
export function writeExtensions(file: RecordFile): void {
  addComment(file, commentClass.extensions, () => undefined);
}

/** Everything else, which stands before the data. */
export function writeBorland(program: BorlandProgram): void {
  const { file, labels } = program;
  addComment(file, commentClass.dependencies, content => content.numbers(1, 4, 0));
  commonTypes.forEach((bytes, index) => {
    addType(file, firstCommonType + index, content => content.numbers(1, ...bytes));
  });
  const arrays = labels.filter(({ count }) => count > 1);
  arrays.forEach(({ type, count, elementSize }, index) => {
    addType(file, firstArray + index, content => {
      content.number(count * elementSize, 2);
      content.numbers(1, arrayType, type);
    });
  });
  writeLines(program);
  writeNames(program, new Map(arrays.map((label, index) => [label, firstArray + index])));
}

function addType(file: RecordFile, number: number, write: (content: RecordContent) => void): void {
  addComment(file, commentClass.types, content => {
    content.number(number, 2);
    write(content);
  });
}

/** The group of a segment, or none, and the segment. */
function writePlace(content: RecordContent, { group, number }: OmfSegment): void {
  content.index(group?.number ?? 0);
  content.index(number);
}

/** Each source with the lines that it has given, a record for those of one segment in a row. */
function writeLines({ file, segments, lines, spell }: BorlandProgram): void {
  const byIndex = new Map(segments.map(segment => [segment.bytes.index, segment]));
  const placed = lines.filter(({ section }) => byIndex.has(section));
  const sources = new Map<string, CodeLine[]>(placed.map(line => [line.file, []]));
  for (const line of placed) sources.get(line.file)!.push(line);
  for (const [name, rows] of sources) {
    addComment(file, commentClass.source, content => {
      content.number(0, 1);
      content.name(spell(name));
      // The time at which the source was changed last, which nasm does not look up.
      content.number(0, 4);
    });
    for (let from = 0; from < rows.length; ) {
      const { section } = rows[from]!;
      let to = from + 1;
      while (to < rows.length && rows[to]!.section === section) to++;
      writeLinesOf(file, byIndex.get(section)!, rows.slice(from, to));
      from = to;
    }
  }
}

function writeLinesOf(file: RecordFile, segment: OmfSegment, rows: readonly CodeLine[]): void {
  file.addRuns(
    recordType.lines,
    rows,
    ({ offset }) => offset > wordMax,
    (content, { line, offset }, isWide) => {
      content.number(line, 2);
      content.number(offset, isWide ? 4 : 2);
    },
    content => writePlace(content, segment),
  );
}

/** Where the program begins, then the labels of each segment, with their types and places. */
function writeNames(
  { file, segments, labels, start, spell }: BorlandProgram,
  arrays: ReadonlyMap<DescribedLabel, number>,
): void {
  const first = segments.find(({ bytes }) => bytes.index === start?.section);
  const begin = start &&
    first && { name: shownStart, type: borlandTypes.label, segment: first, offset: start.offset };
  const placed = segments.flatMap(segment => {
    const inside = labels.filter(({ entry }) => entry.section === segment.bytes.index);
    return inside.map(label => {
      const { outputName: name, offset } = label.entry;
      return { name, type: arrays.get(label) ?? label.type, segment, offset };
    });
  });
  file.addRuns(
    recordType.comment,
    begin ? [begin, ...placed] : placed,
    isWideOffset,
    (content, { name, type, segment, offset }, isWide) => {
      content.name(spell(name));
      content.number(type, 2);
      writePlace(content, segment);
      content.number(offset, isWide ? 4 : 2);
    },
    content => content.numbers(1, keptComment, commentClass.names),
  );
}

/** What `..start` is called. */
const shownStart = 'start_of_program';

/** Whether a symbol's place in its segment needs more than 16 bits. */
export function isWideOffset({ offset }: Pick<SymbolEntry, 'offset'>): boolean {
  const value = toNumber(offset);
  return value < 0 || value > wordMax;
}
