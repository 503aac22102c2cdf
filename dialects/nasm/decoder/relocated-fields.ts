// Fields of an instruction that a linker fills: which operands they are, and by what name.
import type { Instruction, Operand } from '../assembly/operand.ts';
import { type Form, flag, slot } from '../isa/form.ts';
import type { DecodedInstruction, DecodedOperand } from './decoded.ts';
import { plainValue } from './source-instruction.ts';

export interface RelocatedField {
  /** From the start of the instruction, in bytes. */
  readonly at: number;
  /** In bytes. */
  readonly size: number;
  /** Whether it is counted from its own place. */
  readonly relative: boolean;
  /** What stands there in a source: `puts wrt ..plt`. */
  readonly name: string;
}

/** The section that stands for what a field refers to, by the field's index. */
export const firstFieldSection = 1;

/** Bytes of an operand behind the address; 0 for registers and ModRM's memory. */
function tailBytes(operand: DecodedOperand): number {
  switch (operand.kind) {
    case 'immediate':
    case 'distance':
      return operand.bytes;
    case 'memory':
      return operand.offset ? operand.displacementBytes : 0;
    default:
      return 0;
  }
}

/** Bytes at the end that belong to no operand's number. */
function lastBytes({ flags, operands }: Form): number {
  const isSuffixed = (flags & flag.suffix) !== 0;
  return isSuffixed || operands.some(operand => operand.slot === slot.is4) ? 1 : 0;
}

/** Where each operand's number begins; -1 for operands without one. */
export function fieldPlaces({ operands, form, length }: DecodedInstruction): number[] {
  const tail = operands.reduce((sum, operand) => sum + tailBytes(operand), lastBytes(form));
  let at = length - tail;
  return operands.map(operand => {
    const bytes = tailBytes(operand);
    if (bytes > 0) {
      at += bytes;
      return at - bytes;
    }
    const inAddress = operand.kind === 'memory' && operand.displacementBytes > 0;
    return inAddress ? length - tail - operand.displacementBytes : -1;
  });
}

function replaced(operand: Operand, section: number): Operand {
  const value = plainValue(0, section);
  if (operand.kind === 'immediate') return { ...operand, value, simple: false };
  if (operand.kind !== 'memory') return operand;
  return { ...operand, displacement: value, displacementSize: 0 };
}

/** The instruction with places of other files where the linker will write. */
export function withFields(
  instruction: Instruction,
  decoded: DecodedInstruction,
  fields: readonly RelocatedField[],
): Instruction {
  const places = fieldPlaces(decoded);
  const operands = instruction.operands.map((operand, index) => {
    const field = fields.findIndex(({ at }) => at === places[index]);
    return field < 0 ? operand : replaced(operand, firstFieldSection + field);
  });
  return { ...instruction, operands };
}
