// Reads operands: registers, expressions, addresses in brackets, and the words around them.
import { type Decorators, modifier } from '../assembly/operand.ts';
import type { Register } from '../isa/registers.ts';
import { type Cursor, wordInBraces } from './cursor.ts';
import { type Expression, numberNode } from './expression.ts';
import { parseExpression } from './expression-parser.ts';
import { tokenKind } from './scanner.ts';
import type { MemorySyntax, OperandSyntax } from './statement.ts';

const [ampersand, comma, colon, openBracket, closeBracket] = [38, 44, 58, 91, 93];

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
    } else if (word?.role === 'modifier') {
      const bit = leadBits[word.name];
      if (bit === undefined) cursor.error('invalid operand size specification');
      modifiers |= bit ?? 0;
    } else return { size, modifiers };
    cursor.advance();
  }
}

/** An address while it is read. */
interface Address {
  displacementSize: number;
  mixedSizes: boolean;
  addressSize: number;
  relative: 'rel' | 'abs' | 'both' | undefined;
  nosplit: boolean;
  strictDisplacement: boolean;
  segment: Register | undefined;
}

/** The last size counts, and none is forgotten. */
function takeDisplacementSize(address: Address, size: number): void {
  const { displacementSize } = address;
  address.mixedSizes ||= displacementSize !== 0 && (displacementSize === 8) !== (size === 8);
  address.displacementSize = size;
}

function takeAddressSize(cursor: Cursor, address: Address, size: number): void {
  const { addressSize } = address;
  if (addressSize === 0) address.addressSize = size;
  else if (addressSize !== size) cursor.error('conflicting address size specifications');
}

/** Words within brackets; nasm passes over one that makes no sense there. */
function readAddressWords(cursor: Cursor, address: Address): void {
  const invalid = 'invalid size specification in effective address';
  for (;;) {
    const { word } = cursor;
    if (word?.role === 'size') {
      if (word.bits > 64) cursor.error(invalid);
      else takeDisplacementSize(address, word.bits);
    } else if (word?.role === 'prefix' && /^a(16|32|64)$/.test(word.name)) {
      takeAddressSize(cursor, address, Number(word.name.slice(1)));
    } else if (word?.role === 'modifier') {
      const { name } = word;
      if (name === 'abs' || name === 'rel') {
        address.relative = address.relative && address.relative !== name ? 'both' : name;
      } else if (name === 'nosplit') address.nosplit = true;
      else cursor.error(invalid);
    } else return;
    cursor.advance();
  }
}

/** What becomes of FAR in front of a plain value: both others are reported. */
export type FarUse = 'taken' | 'refused' | 'noted';

/**
 * One operand, or rounding or nothing where a decorator stands alone; undefined, reported, if it
 * cannot be read. Of one with faults that nasm passes over there is what nasm makes of it.
 */
export function parseOperand(
  cursor: Cursor,
  far: FarUse,
): OperandSyntax | Rounding | '' | undefined {
  const { start } = cursor;
  const lead = readLead(cursor);
  if (cursor.kind === tokenKind.brace) {
    const alone = readDecoratorAlone(cursor);
    if (alone !== undefined) {
      refuseFar(cursor, lead, far);
      return alone;
    }
  }
  const isPointer = cursor.word?.role === 'pointer';
  if (isPointer) cursor.advance();
  const address = addressIn();
  const isReference = cursor.kind === ampersand;
  if (isReference) cursor.advance();
  if (cursor.kind === openBracket) return parseMemory(cursor, lead, start, address, undefined);
  // `&foo` is `[foo]`.
  const value = isReference ? parseAddress(cursor, address) : parseExpression(cursor);
  if (!value) return undefined;
  if (isReference) {
    return finishMemory(cursor, lead, start, { ...address, splitIndex: undefined }, value);
  }
  if (cursor.kind === colon && far !== 'taken') {
    return parseBareMemory(cursor, lead, start, address, value);
  }
  // `foo[ebx]` is `[foo+ebx]`, and so is `ebx[foo]`.
  if (cursor.kind === openBracket) return parseMemory(cursor, lead, start, address, value);
  if (isPointer) {
    return finishMemory(cursor, lead, start, { ...address, splitIndex: undefined }, value);
  }
  refuseFar(cursor, lead, far);
  return finishPlain(cursor, lead, start, value);
}

function finishPlain(
  cursor: Cursor,
  { size, modifiers }: Lead,
  start: number,
  value: Expression,
): OperandSyntax {
  const decorators = readDecorators(cursor);
  const isFixed = isFixedExpression(value);
  const end = endOfPrevious(cursor);
  return {
    size,
    modifiers,
    decorators,
    memory: undefined,
    value,
    farSegment: undefined,
    isFixed,
    start,
    end,
  };
}

/** FAR belongs to addresses and to targets of jumps and calls. */
function refuseFar(cursor: Cursor, { modifiers }: Lead, far: FarUse): void {
  if (far === 'taken' || (modifiers & modifier.far) === 0) return;
  cursor.error('invalid use of FAR operand specifier');
}

function segmentRegister(value: Expression): Register | undefined {
  if (value.kind !== 'register' || value.register.class !== 'segment') return undefined;
  return value.register;
}

function addressIn(): Address {
  return {
    displacementSize: 0,
    mixedSizes: false,
    addressSize: 0,
    relative: undefined,
    nosplit: false,
    strictDisplacement: false,
    segment: undefined,
  };
}

/** `gs:16` from its colon on: an address without brackets, or with some behind the colon. */
function parseBareMemory(
  cursor: Cursor,
  lead: Lead,
  start: number,
  address: Address,
  first: Expression,
): OperandSyntax | undefined {
  let value: Expression | undefined = first;
  while (cursor.kind === colon) {
    takeSegment(cursor, value, address);
    if (cursor.kind === openBracket) return parseMemory(cursor, lead, start, address, undefined);
    readAddressWords(cursor, address);
    value = cursor.kind === comma ? numberNode(0) : parseExpression(cursor);
    if (!value) return undefined;
  }
  if (cursor.kind === openBracket) return parseMemory(cursor, lead, start, address, value);
  return finishMemory(cursor, lead, start, { ...address, splitIndex: undefined }, value);
}

/** What stands before a colon in an address, and the colon. */
function takeSegment(cursor: Cursor, value: Expression, address: Address): void {
  const segment = segmentRegister(value);
  if (!segment) cursor.error('invalid segment override');
  else if (address.segment) cursor.error('instruction has conflicting segment overrides');
  address.segment ??= segment;
  cursor.advance();
}

/** `[…]` from its bracket on; `added` stood before it. */
function parseMemory(
  cursor: Cursor,
  lead: Lead,
  start: number,
  address: Address,
  added: Expression | undefined,
): OperandSyntax | undefined {
  cursor.advance();
  const inner = parseAddress(cursor, address);
  if (!inner) return undefined;
  let splitIndex: Expression | undefined;
  if (cursor.kind === comma) {
    cursor.advance();
    splitIndex = parseExpression(cursor);
    if (!splitIndex) return undefined;
    // What else an index adds up to is seen when it is evaluated.
    if (splitIndex.kind === 'number' && splitIndex.value !== 0) {
      return cursor.error('invalid mib expression');
    }
  }
  if (cursor.kind === closeBracket) cursor.advance();
  else {
    cursor.error('expecting ] at end of memory operand');
    cursor.lostAt = cursor.at;
  }
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
): OperandSyntax {
  const decorators = readDecorators(cursor);
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

/** Words, segment registers with a colon, and the expression. */
function parseAddress(cursor: Cursor, address: Address): Expression | undefined {
  readAddressWords(cursor, address);
  // `[,rcx*1]` has an index alone.
  if (cursor.kind === comma) return numberNode(0);
  let value = parseWithin(cursor, address);
  while (value && cursor.kind === colon) {
    takeSegment(cursor, value, address);
    readAddressWords(cursor, address);
    value = parseWithin(cursor, address);
  }
  return value;
}

/** An expression of an address, which has no brackets of its own. */
function parseWithin(cursor: Cursor, address: Address): Expression | undefined {
  const isNested = cursor.kind === openBracket;
  while (cursor.kind === openBracket) {
    cursor.advance();
    readAddressWords(cursor, address);
  }
  const value = parseExpression(cursor);
  return isNested && value ? cursor.error('excess brackets in memory operand') : value;
}

/** Words in braces that stand before an instruction. */
const prefixesInBraces = /^(rex|e?vex|vex[23])$/;

const noDecorators: Decorators = { mask: 0, zeroing: false, broadcast: 0, rounding: '' };
export type Rounding = Exclude<Decorators['rounding'], ''>;

/** Decorators behind an operand, and what is wrong with them. */
function readDecorators(cursor: Cursor): Decorators | undefined {
  if (cursor.kind !== tokenKind.brace || cursor.isInvalid || !isDecorator(cursor)) return undefined;
  let decorators = noDecorators;
  while (cursor.kind === tokenKind.brace && !cursor.isInvalid && isDecorator(cursor)) {
    decorators = decorate(cursor, decorators);
    cursor.advance();
  }
  if (!cursor.isAtEnd && cursor.kind !== comma) {
    cursor.error('only a series of valid decorators expected');
    cursor.lostAt = cursor.at;
  }
  return decorators;
}

/** The decorators with the one that stands here. */
function decorate(cursor: Cursor, given: Decorators): Decorators {
  const text = wordInBraces(cursor.text);
  if (isRounding(text)) {
    cursor.error(`${cursor.text} is not an expected decorator`);
    return given;
  }
  if (text === 'z') return { ...given, zeroing: true };
  if (text.startsWith('1to')) return { ...given, broadcast: Number(text.slice(3)) };
  if (given.mask !== 0) cursor.error(`opmask k${given.mask} is already set`);
  return { ...given, mask: Number(text[1]) };
}

function isDecorator(cursor: Cursor): boolean {
  return !prefixesInBraces.test(wordInBraces(cursor.text));
}

function isRounding(text: string): text is Rounding {
  return /^(r[nduz]-)?sae$/.test(text);
}

/**
 * `{rn-sae}` and its like, which stand as an operand of their own; other decorators do not, and
 * masks are no operands at all.
 */
function readDecoratorAlone(cursor: Cursor): Rounding | '' | undefined {
  if (cursor.isInvalid || !isDecorator(cursor)) return undefined;
  const text = wordInBraces(cursor.text);
  if (/^k\d$/.test(text)) return undefined;
  const isKnown = isRounding(text);
  if (!isKnown) cursor.error('invalid decorator');
  cursor.advance();
  // What stands behind it is read for nothing.
  readDecorators(cursor);
  return isKnown ? text : '';
}

/** The operand with the rounding that follows it as an operand of its own. */
export function withRounding(operand: OperandSyntax, rounding: Rounding): OperandSyntax {
  const given = operand.decorators ?? noDecorators;
  const isBoth = given.rounding !== '' && (given.rounding === 'sae') !== (rounding === 'sae');
  return { ...operand, decorators: { ...given, rounding, isBoth: given.isBoth || isBoth } };
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
        (['+', '-'].includes(expression.operator) || isPlainProduct(expression)) &&
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

/** How often a register counts does not depend on labels. */
function isPlainProduct(expression: Extract<Expression, { kind: 'binary' }>): boolean {
  const isScaled = hasRegister(expression.left) || hasRegister(expression.right);
  return expression.operator === '*' && (!isScaled || isFixedExpression(expression));
}

function hasRegister(expression: Expression): boolean {
  switch (expression.kind) {
    case 'register':
      return true;
    case 'unary':
      return hasRegister(expression.operand);
    case 'binary':
      return hasRegister(expression.left) || hasRegister(expression.right);
    default:
      return false;
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
