// Reads the elements of DB to DZ: strings, numbers, question marks, DUP and lists in parentheses.
import { Cursor } from './cursor.ts';
import { numberNode } from './expression.ts';
import { floatText, parseExpression, readTranscoded } from './expression-parser.ts';
import { floatBytes, floatFormatOfSize } from './floats.ts';
import { Tokens, tokenKind } from './scanner.ts';
import { sourceText } from './source-text.ts';
import type { DataItem } from './statement.ts';
import { stringBytes } from './strings.ts';

const [comma, openParenthesis, closeParenthesis, question, plus, minus, percent] = [
  44, 40, 41, 63, 43, 45, 37,
];

/** DUP in DUP at most: nasm's limit on nested parentheses. */
const depthMax = 1000;

/** Elements until the line's end, or the parenthesis that closes the list; undefined, reported. */
export function parseDataItems(cursor: Cursor, size: number, depth = 0): DataItem[] | undefined {
  const items: DataItem[] = [];
  if (depth > depthMax) return cursor.error('expression too long');
  while (!isBehindList(cursor)) {
    if (cursor.kind === tokenKind.string && cursor.peek(1) === tokenKind.string) {
      const rest = parseSpoilt(cursor, size, depth);
      return rest && [...items, ...rest];
    }
    const item = parseItem(cursor, size, depth);
    if (!item) return undefined;
    if (item !== 'nothing') items.push(item);
    if (isBehindList(cursor)) break;
    if (cursor.kind !== comma) return cursor.error('comma expected after operand');
    cursor.advance();
  }
  return items;
}

/**
 * Of a string behind a string, nasm takes the quotes away when it looks what follows the first one:
 * what stands in it is then the rest of the line.
 */
function parseSpoilt(cursor: Cursor, size: number, depth: number): DataItem[] | undefined {
  const { tokens, at } = cursor;
  const rest = sourceText(stringBytes(tokens.textOf(at + 1))).replace(/\0.*$/s, '');
  const spoilt = new Tokens();
  // The first string is a number by now, whatever follows.
  spoilt.scan(`+${tokens.textOf(at)} ${rest}`);
  const bits = cursor.numberCharacters * 8;
  const inner = new Cursor(spoilt, cursor.labelPrefix, bits, cursor.isPreprocessing);
  const items = parseDataItems(inner, size, depth);
  const [start, end] = [cursor.start, tokens.ends[at + 1]!];
  for (const message of inner.messages) cursor.messages.push({ ...message, start, end });
  cursor.errors += inner.errors;
  while (!cursor.isAtEnd) cursor.at++;
  return items;
}

function parseItem(cursor: Cursor, given: number, depth: number): DataItem | 'nothing' | undefined {
  const { size, isSized } = readSize(cursor, given);
  // Behind a size or a percent sign, a parenthesis opens a list.
  if (isSized && cursor.kind === openParenthesis) {
    return parseList(cursor, size, depth, numberNode(1));
  }
  if (isSized && isBehindList(cursor)) return 'nothing';
  const next = cursor.peek(1);
  const isLast = next === comma || next === tokenKind.end || next === closeParenthesis;
  if (cursor.kind === tokenKind.string && isLast) {
    const bytes = stringBytes(cursor.text);
    cursor.advance();
    return { kind: 'bytes', bytes, size };
  }
  if (cursor.word?.role === 'stringFunction') {
    const bytes = readTranscoded(cursor);
    return bytes && { kind: 'bytes', bytes, size };
  }
  if (isFloat(cursor)) return parseFloatItem(cursor, size);
  if (cursor.kind === question) {
    cursor.advance();
    return { kind: 'reserve', size };
  }
  return parseNumberItem(cursor, size, depth);
}

/** Sizes and percent signs in front of an element, the last size of which holds. */
function readSize(cursor: Cursor, given: number): { size: number; isSized: boolean } {
  let size = given;
  let isSized = false;
  for (;;) {
    const { word } = cursor;
    if (word?.role === 'size' && !word.ofOperands) size = word.bits / 8;
    else if (cursor.kind !== percent) return { size, isSized };
    isSized = true;
    cursor.advance();
  }
}

function isBehindList(cursor: Cursor): boolean {
  return cursor.isAtEnd || cursor.kind === closeParenthesis;
}

function isBehindItem(cursor: Cursor): boolean {
  return isBehindList(cursor) || cursor.kind === comma;
}

function isFloat(cursor: Cursor): boolean {
  if (floatText(cursor) !== undefined) return true;
  if (cursor.kind !== plus && cursor.kind !== minus) return false;
  const next = cursor.peek(1);
  return next === tokenKind.float || cursor.peekWord(1)?.role === 'floatConstant';
}

function parseFloatItem(cursor: Cursor, size: number): DataItem | 'nothing' | undefined {
  const negative = cursor.kind === minus;
  if (negative || cursor.kind === plus) cursor.advance();
  const text = floatText(cursor)!;
  const format = floatFormatOfSize(size);
  if (!format) {
    cursor.error(`no ${size * 8}-bit floating-point format supported`);
    return undefined;
  }
  const made = floatBytes(text, negative, format);
  if (typeof made === 'string') return cursor.error(made);
  if (made.problem) cursor.tell(made.problem);
  for (const warning of [made.firstWarning, made.warning]) {
    if (warning) cursor.warning(warning.class, warning.text);
  }
  cursor.advance();
  return { kind: 'bytes', bytes: made.bytes, size, isFloat: true };
}

function parseNumberItem(
  cursor: Cursor,
  size: number,
  depth: number,
): DataItem | 'nothing' | undefined {
  const value = parseExpression(cursor);
  if (!value) return undefined;
  if (cursor.word?.role === 'dup') {
    cursor.advance();
    return parseRepeated(cursor, size, depth, value);
  }
  // nasm drops one token that follows a number without a comma.
  if (!isBehindItem(cursor)) {
    const behind = cursor.peek(1);
    if (behind === comma || behind === tokenKind.end) {
      cursor.warnOfToken();
      cursor.advance();
    }
  }
  return { kind: 'number', value, size };
}

function parseRepeated(
  cursor: Cursor,
  given: number,
  depth: number,
  count: Parameters<typeof parseList>[3],
): DataItem | 'nothing' | undefined {
  const { size } = readSize(cursor, given);
  if (isBehindList(cursor)) return 'nothing';
  if (cursor.kind === openParenthesis) return parseList(cursor, size, depth, count);
  const item = parseItem(cursor, size, depth + 1);
  if (!item || item === 'nothing') return item;
  return { kind: 'repeat', count, items: [item] };
}

function parseList(
  cursor: Cursor,
  size: number,
  depth: number,
  count: Extract<DataItem, { kind: 'repeat' }>['count'],
): DataItem | undefined {
  cursor.advance();
  const items = parseDataItems(cursor, size, depth + 1);
  if (!items) return undefined;
  // nasm has no name for the end of a line.
  const found = "expected `)' after subexpression, got `(null)'";
  if (cursor.kind !== closeParenthesis) return cursor.error(found);
  cursor.advance();
  return { kind: 'repeat', count, items };
}
