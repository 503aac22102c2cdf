// Segments and groups of the Object Module Format, with what SEGMENT and GROUP say of them.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import { toNumber } from '../../integer.ts';
import type { FormatHost } from '../object-format.ts';
import type { OmfFixup } from './fixups.ts';

export interface OmfSegment {
  readonly name: string;
  readonly bytes: SectionBytes;
  /** From 1, in the order of the file. */
  readonly number: number;
  alignment: number;
  combination: number;
  is32: boolean;
  /** The paragraph where it lies; -1 for the linker to choose. */
  paragraph: number;
  className: string;
  overlay: string;
  /** The first group that it belongs to. */
  group: OmfGroup | undefined;
  readonly fixups: OmfFixup[];
  /** Declarations with attributes in each pass, and those of all passes so far. */
  declarations: number;
  declared: number;
  /** Room that RESB leaves, in rising order: the file has no bytes there. */
  readonly gaps: { readonly start: number; length: number }[];
}

export interface OmfGroup {
  readonly name: string;
  /** Even, as a section's index; the odd one above is its base. */
  readonly index: number;
  /** From 1, in the order of the file. */
  readonly number: number;
  /** Names of segments, some of which may come later. */
  readonly members: string[];
}

const combinations: Readonly<Record<string, number>> = {
  private: 0,
  public: 2,
  stack: 5,
  common: 6,
};
const flatName = 'FLAT';

/** What the words behind a segment's name say. */
interface Attributes {
  alignment: number;
  combination: number;
  is32: boolean;
  paragraph: number;
  className: string;
  overlay: string;
  isFlat: boolean;
}

/** How each alignment is written; what is asked for is rounded up to one of them. */
const alignmentCodes: readonly (readonly [number, number])[] = [
  [1, 1],
  [2, 2],
  [4, 5],
  [16, 3],
  [256, 4],
  [4096, 6],
];

export class OmfSegments {
  readonly #host: FormatHost;
  readonly all: OmfSegment[] = [];
  readonly groups: OmfGroup[] = [];
  readonly #byIndex = new Map<number, OmfSegment>();
  /** The segment in which code lies before any SEGMENT. */
  readonly initialIndex: number;

  constructor(host: FormatHost) {
    this.#host = host;
    this.initialIndex = host.newSection();
  }

  at(index: number): OmfSegment | undefined {
    return this.#byIndex.get(index);
  }

  groupOf(index: number): OmfGroup | undefined {
    return this.groups.find(group => group.index === index);
  }

  /** The index of a group or segment; undefined if there is none of that name. */
  indexOf(name: string): number | undefined {
    const group = this.groups.find(each => each.name === name);
    return group?.index ?? this.all.find(each => each.name === name)?.bytes.index;
  }

  /** The segment of code before any SEGMENT. */
  initial(): OmfSegment {
    return this.at(this.initialIndex) ?? this.#make('__NASMDEFSEG', this.initialIndex);
  }

  /** SEGMENT's text: a name and attributes; undefined, reported, if it cannot be. */
  select(text: string): OmfSegment | undefined {
    const [written = '', ...words] = text.trim().split(/\s+/);
    // `.text` is what other formats call `text`.
    const name = written.replace(/^\./, '');
    const known = this.all.find(segment => segment.name === name);
    if (known) {
      this.#declareAgain(known, words);
      return known;
    }
    const segment = this.#make(name, this.#host.newSection());
    segment.declarations = segment.declared = 1;
    const attributes = this.#read(words);
    if (!attributes) return segment;
    Object.assign(segment, { ...attributes, isFlat: undefined });
    if (attributes.isFlat) segment.group = this.#group(flatName);
    segment.group ??= this.groups.find(({ members }) => members.includes(name));
    return segment;
  }

  /** Warns of attributes that come too late; in later passes the first declaration is one again. */
  #declareAgain(segment: OmfSegment, words: readonly string[]): void {
    const isFirst = !this.#host.isFirstPass && segment.declared % segment.declarations === 0;
    segment.declared++;
    if (this.#host.isFirstPass) segment.declarations++;
    if (isFirst || words.length === 0) return;
    const text = 'segment attributes specified on redeclaration of segment: ignoring';
    this.#host.warning('other', text);
  }

  #make(name: string, index: number): OmfSegment {
    const segment: OmfSegment = {
      name,
      bytes: this.#host.sectionBytes(index),
      number: this.all.length + 1,
      alignment: 1,
      combination: combinations['public']!,
      is32: false,
      paragraph: -1,
      className: '',
      overlay: '',
      group: undefined,
      fixups: [],
      declarations: 1,
      declared: 1,
      gaps: [],
    };
    this.all.push(segment);
    this.#byIndex.set(index, segment);
    this.#host.defineSymbol(name, index + 1, 0);
    return segment;
  }

  #read(words: readonly string[]): Attributes | undefined {
    const found: Attributes = {
      alignment: 1,
      combination: combinations['public']!,
      is32: false,
      paragraph: -1,
      className: '',
      overlay: '',
      isFlat: false,
    };
    for (const word of words) if (!this.#readWord(word, found)) return undefined;
    return found;
  }

  #readWord(word: string, found: Attributes): boolean {
    const equals = word.indexOf('=');
    const key = (equals < 0 ? word : word.slice(0, equals)).toLowerCase();
    const value = equals < 0 ? '' : word.slice(equals + 1);
    const combination = combinations[key];
    if (combination !== undefined) found.combination = combination;
    else if (key === 'use16' || key === 'use32') found.is32 = key === 'use32';
    else if (key === 'flat') found.isFlat = true;
    else if (key === 'class') found.className = value;
    else if (key === 'overlay') found.overlay = value;
    else if (key === 'align') return this.#readAlignment(value, found);
    else if (key === 'absolute') return this.#readParagraph(value, found);
    return true;
  }

  #readAlignment(text: string, found: Attributes): boolean {
    const value = this.#host.evaluate(text);
    if (!value) return false;
    const alignment = toNumber(value.offset);
    if (alignment < 1 || alignment > 4096 || !Number.isInteger(Math.log2(alignment))) {
      this.#host.error(`invalid alignment value ${text}`);
      return false;
    }
    found.alignment = alignment;
    return true;
  }

  #readParagraph(text: string, found: Attributes): boolean {
    const value = this.#host.evaluate(text);
    if (!value) return false;
    found.paragraph = toNumber(value.offset);
    return true;
  }

  #group(name: string): OmfGroup {
    const known = this.groups.find(group => group.name === name);
    if (known) return known;
    const index = this.#host.newSection();
    const made: OmfGroup = { name, index, number: this.groups.length + 1, members: [] };
    this.groups.push(made);
    this.#host.defineSymbol(name, index + 1, 0);
    return made;
  }

  /** GROUP's text: its name and those of its segments. */
  group(text: string): void {
    const [name = '', ...members] = text.trim().split(/\s+/);
    if (this.groups.some(group => group.name === name)) {
      if (this.#host.isFirstPass) this.#host.error(`group \`${name}' defined twice`);
      return;
    }
    const group = this.#group(name);
    for (const member of members) this.#join(group, member);
  }

  #join(group: OmfGroup, name: string): void {
    group.members.push(name);
    const segment = this.all.find(each => each.name === name);
    const taken =
      segment?.group ?? this.groups.find(each => each !== group && each.members.includes(name));
    if (taken) {
      const text = `segment \`${name}' is already part of a group: first one takes precedence`;
      this.#host.warning('other', text);
    } else if (segment) segment.group = group;
  }

  raise(segment: OmfSegment, alignment: number): void {
    const code = alignmentCodes.find(([size]) => size >= alignment);
    if (code && alignment > segment.alignment) segment.alignment = alignment;
  }
}

/** The first byte of a segment's definition. */
export function attributeByte(segment: OmfSegment): number {
  const { paragraph, alignment, combination, is32 } = segment;
  const code = alignmentCodes.find(([size]) => size >= alignment)?.[1] ?? 1;
  return ((paragraph >= 0 ? 0 : code) << 5) | (combination << 2) | (is32 ? 1 : 0);
}
