// What NASM refuses or warns of when a form has been chosen: registers, prefixes, addresses.
import { appendAll } from '#core/lists.ts';
import type { Instruction, MemoryOperand } from '../assembly/operand.ts';
import { type Form, flag } from '../isa/form.ts';
import { formsOf } from '../isa/forms.ts';
import { anyProcessor, levelsOf } from '../isa/levels.ts';
import { isRelative, isRelativeNumber } from './address.ts';
import { addressPrefixProblem, contradiction } from './address-size.ts';
import type { Match } from './choice.ts';
import type { CodeSink, EncodeContext } from './encoder.ts';
import { hasAddress, hasRex, isShortVex, type Layout } from './layout.ts';
import { type EncodeProblem, errorOf, noProblems, warningOf } from './problems.ts';

/** What is wrong about the operand that ModRM speaks of; '' if nothing is. */
function addressError({ instruction, form }: Match, layout: Layout, bits: number): string {
  if (!hasAddress(form)) {
    const isBroadcast = form.encoding !== 'legacy' && hasBroadcastRegister(instruction);
    return isBroadcast ? 'broadcast not allowed with register operand' : '';
  }
  if (hasRounding(instruction)) {
    return 'embedded rounding is available only with register-register operations';
  }
  if (layout.address.relative && form.operands.some(wanted => wanted.sib)) {
    return 'instruction requires SIB encoding, cannot be RIP-relative';
  }
  return layout.address.valid ? '' : `invalid ${bits}-bit effective address`;
}

/** What is wrong about the registers in the end; '' if nothing is. */
function registerError({ instruction, form }: Match, layout: Layout, bits: number): string {
  if (layout.highByte && (form.flags & flag.plain8) !== 0) {
    return 'instruction cannot use high registers';
  }
  if (form.encoding === 'legacy') return rexError(instruction, form, layout, bits);
  if (layout.highByte) return 'cannot use high register in AVX instruction';
  const isWide = bits !== 64 && usesHighRegisters(layout, hasAddress(form));
  return isWide ? 'invalid operands in non-64-bit mode' : '';
}

const noTexts: readonly string[] = [];

/** What NASM says of prefixes, one after the other. */
function prefixErrors(match: Match, layout: Layout, bits: number): readonly string[] {
  const { instruction, form } = match;
  const isTooShort =
    instruction.prefixes.encoding === 'vex2' && !isShortVex(form, layout.rex, 'vex2');
  // Instructions with an address size of their own say nothing more.
  const problem = form.addressSize === 64 ? '' : addressPrefixProblem(instruction, bits);
  if (!isTooShort) return problem === '' ? noTexts : [problem];
  const message = 'instruction not encodable with {vex2} prefix';
  return problem === '' ? [message] : [message, problem];
}

function hasBroadcastRegister({ operands }: Instruction): boolean {
  return operands.some(({ kind, decorators }) => kind === 'register' && decorators?.broadcast);
}

function hasRounding({ operands }: Instruction): boolean {
  return operands.some(({ kind, decorators }) => {
    return kind === 'memory' && decorators !== undefined && decorators.rounding !== '';
  });
}

function usesHighRegisters(layout: Layout, addressed: boolean): boolean {
  const { reg, rm, vvvv, address } = layout;
  if (addressed && (address.baseHigh || address.indexHigh)) return true;
  return ((reg | rm) & 8) !== 0 || vvvv > 7;
}

function rexError(instruction: Instruction, form: Form, layout: Layout, bits: number): string {
  if (!hasRex(instruction)) return '';
  if (layout.highByte) return 'cannot use high byte register in rex instruction';
  if (bits !== 64) return 'invalid operands in non-64-bit mode';
  return (form.flags & flag.norex) !== 0 ? 'instruction cannot use REX prefix' : '';
}

/** What is wrong about xacquire and xrelease; '' if nothing is. */
function elisionProblem({ prefixes }: Instruction, form: Form, intoMemory: boolean): string {
  const { repeat, lock } = prefixes;
  if (repeat !== 'xacquire' && repeat !== 'xrelease') return '';
  const alone = repeat === 'xrelease' ? flag.hlexr | flag.hlenl : flag.hlenl;
  if (intoMemory && (form.flags & alone) !== 0) return '';
  if (!intoMemory || (form.flags & flag.hle) === 0)
    return `${repeat} invalid with this instruction`;
  return lock ? '' : `${repeat} with this instruction requires lock`;
}

function warnOfSize(sink: CodeSink, { form, instruction }: Match): void {
  const size = instruction.prefixes.operandSize;
  const counts = form.operandSize === 16 || form.operandSize === 32;
  if (size === 0 || !counts || size === form.operandSize) return;
  const text = `invalid operand size prefix, must be o${form.operandSize}`;
  sink.problems.push(warningOf(text, 'prefix-opsize'));
}

function warnOfPrefixes(sink: CodeSink, match: Match, layout: Layout): void {
  const { form, instruction } = match;
  const { prefixes } = instruction;
  const say = (message: string, warningClass: string) => {
    sink.problems.push(warningOf(message, warningClass));
  };
  const intoMemory = instruction.operands[0]?.kind === 'memory';
  if (prefixes.lock && ((form.flags & flag.lock) === 0 || !intoMemory)) {
    say('instruction is not lockable', 'prefix-lock');
  }
  if (prefixes.repeat === 'bnd' && layout.repeat === '') {
    say('jmp short does not init bnd regs - bnd prefix dropped', 'prefix-bnd');
  }
  const elision = elisionProblem(instruction, form, intoMemory);
  if (elision !== '') say(elision, 'prefix-hle');
}

function warnOfSegment(sink: CodeSink, { segment }: Layout, bits: number): void {
  if (!segment || bits !== 64 || ['fs', 'gs'].includes(segment.name)) return;
  const text = `${segment.name} segment base generated, but will be ignored in 64-bit mode`;
  sink.problems.push(warningOf(text, 'prefix-seg'));
}

function warnOfAge(
  sink: CodeSink,
  { form, instruction }: Match,
  { processor }: EncodeContext,
): void {
  const { flags } = form;
  const say = (text: string, name: string) => sink.problems.push(warningOf(text, name));
  if ((flags & flag.gone) !== 0) {
    // The processors of its own time have it.
    const forms = formsOf(instruction.mnemonic);
    const own = forms && levelsOf(instruction.mnemonic, forms)[forms.indexOf(form)];
    if (own === (processor ?? anyProcessor).level) {
      say('instruction obsolete but valid on the target CPU', 'obsolete-valid');
    } else say('instruction obsolete and removed from the target CPU', 'obsolete-removed');
  }
  if ((flags & flag.never) !== 0) {
    say('instruction never implemented and is a noop on the target CPU', 'obsolete-nop');
  }
}

function warnOfNumberAlone(sink: CodeSink, layout: Layout, context: EncodeContext): void {
  const { memory, memoryIndex } = layout;
  if (!memory || memory.terms.length > 0 || memory.splitIndex) return;
  if (!isRelative(memory, context) || !isRelativeNumber(memory)) return;
  const text = 'absolute address can not be RIP-relative';
  sink.problems.push(warningOf(text, 'ea-absolute', memoryIndex));
}

/** Whether REL stands in an address, be it beside ABS. */
export function saysRelative({ relative }: MemoryOperand): boolean {
  return relative === 'rel' || relative === 'both';
}

/** Of the address that ModRM or the instruction speaks of. */
export function addressWarnings(form: Form, layout: Layout): readonly EncodeProblem[] {
  const { memory, memoryIndex } = layout;
  if (!memory) return noProblems;
  if (memory.terms.length > 0 || memory.splitIndex) {
    if (!saysRelative(memory) || !hasAddress(form)) return noProblems;
    const text = 'indirect address displacements cannot be RIP-relative';
    return [warningOf(text, 'other', memoryIndex)];
  }
  const size = memory.displacementSize;
  const isKept = size === layout.address.displacementSize * 8 && !memory.mixedSizes;
  if (size === 0 || isKept || !hasAddress(form)) return noProblems;
  return [warningOf('displacement size ignored on absolute address', 'ea-dispsize', memoryIndex)];
}

/** In nasm's order: age first; segment and address when it measures and when it writes. */
function warnings(sink: CodeSink, match: Match, layout: Layout, context: EncodeContext): void {
  const { form } = match;
  const { bits } = context;
  warnOfAge(sink, match, context);
  warnOfSize(sink, match);
  warnOfNumberAlone(sink, layout, context);
  appendAll(sink.problems, addressWarnings(form, layout));
  warnOfPrefixes(sink, match, layout);
  warnOfSegment(sink, layout, bits);
  // How far a jump goes is asked once more.
  if (match.dependsOnDistance) warnOfSegment(sink, layout, bits);
  warnOfSegment(sink, layout, bits);
  appendAll(sink.problems, addressWarnings(form, layout));
}

/** What is wrong as soon as an instruction is measured; empty if nothing is. */
export function measuringProblems(
  match: Match,
  layout: Layout,
  bits: number,
): readonly EncodeProblem[] {
  const ofAddress = addressError(match, layout, bits);
  const ofRegisters = ofAddress || registerError(match, layout, bits);
  const ofPrefixes = ofRegisters === '' ? prefixErrors(match, layout, bits) : noTexts;
  if (ofRegisters === '' && ofPrefixes.length === 0 && !layout.contradicts) return noProblems;
  const { memoryIndex } = layout;
  const problems = layout.contradicts ? [errorOf(contradiction, memoryIndex)] : [];
  if (ofAddress === '') appendAll(problems, addressWarnings(match.form, layout));
  if (ofRegisters !== '') problems.push(errorOf(ofRegisters, memoryIndex));
  for (const message of ofPrefixes) problems.push(errorOf(message, memoryIndex));
  return problems;
}

/** Reports errors and warnings; true if nothing can be written. */
export function encodingProblems(
  sink: CodeSink,
  match: Match,
  layout: Layout,
  context: EncodeContext,
): boolean {
  const problems = measuringProblems(match, layout, context.bits);
  appendAll(sink.problems, problems);
  if (problems.length > 0) return true;
  warnings(sink, match, layout, context);
  return false;
}
