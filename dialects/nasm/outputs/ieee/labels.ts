// What labels say of themselves in LADsoft's debugging information: the data behind them.
import type { SymbolEntry } from '../../assembly/symbols.ts';
import type { DataNote } from '../object-format.ts';

export interface DescribedLabel {
  readonly entry: SymbolEntry;
  /** LADsoft's number of the type of one element; 0 for none. */
  type: number;
  /** How many elements; more than one are an array. */
  count: number;
}

/** Types by the sizes of elements in bytes. */
const types: ReadonlyMap<number, number> = new Map([
  [1, 0x1],
  [2, 0x3],
  [4, 0x5],
  [8, 0xa],
  [10, 0xb],
]);
/** The type of a `float`; doubles have the type of other elements of eight bytes. */
const floatType = 0x9;
/** The type of code, and of elements of other sizes. */
const labelType = 0x10;

export class DescribedLabels {
  readonly all: DescribedLabel[] = [];

  add(entry: SymbolEntry): void {
    this.all.push({ entry, type: 0, count: 1 });
  }

  /** The first data behind a label says what it is. */
  describe({ elementSize, count, isFloat }: DataNote): void {
    const last = this.all.at(-1);
    if (last?.type !== 0) return;
    last.type = isFloat && elementSize === 4 ? floatType : (types.get(elementSize) ?? labelType);
    last.count = count;
  }

  describeCode(): void {
    const last = this.all.at(-1);
    if (last?.type === 0) last.type = labelType;
  }
}
