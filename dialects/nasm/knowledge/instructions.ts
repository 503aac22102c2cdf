// What every instruction of NASM does, in a sentence: the tables of all families together.
import { conditionalRows } from './conditions.ts';
import { type InstructionRow, type InstructionText, textsOf } from './instruction-text.ts';
import { avxRows } from './instructions-avx.ts';
import { avx512Rows } from './instructions-avx512.ts';
import { comparisonRows } from './instructions-comparisons.ts';
import { floatVectorRows } from './instructions-float-vectors.ts';
import { fusedRows } from './instructions-fused.ts';
import { generalRows } from './instructions-general.ts';
import { historicRows } from './instructions-historic.ts';
import { integerVectorRows } from './instructions-integer-vectors.ts';
import { systemRows } from './instructions-system.ts';
import { x87Rows } from './instructions-x87.ts';

/** Every row, families written out; a mnemonic is in one row only. */
export function instructionRows(): readonly InstructionRow[] {
  return [
    ...generalRows(),
    ...conditionalRows(),
    ...systemRows(),
    ...x87Rows(),
    ...historicRows(),
    ...integerVectorRows(),
    ...floatVectorRows(),
    ...comparisonRows(),
    ...fusedRows(),
    ...avxRows(),
    ...avx512Rows(),
  ];
}

// The texts are made when the first one is asked for: an editor starts without them.
let texts: Map<string, InstructionText> | undefined;

/** What an instruction does; the mnemonic in lower case. */
export function describeInstruction(mnemonic: string): InstructionText | undefined {
  texts ??= textsOf(instructionRows());
  return texts.get(mnemonic);
}
