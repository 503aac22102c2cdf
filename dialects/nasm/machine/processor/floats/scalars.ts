// One number of SSE: the host's own arithmetic where that is right, and by hand where it is not.
import {
  beginOperations,
  endOperations,
  flushed,
  isNan,
  isSignalling,
} from './formats';
import {
  ADD_FLOATS,
  isPlain,
  MAXIMUM,
  MINIMUM,
  MULTIPLY_FLOATS,
  rootSlowly,
  slowly,
  SUBTRACT_FLOATS,
} from './operations';
import { INVALID, signal } from './rounding';
import { setArithmetic } from '../carries';
import { flagCarry, flagParity, flagZero } from '../layout';

function slowPair64(operation: i32, left: u64, right: u64): f64 {
  beginOperations();
  const result = slowly<f64>(operation, left, right);
  endOperations();
  return reinterpret<f64>(result);
}

function slowPair32(operation: i32, left: u32, right: u32): f32 {
  beginOperations();
  const result = slowly<f32>(operation, left, right);
  endOperations();
  return reinterpret<f32>(u32(result));
}

/** Normal, and not the smallest power of two, which may have been rounded up to it. */
@inline
function isUsual64(bits: u64): bool {
  return ((u32(bits >> 52) & 0x7ff) - 2) < 0x7fd;
}

@inline
function isUsual32(bits: u32): bool {
  return (((bits >> 23) & 0xff) - 2) < 0xfd;
}

@inline
function isDenormal64(bits: u64): bool {
  return (bits << 1) - 1 < (u64(1) << 53) - 1;
}

@inline
function isDenormal32(bits: u32): bool {
  return (bits << 1) - 1 < (1 << 24) - 1;
}

/** The operation is a constant at each use. */
@inline
export function float64(operation: i32, left: f64, right: f64): f64 {
  const a = reinterpret<u64>(left);
  const b = reinterpret<u64>(right);
  if (operation == MINIMUM || operation == MAXIMUM) {
    if (left != left || right != right || isDenormal64(a) || isDenormal64(b)) {
      return slowPair64(operation, a, b);
    }
    return (operation == MINIMUM ? left < right : left > right) ? left : right;
  }
  let result: f64;
  if (operation == ADD_FLOATS) result = left + right;
  else if (operation == SUBTRACT_FLOATS) result = left - right;
  else if (operation == MULTIPLY_FLOATS) result = left * right;
  else result = left / right;
  let isUsual = isUsual64(reinterpret<u64>(result));
  if (operation == ADD_FLOATS || operation == SUBTRACT_FLOATS) isUsual = isUsual || result == 0;
  else if (operation == MULTIPLY_FLOATS) {
    isUsual = isUsual || (result == 0 && (left == 0 || right == 0));
  }
  if (isUsual && isPlain() && !isDenormal64(a) && !isDenormal64(b)) return result;
  return slowPair64(operation, a, b);
}

@inline
export function float32(operation: i32, left: f32, right: f32): f32 {
  const a = reinterpret<u32>(left);
  const b = reinterpret<u32>(right);
  if (operation == MINIMUM || operation == MAXIMUM) {
    if (left != left || right != right || isDenormal32(a) || isDenormal32(b)) {
      return slowPair32(operation, a, b);
    }
    return (operation == MINIMUM ? left < right : left > right) ? left : right;
  }
  let result: f32;
  if (operation == ADD_FLOATS) result = left + right;
  else if (operation == SUBTRACT_FLOATS) result = left - right;
  else if (operation == MULTIPLY_FLOATS) result = left * right;
  else result = left / right;
  let isUsual = isUsual32(reinterpret<u32>(result));
  if (operation == ADD_FLOATS || operation == SUBTRACT_FLOATS) isUsual = isUsual || result == 0;
  else if (operation == MULTIPLY_FLOATS) {
    isUsual = isUsual || (result == 0 && (left == 0 || right == 0));
  }
  if (isUsual && isPlain() && !isDenormal32(a) && !isDenormal32(b)) return result;
  return slowPair32(operation, a, b);
}

function slowRoot64(bits: u64): f64 {
  beginOperations();
  const result = rootSlowly<f64>(bits);
  endOperations();
  return reinterpret<f64>(result);
}

function slowRoot32(bits: u32): f32 {
  beginOperations();
  const result = rootSlowly<f32>(bits);
  endOperations();
  return reinterpret<f32>(u32(result));
}

@inline
export function root64(value: f64): f64 {
  const result = sqrt<f64>(value);
  const bits = reinterpret<u64>(value);
  if (isUsual64(reinterpret<u64>(result)) && isPlain() && !isDenormal64(bits)) return result;
  return slowRoot64(bits);
}

@inline
export function root32(value: f32): f32 {
  const result = sqrt<f32>(value);
  const bits = reinterpret<u32>(value);
  if (isUsual32(reinterpret<u32>(result)) && isPlain() && !isDenormal32(bits)) return result;
  return slowRoot32(bits);
}

/** What the sixteen predicates say of less, equal, greater and unordered, as bits 0 to 3. */
const LESS: u32 = 1;
const EQUAL: u32 = 2;
const GREATER: u32 = 4;
const UNORDERED: u32 = 8;

/** Relations for which predicate `number` of sixteen holds. */
function relationsOf(number: u32): u32 {
  switch (number & 15) {
    case 0: return EQUAL;
    case 1: return LESS;
    case 2: return LESS | EQUAL;
    case 3: return UNORDERED;
    case 4: return LESS | GREATER | UNORDERED;
    case 5: return EQUAL | GREATER | UNORDERED;
    case 6: return GREATER | UNORDERED;
    case 7: return LESS | EQUAL | GREATER;
    case 8: return EQUAL | UNORDERED;
    case 9: return LESS | UNORDERED;
    case 10: return LESS | EQUAL | UNORDERED;
    case 11: return 0;
    case 12: return LESS | GREATER;
    case 13: return EQUAL | GREATER;
    case 14: return GREATER;
    default: return LESS | EQUAL | GREATER | UNORDERED;
  }
}

/** Predicates that signal for quiet NaNs too: of 0 to 15 bit n of this; the others from 16 on. */
const SIGNALLING_PREDICATES: u32 = 0b0110_0110_0110_0110;

@inline
function signalsQuiet(number: u32): bool {
  return (((SIGNALLING_PREDICATES >> (number & 15)) & 1) != 0) != number >= 16;
}

@inline
function asDouble<T>(bits: u64): f64 {
  if (sizeof<T>() == 8) return reinterpret<f64>(bits);
  return f64(reinterpret<f32>(u32(bits)));
}

/** Which of the four relations holds; signals, and does not raise. */
export function relationOf<T>(left: u64, right: u64, forQuiet: bool): u32 {
  if (isNan<T>(left) || isNan<T>(right)) {
    if (forQuiet || isSignalling<T>(left) || isSignalling<T>(right)) signal(INVALID);
    return UNORDERED;
  }
  const a = asDouble<T>(flushed<T>(left));
  const b = asDouble<T>(flushed<T>(right));
  return a < b ? LESS : a == b ? EQUAL : GREATER;
}

/** A comparison with predicate 0 to 31 between operations that have begun. */
export function holds<T>(left: u64, right: u64, predicate: u32): bool {
  const relation = relationOf<T>(left, right, signalsQuiet(predicate));
  return (relationsOf(predicate) & relation) != 0;
}

function setOrder(relation: u32): void {
  let flags: u32 = 0;
  if (relation == UNORDERED) flags = flagZero | flagParity | flagCarry;
  else if (relation == LESS) flags = flagCarry;
  else if (relation == EQUAL) flags = flagZero;
  setArithmetic(flags);
}

function compareSlowly<T>(left: u64, right: u64, forQuiet: bool): void {
  beginOperations();
  const relation = relationOf<T>(left, right, forQuiet);
  endOperations();
  setOrder(relation);
}

/** comisd and ucomisd. */
export function compare64(a: u64, b: u64, forQuiet: bool): void {
  const left = reinterpret<f64>(a);
  const right = reinterpret<f64>(b);
  if (left != left || right != right || isDenormal64(a) || isDenormal64(b)) {
    compareSlowly<f64>(a, b, forQuiet);
  } else {
    setOrder(left < right ? LESS : left == right ? EQUAL : GREATER);
  }
}

export function compare32(a: u32, b: u32, forQuiet: bool): void {
  const left = reinterpret<f32>(a);
  const right = reinterpret<f32>(b);
  if (left != left || right != right || isDenormal32(a) || isDenormal32(b)) {
    compareSlowly<f32>(a, b, forQuiet);
  } else {
    setOrder(left < right ? LESS : left == right ? EQUAL : GREATER);
  }
}
