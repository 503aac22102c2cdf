// Which form of its mnemonic NASM would choose for an instruction.
import { type Instruction, modifier, type Operand } from '../assembly/operand.ts';
import { type Form, flag } from '../isa/form.ts';
import { formsOf } from '../isa/forms.ts';
import { addressSizeOf, contradiction, writtenAddressSize } from './address-size.ts';
import type { EncodeContext } from './encoder.ts';
import { layoutOf } from './layout.ts';
import { matchForm, type Summary, summaryOf, wantedSize } from './matching.ts';
import { type EncodeProblem, errorOf, failure, problemOf } from './problems.ts';

/** An instruction and the form that was chosen for it in this pass. */
export interface Match {
  readonly instruction: Instruction;
  readonly form: Form;
  /**
   * Whether the choice hangs on how far away a label is. Otherwise the match holds in every pass
   * in which the values of the operands have the same sections and the same plain numbers.
   */
  readonly dependsOnDistance: boolean;
}

const noGuess: readonly number[] = [0, 0, 0, 0, 0, 0];

/** Whether a relaxed jump reaches its target in this pass. */
function reaches(form: Form, summary: Summary, context: EncodeContext): boolean {
  const { optimization } = context;
  const operand = summary.instruction.operands[0];
  if (operand?.kind !== 'immediate' || (operand.modifiers & modifier.strict) !== 0) return false;
  if (optimization === 1) return false;
  if (optimization === 0 && (form.flags & flag.jcc8) === 0) return false;
  const { value } = operand;
  if (value.unknown) return true;
  if (value.section !== context.section || typeof value.offset !== 'number') return false;
  const { length } = layoutOf(summary.instruction, form, context);
  const distance = value.offset - context.address - length;
  return distance >= -128 && distance <= 127;
}

/** The best of the forms, and whether a jump was measured on the way. */
interface Search {
  form: Form | undefined;
  failed: number;
  measured: boolean;
}

function search(
  forms: readonly Form[],
  summary: Summary,
  guessed: readonly number[],
  context: EncodeContext,
): Search {
  const found: Search = { form: undefined, failed: failure.combination, measured: false };
  for (let index = 0; index < forms.length; index++) {
    const form = forms[index]!;
    let code = matchForm(form, summary, guessed);
    if (code === failure.jump) {
      found.measured = true;
      code = reaches(form, summary, context) ? failure.good : failure.combination;
    }
    if (code === failure.good) {
      found.form = form;
      return found;
    }
    if (code > found.failed) found.failed = code;
  }
  return found;
}

/** Rounding behind memory, which is refused later, keeps NASM from guessing its size. */
function rounds({ decorators }: Operand): boolean {
  return decorators !== undefined && decorators.rounding !== '';
}

/** The sizes that all forms which lack only a size agree on; undefined if they do not. */
function guessSizes(forms: readonly Form[], summary: Summary): number[] | undefined {
  const sizes = summary.kinds.map(() => 0);
  for (const form of forms) {
    if (matchForm(form, summary, noGuess) !== failure.sizeMissing) continue;
    for (let index = 0; index < summary.count; index++) {
      const operand = summary.instruction.operands[index]!;
      if (operand.kind === 'register' || rounds(operand)) continue;
      const size = wantedSize(form.operands[index]!, operand);
      if (size === 0) continue;
      if (sizes[index] !== 0 && sizes[index] !== size) return undefined;
      sizes[index] = size;
    }
  }
  return sizes;
}

/** The form that NASM takes in this pass, or its error. */
export function matchInstruction(
  instruction: Instruction,
  context: EncodeContext,
): Match | EncodeProblem {
  const forms = formsOf(instruction.mnemonic);
  if (!forms) return errorOf(`parser: instruction expected`);
  const summary = summaryOf(instruction, context.bits, context.optimization);
  let found = search(forms, summary, noGuess, context);
  let { measured } = found;
  if (!found.form && mayGuess(forms, summary)) {
    const guessed = guessSizes(forms, summary);
    const first = found.failed;
    if (guessed) {
      found = search(forms, summary, guessed, context);
      measured ||= found.measured;
      if (first > found.failed) found.failed = first;
    }
  }
  if (found.form) return { instruction, form: found.form, dependsOnDistance: measured };
  const { bits } = context;
  if (addressSizeOf(instruction, bits, writtenAddressSize(instruction)) === 0) {
    return errorOf(contradiction);
  }
  return failureOf(found.failed, instruction, bits);
}

function mayGuess(forms: readonly Form[], summary: Summary): boolean {
  return forms.some(form => matchForm(form, summary, noGuess) === failure.sizeMissing);
}

function failureOf(code: number, { prefixes }: Instruction, bits: number): EncodeProblem {
  if (code !== failure.encoding) return problemOf(code, bits, prefixes.repeat);
  if (prefixes.encoding === '') {
    return errorOf('instruction not encodable without explicit prefix');
  }
  return errorOf(`instruction not encodable with {${prefixes.encoding}} prefix`);
}

/** Whether a value of `matchInstruction` is an error. */
export function isProblem(result: Match | EncodeProblem): result is EncodeProblem {
  return 'severity' in result;
}

/** In bytes. */
export function encodedLength({ instruction, form }: Match, context: EncodeContext): number {
  return layoutOf(instruction, form, context).length;
}
