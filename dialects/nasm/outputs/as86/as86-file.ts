// Writes an object of as86: a head, symbols, names, and commands that build the segments.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { noSection } from '../../assembly/value.ts';
import { add, type Integer, isWithin } from '../../integer.ts';
import { textBytes } from '../../syntax/strings.ts';
import { FileBytes } from '../file-bytes.ts';
import { startName } from '../special-names.ts';

/** A field that the linker settles. */
export interface As86Field {
  /** Of the field in its section, in bytes. */
  readonly offset: number;
  /** In bytes. */
  readonly size: number;
  readonly isRelative: boolean;
  /** Index of the section or outer name that it counts from. */
  readonly section: number;
  /** The place there. */
  readonly place: Integer;
}

export interface As86Section {
  readonly bytes: SectionBytes;
  /** In rising order. */
  readonly fields: readonly As86Field[];
}

export interface As86Program {
  /** Of the module. */
  readonly name: string;
  readonly text: As86Section;
  readonly data: As86Section;
  /** Room behind the data. */
  readonly room: SectionBytes;
  /** In the order in which the source has them. */
  readonly symbols: readonly SymbolEntry[];
}

/** The number of the format, how many modules there are, and the sum of those bytes. */
const head = [0xa3, 0x86, 0x01, 0x00, 0x2a];
/** Segments of text, and of data with the room behind them. */
const [textSegment, dataSegment, noSegment] = [0, 3, 0xf];
const flag = { absolute: 0x10, outer: 0x40, public: 0x80, entry: 0x100 } as const;
const command = {
  room: 0x10,
  segment: 0x20,
  bytes: 0x40,
  place: 0x80,
  outer: 0xc0,
  relative: 0x20,
  wideNumber: 0x04,
} as const;
const bytesMax = 64;
const [byteMax, wordMax] = [0xff, 0xffff];

/** How the lengths of numbers are written: none, one, two, four bytes. */
const lengths: readonly number[] = [0, 1, 2, 4];

/** The least length of a number, by its place among `lengths`. */
function lengthOf(value: Integer): number {
  if (value === 0) return 0;
  if (isWithin(value, 0, byteMax)) return 1;
  return isWithin(value, 0, wordMax) ? 2 : 3;
}

export function writeAs86(program: As86Program): Uint8Array {
  const { text, data, room } = program;
  const names = new FileBytes();
  const symbols = new FileBytes();
  appendName(names, program.name);
  for (const symbol of program.symbols) {
    symbols.number(names.length, 2);
    appendSymbol(symbols, symbol, program);
    appendName(names, symbol.outputName);
  }
  const isWide = [text, data].map(({ bytes }) => bytes.length > wordMax);
  const sizes = [text.bytes.length, data.bytes.length + room.offset];
  const file = new FileBytes();
  file.numbers(1, ...head);
  const rest = new FileBytes();
  rest.number(sizes[0]! + sizes[1]!, 4);
  rest.numbers(2, names.length, 0);
  // Two bits for each segment's size, whose place among the lengths they are: the last one first.
  rest.numbers(1, 0x55, 0x55, 0x55, 0x55, 0, 0, 0);
  rest.number(((isWide[1] ? 3 : 2) << 6) | (isWide[0] ? 3 : 2), 1);
  for (const [index, size] of sizes.entries()) rest.number(size, isWide[index] ? 4 : 2);
  rest.number(program.symbols.length, 2);
  rest.append(symbols.content);
  const namesStart = file.length + 4 + rest.length;
  file.number(namesStart + names.length, 4);
  file.append(rest.content);
  file.append(names.content);
  file.append(commands(program));
  return file.content;
}

function appendName(names: FileBytes, name: string): void {
  names.append(textBytes(name));
  names.number(0, 1);
}

function appendSymbol(file: FileBytes, symbol: SymbolEntry, program: As86Program): void {
  const { binding, name, offset, size, section } = symbol;
  const isCommon = binding === 'common';
  const isOuter = binding === 'extern' || binding === 'required';
  let flags = name === startName ? flag.entry : 0;
  let value = offset;
  if (isCommon) [flags, value] = [flags | flag.outer | dataSegment, size];
  else if (isOuter) flags |= flag.outer | noSegment;
  else if (section === noSection) flags |= flag.absolute;
  else {
    flags |= segmentOf(section, program) ?? 0;
    value = placed(offset, section, program);
  }
  if (binding === 'global') flags |= flag.public;
  const length = lengthOf(value);
  file.number(flags | (length << 14), 2);
  file.number(value, lengths[length]!);
}

function segmentOf(section: number, { text, data, room }: As86Program): number | undefined {
  if (section === text.bytes.index) return textSegment;
  return section === data.bytes.index || section === room.index ? dataSegment : undefined;
}

/** A place in its segment: room is behind the data. */
function placed(offset: Integer, section: number, { data, room }: As86Program): Integer {
  return section === room.index ? add(offset, data.bytes.length) : offset;
}

function commands(program: As86Program): Uint8Array {
  const file = new FileBytes();
  const outer = new Map(program.symbols.map(({ section }, index) => [section, index]));
  let size = 0;
  const setSize = (wanted: number): void => {
    if (wanted !== size) file.number(lengths.indexOf(wanted), 1);
    size = wanted;
  };
  for (const [number, section] of [
    [textSegment, program.text],
    [dataSegment, program.data],
  ] as const) {
    file.number(command.segment | number, 1);
    let from = 0;
    for (const field of section.fields) {
      appendBytes(file, section.bytes.bytes.subarray(from, field.offset));
      setSize(field.size);
      appendField(file, field, program, outer);
      from = field.offset + field.size;
    }
    appendBytes(file, section.bytes.bytes.subarray(from, section.bytes.length));
  }
  const length = lengthOf(program.room.offset);
  if (length > 0) {
    file.number(command.room | length, 1);
    file.number(program.room.offset, lengths[length]!);
  }
  file.number(0, 1);
  return file.content;
}

function appendBytes(file: FileBytes, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length; from += bytesMax) {
    const part = bytes.subarray(from, from + bytesMax);
    file.number(command.bytes | (part.length % bytesMax), 1);
    file.append(part);
  }
}

function appendField(
  file: FileBytes,
  { section, size, isRelative, place }: As86Field,
  program: As86Program,
  outer: ReadonlyMap<number, number>,
): void {
  const relative = isRelative ? command.relative : 0;
  const segment = segmentOf(section, program);
  if (segment !== undefined) {
    file.number(command.place | relative | segment, 1);
    file.number(placed(place, section, program), size === 2 ? 2 : 4);
    return;
  }
  const symbol = outer.get(section) ?? 0;
  const isWide = symbol > byteMax;
  const length = lengthOf(place);
  file.number(command.outer | relative | (isWide ? command.wideNumber : 0) | length, 1);
  file.number(symbol, isWide ? 2 : 1);
  file.number(place, lengths[length]!);
}
