// The names of one LC-3 file and who uses them; letter case does not tell names apart.
import type { Access, ProgramSymbol, Reference } from '#core/semantics/analysis.ts';
import { NameSearch } from '#core/text/distance.ts';
import type { Span } from '#core/text/span.ts';

export type SymbolKind = 'segment' | 'subroutine' | 'label' | 'data' | 'external';

export interface MutableSymbol extends ProgramSymbol {
  kind: SymbolKind;
  span: Span;
  value?: number;
  detail: string;
  container?: number;
}

export class SymbolTable {
  readonly symbols: MutableSymbol[] = [];
  readonly references: Reference[] = [];
  readonly #byName = new Map<string, number>();
  readonly #search = new NameSearch();

  /** Adds a symbol; returns the index of the one that has its name already, if any. */
  declare(symbol: MutableSymbol): number | undefined {
    const key = symbol.name.toUpperCase();
    const clash = this.#byName.get(key);
    if (clash !== undefined) return clash;
    const index = this.symbols.push(symbol) - 1;
    this.#byName.set(key, index);
    this.refer(index, symbol.nameSpan, 'definition');
    return undefined;
  }

  /** Adds a symbol that nothing can name. */
  add(symbol: MutableSymbol): number {
    return this.symbols.push(symbol) - 1;
  }

  refer(symbol: number, span: Span, access: Access): void {
    this.references.push({ span, symbol, access });
  }

  find(name: string): number | undefined {
    return this.#byName.get(name.toUpperCase());
  }

  /** The name that was probably meant by one that nothing defines. */
  nearest(name: string): string | undefined {
    return this.#search.nearest(name, this.#byName.size, () => this.#names());
  }

  #names(): readonly string[] {
    return [...this.#byName.values()].map(index => this.symbols[index]!.name);
  }
}
