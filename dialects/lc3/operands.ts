// Reads operands as they are written: registers, numbers, labels, strings.
import { rangeSpan, type TokenRange, tokenSpan, tokenText } from '#core/syntax/lines.ts';
import { parseCharacter } from '#core/syntax/number.ts';
import { TokenKind } from '#core/syntax/token.ts';
import type { Span } from '#core/text/span.ts';
import { takeLiberty } from './flavour.ts';
import type { Unit } from './items.ts';
import { type NumberText, parseNumberText } from './number-syntax.ts';

/** An operand before anyone asks what it means. */
export type Written =
  | { readonly kind: 'register'; readonly span: Span; readonly number: number }
  | { readonly kind: 'number'; readonly span: Span; readonly value: number }
  /** A label, with a number added to its address. */
  | {
      readonly kind: 'name';
      readonly span: Span;
      readonly nameSpan: Span;
      readonly name: string;
      readonly addend: number;
    }
  | { readonly kind: 'string'; readonly span: Span }
  | { readonly kind: 'bad'; readonly span: Span };

/** Reads one operand; malformed numbers and what is no operand at all are reported here. */
export function readOperand(unit: Unit, range: TokenRange): Written {
  const { source, tokens } = unit;
  const span = rangeSpan(tokens, range);
  const only = range.last - range.first === 1 ? tokens.kinds[range.first] : undefined;
  if (only === TokenKind.word) {
    const plain = readPlainWord(source.text, span);
    if (plain) return plain;
  }
  if (hasUnknown(unit, range)) return { kind: 'bad', span };
  if (only === TokenKind.string) return readQuoted(unit, span);
  const text = source.slice(span).replace(/[ \t\v\f]+/g, '');
  const number = parseNumberText(text);
  if (number && !(number.binary && !number.zeroPrefix && unit.table.find(text) !== undefined)) {
    return readNumber(unit, span, number);
  }
  return readName(unit, range, span) ?? reportNoOperand(unit, range, span, text);
}

const [letterB, letterR, letterX, lowerCase] = [98, 114, 120, 32];

/** A register, or a word that cannot be a number: most operands are one or the other. */
function readPlainWord(text: string, span: Span): Written | undefined {
  const first = text.charCodeAt(span.start) | lowerCase;
  if (first === letterR && span.end - span.start === 2) {
    const number = text.charCodeAt(span.start + 1) - 48;
    if (number >= 0 && number <= 7) return { kind: 'register', span, number };
  }
  if (first === letterX || first === letterB) return undefined;
  const name = text.slice(span.start, span.end);
  return { kind: 'name', span, nameSpan: span, name, addend: 0 };
}

function hasUnknown({ tokens }: Unit, range: TokenRange): boolean {
  for (let index = range.first; index < range.last; index++) {
    if (tokens.kinds[index] === TokenKind.unknown) return true;
  }
  return false;
}

function readNumber(unit: Unit, span: Span, number: NumberText): Written {
  if (number.zeroPrefix) takeLiberty(unit, span, 'zeroPrefix');
  else if (number.binary) takeLiberty(unit, span, 'binary');
  if (number.oddSign) takeLiberty(unit, span, 'sign');
  return { kind: 'number', span, value: number.value };
}

function readQuoted(unit: Unit, span: Span): Written {
  const text = unit.source.slice(span);
  if (text.startsWith('"')) return { kind: 'string', span };
  const value = parseCharacter(text);
  if (value !== undefined && value <= 0xffff) {
    takeLiberty(unit, span, 'character');
    return { kind: 'number', span, value };
  }
  const inside = text.slice(1, -1).replaceAll('"', '\\"');
  unit.report.add(
    'malformed-number',
    span,
    `${text} is no character: single quotes hold one, as in '*'; strings have double quotes.`,
    { fixes: [{ title: 'Use double quotes', edits: [{ span, newText: `"${inside}"` }] }] },
  );
  return { kind: 'bad', span };
}

/** `LABEL`, `LABEL+1`, `LABEL-x10`. */
function readName(unit: Unit, range: TokenRange, span: Span): Written | undefined {
  const { source, tokens } = unit;
  if (tokens.kinds[range.first] !== TokenKind.word) return undefined;
  const nameSpan = tokenSpan(tokens, range.first);
  const name = source.slice(nameSpan);
  if (range.last - range.first === 1) return { kind: 'name', span, nameSpan, name, addend: 0 };
  const rest = source.text.slice(nameSpan.end, span.end).replace(/[ \t\v\f]+/g, '');
  const addend = /^[+-]/.test(rest) ? parseNumberText(rest) : undefined;
  if (!addend) return undefined;
  takeLiberty(unit, span, 'sum');
  return { kind: 'name', span, nameSpan, name, addend: addend.value };
}

function reportNoOperand(unit: Unit, range: TokenRange, span: Span, text: string): Written {
  const { source, tokens, report } = unit;
  const first = tokenText(source, tokens, range.first);
  const isNumber = /^[#+-]/.test(first) || tokens.kinds[range.first] === TokenKind.number;
  const message = isNumber
    ? `${text} is no number. Write #42, x2A, b101010 or a character such as '*'.`
    : `'${text}' is neither a register nor a number nor a label.`;
  report.add(isNumber ? 'malformed-number' : 'wrong-operand', span, message);
  return { kind: 'bad', span };
}
