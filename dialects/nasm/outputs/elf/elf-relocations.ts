// Relocations of ELF: which type a field takes, and against which symbol.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { noSection } from '../../assembly/value.ts';
import type { Fixup } from '../../encoder/encoder.ts';
import { add, type Integer, subtract, writeInteger } from '../../integer.ts';
import { absoluteSegment } from '../../syntax/evaluation.ts';
import type { FormatHost } from '../object-format.ts';

export interface ElfRelocation {
  /** Of the field in its section, in bytes. */
  readonly offset: number;
  readonly type: number;
  /** Index of a section or an outer symbol; `noSection` for none. */
  readonly section: number;
  /** The symbol itself, where its section does not do. */
  readonly symbol: SymbolEntry | undefined;
  readonly addend: Integer;
}

/** The names that stand behind WRT. */
export type WrtName =
  | ''
  | '..gotpc'
  | '..gotoff'
  | '..got'
  | '..plt'
  | '..sym'
  | '..gottpoff'
  | '..tlsie';

/** Types by what a field holds and by its size in bytes. */
export interface RelocationTypes {
  readonly absolute: Readonly<Record<number, number>>;
  /** The type of a four-byte field that is extended with its sign, where there is one. */
  readonly signed: number | undefined;
  readonly relative: Readonly<Record<number, number>>;
  readonly got: Readonly<Record<number, number>>;
  readonly gotOffset: Readonly<Record<number, number>>;
  readonly gotHere: Readonly<Record<number, number>>;
  readonly gotRelative: Readonly<Record<number, number>>;
  readonly plt: Readonly<Record<number, number>>;
  readonly threadOffset: Readonly<Record<number, number>>;
  readonly threadAbsolute: Readonly<Record<number, number>>;
  /** What nasm says of a GOTOFF of another size. */
  readonly gotOffsetProblem: string;
}

/** System V ABI for i386, table of relocation types. */
export const types386: RelocationTypes = {
  absolute: { 1: 22, 2: 20, 4: 1 },
  signed: undefined,
  relative: { 1: 23, 2: 21, 4: 2 },
  got: { 4: 3 },
  gotOffset: { 4: 9 },
  gotHere: { 4: 10 },
  gotRelative: {},
  plt: { 4: 4 },
  threadOffset: {},
  threadAbsolute: { 4: 15 },
  gotOffsetProblem: 'Unsupported non-32-bit ELF relocation',
};

/** System V ABI for AMD64, table of relocation types. */
export const typesAmd64: RelocationTypes = {
  absolute: { 1: 14, 2: 12, 4: 10, 8: 1 },
  signed: 11,
  relative: { 1: 15, 2: 13, 4: 2, 8: 24 },
  got: { 4: 3, 8: 27 },
  gotOffset: { 8: 25 },
  gotHere: { 4: 26 },
  gotRelative: { 4: 9, 8: 28 },
  plt: { 4: 4 },
  threadOffset: { 4: 22 },
  threadAbsolute: {},
  gotOffsetProblem: 'ELF64 requires ..gotoff references to be qword',
};

/** What a relocation needs to know of the format. */
export interface RelocationTarget {
  readonly host: FormatHost;
  readonly types: RelocationTypes;
  /** The addend lies in the relocation rather than in the field. */
  readonly holdsAddend: boolean;
  /** `ELF64`, as messages name it. */
  readonly title: string;
  wrtName(wrt: number): WrtName | undefined;
  /** The outer name of a place in a section of this file; undefined if there is none. */
  globalAt(section: number, offset: Integer, exact: boolean): SymbolEntry | undefined;
  isOwnSection(section: number): boolean;
}

/** Settles a field; undefined, reported, where ELF cannot express it. */
export function relocateField(
  target: RelocationTarget,
  bytes: SectionBytes,
  start: number,
  given: Fixup,
): ElfRelocation | undefined {
  const fixup = narrowed(target, given);
  if (!fixup) return undefined;
  const { host } = target;
  const { value } = fixup;
  const name = target.wrtName(value.wrt);
  if (fixup.kind === 'segment' || isBase(value.section)) {
    host.error('ELF format does not support segment base references');
    return undefined;
  }
  if (name === undefined) {
    host.error('ELF format does not support this use of WRT');
    return undefined;
  }
  const isRelative = fixup.kind === 'relative' || value.selfRelative;
  if (!isRelative && value.section === noSection) {
    // What a number is with respect to anything makes no difference.
    writeInteger(bytes.bytes, start + fixup.at, fixup.size, value.offset);
    return undefined;
  }
  const relocation = isRelative
    ? relativeField(target, start, fixup, name)
    : absoluteField(target, start, fixup, name);
  if (!relocation) return undefined;
  // RELA has no relocation for a jump to a number: the field holds what there is to say.
  const isBare = isRelative && value.section === noSection && target.holdsAddend;
  if (!target.holdsAddend || isBare) {
    writeInteger(bytes.bytes, start + fixup.at, fixup.size, relocation.addend);
  }
  return isBare ? undefined : relocation;
}

/** A field of eight bytes where the format knows addresses of four: the upper half stays zero. */
function narrowed(target: RelocationTarget, fixup: Fixup): Fixup | undefined {
  if (fixup.size !== 8 || target.types.absolute[8] !== undefined) return fixup;
  const { host } = target;
  if (fixup.kind === 'relative' || fixup.value.selfRelative) {
    const format = target.title.toLowerCase();
    host.error(`64-bit signed relocation unsupported by output format ${format}`);
    return undefined;
  }
  host.warning('zext-reloc', '64-bit unsigned relocation zero-extended from 32 bits');
  return { ...fixup, size: 4 };
}

function isBase(section: number): boolean {
  return section !== noSection && (section % 2 === 1 || section >= absoluteSegment);
}

function relativeField(
  target: RelocationTarget,
  start: number,
  { value, at, size, trailing, kind }: Fixup,
  name: WrtName,
): ElfRelocation | undefined {
  const { types, host } = target;
  const offset = start + at;
  // Of a difference to `$`, the value counts from the statement; of a jump, from the field's end.
  const correction = kind === 'relative' ? -(size + trailing) : offset;
  const addend = add(value.offset, correction);
  const { section } = value;
  switch (name) {
    case '': {
      const type = types.relative[size];
      if (type === undefined) break;
      return { offset, type, section, symbol: undefined, addend };
    }
    case '..plt': {
      const type = types.plt[size];
      if (type === undefined) break;
      return symbolField(target, offset, type, section, value.offset, correction, true);
    }
    case '..gotpc':
    case '..got': {
      const type = types.gotRelative[size];
      if (type === undefined) break;
      return symbolField(target, offset, type, section, value.offset, correction, true);
    }
    case '..gottpoff': {
      const type = types.threadOffset[size];
      if (type === undefined) break;
      return symbolField(target, offset, type, section, value.offset, correction, true);
    }
    case '..gotoff':
      host.error(gotOffsetHere(target));
      return undefined;
    default:
      host.error(`${target.title} doesn't support PC-relative use of this WRT`);
      return undefined;
  }
  host.error('Unsupported non-32-bit ELF relocation');
  return undefined;
}

function absoluteField(
  target: RelocationTarget,
  start: number,
  { value, at, size, signed }: Fixup,
  name: WrtName,
): ElfRelocation | undefined {
  const { types, host } = target;
  const offset = start + at;
  const { section } = value;
  const plain = (type: number | undefined, addend: Integer): ElfRelocation | undefined => {
    if (type !== undefined) return { offset, type, section, symbol: undefined, addend };
    host.error('Unsupported non-32-bit ELF relocation');
    return undefined;
  };
  switch (name) {
    case '': {
      const isSigned = size === 4 && signed === 'signed' && types.signed !== undefined;
      return plain(isSigned ? types.signed : types.absolute[size], value.offset);
    }
    case '..gotpc':
      // The source counts from the section's beginning, ELF from the field.
      return plain(types.gotHere[size], add(value.offset, offset));
    case '..gotoff': {
      if (target.title === 'ELFX32') {
        host.error("ELFX32 doesn't support R_X86_64_GOTOFF64");
        return undefined;
      }
      const type = types.gotOffset[size];
      if (type !== undefined) return plain(type, value.offset);
      host.error(types.gotOffsetProblem);
      return undefined;
    }
    case '..tlsie':
      return symbolOrFail(target, offset, types.threadAbsolute[size], value, true);
    case '..got':
      return symbolOrFail(target, offset, types.got[size], value, true);
    case '..sym':
      return symbolOrFail(target, offset, types.absolute[size], value, false);
    case '..plt':
      host.error('ELF format cannot produce non-PC-relative PLT references');
      return undefined;
    default:
      host.error('ELF format does not support this use of WRT');
      return undefined;
  }
}

function symbolOrFail(
  target: RelocationTarget,
  offset: number,
  type: number | undefined,
  { section, offset: place }: Fixup['value'],
  exact: boolean,
): ElfRelocation | undefined {
  if (type !== undefined) return symbolField(target, offset, type, section, place, 0, exact);
  target.host.error('Unsupported non-32-bit ELF relocation');
  return undefined;
}

/** A relocation against a symbol by name: of this file, it has to be a global one. */
function symbolField(
  target: RelocationTarget,
  offset: number,
  type: number,
  section: number,
  place: Integer,
  correction: number,
  exact: boolean,
): ElfRelocation | undefined {
  if (!target.isOwnSection(section)) {
    return { offset, type, section, symbol: undefined, addend: add(place, correction) };
  }
  const symbol = target.globalAt(section, place, exact);
  if (!symbol) {
    target.host.error('unable to find a suitable global symbol for this reference');
    return undefined;
  }
  const addend = add(subtract(place, symbol.offset), correction);
  return { offset, type, section, symbol, addend };
}

/** What is wrong with a distance to a place in the global offset table's neighbourhood. */
function gotOffsetHere({ title }: RelocationTarget): string {
  return title === 'ELF64'
    ? 'ELF64 requires ..gotoff references to be qword absolute'
    : `${title} doesn't support ..gotoff PC-relative references`;
}
