// Reads expressions by operator precedence, without recursion: no nesting is too deep for it.
import { floorLog2, type Integer, integer, shiftLeft } from '../integer.ts';
import type { Register } from '../isa/registers.ts';
import type { Cursor } from './cursor.ts';
import { applyScalar } from './evaluation.ts';
import {
  type BinaryOperator,
  type Expression,
  numberNode,
  type UnaryOperator,
} from './expression.ts';
import { floatBytes, selectBytes } from './floats.ts';
import { tokenKind } from './scanner.ts';
import { stringBytes, stringNumber, transcode } from './strings.ts';
import type { Word } from './words.ts';

/** Tokens of one expression at most, and how deep a tree may become: nasm's own limit, and ours. */
const tokensMax = 8192;
const depthMax = 2000;

interface BinaryRow {
  readonly operator: BinaryOperator;
  readonly precedence: number;
}

const binaryRows: readonly (readonly [number, BinaryOperator, number])[] = [
  [tokenKind.logicalOr, '||', 2],
  [tokenKind.logicalXor, '^^', 3],
  [tokenKind.logicalAnd, '&&', 4],
  [tokenKind.equal, '=', 5],
  [tokenKind.notEqual, '<>', 5],
  ['<'.charCodeAt(0), '<', 5],
  ['>'.charCodeAt(0), '>', 5],
  [tokenKind.lessOrEqual, '<=', 5],
  [tokenKind.greaterOrEqual, '>=', 5],
  [tokenKind.order, '<=>', 5],
  ['|'.charCodeAt(0), '|', 6],
  ['^'.charCodeAt(0), '^', 7],
  ['&'.charCodeAt(0), '&', 8],
  [tokenKind.shiftLeft, '<<', 9],
  [tokenKind.shiftLeftSigned, '<<<', 9],
  [tokenKind.shiftRight, '>>', 9],
  [tokenKind.shiftRightSigned, '>>>', 9],
  ['+'.charCodeAt(0), '+', 10],
  ['-'.charCodeAt(0), '-', 10],
  ['*'.charCodeAt(0), '*', 11],
  ['/'.charCodeAt(0), '/', 11],
  [tokenKind.divideSigned, '//', 11],
  ['%'.charCodeAt(0), '%', 11],
  [tokenKind.remainderSigned, '%%', 11],
];

const binaries = new Map<number, BinaryRow>(
  binaryRows.map(([kind, operator, precedence]) => [kind, { operator, precedence }]),
);

const unaryPrecedence = 12;
const [plus, minus, tilde, exclamation] = [43, 45, 126, 33];
const [openParenthesis, closeParenthesis, question, colon] = [40, 41, 63, 58];

/** What waits for its right operand. */
type Pending =
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly precedence: number }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator | '+'; readonly precedence: number }
  | { readonly kind: 'open' | 'question' | 'colon'; readonly precedence: number };

const open: Pending = { kind: 'open', precedence: 0 };
const questionMark: Pending = { kind: 'question', precedence: 1 };
const colonMark: Pending = { kind: 'colon', precedence: 1 };

const unaries = new Map<number, UnaryOperator | '+'>([
  [plus, '+'],
  [minus, '-'],
  [tilde, '~'],
  [exclamation, '!'],
]);

class ExpressionParser {
  readonly #cursor: Cursor;
  readonly #pending: Pending[] = [];
  readonly #operands: Expression[] = [];
  readonly #depths: number[] = [];
  #tokens = 0;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  parse(): Expression | undefined {
    const cursor = this.#cursor;
    if (cursor.isInvalid) cursor.advance();
    const { errors } = cursor;
    for (;;) {
      if (!this.#readOperand()) return undefined;
      if (this.#tokens > tokensMax) return cursor.error('expression too long');
      if (!this.#readOperators()) break;
    }
    if (cursor.errors > errors) return undefined;
    return this.#finish();
  }

  /** Reads unary operators, parentheses and one operand. */
  #readOperand(): boolean {
    const cursor = this.#cursor;
    for (;;) {
      this.#tokens++;
      const unary = this.#unaryHere();
      if (unary !== undefined) {
        this.#pending.push({ kind: 'unary', operator: unary, precedence: unaryPrecedence });
      } else if (cursor.kind === openParenthesis) this.#pending.push(open);
      else break;
      if (this.#pending.length > tokensMax) {
        cursor.error('expression too long');
        return false;
      }
      cursor.advance();
    }
    const operand = readPrimary(cursor);
    if (operand === undefined) return false;
    this.#push(operand, 1);
    return true;
  }

  #unaryHere(): UnaryOperator | '+' | undefined {
    const { word } = this.#cursor;
    if (word?.role === 'segment') return 'seg';
    if (word?.role === 'integerFunction') return word.name;
    return unaries.get(this.#cursor.kind);
  }

  /** Reads what stands behind an operand; true if another operand has to follow. */
  #readOperators(): boolean {
    const cursor = this.#cursor;
    for (;;) {
      this.#tokens++;
      const { kind } = cursor;
      const row = binaries.get(kind);
      if (row) {
        this.#reduce(row.precedence);
        this.#pending.push({ kind: 'binary', ...row });
      } else if (kind === question) {
        this.#reduce(questionMark.precedence + 1);
        this.#pending.push(questionMark);
      } else if (kind === colon && this.#reduceTo('question')) {
        this.#pending[this.#pending.length - 1] = colonMark;
      } else if (kind === closeParenthesis && this.#pending.includes(open)) {
        if (!this.#reduceTo('open')) return false;
        this.#pending.pop();
        this.#reduceUnary();
        cursor.advance();
        continue;
      } else return false;
      cursor.advance();
      return true;
    }
  }

  #push(operand: Expression, depth: number): void {
    this.#operands.push(operand);
    this.#depths.push(depth);
    this.#reduceUnary();
  }

  #reduceUnary(): void {
    while (this.#pending.at(-1)?.kind === 'unary') this.#reduceTop();
  }

  /** Computes what binds at least as tightly as `precedence`. */
  #reduce(precedence: number): void {
    for (;;) {
      const top = this.#pending.at(-1);
      if (!top || top.precedence < precedence || top.kind === 'open') return;
      if (top.kind === 'question') return;
      this.#reduceTop();
    }
  }

  /** Computes all behind the innermost open parenthesis or question mark; false if neither. */
  #reduceTo(kind: 'open' | 'question'): boolean {
    if (kind === 'question' && !this.#hasQuestion()) return false;
    for (;;) {
      const top = this.#pending.at(-1);
      if (!top) return false;
      if (top.kind === kind) return true;
      if (top.kind === 'open' || top.kind === 'question') return false;
      this.#reduceTop();
    }
  }

  /** Whether a question mark waits for its colon inside of the innermost parenthesis. */
  #hasQuestion(): boolean {
    for (let index = this.#pending.length - 1; index >= 0; index--) {
      const { kind } = this.#pending[index]!;
      if (kind === 'question') return true;
      if (kind === 'open') return false;
    }
    return false;
  }

  #reduceTop(): void {
    const top = this.#pending.pop()!;
    const last = this.#operands.pop()!;
    let depth = this.#depths.pop()!;
    if (top.kind === 'unary') {
      this.#operands.push(makeUnary(top.operator, last));
      this.#depths.push(last.kind === 'number' ? 1 : depth + 1);
      return;
    }
    const left = this.#operands.pop()!;
    depth = Math.max(depth, this.#depths.pop()!) + 1;
    if (top.kind === 'binary') {
      const made = makeBinary(top.operator, left, last);
      this.#operands.push(made);
      this.#depths.push(made.kind === 'number' ? 1 : depth);
      return;
    }
    const condition = this.#operands.pop()!;
    depth = Math.max(depth, this.#depths.pop()! + 1);
    this.#operands.push({ kind: 'conditional', condition, yes: left, no: last });
    this.#depths.push(depth);
  }

  #finish(): Expression | undefined {
    for (;;) {
      const top = this.#pending.at(-1);
      if (!top) break;
      if (top.kind === 'open') return this.#cursor.error("expecting `)'");
      if (top.kind === 'question') return this.#cursor.error("`?' without matching `:'");
      this.#reduceTop();
    }
    if (this.#depths[0]! > depthMax) return this.#cursor.error('expression too long');
    return this.#operands[0];
  }
}

function makeUnary(operator: UnaryOperator | '+', operand: Expression): Expression {
  if (operator === '+') return operand;
  if (operand.kind === 'number') {
    const { value } = operand;
    if (operator === '-') return numberNode(applyScalar('-', 0, value)!, operand.summed);
    if (operator === '~') return numberNode(applyScalar('^', value, -1)!, operand.summed);
    if (operator === '!') return numberNode(value === 0 ? 1 : 0, operand.summed);
    if (operator !== 'seg' && isPowerOfTwo(value))
      return numberNode(floorLog2(value), operand.summed);
  }
  return { kind: 'unary', operator, operand };
}

function isPowerOfTwo(value: Integer): boolean {
  return value !== 0 && shiftLeft(1, floorLog2(value)) === value;
}

const comparisons: ReadonlySet<string> = new Set(['=', '<>', '<', '>', '<=', '>=', '<=>']);

function makeBinary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  if (left.kind === 'number' && right.kind === 'number') {
    const value = applyScalar(operator, left.value, right.value);
    const isSum = operator === '+' || operator === '-';
    // What is compared is taken from each other first.
    const isTaken = comparisons.has(operator) && left.value !== right.value;
    const summed = isSum || isTaken || left.summed || right.summed;
    // A sum that comes to nothing leaves no number behind, which addresses have to know.
    if (value !== undefined && !(isSum && value === 0)) return numberNode(value, summed);
  }
  return { kind: 'binary', operator, left, right };
}

function readPrimary(cursor: Cursor): Expression | undefined {
  switch (cursor.kind) {
    case tokenKind.number: {
      const number = cursor.number();
      if (!number) return undefined;
      cursor.advance();
      return numberNode(number.value);
    }
    case tokenKind.string: {
      const bytes = stringBytes(cursor.text);
      if (bytes.length > cursor.numberCharacters)
        cursor.warning('other', 'character constant too long');
      cursor.advance();
      return numberNode(stringNumber(bytes, cursor.numberCharacters));
    }
    case tokenKind.here:
      cursor.advance();
      return { kind: 'here' };
    case tokenKind.base:
      cursor.advance();
      return { kind: 'sectionStart' };
    case tokenKind.name:
      return readWord(cursor, cursor.word);
    default:
      return cursor.error('expression syntax error');
  }
}

function readWord(cursor: Cursor, word: Word | undefined): Expression | undefined {
  switch (word?.role) {
    case undefined:
    case 'dup':
    case 'mnemonic':
    case 'data':
    case 'reserve':
    case 'equ':
    case 'incbin':
      return readSymbol(cursor);
    case 'register':
      cursor.advance();
      return { kind: 'register', register: word.register };
    case 'floatFunction':
      return readFloatFunction(cursor, word);
    case 'stringFunction':
      return readStringFunction(cursor);
    default:
      return cursor.error('expression syntax error');
  }
}

/** Words that stand in braces: opaque like registers, or no values at all. */
const decorators = new Map<string, Register | 'prefix'>(
  ['evex', 'rex', 'vex', 'vex2', 'vex3'].map(name => [name, 'prefix']),
);
for (const name of ['sae', 'z']) {
  decorators.set(name, { name, class: 'mask', bits: 64, number: 0, highByte: false });
}

/** What a word is that the preprocessor takes for one in braces; undefined for any other word. */
export function decoratorNamed(text: string): Register | 'prefix' | undefined {
  return text.length > longestDecorator ? undefined : decorators.get(text.toLowerCase());
}

const longestDecorator = 4;

function readSymbol(cursor: Cursor): Expression | undefined {
  const { text, start, end } = cursor;
  const name = cursor.symbolName(cursor.at);
  const decorator = cursor.isPreprocessing ? decoratorNamed(text) : undefined;
  if (decorator === 'prefix') return cursor.error('expression syntax error');
  if (text.toLowerCase() === 'ptr') cursor.warnOfPtr();
  cursor.advance();
  if (decorator) return { kind: 'register', register: decorator };
  return { kind: 'symbol', name, start, end };
}

/** `__?float32?__(1.5)`: the bytes as a number. */
function readFloatFunction(
  cursor: Cursor,
  { selection }: Extract<Word, { role: 'floatFunction' }>,
): Expression | undefined {
  cursor.advance();
  if (cursor.kind !== openParenthesis) return cursor.error("expecting `('");
  cursor.advance();
  let negative = false;
  if (cursor.kind === plus || cursor.kind === minus) {
    negative = cursor.kind === minus;
    cursor.advance();
  }
  const text = floatText(cursor);
  if (text === undefined) return cursor.error('expecting floating-point number');
  const made = floatBytes(text, negative, selection.format);
  if (typeof made === 'string') return cursor.error(made);
  if (made.problem) cursor.tell(made.problem);
  for (const warning of [made.firstWarning, made.warning]) {
    if (warning) cursor.warning(warning.class, warning.text);
  }
  cursor.advance();
  if (cursor.kind !== closeParenthesis) return cursor.error("expecting `)'");
  cursor.advance();
  return numberNode(bytesNumber(selectBytes(made.bytes, selection)));
}

/** The floating-point constant here, as a text for `floatBytes`; undefined if there is none. */
export function floatText(cursor: Cursor): string | undefined {
  if (cursor.kind === tokenKind.float) return cursor.text;
  return cursor.word?.role === 'floatConstant' ? cursor.word.name : undefined;
}

function bytesNumber(bytes: Uint8Array): Integer {
  let value = 0n;
  for (let index = bytes.length - 1; index >= 0; index--) {
    value = (value << 8n) | BigInt(bytes[index]!);
  }
  return integer(value);
}

/** `__?utf16?__("ab")` within an expression: a number as strings are. */
function readStringFunction(cursor: Cursor): Expression | undefined {
  const bytes = readTranscoded(cursor, true);
  if (!bytes) return undefined;
  if (bytes.length > cursor.numberCharacters)
    cursor.warning('other', 'character constant too long');
  return numberNode(stringNumber(bytes, cursor.numberCharacters));
}

/**
 * The bytes of `__?utf16?__ 'ab'` with or without parentheses, which stands here. Of what is wrong
 * nasm speaks otherwise within an expression.
 */
export function readTranscoded(cursor: Cursor, isOperand = false): Uint8Array | undefined {
  const { word, text: name } = cursor;
  if (word?.role !== 'stringFunction') return undefined;
  cursor.advance();
  const isEnclosed = cursor.kind === openParenthesis;
  if (isEnclosed) cursor.advance();
  if (cursor.kind !== tokenKind.string) {
    const data = `${name} must be followed by a string constant`;
    return cursor.error(isOperand ? `expecting string as argument to ${name}` : data);
  }
  const bytes = transcode(stringBytes(cursor.text), word.encoding);
  if (!bytes) return cursor.error(`invalid input string to ${name}`);
  cursor.advance();
  if (isEnclosed) {
    if (cursor.kind !== closeParenthesis) {
      return cursor.error(isOperand ? "expecting `)'" : `unterminated ${name} function`);
    }
    cursor.advance();
  }
  return bytes;
}

/** Reads an expression without WRT; undefined, reported, if there is none. */
export function parsePlainExpression(cursor: Cursor): Expression | undefined {
  return new ExpressionParser(cursor).parse();
}

/** Reads an expression, with `wrt` behind it where it has one; undefined, reported, if none. */
export function parseExpression(cursor: Cursor): Expression | undefined {
  const value = isLoneOperand(cursor) ? readPrimary(cursor) : parsePlainExpression(cursor);
  if (!value || cursor.word?.role !== 'wrt') return value;
  cursor.advance();
  const base = parseUnaryExpression(cursor);
  return base && { kind: 'wrt', value, base };
}

/** The right side of WRT: one operand with its unary operators, or a parenthesis. */
function parseUnaryExpression(cursor: Cursor): Expression | undefined {
  const isPlain = cursor.kind === tokenKind.name && cursor.word === undefined;
  return isPlain ? readPrimary(cursor) : parsePlainExpression(cursor);
}

/** Most expressions are one register, number or name: they need no stacks. */
function isLoneOperand(cursor: Cursor): boolean {
  const next = cursor.peek(1);
  if (next !== tokenKind.end && next !== comma && next !== closeBracket) return false;
  const role = cursor.word?.role;
  if (cursor.kind === tokenKind.name) return role !== 'segment' && role !== 'integerFunction';
  return cursor.kind === tokenKind.number || cursor.kind === tokenKind.string;
}

const [comma, closeBracket] = [44, 93];
