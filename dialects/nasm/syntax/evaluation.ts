// Computes the value of an expression in the place where it stands.
import { noSection } from '../assembly/value.ts';
import type { Integer } from '../integer.ts';
import * as integers from '../integer.ts';
import type { BinaryOperator, Expression, UnaryOperator } from './expression.ts';
import {
  addLinear,
  isJustUnknown,
  isSimple,
  type Linear,
  registerLinear,
  scalar,
  scaleLinear,
  sectionLinear,
  unknownLinear,
} from './linear.ts';

/** A label's place as an expression sees it. */
export interface SymbolPlace {
  /** `noSection` for a plain number. */
  readonly section: number;
  readonly offset: Integer;
  /** It stands further down than the expression, or in another file. */
  readonly forward: boolean;
  /** No pass has placed it yet; section and offset mean nothing. */
  readonly unknown: boolean;
}

/** Where an expression stands, and who hears what is wrong with it. */
export interface Scope {
  /** A name that is not known yet is an error, whatever else is wrong behind it. */
  readonly critical?: boolean;
  /** False while what is written does not count yet; without passes each evaluation counts. */
  readonly isFinalPass?: boolean;
  /** Undefined if there is no such label and the expression cannot be computed; reports that. */
  symbol(name: string, start: number, end: number): SymbolPlace | undefined;
  /** `$`; undefined where there is none, which is reported. */
  here(): SymbolPlace | undefined;
  /** `$$`; as `here`. */
  sectionStart(): SymbolPlace | undefined;
  /** What SEG gives for a section: the index of its base; undefined if the format has none. */
  segmentBase(section: number): number | undefined;
  error(text: string): void;
  warning(warningClass: string, text: string): void;
}

/** The value; undefined if there is none, which has been reported to the scope. */
export function evaluate(expression: Expression, scope: Scope): Linear | undefined {
  switch (expression.kind) {
    case 'number':
      return scalar(expression.value, false, expression.summed);
    case 'register':
      return registerLinear(expression.register);
    case 'symbol':
      return placed(scope.symbol(expression.name, expression.start, expression.end));
    case 'here':
      return placed(scope.here());
    case 'sectionStart':
      return placed(scope.sectionStart());
    case 'unary': {
      const operand = evaluate(expression.operand, scope);
      return operand && applyUnary(expression.operator, operand, scope);
    }
    case 'binary': {
      const left = evaluate(expression.left, scope);
      const right = left && evaluate(expression.right, scope);
      return left && right && applyBinary(expression.operator, left, right, scope);
    }
    case 'conditional':
      return evaluateConditional(expression, scope);
    case 'wrt':
      return evaluateWrt(expression, scope);
  }
}

function placed(place: SymbolPlace | undefined): Linear | undefined {
  if (!place) return undefined;
  if (place.unknown) return unknownLinear(place.forward);
  return sectionLinear(place.section, place.offset, place.forward);
}

function evaluateConditional(
  { condition, yes, no }: Extract<Expression, { kind: 'conditional' }>,
  scope: Scope,
): Linear | undefined {
  const chosen = evaluate(condition, scope);
  if (!chosen) return undefined;
  const [whenTrue, whenFalse] = [evaluate(yes, scope), evaluate(no, scope)];
  if (!whenTrue || !whenFalse) return undefined;
  if (isJustUnknown(chosen)) return unknownLinear(true);
  if (!isSimple(chosen)) {
    scope.error("`?' operator may only be applied to scalar values");
    return undefined;
  }
  const result = chosen.number === 0 ? whenFalse : whenTrue;
  const summed = chosen.summed || whenTrue.summed || whenFalse.summed;
  return summed ? { ...result, summed } : result;
}

/** Marks a plain number as a segment, as a WRT with a constant and an absolute FAR name one. */
export const absoluteSegment = 0x40000000;

function evaluateWrt(
  { value, base }: Extract<Expression, { kind: 'wrt' }>,
  scope: Scope,
): Linear | undefined {
  const left = evaluate(value, scope);
  const right = left && evaluate(base, scope);
  if (!left || !right) return undefined;
  if (isJustUnknown(right)) return addLinear(left, unknownLinear(true), 1);
  // That a place is no base is seen only where the value counts.
  const wrt = wrtIndex(right, scope.critical === true || scope.isFinalPass !== false);
  if (wrt === undefined) {
    scope.error('invalid right-hand operand to WRT');
    return undefined;
  }
  return { ...left, wrt, forward: left.forward || right.forward };
}

/** Index of the segment base that stands behind WRT: odd ones are bases, even ones are places. */
function wrtIndex(value: Linear, isJudged: boolean): number | undefined {
  if (isSimple(value)) return integers.toNumber(value.number) | absoluteSegment;
  const [term, second] = value.sections;
  if (!term || second || term.coefficient !== 1) return undefined;
  const isBase = term.section % 2 === 1 || term.section >= absoluteSegment;
  return isBase || !isJudged ? term.section : undefined;
}

function applyUnary(operator: UnaryOperator, value: Linear, scope: Scope): Linear | undefined {
  if (operator === '-') return scaleLinear(value, -1, false);
  if (operator === 'seg') return segmentOf(value, scope);
  if (isJustUnknown(value)) return unknownLinear(value.forward);
  if (!isSimple(value)) {
    scope.error(
      operator === '~' || operator === '!'
        ? `\`${operator}' operator may only be applied to scalar values`
        : 'function may only be applied to scalar values',
    );
    return undefined;
  }
  const { forward, summed } = value;
  if (operator === '~') return scalar(integers.complement(value.number), forward, summed);
  if (operator === '!') return scalar(value.number === 0 ? 1 : 0, forward, summed);
  return logarithm(operator, value, scope);
}

function logarithm(
  operator: 'ilog2e' | 'ilog2w' | 'ilog2f' | 'ilog2c',
  value: Linear,
  scope: Scope,
): Linear | undefined {
  const floor = Math.max(0, integers.floorLog2(value.number));
  const isPower = value.number !== 0 && integers.shiftLeft(1, floor) === value.number;
  if (!isPower && operator === 'ilog2e') {
    scope.error('ilog2 argument is not a power of two');
    return undefined;
  }
  if (!isPower && operator === 'ilog2w') {
    scope.warning('other', 'ilog2 argument is not a power of two');
  }
  const roundsUp = operator === 'ilog2c' && !isPower && value.number !== 0;
  return scalar(roundsUp ? floor + 1 : floor, value.forward, value.summed);
}

function segmentOf(value: Linear, scope: Scope): Linear | undefined {
  if (value.unknown !== 0) return unknownLinear(value.forward);
  const [term, second] = value.sections;
  const isPlace = term && !second && term.coefficient === 1 && term.section < absoluteSegment;
  if (!isPlace) {
    scope.error('cannot apply SEG to a non-relocatable value');
    return undefined;
  }
  if (term.section % 2 === 1) {
    scope.error('SEG applied to something which is already a segment base');
    return undefined;
  }
  const base = scope.segmentBase(term.section);
  // To nasm a segment that lies at a paragraph has none.
  if (base === undefined || base >= absoluteSegment) return unknownLinear(value.forward);
  return sectionLinear(base, 0, value.forward);
}

const shiftOperator = 'shift operator';

/** What nasm calls an operator in the message that its operands are no plain numbers. */
const scalarOnly: Partial<Record<BinaryOperator, string>> = {
  '||': "`|' operator",
  '^^': "`^' operator",
  '&&': "`&' operator",
  '|': "`|' operator",
  '^': "`^' operator",
  '&': "`&' operator",
  '<<': shiftOperator,
  '<<<': shiftOperator,
  '>>': shiftOperator,
  '>>>': shiftOperator,
  '/': 'division operator',
  '//': 'division operator',
  '%': 'division operator',
  '%%': 'division operator',
};

function applyBinary(
  operator: BinaryOperator,
  left: Linear,
  right: Linear,
  scope: Scope,
): Linear | undefined {
  if (operator === '+') return addLinear(left, right, 1);
  if (operator === '-') return addLinear(left, right, -1);
  if (operator === '*') return multiplyLinear(left, right, scope);
  const forward = left.forward || right.forward;
  const restriction = scalarOnly[operator];
  if (restriction === undefined) return compare(operator, left, right, scope);
  if (!isScalar(left) || !isScalar(right)) {
    scope.error(`${restriction} may only be applied to scalar values`);
    // nasm goes on with what was to be shifted.
    return restriction === shiftOperator ? left : undefined;
  }
  const isDivision = restriction === 'division operator';
  if (isDivision && right.number === 0 && !isJustUnknown(right)) {
    scope.error('division by zero');
    return undefined;
  }
  if (isJustUnknown(left) || isJustUnknown(right)) return unknownLinear(forward);
  const result = applyScalar(operator, left.number, right.number);
  if (result === undefined) return undefined;
  return scalar(result, forward, left.summed || right.summed);
}

function isScalar(value: Linear): boolean {
  return isSimple(value) || isJustUnknown(value);
}

function multiplyLinear(left: Linear, right: Linear, scope: Scope): Linear | undefined {
  const forward = left.forward || right.forward;
  const unknown = unknownLinear(forward);
  if (isJustUnknown(left) && isJustUnknown(right)) return unknown;
  const summed = left.summed || right.summed;
  if (isJustUnknown(right) && isSimple(left)) return unknown;
  if (isJustUnknown(left) && isSimple(right)) return unknown;
  if (isSimple(left)) return { ...scaleLinear(right, left.number, true), forward, summed };
  if (isSimple(right)) return { ...scaleLinear(left, right.number, true), forward, summed };
  scope.error('unable to multiply two non-scalar objects');
  return undefined;
}

function compare(
  operator: BinaryOperator,
  left: Linear,
  right: Linear,
  scope: Scope,
): Linear | undefined {
  const difference = addLinear(left, right, -1);
  const { forward, summed } = difference;
  if (difference.unknown !== 0) return unknownLinear(forward);
  const isNumber = isSimple(difference) && difference.wrt === noSection;
  if (operator === '=' || operator === '<>') {
    const isEqual = isNumber && difference.number === 0;
    return scalar(isEqual === (operator === '=') ? 1 : 0, forward, summed);
  }
  if (!isNumber) {
    scope.error(`\`${operator}': operands differ by a non-scalar`);
    return scalar(0, forward, summed);
  }
  const sign = integers.toNumber(difference.number);
  return scalar(compared(operator, sign), forward, summed);
}

function compared(operator: BinaryOperator, sign: number): number {
  switch (operator) {
    case '=':
      return sign === 0 ? 1 : 0;
    case '<>':
      return sign !== 0 ? 1 : 0;
    case '<':
      return sign < 0 ? 1 : 0;
    case '>':
      return sign > 0 ? 1 : 0;
    case '<=':
      return sign <= 0 ? 1 : 0;
    case '>=':
      return sign >= 0 ? 1 : 0;
    default:
      // nasm's <=> knows no -1.
      return sign > 0 ? 1 : 0;
  }
}

/** The result for plain numbers; undefined for a division by zero. */
export function applyScalar(
  operator: BinaryOperator,
  left: Integer,
  right: Integer,
): Integer | undefined {
  switch (operator) {
    case '||':
      return left !== 0 || right !== 0 ? 1 : 0;
    case '^^':
      return (left !== 0) !== (right !== 0) ? 1 : 0;
    case '&&':
      return left !== 0 && right !== 0 ? 1 : 0;
    case '|':
      return integers.or(left, right);
    case '^':
      return integers.xor(left, right);
    case '&':
      return integers.and(left, right);
    case '<<':
    case '<<<':
      return integers.shiftLeft(left, right);
    case '>>':
      return integers.shiftRight(left, right);
    case '>>>':
      return integers.shiftRightSigned(left, right);
    case '+':
      return integers.add(left, right);
    case '-':
      return integers.subtract(left, right);
    case '*':
      return integers.multiply(left, right);
    case '/':
      return right === 0 ? undefined : integers.divideUnsigned(left, right);
    case '//':
      return right === 0 ? undefined : integers.divideSigned(left, right);
    case '%':
      return right === 0 ? undefined : integers.remainderUnsigned(left, right);
    case '%%':
      return right === 0 ? undefined : integers.remainderSigned(left, right);
    default:
      return compared(operator, integers.toNumber(integers.subtract(left, right)));
  }
}
