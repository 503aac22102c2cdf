// The records of an IEEE-695 module, in the order in which nasm writes them.
import type { SymbolEntry } from '../../assembly/symbols.ts';
import type { Integer } from '../../integer.ts';
import type { ClockTime } from '../../preprocessor/options.ts';
import type { Combination, DeclaredSegment } from '../declared-segments.ts';
import type { DescribedLabel, LabelTypes } from '../described-labels.ts';
import { FileBytes } from '../file-bytes.ts';
import type { CodeLine } from '../object-format.ts';
import type { IeeeField, Numbering } from './fields.ts';
import { counted, hex, RecordFile } from './records.ts';

export interface IeeeSegment extends DeclaredSegment {
  /** In rising order. */
  readonly fields: IeeeField[];
}

export interface IeeeModule {
  readonly file: string;
  readonly producer: string;
  /** Undefined where the output has to be the same in every run. */
  readonly time: ClockTime | undefined;
  readonly segments: readonly IeeeSegment[];
  findSegment(index: number): IeeeSegment | undefined;
  /** In the order in which the source has them. */
  readonly symbols: readonly SymbolEntry[];
  readonly start: { readonly segment: IeeeSegment; readonly offset: Integer } | undefined;
  readonly debug:
    | { readonly labels: readonly DescribedLabel[]; readonly lines: readonly CodeLine[] }
    | undefined;
}

const combinationLetters: Readonly<Record<Combination, string>> = {
  private: 'S',
  public: 'C',
  stack: 'C',
  common: 'M',
};

/** LADsoft's numbers of types. */
export const ladsoftTypes: LabelTypes = {
  bySize: new Map([
    [1, 0x1],
    [2, 0x3],
    [4, 0x5],
    [8, 0xa],
    [10, 0xb],
  ]),
  float: 0x9,
  label: 0x10,
};

/** The segment of lines, which is the first one. */
const linesName = '??LINE';
/** Bytes of a line's entry: a file, a number, an address. */
const lineSize = 7;
const paragraphSize = 16;

/** The module, and the first record that is too long for it. */
export function writeModule(module: IeeeModule): {
  readonly content: Uint8Array;
  readonly longest: string | undefined;
} {
  const file = new RecordFile();
  const numbering = numberingOf(module);
  const files = [...new Set(module.debug?.lines.map(line => line.file))];
  writeHead(file, module, files);
  writeSegments(file, module, numbering);
  writeSymbols(file, module, numbering);
  if (module.debug) {
    writeLabels(file, module.debug.labels, numbering);
    writeLines(file, module, module.debug.lines, files, numbering);
  }
  for (const segment of module.segments) writeData(file, segment, numbering);
  file.add('ME');
  return { content: file.content, longest: file.longest };
}

function isListed({ binding, isUsed }: SymbolEntry): boolean {
  if (binding === 'local' || binding === 'static') return false;
  return binding !== 'extern' || isUsed;
}

/** What other modules may use of this one, and what this one has not: also numbers by EQU. */
function sides({ symbols, segments }: IeeeModule): {
  readonly inner: readonly SymbolEntry[];
  readonly outer: readonly SymbolEntry[];
} {
  const listed = symbols.filter(isListed);
  const inner = segments.flatMap(({ bytes }) => {
    return listed.filter(({ section }) => section === bytes.index);
  });
  const isInner = new Set(inner);
  return { inner, outer: listed.filter(entry => !isInner.has(entry)) };
}

function numberingOf(module: IeeeModule): Numbering {
  const numbers = new Map(sides(module).outer.map(({ section }, index) => [section, index + 1]));
  const before = module.debug ? 1 : 0;
  return {
    segment: index => {
      const segment = module.findSegment(index);
      return segment && segment.number + before;
    },
    outer: index => numbers.get(index) ?? 0,
  };
}

/** Year, month, day, hour, minute and second in digits. */
function timeDigits(time: ClockTime | undefined): string {
  const { year, month, day, hour, minute, second } = time ?? newYear1970;
  const pairs = [month, day, hour, minute, second].map(part => String(part).padStart(2, '0'));
  return String(year).padStart(4, '0') + pairs.join('');
}

const newYear1970: ClockTime = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

function writeHead(
  file: RecordFile,
  { file: name, producer, time }: IeeeModule,
  sources: readonly string[],
): void {
  file.add(`MBFNASM,${counted(name)}`);
  file.add(`CO0,${counted(producer.replace(/^NASM/, 'The Netwide Assembler'))}`);
  // Addresses have four units of eight bits, the least significant first.
  file.add('AD8,4,L');
  file.add(`DT${timeDigits(time)}`);
  for (const source of sources) file.add(`C0105,${counted(source)}`);
  file.add('CO101,07ENDHEAD');
  file.sum();
}

function writeSegments(
  file: RecordFile,
  { segments, start, debug }: IeeeModule,
  numbering: Numbering,
): void {
  if (debug) {
    file.add(`ST1,C,${counted(linesName)}`);
    file.add('SA1,1');
    file.add(`ASS1,${hex(debug.lines.length * lineSize)}`);
  }
  for (const segment of segments) writeSegment(file, segment, numbering);
  if (start) {
    const number = numbering.segment(start.segment.bytes.index)!;
    file.add(`ASG,R${hex(number)},${hex(start.offset)},+`);
  }
  file.sum();
}

function writeSegment(file: RecordFile, segment: IeeeSegment, numbering: Numbering): void {
  const { bytes, name, paragraph, combination, alignment, fields } = segment;
  const number = hex(numbering.segment(bytes.index)!);
  if (paragraph !== undefined) {
    file.add(`ST${number},A,${counted(name)}`);
    file.add(`ASL${number},${hex(paragraph * paragraphSize)}`);
    return;
  }
  file.add(`ST${number},${combinationLetters[combination]},${counted(name)}`);
  file.add(`SA${number},${hex(alignment)}`);
  file.add(`ASS${number},${hex(bytes.length + surplus(fields, bytes.length))}`);
}

/** By how much nasm counts too far before an offset: fields for the linker, and their bytes. */
function surplus(fields: readonly IeeeField[], offset: number): number {
  let total = 0;
  for (const field of fields) {
    if (field.offset >= offset) break;
    total += field.counted + field.content.length - field.size;
  }
  return total;
}

function writeSymbols(file: RecordFile, module: IeeeModule, numbering: Numbering): void {
  const { inner, outer } = sides(module);
  const labels = module.debug?.labels ?? [];
  const arrays = numberArrays(labels);
  inner.forEach((entry, index) => {
    const label = labels.find(each => each.entry === entry);
    writePlace(file, 'I', index + 1, entry, numbering);
    if (label) file.add(`ATI${hex(index + 1)},${typeText(label, arrays)}`);
  });
  outer.forEach((entry, index) => {
    file.add(`NX${hex(index + 1)},${counted(entry.outputName)}`);
  });
  file.sum();
  file.add('CO100,06ENDSYM');
  for (const [{ type, count }, number] of arrays) {
    file.add(`TY${hex(number)},20,${hex(type)},${hex(count)}`);
  }
}

/** Each label of several elements has a type of its own. */
function numberArrays(labels: readonly DescribedLabel[]): Map<DescribedLabel, number> {
  const arrays = labels.filter(({ count }) => count > 1);
  return new Map(arrays.map((label, index) => [label, index + 1]));
}

function typeText(label: DescribedLabel, arrays: ReadonlyMap<DescribedLabel, number>): string {
  const array = arrays.get(label);
  return array === undefined ? hex(label.type) : `T${hex(array)}`;
}

function writePlace(
  file: RecordFile,
  letter: 'I' | 'N',
  number: number,
  { outputName, section, offset }: SymbolEntry,
  numbering: Numbering,
): void {
  file.add(`N${letter}${hex(number)},${counted(outputName)}`);
  const segment = hex(numbering.segment(section)!);
  file.add(`AS${letter}${hex(number)},R${segment},${hex(offset)},+`);
}

/** Labels that no other module knows. */
function writeLabels(
  file: RecordFile,
  labels: readonly DescribedLabel[],
  numbering: Numbering,
): void {
  const arrays = numberArrays(labels);
  const own = labels
    .filter(({ entry }) => !isListed(entry))
    .toSorted((one, other) => orderOf(one, numbering) - orderOf(other, numbering));
  own.forEach((label, index) => {
    writePlace(file, 'N', index + 1, label.entry, numbering);
    file.add(`ATN${hex(index + 1)},${typeText(label, arrays)}`);
  });
}

function orderOf({ entry }: DescribedLabel, numbering: Numbering): number {
  return numbering.segment(entry.section) ?? 0;
}

function writeLines(
  file: RecordFile,
  module: IeeeModule,
  lines: readonly CodeLine[],
  files: readonly string[],
  numbering: Numbering,
): void {
  if (lines.length === 0) return;
  file.add('SB1');
  for (const { file: name, line, section, offset } of lines) {
    const head = new FileBytes();
    head.number(files.indexOf(name), 1);
    head.number(line, 2);
    file.data(head.content);
    const segment = module.findSegment(section);
    const place = offset + surplus(segment?.fields ?? [], offset);
    file.add(`LR(R${hex(numbering.segment(section) ?? 0)},${hex(place)},+,4)`);
  }
  file.sum();
}

/** A segment's bytes, with the expressions of its fields between them. */
function writeData(file: RecordFile, segment: IeeeSegment, numbering: Numbering): void {
  const { bytes, fields } = segment;
  if (bytes.length === 0) return;
  file.add(`SB${hex(numbering.segment(bytes.index)!)}`);
  let pending = new FileBytes();
  let from = 0;
  for (const { offset, size, content, expression } of fields) {
    pending.append(bytes.bytes.subarray(from, offset));
    if (expression) {
      file.data(pending.content);
      file.add(`LR(${expression(numbering)})`);
      pending = new FileBytes();
    }
    pending.append(content);
    from = offset + size;
  }
  pending.append(bytes.bytes.subarray(from, bytes.length));
  file.data(pending.content);
  file.sum();
}
