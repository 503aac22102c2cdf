// Sections of a flat binary: their attributes, and where each of them comes to lie.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import { noSection } from '../../assembly/value.ts';
import { toNumber } from '../../integer.ts';
import type { FormatHost } from '../object-format.ts';

export interface BinSection {
  readonly name: string;
  readonly bytes: SectionBytes;
  kind: 'progbits' | 'nobits' | undefined;
  /** 0 where nothing is said. */
  align: number;
  virtualAlign: number;
  start: number | undefined;
  virtualStart: number | undefined;
  follows: string;
  virtualFollows: string;
}

/** Where a section lies in the file and where its labels count from. */
export interface Placed {
  readonly section: BinSection;
  readonly start: number;
  readonly virtualStart: number;
}

const defaultAlignment = 4;

export class BinSections {
  readonly #host: FormatHost;
  readonly all: BinSection[] = [];
  origin: number | undefined;

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

  /** SECTION's text: a name and attributes. */
  select(text: string): number {
    const name = /^\s*(\S*)/.exec(text)![1]!;
    const section = this.named(name) ?? this.#make(name);
    const rest = text.slice(text.indexOf(name) + name.length).trim();
    this.#attributes(section, rest);
    return section.bytes.index;
  }

  #attributes(section: BinSection, text: string): void {
    let rest = text;
    while (rest !== '') {
      const written = /^\S+/.exec(rest)![0];
      const word = written.toLowerCase();
      const [key = '', value] = splitAtEquals(written);
      rest = rest.slice(written.length).trim();
      if (word === 'progbits' || word === 'nobits') this.#setKind(section, word);
      else if (value === '' && key !== '') this.#warnOfNoValue();
      else if (value !== undefined && this.#set(section, key.toLowerCase(), value)) continue;
      else if (!this.#host.isFirstPass) {
        this.#host.warning('other', `ignoring unknown section attribute: "${written}"`);
      }
    }
    section.kind ??= 'progbits';
  }

  #warnOfNoValue(): void {
    if (this.#host.isFirstPass) return;
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
        if (section.virtualStart !== undefined) this.#clash('vstart', 'vfollows');
        else section.virtualFollows = value;
        return true;
      default:
        return false;
    }
  }

  #clash(one: string, other: string): void {
    this.#host.error(`cannot combine \`${one}' and \`${other}' section attributes`);
  }

  #setAlignment(section: BinSection, key: 'align' | 'valign', text: string): void {
    const value = this.#number(text);
    if (value === undefined) return;
    if (value < 1 || !Number.isInteger(Math.log2(value))) {
      this.#host.error(`argument to \`${key}' is not a power of two`);
    } else if (key === 'align') section.align = value;
    else section.virtualAlign = value;
  }

  #setStart(section: BinSection, key: 'start' | 'vstart', text: string): void {
    const value = this.#number(text);
    if (value === undefined) return;
    if (key === 'start') {
      if (section.follows !== '') this.#clash('start', 'follows');
      else section.start = value;
    } else if (section.virtualFollows !== '') this.#clash('vstart', 'vfollows');
    else section.virtualStart = value;
  }

  #number(text: string): number | undefined {
    const value = this.#host.evaluate(text);
    if (value && !value.unknown && value.section === noSection) return toNumber(value.offset);
    this.#host.error("Invalid attribute value specified in `section' directive.");
    return undefined;
  }
}

function splitAtEquals(text: string): [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** The sections in the order of their addresses, those without bytes last; or what is wrong. */
export function placeSections(
  sections: readonly BinSection[],
  origin: number,
  lengthOf: (section: BinSection) => number,
): readonly Placed[] | string {
  const ordered = orderSections(sections);
  if (typeof ordered === 'string') return ordered;
  const placed: Placed[] = [];
  const byName = new Map<string, Placed>();
  for (const section of ordered) {
    const before = placed.at(-1);
    const start = startOf(section, before, origin, lengthOf);
    const virtualStart = virtualStartOf(section, start, before, byName, lengthOf);
    if (typeof virtualStart === 'string') return virtualStart;
    if (section.kind !== 'nobits' && start < origin)
      return `section ${section.name} begins before program origin`;
    const overlaps = before && before.section.kind === 'progbits' && section.kind === 'progbits';
    if (overlaps && start < before.start + lengthOf(before.section)) {
      return `sections ${before.section.name} and ${section.name} overlap!`;
    }
    const isLoaded = section.kind !== 'nobits' || section.start !== undefined;
    const row = { section, start: isLoaded ? start : virtualStart, virtualStart };
    placed.push(row);
    byName.set(section.name, row);
  }
  return placed;
}

function startOf(
  section: BinSection,
  before: Placed | undefined,
  origin: number,
  lengthOf: (section: BinSection) => number,
): number {
  if (section.start !== undefined) return section.start;
  if (!before) return origin;
  return alignUp(before.start + lengthOf(before.section), section.align || defaultAlignment);
}

function virtualStartOf(
  section: BinSection,
  start: number,
  before: Placed | undefined,
  byName: ReadonlyMap<string, Placed>,
  lengthOf: (section: BinSection) => number,
): number | string {
  if (section.virtualStart !== undefined) return section.virtualStart;
  const alignment = section.virtualAlign || section.align || defaultAlignment;
  if (section.virtualFollows !== '') {
    const followed = byName.get(section.virtualFollows);
    if (!followed) {
      const { name, virtualFollows } = section;
      return `section ${name} vfollows unknown section (${virtualFollows})`;
    }
    return alignUp(followed.virtualStart + lengthOf(followed.section), alignment);
  }
  if (section.kind === 'nobits' && before && section.start === undefined) {
    return alignUp(before.virtualStart + lengthOf(before.section), alignment);
  }
  return section.virtualAlign > 0 ? alignUp(start, section.virtualAlign) : start;
}

function alignUp(value: number, alignment: number): number {
  return Math.ceil(value / alignment) * alignment;
}

/** Fixed ones by their addresses, the others behind them, followers behind what they follow. */
function orderSections(sections: readonly BinSection[]): readonly BinSection[] | string {
  const result: BinSection[] = [];
  for (const wanted of ['progbits', 'nobits'] as const) {
    const group = sections.filter(({ kind }) => (kind ?? 'progbits') === wanted);
    const ordered = orderGroup(group, sections);
    if (typeof ordered === 'string') return ordered;
    result.push(...ordered);
  }
  return result;
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

function orderGroup(
  group: readonly BinSection[],
  all: readonly BinSection[],
): readonly BinSection[] | string {
  const result = chainsOf(group.filter(({ follows }) => follows === '')).flat();
  const waiting = group.filter(({ follows }) => follows !== '');
  const followed = new Map<string, BinSection>();
  for (const section of waiting) {
    const { name, follows } = section;
    if (name === follows) return `section ${name} is self following`;
    const other = followed.get(follows);
    if (other) return `sections ${name} and ${other.name} can't both follow section ${follows}`;
    if (!all.some(candidate => candidate.name === follows)) {
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
