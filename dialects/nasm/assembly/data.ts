// The elements of DB to DZ: how many bytes they take, and the bytes.
import type { Fixup } from '../encoder/encoder.ts';
import { isWithin, toNumber, writeInteger } from '../integer.ts';
import type { DataNote } from '../outputs/object-format.ts';
import { evaluate } from '../syntax/evaluation.ts';
import { type Expression, someSymbol } from '../syntax/expression.ts';
import { isSimple, type Linear, toValue } from '../syntax/linear.ts';
import type { DataItem } from '../syntax/statement.ts';
import type { Assembly } from './assembly.ts';
import { tellLoss } from './lost-bytes.ts';
import { relocate } from './relocation.ts';
import type { SectionBytes } from './section-bytes.ts';
import { noSection, type Value } from './value.ts';

/** Data of one statement at most, so that a slip in a DUP does not take all memory: 1 GiB. */
const bytesMax = 2 ** 30;

/** Bytes that the items take; undefined, reported, if that cannot be said. */
export function dataLength(items: readonly DataItem[], assembly: Assembly): number | undefined {
  let length = 0;
  for (const item of items) {
    const part = itemLength(item, assembly);
    if (part === undefined) return undefined;
    length += part;
  }
  return length;
}

function itemLength(item: DataItem, assembly: Assembly): number | undefined {
  switch (item.kind) {
    case 'bytes':
      return Math.ceil(item.bytes.length / item.size) * item.size;
    case 'number':
    case 'reserve':
      return item.size;
    case 'repeat': {
      const count = repetitions(item, assembly);
      const each = count === undefined ? undefined : dataLength(item.items, assembly);
      if (count === undefined || each === undefined) return undefined;
      if (count * each <= bytesMax) return count * each;
      assembly.error('data is too large');
      return undefined;
    }
  }
}

function repetitions(
  { count }: Extract<DataItem, { kind: 'repeat' }>,
  assembly: Assembly,
): number | undefined {
  const value = evaluate(count, assembly);
  if (!value) return undefined;
  if (!isSimple(value)) {
    assembly.error('non-constant argument supplied to DUP');
    return undefined;
  }
  const times = toNumber(value.number);
  if (times >= 0) return times;
  assembly.error('negative argument supplied to DUP');
  return undefined;
}

/** True if every number among the items is the same in every pass. */
export function isFixedData(items: readonly DataItem[]): boolean {
  return items.every(item => {
    if (item.kind === 'repeat') return item.count.kind === 'number' && isFixedData(item.items);
    return item.kind !== 'number' || item.value.kind === 'number';
  });
}

/** Bytes of one element, as DB to DZ tell it. */
function elementSize([item]: readonly DataItem[]): number {
  return item?.kind === 'repeat' ? elementSize(item.items) : (item?.size ?? 0);
}

/** What output formats are told of data. */
export function dataNote(items: readonly DataItem[]): DataNote {
  return {
    elementSize: elementSize(items),
    isRoom: false,
    count: items.length,
    isFloat: items.some(isFloatItem),
  };
}

function isFloatItem(item: DataItem): boolean {
  return item.kind === 'repeat'
    ? item.items.some(isFloatItem)
    : item.kind === 'bytes' && item.isFloat === true;
}

/** The size of the elements of items that leave room and hold nothing; 0 if they do not agree. */
export function roomSize(items: readonly DataItem[]): number {
  let common = 0;
  for (const item of items) {
    const size = roomSizeOf(item);
    if (size === 0 || (common !== 0 && size !== common)) return 0;
    common = size;
  }
  return common;
}

/** Room that is repeated counts as room, as nasm has it that puts rooms of a size together. */
function roomSizeOf(item: DataItem): number {
  if (item.kind === 'reserve') return item.size;
  return item.kind === 'repeat' ? roomSize(item.items) : 0;
}

export function leavesRoom(items: readonly DataItem[]): boolean {
  return items.some(item =>
    item.kind === 'repeat' ? leavesRoom(item.items) : item.kind === 'reserve',
  );
}

/** Appends the items' bytes to a section. */
export function writeData(
  items: readonly DataItem[],
  assembly: Assembly,
  section: SectionBytes,
): void {
  let size = 0;
  for (const item of items) {
    const earlier = size;
    size = roomSizeOf(item);
    if (size !== 0) leaveRoom(item, assembly, section, { isBegun: size === earlier });
    else writeItem(item, assembly, section);
  }
}

/** Rooms that nasm leaves as one: what is wrong with them is said once, and listed so. */
interface JoinedRoom {
  isBegun: boolean;
}

function leaveRoom(
  item: DataItem,
  assembly: Assembly,
  section: SectionBytes,
  room: JoinedRoom,
): void {
  if (item.kind === 'repeat') {
    const times = repetitions(item, assembly) ?? 0;
    for (let index = 0; index < times; index++) {
      for (const each of item.items) leaveRoom(each, assembly, section, room);
    }
    return;
  }
  const { size } = item as Extract<DataItem, { kind: 'reserve' }>;
  // What is wrong with the room is said behind it.
  assembly.listing?.beginElement(section.length + size);
  if (!room.isBegun) warnOfReserve(assembly, section.index);
  assembly.listing?.room(section.length, size, room.isBegun);
  room.isBegun = true;
  assembly.writer.leaveRoom?.(section, size);
  section.appendZeros(size);
}

function writeItem(item: DataItem, assembly: Assembly, section: SectionBytes): void {
  switch (item.kind) {
    case 'bytes': {
      section.append(item.bytes);
      const rest = padding(item.bytes.length, item.size);
      section.appendZeros(rest);
      if (section.isLost) tellLoss(assembly, rest > 0 ? 2 : 1);
      break;
    }
    case 'reserve':
      leaveRoom(item, assembly, section, { isBegun: false });
      break;
    case 'number':
      writeNumber(item, assembly, section);
      if (section.isLost) tellLoss(assembly, 1);
      break;
    case 'repeat': {
      const times = repetitions(item, assembly) ?? 0;
      for (let index = 0; index < times; index++) writeData(item.items, assembly, section);
      break;
    }
  }
}

/**
 * Reports what is wrong with the numbers of a list whatever later passes find; false where there is
 * an element without a value, behind which nasm reads no further.
 */
export function checkData(items: readonly DataItem[], assembly: Assembly): boolean {
  for (const item of items) {
    if (item.kind === 'repeat' && !checkData(item.items, assembly)) return false;
    if (item.kind !== 'number') continue;
    const linear = evaluate(item.value, assembly);
    if (!linear) return false;
    settle(linear, assembly);
  }
  return true;
}

/** Whether every number has a value; what says why the first one has none is reported. */
export function hasValues(items: readonly DataItem[], assembly: Assembly): boolean {
  return items.every(item => {
    if (item.kind === 'repeat') return hasValues(item.items, assembly);
    if (item.kind !== 'number' || !asksUndefined(item.value, assembly)) return true;
    return evaluate(item.value, assembly) !== undefined;
  });
}

function asksUndefined(expression: Expression, assembly: Assembly): boolean {
  const isUndefined = (name: string): boolean => !assembly.findSymbol(name)?.definedIn;
  return someSymbol(expression, isUndefined);
}

/** The value of a number; undefined, reported, if no field can hold it. */
function settledNumber(value: Expression, assembly: Assembly): Value | undefined {
  const linear = evaluate(value, assembly);
  return linear && settle(linear, assembly);
}

function settle(linear: Linear, assembly: Assembly): Value | undefined {
  const settled = toValue(linear, assembly.section);
  if (!settled) assembly.error('expression is not simple or relocatable');
  return settled;
}

function padding(length: number, size: number): number {
  return (size - (length % size)) % size;
}

export function warnOfReserve(assembly: Assembly, section: number): void {
  const text = assembly.writer.reserveWarning(section);
  if (text !== undefined) assembly.warning('zeroing', text);
}

function writeNumber(
  { value, size }: Extract<DataItem, { kind: 'number' }>,
  assembly: Assembly,
  section: SectionBytes,
): void {
  const start = section.length;
  assembly.listing?.beginElement(start);
  section.appendZeros(size);
  const settled = settledNumber(value, assembly);
  if (!settled) return;
  if (size > 8) {
    assembly.listing?.nothing(start, size);
    assembly.error(`integer supplied as ${size * 8}-bit data`);
    return;
  }
  if (isPlainNumber(settled)) {
    warnOfOverflow(settled, size, assembly);
    writeInteger(section.bytes, start, size, settled.offset);
    return;
  }
  const fixup: Fixup = {
    at: 0,
    size,
    kind: 'absolute',
    trailing: 0,
    signed: 'either',
    value: settled,
  };
  relocate(assembly, section, start, fixup);
}

function isPlainNumber({ section, wrt, selfRelative }: Value): boolean {
  return section === noSection && wrt === noSection && !selfRelative;
}

const sizeNames: Readonly<Record<number, string>> = { 1: 'byte', 2: 'word', 4: 'dword' };

function warnOfOverflow({ offset }: Value, size: number, assembly: Assembly): void {
  if (size >= 8) return;
  const limit = 2 ** (size * 8);
  if (isWithin(offset, -limit, limit - 1)) return;
  assembly.warning('number-overflow', `${sizeNames[size] ?? ''} data exceeds bounds`);
}
