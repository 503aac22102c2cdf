// The format ieee: IEEE-695 object modules as text.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import type { SymbolEntry } from '../../assembly/symbols.ts';
import type { Fixup } from '../../encoder/encoder.ts';
import { DeclaredSegments } from '../declared-segments.ts';
import { DescribedLabels } from '../described-labels.ts';
import { distinctLines } from '../distinct-lines.ts';
import type {
  DataNote,
  FinishedProgram,
  FormatHost,
  ObjectFormat,
  ObjectWriter,
  WrittenFile,
} from '../object-format.ts';
import { startName } from '../special-names.ts';
import { fieldOf, type IeeeTarget } from './fields.ts';
import { type IeeeSegment, ladsoftTypes, writeModule } from './module.ts';
import { recordMax } from './records.ts';

/** In bytes; SECTALIGN beyond it is passed over. */
const alignmentMax = 256;
const debugFormat = 'ladsoft';

class IeeeWriter implements ObjectWriter, IeeeTarget {
  readonly host: FormatHost;
  readonly judgesEarly = true;
  readonly commonProblem = undefined;
  readonly specialProblem = () => '';
  readonly specialSymbols: ReadonlyMap<string, number> = new Map();
  readonly #segments: DeclaredSegments<IeeeSegment>;
  readonly #labels = new DescribedLabels(ladsoftTypes);
  #complainedOfInitial = false;

  constructor(host: FormatHost) {
    this.host = host;
    this.#segments = new DeclaredSegments<IeeeSegment>(host, {
      alignmentMin: 0,
      alignmentMax,
      firstGoesOn: false,
      is32: () => host.bits === 32,
      complete: declared => ({ ...declared, fields: [] }),
    });
  }

  /** Once there are segments, later passes begin in the first one. */
  get initialSection(): number {
    return this.#segments.all[0]?.bytes.index ?? this.#segments.initialIndex;
  }

  get #hasDebug(): boolean {
    return this.host.debugFormat === debugFormat;
  }

  selectSection(text: string): number {
    const { segment } = this.#segments.select(text);
    this.host.setBits(segment.is32 ? 32 : 16);
    return segment.bytes.index;
  }

  segmentBase(section: number): number {
    const segment = this.#segments.at(section);
    return segment ? this.#segments.base(segment) : section + 1;
  }

  isNowhere(section: number): boolean {
    return section === this.#segments.initialIndex;
  }

  keepsBytes(section: number): boolean {
    if (this.isNowhere(section)) this.#complainOfInitial();
    return true;
  }

  /** Bytes need a segment that the source names. */
  #complainOfInitial(): void {
    if (this.#complainedOfInitial || !this.host.isFinalPass) return;
    this.#complainedOfInitial = true;
    this.host.lateLabel('__NASMDEFSEG', 'defined');
    this.host.panic('strange segment conditions in IEEE driver');
  }

  noteLabel(entry: SymbolEntry): void {
    if (!this.#hasDebug || !this.host.isFinalPass || !this.#segments.at(entry.section)) return;
    if (entry.name === startName) return;
    this.#labels.add(entry);
  }

  noteData(note: DataNote): void {
    this.#labels.describe(note);
  }

  noteInstruction(): void {
    this.#labels.describeCode();
  }

  reserveWarning(): string | undefined {
    return undefined;
  }

  dataWarning(): string | undefined {
    return undefined;
  }

  raiseAlignment(section: number, alignment: number): void {
    const segment = this.#segments.at(section);
    if (!segment || alignment > alignmentMax) return;
    segment.alignment = Math.max(segment.alignment, alignment);
  }

  directive(): boolean {
    return false;
  }

  checkSpecial({ special }: SymbolEntry): void {
    if (special !== '') this.host.error(`unrecognised symbol type \`${special}'`);
  }

  isSegment(index: number): boolean {
    return this.#segments.at(index) !== undefined;
  }

  relocate(bytes: SectionBytes, start: number, fixup: Fixup): void {
    const field = fieldOf(this, bytes, start, fixup);
    if (field) this.#segments.at(bytes.index)?.fields.push(field);
  }

  write({ symbols, lines, producer }: FinishedProgram): readonly WrittenFile[] {
    const segments = this.#segments.all;
    const start = this.host.findSymbol(startName);
    const startSegment = start && this.#segments.at(start.section);
    if ((segments.length > 0 || this.#hasDebug) && !startSegment) {
      this.host.panic('Start address records are incorrect');
      return [];
    }
    const { content, longest } = writeModule({
      file: this.host.inputFile,
      producer,
      time: this.host.localTime,
      segments,
      findSegment: index => this.#segments.at(index),
      symbols,
      start: start && startSegment && { segment: startSegment, offset: start.offset },
      debug: this.#hasDebug
        ? { labels: this.#labels.all, lines: distinctLines(lines()) }
        : undefined,
    });
    if (longest !== undefined) {
      const text = `a record of IEEE format has ${recordMax} characters at most`;
      this.host.fatal(`${text}: \`${longest.slice(0, 64)}...'`);
      return [];
    }
    return [{ kind: 'object', path: '', content }];
  }
}

export const ieee: ObjectFormat = {
  id: 'ieee',
  title: 'IEEE-695 (LADsoft variant) object file format',
  extension: '.o',
  debugFormats: [debugFormat],
  pragmaNames: ['ieee'],
  addressBits: 32,
  initialBits: 16,
  bitsMax: 64,
  create: host => new IeeeWriter(host),
};
