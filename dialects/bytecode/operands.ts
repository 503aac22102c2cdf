// Reads operands: numbers, characters, names, `name=value`, and checks them against their slots.
import type { OperandSlot } from '#core/isa/vocabulary.ts';
import type { Access } from '#core/semantics/analysis.ts';
import { rangeSpan, type TokenRange, tokenSpan, tokenText } from '#core/syntax/lines.ts';
import { parseCharacter, parseNumber } from '#core/syntax/number.ts';
import { TokenKind } from '#core/syntax/token.ts';
import type { Span } from '#core/text/span.ts';
import type { Item, Unit } from './items.ts';

/** An operand as it is written, before anyone asks what it means. */
export type Written =
  | { readonly kind: 'number'; readonly span: Span; readonly value: number; readonly bits: boolean }
  | {
      readonly kind: 'name';
      readonly span: Span;
      readonly name: string;
      readonly negative: boolean;
    }
  | {
      readonly kind: 'option';
      readonly span: Span;
      readonly name: Span;
      readonly value: TokenRange;
    }
  | { readonly kind: 'bad'; readonly span: Span };

const titles: Readonly<Record<string, string>> = {
  label: 'a label',
  constant: 'a constant',
  variable: 'a variable',
  lock: 'a mutex',
  semaphore: 'a semaphore',
  channel: 'a channel',
  task: 'a task',
};

/** Reads one operand; malformed numbers and stray characters are reported here. */
export function readOperand(unit: Unit, range: TokenRange): Written {
  const isOne = range.last - range.first === 1;
  return (isOne && readToken(unit, range.first)) || readTokens(unit, range);
}

/** An operand that is one word or number, as nearly all are; undefined for anything else. */
function readToken({ source, tokens }: Unit, index: number): Written | undefined {
  const kind = tokens.kinds[index];
  if (kind !== TokenKind.word && kind !== TokenKind.number) return undefined;
  const span = tokenSpan(tokens, index);
  const spelling = source.slice(span);
  if (kind === TokenKind.word) return { kind: 'name', span, name: spelling, negative: false };
  const value = parseNumber(spelling);
  if (value === undefined) return undefined;
  return { kind: 'number', span, value, bits: isBitPattern(spelling) };
}

/** True for numbers that are written bit by bit, so that their highest bit may be a sign. */
function isBitPattern(spelling: string): boolean {
  return /^0[xb]/i.test(spelling);
}

function readTokens({ source, tokens, report }: Unit, range: TokenRange): Written {
  const text = (index: number) => tokenText(source, tokens, index);
  const span = rangeSpan(tokens, range);
  const meaningful: number[] = [];
  for (let index = range.first; index < range.last; index++) {
    if (tokens.kinds[index] !== TokenKind.whitespace) meaningful.push(index);
  }
  const [first, second] = meaningful;
  if (
    first !== undefined &&
    second !== undefined &&
    tokens.kinds[first] === TokenKind.word &&
    text(second) === '='
  ) {
    const value = { first: meaningful[2] ?? range.last, last: range.last };
    return { kind: 'option', span, name: tokenSpan(tokens, first), value };
  }
  const signed = first !== undefined && (text(first) === '-' || text(first) === '+');
  const negative = signed && text(first) === '-';
  const body = signed ? meaningful.slice(1) : meaningful;
  const only = body.length === 1 ? body[0]! : undefined;
  const kind = only === undefined ? undefined : tokens.kinds[only];
  if (only !== undefined && kind === TokenKind.word) {
    return { kind: 'name', span, name: text(only), negative };
  }
  if (only !== undefined && (kind === TokenKind.number || kind === TokenKind.string)) {
    const spelling = text(only);
    const value = kind === TokenKind.number ? parseNumber(spelling) : parseCharacter(spelling);
    if (value !== undefined) {
      return {
        kind: 'number',
        span,
        value: negative ? -value : value,
        bits: isBitPattern(spelling),
      };
    }
    const what = kind === TokenKind.number ? 'number' : 'character';
    report.add(
      'malformed-number',
      span,
      `${spelling} is no ${what}. Write 42, 0x2A, 0b101010 or a character such as '*'.`,
    );
    return { kind: 'bad', span };
  }
  const spelling = source.slice(span);
  // The names of scheduling policies have hyphens.
  if (/^[A-Za-z_]\w*(?:-\w+)+$/.test(spelling)) {
    return { kind: 'name', span, name: spelling, negative: false };
  }
  const stray = meaningful.some(index => tokens.kinds[index] === TokenKind.unknown);
  if (!stray) {
    report.add('wrong-operand', span, `'${spelling}' is neither a number nor a name.`);
  }
  return { kind: 'bad', span };
}

/** The number that an operand stands for in its slot; undefined after a report. */
export function resolveNumber(
  unit: Unit,
  item: Item,
  written: Written,
  slot: OperandSlot,
  access: Access,
): number | undefined {
  if (written.kind === 'bad') return undefined;
  if (written.kind === 'option') {
    unit.report.add('wrong-operand', written.span, `A value is expected here: ${slot.summary}.`);
    return undefined;
  }
  if (written.kind === 'number') {
    return checkRange(unit, written.span, fromBits(written.value, written.bits, slot), slot);
  }
  return resolveName(unit, item, written, slot, access);
}

/** A hexadecimal or binary literal may be the bit pattern of a negative number. */
function fromBits(value: number, bits: boolean, slot: OperandSlot): number {
  const isPattern = bits && value > (slot.maximum ?? 0) && value <= 0xffff_ffff;
  return isPattern && (slot.minimum ?? 0) === -2_147_483_648 ? value | 0 : value;
}

function checkRange(
  unit: Unit,
  span: Span,
  value: number,
  { minimum, maximum, summary }: OperandSlot,
): number | undefined {
  if (minimum === undefined || maximum === undefined) return value;
  if (value >= minimum && value <= maximum) return value;
  const nearestValue = value < minimum ? minimum : maximum;
  unit.report.add(
    'operand-range',
    span,
    `${value} is out of range. Expected: ${summary}, from ${minimum} to ${maximum}.`,
    {
      fixes: [
        { title: `Change to ${nearestValue}`, edits: [{ span, newText: String(nearestValue) }] },
      ],
    },
  );
  return undefined;
}

function resolveName(
  unit: Unit,
  item: Item,
  written: Extract<Written, { kind: 'name' }>,
  slot: OperandSlot,
  access: Access,
): number | undefined {
  const { table, report } = unit;
  const { name, span, negative } = written;
  const kinds = slot.symbolKinds ?? [];
  const nameSpan = { start: span.end - name.length, end: span.end };
  const found = table.find(name, item.task);
  if (!found) {
    reportUndefined(unit, nameSpan, name, kinds);
    return undefined;
  }
  if ('several' in found) {
    const related = found.several.map(index => ({
      span: table.symbols[index]!.nameSpan,
      message: `${name} is defined here.`,
    }));
    report.add('ambiguous-label', nameSpan, `${name} is a label of several other tasks.`, {
      related,
    });
    return undefined;
  }
  const symbol = table.symbols[found.index]!;
  const known = kinds.includes(symbol.kind);
  table.refer(found.index, nameSpan, known && symbol.kind !== 'constant' ? access : 'read');
  if (!known || (negative && symbol.kind !== 'constant')) {
    const wanted = kinds.map(kind => titles[kind]).join(' or ');
    const message = `${name} is ${titles[symbol.kind]}; ${wanted || slot.summary} is expected.`;
    report.add('wrong-symbol', span, message, {
      related: [{ span: symbol.nameSpan, message: `${name} is defined here.` }],
    });
    return undefined;
  }
  if (symbol.value === undefined) {
    // A constant whose own value is wrong has its report already.
    if (symbol.kind === 'constant' && symbol.span.end > span.start) {
      const message = `${name} has no value yet: it is defined further down, or by itself.`;
      report.add('undefined-symbol', nameSpan, message);
    }
    return undefined;
  }
  return checkRange(unit, span, negative ? -symbol.value : symbol.value, slot);
}

function reportUndefined(unit: Unit, span: Span, name: string, kinds: readonly string[]): void {
  const meant = unit.table.nearest(name, kinds);
  const wanted = kinds.map(kind => titles[kind]).join(' or ');
  const hint = meant ? `Did you mean ${meant}?` : `Expected: ${wanted || 'a number'}.`;
  const fixes = meant
    ? [{ title: `Change to ${meant}`, edits: [{ span, newText: meant }], preferred: true }]
    : [];
  unit.report.add('undefined-symbol', span, `Nothing defines ${name}. ${hint}`, { fixes });
}
