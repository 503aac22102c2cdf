// Fills the fields of an object that waited for addresses.
import type { ElfRelocation, ElfSection, ElfSymbol } from '../../decoder/elf-image.ts';
import { writeInteger } from '../../integer.ts';
import type { LinkProblem } from './link-problem.ts';
import { type ObjectFile, placeText } from './object-file.ts';
import {
  type FieldRange,
  type RelocationType,
  relocationType,
  type SlotContent,
} from './relocation-types.ts';

/** What formulas refer to, once everything has its place. */
export interface RelocationAddresses {
  /** Undefined, reported elsewhere, for names that nothing defines. */
  symbol(object: ObjectFile, symbol: ElfSymbol): number | undefined;
  /** The address of the symbol's slot in the global offset table. */
  slot(symbol: ElfSymbol, holds: SlotContent): number;
  readonly table: number;
  /** What the thread's pointer holds, in the addresses of the template. */
  readonly threadPointer: number;
}

/** A field that does not stand in the relocation holds its addend, with its sign. */
function addendOf({ addend }: ElfRelocation, bytes: Uint8Array, at: number, size: number): number {
  if (addend !== undefined) return addend;
  let value = 0;
  for (let index = 0; index < Math.min(size, 4); index++) {
    value |= bytes[at + index]! << (8 * index);
  }
  return size >= 4 ? value : (value << (32 - 8 * size)) >> (32 - 8 * size);
}

/** Memory by a displacement alone: mod 0, rm 5 in the byte before the field. */
function hasNoBase(bytes: Uint8Array, at: number): boolean {
  return at > 0 && (bytes[at - 1]! & 0xc7) === 0x05;
}

function fieldValue(
  type: RelocationType,
  object: ObjectFile,
  symbol: ElfSymbol,
  place: number,
  noBase: boolean,
  addresses: RelocationAddresses,
): number | undefined {
  const { table, threadPointer } = addresses;
  const slot = (holds: SlotContent) => addresses.slot(symbol, holds);
  const target = addresses.symbol(object, symbol);
  if (target === undefined && type.formula !== 'tableRelative') return undefined;
  switch (type.formula) {
    case 'absolute':
      return target!;
    case 'relative':
      return target! - place;
    case 'fromTable':
      return target! - table;
    case 'tableRelative':
      return table - place;
    case 'slotOffset':
      return slot('address') - table;
    case 'slotRelative':
      return slot('address') - place;
    case 'slotByBase':
      return noBase ? slot('address') : slot('address') - table;
    case 'size':
      return symbol.size;
    case 'threadOffset':
      return target! - threadPointer;
    case 'threadSlotRelative':
      return slot('thread') - place;
    case 'pairRelative':
      return slot('pair') - place;
    case 'modulePairRelative':
      return slot('modulePair') - place;
    case 'pairOffset':
      return slot('pair') - table;
    case 'modulePairOffset':
      return slot('modulePair') - table;
    case 'threadSlotAddress':
      return slot('thread');
    case 'threadSlotOffset':
      return slot('thread') - table;
    case 'none':
      return 0;
  }
}

function fits(value: number, size: number, range: FieldRange): boolean {
  const span = 2 ** (8 * size);
  switch (range) {
    case 'unsigned':
      return value >= 0 && value < span;
    case 'signed':
      return value >= -span / 2 && value < span / 2;
    case 'either':
      return value >= -span / 2 && value < span;
    case 'any':
      return true;
  }
}

function targetName({ elf }: ObjectFile, { name, section, type }: ElfSymbol): string {
  return type === 3 ? (elf.sections[section]?.name ?? '') : name;
}

const noSymbol: ElfSymbol = {
  name: '',
  value: 0,
  size: 0,
  section: 0xfff1,
  type: 0,
  isGlobal: false,
  isWeak: false,
};

/**
 * Applies the relocations of one section to `bytes`, its content in the program, whose first byte
 * lies at `address`. Reports what does not fit.
 */
export function relocateSection(
  object: ObjectFile,
  section: ElfSection,
  bytes: Uint8Array,
  address: number,
  addresses: RelocationAddresses,
  report: (problem: LinkProblem) => void,
): void {
  const { bits } = object.elf;
  for (const relocation of section.relocations) {
    const { offset } = relocation;
    const symbol = relocation.symbol ?? noSymbol;
    const type = relocationType(bits, relocation.type);
    const complain = (text: string): void => {
      const place = placeText(object, section, offset);
      const message = `${object.name}: ${text} (${place})`;
      report({ message, object: object.index, section: section.index, offset });
    };
    if (!type || offset + type.size > bytes.length) {
      const what = type ? 'lies behind the end of its section' : 'is none that the linker knows';
      complain(`relocation ${type?.name ?? `type ${relocation.type}`} ${what}`);
      continue;
    }
    if (type.formula === 'none') continue;
    const noBase = hasNoBase(bytes, offset);
    const base = fieldValue(type, object, symbol, address + offset, noBase, addresses);
    if (base === undefined) continue;
    const value = base + addendOf(relocation, bytes, offset, type.size);
    if (!fits(value, type.size, type.range)) {
      const name = targetName(object, symbol);
      const shown = value < 0 ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`;
      complain(
        `relocation truncated to fit: ${type.name} against \`${name}': ` +
          `${shown} does not fit into ${type.size * 8} bits`,
      );
    }
    writeInteger(bytes, offset, type.size, value);
  }
}
