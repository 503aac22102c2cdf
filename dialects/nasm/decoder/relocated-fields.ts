// Fields of an instruction that a linker fills: which operands they are, and by what name.
import type { Instruction, Operand } from '../assembly/operand.ts';
import type { Value } from '../assembly/value.ts';
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
  /** The same where the field is no distance to the processor: `table-$`. */
  readonly nameFromHere: string;
}

/** Behind the section of the code, each field has two: for its place, and for how far it is. */
const firstFieldSection = 1;

/** How a source writes a value that `withFields` has put in; undefined for others. */
export function fieldName(section: number, fields: readonly RelocatedField[]): string | undefined {
  const number = section - firstFieldSection;
  const field = fields[number >> 1];
  return number % 2 === 0 ? field?.name : field?.nameFromHere;
}

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

/** Whether the processor counts the number from the instruction's end. */
function isDistance(operand: DecodedOperand): boolean {
  return operand.kind === 'distance' || (operand.kind === 'memory' && operand.relative);
}

function replaced(operand: Operand, value: Value): Operand {
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
    const number = fields.findIndex(({ at }) => at === places[index]);
    if (number < 0) return operand;
    const selfRelative = fields[number]!.relative && !isDistance(decoded.operands[index]!);
    const section = firstFieldSection + number * 2 + (selfRelative ? 1 : 0);
    return replaced(operand, { ...plainValue(0, section), selfRelative });
  });
  return { ...instruction, operands };
}
