// How often nasm hands on bytes of one instruction, and so how often it says that they are in vain.
import { type Form, flag, slot } from '../isa/form.ts';
import type { Match } from './choice.ts';
import type { EncodeContext } from './encoder.ts';
import { hasAddress, hasRex, hasSizePrefix, layoutOf, tailSize } from './layout.ts';

/** Each prefix is a piece, and so are the opcode, the address, its displacement and each field. */
export function piecesOf({ instruction, form }: Match, context: EncodeContext): number {
  const layout = layoutOf(instruction, form, context);
  const { prefixes } = instruction;
  const { bits } = context;
  const single = [
    prefixes.wait || form.wait,
    (layout.repeat !== '' && layout.repeat !== 'nobnd') || form.repeat,
    layout.lock,
    layout.segment !== undefined,
    hasSizePrefix(layout.operandSize, bits),
    layout.addressPrefix,
    form.mandatory !== 0,
    form.encoding !== 'legacy' || hasRex(instruction),
    form.hasModRm,
    hasAddress(form) && layout.address.displacementSize > 0,
    layout.hasLastByte,
    form.lastByte >= 0,
  ];
  return single.filter(Boolean).length + opcodePieces(form) + fieldPieces(form, bits);
}

function opcodePieces({ opcode, operands, flags }: Form): number {
  const isDivided =
    (flags & flag.suffix) !== 0 || operands.some(operand => operand.slot === slot.opcode);
  return isDivided ? Math.min(opcode.length, 2) : Math.min(opcode.length, 1);
}

/** A far pointer is two fields. */
function fieldPieces(form: Form, bits: number): number {
  let count = 0;
  for (const { slot: where } of form.operands) {
    if (tailSize(where, form, bits) > 0) count += where === slot.pointer ? 2 : 1;
  }
  return count;
}
