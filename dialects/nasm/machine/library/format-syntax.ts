// The format strings of printf and scanf, taken apart.

export type LengthModifier = '' | 'hh' | 'h' | 'l' | 'll' | 'L' | 'j' | 'z' | 't';

/** A number in the format, or the place of an argument that gives it. */
export type FormatNumber =
  | { readonly kind: 'none' }
  | { readonly kind: 'given'; readonly value: number }
  /** `*`, or `*2$` with the position from 1; 0 is the next argument. */
  | { readonly kind: 'argument'; readonly position: number };

/** `%-8.3lf` */
export interface Conversion {
  readonly kind: 'conversion';
  /** As it is written. */
  readonly source: string;
  /** Of the argument, from 1; 0 is the next one. */
  readonly position: number;
  readonly flags: ReadonlySet<string>;
  readonly width: FormatNumber;
  readonly precision: FormatNumber;
  readonly length: LengthModifier;
  /** The letter that ends it. */
  readonly letter: string;
}

export interface PlainText {
  readonly kind: 'text';
  readonly text: string;
}

/** `broken` is a per cent sign at the end of the format. */
export type FormatPart = PlainText | Conversion | { readonly kind: 'broken' };

/** A number that is given, or `*` with the place of its argument. */
const width = String.raw`(?:(\d+)|\*(?:(\d+)\$)?)?`;
const precision = String.raw`(?:\.(?:\*(?:(\d+)\$)?|(-?\d*)))?`;
const lengths = '(hh|h|ll|l|q|L|j|z|Z|t)?';
const pattern = new RegExp(
  String.raw`%(?:(\d+)\$)?([-+ #0'I]*)${width}${precision}${lengths}(.)?`,
  'gs',
);

const lengthOf: Readonly<Record<string, LengthModifier>> = { q: 'll', Z: 'z' };

function widthOf(text: string, digits: string | undefined, place: string | undefined) {
  if (digits !== undefined) return { kind: 'given', value: Number(digits) } as const;
  const isStar = text.includes('*');
  return isStar
    ? ({ kind: 'argument', position: Number(place ?? 0) } as const)
    : ({ kind: 'none' } as const);
}

function precisionOf(digits: string | undefined, place: string | undefined, hasStar: boolean) {
  if (hasStar) return { kind: 'argument', position: Number(place ?? 0) } as const;
  if (digits === undefined) return { kind: 'none' } as const;
  // A lone point means zero, a negative number none.
  const value = Number(digits === '' ? 0 : digits);
  return value < 0 ? ({ kind: 'none' } as const) : ({ kind: 'given', value } as const);
}

function conversionOf(match: RegExpExecArray): Conversion | { readonly kind: 'broken' } {
  const [
    source,
    position,
    flags = '',
    width,
    widthPlace,
    precisionPlace,
    precision,
    length,
    letter,
  ] = match;
  if (letter === undefined) return { kind: 'broken' };
  const point = source.indexOf('.');
  const beforePoint = point < 0 ? source : source.slice(0, point);
  const hasStar = point >= 0 && precision === undefined;
  return {
    kind: 'conversion',
    source,
    position: Number(position ?? 0),
    flags: new Set(flags),
    width: widthOf(beforePoint, width, widthPlace),
    precision: precisionOf(point < 0 ? undefined : precision, precisionPlace, hasStar),
    length: lengthOf[length ?? ''] ?? ((length ?? '') as LengthModifier),
    letter,
  };
}

/** Formats that programs have used; a few hundred are kept. */
const known = new Map<string, readonly FormatPart[]>();
const knownMax = 500;

/** The parts of a printf format, in their order. Never fails. */
export function parsePrintFormat(format: string): readonly FormatPart[] {
  const found = known.get(format);
  if (found) return found;
  const parts = readParts(format);
  if (known.size >= knownMax) known.clear();
  known.set(format, parts);
  return parts;
}

function readParts(format: string): readonly FormatPart[] {
  const parts: FormatPart[] = [];
  let end = 0;
  for (const match of format.matchAll(pattern)) {
    if (match.index > end) parts.push({ kind: 'text', text: format.slice(end, match.index) });
    end = match.index + match[0].length;
    const part = conversionOf(match);
    const isPercent = part.kind === 'conversion' && part.letter === '%';
    parts.push(isPercent ? { kind: 'text', text: '%' } : part);
  }
  if (end < format.length) parts.push({ kind: 'text', text: format.slice(end) });
  return parts;
}
