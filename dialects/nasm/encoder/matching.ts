// Whether one form takes the operands of an instruction, and why not.
import {
  type Instruction,
  type MemoryOperand,
  modifier,
  type Operand,
} from '../assembly/operand.ts';
import {
  anySize,
  type Form,
  type FormOperand,
  flag,
  kind,
  modeSize,
  notFirst,
} from '../isa/form.ts';
import { allowsEncoding, anyProcessor, type Processor } from '../isa/levels.ts';
import { isRelative } from './address.ts';
import { addressSizeOf, writtenAddressSize } from './address-size.ts';
import type { EncodeContext } from './encoder.ts';
import { immediateKindsOf, kindOf, sizeOf } from './operand-kinds.ts';
import { failure } from './problems.ts';

/** What matching asks of an instruction again and again, computed once for all forms. */
export interface Summary {
  instruction: Instruction;
  bits: number;
  optimization: number;
  defaultRelative: boolean;
  processor: Processor;
  count: number;
  /** Whether TO stands before an operand. */
  mentionsTo: boolean;
  /** By operand: bits of `kind`, size in bits, bits of `immediateKind`. */
  readonly kinds: number[];
  readonly sizes: number[];
  readonly immediates: number[];
  /** Sizes in bits that the source leaves out and all forms agree on; 0 where there is none. */
  readonly guessed: number[];
}

/** Fills a summary that is used again and again, for a guess of nothing. */
export function summarize(
  summary: Summary,
  instruction: Instruction,
  { bits, optimization, defaultRelative, processor = anyProcessor }: EncodeContext,
): void {
  const { operands } = instruction;
  summary.defaultRelative = defaultRelative;
  summary.processor = processor;
  summary.instruction = instruction;
  summary.bits = bits;
  summary.optimization = optimization;
  summary.count = operands.length;
  summary.mentionsTo = false;
  for (let index = 0; index < operands.length; index++) {
    const operand = operands[index]!;
    if ((operand.modifiers & modifier.to) !== 0) summary.mentionsTo = true;
    summary.kinds[index] = kindOf(operand);
    summary.sizes[index] = sizeOf(operand);
    summary.immediates[index] = immediateKindsOf(operand, optimization);
    summary.guessed[index] = 0;
  }
}

/** Vector registers 16 to 31 exist in EVEX encodings alone. */
function isBeyondForm(operand: Operand, form: Form): boolean {
  if (form.encoding === 'evex') return false;
  if (operand.kind !== 'register') return false;
  return operand.register.class === 'vector' && operand.register.number > 15;
}

/** Whether everything but sizes and decorators fits. */
function isAcceptable(wanted: FormOperand, summary: Summary, index: number, form: Form): boolean {
  const operand = summary.instruction.operands[index]!;
  if ((wanted.accepts & summary.kinds[index]!) === 0) return false;
  if (((operand.modifiers & modifier.to) !== 0) !== wanted.requiresTo) return false;
  if ((wanted.immediate & ~summary.immediates[index]!) !== 0) return false;
  if (operand.kind === 'register') {
    const { number } = operand.register;
    if (wanted.number >= 0 && wanted.number !== number) return false;
    if (wanted.number === notFirst && number === 0) return false;
    if (wanted.low && number > 15) return false;
    return !isBeyondForm(operand, form);
  }
  if (operand.kind === 'immediate') return (operand.farSegment !== undefined) === wanted.far;
  if (wanted.offsetOnly && !isOffset(operand, summary)) return false;
  return wanted.vectorIndex === 0 || vectorIndexOf(operand) === wanted.vectorIndex;
}

/** An address without registers; for 64 bits it must say its width, for it is seldom meant. */
function isOffset(operand: MemoryOperand, summary: Summary): boolean {
  if (operand.terms.length > 0 || operand.splitIndex) return false;
  const size = operand.displacementSize;
  const written = writtenAddressSize(summary.instruction);
  if (summary.bits !== 64) {
    if (size === 0) return true;
    return size === (addressSizeOf(summary.instruction, summary.bits, written) || summary.bits);
  }
  if (isRelative(operand, summary)) return false;
  return written === 32 || written === -1 ? size === 0 || size === 32 : size === 64;
}

/** The kind of the vector register in an address; 0 without one. */
function vectorIndexOf(operand: Operand): number {
  if (operand.kind !== 'memory') return 0;
  for (const { register } of operand.terms) {
    if (register.class !== 'vector') continue;
    return register.bits === 128 ? kind.xmm : register.bits === 256 ? kind.ymm : kind.zmm;
  }
  return 0;
}

/** Whether a form is there without a word for its encoding: EVEX hides what came to VEX late. */
function isTaken(form: Form, { evex, latevex }: Processor): boolean {
  return latevex || !evex || (form.flags & flag.latevex) === 0;
}

function encodingFailure(form: Form, { instruction, processor, bits }: Summary): number {
  switch (instruction.prefixes.encoding) {
    case 'vex':
    case 'vex2':
    case 'vex3':
      return form.encoding === 'vex' || form.encoding === 'xop' ? failure.none : failure.encoding;
    case 'evex':
      return form.encoding === 'evex' ? failure.none : failure.encoding;
    case 'rex':
      return form.encoding === 'legacy' && bits === 64 ? failure.none : failure.encoding;
    default:
      return isTaken(form, processor) ? failure.none : failure.encoding;
  }
}

/** Decorators that the operand has and the form does not. */
function decoratorFailure(wanted: FormOperand, operand: Operand): number {
  const { decorators } = operand;
  if (!decorators) return failure.none;
  if (decorators.broadcast > 0 && wanted.broadcast === 0) return failure.broadcastNotHere;
  if (decorators.mask > 0 && !wanted.mask) return failure.maskNotHere;
  if (decorators.zeroing && !wanted.zeroing) return failure.decoratorNotHere;
  if (decorators.rounding === '') return failure.none;
  if (decorators.isBoth) return failure.decoratorNotHere;
  const allowed = decorators.rounding === 'sae' ? wanted.suppress : wanted.rounding;
  return allowed ? failure.none : failure.decoratorNotHere;
}

function assumedSize({ assumedSize: size }: FormOperand, { bits }: Summary): number {
  if (size === modeSize) return bits;
  return size === anySize ? 0 : size;
}

/** The size that matching compares with: that of an element where it is broadcast. */
export function wantedSize(wanted: FormOperand, operand: Operand): number {
  const broadcast = operand.decorators?.broadcast ?? 0;
  return broadcast > 0 ? wanted.broadcast : wanted.size;
}

const setFailures = {
  count: failure.none,
  size: failure.registerSetSize,
  place: failure.registerSet,
  end: failure.combination,
} as const;

/** TO where the form has none, which counts more than all decorators. */
function hasIdleTo({ operands }: Form, { instruction }: Summary): boolean {
  return instruction.operands.some(({ modifiers }, index) => {
    return (modifiers & modifier.to) !== 0 && !operands[index]!.requiresTo;
  });
}

/** Operand by operand. */
function operandFailure(form: Form, summary: Summary): number {
  if (summary.mentionsTo && hasIdleTo(form, summary)) return failure.combination;
  let sizeMissing = false;
  let mismatch = false;
  for (let index = 0; index < summary.count; index++) {
    const wanted = form.operands[index]!;
    const operand = summary.instruction.operands[index]!;
    const failed = decoratorFailure(wanted, operand);
    if (failed !== failure.none) return failed;
    if (!isAcceptable(wanted, summary, index, form)) return failure.combination;
    if (operand.kind === 'register' && operand.setFault !== undefined) {
      const failed = setFailures[operand.setFault];
      if (failed !== failure.none) return failed;
    }
    const size = summary.sizes[index]! || summary.guessed[index]! || assumedSize(wanted, summary);
    const expected = wantedSize(wanted, operand);
    if (expected === 0) continue;
    if (size === 0) {
      const mustSay = operand.kind === 'immediate' || (form.flags & flag.sx) === 0;
      if (operand.kind !== 'register' && mustSay) sizeMissing = true;
    } else if (size !== expected) {
      const extrinsic = (form.flags & flag.sx) !== 0 && !hasSizeOfItsOwn(operand);
      if (!extrinsic) return failure.combination;
      mismatch = true;
    }
    if (size !== 0 && size === expected && isWrongCount(wanted, operand))
      return failure.broadcastCount;
  }
  if (sizeMissing) return failure.sizeMissing;
  return mismatch ? failure.sizeMismatch : failure.none;
}

/** What is no memory, nor a register whose size somebody wrote although its name tells it. */
function hasSizeOfItsOwn(operand: Operand): boolean {
  if (operand.kind !== 'register') return operand.kind === 'immediate';
  return operand.register.class === 'general' || operand.register.class === 'segment';
}

function isWrongCount(wanted: FormOperand, operand: Operand): boolean {
  const broadcast = operand.decorators?.broadcast ?? 0;
  if (broadcast === 0) return false;
  // Of less than 64 bits nasm counts no elements at all.
  return wanted.size < 64 || broadcast * wanted.broadcast !== wanted.size;
}

/** Sizes that are written where the form has none, against the size of the whole. */
function extrinsicFailure(form: Form, summary: Summary): number {
  let common = 0;
  const { operands, flags } = form;
  const covered = (flags & flag.sm) !== 0 ? summary.count : (flags & flag.sm2) !== 0 ? 2 : 0;
  const wide = (flags & flag.sx) !== 0;
  if (wide) common = memorySizeOf(form);
  for (let index = 0; index < covered && common === 0; index++) {
    common = operands[index]?.size ?? 0;
  }
  for (let index = 0; index < summary.count; index++) {
    const wanted = operands[index]!;
    const written = summary.sizes[index]! || summary.guessed[index]!;
    if (wanted.size !== 0 || written === 0 || wanted.assumedSize === anySize) continue;
    const isCovered = index < covered || wide;
    const allowed = isCovered && common !== 0 ? common : assumedSize(wanted, summary);
    if (written !== allowed) return failure.sizeMismatch;
  }
  return failure.none;
}

function memorySizeOf({ operands }: Form): number {
  return operands.find(({ accepts }) => (accepts & kind.memory) !== 0)?.size ?? 0;
}

function prefixFailure(form: Form, { prefixes }: Instruction): number {
  const { repeat } = prefixes;
  if ((repeat === 'xacquire' || repeat === 'xrelease') && (form.flags & flag.nohle) !== 0) {
    return failure.hardwareLock;
  }
  if ((form.flags & (flag.jmp8 | flag.jcc8)) !== 0) return failure.jump;
  const bound = (form.flags & flag.bnd) !== 0;
  if (!bound && (repeat === 'bnd' || repeat === 'nobnd')) return failure.bound;
  if (bound && (repeat === 'repne' || repeat === 'repnz')) return failure.repeat;
  return failure.good;
}

/**
 * A code of `failure` for a form with as many operands: `good`, `jump`, or why it does not fit.
 * `level` is the form's processor.
 */
export function matchForm(form: Form, summary: Summary, level: number): number {
  if ((form.flags & flag.opt) !== 0 && summary.optimization < 2) return failure.combination;
  const failed =
    encodingFailure(form, summary) ||
    operandFailure(form, summary) ||
    extrinsicFailure(form, summary);
  if (failed !== failure.none) return failed;
  const { processor } = summary;
  if (level > processor.level) return failure.processor;
  const isAsked = summary.instruction.prefixes.encoding !== '';
  if (!isAsked && !allowsEncoding(processor, form)) return failure.encoding;
  const wrongMode = summary.bits === 64 ? flag.n64 : flag['64'];
  if ((form.flags & wrongMode) !== 0) return failure.mode;
  return prefixFailure(form, summary.instruction);
}
