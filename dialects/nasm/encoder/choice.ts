// Which form of its mnemonic NASM would choose for an instruction.
import { type Instruction, modifier, type Operand, type Prefixes } from '../assembly/operand.ts';
import { type Form, flag, slot } from '../isa/form.ts';
import { formsOf } from '../isa/forms.ts';
import { anyProcessor, levelsOf } from '../isa/levels.ts';
import { addressSizeOf, contradiction, writtenAddressSize } from './address-size.ts';
import { addressWarnings, measuringProblems, saysRelative } from './checks.ts';
import type { EncodeContext } from './encoder.ts';
import { layoutOf } from './layout.ts';
import { matchForm, type Summary, summarize, wantedSize } from './matching.ts';
import { type EncodeProblem, errorOf, failure, noProblems, problemOf } from './problems.ts';

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

const noPrefixes: Prefixes = {
  wait: false,
  repeat: '',
  lock: false,
  segment: undefined,
  operandSize: 0,
  addressSize: 0,
  encoding: '',
};

/** Whether a relaxed jump reaches its target in this pass. */
function reaches(form: Form, context: EncodeContext): boolean {
  const { optimization } = context;
  const operand = summary.instruction.operands[0];
  if (operand?.kind !== 'immediate' || (operand.modifiers & modifier.strict) !== 0) return false;
  if (optimization === 1) return false;
  if (optimization === 0 && (form.flags & flag.jcc8) === 0) return false;
  const { value } = operand;
  if (value.unknown) return true;
  if (value.section !== context.section || typeof value.offset !== 'number') return false;
  const { length, repeat } = layoutOf(summary.instruction, form, context);
  // NASM measures with the prefix that it drops once the jump is short; JCC keeps it.
  const dropped = summary.instruction.prefixes.repeat === 'bnd' && repeat === '' ? 1 : 0;
  const distance = value.offset - context.address - length - dropped;
  return distance >= -128 && distance <= 127;
}

/** What a search through the forms has found; one object serves all of them. */
const found = {
  form: undefined as Form | undefined,
  /** The highest code of `failure` of the forms that do not fit. */
  failed: failure.combination as number,
  /** Whether the choice hangs on a distance. */
  measured: false,
  /** Whether sizes are missing, and all forms that lack nothing else agree on them. */
  canGuess: false,
};

const summary: Summary = {
  instruction: { mnemonic: '', prefixes: noPrefixes, operands: [] },
  bits: 64,
  optimization: 2,
  defaultRelative: false,
  processor: anyProcessor,
  count: 0,
  mentionsTo: false,
  kinds: [],
  sizes: [],
  immediates: [],
  guessed: [],
};

/** Sizes that the forms so far have for operands without one; 0 for none, -1 where they differ. */
const candidates: number[] = [];

function search(forms: readonly Form[], context: EncodeContext, collects: boolean): void {
  const { count } = summary;
  const levels = levelsOf(summary.instruction.mnemonic, forms);
  for (let index = 0; index < forms.length; index++) {
    const form = forms[index]!;
    if (form.operands.length !== count) continue;
    let code = matchForm(form, summary, levels[index]!);
    if (code === failure.jump) {
      found.measured = true;
      code = reaches(form, context) ? failure.good : failure.combination;
    }
    if (code === failure.good) {
      found.form = form;
      return;
    }
    if (code === failure.sizeMissing && collects) collectSizes(form);
    if (code > found.failed) found.failed = code;
  }
}

/** Rounding behind memory, which is refused later: NASM guesses an element for the size. */
function rounds({ decorators }: Operand): boolean {
  return decorators !== undefined && decorators.rounding !== '' && decorators.broadcast === 0;
}

function collectSizes(form: Form): void {
  found.canGuess = true;
  for (let index = 0; index < summary.count; index++) {
    const operand = summary.instruction.operands[index]!;
    if (operand.kind === 'register') continue;
    const wanted = form.operands[index]!;
    const size = rounds(operand) ? wanted.broadcast : wantedSize(wanted, operand);
    if (size === 0) continue;
    const known = candidates[index]!;
    const agrees = known === 0 || known === size;
    candidates[index] = agrees && (form.flags & flag.says) === 0 ? size : -1;
  }
}

function isMemory(index: number): boolean {
  return summary.instruction.operands[index]!.kind === 'memory';
}

/** Takes the sizes that all forms agree on for those that are not written; false if they differ. */
function guess(): boolean {
  for (let index = 0; index < summary.count; index++) {
    const size = candidates[index]!;
    if (size < 0) return false;
    summary.guessed[index] = size;
    // A guess beside another size that is written makes a size that nothing has.
    const written = summary.sizes[index]!;
    if (size !== 0 && written !== 0 && written !== size && isMemory(index)) {
      summary.sizes[index] = -1;
    }
  }
  return true;
}

/** The form that NASM takes in this pass, or its error. */
export function matchInstruction(
  instruction: Instruction,
  context: EncodeContext,
): Match | EncodeProblem {
  const { bits } = context;
  const forms = formsOf(instruction.mnemonic);
  if (!forms) return errorOf(`parser: instruction expected`);
  summarize(summary, instruction, context);
  found.form = undefined;
  found.failed = failure.combination;
  found.measured = found.canGuess = false;
  for (let index = 0; index < summary.count; index++) candidates[index] = 0;
  search(forms, context, true);
  if (!found.form && found.canGuess && guess()) search(forms, context, false);
  const { measured } = found;
  const form = found.form ?? roundabout(forms, context);
  if (form) return { instruction, form, dependsOnDistance: measured };
  if (addressSizeOf(instruction, bits, writtenAddressSize(instruction)) === 0) {
    return errorOf(contradiction);
  }
  return failureOf(found.failed, instruction, bits);
}

/** The byte between the two opcodes: how far the conditional jump leads, by the mode. */
const skipped: Readonly<Record<number, number>> = { 16: 3, 32: 5, 64: 5 };

/**
 * Before the 386 no conditional jump went far: NASM jumps over a JMP on the opposite condition.
 * Undefined for whatever else is missing.
 */
function roundabout(forms: readonly Form[], { bits }: EncodeContext): Form | undefined {
  const form = forms.at(-1);
  const [first, opcode = 0] = form?.opcode ?? [];
  if (found.failed !== failure.processor || !form || first !== 0x0f) return undefined;
  const [operand] = summary.instruction.operands;
  const isJump = (opcode & 0xf0) === 0x80 && form.operands[0]?.slot === slot.relative;
  if (!isJump || operand?.kind !== 'immediate' || operand.modifiers !== 0) return undefined;
  if (summary.sizes[0] !== 0) return undefined;
  const opposite = (opcode ^ 1) & 0x0f;
  return { ...form, opcode: [0x70 | opposite, skipped[bits]!, 0xe9] };
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

/** Warnings of addresses, which nasm gives in every pass; empty for nearly all instructions. */
export function measuringWarnings(match: Match, context: EncodeContext): readonly EncodeProblem[] {
  for (const operand of match.instruction.operands) {
    if (operand.kind !== 'memory') continue;
    if (!saysRelative(operand) && operand.displacementSize === 0) return noProblems;
    const layout = layoutOf(match.instruction, match.form, context);
    return addressWarnings(match.form, layout);
  }
  return noProblems;
}

/** In bytes; or what is wrong, where the instruction has no length. */
export function encodedLength(
  match: Match,
  context: EncodeContext,
): number | readonly EncodeProblem[] {
  const layout = layoutOf(match.instruction, match.form, context);
  const problems = measuringProblems(match, layout, context.bits);
  return problems.length > 0 ? problems : layout.length;
}
