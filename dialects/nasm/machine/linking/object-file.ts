// An ELF object as the linker takes it in: which of its sections become part of the program.
import {
  type ElfImage,
  type ElfSection,
  type ElfSymbol,
  readElf,
  sectionFlag,
} from '../../decoder/elf-image.ts';
import { LinkError } from './link-problem.ts';

export interface ObjectBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ObjectFile {
  readonly index: number;
  readonly name: string;
  readonly elf: ElfImage;
  /** Those that are loaded, without copies of groups that an earlier object has. */
  readonly sections: readonly ElfSection[];
  /** By the section's index. */
  readonly labels: ReadonlyMap<number, readonly ElfSymbol[]>;
}

const groupSection = 17;
const noteSection = '.note.GNU-stack';

/** The sections of groups (one copy of which the whole program has) that are to be left out. */
function discardedSections(elf: ElfImage, groups: Set<string>): ReadonlySet<number> {
  const discarded = new Set<number>();
  for (const { type, content, info } of elf.sections) {
    if (type !== groupSection || content[0] !== 1) continue;
    const name = elf.symbols[info]?.name ?? '';
    if (!groups.has(name)) {
      groups.add(name);
      continue;
    }
    for (let at = 4; at + 3 < content.length; at += 4) {
      discarded.add(content[at]! | (content[at + 1]! << 8) | (content[at + 2]! << 16));
    }
  }
  return discarded;
}

function labelsOf(elf: ElfImage): ReadonlyMap<number, readonly ElfSymbol[]> {
  const labels = new Map<number, ElfSymbol[]>();
  for (const symbol of elf.symbols) {
    if (symbol.name === '' || symbol.type === 3 || symbol.type === 4) continue;
    const inSection = labels.get(symbol.section);
    if (inSection) inSection.push(symbol);
    else labels.set(symbol.section, [symbol]);
  }
  for (const inSection of labels.values()) inSection.sort((a, b) => a.value - b.value);
  return labels;
}

/** Reads every object. Throws LinkError for what is none, and for a mixture of widths. */
export function readObjects(files: readonly ObjectBytes[]): readonly ObjectFile[] {
  const groups = new Set<string>();
  const objects = files.map(({ name, bytes }, index): ObjectFile => {
    const elf = readElf(bytes);
    if (!elf?.isRelocatable) {
      const what = elf ? 'is an ELF file that has been linked already' : 'is no ELF object for x86';
      throw new LinkError([{ message: `${name} ${what}`, object: index }]);
    }
    const discarded = discardedSections(elf, groups);
    const sections = elf.sections.filter(
      section => (section.flags & sectionFlag.allocated) !== 0 && !discarded.has(section.index),
    );
    return { index, name, elf, sections, labels: labelsOf(elf) };
  });
  const [first] = objects;
  const odd = objects.find(({ elf }) => elf.bits !== first?.elf.bits);
  if (first && odd) {
    const [a, b] = [first, odd].map(({ name, elf }) => `${name} has ${elf.bits} bits`);
    throw new LinkError([{ message: `${a} and ${b}: they cannot be one program` }]);
  }
  return objects;
}

/** As ld has it, an object that says nothing of its stack wants it to be executable. */
export function wantsExecutableStack({ elf }: ObjectFile): boolean {
  const note = elf.sections.find(({ name }) => name === noteSection);
  return !note || (note.flags & sectionFlag.executable) !== 0;
}

/** `.text+0x12 (in main)` */
export function placeText(object: ObjectFile, section: ElfSection, offset: number): string {
  const labels = object.labels.get(section.index) ?? [];
  const label = labels.findLast(({ value }) => value <= offset)?.name;
  const place = `${section.name}+0x${offset.toString(16)}`;
  return label === undefined ? place : `${place}, in ${label}`;
}
