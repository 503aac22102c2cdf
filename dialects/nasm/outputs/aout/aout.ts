// The formats aout and aoutb: a.out of Linux and of the BSDs, with its three sections.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { noSection } from '../../assembly/value.ts';
import type { Fixup } from '../../encoder/encoder.ts';
import { toNumber, writeInteger } from '../../integer.ts';
import type {
  FinishedProgram,
  FormatHost,
  ObjectFormat,
  ObjectWriter,
  WrittenFile,
} from '../object-format.ts';
import { removeField } from '../removed-field.ts';
import { ThreeSectionWriter } from '../three-sections.ts';
import {
  type AoutRelocation,
  type AoutSection,
  type AoutSymbol,
  relocationBit,
  writeAout,
} from './aout-file.ts';

/** What stands behind the colon of GLOBAL, as n_other has it. */
const auxiliary: ReadonlyMap<string, number> = new Map([
  ['object', 1],
  ['data', 1],
  ['function', 2],
]);

/** What makes the two kinds of a.out different. */
interface AoutKind {
  readonly id: string;
  readonly title: string;
  /** The file's first bytes; those of position-independent code have bits of their own. */
  readonly magic: readonly number[];
  readonly independentMagic: readonly number[];
  /** What WRT may name, and GLOBAL may tell the sizes of symbols. */
  readonly isShared: boolean;
}

const wrtNames = ['..gotpc', '..gotoff', '..got', '..plt', '..sym'] as const;
type WrtName = (typeof wrtNames)[number];

class AoutWriter extends ThreeSectionWriter implements ObjectWriter {
  readonly specialSymbols: ReadonlyMap<string, number>;
  readonly #kind: AoutKind;
  readonly #relocated: readonly AoutSection[];
  readonly #wrtNames = new Map<number, WrtName>();
  /** Sizes of symbols by their names, as the last pass has them. */
  readonly #sizes = new Map<string, number>();
  /** Something counts from the table of offsets. */
  #isIndependent = false;

  constructor(host: FormatHost, kind: AoutKind) {
    super(host);
    this.#kind = kind;
    this.#relocated = this.sections.map(section => ({ ...section, relocations: [] }));
    for (const name of kind.isShared ? wrtNames : []) {
      this.#wrtNames.set(host.newSection() + 1, name);
    }
    this.specialSymbols = new Map([...this.#wrtNames].map(([index, name]) => [name, index]));
  }

  checkSpecial({ name, special, binding }: SymbolEntry): void {
    if (special === '') return;
    if (binding !== 'global') {
      this.host.error('no special symbol features supported here');
      return;
    }
    const [word = '', size] = special.split(/\s+(.*)/s);
    if (word !== '' && !auxiliary.has(word.toLowerCase())) {
      this.host.error(`unrecognised symbol type \`${word}'`);
    }
    if (size && !this.#kind.isShared) {
      this.host.error('Linux a.out does not support symbol size information');
    } else if (size) {
      const value = this.host.evaluate(size);
      if (value?.unknown) this.#complainOfUndefined(size);
      else if (value?.section === noSection) this.#sizes.set(name, toNumber(value.offset));
      else this.host.error('cannot use relocatable expression as symbol size');
    }
  }

  /** A size is asked for before nasm complains of names. */
  #complainOfUndefined(text: string): void {
    const name = text
      .match(/[a-z_?@.][\w.?@$#~]*/gi)
      ?.find(each => !this.host.findSymbol(each)?.definedIn);
    if (name !== undefined) this.host.error(`symbol \`${name}' not defined`);
  }

  relocate(bytes: SectionBytes, start: number, fixup: Fixup): void {
    const { value, kind, at, size, trailing } = fixup;
    if (kind === 'segment' || (value.section !== noSection && value.section % 2 === 1)) {
      this.host.error('a.out format does not support segment base references');
      return;
    }
    const offset = start + at;
    if (kind === 'absolute' && !value.selfRelative && value.section === noSection) {
      writeInteger(bytes.bytes, offset, size, value.offset);
      return;
    }
    const isRelative = kind === 'relative' || value.selfRelative;
    if (isRelative && size === 1) {
      removeField(bytes, offset, size);
      return;
    }
    const plain: AoutRelocation = {
      offset,
      size,
      isRelative,
      section: value.section,
      place: value.offset,
      correction: kind === 'relative' ? -(offset + size + trailing) : 0,
      bits: 0,
    };
    const relocation =
      value.wrt === noSection
        ? plain
        : isRelative
          ? this.#distance(plain, value.wrt)
          : this.#address(plain, value.wrt);
    const section = this.#relocated.find(each => each.bytes === bytes);
    if (relocation) section?.relocations.push(relocation);
  }

  /** A distance with respect to something: only the table of procedures will do. */
  #distance(plain: AoutRelocation, wrt: number): AoutRelocation | undefined {
    const name = this.#wrtNames.get(wrt);
    if (name !== '..plt') {
      const text =
        name === undefined || name === '..sym'
          ? 'a.out format does not support this use of WRT'
          : 'a.out format cannot produce PC-relative GOT references';
      this.host.error(text);
      return undefined;
    }
    this.#isIndependent = true;
    return { ...plain, bits: relocationBit.jumpTable };
  }

  #address(plain: AoutRelocation, wrt: number): AoutRelocation | undefined {
    const name = this.#wrtNames.get(wrt);
    if (name === undefined || name === '..plt') {
      const text =
        name === undefined
          ? 'a.out format does not support this use of WRT'
          : 'a.out format cannot produce non-PC-relative PLT references';
      this.host.error(text);
      return undefined;
    }
    if (name !== '..sym') this.#isIndependent = true;
    switch (name) {
      case '..gotpc':
        return { ...plain, isRelative: true };
      case '..gotoff':
        return this.#fromLocal(plain);
      default:
        return this.#fromGlobal(plain, name === '..got');
    }
  }

  /** A distance from the table of offsets: by the first local symbol in the section. */
  #fromLocal(plain: AoutRelocation): AoutRelocation | undefined {
    const { section, place } = plain;
    for (const symbol of this.host.symbolsSoFar()) {
      if (symbol.section !== section || symbol.binding !== 'local') continue;
      const correction = -toNumber(symbol.offset);
      return { ...plain, place, correction, symbol, bits: relocationBit.base };
    }
    this.host.error("`..gotoff' relocations require a non-global symbol in the section");
    return undefined;
  }

  /** A symbol that other files know, or its entry in the table of offsets. */
  #fromGlobal(plain: AoutRelocation, isEntry: boolean): AoutRelocation | undefined {
    const bits = isEntry ? relocationBit.base : 0;
    const place = toNumber(plain.place);
    if (!this.sectionAt(plain.section)) {
      if (!isEntry || place === 0) return { ...plain, bits };
    } else {
      const symbol = this.#globalBefore(plain.section, place);
      const correction = -toNumber(symbol?.offset ?? 0);
      if (symbol && (!isEntry || place + correction === 0)) {
        return { ...plain, correction, symbol, bits: bits | relocationBit.outer };
      }
    }
    this.host.error('unable to find a suitable global symbol for this reference');
    return undefined;
  }

  /** The global symbol at a place in a section, or the last one before it. */
  #globalBefore(section: number, place: number): SymbolEntry | undefined {
    let best: SymbolEntry | undefined;
    for (const entry of this.host.symbolsSoFar()) {
      if (entry.section !== section || entry.binding !== 'global') continue;
      const offset = toNumber(entry.offset);
      if (offset <= place && (!best || offset > toNumber(best.offset))) best = entry;
    }
    return best;
  }

  #symbolOf(entry: SymbolEntry): AoutSymbol {
    const isOuter = entry.binding === 'extern' || entry.binding === 'required';
    const [word = ''] = entry.special.toLowerCase().split(/\s/);
    const other = isOuter ? 0 : (auxiliary.get(word) ?? 0);
    return { entry, other, size: this.#sizes.get(entry.name) };
  }

  write({ symbols }: FinishedProgram): readonly WrittenFile[] {
    const used = symbols.filter(({ binding, isUsed }) => binding !== 'extern' || isUsed);
    const { magic, independentMagic } = this.#kind;
    const content = writeAout(
      Uint8Array.from(this.#isIndependent ? independentMagic : magic),
      this.#relocated,
      used.map(entry => this.#symbolOf(entry)),
    );
    return [{ kind: 'object', path: '', content }];
  }
}

function aoutFormat(kind: AoutKind): ObjectFormat {
  const { id, title } = kind;
  return {
    id,
    title,
    extension: '.o',
    debugFormats: [],
    pragmaNames: [id],
    addressBits: 32,
    initialBits: 32,
    bitsMax: 64,
    create: host => new AoutWriter(host, kind),
  };
}

/** OMAGIC for the i386. */
const linuxMagic = [0x07, 0x01, 0x64, 0x00];

export const aout = aoutFormat({
  id: 'aout',
  title: 'Linux a.out',
  magic: linuxMagic,
  independentMagic: linuxMagic,
  isShared: false,
});

/** OMAGIC and the machine in the network's order of bytes, as the BSDs have it. */
export const aoutb = aoutFormat({
  id: 'aoutb',
  title: 'NetBSD/FreeBSD a.out',
  magic: [0x00, 0x86, 0x01, 0x07],
  independentMagic: [0x40, 0x86, 0x01, 0x07],
  isShared: true,
});
