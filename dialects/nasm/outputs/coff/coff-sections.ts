// Sections of COFF: the ones it knows by name, and what the attributes behind SECTION make of them.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import { sourceText } from '../../syntax/source-text.ts';
import { textBytes } from '../../syntax/strings.ts';
import type { FormatHost } from '../object-format.ts';

export interface CoffRelocation {
  /** Of the field in its section, in bytes. */
  readonly offset: number;
  /** Index of a section or an outer symbol; `noSection` for absolute addresses. */
  readonly section: number;
  readonly type: number;
  /** The number of the symbol, where that is known in place of a section. */
  readonly symbol?: number;
}

export interface CoffSection {
  readonly name: string;
  readonly bytes: SectionBytes;
  /** The characteristics of the section's header but for its alignment. */
  readonly flags: number;
  /** The highest that the source asks for; 0 where it does not. */
  alignment: number;
  /** SECTION has asked for it, so that it may be lower than the usual one. */
  isAlignmentGiven: boolean;
  readonly usualAlignment: number;
  readonly relocations: CoffRelocation[];
}

const flag = {
  code: 0x20,
  data: 0x40,
  bss: 0x80,
  info: 0x200,
  remove: 0x800,
  discard: 0x200_0000,
  execute: 0x2000_0000,
  read: 0x4000_0000,
  write: 0x8000_0000,
} as const;

const alignmentMax = 8192;

type Kind = 'code' | 'data' | 'rdata' | 'bss' | 'info';

/** The characteristics of a section's header: the alignment of 2^n is n + 1 in four bits. */
export function characteristics(section: CoffSection): number {
  const { flags, alignment, usualAlignment, isAlignmentGiven } = section;
  const wanted = isAlignmentGiven ? alignment : Math.max(alignment, usualAlignment);
  return wanted === 0 ? flags : flags + (Math.log2(wanted) + 1) * 0x10_0000;
}

type Model = Pick<CoffSection, 'flags' | 'usualAlignment'>;

const plainKinds: Readonly<Record<Kind, Model>> = {
  code: { flags: flag.code, usualAlignment: 0 },
  data: { flags: flag.data, usualAlignment: 0 },
  rdata: { flags: flag.data, usualAlignment: 0 },
  bss: { flags: flag.bss, usualAlignment: 0 },
  info: { flags: flag.info, usualAlignment: 0 },
};

const windowsKinds: Readonly<Record<Kind, Model>> = {
  code: { flags: flag.code + flag.execute + flag.read, usualAlignment: 16 },
  data: { flags: flag.data + flag.read + flag.write, usualAlignment: 4 },
  rdata: { flags: flag.data + flag.read, usualAlignment: 8 },
  bss: { flags: flag.bss + flag.read + flag.write, usualAlignment: 4 },
  info: { flags: flag.info + flag.remove, usualAlignment: 1 },
};

const debug: Model = { flags: flag.data + flag.discard + flag.read, usualAlignment: 1 };
const handlerTable: Model = { flags: flag.info, usualAlignment: 0 };

const words: Readonly<Record<string, Kind>> = {
  code: 'code',
  text: 'code',
  data: 'data',
  rdata: 'rdata',
  bss: 'bss',
  info: 'info',
};

const byName: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['.data', 'data'],
  ['.rdata', 'rdata'],
  ['.bss', 'bss'],
]);

/** Tables of unwinding, which only 64-bit Windows has. */
const unwinding: ReadonlyMap<string, Model> = new Map([
  ['.pdata', { flags: flag.data + flag.read, usualAlignment: 4 }],
  ['.xdata', { flags: flag.data + flag.read, usualAlignment: 8 }],
]);

export function isUnwinding(name: string): boolean {
  return unwinding.has(name);
}

/** What the words behind a section's name ask for. */
interface Attributes {
  readonly kind: Kind | undefined;
  /** 0 where nothing is said. */
  readonly alignment: number;
}

export interface CoffVariant {
  readonly isWindows: boolean;
  readonly is64: boolean;
}

export class CoffSections {
  readonly #host: FormatHost;
  readonly #variant: CoffVariant;
  /** In the order of the file. */
  readonly all: CoffSection[] = [];
  readonly #byName = new Map<string, CoffSection>();
  readonly #byIndex = new Map<number, CoffSection>();
  /** The section in which code lies before any SECTION. */
  readonly initialIndex: number;
  /** No SECTION has named it: it came to be with its first bytes. */
  isInitialLate = false;

  constructor(host: FormatHost, variant: CoffVariant) {
    this.#host = host;
    this.#variant = variant;
    this.initialIndex = host.newSection();
  }

  find(index: number): CoffSection | undefined {
    return this.#byIndex.get(index);
  }

  /** Whether SECTION has named the section of an index, so that nasm finds it by its index. */
  isNamed(index: number): boolean {
    if (this.isInitialLate && index === this.initialIndex) return false;
    return this.#byIndex.has(index);
  }

  /** The section of an index; the initial one is made when bytes come to it. */
  at(index: number): CoffSection | undefined {
    if (index === this.initialIndex && !this.#byIndex.has(index)) {
      this.#make('.text', this.#modelOf('code'));
      this.isInitialLate = true;
    }
    return this.#byIndex.get(index);
  }

  /** SECTION's text: a name and attributes. */
  select(text: string): number | undefined {
    const [written = '', ...rest] = text.trim().split(/\s+/);
    const name = this.#fittingName(written);
    const attributes = this.#readAttributes(rest);
    if (!attributes) return undefined;
    const known = this.#byName.get(name);
    if (known) {
      this.#change(known, attributes);
      return known.bytes.index;
    }
    const { kind, alignment } = attributes;
    const section = this.#make(name, kind ? this.#modelOf(kind) : this.#usualModel(name));
    this.#give(section, alignment);
    return section.bytes.index;
  }

  /** Plain COFF has no other place for a name than the 8 bytes of the header. */
  #fittingName(name: string): string {
    if (this.#variant.isWindows || textBytes(name).length <= 8) return name;
    this.#host.warning('other', 'COFF section names limited to 8 characters:  truncating');
    return sourceText(textBytes(name).subarray(0, 8));
  }

  /** A section that the format itself fills. */
  own(name: string, kind: 'drectve' | 'sxdata' | 'debug'): CoffSection {
    const model = { sxdata: handlerTable, debug, drectve: windowsKinds.info }[kind];
    return this.#byName.get(name) ?? this.#make(name, model);
  }

  raise(section: CoffSection, alignment: number): void {
    if (alignment <= alignmentMax && alignment > section.alignment) section.alignment = alignment;
  }

  isEmpty({ flags }: CoffSection): boolean {
    return (flags & flag.bss) !== 0;
  }

  #modelOf(kind: Kind): Model {
    return (this.#variant.isWindows ? windowsKinds : plainKinds)[kind];
  }

  #usualModel(name: string): Model {
    const table = this.#variant.is64 ? unwinding.get(name) : undefined;
    return table ?? this.#modelOf(byName.get(name) ?? 'code');
  }

  #make(name: string, model: Model): CoffSection {
    const index = name === '.text' ? this.initialIndex : this.#host.newSection();
    const bytes = this.#host.sectionBytes(index);
    const section: CoffSection = {
      ...model,
      name,
      bytes,
      alignment: 0,
      isAlignmentGiven: false,
      relocations: [],
    };
    this.all.push(section);
    this.#byName.set(name, section);
    this.#byIndex.set(index, section);
    return section;
  }

  #change(section: CoffSection, { kind, alignment }: Attributes): void {
    if (kind && section.flags !== this.#modelOf(kind).flags) {
      const text = `section attributes changed on redeclaration of section \`${section.name}'`;
      this.#host.warning('other', text);
    }
    this.#give(section, alignment);
  }

  #give(section: CoffSection, alignment: number): void {
    this.raise(section, alignment);
    if (alignment > 0) section.isAlignmentGiven = true;
  }

  #readAttributes(written: readonly string[]): Attributes | undefined {
    let kind: Kind | undefined;
    let alignment = 0;
    for (const text of written) {
      const word = text.toLowerCase();
      if (word.startsWith('align=') && word !== 'align=') {
        const value = this.#alignment(word.slice('align='.length));
        if (value === undefined) return undefined;
        alignment = value;
      } else if (words[word]) {
        kind = words[word];
        this.#checkKind(kind);
      }
    }
    return { kind, alignment };
  }

  #checkKind(kind: Kind): void {
    if (this.#variant.isWindows) return;
    const name =
      kind === 'rdata' ? 'read-only data' : kind === 'info' ? 'informational' : undefined;
    if (name) this.#host.error(`standard COFF does not support ${name} sections`);
  }

  #alignment(text: string): number | undefined {
    const value = /^\d/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(value)) this.#host.error("argument to `align' is not numeric");
    else if (value !== 0 && !Number.isInteger(Math.log2(value))) {
      this.#host.error("argument to `align' is not a power of two");
    } else if (value > alignmentMax) this.#host.error('maximum alignment in COFF is 8192 bytes');
    else return value;
    return undefined;
  }
}
