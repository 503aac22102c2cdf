// Fixups of the Object Module Format: which place of a segment becomes an address, and of what.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import { noSection } from '../../assembly/value.ts';
import type { Fixup } from '../../encoder/encoder.ts';
import { add, writeInteger } from '../../integer.ts';
import { absoluteSegment } from '../../syntax/evaluation.ts';
import { absoluteBase } from '../declared-segments.ts';
import type { FormatHost } from '../object-format.ts';
import type { RecordContent } from './records.ts';

/** What a frame or a target is, by the specification's methods. */
export const method = { segment: 0, group: 1, external: 2, ofTarget: 5 } as const;

export interface OmfReference {
  readonly method: number;
  /** Number of the segment, group or outer symbol; that of an outer symbol is known at the end. */
  readonly number: number;
  /** Index of an outer symbol; `noSection` for others. */
  readonly outer: number;
}

/** Places that a fixup changes. */
const location = { offset16: 1, base: 2, offset32: 9 } as const;

export interface OmfFixup {
  /** Of the field in its segment, in bytes. */
  readonly offset: number;
  /** In bytes. */
  readonly size: number;
  readonly isRelative: boolean;
  readonly location: number;
  readonly frame: OmfReference | undefined;
  readonly target: OmfReference;
}

export interface OmfTarget {
  readonly host: FormatHost;
  /** The segment, group or outer symbol of an even index. */
  reference(index: number): OmfReference;
  /** The group that a segment's places count from; undefined for the segment itself. */
  usualFrame(index: number): OmfReference | undefined;
}

const sizesText = 'OBJ format can only handle 16- or 32-byte relocations';

/** The fixup of a field, whose bytes are written; undefined where none is needed or none can be. */
export function fixupOf(
  target: OmfTarget,
  bytes: SectionBytes,
  start: number,
  { at, size, kind, value, trailing }: Fixup,
): OmfFixup | undefined {
  const { host } = target;
  const offset = start + at;
  const isRelative = kind === 'relative' || value.selfRelative;
  const isNumber = value.section === noSection && !isRelative;
  // Only a number that is one with respect to something comes here in a byte.
  if (isNumber && size === 1) {
    host.error(sizesText);
    return undefined;
  }
  if (isNumber) {
    writeInteger(bytes.bytes, offset, size, value.offset);
    return undefined;
  }
  if (value.section === noSection) {
    host.error('relative call to absolute address not supported by OBJ format');
    return undefined;
  }
  if (value.wrt >= absoluteSegment) {
    host.error('OBJ format has no places with respect to a number');
    return undefined;
  }
  if (value.section >= absoluteBase) {
    host.error('far-absolute relocations not supported by OBJ format');
    return undefined;
  }
  if (value.section >= absoluteSegment) {
    writeInteger(bytes.bytes, offset, size, add(value.offset, value.section - absoluteSegment));
    return undefined;
  }
  const isBase = kind === 'segment' || value.section % 2 === 1;
  if (size !== 2 && size !== 4) {
    host.error(sizesText);
    return undefined;
  }
  const wrt = value.wrt === noSection ? undefined : target.reference(value.wrt & ~1);
  if (isBase) {
    writeInteger(bytes.bytes, offset, size, kind === 'segment' ? 0 : value.offset);
    const reference = target.reference(value.section & ~1);
    return { offset, size, isRelative, location: location.base, frame: wrt, target: reference };
  }
  const selfOffset = value.selfRelative ? offset + size : -trailing;
  writeInteger(
    bytes.bytes,
    offset,
    size,
    isRelative ? add(value.offset, selfOffset) : value.offset,
  );
  return {
    offset,
    size,
    isRelative,
    location: size === 2 ? location.offset16 : location.offset32,
    frame: wrt ?? target.usualFrame(value.section),
    target: target.reference(value.section),
  };
}

/** Writes a fixup of a field that lies `at` bytes behind the beginning of its data record. */
export function writeFixup(
  content: RecordContent,
  { isRelative, location: place, frame, target }: OmfFixup,
  at: number,
  outerNumber: (index: number) => number,
): void {
  const numberOf = ({ outer, number }: OmfReference) =>
    outer === noSection ? number : outerNumber(outer);
  content.numbers(1, 0x80 | (isRelative ? 0 : 0x40) | (place << 2) | (at >> 8), at & 0xff);
  content.number(((frame?.method ?? method.ofTarget) << 4) | 4 | target.method, 1);
  if (frame) content.index(numberOf(frame));
  content.index(numberOf(target));
}
