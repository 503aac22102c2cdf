// Operands as they are written to operands as the encoder takes them, in one pass.
import { toNumber } from '../integer.ts';
import { evaluate, type Scope } from '../syntax/evaluation.ts';
import {
  isSimple,
  type Linear,
  type RegisterTerm,
  type SectionTerm,
  toPlace,
  toValue,
} from '../syntax/linear.ts';
import type { MemorySyntax, OperandSyntax } from '../syntax/statement.ts';
import { type AddressTerm, modifier, type Operand, type SetFault } from './operand.ts';
import { noSection, type Value } from './value.ts';

const nothing: Value = {
  offset: 0,
  section: noSection,
  wrt: noSection,
  unknown: false,
  forward: false,
  selfRelative: false,
};

/** The operand; undefined, reported to the scope, if it makes no sense. */
export function makeOperand(
  syntax: OperandSyntax,
  scope: Scope,
  hereSection: number,
  /** How many registers in a row the operand stands for: `zmm0+3` names the first of four. */
  setSize = 1,
): Operand | undefined {
  const far = syntax.farSegment && evaluate(syntax.farSegment, scope);
  if (syntax.farSegment && !far) return undefined;
  const linear = evaluate(syntax.value, scope);
  if (!linear) return undefined;
  const { size, modifiers, decorators } = syntax;
  if (syntax.memory) return makeMemory(syntax, syntax.memory, linear, scope, hereSection);
  const term = linear.registers.find(({ coefficient }) => coefficient !== 0);
  if (term) {
    if (!isRegister(linear)) {
      scope.error('invalid operand type');
      return undefined;
    }
    const setFault = setFaultOf(linear, term, setSize);
    return { kind: 'register', size, modifiers, decorators, register: term.register, setFault };
  }
  const value = toOperandValue(linear, hereSection);
  if (!value) {
    scope.error('invalid operand type');
    return undefined;
  }
  if (!syntax.farSegment && (modifiers & modifier.far) !== 0) {
    return makeFar(syntax, value, scope);
  }
  const farSegment = far && (toValue(far, hereSection) ?? nothing);
  const simple = isSimple(linear) && linear.wrt === noSection;
  return { kind: 'immediate', size, modifiers, decorators, value, farSegment, simple };
}

/**
 * The value where no memory is meant, also of EQU: of several times the place of a label nasm takes
 * the number and forgets the section.
 */
export function toOperandValue(linear: Linear, hereSection: number): Value | undefined {
  const sections = linear.sections.filter(({ coefficient }) => Math.abs(coefficient) === 1);
  return toValue(linear.wrt === noSection ? { ...linear, sections } : linear, hereSection);
}

/** FAR alone takes the segment of its label, as if both were written. */
function makeFar(syntax: OperandSyntax, value: Value, scope: Scope): Operand | undefined {
  const { size, decorators } = syntax;
  const modifiers = syntax.modifiers & ~modifier.far;
  if (value.section === noSection) {
    // Whoever writes the instruction refuses a number, which has no segment.
    const farSegment = { ...nothing, unknown: true };
    return { kind: 'immediate', size, modifiers, decorators, value, farSegment, simple: false };
  }
  const base = scope.segmentBase(value.section);
  // nasm leaves the offset in the segment.
  const farSegment =
    base === undefined ? nothing : { ...value, selfRelative: false, section: base };
  return { kind: 'immediate', size, modifiers, decorators, value, farSegment, simple: false };
}

/** Registers in a row as nasm writes them: `+1` to `+31` behind the first. */
const setSizes = new Set([2, 4, 8, 16]);
const registersMax = 32;

/** Whether nothing but one register is in the value, and maybe a number that makes a set of it. */
export function isRegister({ registers, sections, unknown, wrt }: Linear): boolean {
  if (wrt !== noSection || unknown !== 0 || sections.length > 0) return false;
  const terms = registers.filter(({ coefficient }) => coefficient !== 0);
  return terms.length === 1 && terms[0]!.coefficient === 1;
}

/** Whether so many registers in a row are no operand of the instruction, nor here. */
function setFaultOf({ number }: Linear, term: RegisterTerm, setSize: number): SetFault | undefined {
  const count = toNumber(number) + 1;
  // A register alone fits everywhere, and to nasm so does the one before it.
  if (count === 1 || count === 0) return undefined;
  if (!setSizes.has(count)) return 'count';
  if (count !== setSize) return setSize === 1 ? 'place' : 'size';
  return term.register.number + count <= registersMax ? undefined : 'end';
}

/** The index behind the comma of an address, a register with a factor; an error for all else. */
function indexOf(
  split: Linear,
  terms: readonly AddressTerm[],
  scope: Scope,
  hereSection: number,
): AddressTerm | 'none' | undefined {
  if (split.unknown !== 0) return 'none';
  const place = toPlace(split, hereSection);
  if (!place) {
    scope.error(`invalid effective address: ${faultOfBases(split, hereSection)}`);
    return undefined;
  }
  const isTaken = terms.length > 1 || terms.some(isIndexAlone);
  const [index, second] = split.registers.filter(({ coefficient }) => coefficient !== 0);
  if (isTaken || second || place.section !== noSection || place.offset !== 0) {
    scope.error('invalid mib expression');
    return undefined;
  }
  return index ?? 'none';
}

/** Whether a register cannot be the base of an address. */
function isIndexAlone({ register, coefficient }: AddressTerm): boolean {
  return coefficient !== 1 || register.class !== 'general';
}

/** A register with the factor 0, which takes the place of an index all the same. */
function isNothing({ coefficient }: AddressTerm): boolean {
  return coefficient === 0;
}

/** What nasm says of three registers, which it takes by their names. */
function faultOfMany(terms: readonly AddressTerm[]): string {
  const named = [...terms].sort((a, b) => (a.register.name < b.register.name ? -1 : 1));
  const base = named.findIndex(term => !isIndexAlone(term));
  // The first that is no base is the index, and the next is one too many.
  const rest = named.filter((_, at) => at !== base);
  const excess = rest[1]!;
  if (base < 0 || named.indexOf(excess) < base) return 'two index registers';
  return excess.register.class === 'general' ? 'too many registers' : 'impossible register';
}

function makeMemory(
  { size, modifiers, decorators }: OperandSyntax,
  memory: MemorySyntax,
  linear: Linear,
  scope: Scope,
  hereSection: number,
): Operand | undefined {
  let terms = addressTerms(linear);
  const displacement = toPlace(linear, hereSection);
  if (terms.length > 2) {
    scope.error(`invalid effective address: ${faultOfMany(terms)}`);
    return undefined;
  }
  if (terms.length === 2 && terms.every(isIndexAlone)) {
    scope.error('invalid effective address: two index registers');
    return undefined;
  }
  if (!displacement) {
    scope.error(`invalid effective address: ${faultOfBases(linear, hereSection)}`);
    return undefined;
  }
  let splitIndex: AddressTerm | undefined;
  if (memory.splitIndex) {
    const split = evaluate(memory.splitIndex, scope);
    const index = split && indexOf(split, terms, scope, hereSection);
    if (!index) return undefined;
    // A vector is the index wherever it stands.
    if (index !== 'none' && index.register.class === 'vector') terms = [...terms, index];
    else if (index !== 'none') splitIndex = index;
  }
  if (terms.some(isNothing)) terms = terms.filter(term => !isNothing(term));
  const hasDisplacement = linear.hasNumber;
  return {
    kind: 'memory',
    size,
    modifiers,
    decorators,
    terms,
    splitIndex,
    displacement,
    hasDisplacement,
    summed: linear.summed,
    displacementSize: memory.displacementSize,
    mixedSizes: memory.mixedSizes,
    addressSize: memory.addressSize,
    segment: memory.segment,
    relative: memory.relative,
    nosplit: memory.nosplit,
    strictDisplacement: memory.strictDisplacement,
  };
}

/** What nasm says of places that no address has for its base. */
function faultOfBases({ sections }: Linear, hereSection: number): string {
  const sorted = sections.filter(({ coefficient }) => coefficient !== 0);
  sorted.sort((left, right) => left.section - right.section);
  const isHere = ({ section, coefficient }: SectionTerm): boolean =>
    section === hereSection && coefficient === -1;
  const [first, second] = sorted.filter(term => !isHere(term));
  const isWhole = first?.coefficient === 1 && (!second || second.coefficient === 1);
  return isWhole ? 'multiple base segments' : 'impossible segment base multiplier';
}

const noTerms: readonly AddressTerm[] = [];

/**
 * The registers of an address, the base first. nasm takes the first one that was written for the
 * base, unless it was multiplied, if by 1; once anything was summed, or where that register has
 * cancelled itself, the order is by name.
 */
function addressTerms({ registers, summed }: Linear): readonly AddressTerm[] {
  if (registers.length === 0) return noTerms;
  const terms = registers.filter(({ cancelled }) => !cancelled);
  const [first, second] = terms;
  const written = summed ? undefined : registers[0];
  if (!first || !second || terms.length > 2) {
    return terms.map(term => plainTerm(term, term === written));
  }
  if (first !== written) {
    const isOrdered = first.register.name < second.register.name;
    const [low, high] = isOrdered ? [first, second] : [second, first];
    return [plainTerm(low, false), plainTerm(high, false)];
  }
  const swaps = first.multiplied && second.coefficient === 1;
  return swaps
    ? [plainTerm(second, false), plainTerm(first, true)]
    : [plainTerm(first, true), plainTerm(second, false)];
}

function plainTerm(term: RegisterTerm, keepsFactor: boolean): AddressTerm {
  const { register, coefficient, multiplied } = term;
  if (keepsFactor && multiplied) return { register, coefficient, multiplied };
  return { register, coefficient };
}

/** Whether a value is a number that no label changes. */
export function constantOf(value: Linear): number | undefined {
  return isSimple(value) && value.wrt === noSection ? toNumber(value.number) : undefined;
}
