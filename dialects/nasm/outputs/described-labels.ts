// What labels say of themselves in debugging information: the data behind them.
import type { SymbolEntry } from '../assembly/symbols.ts';
import type { DataNote } from './object-format.ts';

export interface DescribedLabel {
  readonly entry: SymbolEntry;
  /** The format's number of the type of one element; 0 for none. */
  type: number;
  /** How many elements; more than one are an array. */
  count: number;
  /** Bytes of one element; 0 where the type says no size. */
  elementSize: number;
}

/** The numbers that a format has for types. */
export interface LabelTypes {
  /** By the sizes of elements in bytes. */
  readonly bySize: ReadonlyMap<number, number>;
  /** Of a `float`; doubles have the type of other elements of eight bytes. */
  readonly float: number;
  /** Of code, and of elements of other sizes. */
  readonly label: number;
}

/** The size of a `float` in bytes. */
const floatSize = 4;

export class DescribedLabels {
  readonly #types: LabelTypes;
  readonly all: DescribedLabel[] = [];

  constructor(types: LabelTypes) {
    this.#types = types;
  }

  add(entry: SymbolEntry): void {
    this.all.push({ entry, type: 0, count: 1, elementSize: 0 });
  }

  /** The first data behind a label says what it is. */
  describe({ elementSize, count, isFloat }: DataNote): void {
    const last = this.all.at(-1);
    if (last?.type !== 0) return;
    const { float, label, bySize } = this.#types;
    const known = bySize.get(elementSize);
    last.type = isFloat && elementSize === floatSize ? float : (known ?? label);
    last.elementSize = known === undefined ? 0 : elementSize;
    last.count = count;
  }

  describeCode(): void {
    const last = this.all.at(-1);
    if (last?.type === 0) last.type = this.#types.label;
  }
}
