// What NASM says of an instruction in every pass, whether a form takes its operands or not.
import { type Instruction, modifier, type Operand } from '../assembly/operand.ts';
import { ownSizeOf } from './operand-kinds.ts';
import { type EncodeProblem, errorOf, noProblems, warningOf } from './problems.ts';

/** A size before a register that it does not have, or FAR before one. */
function hasStrangeSize(operand: Operand): boolean {
  if (operand.kind !== 'register') return false;
  if ((operand.modifiers & modifier.far) !== 0) return true;
  const own = ownSizeOf(operand.register);
  return own !== 0 && operand.size !== 0 && operand.size !== own;
}

function isPlain({ prefixes }: Instruction, operand: Operand): boolean {
  if (operand.kind === 'register') return !hasStrangeSize(operand);
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
