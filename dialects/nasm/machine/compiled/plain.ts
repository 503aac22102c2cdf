// Which instructions generated code executes itself; the others are the processor's functions.
import type {
  DecodedImmediate,
  DecodedInstruction,
  DecodedOperand,
} from '../../decoder/decoded.ts';
import { readsFlags } from './effects.ts';
import { isGeneral, isPlainMemory } from './operand-code.ts';

export const binaryNames: ReadonlySet<string> = new Set([
  ...['add', 'sub', 'and', 'or', 'xor', 'cmp', 'test', 'mov'],
]);
export const unaryNames: ReadonlySet<string> = new Set(['inc', 'dec', 'neg', 'not']);
export const shiftNames: ReadonlySet<string> = new Set(['shl', 'shr', 'sar']);
export const rotateNames: ReadonlySet<string> = new Set(['rol', 'ror']);
const extensionNames: ReadonlySet<string> = new Set(['movzx', 'movsx', 'movsxd']);
const othersOfNothing: ReadonlySet<string> = new Set(['nop', 'endbr64', 'endbr32']);
/** From a part of the accumulator to all of it, or to rdx. */
export const wideningNames: ReadonlySet<string> = new Set([
  ...['cbw', 'cwde', 'cdqe', 'cwd', 'cdq', 'cqo'],
]);

const isPlace = (operand: DecodedOperand | undefined): boolean =>
  isGeneral(operand) || isPlainMemory(operand);

const isImmediate = (operand: DecodedOperand | undefined): operand is DecodedImmediate =>
  operand?.kind === 'immediate';

/** How far a constant shifts an operand of so many bits. */
export function shiftCount({ value }: DecodedImmediate, bits: number): number {
  return Number(value) & (bits === 64 ? 63 : 31);
}

/** By a constant that is not 0 and less than the width: then flags are simple. */
function isPlainShift([target, amount]: readonly DecodedOperand[], seen: boolean): boolean {
  if (!isGeneral(target)) return false;
  if (!isImmediate(amount)) return !seen && target.size >= 32 && isGeneral(amount);
  const count = shiftCount(amount, target.size);
  return count > 0 && count < target.size;
}

/** Rotations keep most flags, and a multiplication's take long. */
function isPlainUnseen({ form: { base }, operands }: DecodedInstruction): boolean {
  const [first, second, third] = operands;
  if (!isGeneral(first)) return false;
  if (rotateNames.has(base)) return first.size >= 32 && isImmediate(second);
  if (base !== 'imul' || operands.length < 2) return false;
  return isPlace(second) && (operands.length === 2 || isImmediate(third));
}

/** The processor's stack is as wide as its mode. */
function isPlainStack({ form: { base }, operands, bits }: DecodedInstruction): boolean {
  const [first] = operands;
  if (base === 'push' && isImmediate(first)) return true;
  if (base === 'push' && isPlainMemory(first)) return first.size === bits;
  return isGeneral(first) && first.size === bits;
}

/**
 * Whether generated code has an instruction that is no jump itself; `seen` tells whether somebody
 * may look at its flags.
 */
export function isPlain(instruction: DecodedInstruction, seen: boolean): boolean {
  const { form, operands, prefixes, bits } = instruction;
  const { base } = form;
  const [first, second] = operands;
  if (prefixes.lock) return false;
  if (othersOfNothing.has(base)) return true;
  if (prefixes.repeat !== 0) return false;
  if (binaryNames.has(base)) {
    return operands.length === 2 && isPlace(first) && (isPlace(second) || isImmediate(second));
  }
  if (unaryNames.has(base)) return operands.length === 1 && isPlace(first);
  if (base === 'lea') return isGeneral(first) && isPlainMemory(second);
  if (extensionNames.has(base)) return isGeneral(first) && isPlace(second);
  if (shiftNames.has(base)) return isPlainShift(operands, seen);
  if (base === 'imul' || rotateNames.has(base)) return !seen && isPlainUnseen(instruction);
  if (form.opcode.length > 1 && /^(set|cmov)/.test(base)) {
    return isPlace(first) && (second === undefined || isPlace(second));
  }
  if (wideningNames.has(base)) return true;
  if (base === 'xchg') return isGeneral(first) && isGeneral(second);
  if (base === 'bswap') return isGeneral(first) && first.size >= 32;
  if (prefixes.operandSize) return false;
  if (base === 'push' || base === 'pop') return isPlainStack(instruction);
  return base === 'leave' && bits !== 16;
}

/** Whether an instruction may be left before it, or see all that there is. */
function looks(instruction: DecodedInstruction): boolean {
  const { form, operands } = instruction;
  if (form.base === 'lea' || othersOfNothing.has(form.base)) return false;
  if (/^(push|pop|leave)$/.test(form.base)) return true;
  return operands.some(({ kind }) => kind === 'memory') || readsFlags(instruction);
}

const setters: ReadonlySet<string> = new Set([
  ...['add', 'sub', 'and', 'or', 'xor', 'cmp', 'test', 'neg'],
]);

/**
 * Whether somebody may look at the flags that the instruction at `index` leaves: what follows reads
 * them, or control may leave before others are set.
 */
export function flagsAreSeen(instructions: readonly DecodedInstruction[], index: number): boolean {
  for (const instruction of instructions.slice(index + 1)) {
    if (looks(instruction) || !isPlain(instruction, false)) return true;
    if (setters.has(instruction.form.base)) return false;
    // A count may be 0, and then flags stay.
    if (!shiftNames.has(instruction.form.base)) continue;
    if (isPlainShift(instruction.operands, true)) return false;
  }
  return true;
}
