// Expressions of small whole numbers, straight from the tokens: nearly all that sources have.
import { kind, type Token } from './token.ts';

const precedences = new Map<string, number>([
  ['||', 2],
  ['&&', 4],
  ['=', 5],
  ['==', 5],
  ['!=', 5],
  ['<>', 5],
  ['<', 5],
  ['>', 5],
  ['<=', 5],
  ['>=', 5],
  ['|', 6],
  ['^', 7],
  ['&', 8],
  ['<<', 9],
  ['>>', 9],
  ['+', 10],
  ['-', 10],
  ['*', 11],
  ['/', 11],
  ['%', 11],
]);

/** The same for operators of one character, by its code. */
const precedenceOf = new Uint8Array(128);
for (const [operator, precedence] of precedences) {
  if (operator.length === 1) precedenceOf[operator.charCodeAt(0)] = precedence;
}

function precedenceFor(operator: string): number {
  const code = operator.charCodeAt(0);
  if (operator.length === 1 && code < 128) return precedenceOf[code]!;
  return precedences.get(operator) ?? 0;
}

const loosest = 1;

/** Deeper ones are left to the evaluation that knows all. */
const depthMax = 40;

const digitsMax = 9;

/** Operands of divisions and of operators on bits: in 31 bits they are the same in any way. */
const bitsMax = 2 ** 31 - 1;

/** What is read, and how far; a value that is not known to be right is NaN. */
let list: readonly Token[] = [];
let at = 0;
let depth = 0;

/**
 * The value of tokens that are decimal numbers, parentheses and common operators alone; NaN for
 * everything else, and where a value would leave the numbers that a double holds exactly.
 */
export function plainValue(tokens: readonly Token[]): number {
  list = tokens;
  at = 0;
  depth = 0;
  const value = binary(loosest);
  return at === tokens.length ? value : Number.NaN;
}

function skipSpace(): void {
  while (at < list.length && list[at]!.kind === kind.whitespace) at++;
}

function binary(least: number): number {
  let left = operand();
  for (;;) {
    if (Number.isNaN(left)) return left;
    skipSpace();
    if (at >= list.length || list[at]!.kind !== kind.other) return left;
    const operator = list[at]!.text;
    const precedence = precedenceFor(operator);
    if (precedence === 0 || precedence < least) return left;
    at++;
    left = applied(operator, left, binary(precedence + 1));
  }
}

function operand(): number {
  skipSpace();
  if (at >= list.length) return Number.NaN;
  const token = list[at++]!;
  if (token.kind === kind.number) return numberIn(token.text);
  if (++depth > depthMax) return Number.NaN;
  if (token.kind === kind.open) {
    const value = binary(loosest);
    skipSpace();
    if (at >= list.length || list[at++]!.kind !== kind.close) return Number.NaN;
    depth--;
    return value;
  }
  if (token.kind !== kind.other) return Number.NaN;
  const value = unary(token.text);
  depth--;
  return value;
}

function unary(operator: string): number {
  switch (operator) {
    case '-':
      return 0 - operand();
    case '~':
      return -1 - operand();
    case '!': {
      const value = operand();
      return Number.isNaN(value) ? value : Number(value === 0);
    }
    default:
      return Number.NaN;
  }
}

/** A decimal number, which the preprocessor's own have a sign in front of. */
function numberIn(text: string): number {
  const isNegative = text.charCodeAt(0) === 0x2d;
  const first = isNegative ? 1 : 0;
  if (text.length - first > digitsMax || text.length === first) return Number.NaN;
  let value = 0;
  for (let index = first; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return isNegative ? 0 - value : value;
}

function applied(operator: string, left: number, right: number): number {
  if (Number.isNaN(right)) return right;
  switch (operator) {
    case '||':
      return Number(left !== 0 || right !== 0);
    case '&&':
      return Number(left !== 0 && right !== 0);
    case '=':
    case '==':
      return Number(left === right);
    case '!=':
    case '<>':
      return Number(left !== right);
    case '<':
      return Number(left < right);
    case '>':
      return Number(left > right);
    case '<=':
      return Number(left <= right);
    case '>=':
      return Number(left >= right);
    default:
      return arithmetic(operator, left, right);
  }
}

function arithmetic(operator: string, left: number, right: number): number {
  if (operator === '+') return exact(left + right);
  if (operator === '-') return exact(left - right);
  // A product has no 0 with a sign.
  if (operator === '*') return exact(left * right + 0);
  if (operator === '>>') return shiftedRight(left, right);
  // One small operand leaves nothing of the other's upper bits, nor of its sign.
  if (operator === '&') return isSmall(left) || isSmall(right) ? left & right : Number.NaN;
  if (!isSmall(left) || !isSmall(right)) return Number.NaN;
  switch (operator) {
    case '/':
      return right === 0 ? Number.NaN : Math.floor(left / right);
    case '%':
      return right === 0 ? Number.NaN : left % right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    default:
      return right > 20 ? Number.NaN : left * 2 ** right;
  }
}

function isSmall(value: number): boolean {
  return value >= 0 && value <= bitsMax;
}

/** Zeros come in at the 64th bit; a count below 12 would leave too much of a negative number. */
function shiftedRight(value: number, count: number): number {
  if (count < 0 || count > 63) return Number.NaN;
  if (value >= 0) return Math.floor(value / 2 ** count);
  return count < 12 ? Number.NaN : 2 ** (64 - count) + Math.floor(value / 2 ** count);
}

function exact(value: number): number {
  return Number.isSafeInteger(value) ? value : Number.NaN;
}
