// What NASM says of an instruction in every pass, whether a form takes its operands or not.
import type { Instruction, Operand } from '../assembly/operand.ts';
import { ownSizeOf, writtenSize } from './operand-kinds.ts';
import { type EncodeProblem, errorOf, noProblems, warningOf } from './problems.ts';

/** Of a set of registers, said no sooner than in the last pass. */
export const wrongCount = 'invalid register set size';

/** A size, or a distance, before a register that it does not have. */
function hasStrangeSize(operand: Operand): boolean {
  if (operand.kind !== 'register') return false;
  const written = writtenSize(operand);
  if (written === 0) return false;
  const own = ownSizeOf(operand.register);
  return own !== 0 && written !== own;
}

function isPlain({ prefixes }: Instruction, operand: Operand): boolean {
  if (operand.kind === 'register') {
    return operand.setFault !== 'count' && !hasStrangeSize(operand);
  }
  if (operand.kind !== 'memory') return true;
  if (operand.addressSize !== 0 && prefixes.addressSize !== 0) return false;
  return prefixes.segment === undefined || operand.segment === undefined;
}

/** Errors and warnings in the order in which NASM says them; empty for nearly all instructions. */
export function statementProblems(instruction: Instruction): readonly EncodeProblem[] {
  const { operands, prefixes } = instruction;
  let at = 0;
  while (at < operands.length && isPlain(instruction, operands[at]!)) at++;
  if (at === operands.length) return noProblems;
  const problems: EncodeProblem[] = [];
  for (; at < operands.length; at++) {
    const operand = operands[at]!;
    if (operand.kind === 'register' && operand.setFault === 'count') {
      problems.push(errorOf(wrongCount, at));
    }
    if (hasStrangeSize(operand)) {
      problems.push(warningOf('invalid register size specification ignored', 'regsize'));
    }
    if (operand.kind !== 'memory') continue;
    const { addressSize } = operand;
    const isTwice = prefixes.addressSize !== 0 && addressSize !== 0;
    if (isTwice && prefixes.addressSize !== addressSize) {
      problems.push(errorOf('conflicting address size specifications', at));
    }
    if (prefixes.segment !== undefined && operand.segment !== undefined) {
      problems.push(errorOf('instruction has conflicting segment overrides', at));
    }
  }
  return problems;
}
