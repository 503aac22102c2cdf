// The formats macho64 and macho32.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { noSection } from '../../assembly/value.ts';
import type { Fixup } from '../../encoder/encoder.ts';
import { type Integer, toNumber } from '../../integer.ts';
import type {
  FinishedProgram,
  FormatHost,
  ObjectFormat,
  ObjectWriter,
  WrittenFile,
} from '../object-format.ts';
import { unrecognized } from '../special-names.ts';
import { debugSections } from './macho-debug.ts';
import { isEmpty, writeMacho } from './macho-file.ts';
import { type MachoTarget, type MachoWrt, relocationOf } from './macho-relocations.ts';
import { type MachoSection, MachoSections, sectionFlag } from './macho-sections.ts';
import { isOuter, isPrivate, MachoSymbols } from './macho-symbols.ts';

class MachoWriter implements ObjectWriter, MachoTarget {
  readonly host: FormatHost;
  readonly is64: boolean;
  readonly specialProblem = unrecognized;
  readonly judgesEarly = true;
  readonly commonProblem = undefined;
  readonly furtherDataWarning = 'section size may be negativewith address symbols';
  readonly specialSymbols: ReadonlyMap<string, number>;
  readonly #sections: MachoSections;
  readonly #wrtByIndex = new Map<number, MachoWrt>([[noSection, '']]);
  /** The lowest symbol of each section of this file, and all outer ones. */
  #lowest: Map<number, number> | undefined;
  #splitsAtSymbols = false;
  /** What has to be there whether somebody uses it or not. */
  readonly #kept = new Set<MachoSection>();

  constructor(host: FormatHost, is64: boolean) {
    this.host = host;
    this.is64 = is64;
    this.#sections = new MachoSections(host);
    const specials = new Map<string, number>();
    const names = is64 ? (['..gotpcrel', '..tlvp'] as const) : (['..tlvp'] as const);
    for (const name of names) {
      const index = host.newSection() + 1;
      specials.set(name, index);
      this.#wrtByIndex.set(index, name);
    }
    this.specialSymbols = specials;
  }

  get initialSection(): number {
    return this.#sections.initialIndex;
  }

  selectSection(text: string): number | undefined {
    return this.#sections.select(text);
  }

  segmentBase(section: number): number {
    return section + 1;
  }

  keepsBytes(section: number): boolean {
    const found = this.#sections.at(section);
    return !found || !isEmpty(found);
  }

  reserveWarning(section: number): string | undefined {
    const found = this.#sections.at(section);
    if (!found || isEmpty(found)) return undefined;
    const name = `${found.segmentName},${found.sectionName}`;
    return `uninitialized space declared in ${name} section: zeroing`;
  }

  dataWarning(section: number): string | undefined {
    if (this.keepsBytes(section)) return undefined;
    return 'attempt to initialize memory in BSS section: ignored';
  }

  raiseAlignment(section: number, alignment: number): void {
    const found = this.#sections.at(section);
    if (found) this.#sections.raise(found, alignment);
  }

  directive(): boolean {
    return false;
  }

  pragma(name: string, value: string, written: string): boolean {
    switch (name) {
      case 'subsections_via_symbols':
        if (value !== '') this.host.error(`bad argument to %pragma ${written}`);
        this.#splitsAtSymbols = true;
        return true;
      case 'no_dead_strip':
        this.#keep(value);
        return true;
      default:
        return false;
    }
  }

  /** The section of the symbol that a line names first is there whether somebody uses it or not. */
  #keep(value: string): void {
    const [name = ''] = value.split(/\s/);
    if (name === '' || this.host.isFirstPass) return;
    const symbol = this.host.findSymbol(name);
    const section = symbol && this.#sections.at(symbol.section);
    if (!/^[A-Za-z_.?@]/.test(name)) this.host.error('invalid symbol in NO_DEAD_STRIP');
    else if (!symbol || symbol.definedIn === 0) {
      this.host.error(`unknown symbol \`${name}' in no_dead_strip`);
    } else if (section) this.#kept.add(section);
    else this.host.error(`symbol \`${name}' is external or absolute`);
  }

  checkSpecial(symbol: SymbolEntry): void {
    const { special, binding } = symbol;
    if (special === '' || (binding !== 'static' && isPrivate(symbol))) return;
    this.host.error(
      binding === 'common' || binding === 'static'
        ? 'no special symbol features supported here'
        : `unrecognised symbol type \`${special.split(/\s/)[0]}'`,
    );
  }

  holdsCode(section: number): boolean {
    const flags = this.#sections.at(section)?.flags ?? 0;
    return (flags & sectionFlag.someInstructions) !== 0;
  }

  wrtName(wrt: number): MachoWrt | undefined {
    return this.#wrtByIndex.get(wrt);
  }

  hasSymbol(section: number, place: Integer): boolean {
    this.#lowest ??= this.#lowestSymbols();
    const lowest = this.#lowest.get(section);
    // A place before the section is far behind it to nasm.
    return lowest !== undefined && (place < 0 || toNumber(place) >= lowest);
  }

  #lowestSymbols(): Map<number, number> {
    const lowest = new Map<number, number>();
    for (const entry of this.host.symbolsSoFar()) {
      if (entry.definedIn === 0 || entry.definedIn === Number.POSITIVE_INFINITY) continue;
      const { section } = entry;
      const offset = isOuter(entry) ? Number.NEGATIVE_INFINITY : toNumber(entry.offset);
      lowest.set(section, Math.min(offset, lowest.get(section) ?? offset));
    }
    return lowest;
  }

  relocate(bytes: SectionBytes, start: number, fixup: Fixup): void {
    const relocation = relocationOf(this, bytes, start, fixup);
    if (relocation) this.#sections.at(bytes.index)?.relocations.push(relocation);
  }

  #withFlags(section: MachoSection): MachoSection {
    if (!this.#kept.has(section)) return section;
    return { ...section, flags: (section.flags | sectionFlag.noDeadStrip) >>> 0 };
  }

  write(program: FinishedProgram): readonly WrittenFile[] {
    const { symbols } = program;
    const sections = this.#sections.all;
    const debug =
      this.host.debugFormat === ''
        ? []
        : debugSections(program, this.host, sections, this.is64 ? 8 : 4);
    const content = writeMacho({
      is64: this.is64,
      sections: [...sections.map(section => this.#withFlags(section)), ...debug],
      symbols: new MachoSymbols(symbols, sections),
      splitsAtSymbols: this.#splitsAtSymbols,
    });
    return [{ kind: 'object', path: '', content }];
  }
}

function machoFormat(id: string, title: string, bits: 32 | 64): ObjectFormat {
  return {
    id,
    title,
    extension: '.o',
    debugFormats: ['dwarf'],
    pragmaNames: [id, 'macho'],
    addressBits: bits,
    initialBits: bits,
    bitsMax: 64,
    create: host => new MachoWriter(host, bits === 64),
  };
}

export const macho64 = machoFormat(
  'macho64',
  'Mach-O x86-64 (Mach, including MacOS X and variants)',
  64,
);

export const macho32 = machoFormat(
  'macho32',
  'Mach-O i386 (Mach, including MacOS X and variants)',
  32,
);
