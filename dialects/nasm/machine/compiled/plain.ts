// Which instructions generated code can have; all others are left to the interpreter.
import type {
  DecodedImmediate,
  DecodedInstruction,
  DecodedOperand,
} from '../../decoder/decoded.ts';
import { isGeneral, isPlainMemory } from './operand-code.ts';

export const binaryNames: ReadonlySet<string> = new Set([
  ...['add', 'sub', 'and', 'or', 'xor', 'cmp', 'test', 'mov'],
]);
export const unaryNames: ReadonlySet<string> = new Set(['inc', 'dec', 'neg', 'not']);
export const shiftNames: ReadonlySet<string> = new Set(['shl', 'shr', 'sar']);
const extensionNames: ReadonlySet<string> = new Set(['movzx', 'movsx', 'movsxd']);
const othersOfNothing: ReadonlySet<string> = new Set(['nop', 'endbr64']);

const isPlace = (operand: DecodedOperand | undefined): boolean =>
  isGeneral(operand) || isPlainMemory(operand);

const isImmediate = (operand: DecodedOperand | undefined): boolean => operand?.kind === 'immediate';

/** How far a constant shifts an operand of so many bits. */
export function shiftCount({ value }: DecodedImmediate, bits: number): number {
  return Number(value) & (bits === 64 ? 63 : 31);
}

/** By a constant that is not 0 and less than the width: then flags are simple. */
function isPlainShift(target: DecodedOperand | undefined, amount: DecodedOperand | undefined) {
  if (!isGeneral(target) || amount?.kind !== 'immediate') return false;
  const count = shiftCount(amount, target.size);
  return count > 0 && count < target.size;
}

/** Whether generated code can have an instruction that is no jump. */
export function isPlain({ form, operands, prefixes }: DecodedInstruction): boolean {
  const { base } = form;
  const [first, second, third] = operands;
  if (prefixes.lock) return false;
  if (othersOfNothing.has(base)) return true;
  if (prefixes.repeat !== 0) return false;
  if (binaryNames.has(base)) {
    return operands.length === 2 && isPlace(first) && (isPlace(second) || isImmediate(second));
  }
  if (unaryNames.has(base)) return operands.length === 1 && isPlace(first);
  if (base === 'lea') return isGeneral(first) && isPlainMemory(second);
  if (extensionNames.has(base)) return isGeneral(first) && isPlace(second);
  if (shiftNames.has(base)) return isPlainShift(first, second);
  if (base === 'imul') {
    if (operands.length < 2 || !isGeneral(first) || !isGeneral(second)) return false;
    return operands.length === 2 || isImmediate(third);
  }
  if (form.opcode.length > 1 && /^(set|cmov)/.test(base)) {
    return isPlace(first) && (second === undefined || isPlace(second));
  }
  if (base === 'push') return isGeneral(first) && first.size === 64;
  return base === 'pop' && isGeneral(first) && first.size === 64;
}

/** Whether an instruction reads or writes memory, so that it may be left to the interpreter. */
export function touchesMemory({ form, operands }: DecodedInstruction): boolean {
  if (form.base === 'lea') return false;
  const isStack = form.base === 'push' || form.base === 'pop';
  return isStack || operands.some(({ kind }) => kind === 'memory');
}

const setters: ReadonlySet<string> = new Set([
  'add',
  'sub',
  'and',
  'or',
  'xor',
  'cmp',
  'test',
  'neg',
]);
const keepers: ReadonlySet<string> = new Set([
  'mov',
  'lea',
  'movzx',
  'movsx',
  'movsxd',
  'not',
  'nop',
]);

/**
 * Whether somebody may look at the flags that the instruction at `index` leaves: what follows reads
 * them, or control may leave before others are set.
 */
export function flagsAreSeen(instructions: readonly DecodedInstruction[], index: number): boolean {
  for (const instruction of instructions.slice(index + 1)) {
    if (touchesMemory(instruction)) return true;
    if (setters.has(instruction.form.base)) return false;
    if (!keepers.has(instruction.form.base)) return true;
  }
  return true;
}
