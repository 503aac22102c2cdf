// Fields that the linker settles: the expressions that it loads, and the bytes behind them.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import { noSection, type Value } from '../../assembly/value.ts';
import type { Fixup } from '../../encoder/encoder.ts';
import { add, type Integer, writeInteger } from '../../integer.ts';
import { absoluteSegment } from '../../syntax/evaluation.ts';
import { absoluteBase } from '../declared-segments.ts';
import type { FormatHost } from '../object-format.ts';
import { hex } from './records.ts';

/** How a name of another file or a segment is called in expressions. */
export interface Numbering {
  /** Of a segment by its index, from 1; undefined for other indices. */
  segment(index: number): number | undefined;
  /** Of a name of another file by its index, from 1; known at the end. */
  outer(index: number): number;
}

export interface IeeeTarget {
  readonly host: FormatHost;
  /** Whether an index is that of a segment rather than of a name of another file. */
  isSegment(index: number): boolean;
}

export interface IeeeField {
  /** Where it lies in its segment, and how many bytes it has there. */
  readonly offset: number;
  readonly size: number;
  /** By how much nasm counts it before the bytes that it writes; the expression says as much. */
  readonly counted: number;
  /** What is written in place of the segment's bytes. */
  readonly content: Uint8Array;
  /** The expression; undefined for a field that is left out. */
  readonly expression: ((numbering: Numbering) => string) | undefined;
}

/** Fields of one byte are written as if they had four. */
const [byteSize, leastContent] = [1, 4];
const baseSize = 2;

/** What a field becomes, whose bytes are written; undefined where nothing is left to be settled. */
export function fieldOf(
  target: IeeeTarget,
  bytes: SectionBytes,
  start: number,
  { at, size, kind, value, trailing }: Fixup,
): IeeeField | undefined {
  const { host } = target;
  const offset = start + at;
  const { section } = value;
  const isRelative = kind === 'relative' || value.selfRelative;
  const isBase = kind === 'segment' || (section !== noSection && section % 2 === 1);
  if (section === noSection && isRelative) {
    host.error('relative call to absolute address not supported by IEEE format');
  }
  const problem = wrtProblem(target, value, isRelative, isBase);
  if (problem !== undefined) {
    host.error(problem);
    return undefined;
  }
  if (section === noSection) {
    if (!isRelative) writeInteger(bytes.bytes, offset, size, value.offset);
    return undefined;
  }
  if (section >= absoluteBase) {
    // nasm takes the number for that of a segment.
    const number = hex((-((section - absoluteBase) & ~1) - baseSize) & 0x7fffffff);
    const expression = () => `L${number},10,/,${baseSize}`;
    const content = contentOf(value.offset, baseSize, size);
    return { offset, size, counted: baseSize, content, expression };
  }
  if (section >= absoluteSegment) {
    writeInteger(bytes.bytes, offset, size, add(value.offset, section - absoluteSegment));
    return undefined;
  }
  const field = { offset, size };
  if (isBase && value.wrt === noSection) {
    if (size < baseSize || isJump(kind, size)) {
      host.error('IEEE format can only handle 2-byte segment base references');
      return undefined;
    }
    const content = contentOf(kind === 'segment' ? 0 : value.offset, baseSize, size);
    return { ...field, counted: baseSize, content, expression: baseExpression(section & ~1) };
  }
  if (isRelative) return relativeField(field, value, kind === 'relative' ? trailing : undefined);
  const content = contentOf(value.offset, size === byteSize ? leastContent : size);
  const expression =
    value.wrt === noSection ? placeExpression(value, size) : wrtExpression(value, size);
  return { ...field, counted: size, content, expression };
}

/** What is wrong with WRT; undefined if nothing is, or there is none. */
function wrtProblem(
  target: IeeeTarget,
  { section, wrt }: Value,
  isRelative: boolean,
  isBase: boolean,
): string | undefined {
  if (wrt === noSection) return undefined;
  if (isRelative) return 'target of WRT must be a section';
  const isPlace = section !== noSection && !(isBase && target.isSegment(section & ~1));
  return isPlace ? undefined : 'source of WRT must be an offset';
}

/** Whether a field is the distance of a jump that is too wide for a segment's base. */
function isJump(kind: Fixup['kind'], size: number): boolean {
  return kind === 'relative' && size !== baseSize;
}

/**
 * A distance. One that data tell from themselves (`trailing` undefined) ends where the field does;
 * nasm loses its way there.
 */
function relativeField(
  { offset, size }: Pick<IeeeField, 'offset' | 'size'>,
  { section, offset: target }: Value,
  trailing: number | undefined,
): IeeeField {
  if (size === byteSize) {
    return { offset, size, counted: 0, content: new Uint8Array(), expression: undefined };
  }
  const counted = size + (trailing ?? 0);
  const place = add(target, trailing ?? offset + size);
  const distance = `P,-,${counted},-,${counted}`;
  const expression = ({ segment, outer }: Numbering) => {
    const number = segment(section);
    return number === undefined
      ? `X${hex(outer(section))},${distance}`
      : `R${hex(number)},${hex(place)},+,${distance}`;
  };
  return { offset, size, counted, content: contentOf(place, size), expression };
}

/** A number of `size` bytes, with zeros behind it up to `length`. */
function contentOf(value: Integer, size: number, length = size): Uint8Array {
  const content = new Uint8Array(length);
  writeInteger(content, 0, size, value);
  return content;
}

function baseExpression(section: number): (numbering: Numbering) => string {
  return ({ segment, outer }) => {
    const number = segment(section);
    const base = number === undefined ? `Y${hex(outer(section))}` : `L${hex(number)}`;
    return `${base},10,/,${baseSize}`;
  };
}

function placeExpression(
  { section, offset }: Value,
  size: number,
): (numbering: Numbering) => string {
  return ({ segment, outer }) => {
    const number = segment(section);
    const place =
      number === undefined ? `X${hex(outer(section))}` : `R${hex(number)},${hex(offset)},+`;
    return `${place},${size}`;
  };
}

/** A place counted from a segment: its own base is added, the other one taken off. */
function wrtExpression(
  { section, offset, wrt }: Value,
  size: number,
): (numbering: Numbering) => string {
  return ({ segment, outer }) => {
    // To nasm a paragraph is the number of a segment below zero, and the place is in none.
    if (wrt >= absoluteSegment) {
      return `R0,${hex(offset)},+,L0,+,L${hex(absoluteSegment - wrt)},-,${size}`;
    }
    const number = segment(section & ~1);
    const from = `L${hex(segment(wrt & ~1) ?? 0)}`;
    if (number !== undefined) {
      return `R${hex(number)},${hex(offset)},+,L${hex(number)},+,${from},-,${size}`;
    }
    const name = hex(outer(section & ~1));
    return `X${name},Y${name},+,${from},-,${size}`;
  };
}
