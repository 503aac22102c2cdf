// Far pointers, `segment:offset`: two operands that are one.
import { modifier } from '../assembly/operand.ts';
import type { OperandSyntax } from './statement.ts';

/** Two operands as the halves of a far pointer, or what nasm says of operands with a colon. */
export function farPointer(
  operands: readonly OperandSyntax[],
  isColonBetween: boolean,
): OperandSyntax | string {
  const [segment, offset, other] = operands;
  const isPair = segment && offset && !other && isHalf(segment) && isHalf(offset);
  if (!isPair || !isColonBetween) return 'invalid combination of opcode and operands';
  const modifiers = segment.modifiers | offset.modifiers;
  const size = segment.size || offset.size;
  const isSized = size === 0 || size === 16 || size === 32;
  const isPlain = (modifiers & ~modifier.strict) === 0;
  if (!isSized || !isPlain || (segment.size && offset.size)) return 'mismatch in operand sizes';
  return {
    ...offset,
    size,
    modifiers,
    farSegment: segment.value,
    isFixed: segment.isFixed && offset.isFixed,
    start: segment.start,
  };
}

function isHalf({ memory, value, modifiers }: OperandSyntax): boolean {
  return !memory && value.kind !== 'register' && (modifiers & modifier.to) === 0;
}
