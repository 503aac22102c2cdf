// The locals of a region's function, and how they come in and go out.
import { type CodeWriter, op, op64 } from '#core/webassembly/encoder.ts';
import * as layout from '../processor/layout.ts';
import { flagsBit, type RegisterSet, registersOf } from './effects.ts';

/** Locals; general register n is local 1 + n. */
export const local = {
  record: 0,
  firstRegister: 1,
  flagLeft: 17,
  flagRight: 18,
  flagResult: 19,
  address: 20,
  value: 21,
  other: 22,
  flagKind: 23,
  left: 24,
  entry: 25,
  place: 26,
  flagsWord: 27,
  next: 28,
  frame: 29,
  leftDouble: 30,
  rightDouble: 31,
  resultDouble: 32,
  leftSingle: 33,
  rightSingle: 34,
  resultSingle: 35,
} as const;
/** How many there are of 64 bits, of 32, of doubles and of singles. */
export const localCounts = {
  wideLocals: 22,
  narrowLocals: 7,
  doubleLocals: 3,
  singleLocals: 3,
} as const;

const wideFlags = [
  [local.flagLeft, layout.flagLeft],
  [local.flagRight, layout.flagRight],
  [local.flagResult, layout.flagResult],
] as const;
const narrowFlags = [
  [local.flagKind, layout.flagKind],
  [local.flagsWord, layout.flagsWord],
] as const;

/** Puts the field of a fixed place on the stack. */
function load(code: CodeWriter, opcode: number, place: number): void {
  code.constant(0);
  code.memory(opcode, place);
}

function store(code: CodeWriter, opcode: number, from: number, place: number): void {
  code.constant(0);
  code.get(from);
  code.memory(opcode, place);
}

/** Reads registers, and the flags if they are among them, from the processor's state. */
export function loadRegisters(code: CodeWriter, set: RegisterSet): void {
  for (const number of registersOf(set)) {
    load(code, op64.load, layout.general + 8 * number);
    code.set(local.firstRegister + number);
  }
  if ((set & flagsBit) === 0) return;
  for (const [into, from] of wideFlags) {
    load(code, op64.load, from);
    code.set(into);
  }
  for (const [into, from] of narrowFlags) {
    load(code, op.load, from);
    code.set(into);
  }
}

/** Writes registers, and the flags if they are among them, to the processor's state. */
export function storeRegisters(code: CodeWriter, set: RegisterSet): void {
  for (const number of registersOf(set)) {
    store(code, op64.store, local.firstRegister + number, layout.general + 8 * number);
  }
  if ((set & flagsBit) === 0) return;
  for (const [from, into] of wideFlags) store(code, op64.store, from, into);
  for (const [from, into] of narrowFlags) store(code, op.store, from, into);
}

/** Instructions of the budget. */
export function loadLeft(code: CodeWriter): void {
  load(code, op.load, layout.instructionsLeft);
  code.set(local.left);
}

export function storeLeft(code: CodeWriter): void {
  store(code, op.store, local.left, layout.instructionsLeft);
}
