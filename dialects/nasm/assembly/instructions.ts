// Instructions: measured in every pass, and written in the last one.
import { contradiction } from '../encoder/address-size.ts';
import {
  encodedLength,
  isProblem,
  type Match,
  matchInstruction,
  measuringWarnings,
} from '../encoder/choice.ts';
import type { CodeSink, EncodeContext, Fixup } from '../encoder/encoder.ts';
import { piecesOf } from '../encoder/pieces.ts';
import type { EncodeProblem } from '../encoder/problems.ts';
import { statementProblems, wrongCount } from '../encoder/statement-checks.ts';
import { encode } from '../encoder/writing.ts';
import { writeInteger } from '../integer.ts';
import type { StatementBody } from '../syntax/statement.ts';
import type { Assembly } from './assembly.ts';
import type { LineRecord } from './line-record.ts';
import { tellLoss } from './lost-bytes.ts';
import type { Instruction, Operand } from './operand.ts';
import { makeOperand } from './operands.ts';
import { relocate } from './relocation.ts';
import type { SectionBytes } from './section-bytes.ts';
import { noSection, type Value } from './value.ts';
import { fitsDistance, hasRoom, type Place, patternOf, type Variant } from './variants.ts';

type InstructionBody = Extract<StatementBody, { kind: 'instruction' }>;

/** An encoder's context that the passes change in place. */
export type MutableContext = { -readonly [Key in keyof EncodeContext]: EncodeContext[Key] };

/** A variant that is written for a place. */
export interface PlacedVariant {
  readonly variant: Variant;
  readonly place: Place;
}

const emptyBytes = new Uint8Array(0);

/** Instructions with an operand that stands for several registers in a row. */
const registerSets: ReadonlyMap<string, { readonly operand: number; readonly size: number }> =
  new Map([
    ['v4fmaddps', { operand: 1, size: 4 }],
    ['v4fmaddss', { operand: 1, size: 4 }],
    ['v4fnmaddps', { operand: 1, size: 4 }],
    ['v4fnmaddss', { operand: 1, size: 4 }],
    ['v4dpwssd', { operand: 1, size: 4 }],
    ['v4dpwssds', { operand: 1, size: 4 }],
    ['vp2intersectd', { operand: 0, size: 2 }],
    ['vp2intersectq', { operand: 0, size: 2 }],
  ]);

/** Room that the encoder wants for one instruction, in bytes. */
const roomOfInstruction = 64;

export class InstructionPass {
  readonly #assembly: Assembly;
  readonly #context: MutableContext;
  /** Of the instruction that was matched last something is said in every pass. */
  saysMore = false;
  /** The line that is read, for what is wrong with it. */
  #record: LineRecord | undefined;
  readonly #sink: { -readonly [Key in keyof CodeSink]: CodeSink[Key] };

  constructor(assembly: Assembly, optimization: 0 | 1 | 2) {
    this.#assembly = assembly;
    this.#context = {
      bits: 16,
      address: 0,
      section: 0,
      optimization,
      defaultRelative: false,
      defaultBound: false,
      processor: undefined,
    };
    this.#sink = { bytes: emptyBytes, length: 0, fixups: [], problems: [], distance: undefined };
  }

  /** The instruction with the operands of this pass; undefined, reported, if they make no sense. */
  instructionOf(record: LineRecord, body: InstructionBody): Instruction | undefined {
    this.#record = record;
    const { encoding } = record;
    if (encoding.instruction) return encoding.instruction;
    const assembly = this.#assembly;
    const operands: Operand[] = [];
    const set = registerSets.get(body.mnemonic);
    for (const syntax of body.operands) {
      assembly.part = syntax;
      const setSize = set?.operand === operands.length ? set.size : 1;
      const operand = makeOperand(syntax, assembly, assembly.section, setSize);
      assembly.part = undefined;
      if (!operand) return undefined;
      operands.push(operand);
    }
    const instruction = { mnemonic: body.mnemonic, prefixes: body.prefixes, operands };
    if (body.isFixed) encoding.instruction = instruction;
    return instruction;
  }

  #enter(): EncodeContext {
    const context = this.#context;
    const { bits, defaultBound, defaultRelative, processor } = this.#assembly.settings;
    context.bits = bits;
    context.defaultBound = defaultBound;
    context.defaultRelative = defaultRelative;
    context.processor = processor;
    context.section = this.#assembly.section;
    context.address = this.#assembly.offset;
    return context;
  }

  /** Says what is odd about an instruction whatever form it may have. */
  judge(instruction: Instruction): void {
    const problems = statementProblems(instruction);
    this.saysMore = problems.length > 0;
    for (const problem of problems) {
      if (problem.message !== wrongCount || this.#assembly.isFinalPass) this.#report(problem);
    }
  }

  /** The form of an instruction that stands here; undefined, reported, if there is none. */
  match(instruction: Instruction): Match | undefined {
    const context = this.#enter();
    this.judge(instruction);
    const match = matchInstruction(instruction, context);
    if (!isProblem(match)) return match;
    // nasm says so when it writes: what an earlier pass lacks, a later one may have.
    if (this.#assembly.isFinalPass || match.message === contradiction) this.#report(match);
    return undefined;
  }

  #warnEarly(match: Match): void {
    const warnings = measuringWarnings(match, this.#context);
    if (warnings.length > 0) this.saysMore = true;
    for (const problem of warnings) this.#report(problem);
  }

  /** Bytes of an instruction that stands here; undefined, reported, if it has no encoding. */
  measure(match: Match): number | undefined {
    const length = encodedLength(match, this.#context);
    if (typeof length === 'number') {
      if (!this.#assembly.isFinalPass) this.#warnEarly(match);
      return length;
    }
    for (const problem of length) this.#report(problem);
    return undefined;
  }

  /** Whether the bytes of a variant with a pattern hold for a place, and nothing is to be said. */
  fits({ pattern, length }: Variant, { value }: Place): boolean {
    const { field } = pattern!;
    if (field.kind === 'none') return true;
    if (field.kind === 'fixup') return hasRoom(field.fixup, value);
    return fitsDistance(Number(value.offset) - this.#assembly.offset - length, field.size);
  }

  /** Writes a variant for a place that it fits. */
  writeAgain(
    record: LineRecord,
    { pattern, length }: Variant,
    { value }: Place,
    section: SectionBytes,
  ): void {
    this.#record = record;
    const { bytes, field } = pattern!;
    const { offset } = this.#assembly;
    const start = section.append(bytes);
    if (field.kind === 'fixup')
      this.#settle(section, start, { ...field.fixup, value: { ...value } });
    else if (field.kind === 'distance') {
      const distance = Number(value.offset) - offset - length;
      writeInteger(section.bytes, start + field.at, field.size, distance);
    }
  }

  /** Writes an instruction that stands here at the end of a section. */
  write(record: LineRecord, match: Match, section: SectionBytes, placed?: PlacedVariant): void {
    const { encoding } = record;
    if (encoding.bytes) {
      section.append(encoding.bytes);
      return;
    }
    this.#record = record;
    const sink = this.#sink;
    const start = section.length;
    section.reserve(roomOfInstruction);
    sink.bytes = section.bytes;
    sink.length = start;
    sink.distance = undefined;
    encode(match, this.#enter(), sink as CodeSink);
    section.length = sink.length;
    const isSettled = sink.problems.length === 0 && sink.fixups.length === 0;
    if (isSettled && match === encoding.match) {
      encoding.bytes = sink.bytes.slice(start, sink.length);
    }
    if (placed && sink.problems.length === 0) {
      const { variant, place } = placed;
      const bytes = sink.bytes.slice(start, sink.length);
      variant.pattern = patternOf(bytes, sink.fixups, sink.distance, place);
    }
    const { listing } = this.#assembly;
    for (const problem of sink.problems) {
      listing?.beginElement(Math.max(problem.at, start));
      this.#report(problem);
    }
    listing?.endElement();
    for (const fixup of sink.fixups) this.#settle(section, start, fixup);
    sink.problems.length = 0;
    sink.fixups.length = 0;
  }

  /** Says that an instruction that stands here is in vain. */
  tellLoss(match: Match): void {
    tellLoss(this.#assembly, piecesOf(match, this.#enter()));
  }

  /** Says it of the operand that is meant, or of the whole instruction. */
  #report({ severity, message, warningClass, operand }: EncodeProblem): void {
    const { log, line } = this.#assembly;
    const statement = this.#record?.statement;
    const operands = statement?.body?.kind === 'instruction' ? statement.body.operands : [];
    const at = operands[operand];
    const start = at?.start ?? statement?.mnemonicStart;
    const end = at?.end ?? -1;
    if (severity === 'error') log.error(line, message, start, end);
    else log.warning(line, warningClass, message, start, end);
  }

  #settle(section: SectionBytes, start: number, fixup: Fixup): void {
    const { value, kind, at, size } = fixup;
    if (kind === 'absolute' && isPlainNumber(value)) {
      writeInteger(section.bytes, start + at, size, value.offset);
      return;
    }
    // The format says what is wrong with a field when it has been listed.
    const { listing } = this.#assembly;
    listing?.beginElement(start + at + size);
    relocate(this.#assembly, section, start, fixup);
    listing?.endElement();
  }
}

function isPlainNumber({ section, wrt, selfRelative }: Value): boolean {
  return section === noSection && wrt === noSection && !selfRelative;
}
