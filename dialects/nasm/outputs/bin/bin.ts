// The format bin: sections one behind the other, and no header at all.
import { smallest } from '#core/lists.ts';
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { noSection } from '../../assembly/value.ts';
import type { Fixup } from '../../encoder/encoder.ts';
import { add, and, type Integer, subtract, toNumber, writeInteger } from '../../integer.ts';
import type {
  FinishedProgram,
  FormatHost,
  ObjectFormat,
  ObjectWriter,
  WrittenFile,
} from '../object-format.ts';
import { type MapRequest, readMapRequest, writeMap } from './bin-map.ts';
import { type BinSection, BinSections, type Placed, placeSections } from './bin-sections.ts';

/** A field whose content is known when every section has its place. */
interface Pending {
  readonly bytes: SectionBytes;
  readonly start: number;
  readonly fixup: Fixup;
}

/** Flat binaries beyond this are a slip in `start=`: 1 GiB. */
const fileMax = 2 ** 30;

/** From here on sections may reach addresses that no double holds. */
const nearMax = 2 ** 52;

/** What the file holds, made of the sections in the order of their addresses. */
export type FlatEncoder = (placed: readonly Placed[]) => Uint8Array;

class BinWriter implements ObjectWriter {
  readonly #host: FormatHost;
  readonly #encode: FlatEncoder | undefined;
  readonly #sections: BinSections;
  readonly #pending: Pending[] = [];
  /** Symbols of `section.NAME.start` and `.vstart`, by their own section numbers. */
  readonly #bases = new Map<number, { readonly name: string; readonly isVirtual: boolean }>();
  readonly specialSymbols: ReadonlyMap<string, number> = new Map();
  readonly judgesEarly = true;
  readonly commonProblem = 'binary output format does not support common variables';
  #map: MapRequest | undefined;

  constructor(host: FormatHost, encode: FlatEncoder | undefined) {
    this.#host = host;
    this.#encode = encode;
    this.#sections = new BinSections(host);
  }

  get initialSection(): number {
    return this.#sections.initialIndex;
  }

  selectSection(text: string): number {
    const index = this.#sections.select(text);
    const name = this.#sections.at(index)?.name ?? '';
    this.#defineBase(name, 'start');
    this.#defineBase(name, 'vstart');
    return index;
  }

  /** Expressions may ask where a section begins: such a name has a section of its own. */
  #defineBase(name: string, which: 'start' | 'vstart'): void {
    const symbol = `section.${name}.${which}`;
    let section = this.#host.findSymbol(symbol)?.section;
    if (section === undefined) {
      section = this.#host.newSection();
      this.#bases.set(section, { name, isVirtual: which === 'vstart' });
    }
    this.#host.defineSymbol(symbol, section, 0);
  }

  segmentBase(section: number): number {
    return section + 1;
  }

  keepsBytes(section: number): boolean {
    return this.#sections.at(section)?.kind !== 'nobits';
  }

  reserveWarning(section: number): string | undefined {
    if (!this.keepsBytes(section)) return undefined;
    const name = this.#sections.at(section)?.name ?? '';
    return `uninitialized space declared in ${name} section: zeroing`;
  }

  dataWarning(section: number): string | undefined {
    if (this.keepsBytes(section)) return undefined;
    return 'attempt to initialize memory in a nobits section: ignored';
  }

  raiseAlignment(section: number, alignment: number): void {
    this.#sections.raiseAlignment(section, alignment);
  }

  directive(name: string, value: string): boolean {
    if (name === 'org') this.#org(value);
    else if (name === 'map') this.#map = readMapRequest(value, this.#host, this.#map);
    else return false;
    return true;
  }

  #org(text: string): void {
    const complaint = 'org value must be a critical expression';
    const absence = 'No or invalid offset specified in ORG directive.';
    const origin = this.#host.criticalNumber(text, complaint, absence);
    if (origin === undefined || !this.#host.isFirstPass) return;
    if (this.#sections.origin !== undefined && this.#sections.origin !== origin) {
      this.#host.error('program origin redefined');
    } else this.#sections.origin = origin;
  }

  checkSpecial(symbol: SymbolEntry): void {
    if (symbol.special === '') return;
    this.#host.error('binary format does not support any special symbol types');
  }

  relocate(bytes: SectionBytes, start: number, fixup: Fixup): void {
    const { section, wrt } = fixup.value;
    const host = this.#host;
    if (wrt !== noSection) host.error('WRT not supported by binary output format');
    else if (fixup.kind === 'segment' || (section !== noSection && section % 2 === 1)) {
      host.error('binary output format does not support segment base references');
    } else if (section !== noSection && !this.#isKnown(section)) {
      host.error('binary output format does not support external references');
    } else this.#pending.push({ bytes, start, fixup });
  }

  #isKnown(section: number): boolean {
    return this.#bases.has(section) || this.#sections.at(section) !== undefined;
  }

  write(program: FinishedProgram): readonly WrittenFile[] {
    const distant = this.#distantBase();
    const origin = toNumber(
      subtract(this.#sections.origin ?? lowestStart(this.#sections.all), distant),
    );
    const placed = placeSections(this.#sections.all, origin, section => section.bytes.offset);
    if ('fatal' in placed) {
      for (const text of placed.errors) this.#host.fileError(text);
      this.#host.fatal(placed.fatal);
      return [];
    }
    if (placed.some(({ section, start }) => section.kind !== 'nobits' && !isExact(start))) {
      this.#host.fatal('addresses from 2^53 on are not supported');
      return [];
    }
    const addresses = this.#addressesOf(placed, distant);
    for (const { bytes, start, fixup } of this.#pending) settle(bytes, start, fixup, addresses);
    const files: WrittenFile[] = [
      {
        kind: 'object',
        path: '',
        content: this.#encode?.(placed) ?? this.#content(placed, origin),
        sections: new Map([...addresses].map(([index, at]) => [index, toNumber(at)])),
        origin: toNumber(add(origin, distant)),
      },
    ];
    if (this.#map) {
      const names = { input: this.#host.inputFile, output: this.#host.outputFile };
      const content = writeMap(this.#map, placed, origin, program, names);
      files.push({ kind: 'map', path: this.#map.file, content });
    }
    return files;
  }

  /** nasm opens the map when it is asked for one, and has nothing to write into it here. */
  remains(): readonly WrittenFile[] {
    const path = this.#map?.file ?? '';
    return path === '' ? [] : [{ kind: 'map', path, content: new Uint8Array(0) }];
  }

  /**
   * What all addresses have in common behind a high ORG: a multiple of 2^32 from which the sections
   * are laid out. 0 where one of them, a map or another format tells an address.
   */
  #distantBase(): Integer {
    const { origin = 0, all } = this.#sections;
    const isNear = Math.abs(toNumber(origin)) < nearMax || this.#encode || this.#map;
    if (isNear || all.some(({ start, virtualStart }) => (start ?? virtualStart) !== undefined)) {
      return 0;
    }
    return and(origin, -(2 ** 32));
  }

  #addressesOf(placed: readonly Placed[], distant: Integer): ReadonlyMap<number, Integer> {
    const addresses = new Map<number, Integer>([[noSection, 0]]);
    for (const { section, virtualStart } of placed) {
      addresses.set(section.bytes.index, add(virtualStart, distant));
    }
    for (const [index, { name, isVirtual }] of this.#bases) {
      const row = placed.find(({ section }) => section.name === name);
      if (row) addresses.set(index, add(isVirtual ? row.virtualStart : row.start, distant));
    }
    return addresses;
  }

  #content(placed: readonly Placed[], origin: number): Uint8Array {
    let end = origin;
    for (const { section, start } of placed) {
      if (section.kind !== 'nobits' && section.bytes.length > 0) {
        end = Math.max(end, toNumber(start) + section.bytes.length);
      }
    }
    if (end - origin > fileMax) {
      this.#host.fatal('the file would be larger than 1 GiB');
      return new Uint8Array(0);
    }
    const content = new Uint8Array(end - origin);
    for (const { section, start } of placed) {
      const { kind, bytes } = section;
      // A section without bytes may stand in front of the origin.
      if (kind !== 'nobits' && bytes.length > 0)
        content.set(bytes.content, toNumber(start) - origin);
    }
    return content;
  }
}

/** Whether an address of the layout is still a number without a fault. */
function isExact(address: Integer): boolean {
  return Number.isSafeInteger(address);
}

/** Without ORG, the file begins with the lowest section whose start is given. */
function lowestStart(sections: readonly BinSection[]): number {
  const starts = sections.flatMap(({ start }) => (start === undefined ? [] : [start]));
  const isOpen = sections[0]?.start === undefined;
  return isOpen || starts.length === 0 ? 0 : smallest(starts, Number.POSITIVE_INFINITY);
}

/** Writes the address of a field's target, or its distance. */
function settle(
  bytes: SectionBytes,
  start: number,
  { at, size, kind, trailing, value }: Fixup,
  addresses: ReadonlyMap<number, Integer>,
): void {
  const own = addresses.get(bytes.index) ?? 0;
  let result = add(value.offset, addresses.get(value.section) ?? 0);
  if (kind === 'relative') result = subtract(result, add(own, start + at + size + trailing));
  if (value.selfRelative) result = subtract(result, own);
  writeInteger(bytes.bytes, start + at, size, result);
}

/** A format of this family: the sections in their places, as `encode` writes them. */
export function flatFormat(
  id: string,
  title: string,
  extension: string,
  encode?: FlatEncoder,
): ObjectFormat {
  return {
    id,
    title,
    extension,
    debugFormats: [],
    pragmaNames: [id],
    addressBits: 64,
    initialBits: 16,
    bitsMax: 64,
    create: host => new BinWriter(host, encode),
  };
}

export const bin = flatFormat('bin', 'Flat raw binary (MS-DOS, embedded, ...)', '');
