// How instructions with a place among their operands are encoded: the same wherever that lies.
import type { Match } from '../encoder/choice.ts';
import type { Fixup } from '../encoder/encoder.ts';
import { slot } from '../isa/form.ts';
import { evaluate } from '../syntax/evaluation.ts';
import type { Expression } from '../syntax/expression.ts';
import { toPlace } from '../syntax/linear.ts';
import type { OperandSyntax, StatementBody } from '../syntax/statement.ts';
import type { Assembly } from './assembly.ts';
import type { LineRecord } from './line-record.ts';
import { modifier } from './operand.ts';
import { noSection, type Value } from './value.ts';

type InstructionBody = Extract<StatementBody, { kind: 'instruction' }>;

/** What the operand of a variant was when its form was chosen. */
export interface Place {
  readonly value: Value;
  /** From here a distance is counted. */
  readonly hereSection: number;
  /** How the value came about, which decides what register is the base: see `Linear`. */
  readonly summed: boolean;
  readonly hasNumber: boolean;
}

/** Where the place stands in the bytes of a variant. */
type Field =
  /** The bytes are the same for every place that fits the variant. */
  | { readonly kind: 'none' }
  /** The distance from the instruction's end to a place in the same section. */
  | { readonly kind: 'distance'; readonly at: number; readonly size: number }
  /** What the output format settles. */
  | { readonly kind: 'fixup'; readonly fixup: Fixup };

/** The bytes of a variant as they were once written. */
export interface Pattern {
  readonly bytes: Uint8Array;
  readonly field: Field;
}

/** One way to encode an instruction, and the places for which the encoder takes that way. */
export interface Variant {
  readonly place: Place;
  readonly match: Match;
  /** In bytes. */
  readonly length: number;
  pattern: Pattern | undefined;
}

/** A label is unknown, then above or below, near or far. */
const variantsMax = 6;

/** The place that was asked for last: one object serves them all, for they are very many. */
const latest = {
  value: { offset: 0, section: 0, wrt: 0, unknown: false, forward: false, selfRelative: false },
  hereSection: 0,
  summed: false,
  hasNumber: false,
} satisfies Place as Mutable<Place>;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * The place that the operand names in this pass, until the next one is asked for. Undefined if no
 * single place stands for it, and 'fault' for what makes no sense and is reported.
 */
export function placeOf(syntax: OperandSyntax, assembly: Assembly): Place | 'fault' | undefined {
  const { value: expression } = syntax;
  assembly.part = syntax;
  const found =
    expression.kind === 'symbol'
      ? placeOfSymbol(expression.name, expression.start, expression.end, assembly)
      : placeOfSum(expression, assembly);
  assembly.part = undefined;
  return found;
}

function placeOfSymbol(name: string, start: number, end: number, assembly: Assembly) {
  const symbol = assembly.symbol(name, start, end);
  if (!symbol) return 'fault';
  const { unknown } = symbol;
  const value = latest.value as Mutable<Value>;
  value.offset = unknown ? 0 : symbol.offset;
  value.section = unknown ? noSection : symbol.section;
  value.wrt = noSection;
  value.unknown = unknown;
  value.forward = symbol.forward;
  value.selfRelative = false;
  latest.hereSection = assembly.section;
  latest.summed = false;
  latest.hasNumber = true;
  return latest;
}

function placeOfSum(expression: Expression, assembly: Assembly): Place | 'fault' | undefined {
  const linear = evaluate(expression, assembly);
  if (!linear) return 'fault';
  const hereSection = assembly.section;
  const value = toPlace(linear, hereSection);
  const { summed, hasNumber } = linear;
  return value && { value, hereSection, summed, hasNumber };
}

/** Keeps how an instruction was encoded, where a place of the same kind gets the same. */
export function keepVariant(
  record: LineRecord,
  body: InstructionBody,
  match: Match,
  length: number,
  assembly: Assembly,
): void {
  if (body.place < 0 || record.settings !== assembly.settings) return;
  const place = placeOf(body.operands[body.place]!, assembly);
  if (!place || place === 'fault' || !isWhole(match, body.place, place)) return;
  if (match.dependsOnDistance && !isPlainJump(match, place)) return;
  const { encoding } = record;
  encoding.variants ??= [];
  if (encoding.variants.length === variantsMax) encoding.variants.length = 0;
  const kept = { ...place, value: { ...place.value } };
  encoding.variants.push({ place: kept, match, length, pattern: undefined });
}

/** Whether the value is all that the expression of the operand comes to. */
function isWhole({ instruction }: Match, index: number, { value }: Place): boolean {
  const operand = instruction.operands[index]!;
  if (operand.kind === 'register') return false;
  if (operand.kind === 'memory') return true;
  const isNumber = value.section === noSection && !value.unknown && !value.selfRelative;
  return operand.simple === (isNumber && value.wrt === noSection) && !operand.farSegment;
}

/** Of other jumps the reach is counted in ways of their own. */
function isPlainJump({ instruction }: Match, { value }: Place): boolean {
  const [operand] = instruction.operands;
  if (instruction.prefixes.repeat === 'bnd' || value.wrt !== noSection) return false;
  return ((operand?.modifiers ?? 0) & modifier.strict) === 0 && !value.selfRelative;
}

/** The variant for a place in this pass; undefined while none is known for its kind. */
export function variantFor(
  { encoding: { variants }, settings }: LineRecord,
  place: Place,
  assembly: Assembly,
): Variant | undefined {
  if (!variants || settings !== assembly.settings) return undefined;
  let isNear: boolean | undefined;
  for (const variant of variants) {
    if (!isOfOneKind(variant.place, place)) continue;
    const { value } = place;
    const hangsOnDistance = value.section === place.hereSection && !value.unknown;
    if (!variant.match.dependsOnDistance || !hangsOnDistance) return variant;
    isNear ??= reaches(variants, value, assembly.offset);
    if (isNear === undefined) return undefined;
    if (isNear === isShort(variant)) return variant;
  }
  return undefined;
}

function isOfOneKind(left: Place, right: Place): boolean {
  const [a, b] = [left.value, right.value];
  return (
    a.section === b.section &&
    a.unknown === b.unknown &&
    a.forward === b.forward &&
    a.wrt === b.wrt &&
    a.selfRelative === b.selfRelative &&
    left.hereSection === right.hereSection &&
    left.summed === right.summed &&
    left.hasNumber === right.hasNumber &&
    // A number is what it is; of a place only the offset moves.
    (a.section === noSection ? a.offset === b.offset : typeof b.offset === 'number')
  );
}

const isShort = ({ match }: Variant): boolean => match.form.operands[0]?.slot === slot.relative8;

const [reachBack, reachAhead] = [-128, 127];

/** Bytes of the shortest jump and of the longest instruction. */
const [lengthMin, lengthMax] = [2, 15];

/** Whether a short jump at `offset` leads to a place; undefined where its length would tell. */
function reaches(variants: readonly Variant[], value: Value, offset: number): boolean | undefined {
  if (typeof value.offset !== 'number') return undefined;
  const whole = value.offset - offset;
  if (whole < reachBack + lengthMin || whole > reachAhead + lengthMax) return false;
  const short = variants.find(isShort);
  if (!short) return undefined;
  const distance = whole - short.length;
  return distance >= reachBack && distance <= reachAhead;
}

/**
 * The pattern of bytes that were just written without anything to say; undefined where the place
 * stands in more than one field.
 */
export function patternOf(
  bytes: Uint8Array,
  fixups: readonly Fixup[],
  distance: { readonly at: number; readonly size: number } | undefined,
  { value, hereSection }: Place,
): Pattern | undefined {
  const [fixup, second] = fixups;
  if (second || value.unknown || (fixup && distance)) return undefined;
  if (distance) return { bytes, field: { kind: 'distance', ...distance } };
  if (fixup) {
    return isSameValue(fixup.value, value) ? { bytes, field: { kind: 'fixup', fixup } } : undefined;
  }
  // Where no field is left open, the place itself may have been written.
  const isFree = value.section === noSection && hereSection !== noSection;
  return isFree ? { bytes, field: { kind: 'none' } } : undefined;
}

function isSameValue(left: Value, right: Value): boolean {
  return (
    left.offset === right.offset &&
    left.section === right.section &&
    left.wrt === right.wrt &&
    left.selfRelative === right.selfRelative
  );
}

const offsetMax16 = 0x7fff;
const offsetMax32 = 0x7fffffff;

/** Whether an offset has room in a field, so that nothing is to be said about it. */
export function hasRoom(fixup: Fixup, { offset, section }: Value): boolean {
  if (section === noSection) return true;
  const most = fixup.size >= 4 ? offsetMax32 : offsetMax16;
  return typeof offset === 'number' && offset >= 0 && offset <= most;
}

/** Whether a distance fits into a field of 1, 2, 4 or 8 bytes. */
export function fitsDistance(distance: number, size: number): boolean {
  const limit = 2 ** (8 * Math.min(size, 4) - 1);
  return distance >= -limit && distance < limit;
}
