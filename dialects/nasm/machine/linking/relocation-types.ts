// What each relocation of ELF writes into its field: formula, width and range.

/**
 * S is the symbol, A the addend, P the field's own address, G a slot of the global offset table,
 * GOT the table's beginning, T an offset from the thread's pointer.
 */
export type Formula =
  | 'none'
  /** S + A */
  | 'absolute'
  /** S + A − P */
  | 'relative'
  /** S + A − GOT */
  | 'fromTable'
  /** GOT + A − P */
  | 'tableRelative'
  /** G + A − GOT */
  | 'slotOffset'
  /** G + A − P */
  | 'slotRelative'
  /** G + A where the instruction has no base register, otherwise G + A − GOT */
  | 'slotByBase'
  /** The symbol's size + A */
  | 'size'
  /** T + A */
  | 'threadOffset'
  /** The same three of a slot that holds T. */
  | 'threadSlotRelative'
  /** A pair of slots for __tls_get_addr: of the symbol's T, or of 0 for the whole module. */
  | 'pairRelative'
  | 'modulePairRelative'
  /** The same from the table's beginning. */
  | 'pairOffset'
  | 'modulePairOffset'
  | 'threadSlotAddress'
  | 'threadSlotOffset';

/** Which values a field can hold; `either` is what fits signed or unsigned. */
export type FieldRange = 'unsigned' | 'signed' | 'either' | 'any';

export interface RelocationType {
  readonly name: string;
  /** Of the field, in bytes. */
  readonly size: number;
  readonly formula: Formula;
  readonly range: FieldRange;
}

type Row = readonly [
  number: number,
  name: string,
  size: number,
  formula: Formula,
  range: FieldRange,
];

/** System V ABI for AMD64, table of relocation types. */
const rowsAmd64: readonly Row[] = [
  [0, 'R_X86_64_NONE', 0, 'none', 'any'],
  [1, 'R_X86_64_64', 8, 'absolute', 'any'],
  [2, 'R_X86_64_PC32', 4, 'relative', 'signed'],
  [3, 'R_X86_64_GOT32', 4, 'slotOffset', 'signed'],
  [4, 'R_X86_64_PLT32', 4, 'relative', 'signed'],
  [9, 'R_X86_64_GOTPCREL', 4, 'slotRelative', 'signed'],
  [10, 'R_X86_64_32', 4, 'absolute', 'unsigned'],
  [11, 'R_X86_64_32S', 4, 'absolute', 'signed'],
  [12, 'R_X86_64_16', 2, 'absolute', 'either'],
  [13, 'R_X86_64_PC16', 2, 'relative', 'either'],
  [14, 'R_X86_64_8', 1, 'absolute', 'either'],
  [15, 'R_X86_64_PC8', 1, 'relative', 'signed'],
  [17, 'R_X86_64_DTPOFF64', 8, 'threadOffset', 'any'],
  [18, 'R_X86_64_TPOFF64', 8, 'threadOffset', 'any'],
  [19, 'R_X86_64_TLSGD', 4, 'pairRelative', 'signed'],
  [20, 'R_X86_64_TLSLD', 4, 'modulePairRelative', 'signed'],
  [21, 'R_X86_64_DTPOFF32', 4, 'threadOffset', 'signed'],
  [22, 'R_X86_64_GOTTPOFF', 4, 'threadSlotRelative', 'signed'],
  [23, 'R_X86_64_TPOFF32', 4, 'threadOffset', 'signed'],
  [24, 'R_X86_64_PC64', 8, 'relative', 'any'],
  [25, 'R_X86_64_GOTOFF64', 8, 'fromTable', 'any'],
  [26, 'R_X86_64_GOTPC32', 4, 'tableRelative', 'signed'],
  [27, 'R_X86_64_GOT64', 8, 'slotOffset', 'any'],
  [28, 'R_X86_64_GOTPCREL64', 8, 'slotRelative', 'any'],
  [29, 'R_X86_64_GOTPC64', 8, 'tableRelative', 'any'],
  [30, 'R_X86_64_GOTPLT64', 8, 'slotOffset', 'any'],
  [31, 'R_X86_64_PLTOFF64', 8, 'fromTable', 'any'],
  [32, 'R_X86_64_SIZE32', 4, 'size', 'unsigned'],
  [33, 'R_X86_64_SIZE64', 8, 'size', 'any'],
  [41, 'R_X86_64_GOTPCRELX', 4, 'slotRelative', 'signed'],
  [42, 'R_X86_64_REX_GOTPCRELX', 4, 'slotRelative', 'signed'],
];

/** System V ABI for i386, table of relocation types. Four bytes wrap around and hold anything. */
const rows386: readonly Row[] = [
  [0, 'R_386_NONE', 0, 'none', 'any'],
  [1, 'R_386_32', 4, 'absolute', 'any'],
  [2, 'R_386_PC32', 4, 'relative', 'any'],
  [3, 'R_386_GOT32', 4, 'slotOffset', 'any'],
  [4, 'R_386_PLT32', 4, 'relative', 'any'],
  [9, 'R_386_GOTOFF', 4, 'fromTable', 'any'],
  [10, 'R_386_GOTPC', 4, 'tableRelative', 'any'],
  [14, 'R_386_TLS_TPOFF', 4, 'threadOffset', 'any'],
  [15, 'R_386_TLS_IE', 4, 'threadSlotAddress', 'any'],
  [16, 'R_386_TLS_GOTIE', 4, 'threadSlotOffset', 'any'],
  [17, 'R_386_TLS_LE', 4, 'threadOffset', 'any'],
  [18, 'R_386_TLS_GD', 4, 'pairOffset', 'any'],
  [19, 'R_386_TLS_LDM', 4, 'modulePairOffset', 'any'],
  [20, 'R_386_16', 2, 'absolute', 'either'],
  [21, 'R_386_PC16', 2, 'relative', 'either'],
  [22, 'R_386_8', 1, 'absolute', 'either'],
  [23, 'R_386_PC8', 1, 'relative', 'signed'],
  [32, 'R_386_TLS_LDO_32', 4, 'threadOffset', 'any'],
  [38, 'R_386_SIZE32', 4, 'size', 'any'],
  [43, 'R_386_GOT32X', 4, 'slotByBase', 'any'],
];

function tableOf(rows: readonly Row[]): ReadonlyMap<number, RelocationType> {
  return new Map(
    rows.map(([number, name, size, formula, range]) => [number, { name, size, formula, range }]),
  );
}

const typesAmd64 = tableOf(rowsAmd64);
const types386 = tableOf(rows386);

/** What a number of the ABI means; undefined for those that only dynamic linkers meet. */
export function relocationType(bits: 32 | 64, number: number): RelocationType | undefined {
  return (bits === 64 ? typesAmd64 : types386).get(number);
}

/** What a slot of the global offset table holds; a pair is two slots, for __tls_get_addr. */
export type SlotContent = 'address' | 'thread' | 'pair' | 'modulePair';

/** Which slot of the global offset table a formula asks for. */
export function slotContent(formula: Formula): SlotContent | undefined {
  if (formula.startsWith('slot')) return 'address';
  if (formula.startsWith('threadSlot')) return 'thread';
  if (formula.startsWith('pair')) return 'pair';
  return formula.startsWith('modulePair') ? 'modulePair' : undefined;
}
