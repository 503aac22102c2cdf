// The named fields of LC-3 instructions: the bits that an operand fills.

export type FieldName =
  | 'DR'
  | 'SR'
  | 'SR1'
  | 'SR2'
  | 'BaseR'
  | 'imm5'
  | 'offset6'
  | 'PCoffset9'
  | 'PCoffset11'
  | 'trapvect8';

export interface FieldRule {
  readonly name: FieldName;
  /** The letter that stands for its bits in the pattern of a row. */
  readonly letter: string;
  /** `target` fields hold a distance from the incremented PC; labels may stand for it. */
  readonly kind: 'register' | 'number' | 'target';
  readonly bits: number;
  readonly signed: boolean;
  readonly summary: string;
}

const field = (
  name: FieldName,
  letter: string,
  kind: FieldRule['kind'],
  bits: number,
  signed: boolean,
  summary: string,
): FieldRule => ({ name, letter, kind, bits, signed, summary });

// biome-ignore format: a table
export const fieldRules: Readonly<Record<FieldName, FieldRule>> = {
  DR: field('DR', 'd', 'register', 3, false, 'the register that takes the result'),
  SR: field('SR', 's', 'register', 3, false, 'the source register'),
  SR1: field('SR1', 's', 'register', 3, false, 'the first source register'),
  SR2: field('SR2', 't', 'register', 3, false, 'the second source register'),
  BaseR: field('BaseR', 'b', 'register', 3, false, 'the register that holds the address'),
  imm5: field('imm5', 'i', 'number', 5, true, 'a number of 5 bits'),
  offset6: field('offset6', 'f', 'number', 6, true, 'an offset of 6 bits, added to the base'),
  PCoffset9: field('PCoffset9', 'o', 'target', 9, true, 'a label, or its distance from the next instruction'),
  PCoffset11: field('PCoffset11', 'o', 'target', 11, true, 'a label, or its distance from the next instruction'),
  trapvect8: field('trapvect8', 'v', 'number', 8, false, 'a trap vector'),
};

/** The smallest and the largest number that fit the field. */
export function fieldRange({ bits, signed }: FieldRule): { minimum: number; maximum: number } {
  return signed
    ? { minimum: -(2 ** (bits - 1)), maximum: 2 ** (bits - 1) - 1 }
    : { minimum: 0, maximum: 2 ** bits - 1 };
}
