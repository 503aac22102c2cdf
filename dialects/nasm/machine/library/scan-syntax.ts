// The format strings of scanf, taken apart.
import type { LengthModifier } from './format-syntax.ts';

/** `%*3d`, `%[a-z]` */
export interface ScanConversion {
  readonly kind: 'conversion';
  /** Of the pointer, from 1; 0 is the next one. */
  readonly position: number;
  /** Read, but not stored: `*`. */
  readonly isSuppressed: boolean;
  /** Characters that may be read; infinite where none is given. */
  readonly width: number;
  /** `m`: the pointer gets memory of its own. */
  readonly allocates: boolean;
  readonly length: LengthModifier;
  readonly letter: string;
  /** For `[`: the characters that it takes. */
  readonly set: ReadonlySet<number> | undefined;
}

export type ScanPart =
  | ScanConversion
  /** Any blanks of the input, also none. */
  | { readonly kind: 'blanks' }
  | { readonly kind: 'character'; readonly character: number }
  /** A conversion that is none: nothing behind it is read. */
  | { readonly kind: 'broken' };

const head = /%(?:(\d+)\$)?(\*)?'?I?(\d+)?(m)?(hh|h|ll|l|q|L|j|z|Z|t)?/y;
const lengthOf: Readonly<Record<string, LengthModifier>> = { q: 'll', Z: 'z' };
const letters = new Set('diouxXpaAeEfFgGcsCSn[%');

/** The characters between brackets from `at` on, and where they end; undefined without an end. */
function readSet(format: string, at: number): { set: Set<number>; end: number } | undefined {
  const isInverted = format[at] === '^';
  const start = isInverted ? at + 1 : at;
  const end = format.indexOf(']', start + 1);
  if (end < 0) return undefined;
  const inside = format.slice(start, end);
  const named = new Set<number>();
  for (let index = 0; index < inside.length; index++) {
    const low = inside.charCodeAt(index);
    const isRange = inside[index + 1] === '-' && index + 2 < inside.length;
    const high = isRange ? inside.charCodeAt(index + 2) : low;
    if (isRange && low <= high) index += 2;
    for (let each = low; each <= (low <= high ? high : low); each++) named.add(each);
  }
  if (!isInverted) return { set: named, end: end + 1 };
  const others = Array.from({ length: 256 }, (_, each) => each).filter(each => !named.has(each));
  return { set: new Set(others), end: end + 1 };
}

function isBlank(character: string): boolean {
  return /[ \t-\r]/.test(character);
}

/** The parts of a scanf format, in their order. Never fails. */
export function parseScanFormat(format: string): readonly ScanPart[] {
  const parts: ScanPart[] = [];
  for (let at = 0; at < format.length; ) {
    const character = format[at]!;
    if (isBlank(character)) {
      while (at < format.length && isBlank(format[at]!)) at++;
      parts.push({ kind: 'blanks' });
      continue;
    }
    if (character !== '%') {
      parts.push({ kind: 'character', character: format.charCodeAt(at) });
      at++;
      continue;
    }
    head.lastIndex = at;
    const [whole = '', position, star, width, allocates, length = ''] = head.exec(format) ?? [];
    at += whole.length;
    const letter = format[at] ?? '';
    if (!letters.has(letter)) {
      parts.push({ kind: 'broken' });
      return parts;
    }
    at++;
    const found = letter === '[' ? readSet(format, at) : undefined;
    if (letter === '[' && !found) {
      parts.push({ kind: 'broken' });
      return parts;
    }
    at = found?.end ?? at;
    parts.push({
      kind: 'conversion',
      position: Number(position ?? 0),
      isSuppressed: star !== undefined,
      width: width === undefined || Number(width) === 0 ? Number.POSITIVE_INFINITY : Number(width),
      allocates: allocates !== undefined,
      length: lengthOf[length] ?? (length as LengthModifier),
      letter,
      set: found?.set,
    });
  }
  return parts;
}
