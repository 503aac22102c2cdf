// What formats of three sections share, a.out and as86: code, data, and room without bytes.
import type { SectionBytes } from '../assembly/section-bytes.ts';
import type { FormatHost } from './object-format.ts';

const names = ['.text', '.data', '.bss'] as const;

/** One of the three. */
export interface NamedSection {
  readonly name: (typeof names)[number];
  readonly bytes: SectionBytes;
}

/** The part of a writer that is about its sections, and takes neither alignments nor directives. */
export abstract class ThreeSectionWriter {
  readonly host: FormatHost;
  readonly judgesEarly = true;
  readonly commonProblem = undefined;
  /** `.text`, `.data`, `.bss`. */
  protected readonly sections: readonly NamedSection[];

  constructor(host: FormatHost) {
    this.host = host;
    this.sections = names.map(name => ({ name, bytes: host.sectionBytes(host.newSection()) }));
  }

  get initialSection(): number {
    return this.sections[0]!.bytes.index;
  }

  protected sectionAt(index: number): NamedSection | undefined {
    return this.sections.find(({ bytes }) => bytes.index === index);
  }

  selectSection(text: string): number | undefined {
    const found = this.sections.find(({ name }) => name === text);
    if (!found) this.host.error(`segment name \`${text}' not recognized`);
    return found?.bytes.index;
  }

  segmentBase(section: number): number {
    return section + 1;
  }

  keepsBytes(section: number): boolean {
    return this.sectionAt(section)?.name !== '.bss';
  }

  reserveWarning(section: number): string | undefined {
    const name = this.sectionAt(section)?.name;
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
}
