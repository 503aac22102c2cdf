// Comparisons of the x87, to its own conditions or to the flags, and moves by the flags.
import { signalled } from '../floats/rounding';
import { flagCarry, flagParity, flagZero } from '../layout';
import { mem, next } from '../operands';
import { setArithmetic } from '../carries';
import { condition } from '../state';
import { EQUAL_TO, LESS_THAN, UNORDERED_WITH, compareAt } from './numbers';
import {
  CONDITION1,
  beginFloat,
  checkPending,
  float1,
  floatPlace,
  isEmpty,
  missingOperand,
  popFloat,
  report,
  setConditions,
  setFloat,
  setStatus,
  stackFault,
  statusWord,
} from './registers';
import { beginWithMemory, memoryOperand, takeInteger } from './transfers';

/** The conditions of a comparison; false where an exception that is not masked stops the pops. */
function finishComparison(conditions: u32): bool {
  setConditions(conditions);
  return report(signalled(), 3);
}

function compareFloats(record: u32, right: u32, forQuiet: bool, isMissing: bool, pops: i32): u32 {
  if (isMissing) {
    setConditions(UNORDERED_WITH);
    if (!stackFault(false)) return next(record);
  } else {
    const conditions = compareAt(floatPlace(0), right, forQuiet);
    if (!finishComparison(conditions)) return next(record);
  }
  for (let count = 0; count < pops; count++) popFloat();
  return next(record);
}

/** fcom, fucom, and with pops fcomp and the like. */
export function compareRegister(record: u32, index: u32, forQuiet: bool, pops: i32): u32 {
  beginFloat();
  const isMissing = isEmpty(0) || isEmpty(index);
  return compareFloats(record, floatPlace(index), forQuiet, isMissing, pops);
}

@inline
export function compareFloat<T>(record: u32, pops: i32): u32 {
  beginWithMemory<T>(record);
  return compareFloats(record, memoryOperand, true, isEmpty(0), pops);
}

/** T is signed. */
@inline
export function compareInteger<T>(record: u32, pops: i32): u32 {
  checkPending();
  const value = i64(mem<T>(record));
  beginFloat();
  takeInteger(value);
  return compareFloats(record, memoryOperand, true, isEmpty(0), pops);
}

export function ftst(record: u32): u32 {
  beginFloat();
  takeInteger(0);
  return compareFloats(record, memoryOperand, true, isEmpty(0), 0);
}

/** Condition 1 stays as it is. */
function beginKeeping(): void {
  const conditions = statusWord() & CONDITION1;
  beginFloat();
  setStatus(statusWord() | conditions);
}

/** fcomi and fucomi: the flags instead of the conditions. */
export function compareToFlags(record: u32, forQuiet: bool, pops: bool): u32 {
  beginKeeping();
  const index = float1(record);
  let conditions = UNORDERED_WITH;
  let isMasked: bool;
  if (isEmpty(0) || isEmpty(index)) isMasked = stackFault(false);
  else {
    conditions = compareAt(floatPlace(0), floatPlace(index), forQuiet);
    isMasked = report(signalled(), 3);
  }
  let flags: u32 = 0;
  if (conditions == UNORDERED_WITH) flags = flagZero | flagParity | flagCarry;
  else if (conditions == EQUAL_TO) flags = flagZero;
  else if (conditions == LESS_THAN) flags = flagCarry;
  setArithmetic(flags);
  if (pops && isMasked) popFloat();
  return next(record);
}

/** fcmov: by the condition of jumps. */
export function moveIf(record: u32, number: u32): u32 {
  beginKeeping();
  const index = float1(record);
  if (isEmpty(0) || isEmpty(index)) {
    missingOperand(0);
    return next(record);
  }
  if (condition(number)) {
    setFloat(0, load<u16>(floatPlace(index), 8), load<u64>(floatPlace(index)));
  }
  return next(record);
}
