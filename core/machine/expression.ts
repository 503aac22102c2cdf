// Evaluates the debugger's expressions over names that a machine gives (core/machine/names.ts).
import { nearest } from '#core/text/distance.ts';
import { ExpressionError, type ExpressionNode } from './expression-syntax.ts';
import type { Edit, Variable } from './machine.ts';
import { fits, rangeText, signedValue } from './value-format.ts';

/** What an expression stands for: a variable, or a calculated number without a place. */
export interface Value extends Variable {
  readonly address?: boolean;
  /** The element at an index, where it is no child. */
  readonly element?: (index: bigint) => Value | undefined;
}

/** Where an expression finds its names. */
export interface Names {
  /** A register, variable, scope, symbol, thread or memory space. */
  resolve(name: string): Value | undefined;
  /** The address of a code symbol, or the value of another. */
  label(name: string): Value | undefined;
  thread(id: number): Value | undefined;
  /** What lies at an address of the main memory: so many units, or as many as are usual. */
  dereference(address: bigint, units?: number): Value | undefined;
  /** The units of a size that instructions name, such as `qword`; undefined for other words. */
  unitsOf?(word: string): number | undefined;
  /** All names, for completion and suggestions. */
  list(): readonly { readonly name: string; readonly kind: string }[];
}

/** An assignment that an expression asks for; nothing has been changed yet. */
export interface Assignment {
  readonly target: Value;
  /** As an unsigned number of the target's width. */
  readonly value: bigint;
  readonly edit: Edit;
}

/** Throws ExpressionError; an assignment is an error here. */
export function evaluate(node: ExpressionNode, names: Names): Value {
  switch (node.kind) {
    case 'number':
      return number(node.value);
    case 'text':
      return { name: '', value: node.value };
    case 'name':
    case 'label':
    case 'thread':
      return named(node, names);
    case 'index':
      return sized(node, names) ?? element(node, names);
    case 'memory':
      return memory(node.address, names, node.offset);
    case 'member':
      return member(node, names);
    case 'unary':
      return unary(node, names);
    case 'binary':
      return binary(node.operator, node, names);
    case 'choice':
      return evaluate(isTrue(node.test, names) ? node.yes : node.no, names);
    case 'call':
      throw new ExpressionError('A subroutine is called in the console only', node.offset);
    default:
      throw new ExpressionError(
        'An assignment is possible in the console only; == compares',
        node.offset,
      );
  }
}

/** True when a condition holds: a number other than 0, or text that is not empty. */
export function isTrue(node: ExpressionNode, names: Names): boolean {
  const { value } = evaluate(node, names);
  return typeof value === 'string' ? value !== '' : value !== 0n;
}

/** What an assignment node would change. Throws ExpressionError. */
export function resolveAssignment(node: ExpressionNode, names: Names): Assignment {
  if (node.kind !== 'assign') throw new ExpressionError('This is no assignment', node.offset);
  const operator = node.operator.slice(0, -1);
  const value = operator ? binary(operator, node, names) : evaluate(node.right, names);
  return assignTo(evaluate(node.left, names), value, node.left.offset, node.right.offset);
}

/** The address and the numbers of a call. Throws ExpressionError. */
export function resolveCall(
  { target, arguments: given }: ExpressionNode & { readonly kind: 'call' },
  names: Names,
): { readonly address: number; readonly values: readonly bigint[] } {
  const label = target.kind === 'name' ? names.label(target.name) : undefined;
  const { value } = label ?? evaluate(target, names);
  if (typeof value !== 'bigint') {
    throw new ExpressionError('There is no subroutine of this name', target.offset);
  }
  return { address: Number(value), values: given.map(node => asNumber(node, names)) };
}

/** The edit that gives `target` the value. Throws ExpressionError when it cannot be set. */
export function assignTo(
  target: Value,
  source: Value,
  targetOffset: number,
  sourceOffset: number,
): Assignment {
  if (!target.edit) {
    const what = target.name
      ? `${target.name} cannot be changed`
      : 'A calculated value has no place';
    throw new ExpressionError(what, targetOffset);
  }
  if (typeof source.value === 'string') {
    throw new ExpressionError('The new value has to be a number', sourceOffset);
  }
  const bits = target.bits ?? 64;
  const value = signedValue(source.value, source);
  if (!fits(value, bits)) {
    const message = `${value} does not fit in ${bits} bits (${rangeText(bits)})`;
    throw new ExpressionError(message, sourceOffset);
  }
  const unsigned = BigInt.asUintN(bits, value);
  return { target, value: unsigned, edit: target.edit(unsigned) };
}

/** The child of that name, letter case ignored where nothing matches exactly. */
export function childNamed(parent: Value, name: string): Value | undefined {
  const children = parent.children?.() ?? [];
  const lower = name.toLowerCase();
  return (
    children.find(child => child.name === name) ??
    children.find(child => child.name.toLowerCase() === lower)
  );
}

function number(value: bigint): Value {
  return { name: '', value };
}

function named(node: ExpressionNode & { kind: 'name' | 'label' | 'thread' }, names: Names): Value {
  if (node.kind === 'thread') {
    // `#5` is a number to some dialects; a thread has its member behind it: `#5.pc`.
    const thread = names.resolve(`#${node.id}`) ?? names.thread(node.id);
    if (thread) return thread;
    throw new ExpressionError(`There is no thread ${node.id}`, node.offset);
  }
  const found = node.kind === 'label' ? names.label(node.name) : names.resolve(node.name);
  if (found) return found;
  if (/^[0-9]/.test(node.name)) {
    const text = `${node.name} is no number; write 12, 0x1f, 0b101 or 'A'`;
    throw new ExpressionError(text, node.offset);
  }
  const known = names.list();
  const label = node.kind === 'label';
  const candidates = label ? known.filter(entry => entry.kind === 'symbol') : known;
  throw unknownName(node.name, label ? 'label' : 'name', candidates, node.offset);
}

function unknownName(
  name: string,
  what: string,
  candidates: readonly { readonly name: string }[],
  offset: number,
): ExpressionError {
  const close = nearest(
    name,
    candidates.map(candidate => candidate.name),
  );
  const hint = close ? `; did you mean ${close}?` : '';
  return new ExpressionError(`There is no ${what} "${name}"${hint}`, offset);
}

/** Within brackets the name of a label is its address, as it is in instructions. */
function memory(
  node: ExpressionNode,
  names: Names,
  offset: number,
  units = names.unitsOf?.(''),
): Value {
  const inside: Names = { ...names, resolve: name => names.label(name) ?? names.resolve(name) };
  const address = asNumber(node, inside);
  const found = names.dereference(address, units);
  if (found) return found;
  throw new ExpressionError(`There is no memory at ${address}`, offset);
}

/** `qword [rdi]`, which reads like an element of something. */
function sized(node: ExpressionNode & { kind: 'index' }, names: Names): Value | undefined {
  const units = node.base.kind === 'name' ? names.unitsOf?.(node.base.name) : undefined;
  return units === undefined ? undefined : memory(node.index, names, node.offset, units);
}

function element(node: ExpressionNode & { kind: 'index' }, names: Names): Value {
  const base = evaluate(node.base, names);
  const index = asNumber(node.index, names);
  const children = base.children?.();
  if (!children && !base.element) {
    throw new ExpressionError(`${base.name || 'The value'} has no elements`, node.offset);
  }
  const found =
    base.element?.(index) ??
    children?.find(child => child.name === `[${index}]` || child.name === `${index}`) ??
    (index >= 0n && index < 2n ** 31n ? children?.[Number(index)] : undefined);
  if (found) return found;
  throw new ExpressionError(noElement(base, index, children?.length), node.offset);
}

function noElement(base: Value, index: bigint, count: number | undefined): string {
  const what = base.name || 'The value';
  if (count === undefined) return `${what} has no element ${index}`;
  if (count === 0) return `${what} is empty`;
  return `${what} has no element ${index}; it has ${count}`;
}

function member(node: ExpressionNode & { kind: 'member' }, names: Names): Value {
  // A name may have full stops in it.
  const whole =
    node.base.kind === 'name' ? names.resolve(`${node.base.name}.${node.name}`) : undefined;
  if (whole) return whole;
  const thread = node.base.kind === 'thread' ? names.thread(node.base.id) : undefined;
  const base = thread ?? evaluate(node.base, names);
  const children = base.children?.();
  if (!children) {
    throw new ExpressionError(`${base.name || 'The value'} has no members`, node.offset);
  }
  const found = childNamed(base, node.name);
  if (found) return found;
  throw unknownName(node.name, `member of ${base.name || 'the value'}`, children, node.offset);
}

function asNumber(node: ExpressionNode, names: Names): bigint {
  const value = evaluate(node, names);
  if (typeof value.value === 'bigint') return signedValue(value.value, value);
  const what = value.children
    ? `${value.name || 'This'} is no number`
    : 'A number is expected here';
  throw new ExpressionError(what, node.offset);
}

function unary(node: ExpressionNode & { kind: 'unary' }, names: Names): Value {
  if (node.operator === '!') return number(isTrue(node.operand, names) ? 0n : 1n);
  const value = asNumber(node.operand, names);
  if (node.operator === '*') {
    const found = names.dereference(value);
    if (found) return found;
    throw new ExpressionError(`There is no memory at ${value}`, node.offset);
  }
  if (node.operator === '-') return number(limited(-value));
  if (node.operator === '~') return number(limited(~value));
  return number(value);
}

/** Calculations are exact up to 128 bits and wrap beyond, so that no expression fills memory. */
const limited = (value: bigint) => BigInt.asIntN(128, value);

const flag = (condition: boolean) => (condition ? 1n : 0n);

const arithmetic: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => a << b,
  '>>': (a, b) => a >> b,
  '<': (a, b) => flag(a < b),
  '<=': (a, b) => flag(a <= b),
  '>': (a, b) => flag(a > b),
  '>=': (a, b) => flag(a >= b),
};

type Pair = ExpressionNode & { kind: 'binary' | 'assign' };

function binary(operator: string, node: Pair, names: Names): Value {
  if (operator === '&&') {
    return number(flag(isTrue(node.left, names) && isTrue(node.right, names)));
  }
  if (operator === '||') {
    return number(flag(isTrue(node.left, names) || isTrue(node.right, names)));
  }
  if (operator === '==' || operator === '!=') {
    return number(flag(equal(node, names) === (operator === '==')));
  }
  const left = asNumber(node.left, names);
  const right = asNumber(node.right, names);
  if ((operator === '/' || operator === '%') && right === 0n) {
    throw new ExpressionError('Division by zero', node.right.offset);
  }
  if ((operator === '<<' || operator === '>>') && (right < 0n || right > 127n)) {
    throw new ExpressionError('A shift count is 0 to 127', node.right.offset);
  }
  return number(limited(arithmetic[operator]!(left, right)));
}

/** As in C, -1 equals a register that is all ones: numbers are compared in the register's width. */
function equal(node: Pair, names: Names): boolean {
  const left = evaluate(node.left, names);
  const right = evaluate(node.right, names);
  if (typeof left.value === 'string' || typeof right.value === 'string') {
    return left.value === right.value;
  }
  const a = signedValue(left.value, left);
  const b = signedValue(right.value, right);
  const bits = Math.max(left.bits ?? 0, right.bits ?? 0);
  if (bits === 0 || !fits(a, bits) || !fits(b, bits)) return a === b;
  return BigInt.asUintN(bits, a) === BigInt.asUintN(bits, b);
}
