// Reads operands: registers, expressions, addresses in brackets, and the words around them.
import { type Decorators, modifier } from '../assembly/operand.ts';
import type { Register } from '../isa/registers.ts';
import { type Cursor, wordInBraces } from './cursor.ts';
import { type Expression, numberNode } from './expression.ts';
import { parseExpression } from './expression-parser.ts';
import { tokenKind } from './scanner.ts';
import type { MemorySyntax, OperandSyntax } from './statement.ts';
import { tokenNumber } from './token-numbers.ts';

const [comma, colon, openBracket, closeBracket] = [44, 58, 91, 93];

/** What stands before an operand. */
interface Lead {
  readonly size: number;
  readonly modifiers: number;
}

const leadBits: Readonly<Record<string, number>> = {
  strict: modifier.strict,
  near: modifier.near,
  far: modifier.far,
  short: modifier.short,
  to: modifier.to,
};

function readLead(cursor: Cursor): Lead {
  let [size, modifiers] = [0, 0];
  for (;;) {
    const { word } = cursor;
    if (word?.role === 'size') {
      if (size === 0) size = word.bits;
    } else if (word?.role === 'modifier' && leadBits[word.name] !== undefined) {
      modifiers |= leadBits[word.name]!;
    } else return { size, modifiers };
    cursor.advance();
  }
}

/** An address while it is read. */
interface Address {
  displacementSize: number;
  addressSize: number;
  relative: 'rel' | 'abs' | undefined;
  nosplit: boolean;
  strictDisplacement: boolean;
  segment: Register | undefined;
}

/** Words within brackets; false, reported, for one that makes no sense there. */
function readAddressWords(cursor: Cursor, address: Address): boolean {
  for (;;) {
    const { word } = cursor;
    if (word?.role === 'size') {
      if (word.bits > 64) {
        cursor.error('invalid size specification in effective address');
        return false;
      }
      address.displacementSize = word.bits;
    } else if (word?.role === 'prefix' && /^a(16|32|64)$/.test(word.name)) {
      address.addressSize = Number(word.name.slice(1));
    } else if (word?.role === 'modifier') {
      const { name } = word;
      if (name === 'rel' || name === 'abs') address.relative ??= name;
      else if (name === 'nosplit') address.nosplit = true;
      else {
        cursor.error('invalid size specification in effective address');
        return false;
      }
    } else return true;
    cursor.advance();
  }
}

/** One operand; undefined, reported, if it cannot be read. */
export function parseOperand(cursor: Cursor, takesFar: boolean): OperandSyntax | undefined {
  const { start } = cursor;
  const lead = readLead(cursor);
  const isPointer = cursor.word?.role === 'pointer';
  if (isPointer) cursor.advance();
  if (cursor.kind === openBracket) return parseMemory(cursor, lead, start, undefined, undefined);
  const value = parseExpression(cursor);
  if (!value) return undefined;
  if (cursor.kind === colon) return parseBehindColon(cursor, lead, start, value, takesFar);
  // `foo[ebx]` is `[foo+ebx]`, and so is `ebx[foo]`.
  if (cursor.kind === openBracket) {
    return parseMemory(cursor, lead, start, undefined, value);
  }
  if (isPointer) {
    const memory = { ...addressIn(undefined), splitIndex: undefined };
    return finishMemory(cursor, lead, start, memory, value);
  }
  return finishPlain(cursor, lead, start, value, undefined);
}

function finishPlain(
  cursor: Cursor,
  { size, modifiers }: Lead,
  start: number,
  value: Expression,
  farSegment: Expression | undefined,
): OperandSyntax | undefined {
  const decorators = readDecorators(cursor);
  if (decorators === 'bad') return undefined;
  if (decorators === 'unknown') {
    return cursor.error('comma, colon, decorator or end of line expected after operand');
  }
  const isFixed = isFixedExpression(value) && (!farSegment || isFixedExpression(farSegment));
  const end = endOfPrevious(cursor);
  return {
    size,
    modifiers,
    decorators,
    memory: undefined,
    value,
    farSegment,
    isFixed,
    start,
    end,
  };
}

/** `es:[bx]`, or the two halves of a far pointer. */
function parseBehindColon(
  cursor: Cursor,
  lead: Lead,
  start: number,
  first: Expression,
  takesFar: boolean,
): OperandSyntax | undefined {
  const segment = segmentRegister(first);
  if (segment) {
    cursor.advance();
    if (cursor.kind === openBracket) return parseMemory(cursor, lead, start, segment, undefined);
    if (cursor.word?.role === 'register' && cursor.peek(1) === colon) {
      return cursor.error('instruction has conflicting segment overrides');
    }
    if (takesFar) return cursor.error('invalid combination of opcode and operands', 0);
    return parseBareMemory(cursor, lead, start, segment);
  }
  if (!takesFar) return cursor.error('invalid segment override');
  cursor.advance();
  const second = readLead(cursor);
  const value = parseExpression(cursor);
  if (!value) return undefined;
  const size = lead.size || second.size;
  const modifiers = lead.modifiers | second.modifiers;
  return finishPlain(cursor, { size, modifiers }, start, value, first);
}

function segmentRegister(value: Expression): Register | undefined {
  if (value.kind !== 'register' || value.register.class !== 'segment') return undefined;
  return value.register;
}

function addressIn(segment: Register | undefined): Address {
  return {
    displacementSize: 0,
    addressSize: 0,
    relative: undefined,
    nosplit: false,
    strictDisplacement: false,
    segment,
  };
}

/** `gs:16` behind its colon: an address without brackets. */
function parseBareMemory(
  cursor: Cursor,
  lead: Lead,
  start: number,
  segment: Register,
): OperandSyntax | undefined {
  const address = addressIn(segment);
  if (!readAddressWords(cursor, address)) return undefined;
  const value = parseExpression(cursor);
  if (!value) return undefined;
  if (cursor.kind === openBracket) return parseMemory(cursor, lead, start, segment, value);
  return finishMemory(cursor, lead, start, { ...address, splitIndex: undefined }, value);
}

/** `[…]` from its bracket on; `added` stood before it. */
function parseMemory(
  cursor: Cursor,
  lead: Lead,
  start: number,
  segment: Register | undefined,
  added: Expression | undefined,
): OperandSyntax | undefined {
  cursor.advance();
  const address = addressIn(segment);
  const inner = parseAddress(cursor, address);
  if (!inner) return undefined;
  const splitIndex = cursor.kind === comma ? parseSplitIndex(cursor) : undefined;
  if (cursor.kind !== closeBracket) {
    return cursor.messages.length > 0
      ? undefined
      : cursor.error('expecting ] at end of memory operand');
  }
  cursor.advance();
  const value: Expression = added
    ? { kind: 'binary', operator: '+', left: inner, right: added }
    : inner;
  return finishMemory(cursor, lead, start, { ...address, splitIndex }, value);
}

/** What stands behind an address, and all of it as an operand. */
function finishMemory(
  cursor: Cursor,
  { size, modifiers }: Lead,
  start: number,
  memory: MemorySyntax,
  value: Expression,
): OperandSyntax | undefined {
  const decorators = readDecorators(cursor);
  if (decorators === 'bad') return undefined;
  if (decorators === 'unknown') {
    return cursor.error(`comma, decorator or end of line expected, got ${tokenNumber(cursor)}`);
  }
  const { splitIndex } = memory;
  const isFixed = isFixedExpression(value) && (!splitIndex || isFixedExpression(splitIndex));
  const end = endOfPrevious(cursor);
  return {
    size,
    modifiers,
    decorators,
    memory,
    value,
    farSegment: undefined,
    isFixed,
    start,
    end,
  };
}

function parseSplitIndex(cursor: Cursor): Expression | undefined {
  cursor.advance();
  const index = parseExpression(cursor);
  if (index && cursor.kind === comma) return cursor.error('invalid mib expression');
  return index;
}

/** Words, an optional segment register with a colon, and the expression. */
function parseAddress(cursor: Cursor, address: Address): Expression | undefined {
  if (!readAddressWords(cursor, address)) return undefined;
  // `[,rcx*1]` has an index alone.
  if (cursor.kind === comma) return numberNode(0);
  const value = parseExpression(cursor);
  if (!value || cursor.kind !== colon) return value;
  const segment = segmentRegister(value);
  if (!segment) return cursor.error('invalid segment override');
  if (address.segment) return cursor.error('instruction has conflicting segment overrides');
  address.segment = segment;
  cursor.advance();
  if (!readAddressWords(cursor, address)) return undefined;
  const offset = parseExpression(cursor);
  if (!offset || cursor.kind !== colon) return offset;
  return cursor.error(
    segmentRegister(offset)
      ? 'instruction has conflicting segment overrides'
      : 'invalid segment override',
  );
}

const noDecorators: Decorators = { mask: 0, zeroing: false, broadcast: 0, rounding: '' };
type Rounding = Exclude<Decorators['rounding'], ''>;

/** Decorators behind an operand; reported, `bad` where one cannot be and `unknown` if none. */
function readDecorators(cursor: Cursor): Decorators | undefined | 'bad' | 'unknown' {
  if (cursor.kind !== tokenKind.brace) return undefined;
  let decorators = noDecorators;
  while (cursor.kind === tokenKind.brace) {
    const text = wordInBraces(cursor.text);
    if (isRounding(text)) {
      cursor.error(`{${text}} is not an expected decorator`);
      return 'bad';
    }
    const next = decorate(cursor, decorators, text);
    if (next === 'reported') return 'bad';
    if (!next) return 'unknown';
    decorators = next;
    cursor.advance();
  }
  return decorators;
}

/** The decorators with one more; undefined where it is none at all. */
function decorate(
  cursor: Cursor,
  given: Decorators,
  text: string,
): Decorators | 'reported' | undefined {
  if (/^k[1-7]$/.test(text)) {
    if (given.mask !== 0) {
      cursor.error(`opmask k${given.mask} is already set`);
      return 'reported';
    }
    return { ...given, mask: Number(text[1]) };
  }
  if (text === 'z') return { ...given, zeroing: true };
  if (/^1to(2|4|8|16|32)$/.test(text)) return { ...given, broadcast: Number(text.slice(3)) };
  return undefined;
}

function isRounding(text: string): text is Rounding {
  return /^(r[nduz]-)?sae$/.test(text);
}

/** `{rn-sae}` and its like, which stand as an operand of their own; undefined if none is here. */
export function readRounding(cursor: Cursor): Rounding | undefined {
  if (cursor.kind !== tokenKind.brace) return undefined;
  const text = wordInBraces(cursor.text);
  if (!isRounding(text)) return undefined;
  cursor.advance();
  return text;
}

/** The operand with the rounding that follows it as an operand of its own. */
export function withRounding(operand: OperandSyntax, rounding: Rounding): OperandSyntax {
  return { ...operand, decorators: { ...(operand.decorators ?? noDecorators), rounding } };
}

function endOfPrevious(cursor: Cursor): number {
  return cursor.at > 0 ? cursor.tokens.ends[cursor.at - 1]! : cursor.start;
}

/** The index of the only operand that labels move, where its expression sums up; -1 without. */
export function placeAmong(operands: readonly OperandSyntax[]): number {
  const index = operands.findIndex(({ isFixed }) => !isFixed);
  const operand = operands[index];
  if (!operand || operands.some((other, at) => at > index && !other.isFixed)) return -1;
  const isPlain = !operand.farSegment && !operand.memory?.splitIndex && isSum(operand.value);
  return isPlain ? index : -1;
}

/** Whether an expression only adds, subtracts and multiplies, so that it is never warned of. */
function isSum(expression: Expression): boolean {
  switch (expression.kind) {
    case 'unary':
      return expression.operator === '-' && isSum(expression.operand);
    case 'binary':
      return (
        ['+', '-', '*'].includes(expression.operator) &&
        isSum(expression.left) &&
        isSum(expression.right)
      );
    case 'conditional':
      return false;
    case 'wrt':
      return isSum(expression.value) && isSum(expression.base);
    default:
      return true;
  }
}

/** Whether an expression has the same value in every pass. */
export function isFixedExpression(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
    case 'register':
      return true;
    case 'symbol':
    case 'here':
    case 'sectionStart':
      return false;
    case 'unary':
      return isFixedExpression(expression.operand);
    case 'binary':
      return isFixedExpression(expression.left) && isFixedExpression(expression.right);
    case 'conditional':
      return (
        isFixedExpression(expression.condition) &&
        isFixedExpression(expression.yes) &&
        isFixedExpression(expression.no)
      );
    case 'wrt':
      return isFixedExpression(expression.value) && isFixedExpression(expression.base);
  }
}
