// The format obj: Microsoft's Object Module Format for 16 and 32 bits.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { noSection } from '../../assembly/value.ts';
import type { Fixup } from '../../encoder/encoder.ts';
import { toNumber } from '../../integer.ts';
import { sourceText } from '../../syntax/source-text.ts';
import { textBytes } from '../../syntax/strings.ts';
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
import { onlyStart, startName } from '../special-names.ts';
import { borlandTypes } from './borland.ts';
import { writeObject } from './file.ts';
import { fixupOf, method, type OmfReference, type OmfTarget } from './fixups.ts';
import { exportComment, importComment } from './linking.ts';
import { nameMax } from './records.ts';
import { alignmentMax, type OmfSegment, OmfSegments } from './segments.ts';

const debugFormat = 'borland';
/** How much of a name that is too long a message tells, in bytes. */
const shownNameMax = 64;

class OmfWriter implements ObjectWriter, OmfTarget {
  readonly host: FormatHost;
  readonly judgesEarly = true;
  readonly commonProblem = undefined;
  readonly specialProblem = onlyStart;
  readonly specialSymbols: ReadonlyMap<string, number> = new Map();
  readonly #segments: OmfSegments;
  /** The 32-bit segments in which EXTERN has named symbols, by the symbols' indices. */
  readonly #nearest = new Map<number, OmfSegment>();
  /** What IMPORT and EXPORT have said: the functions that write it. */
  readonly #imports: (() => Uint8Array | undefined)[] = [];
  readonly #exports: (() => Uint8Array | undefined)[] = [];
  /** Of COMMON, by names, in bytes. */
  readonly #elementSizes = new Map<string, number>();
  readonly #labels = new DescribedLabels(borlandTypes);
  #isUppercase = false;
  /** Names are spelt for the last time. */
  #isWriting = false;
  #complainedOfInitial = false;

  constructor(host: FormatHost) {
    this.host = host;
    this.#segments = new OmfSegments(host);
  }

  /** Once there are segments, later passes begin in the first one. */
  get initialSection(): number {
    return this.#segments.all[0]?.bytes.index ?? this.#segments.initialIndex;
  }

  selectSection(text: string): number {
    const segment = this.#segments.select(text);
    this.host.setBits(segment.is32 ? 32 : 16);
    return segment.bytes.index;
  }

  /** SEG of a place in a group is the group's base. */
  segmentBase(section: number): number {
    const segment = this.#segments.at(section);
    if (segment && !segment.group) return this.#segments.base(segment);
    return (segment?.group?.index ?? this.#outerFrame(section) ?? section) + 1;
  }

  noteOuter(section: number): void {
    const segment = this.#segments.at(this.host.section);
    if (segment?.is32) this.#nearest.set(section, segment);
  }

  /** The index that `extern x:wrt group` names, or that of the 32-bit segment around EXTERN. */
  #outerFrame(outer: number): number | undefined {
    for (const { section, special, binding } of this.host.symbolsSoFar()) {
      if (section !== outer || binding === 'local') continue;
      const name = /\bwrt\s+(\S+)/i.exec(special)?.[1];
      const named = name === undefined ? undefined : this.#segments.indexOf(name);
      if (named !== undefined) return named;
      break;
    }
    const nearest = this.#nearest.get(outer);
    return nearest?.group?.index ?? nearest?.bytes.index;
  }

  keepsBytes(section: number): boolean {
    if (section === this.#segments.initialIndex && !this.#segments.at(section)) {
      this.#complainOfInitial();
    }
    return true;
  }

  /** A first segment without a name and without any label comes too late for nasm. */
  #complainOfInitial(): void {
    if (this.#complainedOfInitial || !this.host.isFinalPass) return;
    this.#complainedOfInitial = true;
    this.host.lateLabel('__NASMDEFSEG', 'defined');
  }

  noteLabel(entry: SymbolEntry): void {
    const { section, name } = entry;
    if (this.host.isFirstPass) return;
    const isInitial = section === this.#segments.initialIndex;
    if (isInitial && name !== startName) this.#segments.initial();
    const isTold = this.#hasDebug && this.host.isFinalPass && name !== startName;
    if (isTold && this.#segments.at(section)) this.#labels.add(entry);
  }

  noteData(note: DataNote): void {
    this.#labels.describe(note);
  }

  noteInstruction(): void {
    this.#labels.describeCode();
  }

  get #hasDebug(): boolean {
    return this.host.debugFormat === debugFormat;
  }

  leaveRoom(bytes: SectionBytes, length: number): void {
    const gaps = this.#segments.at(bytes.index)?.gaps;
    const last = gaps?.at(-1);
    if (last && last.start + last.length === bytes.length) last.length += length;
    else gaps?.push({ start: bytes.length, length });
  }

  reserveWarning(): string | undefined {
    return undefined;
  }

  dataWarning(): string | undefined {
    return undefined;
  }

  raiseAlignment(section: number, alignment: number): void {
    const segment = this.#segments.at(section);
    if (segment) this.#segments.raise(segment, alignment);
  }

  directive(name: string, value: string): boolean {
    switch (name) {
      case 'group':
        this.#segments.group(value);
        return true;
      case 'uppercase':
        this.#isUppercase = true;
        return true;
      case 'import': {
        const make = () => importComment(value, this.host, this.#spell);
        if (make() && this.host.isFinalPass) this.#imports.push(make);
        return true;
      }
      case 'export': {
        const make = () => exportComment(value, this.host, this.#spell);
        if (make() && this.host.isFinalPass) this.#exports.push(make);
        return true;
      }
      default:
        return false;
    }
  }

  /** Names as they are written: UPPERCASE changes all of them, wherever it stands. */
  readonly #spell = (name: string): string => {
    const spelt = this.#isUppercase ? name.toUpperCase() : name;
    const bytes = textBytes(spelt);
    if (this.#isWriting && bytes.length > nameMax) {
      const shown = sourceText(bytes.subarray(0, shownNameMax));
      const text = `truncating object name \`${shown}...' to ${nameMax} bytes`;
      this.host.fileWarning('other', text);
    }
    return spelt;
  };

  checkSpecial(symbol: SymbolEntry): void {
    const { special, binding, name } = symbol;
    if (binding === 'static') return;
    if (special !== '' && binding !== 'common' && binding !== 'extern' && binding !== 'required') {
      this.host.error('OBJ supports no special symbol features for this symbol type');
    } else if (binding === 'common') this.#readElementSize(symbol);
    else if (special === '' || /^(near|far)?\s*(wrt\s+\S+)?$/i.test(special)) {
      if (!/^(near|far)/i.test(special)) return;
      // nasm says FAR of both words.
      this.host.error(`\`${name}': \`far' keyword may only be applied to common variables\n`);
    } else {
      const text = 'element-size specifications only apply to common variables';
      this.host.error(`\`${name}': ${text}`);
    }
  }

  /** What stands behind the colon of COMMON: the size of an element makes it FAR. */
  #readElementSize({ name, special }: SymbolEntry): void {
    const [, distance = '', text = ''] = /^(near\b|far\b)?\s*:?\s*(.*)$/is.exec(special)!;
    if (text === '') {
      if (/^near/i.test(distance)) this.#elementSizes.set(name, 0);
      return;
    }
    const value = this.host.evaluate(text);
    const isUnknown = value?.unknown === true;
    if (value?.section === noSection && value.wrt === noSection && !isUnknown) {
      this.#elementSizes.set(name, toNumber(value.offset));
      return;
    }
    if (isUnknown) this.host.error(`symbol \`${text}' not defined`);
    else this.host.error('cannot use relocatable expression as common-variable element size');
  }

  reference(index: number): OmfReference {
    const segment = this.#segments.at(index);
    if (segment) return { method: method.segment, number: segment.number, outer: noSection };
    const group = this.#segments.groupOf(index);
    if (group) return { method: method.group, number: group.number, outer: noSection };
    return { method: method.external, number: 0, outer: index };
  }

  usualFrame(index: number): OmfReference | undefined {
    const frame = this.#segments.at(index)?.group?.index ?? this.#outerFrame(index);
    return frame === undefined ? undefined : this.reference(frame);
  }

  relocate(bytes: SectionBytes, start: number, fixup: Fixup): void {
    const found = fixupOf(this, bytes, start, fixup);
    if (found) this.#segments.at(bytes.index)?.fixups.push(found);
  }

  /** Where the program begins; undefined where the source does not say, or says a number. */
  #start(): { readonly section: number; readonly offset: number } | undefined {
    const start = this.host.findSymbol(startName);
    if (!start || start.definedIn === 0 || start.section === noSection) return undefined;
    return { section: start.section, offset: toNumber(start.offset) };
  }

  write({ symbols, lines, producer }: FinishedProgram): readonly WrittenFile[] {
    this.#isWriting = true;
    for (const { name, members } of this.#segments.groups) {
      const missing = members.find(
        member => !this.#segments.all.some(each => each.name === member),
      );
      if (missing === undefined) continue;
      this.host.fileError(`group \`${name}' contains undefined segment \`${missing}'`);
      return [];
    }
    const coarse = this.#segments.all.find(({ alignment }) => alignment > alignmentMax);
    if (coarse) {
      const { name } = coarse;
      this.host.fileError(`segment \`${name}' requires more alignment than OBJ format supports`);
      return [];
    }
    const start = this.#start();
    if (start && !this.#segments.at(start.section)) {
      this.host.fileError('entry point is not in this module');
      return [];
    }
    const content = writeObject({
      file: this.host.inputFile,
      producer,
      comments: [...this.#imports, ...this.#exports].flatMap(make => {
        return make() ?? [];
      }),
      segments: this.#segments.all,
      groups: this.#segments.groups,
      // A segment may have taken the name of what was to be elsewhere.
      symbols: symbols.filter(
        ({ binding, isUsed, section }) =>
          binding !== 'extern' || (isUsed && !this.#segments.at(section - 1)),
      ),
      start,
      elementSize: ({ name }) => this.#elementSizes.get(name) ?? 1,
      spell: this.#spell,
      debug: this.#hasDebug
        ? { labels: this.#labels.all, lines: distinctLines(lines()) }
        : undefined,
    });
    return [{ kind: 'object', path: '', content }];
  }
}

export const obj: ObjectFormat = {
  id: 'obj',
  title: 'Intel/Microsoft OMF (MS-DOS, OS/2, Win16)',
  extension: '.obj',
  debugFormats: [debugFormat],
  pragmaNames: [],
  addressBits: 32,
  initialBits: 16,
  bitsMax: 64,
  create: host => new OmfWriter(host),
};
