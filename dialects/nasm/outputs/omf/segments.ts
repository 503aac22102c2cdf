// Segments and groups of the Object Module Format, with what SEGMENT and GROUP say of them.
import { type Combination, type DeclaredSegment, DeclaredSegments } from '../declared-segments.ts';
import type { FormatHost } from '../object-format.ts';
import type { OmfFixup } from './fixups.ts';

export interface OmfSegment extends DeclaredSegment {
  /** The first group that it belongs to. */
  group: OmfGroup | undefined;
  readonly fixups: OmfFixup[];
  /** Room that RESB leaves, in rising order: the file has no bytes there. */
  readonly gaps: { readonly start: number; length: number }[];
}

export interface OmfGroup {
  readonly name: string;
  /** Even, as a section's index; the odd one above is its base. */
  readonly index: number;
  /** From 1, in the order of the file. */
  readonly number: number;
  /** Names of segments: those that are known, as they came to be so, then those yet to come. */
  readonly members: string[];
  /** How many of them are known. */
  known: number;
}

const combinationCodes: Readonly<Record<Combination, number>> = {
  private: 0,
  public: 2,
  stack: 5,
  common: 6,
};
const flatName = 'FLAT';

/** How each alignment is written; what is asked for is rounded up to one of them. */
const alignmentCodes: readonly (readonly [number, number])[] = [
  [1, 1],
  [2, 2],
  [4, 5],
  [16, 3],
  [256, 4],
  [4096, 6],
];

/** The widest alignment that a segment's definition can tell, in bytes. */
export const alignmentMax = 4096;

export class OmfSegments {
  readonly #host: FormatHost;
  readonly #declared: DeclaredSegments<OmfSegment>;
  readonly groups: OmfGroup[] = [];

  constructor(host: FormatHost) {
    this.#host = host;
    this.#declared = new DeclaredSegments<OmfSegment>(host, {
      alignmentMin: 1,
      alignmentMax,
      firstGoesOn: true,
      is32: () => false,
      complete: declared => ({ ...declared, group: undefined, fixups: [], gaps: [] }),
    });
  }

  get all(): readonly OmfSegment[] {
    return this.#declared.all;
  }

  /** The segment in which code lies before any SEGMENT. */
  get initialIndex(): number {
    return this.#declared.initialIndex;
  }

  at(index: number): OmfSegment | undefined {
    return this.#declared.at(index);
  }

  groupOf(index: number): OmfGroup | undefined {
    return this.groups.find(group => group.index === index);
  }

  /** The index of a group or segment; undefined if there is none of that name. */
  indexOf(name: string): number | undefined {
    const group = this.groups.find(each => each.name === name);
    return group?.index ?? this.#declared.named(name)?.bytes.index;
  }

  base(segment: OmfSegment): number {
    return this.#declared.base(segment);
  }

  /** The segment of code before any SEGMENT. */
  initial(): OmfSegment {
    return this.#declared.initial();
  }

  /** SEGMENT's text: a name and attributes. */
  select(text: string): OmfSegment {
    const { segment, isNew } = this.#declared.select(text);
    if (isNew) this.#tellRounding(segment);
    if (isNew && segment.isFlat) segment.group = this.#group(flatName);
    if (isNew) segment.group ??= this.groups.find(each => each.members.includes(segment.name));
    if (isNew) for (const group of this.groups) know(group, segment.name);
    return segment;
  }

  #tellRounding({ alignment }: OmfSegment): void {
    const rounded = alignmentCodes.find(([bytes]) => bytes >= alignment)?.[0];
    if (rounded === undefined || rounded === alignment) return;
    const text = `OBJ format does not support alignment of ${alignment}: rounding up to ${rounded}`;
    this.#host.warning('other', text);
  }

  #group(name: string): OmfGroup {
    const known = this.groups.find(group => group.name === name);
    if (known) return known;
    const index = this.#host.newSection();
    const made: OmfGroup = { name, index, number: this.groups.length + 1, members: [], known: 0 };
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
    const segment = this.#declared.named(name);
    if (segment) know(group, name);
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

/** Puts a name behind those that are known; what stood there takes its place, as in nasm. */
function know(group: OmfGroup, name: string): void {
  const { members, known } = group;
  const at = members.indexOf(name, known);
  if (at < 0) return;
  [members[known], members[at]] = [members[at]!, members[known]!];
  group.known++;
}

/** The first byte of a segment's definition. */
export function attributeByte(segment: OmfSegment): number {
  const { paragraph, alignment, combination, is32 } = segment;
  const code = alignmentCodes.find(([size]) => size >= alignment)?.[1] ?? 1;
  return (
    ((paragraph === undefined ? code : 0) << 5) |
    (combinationCodes[combination] << 2) |
    (is32 ? 1 : 0)
  );
}
