// The names of one bytecode file: labels by task, everything else by file, and who uses them.
import type { Access, ProgramSymbol, Reference } from '#core/semantics/analysis.ts';
import { NameSearch } from '#core/text/distance.ts';
import type { Span } from '#core/text/span.ts';

export type SymbolKind =
  | 'task'
  | 'label'
  | 'constant'
  | 'variable'
  | 'lock'
  | 'semaphore'
  | 'channel';

export interface MutableSymbol extends ProgramSymbol {
  readonly kind: SymbolKind;
  span: Span;
  container?: number;
  value?: number;
  detail: string;
  /** The task that a label belongs to; -1 before the first `.task`. */
  readonly task: number;
}

/** What a name means seen from a task; `several` when other tasks define it more than once. */
export type Lookup =
  | { readonly index: number }
  | { readonly several: readonly number[] }
  | undefined;

export class SymbolTable {
  readonly symbols: MutableSymbol[] = [];
  readonly references: Reference[] = [];
  readonly #global = new Map<string, number>();
  readonly #search = new NameSearch();
  readonly #tasks = new Map<string, number>();
  /** By name: the index of the only label of that name, or the indices by task. */
  readonly #labels = new Map<string, number | Map<number, number>>();

  /** Adds a symbol; returns the index of the one that has its name already, if any. */
  declare(symbol: MutableSymbol): number | undefined {
    const clash = this.#clash(symbol);
    if (clash !== undefined) return clash;
    const index = this.symbols.push(symbol) - 1;
    if (symbol.kind === 'task') this.#tasks.set(symbol.name, index);
    else if (symbol.kind !== 'label') this.#global.set(symbol.name, index);
    else this.#addLabel(symbol, index);
    this.refer(index, symbol.nameSpan, 'definition');
    return undefined;
  }

  #addLabel({ name, task }: MutableSymbol, index: number): void {
    const known = this.#labels.get(name);
    if (known === undefined) this.#labels.set(name, index);
    else if (typeof known !== 'number') known.set(task, index);
    else {
      const first: [number, number] = [this.symbols[known]!.task, known];
      this.#labels.set(name, new Map([first, [task, index]]));
    }
  }

  /** The label of a task; undefined if the task has none of that name. */
  #labelOf(name: string, task: number): number | undefined {
    const known = this.#labels.get(name);
    if (typeof known !== 'number') return known?.get(task);
    return this.symbols[known]!.task === task ? known : undefined;
  }

  #labelsNamed(name: string): readonly number[] {
    const known = this.#labels.get(name);
    if (known === undefined) return [];
    return typeof known === 'number' ? [known] : [...known.values()];
  }

  #clash({ name, kind, task }: MutableSymbol): number | undefined {
    if (kind === 'task') return this.#tasks.get(name);
    const global = this.#global.get(name);
    if (global !== undefined) return global;
    return kind === 'label' ? this.#labelOf(name, task) : this.#labelsNamed(name)[0];
  }

  refer(symbol: number, span: Span, access: Access): void {
    this.references.push({ span, symbol, access });
  }

  /** The task's own label first, then the file's names, then a label that only one other has. */
  find(name: string, task: number): Lookup {
    const index = this.#labelOf(name, task) ?? this.#global.get(name);
    if (index !== undefined) return { index };
    const several = this.#labelsNamed(name);
    if (several.length === 0) return undefined;
    return several.length === 1 ? { index: several[0]! } : { several };
  }

  /** The name of one of these kinds that was probably meant by one that nothing defines. */
  nearest(name: string, kinds: readonly string[]): string | undefined {
    return this.#search.nearest(name, this.symbols.length, () => this.#names(kinds));
  }

  #names(kinds: readonly string[]): string[] {
    return this.symbols.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);
  }
}
