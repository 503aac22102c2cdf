// Which registers and flags an instruction touches, as sets of bits.
import type { DecodedInstruction, DecodedOperand } from '../../decoder/decoded.ts';
import { factsOf } from '../../isa/facts.ts';
import { kind } from '../../isa/form.ts';
import { registerNamed } from '../../isa/registers.ts';

/** Bit n stands for general register n, and the one behind them for the flags. */
export type RegisterSet = number;

export const flagsBit: RegisterSet = 1 << 16;
const all: RegisterSet = flagsBit | 0xffff;
const counter = 1;

/** The numbers of the general registers of a set. */
export function registersOf(set: RegisterSet): number[] {
  return Array.from({ length: 16 }, (_, number) => number).filter(number => (set >> number) & 1);
}

function bitsOf(operand: DecodedOperand): RegisterSet {
  if (operand.kind !== 'register' || operand.family !== kind.general) return 0;
  return 1 << (operand.highByte ? operand.number - 4 : operand.number);
}

/** Registers that the instruction uses without naming them. */
function implied(names: readonly string[]): RegisterSet {
  let found = 0;
  for (const name of names) {
    const register = registerNamed(name);
    if (register?.class !== 'general') continue;
    found |= 1 << (register.highByte ? register.number - 4 : register.number);
  }
  return found;
}

const writes = new Set(['w', 'x', 'v', 'y']);

/** What an instruction may write; more rather than less. */
export function writtenBy({ form, operands, prefixes }: DecodedInstruction): RegisterSet {
  const facts = factsOf(form);
  if (!facts) return all;
  const { access, flagsWritten, flagsCleared, flagsSet, flagsUndefined } = facts;
  let found = implied(facts.registersWritten);
  operands.forEach((operand, index) => {
    if (writes.has(access[index] ?? 'x')) found |= bitsOf(operand);
  });
  // The rounds of a repetition are counted.
  if (operands.length === 0 && prefixes.repeat !== 0) found |= 1 << counter;
  const flags = flagsWritten + flagsCleared + flagsSet + flagsUndefined;
  return /[a-z]/.test(flags) ? found | flagsBit : found;
}

/** General registers that an instruction reads or writes, those of addresses among them. */
export function touchedBy(instruction: DecodedInstruction): RegisterSet {
  const { form, operands } = instruction;
  let found = writtenBy(instruction) | implied(factsOf(form)?.registersRead ?? []);
  for (const operand of operands) {
    found |= bitsOf(operand);
    if (operand.kind !== 'memory') continue;
    if (operand.base >= 0) found |= 1 << operand.base;
    if (operand.index >= 0 && operand.indexFamily === kind.general) found |= 1 << operand.index;
  }
  return found & ~flagsBit;
}

/** Whether an instruction may look at flags. */
export function readsFlags({ form }: DecodedInstruction): boolean {
  const facts = factsOf(form);
  return facts?.flagsRead !== '';
}
