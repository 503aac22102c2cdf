// Puts the sections of all objects into memory, in the order and at the addresses of ld.
import { largest } from '#core/lists.ts';
import { type ElfSection, sectionFlag } from '../../decoder/elf-image.ts';
import { pageSize } from '../guest.ts';
import { type PlacedSection, roundUp, type ThreadTemplate } from './executable-image.ts';
import { LinkError } from './link-problem.ts';
import type { ObjectFile } from './object-file.ts';

interface Member {
  readonly object: ObjectFile;
  readonly section: ElfSection;
  /** In the output section. */
  readonly offset: number;
}

/** All sections of one name, one behind the other. */
export interface OutputSection {
  readonly name: string;
  flags: number;
  alignment: number;
  size: number;
  /** Bytes that are not zeros by nature: what lies behind them is room. */
  fileSize: number;
  address: number;
  readonly members: Member[];
}

export interface Layout {
  readonly sections: readonly OutputSection[];
  readonly placed: readonly PlacedSection[];
  /** Where a section of an object lies; undefined for those that are not loaded. */
  addressOf(object: number, section: number): number | undefined;
  readonly threads: ThreadTemplate | undefined;
  /** Behind the last byte. */
  readonly end: number;
}

/** Room that the linker adds to the program: the global offset table, COMMON variables. */
export interface AddedSection {
  readonly name: string;
  readonly size: number;
  readonly alignment: number;
  readonly isZeros: boolean;
}

const zeros = 8;
/** Sections with bytes may come to so many; more than that is a mistake. */
const bytesMax = 2 ** 30;
const roomMax = 2 ** 36;

/** ld collects `.text.hot` and its like in the section before the second dot. */
const families = /^(\.(?:text|rodata|data|bss|tdata|tbss|init_array|fini_array))(?:\..*)$/;
/** Begins right behind .text, on its last page. */
export const lastCode = '.fini';

const wellKnown = ['.text', '.rodata', '.tdata', '.tbss', '.got', '.data', '.bss'];

/** Code, constants, thread-local templates, variables, room: as ld puts them. */
function rank({ flags, fileSize, name }: OutputSection): number {
  const known = wellKnown.includes(name) ? 0 : 1;
  if ((flags & sectionFlag.executable) !== 0) return 10 + known;
  if ((flags & sectionFlag.threadLocal) !== 0) return fileSize > 0 ? 30 : 31;
  if ((flags & sectionFlag.write) === 0) return 20 + known;
  if (fileSize > 0) return name === '.got' ? 40 : 41 + known;
  return 50 + known;
}

function collect(objects: readonly ObjectFile[], added: readonly AddedSection[]): OutputSection[] {
  const byName = new Map<string, OutputSection>();
  const named = (name: string): OutputSection => {
    const found = byName.get(name);
    if (found) return found;
    const fresh = {
      name,
      flags: 0,
      alignment: 1,
      size: 0,
      fileSize: 0,
      address: 0,
      members: [],
    };
    byName.set(name, fresh);
    return fresh;
  };
  for (const object of objects) {
    for (const section of object.sections) {
      const isLast = section.name === lastCode;
      const output = named(isLast ? '.text' : (families.exec(section.name)?.[1] ?? section.name));
      const offset = roundUp(output.size, section.alignment);
      output.members.push({ object, section, offset });
      output.flags |= section.flags;
      output.alignment = Math.max(output.alignment, section.alignment);
      output.size = offset + section.size;
      if (section.type !== zeros && section.size > 0) output.fileSize = output.size;
    }
  }
  for (const { name, size, alignment, isZeros } of added) {
    const output = named(name);
    output.flags |= sectionFlag.write | sectionFlag.allocated;
    output.alignment = Math.max(output.alignment, alignment);
    output.size = roundUp(output.size, alignment) + size;
    if (!isZeros) output.fileSize = output.size;
  }
  return [...byName.values()];
}

function checkSizes(sections: readonly OutputSection[]): void {
  for (const { name, size, fileSize } of sections) {
    if (fileSize <= bytesMax && size <= roomMax) continue;
    const message = `the section ${name} has ${size} bytes, more than the emulator has room for`;
    throw new LinkError([{ message }]);
  }
}

/**
 * Gives every section its address; returns the end of the last. Sections of the same rights follow
 * each other without a gap, as those of ld, so that what runs over one reaches the next.
 */
function place(sections: readonly OutputSection[], base: number): number {
  let end = base;
  let threadEnd = 0;
  let rights: number | undefined;
  for (const section of sections) {
    const alignment = Math.max(section.alignment, 1);
    if ((section.flags & sectionFlag.threadLocal) !== 0) {
      // Room of threads stands in the template only, behind the bytes that it begins with.
      const start = threadEnd === 0 ? roundUp(end, Math.max(alignment, pageSize)) : threadEnd;
      section.address = roundUp(start, alignment);
      threadEnd = section.address + section.size;
      if (section.fileSize > 0) end = threadEnd;
      rights = undefined;
      continue;
    }
    const ownRights = section.flags & (sectionFlag.write | sectionFlag.executable);
    const isNext = ownRights === rights;
    section.address = roundUp(end, isNext ? alignment : Math.max(alignment, pageSize));
    end = section.address + section.size;
    if (section.size > 0) rights = ownRights;
  }
  return end;
}

function threadTemplate(sections: readonly OutputSection[]): ThreadTemplate | undefined {
  const own = sections.filter(({ flags }) => (flags & sectionFlag.threadLocal) !== 0);
  const [first] = own;
  if (!first) return undefined;
  const last = own.at(-1)!;
  const filled = own.findLast(({ fileSize }) => fileSize > 0);
  return {
    address: first.address,
    fileSize: filled ? filled.address + filled.fileSize - first.address : 0,
    size: last.address + last.size - first.address,
    alignment: largest(
      own.map(each => each.alignment),
      1,
    ),
  };
}

/** The layout from `base` on, where the headers of the file lie. */
export function layOut(
  objects: readonly ObjectFile[],
  added: readonly AddedSection[],
  base: number,
): Layout {
  const sections = collect(objects, added)
    .map((section, index) => ({ section, index }))
    .sort((a, b) => rank(a.section) - rank(b.section) || a.index - b.index)
    .map(({ section }) => section);
  checkSizes(sections);
  const end = place(sections, base + pageSize);
  const placed = sections.flatMap(({ address, members }) =>
    members.map(
      ({ object, section, offset }): PlacedSection => ({
        object: object.index,
        section: section.index,
        name: section.name,
        address: address + offset,
        size: section.size,
      }),
    ),
  );
  const addresses = objects.map(() => new Map<number, number>());
  for (const { object, section, address } of placed) addresses[object]!.set(section, address);
  return {
    sections,
    placed,
    addressOf: (object, section) => addresses[object]?.get(section),
    threads: threadTemplate(sections),
    end,
  };
}
