// Sections of a flat binary: their attributes, and where each of them comes to lie.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import { noSection } from '../../assembly/value.ts';
import { add, type Integer, remainderUnsigned, subtract, toNumber } from '../../integer.ts';
import type { FormatHost } from '../object-format.ts';

export interface BinSection {
  readonly name: string;
  readonly bytes: SectionBytes;
  kind: 'progbits' | 'nobits' | undefined;
  /** 0 where nothing is said. */
  align: number;
  virtualAlign: number;
  start: number | undefined;
  virtualStart: Integer | undefined;
  follows: string;
  virtualFollows: string;
}

/** Where a section lies in the file and where its labels count from. */
export interface Placed {
  readonly section: BinSection;
  /** Where there are bytes it is a safe integer. */
  readonly start: Integer;
  readonly virtualStart: Integer;
}

const defaultAlignment = 4;

/** A word; where the value begins with a parenthesis, up to the one that ends it. */
const attributePattern = /^\w+=\((?:[^()]|\([^()]*\))*\)\S*|^\S+/;

export class BinSections {
  readonly #host: FormatHost;
  #pass = 0;
  readonly all: BinSection[] = [];
  /** Where ORG has the file begin. */
  origin: Integer | undefined;

  constructor(host: FormatHost) {
    this.#host = host;
    this.#make('.text').kind = 'progbits';
  }

  get initialIndex(): number {
    return this.all[0]!.bytes.index;
  }

  at(index: number): BinSection | undefined {
    return this.all.find(({ bytes }) => bytes.index === index);
  }

  named(name: string): BinSection | undefined {
    return this.all.find(section => section.name === name);
  }

  #make(name: string): BinSection {
    const section: BinSection = {
      name,
      bytes: this.#host.sectionBytes(this.#host.newSection()),
      kind: name === '.data' ? 'progbits' : name === '.bss' ? 'nobits' : undefined,
      align: 0,
      virtualAlign: 0,
      start: undefined,
      virtualStart: undefined,
      follows: '',
      virtualFollows: '',
    };
    this.all.push(section);
    return section;
  }

  /** What each pass says anew: addresses and alignments. */
  #enterPass(): void {
    if (this.#pass === this.#host.pass) return;
    this.#pass = this.#host.pass;
    for (const section of this.all) {
      [section.start, section.align] = [undefined, 0];
      [section.virtualStart, section.virtualAlign] = [undefined, 0];
    }
  }

  /** SECTALIGN: at least so many bytes. */
  raiseAlignment(index: number, alignment: number): void {
    this.#enterPass();
    const section = this.at(index);
    if (section && section.align < alignment) section.align = alignment;
  }

  /** SECTION's text: a name and attributes. */
  select(text: string): number {
    this.#enterPass();
    const name = /^\s*(\S*)/.exec(text)![1]!;
    const section = this.named(name) ?? this.#make(name);
    const rest = text.slice(text.indexOf(name) + name.length).trim();
    // nasm reads what follows a name from its second pass on.
    if (!this.#host.isFirstPass) this.#attributes(section, rest);
    return section.bytes.index;
  }

  #attributes(section: BinSection, text: string): void {
    let rest = text;
    while (rest !== '') {
      const written = attributePattern.exec(rest)![0];
      const word = written.toLowerCase();
      const [key = '', value] = splitAtEquals(written);
      rest = rest.slice(written.length).trim();
      if (word === 'progbits' || word === 'nobits') this.#setKind(section, word);
      else if (value === '' && key !== '') this.#warnOfNoValue();
      else if (value !== undefined && this.#set(section, key.toLowerCase(), value)) continue;
      else this.#host.warning('other', `ignoring unknown section attribute: "${written}"`);
    }
    section.kind ??= 'progbits';
  }

  #warnOfNoValue(): void {
    this.#host.warning('other', "No value given to attribute in `section' directive");
  }

  #setKind(section: BinSection, kind: 'progbits' | 'nobits'): void {
    if (section.kind !== undefined && section.kind !== kind) {
      const text = `attempt to change section type from ${section.kind} to ${kind}`;
      this.#host.error(text);
    } else section.kind = kind;
  }

  /** One `key=value`; false if there is no such key. */
  #set(section: BinSection, key: string, value: string): boolean {
    switch (key) {
      case 'align':
      case 'valign':
        this.#setAlignment(section, key, value);
        return true;
      case 'start':
      case 'vstart':
        this.#setStart(section, key, value);
        return true;
      case 'follows':
        if (section.start !== undefined) this.#clash('start', 'follows');
        else section.follows = value;
        return true;
      case 'vfollows':
        if (section.virtualStart === undefined) {
          section.virtualFollows = value;
          return true;
        }
        this.#clash('vstart', 'vfollows');
        // nasm has not read the name, and takes it for another attribute.
        this.#attributes(section, value);
        return true;
      default:
        return false;
    }
  }

  #clash(one: string, other: string): void {
    this.#host.error(`cannot combine \`${one}' and \`${other}' section attributes`);
  }

  #setAlignment(section: BinSection, key: 'align' | 'valign', text: string): void {
    const given = this.#number(text);
    if (given === undefined) return;
    const value = toNumber(given);
    if (value < 1 || !Number.isInteger(Math.log2(value))) {
      this.#host.error(`argument to \`${key}' is not a power of two`);
    } else if (key === 'align') {
      const align = Math.max(section.align, value);
      if (isOff(section.start, align)) {
        this.#host.error("`align' value conflicts with section start address");
      } else section.align = align;
    } else {
      const align = Math.max(section.virtualAlign, value);
      if (isOff(section.virtualStart, align)) {
        this.#host.error("`valign' value conflicts with `vstart' address");
      } else section.virtualAlign = align;
    }
  }

  #setStart(section: BinSection, key: 'start' | 'vstart', text: string): void {
    const value = this.#number(text);
    if (value === undefined) return;
    if (key === 'start') this.#setRealStart(section, toNumber(value));
    else this.#setVirtualStart(section, value);
  }

  /** An address leaves nothing to align, unless that is said behind it. */
  #setRealStart(section: BinSection, value: number): void {
    const { start, align, follows } = section;
    if (follows !== '') this.#clash('start', 'follows');
    else if (start !== undefined && start !== value) {
      this.#host.error('section start address redefined');
    } else {
      if (isOff(value, align)) {
        this.#host.error("`start' address conflicts with section alignment");
      }
      [section.start, section.align] = [value, 0];
    }
  }

  #setVirtualStart(section: BinSection, value: Integer): void {
    const { virtualStart, virtualAlign, virtualFollows } = section;
    if (virtualFollows !== '') this.#clash('vstart', 'vfollows');
    else if (virtualStart !== undefined && virtualStart !== value) {
      this.#host.error('section virtual start address (vstart) redefined');
    } else {
      if (isOff(value, virtualAlign)) {
        this.#host.error("`vstart' address conflicts with `valign' value");
      }
      [section.virtualStart, section.virtualAlign] = [value, 0];
    }
  }

  #number(text: string): Integer | undefined {
    const value = this.#host.evaluate(text);
    if (!value) this.#host.error("Invalid attribute value specified in `section' directive.");
    else if (!value.unknown) {
      if (value.section === noSection) return value.offset;
      this.#host.error('section attribute value must be a critical expression');
    }
    return undefined;
  }
}

/** Whether an address is no multiple of an alignment, where there is one. */
function isOff(address: Integer | undefined, alignment: number): boolean {
  return address !== undefined && alignment > 0 && remainderUnsigned(address, alignment) !== 0;
}

function splitAtEquals(text: string): [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** Why sections have no places: what is wrong with some of them, and what ends it all. */
export interface PlacementProblem {
  readonly errors: readonly string[];
  readonly fatal: string;
}

/** The sections in the order of their addresses, those without bytes last; or what is wrong. */
export function placeSections(
  sections: readonly BinSection[],
  origin: number,
  lengthOf: (section: BinSection) => number,
): readonly Placed[] | PlacementProblem {
  const mixed = sections.find(each => !holdsBytes(each) && isMixed(each));
  if (mixed) {
    const { name } = mixed;
    const fatal = `cannot mix real and virtual attributes in nobits section (${name})`;
    return { errors: [], fatal };
  }
  const ordered = orderGroup(sections.filter(holdsBytes));
  if (typeof ordered === 'string') return { errors: [], fatal: ordered };
  const placed = realPlaces(ordered, origin, lengthOf);
  if (typeof placed === 'string') return { errors: [], fatal: placed };
  const starts = new Map([...placed].map(([section, { start }]) => [section, start]));
  const rest = sections.filter(section => !holdsBytes(section));
  const virtual = virtualStarts([...ordered, ...rest], sections, placed, lengthOf);
  if ('fatal' in virtual) return virtual;
  return [...ordered, ...rest].map(section => {
    const virtualStart = virtual.get(section)!;
    const start = section.start ?? starts.get(section) ?? virtualStart;
    return { section, start, virtualStart };
  });
}

/** Where a section lies in the file, and where those in front of it end. */
interface RealPlace {
  readonly start: number;
  readonly endBefore: number;
}

/**
 * The places of sections in the file, in their order; or why some lie in others. Whatever is empty
 * may lie anywhere.
 */
function realPlaces(
  ordered: readonly BinSection[],
  origin: number,
  lengthOf: (section: BinSection) => number,
): Map<BinSection, RealPlace> | string {
  const places = new Map<BinSection, RealPlace>();
  const [first] = ordered;
  if (first?.start !== undefined && first.start < origin) {
    return `section ${first.name} begins before program origin`;
  }
  let end = first ? startOf(first, undefined, origin) : origin;
  let before = '';
  // The next one behind that has an address of its own, and bytes.
  let fixed = first;
  for (const [index, section] of ordered.entries()) {
    if (section === fixed) {
      const behind = ordered.slice(index + 1);
      fixed = behind.find(each => each.start !== undefined && lengthOf(each) > 0);
    }
    const start = startOf(section, index === 0 ? undefined : end, origin);
    places.set(section, { start, endBefore: end });
    if (start < end) continue;
    end = start + lengthOf(section);
    const limit = fixed?.start ?? Number.POSITIVE_INFINITY;
    const { name } = section;
    // The words are nasm's.
    if (limit < origin) return `section ${fixed!.name} beings before program origin`;
    if (start > limit) return `sections ${before} ~ ${name} and ${fixed!.name} overlap!`;
    if (end > limit) return `sections ${name} and ${fixed!.name} overlap!`;
    before = name;
  }
  return places;
}

/** Whether both the place in the file and the one in memory are spoken of. */
function isMixed(section: BinSection): boolean {
  const isReal = section.align > 0 || section.start !== undefined || section.follows !== '';
  const { virtualAlign, virtualStart, virtualFollows } = section;
  return isReal && (virtualAlign > 0 || virtualStart !== undefined || virtualFollows !== '');
}

function holdsBytes({ kind }: BinSection): boolean {
  return kind !== 'nobits';
}

/**
 * Where labels count from. Whoever has no such address, and no bytes in the file, stands behind
 * the section that was written before it; only .bss is behind all that is in the file.
 */
function virtualStarts(
  ordered: readonly BinSection[],
  written: readonly BinSection[],
  places: ReadonlyMap<BinSection, RealPlace>,
  lengthOf: (section: BinSection) => number,
): Map<BinSection, Integer> | PlacementProblem {
  const last = ordered.findLast(holdsBytes)!;
  const followed = new Map<BinSection, BinSection>();
  for (const section of written) {
    if (section.virtualStart !== undefined) continue;
    const name = virtuallyFollowed(section);
    const found = name === '' ? undefined : written.find(other => other.name === name);
    if (name !== '' && !found) {
      return { errors: [], fatal: `section ${section.name} vfollows unknown section (${name})` };
    }
    if (found) followed.set(section, found);
    else if (!holdsBytes(section) && section.start === undefined) {
      const before = written[written.indexOf(section) - 1]!;
      followed.set(section, section.name === '.bss' ? last : before);
    }
  }
  const result = new Map<BinSection, Integer>();
  let open = [...ordered];
  for (let count = -1; count !== open.length; ) {
    count = open.length;
    for (const section of open) {
      const before = followed.get(section);
      const start = before && result.get(before);
      if (before && start === undefined) continue;
      const end = before && add(start!, lengthOf(before));
      result.set(section, virtualStartOf(section, places.get(section), end));
    }
    open = open.filter(section => !result.has(section));
  }
  if (open.length === 0) return result;
  const errors = open.map(({ name }) => `cannot compute vstart for section ${name}`);
  return { errors, fatal: 'circular vfollows path detected' };
}

function virtuallyFollowed(section: BinSection): string {
  if (section.virtualFollows !== '') return section.virtualFollows;
  return holdsBytes(section) ? '' : section.follows;
}

function startOf(section: BinSection, end: number | undefined, origin: number): number {
  if (section.start !== undefined) return section.start;
  if (end === undefined) return section.align > 0 ? alignUp(origin, section.align) : origin;
  return alignUp(end, section.align || defaultAlignment);
}

/** `end` is that of the section it stands behind, if there is one. */
function virtualStartOf(
  section: BinSection,
  place: RealPlace | undefined,
  end: Integer | undefined,
): Integer {
  if (section.virtualStart !== undefined) return section.virtualStart;
  const said = section.virtualAlign || (holdsBytes(section) ? 0 : section.align);
  if (end !== undefined) return virtuallyAligned(end, said || defaultAlignment);
  if (!place) return section.start ?? 0;
  // nasm aligns the end of what is in front rather than the section's own start.
  return section.virtualAlign > 0 ? alignUp(place.endBefore, section.virtualAlign) : place.start;
}

function virtuallyAligned(value: Integer, alignment: number): Integer {
  const excess = remainderUnsigned(value, alignment);
  return excess === 0 ? value : add(value, subtract(alignment, excess));
}

function alignUp(value: number, alignment: number): number {
  return Math.ceil(value / alignment) * alignment;
}

/** Sections with the ones behind them that have no address of their own, by their addresses. */
function chainsOf(sections: readonly BinSection[]): BinSection[][] {
  const chains: BinSection[][] = [];
  for (const section of sections) {
    const chain = chains.at(-1);
    if (section.start === undefined && chain) chain.push(section);
    else chains.push([section]);
  }
  // A first section without an address begins at the origin, below those that have one.
  const startOfChain = ([first]: readonly BinSection[]) => first?.start ?? Number.NEGATIVE_INFINITY;
  return chains.sort((left, right) => {
    const [one, other] = [startOfChain(left), startOfChain(right)];
    return one === other ? 0 : one - other;
  });
}

/** Fixed ones by their addresses, the others behind them, followers behind what they follow. */
function orderGroup(group: readonly BinSection[]): readonly BinSection[] | string {
  const result = chainsOf(group.filter(({ follows }) => follows === '')).flat();
  const waiting = group.filter(({ follows }) => follows !== '');
  const followed = new Map<string, BinSection>();
  for (const section of waiting) {
    const { name, follows } = section;
    if (name === follows) return `section ${name} is self following`;
    const other = followed.get(follows);
    if (other) return `sections ${name} and ${other.name} can't both follow section ${follows}`;
    if (!group.some(candidate => candidate.name === follows)) {
      return `section ${name} follows an invalid or unknown section (${follows})`;
    }
    followed.set(follows, section);
  }
  for (let round = 0; waiting.length > 0 && round <= group.length; round++) {
    for (const section of [...waiting]) {
      const at = result.findIndex(({ name }) => name === section.follows);
      if (at < 0) continue;
      result.splice(at + 1, 0, section);
      waiting.splice(waiting.indexOf(section), 1);
    }
  }
  const [lost] = waiting;
  if (!lost) return result;
  return `section ${lost.name} follows an invalid or unknown section (${lost.follows})`;
}
