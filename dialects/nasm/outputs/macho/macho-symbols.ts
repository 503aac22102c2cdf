// The symbol table of Mach-O: the order of its rows, and which symbol a place belongs to.
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { noSection } from '../../assembly/value.ts';
import { type Integer, toNumber } from '../../integer.ts';
import type { MachoSection } from './macho-sections.ts';
import { PlaceTree } from './place-tree.ts';

export interface MachoSymbol {
  readonly entry: SymbolEntry;
  readonly type: number;
  /** From 1; 0 for none. */
  readonly sectionNumber: number;
}

const type = {
  undefined: 0,
  external: 1,
  absolute: 2,
  section: 0x0e,
  privateExternal: 0x10,
} as const;

const outerBindings = new Set(['extern', 'required', 'common']);

export function isOuter({ binding }: SymbolEntry): boolean {
  return outerBindings.has(binding);
}

export function isLocal({ binding }: SymbolEntry): boolean {
  return binding === 'local' || binding === 'static';
}

/** Whether the first word of what follows the colon begins `private_extern`, if only by nothing. */
export function isPrivate({ special }: SymbolEntry): boolean {
  if (special === '') return false;
  return 'private_extern'.startsWith(special.split(/\s/)[0]!.toLowerCase());
}

function symbolOf(entry: SymbolEntry, numbers: ReadonlyMap<number, number>): MachoSymbol {
  if (isOuter(entry)) return { entry, type: type.external, sectionNumber: 0 };
  const sectionNumber = numbers.get(entry.section) ?? 0;
  const hidden = isPrivate(entry) ? type.privateExternal : 0;
  const outer = isLocal(entry) ? 0 : type.external + hidden;
  const place = entry.section === noSection ? type.absolute : sectionNumber > 0 ? type.section : 0;
  return { entry, type: place + outer, sectionNumber };
}

function byName(one: MachoSymbol, other: MachoSymbol): number {
  const [left, right] = [one.entry.outputName, other.entry.outputName];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export class MachoSymbols {
  /** Local ones as they are listed, then those of this file for others, then outer ones. */
  readonly rows: readonly MachoSymbol[];
  /** In the order in which the strings stand. */
  readonly named: readonly SymbolEntry[];
  readonly #numbers = new Map<SymbolEntry, number>();
  /** Numbers of sections of this file, from 1. */
  readonly #sections = new Map<number, number>();
  readonly #outer = new Map<number, number>();
  /** The row of the one that is listed first. */
  readonly #first: number;
  /** Symbols of this file by section. */
  readonly #places = new Map<number, PlaceTree<SymbolEntry>>();

  constructor(listed: readonly SymbolEntry[], sections: readonly MachoSection[]) {
    const numbers = this.#sections;
    for (const [index, { bytes }] of sections.entries()) numbers.set(bytes.index, index + 1);
    const used = listed.filter(({ binding, isUsed }) => binding !== 'extern' || isUsed);
    const symbols = used.map(entry => symbolOf(entry, numbers));
    const locals = symbols.filter(({ entry }) => isLocal(entry));
    const globals = symbols.filter(({ entry }) => !isLocal(entry) && !isOuter(entry));
    const outer = symbols.filter(({ entry }) => isOuter(entry));
    this.rows = [...locals, ...globals.sort(byName), ...outer.sort(byName)];
    this.named = [...used.filter(entry => !isLocal(entry)), ...used.filter(isLocal)];
    this.rows.forEach(({ entry }, index) => {
      this.#numbers.set(entry, index);
      if (isOuter(entry)) this.#outer.set(entry.section, index);
    });
    this.#first = used[0] ? this.numberOf(used[0]) : 0;
    for (const entry of used) {
      if (isOuter(entry)) continue;
      const places = this.#places.get(entry.section) ?? new PlaceTree();
      places.add(entry, entry.offset);
      this.#places.set(entry.section, places);
    }
  }

  numberOf(entry: SymbolEntry): number {
    return this.#numbers.get(entry) ?? 0;
  }

  /**
   * The row of an outer symbol; undefined for sections of this file. A name of EXTERN and GLOBAL
   * without a label has none, and nasm takes the first.
   */
  outerNumber(section: number): number | undefined {
    const isHere = section === noSection || this.#sections.has(section);
    return this.#outer.get(section) ?? (isHere ? undefined : this.#first);
  }

  /**
   * The symbol at a place, or the nearest one below it. To nasm a place before the section is one
   * far behind it, so that the last symbol is meant.
   */
  nearest(section: number, place: Integer): SymbolEntry | undefined {
    const target = place < 0 ? Number.POSITIVE_INFINITY : toNumber(place);
    return this.#places.get(section)?.find(target);
  }
}
