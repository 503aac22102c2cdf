// Sections of Mach-O: names in two parts, and what the attributes behind SECTION make of them.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import type { FormatHost } from '../object-format.ts';
import type { MachoRelocation } from './macho-relocations.ts';

export interface MachoSection {
  /** As the source has it. */
  readonly name: string;
  readonly segmentName: string;
  readonly sectionName: string;
  readonly bytes: SectionBytes;
  readonly flags: number;
  /** In bytes. */
  alignment: number;
  readonly relocations: MachoRelocation[];
}

export const sectionFlag = {
  zeroFill: 1,
  localRelocations: 0x100,
  outerRelocations: 0x200,
  someInstructions: 0x400,
  debug: 0x0200_0000,
  liveSupport: 0x0800_0000,
  noDeadStrip: 0x1000_0000,
  stripStatic: 0x2000_0000,
  onlyInstructions: 0x8000_0000,
} as const;

const {
  zeroFill,
  someInstructions,
  debug,
  liveSupport,
  noDeadStrip,
  stripStatic,
  onlyInstructions,
} = sectionFlag;
const codeFlags = onlyInstructions + someInstructions;

interface StandardSection {
  readonly segment: string;
  readonly section: string;
  readonly flags: number;
}

const standard: ReadonlyMap<string, StandardSection> = new Map<string, StandardSection>([
  ['.text', { segment: '__TEXT', section: '__text', flags: codeFlags }],
  ['.data', { segment: '__DATA', section: '__data', flags: 0 }],
  ['.rodata', { segment: '__DATA', section: '__const', flags: 0 }],
  ['.bss', { segment: '__DATA', section: '__bss', flags: zeroFill }],
]);

/** Attributes that give a section its type; the others are added to it. */
const types: Readonly<Record<string, number>> = {
  data: 0,
  code: codeFlags,
  mixed: someInstructions,
  bss: zeroFill,
};
const additions: Readonly<Record<string, number>> = {
  no_dead_strip: noDeadStrip,
  live_support: liveSupport,
  debug,
  strip_static_syms: stripStatic,
};

/** Bytes of each part of a name. */
const partMax = 16;

interface Attributes {
  readonly type: number | undefined;
  readonly added: number;
  /** 0 where nothing is said. */
  readonly alignment: number;
}

export class MachoSections {
  readonly #host: FormatHost;
  /** In the order of the file. */
  readonly all: MachoSection[] = [];
  readonly #byName = new Map<string, MachoSection>();
  readonly #byIndex = new Map<number, MachoSection>();
  readonly initialIndex: number;

  constructor(host: FormatHost) {
    this.#host = host;
    const attributes = { type: undefined, added: 0, alignment: 0 };
    this.initialIndex = this.#make('.text', standard.get('.text')!, attributes).bytes.index;
  }

  at(index: number): MachoSection | undefined {
    return this.#byIndex.get(index);
  }

  /** SECTION's text: a name and attributes. */
  select(text: string): number | undefined {
    const [name = '', ...words] = text.trim().split(/\s+/);
    const model = standard.get(name) ?? this.#splitName(name);
    const attributes = model && this.#readAttributes(name, words);
    if (!attributes) return undefined;
    const key = `${model.segment},${model.section}`;
    const known = this.#byName.get(key);
    if (!known) return this.#make(name, model, attributes).bytes.index;
    this.#change(known, name, attributes);
    return known.bytes.index;
  }

  raise(section: MachoSection, alignment: number): void {
    if (alignment > section.alignment) section.alignment = alignment;
  }

  #splitName(name: string): StandardSection | undefined {
    const [segment = '', section] = name.split(',');
    if (section === undefined || section === '') {
      this.#host.error(`unknown section name ${name}\n`);
      this.#host.error(`segment name \`${name}' not recognized`);
    } else if (segment.length > partMax) {
      this.#host.error(`segment name ${segment} too long\n`);
    } else if (section.length > partMax) {
      this.#host.error(`section name ${section} too long\n`);
    } else {
      const isCode = segment === '__TEXT' && section === '__text';
      const isEmpty = segment === '__DATA' && section === '__bss';
      return { segment, section, flags: isCode ? codeFlags : isEmpty ? zeroFill : 0 };
    }
    return undefined;
  }

  #make(name: string, model: StandardSection, attributes: Attributes): MachoSection {
    const made: MachoSection = {
      name,
      segmentName: model.segment,
      sectionName: model.section,
      bytes: this.#host.sectionBytes(this.#host.newSection()),
      flags: (attributes.type ?? model.flags) + attributes.added,
      alignment: Math.max(1, attributes.alignment),
      relocations: [],
    };
    this.all.push(made);
    this.#byName.set(`${model.segment},${model.section}`, made);
    this.#byIndex.set(made.bytes.index, made);
    return made;
  }

  #change(section: MachoSection, name: string, { type, added, alignment }: Attributes): void {
    const wanted = type === undefined ? undefined : type + added;
    if (wanted !== undefined && wanted !== section.flags) {
      this.#host.error(`inconsistent section attributes for section ${name}\n`);
    }
    this.raise(section, alignment);
  }

  #readAttributes(name: string, words: readonly string[]): Attributes | undefined {
    let type: number | undefined;
    let added = 0;
    let alignment = 0;
    let isKnown = true;
    for (const written of words) {
      const word = written.toLowerCase();
      if (word.startsWith('align=')) {
        const value = Number(word.slice('align='.length));
        if (!(value > 0 && Number.isInteger(Math.log2(value)))) {
          const of = `(for section "${name}")`;
          this.#host.error(`alignment of ${value} ${of} is not a power of two`);
          return undefined;
        }
        alignment = value;
      } else if (types[word] !== undefined) type = types[word];
      else if (additions[word] !== undefined) added |= additions[word]!;
      else {
        this.#host.error(`unknown section attribute ${written} for section ${name}`);
        isKnown = false;
      }
    }
    if (!isKnown) return undefined;
    return { type, added, alignment };
  }
}
