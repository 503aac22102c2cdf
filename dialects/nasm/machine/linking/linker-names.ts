// The names that a linker itself defines, where objects ask for them: `_end` and its like.
import { sectionFlag } from '../../decoder/elf-image.ts';
import type { Layout, OutputSection } from './layout.ts';

type AddressOf = (layout: Layout, base: number) => number | undefined;

function endOf({ address, size }: OutputSection): number {
  return address + size;
}

function lastEnd(
  { sections }: Layout,
  isWanted: (section: OutputSection) => boolean,
): number | undefined {
  const last = sections.findLast(isWanted);
  return last && endOf(last);
}

const isCode = ({ flags }: OutputSection) => (flags & sectionFlag.executable) !== 0;
const hasBytes = ({ fileSize }: OutputSection) => fileSize > 0;

function named({ sections }: Layout, wanted: string): OutputSection | undefined {
  return sections.find(({ name }) => name === wanted);
}

const endOfText: AddressOf = layout => lastEnd(layout, isCode);
const endOfData: AddressOf = layout => lastEnd(layout, hasBytes);
const endOfAll: AddressOf = layout => layout.end;

const names: ReadonlyMap<string, AddressOf> = new Map<string, AddressOf>([
  ['__executable_start', (_, base) => base],
  ['__ehdr_start', (_, base) => base],
  ['etext', endOfText],
  ['_etext', endOfText],
  ['__etext', endOfText],
  ['edata', endOfData],
  ['_edata', endOfData],
  ['__bss_start', layout => named(layout, '.bss')?.address ?? endOfData(layout, 0)],
  ['end', endOfAll],
  ['_end', endOfAll],
]);

/** ld names the bounds of a section whose name is a word of C, and of lists of functions. */
const bounds = /^__(start|stop)_(\w+)$/;
const lists = /^__(init_array|fini_array|preinit_array)_(start|end)$/;

/** The address of a name that no object defines; undefined where it means nothing to a linker. */
export function linkerName(name: string, layout: Layout, base: number): number | undefined {
  const direct = names.get(name);
  if (direct) return direct(layout, base);
  const [, list, side] = lists.exec(name) ?? [];
  if (list !== undefined) {
    const section = named(layout, `.${list}`);
    if (!section) return base;
    return side === 'start' ? section.address : endOf(section);
  }
  const [, edge, word = ''] = bounds.exec(name) ?? [];
  const section = edge === undefined ? undefined : named(layout, word);
  return section && (edge === 'start' ? section.address : endOf(section));
}
