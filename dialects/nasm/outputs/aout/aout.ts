// The format aout: a.out of Linux, with its three sections.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { noSection } from '../../assembly/value.ts';
import type { Fixup } from '../../encoder/encoder.ts';
import { writeInteger } from '../../integer.ts';
import type {
  FinishedProgram,
  FormatHost,
  ObjectFormat,
  ObjectWriter,
  WrittenFile,
} from '../object-format.ts';
import { type AoutRelocation, type AoutSection, type AoutSymbol, writeAout } from './aout-file.ts';

const sectionNames = ['.text', '.data', '.bss'] as const;

/** What stands behind the colon of GLOBAL, as n_other has it. */
const auxiliary: ReadonlyMap<string, number> = new Map([
  ['object', 1],
  ['data', 1],
  ['function', 2],
]);

class AoutWriter implements ObjectWriter {
  readonly host: FormatHost;
  readonly judgesEarly = true;
  readonly commonProblem = undefined;
  readonly specialSymbols: ReadonlyMap<string, number> = new Map();
  readonly #sections: readonly AoutSection[];

  constructor(host: FormatHost) {
    this.host = host;
    this.#sections = sectionNames.map(name => {
      const bytes = host.sectionBytes(host.newSection());
      return { name, bytes, relocations: [] };
    });
  }

  get initialSection(): number {
    return this.#sections[0]!.bytes.index;
  }

  #at(index: number): AoutSection | undefined {
    return this.#sections.find(({ bytes }) => bytes.index === index);
  }

  selectSection(text: string): number | undefined {
    const found = this.#sections.find(({ name }) => name === text);
    if (!found) this.host.error(`segment name \`${text}' not recognized`);
    return found?.bytes.index;
  }

  segmentBase(section: number): number {
    return section + 1;
  }

  keepsBytes(section: number): boolean {
    return this.#at(section)?.name !== '.bss';
  }

  reserveWarning(section: number): string | undefined {
    const name = this.#at(section)?.name;
    if (name === undefined || name === '.bss') return undefined;
    const kind = name === '.text' ? 'code' : 'data';
    return `uninitialized space declared in ${kind} section: zeroing`;
  }

  dataWarning(section: number): string | undefined {
    if (this.keepsBytes(section)) return undefined;
    return 'attempt to initialize memory in the BSS section: ignored';
  }

  raiseAlignment(): void {}

  directive(): boolean {
    return false;
  }

  checkSpecial({ special, binding }: SymbolEntry): void {
    if (special === '') return;
    if (binding === 'common' || binding === 'extern' || binding === 'required') {
      this.host.error('no special symbol features supported here');
      return;
    }
    const [word = '', size] = special.split(/\s+(.*)/s);
    if (!auxiliary.has(word.toLowerCase())) {
      this.host.error(`unrecognised symbol type \`${word}'`);
    } else if (size) {
      this.host.error('Linux a.out does not support symbol size information');
    }
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
    const relocation: AoutRelocation = {
      offset,
      size,
      isRelative,
      section: value.section,
      place: value.offset,
      correction: kind === 'relative' ? -(offset + size + trailing) : 0,
    };
    this.#at(bytes.index)?.relocations.push(relocation);
  }

  #symbolOf(entry: SymbolEntry): AoutSymbol {
    const isOuter = entry.binding === 'extern' || entry.binding === 'required';
    return { entry, other: isOuter ? 0 : (auxiliary.get(entry.special.toLowerCase()) ?? 0) };
  }

  write({ symbols }: FinishedProgram): readonly WrittenFile[] {
    const used = symbols.filter(({ binding, isUsed }) => binding !== 'extern' || isUsed);
    const content = writeAout(
      this.#sections,
      used.map(entry => this.#symbolOf(entry)),
    );
    return [{ kind: 'object', path: '', content }];
  }
}

export const aout: ObjectFormat = {
  id: 'aout',
  title: 'Linux a.out',
  extension: '.o',
  debugFormats: [],
  families: ['aout'],
  addressBits: 32,
  initialBits: 32,
  bitsMax: 64,
  create: host => new AoutWriter(host),
};
