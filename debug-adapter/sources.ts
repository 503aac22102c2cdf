// The sources and symbols of a loaded program, as frames, breakpoints and messages name them.
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { SourceMap } from '#core/assembler/source-map.ts';
import type { Address, Machine } from '#core/machine/machine.ts';
import type { DebugSymbol, LoadedProgram } from '#core/machine/program.ts';
import { formatAddress, type NumberWriter } from '#core/machine/value-format.ts';
import { baseName, type FileHost } from './files.ts';

export class SourceTable {
  readonly #files: FileHost;
  readonly #known: ReadonlySet<string>;
  /** Sources that are no files: a client asks for them by their number, from 1 on. */
  readonly #inMachine: readonly string[];

  constructor(files: FileHost, uris: Iterable<string>, inMachine: Iterable<string>) {
    this.#files = files;
    this.#known = new Set(uris);
    this.#inMachine = [...inMachine];
  }

  describe(uri: string): DebugProtocol.Source {
    const path = this.#files.toLocation(uri);
    const sourceReference = this.#inMachine.indexOf(uri) + 1;
    return { name: baseName(path), path, ...(sourceReference > 0 ? { sourceReference } : {}) };
  }

  /** The URI of a source that is no file, by its number. */
  byReference(reference: number): string | undefined {
    return this.#inMachine[reference - 1];
  }

  all(): readonly DebugProtocol.Source[] {
    return [...this.#known].map(uri => this.describe(uri));
  }

  has(uri: string): boolean {
    return this.#known.has(uri);
  }
}

/** Names addresses by the code symbols around them, or as the machine's people write them. */
export class SymbolTable {
  readonly #write: NumberWriter | undefined;
  /** By address; the first name of an address is the one that is shown. */
  readonly #code: readonly DebugSymbol[];

  /** The stretches of code without gaps, by their first addresses; none where no source is. */
  readonly #stretches: readonly { readonly start: Address; readonly end: Address }[];

  constructor(program: LoadedProgram, write: NumberWriter | undefined) {
    const { machine, sourceMap, symbols } = program;
    this.#write = write;
    this.#stretches = stretchesOf(sourceMap);
    this.#code = symbols
      .filter(symbol => symbol.kind === 'code' && isIn(machine, symbol))
      .sort((a, b) => a.value - b.value);
  }

  /** `loop`, or `loop+0x3` behind it; the address itself where nothing is named. */
  nameOf(address: Address): string {
    const symbol = this.#below(address);
    return symbol ? this.#behind(symbol, address) : this.addressText(address);
  }

  /** `0x3000`, or in the machine's own notation. */
  addressText(address: Address): string {
    return this.#write?.(BigInt(address)) ?? formatAddress(address);
  }

  /** Where a machine has its own notation, people count words from a label in decimal. */
  #behind({ name, value }: DebugSymbol, address: Address): string {
    const distance = address - value;
    if (distance <= 0) return name;
    return `${name}+${this.#write ? distance : `0x${distance.toString(16)}`}`;
  }

  /** The symbol that stands exactly here. */
  at(address: Address): string | undefined {
    const symbol = this.#below(address);
    return symbol?.value === address ? symbol.name : undefined;
  }

  /** How a frame is called: what was called, and how far it has come; else where it is. */
  frameName(entry: Address, address: Address): string {
    const symbol = this.#below(entry);
    return symbol ? this.#behind(symbol, address) : this.nameOf(address);
  }

  #stretchOf(address: Address): number {
    let low = 0;
    let high = this.#stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#stretches[middle]!.start <= address) low = middle + 1;
      else high = middle;
    }
    return address < (this.#stretches[low - 1]?.end ?? 0) ? low - 1 : -1;
  }

  #below(address: Address): DebugSymbol | undefined {
    let low = 0;
    let high = this.#code.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#code[middle]!.value <= address) low = middle + 1;
      else high = middle;
    }
    const found = this.#code[low - 1];
    // A name does not reach over a gap: what lies beyond is another program's.
    if (!found || this.#stretchOf(found.value) !== this.#stretchOf(address)) return undefined;
    let first = low - 1;
    while (first > 0 && this.#code[first - 1]!.value === found.value) first--;
    return this.#code[first];
  }
}

function isIn(machine: Machine, symbol: DebugSymbol): boolean {
  return symbol.space === undefined || symbol.space === machine.codeSpace;
}

function stretchesOf({ rows }: SourceMap): { start: Address; end: Address }[] {
  const stretches: { start: Address; end: Address; uri: string }[] = [];
  for (const { address, length, uri } of rows) {
    const last = stretches.at(-1);
    if (last?.end === address && last.uri === uri) last.end = address + length;
    else stretches.push({ start: address, end: address + length, uri });
  }
  return stretches;
}
