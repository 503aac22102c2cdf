// The locals of a region's function, and how they come in and go out.
import { type CodeWriter, op, op64 } from '#core/webassembly/encoder.ts';
import * as layout from '../processor/layout.ts';

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
} as const;
export const wideLocals = 22;
export const narrowLocals = 6;

const wideFlags = [
  [local.flagLeft, layout.flagLeft],
  [local.flagRight, layout.flagRight],
  [local.flagResult, layout.flagResult],
] as const;
const narrowFlags = [
  [local.flagKind, layout.flagKind],
  [local.flagsWord, layout.flagsWord],
] as const;

/** `registers` are the numbers of those that the region touches. */
export function loadState(code: CodeWriter, registers: Iterable<number>): void {
  for (const number of registers) {
    code.constant(0);
    code.memory(op64.load, layout.general + 8 * number);
    code.set(local.firstRegister + number);
  }
  for (const [into, from] of wideFlags) {
    code.constant(0);
    code.memory(op64.load, from);
    code.set(into);
  }
  for (const [into, from] of narrowFlags) {
    code.constant(0);
    code.memory(op.load, from);
    code.set(into);
  }
  code.constant(0);
  code.memory(op.load, layout.instructionsLeft);
  code.set(local.left);
}

/** Flags alone, for functions of the processor that look at them. */
export function storeFlags(code: CodeWriter): void {
  for (const [from, into] of wideFlags) {
    code.constant(0);
    code.get(from);
    code.memory(op64.store, into);
  }
  for (const [from, into] of narrowFlags) {
    code.constant(0);
    code.get(from);
    code.memory(op.store, into);
  }
}

export function storeState(code: CodeWriter, registers: Iterable<number>): void {
  for (const number of registers) {
    code.constant(0);
    code.get(local.firstRegister + number);
    code.memory(op64.store, layout.general + 8 * number);
  }
  storeFlags(code);
  code.constant(0);
  code.get(local.left);
  code.memory(op.store, layout.instructionsLeft);
}
