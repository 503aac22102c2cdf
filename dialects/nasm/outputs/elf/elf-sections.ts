// Sections of ELF: the standard ones, and what the attributes behind SECTION make of them.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import type { FormatHost } from '../object-format.ts';
import type { ElfRelocation } from './elf-relocations.ts';

export const sectionType = {
  progbits: 1,
  symbols: 2,
  strings: 3,
  rela: 4,
  note: 7,
  nobits: 8,
  rel: 9,
  initArray: 14,
  finiArray: 15,
  preinitArray: 16,
  sectionNumbers: 18,
} as const;

export const sectionFlag = {
  write: 1,
  alloc: 2,
  exec: 4,
  merge: 0x10,
  strings: 0x20,
  tls: 0x400,
} as const;

const { write, alloc, exec, merge, strings, tls } = sectionFlag;

export interface ElfSection {
  readonly name: string;
  readonly bytes: SectionBytes;
  type: number;
  flags: number;
  alignment: number;
  entrySize: number;
  readonly relocations: ElfRelocation[];
}

interface StandardSection {
  readonly type: number;
  readonly flags: number;
  readonly alignment: number;
  /** The entries are addresses. */
  readonly pointers?: boolean;
}

const { progbits, nobits, note, initArray, finiArray, preinitArray } = sectionType;

const standard: ReadonlyMap<string, StandardSection> = new Map<string, StandardSection>([
  ['.text', { type: progbits, flags: alloc | exec, alignment: 16 }],
  ['.rodata', { type: progbits, flags: alloc, alignment: 4 }],
  ['.lrodata', { type: progbits, flags: alloc, alignment: 4 }],
  ['.data', { type: progbits, flags: alloc | write, alignment: 4 }],
  ['.ldata', { type: progbits, flags: alloc | write, alignment: 4 }],
  ['.bss', { type: nobits, flags: alloc | write, alignment: 4 }],
  ['.lbss', { type: nobits, flags: alloc | write, alignment: 4 }],
  ['.tdata', { type: progbits, flags: alloc | write | tls, alignment: 4 }],
  ['.tbss', { type: nobits, flags: alloc | write | tls, alignment: 4 }],
  ['.comment', { type: progbits, flags: 0, alignment: 1 }],
  ['.preinit_array', { type: preinitArray, flags: alloc, alignment: 0, pointers: true }],
  ['.init_array', { type: initArray, flags: alloc, alignment: 0, pointers: true }],
  ['.fini_array', { type: finiArray, flags: alloc, alignment: 0, pointers: true }],
  ['.note', { type: note, flags: 0, alignment: 4 }],
]);

const other: StandardSection = { type: progbits, flags: alloc, alignment: 1 };

/** Attributes that set flags, those that clear them, and those that give the type. */
const flagNames: Readonly<Record<string, number>> = { write, alloc, exec, merge, strings, tls };

const typeNames: Readonly<Record<string, number>> = {
  progbits,
  nobits,
  note,
  preinit_array: preinitArray,
  init_array: initArray,
  fini_array: finiArray,
};

const entrySizes: Readonly<Record<string, number>> = {
  byte: 1,
  word: 2,
  dword: 4,
  qword: 8,
  tword: 10,
  oword: 16,
  xword: 16,
  yword: 32,
  zword: 64,
};

/** The sizes by their first letters, as nasm takes them too. */
const sizesByLetter = new Map(
  Object.entries(entrySizes).map(([word, size]) => [word[0]!, size] as const),
);

/** What the words behind a section's name ask for. */
interface Attributes {
  readonly areWritten: boolean;
  type: number;
  set: number;
  cleared: number;
  alignment: number;
  entrySize: number;
}

export class ElfSections {
  readonly #host: FormatHost;
  readonly #pointerSize: number;
  /** In the order of the file. */
  readonly all: ElfSection[] = [];
  readonly #byName = new Map<string, ElfSection>();
  readonly #byIndex = new Map<number, ElfSection>();
  /** The section in which code lies before any SECTION. */
  readonly initialIndex: number;

  constructor(host: FormatHost, pointerSize: number) {
    this.#host = host;
    this.#pointerSize = pointerSize;
    this.initialIndex = host.newSection();
  }

  /** The section of an index; the initial one is made when it is first needed. */
  at(index: number): ElfSection | undefined {
    if (index === this.initialIndex && !this.#byIndex.has(index)) this.#make('.text', undefined);
    return this.#byIndex.get(index);
  }

  find(index: number): ElfSection | undefined {
    return this.#byIndex.get(index);
  }

  /** SECTION's text: a name and attributes. */
  select(text: string): number | undefined {
    const [, name = '', rest = ''] = /^\s*(\S*)(.*)$/s.exec(text)!;
    // Around an equals sign there may be room.
    const words = rest
      .replace(/\s*=\s*/g, '=')
      .split(/\s+/)
      .filter(Boolean);
    const attributes = this.#readAttributes(name, words);
    if (!attributes) return undefined;
    const known = this.#byName.get(name);
    const section = known ?? this.#make(name, attributes);
    if (known) this.#change(known, attributes);
    this.#checkMerge(attributes, section);
    return section.bytes.index;
  }

  #make(name: string, attributes: Attributes | undefined): ElfSection {
    const host = this.#host;
    const model = standard.get(name) ?? other;
    const index = name === '.text' ? this.initialIndex : host.newSection();
    const pointer = model.pointers ? this.#pointerSize : 0;
    // With attributes of its own a section forgets how it is usually aligned.
    const usual = attributes?.areWritten ? 1 : model.alignment || pointer;
    const section: ElfSection = {
      name,
      bytes: host.sectionBytes(index),
      type: attributes?.type || model.type,
      flags: (model.flags | (attributes?.set ?? 0)) & ~(attributes?.cleared ?? 0),
      alignment: attributes?.alignment || usual || 1,
      entrySize: attributes?.entrySize || pointer,
      relocations: [],
    };
    this.all.push(section);
    this.#byName.set(name, section);
    this.#byIndex.set(index, section);
    return section;
  }

  #change(section: ElfSection, attributes: Attributes): void {
    const flags = (section.flags | attributes.set) & ~attributes.cleared;
    const differs =
      (attributes.type !== 0 && attributes.type !== section.type) ||
      flags !== section.flags ||
      (attributes.entrySize !== 0 &&
        section.entrySize !== 0 &&
        attributes.entrySize !== section.entrySize);
    if (differs) {
      const text =
        'incompatible section attributes ignored on redeclaration of section ' +
        `\`${section.name}'`;
      this.#host.warning('other', text);
    }
    if (section.entrySize === 0) section.entrySize = attributes.entrySize;
    if (attributes.alignment > section.alignment) section.alignment = attributes.alignment;
  }

  /** What is merged has entries of a size, or strings. */
  #checkMerge({ set }: Attributes, section: ElfSection): void {
    if ((set & merge) === 0 || section.entrySize !== 0) return;
    if (((set | section.flags) & strings) !== 0) section.entrySize = 1;
    else {
      const text = "section attribute merge specified without an entry size or `strings'";
      this.#host.error(text);
    }
  }

  #readAttributes(name: string, words: readonly string[]): Attributes | undefined {
    const areWritten = words.length > 0;
    const result = { areWritten, type: 0, set: 0, cleared: 0, alignment: 0, entrySize: 0 };
    for (const written of words) {
      const [word = '', value = ''] = written.toLowerCase().split('=');
      const plain = word.replace(/^no/, '');
      if (word === 'align') {
        const alignment = this.#alignment(value);
        if (alignment !== undefined) result.alignment = alignment;
      } else if (typeNames[word] !== undefined) result.type = typeNames[word]!;
      else if (flagNames[word] !== undefined) {
        result.set |= flagNames[word]!;
        result.cleared &= ~flagNames[word]!;
      } else if (plain !== word && flagNames[plain] !== undefined) {
        result.cleared |= flagNames[plain]!;
        result.set &= ~flagNames[plain]!;
      } else if (word === 'pointer' || word === 'p') {
        result.entrySize = this.#pointerSize;
        result.alignment = this.#pointerSize;
      } else if (entrySizes[word] !== undefined) result.entrySize = entrySizes[word]!;
      else if (sizesByLetter.has(word)) result.entrySize = sizesByLetter.get(word)!;
      else {
        const attribute = written.replace(/=.*$/, '');
        const text =
          `unknown section attribute '${attribute}' ignored ` +
          `on declaration of section \`${name}'`;
        this.#host.warning('other', text);
      }
    }
    // Entries are aligned by the greatest power of two in their size.
    if (result.alignment === 0) result.alignment = result.entrySize & -result.entrySize;
    return result;
  }

  /** The number at the beginning of a text; 0 for anything else, which asks for nothing. */
  #alignment(text: string): number | undefined {
    if (text === '') {
      this.#host.error('section align without value specified');
      return undefined;
    }
    const digits = /^-?\$?(0x[\da-f]+|\d+)/.exec(text)?.[1] ?? '0';
    const value = text.startsWith('-') ? -Number(digits) : Number(digits);
    if (value === 0 || Number.isInteger(Math.log2(value))) return value;
    this.#host.error(`section alignment ${value} is not a power of two`);
    return undefined;
  }
}
