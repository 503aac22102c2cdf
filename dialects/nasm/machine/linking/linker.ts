// Links relocatable objects to a program in memory.
import { appendAll } from '#core/lists.ts';
import { nearest } from '#core/text/distance.ts';
import { type ElfSymbol, sectionFlag, specialSection } from '../../decoder/elf-image.ts';
import { writeInteger } from '../../integer.ts';
import { protection } from '../guest.ts';
import {
  type ExecutableImage,
  type ImageImport,
  type ImageSegment,
  type ImageSymbol,
  roundUp,
  withoutSharedPages,
} from './executable-image.ts';
import { programHeaders } from './file-headers.ts';
import { type CommonVariable, collectGlobals, type GlobalNames } from './global-names.ts';
import { type AddedSection, type Layout, lastCode, layOut, type OutputSection } from './layout.ts';
import { LinkError, type LinkProblem } from './link-problem.ts';
import { linkerName } from './linker-names.ts';
import {
  type ObjectBytes,
  type ObjectFile,
  placeText,
  readObjects,
  wantsExecutableStack,
} from './object-file.ts';
import { makeOffsetTable, type OffsetTable } from './offset-table.ts';
import { type RelocationAddresses, relocateSection } from './relocations.ts';

/** What the linker asks of a library that is in memory already, or will be. */
export interface LinkLibrary {
  /** The address of a function or variable; undefined for other names. */
  find(name: string): number | undefined;
  /** For the names that were probably meant. */
  readonly names: Iterable<string>;
  /** The start-up code, which defines `_start` and calls main and then exit. */
  startObject(bits: 32 | 64): ObjectBytes;
}

export interface LinkOptions {
  readonly library?: LinkLibrary | undefined;
  /** Where the program begins; ld's own default if absent. */
  readonly base?: number | undefined;
  /** The name of the first instruction; `_start` if absent. */
  readonly entry?: string | undefined;
  /** A library that is loaded by dlopen needs no beginning. */
  readonly isLibrary?: boolean;
}

const start = '_start';
const defaultBase = { 64: 0x400000, 32: 0x8048000 } as const;

/** Where each COMMON variable lies in the room that is added for them. */
function placeCommons(commons: ReadonlyMap<string, CommonVariable>): {
  readonly offsets: ReadonlyMap<string, number>;
  readonly added: AddedSection;
} {
  const offsets = new Map<string, number>();
  let size = 0;
  let alignment = 1;
  for (const [name, common] of commons) {
    const offset = roundUp(size, common.alignment);
    offsets.set(name, offset);
    size = offset + common.size;
    alignment = Math.max(alignment, common.alignment);
  }
  return { offsets, added: { name: 'COMMON', size, alignment, isZeros: true } };
}

/** Adds the start-up code of the library where there is main and no beginning. */
function withStart(
  objects: readonly ObjectFile[],
  files: readonly ObjectBytes[],
  { library, isLibrary, entry }: LinkOptions,
): readonly ObjectFile[] {
  if (!library || isLibrary || entry !== undefined) return objects;
  const defines = (wanted: string) => {
    const isIt = ({ name, section, isGlobal }: ElfSymbol) =>
      name === wanted && isGlobal && section !== specialSection.undefined;
    return objects.some(({ elf }) => elf.symbols.some(isIt));
  };
  if (defines(start) || !defines('main')) return objects;
  return readObjects([...files, library.startObject(objects[0]!.elf.bits)]);
}

/** One run of the linker: everything that has been found out so far. */
class Link {
  readonly problems: LinkProblem[] = [];
  readonly imports = new Map<string, ImageImport>();
  readonly #missing = new Set<string>();
  readonly objects: readonly ObjectFile[];
  readonly globals: GlobalNames;
  readonly table: OffsetTable;
  readonly layout: Layout;
  readonly base: number;
  readonly bits: 32 | 64;
  readonly #commonOffsets: ReadonlyMap<string, number>;
  readonly #options: LinkOptions;

  constructor(files: readonly ObjectBytes[], options: LinkOptions) {
    this.#options = options;
    this.objects = withStart(readObjects(files), files, options);
    this.bits = this.objects[0]!.elf.bits;
    this.base = options.base ?? defaultBase[this.bits];
    this.globals = collectGlobals(this.objects);
    appendAll(this.problems, this.globals.problems);
    const slotSize = this.bits === 64 ? 8 : 4;
    this.table = makeOffsetTable(this.objects, slotSize);
    const commons = placeCommons(this.globals.commons);
    this.#commonOffsets = commons.offsets;
    const added: AddedSection[] = [];
    if (this.table.size > 0) {
      added.push({ name: '.got', size: this.table.size, alignment: slotSize, isZeros: false });
    }
    if (commons.added.size > 0) added.push(commons.added);
    this.layout = layOut(this.objects, added, this.base);
  }

  /** The address of a global name; undefined if nothing defines it. */
  globalAddress(name: string): number | undefined {
    const definition = this.globals.defined.get(name);
    if (definition) return this.#ownAddress(definition.object, definition.symbol);
    const common = this.#commonOffsets.get(name);
    if (common !== undefined) {
      return this.layout.sections.find(section => section.name === 'COMMON')!.address + common;
    }
    const found = this.#options.library?.find(name);
    if (found !== undefined) {
      this.imports.set(name, { name, address: found });
      return found;
    }
    if (name === '_GLOBAL_OFFSET_TABLE_') return this.#tableAddress();
    return linkerName(name, this.layout, this.base);
  }

  /** The table is the last member of its section. */
  #tableAddress(): number {
    const holder = this.layout.sections.find(({ name }) => name === '.got');
    return holder ? holder.address + holder.size - this.table.size : 0;
  }

  #ownAddress(object: ObjectFile, { section, value }: ElfSymbol): number | undefined {
    if (section === specialSection.absolute) return this.bits === 32 ? value | 0 : value;
    const start = this.layout.addressOf(object.index, section);
    return start === undefined ? undefined : start + value;
  }

  /** What a symbol stands for; a weak name that nothing defines is 0. */
  symbolAddress(object: ObjectFile, symbol: ElfSymbol): number | undefined {
    if (!symbol.isGlobal) return symbol.section === 0 ? 0 : this.#ownAddress(object, symbol);
    const address = this.globalAddress(symbol.name);
    if (address !== undefined) return address;
    if (symbol.isWeak) return 0;
    this.#reportMissing(object, symbol);
    return undefined;
  }

  /** Once for each object and name, with the first place that needs it. */
  #reportMissing(object: ObjectFile, symbol: ElfSymbol): void {
    const key = `${object.index} ${symbol.name}`;
    if (this.#missing.has(key)) return;
    this.#missing.add(key);
    const { library } = this.#options;
    const names = [...this.globals.defined.keys(), ...(library?.names ?? [])];
    const meant = nearest(symbol.name, names);
    const sources = library ? 'neither another file nor the library defines' : 'no file defines';
    const guess = meant === undefined ? '' : `; did you mean ${meant}?`;
    for (const section of object.sections) {
      const first = section.relocations.find(relocation => relocation.symbol === symbol);
      if (!first) continue;
      const place = placeText(object, section, first.offset);
      const message = `${object.name} needs ${symbol.name} (${place}), which ${sources}${guess}`;
      const { index } = section;
      this.problems.push({ message, object: object.index, section: index, offset: first.offset });
      return;
    }
  }

  /** The content of the program's sections, relocated. */
  segments(): ImageSegment[] {
    const table = this.#tableAddress();
    const { threads } = this.layout;
    const addresses: RelocationAddresses = {
      symbol: (object, symbol) => this.symbolAddress(object, symbol),
      slot: (symbol, holds) => table + this.table.slotOf(symbol, holds)!.offset,
      table,
      threadPointer: threads ? threads.address + roundUp(threads.size, threads.alignment) : 0,
    };
    const loaded = this.layout.sections.filter(isMapped);
    return loaded.map(section => this.#segment(section, addresses));
  }

  #segment(output: OutputSection, addresses: RelocationAddresses): ImageSegment {
    const bytes = new Uint8Array(output.fileSize);
    let end = 0;
    for (const { object, section, offset } of output.members) {
      // ld fills code with instructions that do nothing, and leaves zeros between its sections.
      if (section.isCode && section.name !== lastCode) bytes.fill(0x90, end, offset);
      end = offset + section.size;
      const content = bytes.subarray(offset, offset + section.content.length);
      content.set(section.content);
      const report = (problem: LinkProblem) => this.problems.push(problem);
      relocateSection(object, section, content, output.address + offset, addresses, report);
    }
    if (output.name === '.got') this.#fillTable(output, bytes, addresses);
    return {
      address: output.address,
      bytes,
      size: output.size,
      protection: protectionOf(output.flags),
      name: output.name,
    };
  }

  #fillTable(output: OutputSection, bytes: Uint8Array, addresses: RelocationAddresses): void {
    const size = this.bits === 64 ? 8 : 4;
    for (const { offset, holds, object, symbol } of this.table.slots) {
      const address = addresses.symbol(object, symbol);
      if (address === undefined) continue;
      const at = addresses.table - output.address + offset;
      const fromThread = address - addresses.threadPointer;
      // Of a pair, the first says which module it is, and there is one.
      const values = {
        address: [address],
        thread: [fromThread],
        pair: [1, fromThread],
        modulePair: [1, 0],
      }[holds];
      for (const [index, value] of values.entries()) {
        writeInteger(bytes, at + index * size, size, value);
      }
    }
  }

  /** Labels of every object, for people. */
  symbols(): ImageSymbol[] {
    return this.objects.flatMap(object => {
      const isCode = new Map(object.sections.map(section => [section.index, section.isCode]));
      return object.elf.symbols.flatMap((symbol): ImageSymbol[] => {
        const { name, section, type, size, isGlobal } = symbol;
        if (name === '' || type === 3 || type === 4 || section === 0) return [];
        const isAbsolute = section === specialSection.absolute;
        const isCommon = section === specialSection.common;
        const address = isCommon ? this.globalAddress(name) : this.#ownAddress(object, symbol);
        if (address === undefined) return [];
        const kind = isAbsolute ? 'constant' : isCode.get(section) ? 'code' : 'data';
        return [{ name, address, size, kind, object: object.name, isGlobal }];
      });
    });
  }

  /** Where the program begins, as ld chooses, or in the library if there is main alone. */
  entry(warnings: string[]): number {
    const wanted = this.#options.entry ?? start;
    if (this.globals.defined.has(wanted)) return this.globalAddress(wanted)!;
    const text = this.layout.sections.find(({ flags }) => (flags & sectionFlag.executable) !== 0);
    const names = this.objects.flatMap(({ elf }) => elf.symbols.map(({ name }) => name));
    const local = names.find(name => name === wanted || name === 'main');
    const advice = local === undefined ? '' : `; write "global ${local}"`;
    if (!text) {
      this.problems.push({ message: 'there is no code in the program' });
      return 0;
    }
    warnings.push(
      `no file makes ${wanted} or main global: the program begins at its first byte${advice}`,
    );
    return text.address;
  }
}

/** Room of threads is in the template only, not in memory. */
function isMapped({ flags, fileSize, size }: OutputSection): boolean {
  return size > 0 && ((flags & sectionFlag.threadLocal) === 0 || fileSize > 0);
}

function protectionOf(flags: number): number {
  return (
    protection.read |
    ((flags & sectionFlag.write) !== 0 ? protection.write : 0) |
    ((flags & sectionFlag.executable) !== 0 ? protection.execute : 0)
  );
}

/** The program that objects make. Throws LinkError with everything that is wrong with them. */
export function linkObjects(
  files: readonly ObjectBytes[],
  options: LinkOptions = {},
): ExecutableImage {
  if (files.length === 0) throw new LinkError([{ message: 'there is no object to link' }]);
  const link = new Link(files, options);
  const warnings: string[] = [];
  const entry = options.isLibrary ? 0 : link.entry(warnings);
  const segments = withoutSharedPages(link.segments());
  if (link.problems.length > 0) throw new LinkError(link.problems);
  const { layout, bits, base } = link;
  const headers = programHeaders(bits, base, entry, segments, layout.threads);
  return {
    bits,
    entry,
    segments: [headers.segment, ...segments],
    symbols: link.symbols(),
    placed: layout.placed,
    imports: [...link.imports.values()],
    threads: layout.threads,
    headers: headers.headers,
    bias: 0,
    hasExecutableStack: link.objects.some(wantsExecutableStack),
    warnings,
  };
}
