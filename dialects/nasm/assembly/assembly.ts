// The state of one assembly: the pass that runs, where it stands, and what is known of labels.
import type { Integer } from '../integer.ts';
import type { FormatHost, ObjectFormat, ObjectWriter } from '../outputs/object-format.ts';
import { unrecognised } from '../outputs/special-names.ts';
import type { ExpandedLine } from '../preprocessor/expanded-line.ts';
import type { ClockTime } from '../preprocessor/options.ts';
import type { Scope, SymbolPlace } from '../syntax/evaluation.ts';
import { isSimple, toValue } from '../syntax/linear.ts';
import { evaluateText } from '../syntax/text-evaluation.ts';
import { type AssemblyMessage, MessageLog, type MessageSeverity } from './diagnostics.ts';
import type { ListingLog } from './listing-log.ts';
import { SectionBytes } from './section-bytes.ts';
import { changedSettings, initialSettings, type Settings } from './settings.ts';
import { SizeLimit } from './size-limit.ts';
import { isForward, isMagic, isSame, type SymbolEntry, SymbolTable } from './symbols.ts';
import { noSection, type Value } from './value.ts';
import type { WarningSettings } from './warning-classes.ts';

export type PassKind = 'first' | 'middle' | 'final';

/** What an assembly is told of its surroundings. */
export interface AssemblyNames {
  readonly file: string;
  readonly output: string;
  readonly debugFormat: string;
  readonly sourceFolder?: string;
  readonly currentFolder?: string;
  /** Absent where nobody reads files. */
  readonly read?: ((path: string) => Uint8Array | undefined) | undefined;
  /** See `CommandHost`; absent where nobody knows of symbolic links. */
  readonly realPath?: ((path: string) => string | undefined) | undefined;
  readonly timeStamp?: number | undefined;
  readonly localTime?: ClockTime | undefined;
  readonly listing?: ListingLog | undefined;
  /** Bytes that a program may come to. */
  readonly bytesMax?: number;
  /** `gprefix` and its like with their texts; none if absent. */
  readonly affixes?: readonly (readonly [string, string])[] | undefined;
  /** Messages are told as often as nasm tells them; otherwise once for each place. */
  readonly repeatsMessages?: boolean;
}

/** The pass in which nasm first tells the output format of symbols. */
export const passOfOutputs = 2;

const unknownPlace: SymbolPlace = { section: noSection, offset: 0, forward: true, unknown: true };

export class Assembly implements FormatHost, Scope {
  readonly format: ObjectFormat;
  readonly writer: ObjectWriter;
  readonly inputFile: string;
  readonly outputFile: string;
  readonly debugFormat: string;
  readonly sourceFolder: string;
  readonly currentFolder: string;
  readonly readFile: (path: string) => Uint8Array | undefined;
  readonly #realPath: (path: string) => string | undefined;
  readonly timeStamp: number | undefined;
  readonly localTime: ClockTime | undefined;
  readonly log: MessageLog;
  /** Absent where nobody wants a listing. */
  readonly listing: ListingLog | undefined;
  readonly symbols = new SymbolTable();
  readonly #sections = new Map<number, SectionBytes>();
  #nextSection = 0;
  readonly #sizeLimit: SizeLimit;

  pass = 0;
  kind: PassKind = 'first';
  /** How many labels this pass has placed elsewhere than the pass before. */
  changes = 0;
  /** The section where the pass stands; the one left while ABSOLUTE holds. */
  current: SectionBytes;
  /** Where ABSOLUTE has led; its offset grows as a section's does. */
  absolute: { section: number; offset: number } | undefined;
  settings: Settings;
  line: ExpandedLine | undefined;
  /** The part of the line that is read, for messages; undefined for all of it. */
  part: { readonly start: number; readonly end: number } | undefined;
  /** The global label above. */
  labelPrefix = '';
  /** A label that is not placed yet is an error rather than a hope. */
  critical = false;
  /** Symbols in the order in which the output lists them. */
  listed: SymbolEntry[] = [];
  /** What outputs put around names, by nasm's names for it: `gprefix`, `lpostfix`. */
  readonly #affixes: Map<string, string>;

  constructor(format: ObjectFormat, names: AssemblyNames, warnings: WarningSettings) {
    this.format = format;
    this.outputFile = names.output;
    this.inputFile = names.file;
    this.debugFormat = names.debugFormat;
    this.timeStamp = names.timeStamp;
    this.localTime = names.localTime;
    this.sourceFolder = names.sourceFolder ?? '';
    this.currentFolder = names.currentFolder ?? '';
    this.readFile = names.read ?? (() => undefined);
    this.#realPath = names.realPath ?? (() => undefined);
    this.log = new MessageLog(warnings, names.repeatsMessages === true);
    this.listing = names.listing;
    this.#sizeLimit = new SizeLimit(names.bytesMax);
    this.settings = initialSettings(format.initialBits);
    this.#affixes = new Map(names.affixes);
    this.writer = format.create(this);
    this.current = this.sectionBytes(this.writer.initialSection);
    for (const [name, index] of this.writer.specialSymbols) {
      this.symbols.entry(name).section = index;
      this.symbols.entry(name).definedIn = Number.POSITIVE_INFINITY;
    }
  }

  beginPass(kind: PassKind): void {
    this.pass++;
    this.kind = kind;
    this.changes = 0;
    this.#sizeLimit.begin();
    this.log.beginPass(kind === 'final');
    const { listing } = this;
    listing?.beginPass(kind === 'final');
    if (listing?.isOpen) this.log.listener = message => listing.message(message);
    this.line = undefined;
    this.listed = [];
    // The label above the first line is the last one of the pass before, as with nasm.
    this.absolute = undefined;
    this.settings = initialSettings(this.format.initialBits);
    for (const section of this.#sections.values()) section.offset = 0;
    this.current = this.sectionBytes(this.writer.initialSection);
  }

  get isFirstPass(): boolean {
    return this.kind === 'first';
  }

  get isFinalPass(): boolean {
    return this.kind === 'final';
  }

  /** The section where the statement stands; `noSection` in absolute space of a number. */
  get section(): number {
    return this.absolute ? this.absolute.section : this.current.index;
  }

  get offset(): number {
    return this.absolute ? this.absolute.offset : this.current.offset;
  }

  realPath(path: string): string {
    return this.#realPath(path) ?? fullPath(path, this.currentFolder);
  }

  /** Goes on by so many bytes. */
  advance(count: number): void {
    if (this.absolute) this.absolute.offset += count;
    else this.current.offset += count;
  }

  /**
   * Counts bytes to be written, and rounds of TIMES that are written one by one; true, with one
   * error, once there are too many.
   */
  exceeds(bytes: number, rounds: number): boolean {
    const limit = this.#sizeLimit;
    const wasExceeded = limit.isExceeded;
    limit.count(bytes, rounds);
    if (!limit.isExceeded) return false;
    if (!wasExceeded) this.error(limit.message);
    return true;
  }

  newSection(): number {
    const index = this.#nextSection;
    this.#nextSection += 2;
    return index;
  }

  sectionBytes(section: number): SectionBytes {
    const known = this.#sections.get(section);
    if (known) return known;
    const made = new SectionBytes(section);
    this.#sections.set(section, made);
    return made;
  }

  /** Whether an index is that of a section rather than of a symbol elsewhere or a number. */
  hasSection(index: number): boolean {
    return this.#sections.has(index);
  }

  get sections(): Iterable<SectionBytes> {
    return this.#sections.values();
  }

  setBits(bits: 16 | 32 | 64): void {
    this.change({ bits });
  }

  get bits(): 16 | 32 | 64 {
    return this.settings.bits;
  }

  /** For the lines behind this one. */
  change(settings: Partial<Settings>): void {
    this.settings = changedSettings(this.settings, settings);
  }

  error(text: string): void {
    this.log.error(this.line, text, this.part?.start, this.part?.end);
  }

  /** That a label comes or moves in the last pass. */
  lateLabel(name: string, change: 'defined' | 'changed'): void {
    const text = `label \`${name}' ${change} during code generation`;
    this.changes++;
    if (this.line) this.log.lateWarning(this.line, 'label-redef-late', text);
  }

  /** An error of the whole file. */
  fileError(text: string): void {
    this.log.take(this.#wholeFile('error', text));
  }

  /** The last pass has found labels elsewhere than the one before. */
  phaseError(): void {
    const message = this.#wholeFile('error', 'phase error during code generation pass');
    this.log.listener?.(message);
    this.log.take(message);
  }

  fatal(text: string): void {
    this.log.take(this.#wholeFile('fatal', text));
  }

  panic(text: string): void {
    this.log.panic(this.line, text, this.inputFile);
  }

  /** A warning of the whole file. */
  fileWarning(warningClass: string, text: string): void {
    this.log.take({ ...this.#wholeFile('warning', text), class: warningClass });
  }

  #wholeFile(severity: MessageSeverity, text: string): AssemblyMessage {
    const file = this.inputFile;
    return { severity, class: '', text, file, line: 0, place: undefined, expansion: undefined };
  }

  warning(warningClass: string, text: string): void {
    this.log.warning(this.line, warningClass, text, this.part?.start, this.part?.end);
  }

  symbol(name: string, start: number, end: number): SymbolPlace | undefined {
    const entry = this.symbols.find(name);
    if (!entry || entry.definedIn === 0) {
      if (this.critical) {
        const late = this.isFirstPass ? ' before use' : '';
        this.log.error(this.line, `symbol \`${name}' not defined${late}`, start, end);
        return undefined;
      }
      if (this.isFinalPass) {
        this.log.error(this.line, `symbol \`${name}' not defined`, start, end);
        return undefined;
      }
      if (entry) entry.isUsed = true;
      return unknownPlace;
    }
    entry.isUsed = true;
    const { section, offset } = entry;
    return { section, offset, forward: isForward(entry, this.pass), unknown: false };
  }

  here(): SymbolPlace {
    return { section: this.section, offset: this.offset, forward: false, unknown: false };
  }

  sectionStart(): SymbolPlace {
    return { section: this.section, offset: 0, forward: false, unknown: false };
  }

  segmentBase(section: number): number | undefined {
    return this.writer.segmentBase(section);
  }

  findSymbol(name: string): SymbolEntry | undefined {
    return this.symbols.find(name);
  }

  symbolsSoFar(): Iterable<SymbolEntry> {
    return this.symbols.all;
  }

  evaluate(text: string): Value | undefined {
    const found = evaluateText(text, this, this.labelPrefix);
    return found && toValue(found.value, this.section);
  }

  /** A number that has to be known by now; undefined, reported, if it is not. */
  criticalNumber(text: string, complaint: string, absence: string): Integer | undefined {
    const wasCritical = this.critical;
    this.critical = true;
    const found = evaluateText(text, this, this.labelPrefix);
    this.critical = wasCritical;
    if (!found || !isSimple(found.value)) {
      this.error(found ? complaint : absence);
      return undefined;
    }
    return found.value.number;
  }

  defineSymbol(name: string, section: number, offset: Integer): void {
    const entry = this.symbols.entry(name);
    if (entry.definedIn > 0 && entry.definedIn !== this.pass && !isSame(entry, section, offset)) {
      this.changes++;
    }
    entry.section = section;
    entry.offset = offset;
    entry.definedIn = this.pass;
    entry.line = this.line;
  }

  /** Places a label of the source; `start` and `end` are where its name stands in the line. */
  defineLabel(
    name: string,
    place: number,
    offset: Integer,
    isLabel: boolean,
    start: number,
    end: number,
  ): void {
    const isSpecial = isMagic(name);
    const entry = this.symbols.entry(name);
    const isTold = isSpecial && this.pass >= passOfOutputs && entry.definedIn !== this.pass;
    const problem = isTold ? (this.writer.specialProblem ?? unrecognised)(name) : '';
    if (problem !== '') {
      this.log.error(this.line, problem, start, end);
      entry.definedIn = this.pass;
      return;
    }
    const section = this.writer.isNowhere?.(place) ? this.#ownSection(entry) : place;
    if (
      entry.definedIn === this.pass &&
      entry.binding !== 'extern' &&
      entry.binding !== 'required'
    ) {
      // Later passes of nasm's do not look at EQU again that gives the same.
      const isSeen = isLabel || this.isFirstPass || !isSame(entry, section, offset);
      if (isSeen) this.redefine(entry, section, offset, start, end);
      return;
    }
    if (entry.binding === 'extern' || entry.binding === 'required') entry.binding = 'global';
    // A label that an earlier pass did not have has moved as well.
    const isNew = entry.definedIn === 0 && !this.isFirstPass;
    if (isNew || (entry.definedIn > 0 && !isSame(entry, section, offset))) {
      this.changes++;
      if (this.isFinalPass) this.lateLabel(name, isNew ? 'defined' : 'changed');
    }
    entry.section = section;
    entry.offset = offset;
    entry.definedIn = this.pass;
    entry.isLabel = isLabel;
    this.writer.noteLabel?.(entry);
    entry.line = this.line;
    entry.start = start;
    entry.end = end;
    this.list(entry);
  }

  #ownSection({ definedIn, section }: SymbolEntry): number {
    return definedIn > 0 ? section : this.newSection();
  }

  /** Sets what stands before or behind names in the output; what is set once stays so. */
  setAffix(name: string, value: string): void {
    if (!this.#affixes.has(name)) this.#affixes.set(name, value);
  }

  /** Puts a symbol on the output's list, once in a pass. */
  list(entry: SymbolEntry): void {
    if (entry.listedIn === this.pass) return;
    entry.listedIn = this.pass;
    const { binding, name } = entry;
    entry.outputName = this.#affixes.size === 0 ? name : this.#affixed(name, binding);
    this.listed.push(entry);
    const judgingPass = this.writer.judgesEarly ? this.pass === passOfOutputs : this.isFinalPass;
    const isLeftOut = this.writer.judgesEarly && binding === 'extern' && !entry.isUsed;
    if (judgingPass && !isLeftOut) this.writer.checkSpecial(entry);
  }

  #affixed(name: string, binding: SymbolEntry['binding']): string {
    if (isMagic(name)) return name;
    const scope = binding === 'local' || binding === 'common' ? 'l' : 'g';
    const [before, behind] = [`${scope}prefix`, `${scope}postfix`];
    return (this.#affixes.get(before) ?? '') + name + (this.#affixes.get(behind) ?? '');
  }

  /** Gives a name of this pass another value, which is an error, or the same, which is told. */
  redefine(entry: SymbolEntry, section: number, offset: Integer, start = 0, end = -1): void {
    if (isSame(entry, section, offset)) {
      const { log } = this;
      if (log.warnings.stateOf('label-redef') === 'off') return;
      const text = `info: label \`${entry.name}' redefined to an identical value`;
      log.warning(this.line, 'label-redef', text, start, end);
      this.#pointToFirst(entry);
      return;
    }
    this.tellRedefinition(entry, start, end);
    entry.line = this.line;
    entry.start = start;
    entry.end = end;
    entry.section = section;
    entry.offset = offset;
  }

  /** Says that a name is defined a second time, and where the first one is. */
  tellRedefinition(entry: SymbolEntry, start = 0, end = -1): void {
    this.log.error(this.line, `label \`${entry.name}' inconsistently redefined`, start, end);
    this.#pointToFirst(entry);
  }

  #pointToFirst(entry: SymbolEntry): void {
    const where = `label \`${entry.name}' originally defined here`;
    this.log.pointTo(this.line, entry.line, where, entry.start, entry.end);
  }
}

/** A path from the root, without `.` and `..`. */
function fullPath(path: string, folder: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
