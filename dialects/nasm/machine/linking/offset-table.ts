// The global offset table: a slot for each address (or offset from the thread) that is asked for.
import type { ElfSymbol } from '../../decoder/elf-image.ts';
import type { ObjectFile } from './object-file.ts';
import { relocationType, type SlotContent, slotContent } from './relocation-types.ts';

export interface TableSlot {
  /** From the beginning of the table, in bytes. */
  readonly offset: number;
  readonly holds: SlotContent;
  readonly object: ObjectFile;
  readonly symbol: ElfSymbol;
}

export interface OffsetTable {
  readonly slots: readonly TableSlot[];
  /** In bytes. */
  readonly size: number;
  slotOf(symbol: ElfSymbol, holds: SlotContent): TableSlot | undefined;
}

/** Locals of two objects are two symbols, a global name is one. */
function keyOf(symbol: ElfSymbol, holds: SlotContent): string | ElfSymbol {
  if (holds === 'modulePair') return '';
  return symbol.isGlobal ? symbol.name : symbol;
}

/** ld leaves three slots free at the start, which belong to the dynamic linker. */
const reserved = 3;

function* slotsAskedFor(
  objects: readonly ObjectFile[],
): Generator<readonly [ObjectFile, ElfSymbol, SlotContent]> {
  for (const object of objects) {
    for (const section of object.sections) {
      for (const { type, symbol } of section.relocations) {
        const formula = relocationType(object.elf.bits, type)?.formula;
        const holds = formula && slotContent(formula);
        if (holds && symbol) yield [object, symbol, holds];
      }
    }
  }
}

/** Every slot that a relocation of the objects needs. */
export function makeOffsetTable(objects: readonly ObjectFile[], slotSize: 4 | 8): OffsetTable {
  const slots: TableSlot[] = [];
  let used = reserved;
  const byKey = {
    address: new Map<string | ElfSymbol, TableSlot>(),
    thread: new Map<string | ElfSymbol, TableSlot>(),
    pair: new Map<string | ElfSymbol, TableSlot>(),
    modulePair: new Map<string | ElfSymbol, TableSlot>(),
  };
  for (const [object, symbol, holds] of slotsAskedFor(objects)) {
    const key = keyOf(symbol, holds);
    if (byKey[holds].has(key)) continue;
    const slot = { offset: used * slotSize, holds, object, symbol };
    byKey[holds].set(key, slot);
    slots.push(slot);
    used += holds === 'pair' || holds === 'modulePair' ? 2 : 1;
  }
  const usesTable = slots.length > 0 || objects.some(mentionsTable);
  return {
    slots,
    size: usesTable ? used * slotSize : 0,
    slotOf: (symbol, holds) => byKey[holds].get(keyOf(symbol, holds)),
  };
}

function mentionsTable({ elf, sections }: ObjectFile): boolean {
  if (elf.symbols.some(({ name }) => name === '_GLOBAL_OFFSET_TABLE_')) return true;
  return sections.some(({ relocations }) =>
    relocations.some(({ type }) => {
      const formula = relocationType(elf.bits, type)?.formula;
      return formula === 'fromTable' || formula === 'tableRelative';
    }),
  );
}
