// Segments as SEGMENT declares them for linkers of the 8086: their names and attributes.
import type { SectionBytes } from '../assembly/section-bytes.ts';
import { toNumber } from '../integer.ts';
import { absoluteSegment } from '../syntax/evaluation.ts';
import { parseNumber } from '../syntax/numbers.ts';
import type { FormatHost } from './object-format.ts';

const combinations = ['private', 'public', 'stack', 'common'] as const;
/** What the linker makes of segments of one name. */
export type Combination = (typeof combinations)[number];

/** What the words behind a segment's name say. */
interface Attributes {
  /** In bytes. */
  alignment: number;
  combination: Combination;
  is32: boolean;
  /** The paragraph where it lies; undefined for the linker to choose. */
  paragraph: number | undefined;
  className: string | undefined;
  overlay: string | undefined;
  isFlat: boolean;
}

export interface DeclaredSegment extends Attributes {
  readonly name: string;
  readonly bytes: SectionBytes;
  /** From 1, in the order of the file. */
  readonly number: number;
}

function usualAttributes(is32: boolean): Attributes {
  return {
    alignment: 1,
    combination: 'public',
    is32,
    paragraph: undefined,
    className: undefined,
    overlay: undefined,
    isFlat: false,
  };
}

/** The name of the segment in which code lies before any SEGMENT. */
const initialName = '__NASMDEFSEG';

/** What a format makes of declarations. */
interface Rules<Segment> {
  /** What ALIGN may ask for, in bytes. */
  readonly alignmentMin: 0 | 1;
  readonly alignmentMax: number;
  /** Whether the first SEGMENT goes on with the code before it. */
  readonly firstGoesOn: boolean;
  /** Whether a segment that says neither USE16 nor USE32 has 32 bits. */
  is32(): boolean;
  /** Adds what the format itself keeps of a segment. */
  complete(declared: DeclaredSegment): Segment;
}

/**
 * What a paragraph is added to for the base of the segment that lies there: nasm knows it from the
 * paragraph that the segment's name stands for, and has no use for it.
 */
export const absoluteBase = 2 * absoluteSegment;

export class DeclaredSegments<Segment extends DeclaredSegment> {
  readonly #host: FormatHost;
  readonly #rules: Rules<Segment>;
  readonly #byIndex = new Map<number, Segment>();
  /** The pass of each segment's latest declaration but for the one that has made it. */
  readonly #declaredIn = new Map<Segment, number>();
  readonly all: Segment[] = [];
  /** The index of the segment in which code lies before any SEGMENT. */
  readonly initialIndex: number;

  constructor(host: FormatHost, rules: Rules<Segment>) {
    this.#host = host;
    this.#rules = rules;
    this.initialIndex = host.newSection();
  }

  at(index: number): Segment | undefined {
    return this.#byIndex.get(index);
  }

  named(name: string): Segment | undefined {
    return this.all.find(segment => segment.name === name);
  }

  /** What SEG and FAR give for a segment. */
  base({ paragraph, bytes }: DeclaredSegment): number {
    return paragraph === undefined ? bytes.index + 1 : absoluteBase + paragraph;
  }

  /** The segment of code before any SEGMENT. */
  initial(): Segment {
    return this.at(this.initialIndex) ?? this.#make(initialName, this.initialIndex, this.#usual());
  }

  /**
   * SEGMENT's name and attributes: the segment, and whether it is a new one. Words that say nothing
   * are passed over; attributes that cannot be are reported and leave the usual ones.
   */
  select(text: string): { readonly segment: Segment; readonly isNew: boolean } {
    const [written = '', ...words] = text.trim().split(/\s+/);
    // `.text`, of any number of full stops, is what other formats call `text`.
    const name = written.replace(/^\.+/, '');
    const known = this.named(name);
    if (known) {
      this.#declareAgain(known, words);
      return { segment: known, isNew: false };
    }
    const attributes = this.#read(words) ?? this.#usual();
    const goesOn = this.#rules.firstGoesOn && this.all.length === 0;
    const index = goesOn ? this.initialIndex : this.#host.newSection();
    return { segment: this.#make(name, index, attributes), isNew: true };
  }

  /** Warns of attributes that come too late, though not yet in the one that follows the first. */
  #declareAgain(segment: Segment, words: readonly string[]): void {
    const { pass } = this.#host;
    const isFirst = this.#declaredIn.get(segment) !== pass;
    this.#declaredIn.set(segment, pass);
    if (isFirst || words.length === 0) return;
    const text = 'segment attributes specified on redeclaration of segment: ignoring';
    this.#host.warning('other', text);
  }

  #make(name: string, index: number, attributes: Attributes): Segment {
    const bytes = this.#host.sectionBytes(index);
    const number = this.all.length + 1;
    const segment = this.#rules.complete({ ...attributes, name, bytes, number });
    this.all.push(segment);
    this.#byIndex.set(index, segment);
    const { paragraph } = segment;
    const base = paragraph === undefined ? index + 1 : absoluteSegment + paragraph;
    this.#host.defineSymbol(name, base, 0);
    return segment;
  }

  #usual(): Attributes {
    return usualAttributes(this.#rules.is32());
  }

  #read(words: readonly string[]): Attributes | undefined {
    const found = this.#usual();
    for (const word of words) if (!this.#readWord(word, found)) return undefined;
    return found;
  }

  #readWord(word: string, found: Attributes): boolean {
    const equals = word.indexOf('=');
    const key = (equals < 0 ? word : word.slice(0, equals + 1)).toLowerCase();
    const value = equals < 0 ? '' : word.slice(equals + 1);
    const combination = combinations.find(each => each === key);
    if (combination) found.combination = combination;
    else if (key === 'use16' || key === 'use32') found.is32 = key === 'use32';
    else if (key === 'flat') found.isFlat = true;
    else if (key === 'class=') found.className = value;
    else if (key === 'overlay=') found.overlay = value;
    else if (key === 'align=') return this.#readAlignment(value, found);
    else if (key === 'absolute=') return this.#readParagraph(value, found);
    return true;
  }

  #readAlignment(text: string, found: Attributes): boolean {
    const number = numberOf(text);
    if (number === undefined) {
      this.#host.error('segment alignment should be numeric');
      return false;
    }
    const { alignmentMin, alignmentMax } = this.#rules;
    const isPower = number === 0 || Number.isInteger(Math.log2(number));
    if (number < alignmentMin || number > alignmentMax || !isPower) {
      this.#host.error(`invalid alignment value ${number}`);
      return false;
    }
    found.alignment = Math.max(1, number);
    // nasm keeps both in one place.
    found.paragraph = undefined;
    return true;
  }

  #readParagraph(text: string, found: Attributes): boolean {
    const number = numberOf(text);
    if (number === undefined) {
      this.#host.error("argument to `absolute' segment attribute should be numeric");
      return false;
    }
    if (number >= 0) found.paragraph = number;
    // nasm counts paragraphs from a mark on, below which there are alignments.
    else found.alignment = absoluteSegment + number;
    return true;
  }
}

/** A number of 32 bits with its sign, which is all that attributes take. */
function numberOf(text: string): number | undefined {
  const isNegative = text.startsWith('-');
  const digits = isNegative ? text.slice(1) : text;
  const parsed = digits === '' ? undefined : parseNumber(digits);
  if (!parsed) return undefined;
  const number = toNumber(parsed.value) | 0;
  return isNegative ? -number : number;
}
