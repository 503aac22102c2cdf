// Reads ELF files of x86 for the disassembler and for the linker: sections, symbols, segments.

export interface ElfSymbol {
  readonly name: string;
  readonly value: number;
  /** In bytes; 0 where nothing is known. */
  readonly size: number;
  /** Index of its section; 0 for symbols of other files, and see `specialSection`. */
  readonly section: number;
  /** 0 no type, 1 object, 2 function, 3 section, 4 file, 6 thread-local, 10 chosen when run. */
  readonly type: number;
  readonly isGlobal: boolean;
  /** Global, and gives way to another of the same name. */
  readonly isWeak: boolean;
}

/** What stands in the place of a symbol's section. */
export const specialSection = { undefined: 0, absolute: 0xfff1, common: 0xfff2 } as const;

export interface ElfRelocation {
  /** From the start of its section, in bytes. */
  readonly offset: number;
  readonly type: number;
  readonly symbol: ElfSymbol | undefined;
  /** Undefined where the field itself holds it. */
  readonly addend: number | undefined;
}

export interface ElfSection {
  readonly index: number;
  readonly name: string;
  /** Where it is loaded; 0 in files that are still to be linked. */
  readonly address: number;
  /** Empty where the section is room that starts as zeros. */
  readonly content: Uint8Array;
  readonly type: number;
  /** Bits of `sectionFlag`. */
  readonly flags: number;
  /** In memory, in bytes. */
  readonly size: number;
  readonly alignment: number;
  /** Of a group, the symbol that names it. */
  readonly info: number;
  readonly isCode: boolean;
  /** Of sections that are loaded, by rising offsets. */
  readonly relocations: readonly ElfRelocation[];
}

export const sectionFlag = { write: 1, allocated: 2, executable: 4, threadLocal: 0x400 } as const;

/** What a program header says: a stretch of the file and where it is loaded. */
export interface ElfSegment {
  /** 1 loaded, 2 for the dynamic linker, 3 names that linker, 7 thread-local, 0x6474e551 stack. */
  readonly type: number;
  /** 1 executable, 2 writable, 4 readable. */
  readonly flags: number;
  readonly offset: number;
  readonly address: number;
  readonly fileSize: number;
  readonly memorySize: number;
  readonly alignment: number;
}

export interface ElfImage {
  readonly bits: 32 | 64;
  readonly isRelocatable: boolean;
  /** 1 object, 2 program at fixed addresses, 3 program or library anywhere, 4 memory of a crash. */
  readonly kind: number;
  readonly entry: number;
  /** By index. */
  readonly sections: readonly ElfSection[];
  readonly symbols: readonly ElfSymbol[];
  readonly segments: readonly ElfSegment[];
  /** Where the program headers lie in the file, and how many bytes each has. */
  readonly segmentHeaders: { readonly offset: number; readonly entrySize: number };
}

const machines: Readonly<Record<number, 32 | 64>> = { 3: 32, 62: 64 };
const sectionType = {
  symbols: 2,
  added: 4,
  noBits: 8,
  relocations: 9,
  dynamicSymbols: 11,
} as const;
/** Characters of a name that are read; C++ has names of some thousands. */
const nameMax = 10_000;

/** Fields of a file in its own width; beyond its end everything is 0. */
class ElfReader {
  private readonly view: DataView;
  readonly wide: boolean;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.wide = bytes[4] === 2;
  }

  get size(): number {
    return this.view.byteLength;
  }

  byte(at: number): number {
    return at >= 0 && at < this.view.byteLength ? this.view.getUint8(at) : 0;
  }

  half(at: number): number {
    return this.byte(at) | (this.byte(at + 1) << 8);
  }

  word(at: number): number {
    return this.half(at) + this.half(at + 2) * 0x10000;
  }

  /** 4 bytes or 8; rounded where no double holds it. */
  native(at: number): number {
    return this.wide ? this.word(at) + this.word(at + 4) * 0x100000000 : this.word(at);
  }

  /** The same with its sign. */
  signed(at: number): number {
    if (!this.wide) return this.word(at) | 0;
    return this.word(at) + (this.word(at + 4) | 0) * 0x100000000;
  }
}

interface Header {
  readonly nameAt: number;
  readonly type: number;
  readonly flags: number;
  readonly address: number;
  readonly offset: number;
  readonly size: number;
  readonly link: number;
  readonly info: number;
  readonly alignment: number;
}

/** Whether the file says that it is ELF. */
export function isElf(bytes: Uint8Array): boolean {
  return bytes[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46;
}

function headersOf(reader: ElfReader): { headers: Header[]; names: number } {
  const { wide } = reader;
  const start = reader.native(wide ? 0x28 : 0x20);
  const tail = wide ? 0x3a : 0x2e;
  const entry = reader.half(tail);
  // What does not lie in the file is no header.
  const room = Math.floor((reader.size - start) / Math.max(entry, wide ? 0x40 : 0x28));
  const count = Math.min(reader.half(tail + 2), Math.max(room, 0));
  const headers: Header[] = [];
  const native = wide ? 8 : 4;
  for (let index = 0; index < count; index++) {
    const at = start + index * entry;
    const flagsAt = at + 8;
    const linkAt = flagsAt + native * 4;
    headers.push({
      nameAt: reader.word(at),
      type: reader.word(at + 4),
      flags: reader.native(flagsAt),
      address: reader.native(flagsAt + native),
      offset: reader.native(flagsAt + native * 2),
      size: reader.native(flagsAt + native * 3),
      link: reader.word(linkAt),
      info: reader.word(linkAt + 4),
      alignment: reader.native(linkAt + 8),
    });
  }
  return { headers, names: reader.half(tail + 4) };
}

function contentOf(bytes: Uint8Array, header: Header | undefined): Uint8Array {
  if (!header || header.type === sectionType.noBits) return new Uint8Array();
  return bytes.subarray(header.offset, header.offset + header.size);
}

/** Names are bytes up to a zero; those of assemblers are ASCII. */
function textAt(table: Uint8Array, at: number): string {
  const zero = table.indexOf(0, at);
  return String.fromCharCode(
    ...table.subarray(at, Math.min(zero < 0 ? table.length : zero, at + nameMax)),
  );
}

function symbolsOf(
  bytes: Uint8Array,
  reader: ElfReader,
  header: Header,
  headers: readonly Header[],
): ElfSymbol[] {
  const names = contentOf(bytes, headers[header.link]);
  const size = reader.wide ? 24 : 16;
  const count = Math.floor(contentOf(bytes, header).length / size);
  const symbols: ElfSymbol[] = [];
  for (let index = 0; index < count; index++) {
    const at = header.offset + index * size;
    const info = reader.byte(at + (reader.wide ? 4 : 12));
    symbols.push({
      name: textAt(names, reader.word(at)),
      value: reader.native(at + (reader.wide ? 8 : 4)),
      size: reader.native(at + (reader.wide ? 16 : 8)),
      section: reader.half(at + (reader.wide ? 6 : 14)),
      type: info & 15,
      isGlobal: info >> 4 !== 0,
      isWeak: info >> 4 === 2,
    });
  }
  return symbols;
}

/** No more than there are bytes for them to fill. */
function relocationsOf(
  bytes: Uint8Array,
  reader: ElfReader,
  header: Header,
  symbols: readonly ElfSymbol[],
  most: number,
): ElfRelocation[] {
  const native = reader.wide ? 8 : 4;
  const hasAddend = header.type === sectionType.added;
  const size = native * (hasAddend ? 3 : 2);
  const count = Math.min(Math.floor(contentOf(bytes, header).length / size), most);
  const relocations: ElfRelocation[] = [];
  for (let index = 0; index < count; index++) {
    const at = header.offset + index * size;
    const info = reader.word(at + native);
    const number = reader.wide ? reader.word(at + native + 4) : info >>> 8;
    relocations.push({
      offset: reader.native(at),
      type: reader.wide ? info : info & 0xff,
      symbol: symbols[number],
      addend: hasAddend ? reader.signed(at + native * 2) : undefined,
    });
  }
  return relocations.sort((a, b) => a.offset - b.offset);
}

function segmentsOf(reader: ElfReader): Pick<ElfImage, 'segments' | 'segmentHeaders'> {
  const { wide } = reader;
  const native = wide ? 8 : 4;
  const offset = reader.native(wide ? 0x20 : 0x1c);
  const entrySize = reader.half(wide ? 0x36 : 0x2a);
  const room = Math.floor((reader.size - offset) / Math.max(entrySize, wide ? 0x38 : 0x20));
  const count = Math.min(reader.half(wide ? 0x38 : 0x2c), Math.max(room, 0));
  const segments = Array.from({ length: count }, (_, index): ElfSegment => {
    const at = offset + index * entrySize;
    const offsetAt = at + native;
    return {
      type: reader.word(at),
      flags: reader.word(wide ? at + 4 : at + 24),
      offset: reader.native(offsetAt),
      address: reader.native(offsetAt + native),
      fileSize: reader.native(offsetAt + native * 3),
      memorySize: reader.native(offsetAt + native * 4),
      alignment: reader.native(wide ? at + 48 : at + 28),
    };
  });
  return { segments, segmentHeaders: { offset, entrySize } };
}

function isRelocations({ type }: Header): boolean {
  return type === sectionType.added || type === sectionType.relocations;
}

/** The parts of an ELF file; undefined for other machines than x86, and for big-endian files. */
export function readElf(bytes: Uint8Array): ElfImage | undefined {
  const reader = new ElfReader(bytes);
  const bits = machines[reader.half(0x12)];
  if (!isElf(bytes) || bits === undefined || reader.byte(5) !== 1) return undefined;
  const { headers, names } = headersOf(reader);
  const nameTable = contentOf(bytes, headers[names]);
  const ofType = (wanted: number) => headers.find(({ type }) => type === wanted);
  const table = ofType(sectionType.symbols) ?? ofType(sectionType.dynamicSymbols);
  const symbols = table ? symbolsOf(bytes, reader, table, headers) : [];
  const isRelocatable = reader.half(0x10) === 1;
  const tables = new Map(headers.filter(isRelocations).map(header => [header.info, header]));
  // Sections of a sound file do not overlap, so that their code is no longer than the file.
  let room = bytes.length;
  const sections = headers.map((header, index): ElfSection => {
    const content = contentOf(bytes, header);
    const { type, flags, address, size, alignment, info } = header;
    const isLoaded = (flags & sectionFlag.allocated) !== 0 && content.length <= room;
    if (isLoaded) room -= content.length;
    const own = isLoaded && isRelocatable ? tables.get(index) : undefined;
    return {
      index,
      name: textAt(nameTable, header.nameAt),
      address,
      content,
      type,
      flags,
      size,
      alignment,
      info,
      isCode: isLoaded && (flags & sectionFlag.executable) !== 0 && type === 1,
      relocations: own ? relocationsOf(bytes, reader, own, symbols, content.length) : [],
    };
  });
  return {
    bits,
    isRelocatable,
    kind: reader.half(0x10),
    entry: reader.native(0x18),
    sections,
    symbols,
    ...segmentsOf(reader),
  };
}
