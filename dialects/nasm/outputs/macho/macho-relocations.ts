// Relocations of Mach-O: which type a field takes, and whether a symbol or a section is meant.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import { noSection } from '../../assembly/value.ts';
import type { Fixup } from '../../encoder/encoder.ts';
import { add, type Integer, writeInteger } from '../../integer.ts';
import type { FormatHost } from '../object-format.ts';

/** A field that is settled when every section has its address. */
export interface MachoRelocation {
  /** Of the field in its section, in bytes. */
  readonly offset: number;
  /** In bytes. */
  readonly size: number;
  readonly isRelative: boolean;
  readonly type: number;
  /** Index of what the field counts from. */
  readonly section: number;
  /** The place in that section. */
  readonly place: Integer;
  /** Where nasm looks for a symbol: for the distance between two labels, at that distance. */
  readonly sought: Integer;
  /** What is added to the difference or to the address. */
  readonly correction: number;
}

/** The names that stand behind WRT. */
export type MachoWrt = '' | '..gotpcrel' | '..tlvp';

export interface MachoTarget {
  readonly host: FormatHost;
  readonly is64: boolean;
  /** Some instructions stand in the section, as far as its attributes say so. */
  holdsCode(section: number): boolean;
  wrtName(wrt: number): MachoWrt | undefined;
  /** Whether some symbol stands at the place, or below it in the same section. */
  hasSymbol(section: number, place: Integer): boolean;
}

/** Types for AMD64, as <mach-o/x86_64/reloc.h> lists them. */
const amd64 = { plain: 0, relative: 1, branch: 2, gotLoad: 3, got: 4, threads: 9 } as const;
const i386 = { plain: 0, threads: 5 } as const;

/** The relocation of a field; undefined, reported, where Mach-O cannot express it. */
export function relocationOf(
  target: MachoTarget,
  bytes: SectionBytes,
  start: number,
  fixup: Fixup,
): MachoRelocation | undefined {
  const { host, is64 } = target;
  const { value } = fixup;
  if (fixup.kind === 'segment' || (value.section !== noSection && value.section % 2 === 1)) {
    host.error('Mach-O format does not support section base references');
    return undefined;
  }
  const name = target.wrtName(value.wrt);
  if (fixup.kind === 'absolute' && !value.selfRelative && value.section === noSection) {
    writeInteger(bytes.bytes, start + fixup.at, fixup.size, value.offset);
    return undefined;
  }
  const isRelative = fixup.kind === 'relative' || value.selfRelative;
  const type = is64
    ? wideType(bytes, start, fixup, isRelative, name, target.holdsCode(bytes.index))
    : narrowType(name);
  if (type === undefined) return undefined;
  if (typeof type === 'string') {
    host.error(type);
    return undefined;
  }
  const relocation = placedRelocation(target, start, fixup, isRelative, type);
  if (is64 && !target.hasSymbol(relocation.section, relocation.sought)) {
    const kind = value.section === noSection ? 'absolute  ' : '';
    host.error(`unable to find a suitable ${kind}symbol for this reference`);
    return undefined;
  }
  return relocation;
}

const wrongWrt = 'Mach-O format does not support this use of WRT';

function narrowType(name: MachoWrt | undefined): number | string {
  if (name === '') return i386.plain;
  return name === '..tlvp' ? i386.threads : wrongWrt;
}

/** The type, or what is wrong. */
function wideType(
  bytes: SectionBytes,
  start: number,
  { at, size, value }: Fixup,
  isRelative: boolean,
  name: MachoWrt | undefined,
  holdsCode: boolean,
): number | string {
  if (!isRelative) {
    if (name !== '') return wrongWrt;
    if (size === 8) return amd64.plain;
    return 'Mach-O 64-bit format does not support 32-bit absolute addresses';
  }
  if (size !== 4 && size !== 8) return 'Unsupported non-32-bit Macho-O relocation [2]';
  const offset = start + at;
  switch (name) {
    case '':
      if (value.section === noSection || !holdsCode) return amd64.relative;
      return isBranch(bytes, offset) ? amd64.branch : amd64.relative;
    case '..gotpcrel':
      return holdsCode && isLoad(bytes, offset) ? amd64.gotLoad : amd64.got;
    case '..tlvp':
      return amd64.threads;
    default:
      return wrongWrt;
  }
}

/** CALL, JMP and the conditional jumps; nasm looks at the bytes in front of the field. */
function isBranch({ bytes }: SectionBytes, offset: number): boolean {
  const before = offset >= 2 ? bytes[offset - 2]! : 0;
  const opcode = offset >= 1 ? bytes[offset - 1]! : 0;
  if (before === 0x0f) return (opcode & 0xf0) === 0x80;
  return opcode === 0xe8 || opcode === 0xe9;
}

/** MOV into a register of 64 bits, which the linker may turn into LEA. */
function isLoad({ bytes }: SectionBytes, offset: number): boolean {
  if (offset < 3) return false;
  return (bytes[offset - 3]! & 0xf8) === 0x48 && bytes[offset - 2] === 0x8b;
}

function placedRelocation(
  { is64 }: MachoTarget,
  start: number,
  { value, at, size, trailing, kind }: Fixup,
  isRelative: boolean,
  type: number,
): MachoRelocation {
  const offset = start + at;
  const common = { offset, size, isRelative, type, section: value.section, sought: value.offset };
  if (!isRelative) return { ...common, place: value.offset, correction: 0 };
  if (kind === 'relative') {
    const correction = is64 ? -trailing : -(offset + size + trailing);
    return { ...common, place: value.offset, correction };
  }
  // The value counts from the statement already: 64-bit fields count from their own end.
  if (!is64) return { ...common, place: value.offset, correction: 0 };
  return { ...common, place: add(value.offset, offset), correction: size };
}
