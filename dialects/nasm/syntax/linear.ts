// The value of an expression while it is computed: a number, registers and sections with factors.
import { noSection, type Value } from '../assembly/value.ts';
import { add, type Integer, multiply, toNumber } from '../integer.ts';
import type { Register } from '../isa/registers.ts';

export interface RegisterTerm {
  readonly register: Register;
  readonly coefficient: number;
  /** It was multiplied on the way, if by 1: nasm does not take such a register for a base. */
  readonly multiplied: boolean;
  /** Its mentions add up to nothing, which leaves no term behind; a factor of 0 does. */
  readonly cancelled: boolean;
}

export interface SectionTerm {
  readonly section: number;
  readonly coefficient: number;
}

/** number + registers + sections' beginnings + a label that no pass has placed. */
export interface Linear {
  readonly number: Integer;
  /** It has a term for the number, if that is 0: of a label at the start of its section, say. */
  readonly hasNumber: boolean;
  /** In the order of the source; the coefficients may be 0. */
  readonly registers: readonly RegisterTerm[];
  readonly sections: readonly SectionTerm[];
  readonly wrt: number;
  /** How often labels that no pass has placed yet are in it. */
  readonly unknown: number;
  /** Numbers, or a register with itself, were added on the way: nasm forgets the base then. */
  readonly summed: boolean;
  /** A label that stands further down, or elsewhere, has been looked at. */
  readonly forward: boolean;
}

const noRegisters: readonly RegisterTerm[] = [];
const noSections: readonly SectionTerm[] = [];

export function scalar(number: Integer, forward = false, summed = false): Linear {
  return {
    number,
    hasNumber: true,
    summed,
    registers: noRegisters,
    sections: noSections,
    wrt: noSection,
    unknown: 0,
    forward,
  };
}

export function unknownLinear(forward: boolean): Linear {
  return {
    number: 0,
    hasNumber: true,
    summed: false,
    registers: noRegisters,
    sections: noSections,
    wrt: noSection,
    unknown: 1,
    forward,
  };
}

export function registerLinear(register: Register): Linear {
  return {
    ...scalar(0),
    hasNumber: false,
    registers: [{ register, coefficient: 1, multiplied: false, cancelled: false }],
  };
}

/** `number` bytes into a section, which may be `noSection`. */
export function sectionLinear(section: number, number: Integer, forward: boolean): Linear {
  const sections = section === noSection ? noSections : [{ section, coefficient: 1 }];
  return {
    number,
    hasNumber: true,
    summed: false,
    registers: noRegisters,
    sections,
    wrt: noSection,
    unknown: 0,
    forward,
  };
}

/** True for a plain number. */
export function isSimple(value: Linear): boolean {
  return value.unknown === 0 && !hasRegisters(value) && !hasSections(value);
}

/** True if all that can be said of the value is that a later pass knows it. */
export function isJustUnknown(value: Linear): boolean {
  return value.unknown !== 0 && !hasRegisters(value);
}

export function hasRegisters(value: Linear): boolean {
  for (const term of value.registers) if (term.coefficient !== 0) return true;
  return false;
}

function hasSections(value: Linear): boolean {
  for (const term of value.sections) if (term.coefficient !== 0) return true;
  return false;
}

/** left + right * factor, where the factor is 1 or -1. */
export function addLinear(left: Linear, right: Linear, factor: 1 | -1): Linear {
  const number = add(left.number, factor === 1 ? right.number : multiply(right.number, -1));
  return {
    number,
    // Numbers that cancel each other leave no term behind.
    hasNumber: left.hasNumber && right.hasNumber ? number !== 0 : left.hasNumber || right.hasNumber,
    summed: left.summed || right.summed || sharesTerms(left, right, factor, number),
    registers: addRegisters(left.registers, right.registers, factor),
    sections: addSections(left.sections, right.sections, factor),
    wrt: left.wrt === noSection ? right.wrt : left.wrt,
    unknown: left.unknown + right.unknown * factor,
    forward: left.forward || right.forward,
  };
}

/** Terms of one kind that do not cancel each other: their sum makes nasm forget the base. */
function sharesTerms(left: Linear, right: Linear, factor: number, sum: Integer): boolean {
  if (left.hasNumber && right.hasNumber && sum !== 0) return true;
  return left.registers.some(({ register, coefficient, cancelled }) =>
    right.registers.some(term => {
      const added = term.coefficient * factor;
      const isSum = term.register === register && !cancelled && !term.cancelled;
      return isSum && coefficient + added !== 0;
    }),
  );
}

function addRegisters(
  left: readonly RegisterTerm[],
  right: readonly RegisterTerm[],
  factor: number,
): readonly RegisterTerm[] {
  if (right.length === 0) return left;
  const result = [...left];
  for (const term of right) {
    const at = result.findIndex(({ register }) => register === term.register);
    const coefficient = term.coefficient * factor;
    const known = result[at];
    if (!known) result.push({ ...term, coefficient });
    else {
      const sum = known.coefficient + coefficient;
      result[at] = {
        register: term.register,
        coefficient: sum,
        multiplied: known.multiplied || term.multiplied,
        cancelled: sum === 0 && known.cancelled === term.cancelled,
      };
    }
  }
  return result;
}

function addSections(
  left: readonly SectionTerm[],
  right: readonly SectionTerm[],
  factor: number,
): readonly SectionTerm[] {
  if (right.length === 0) return left;
  const result = [...left];
  for (const { section, coefficient } of right) {
    const at = result.findIndex(term => term.section === section);
    const sum = (result[at]?.coefficient ?? 0) + coefficient * factor;
    if (at < 0) result.push({ section, coefficient: sum });
    else if (sum === 0) result.splice(at, 1);
    else result[at] = { section, coefficient: sum };
  }
  return result;
}

/** value * factor; `marks` says that a factor was written, which tells an index from a base. */
export function scaleLinear(value: Linear, factor: Integer, marks: boolean): Linear {
  const by = toNumber(factor);
  return {
    ...value,
    number: multiply(value.number, factor),
    registers: value.registers.map(term => ({
      ...term,
      coefficient: term.coefficient * by,
      multiplied: term.multiplied || marks,
    })),
    sections: value.sections.flatMap(({ section, coefficient }) =>
      by === 0 ? [] : [{ section, coefficient: coefficient * by }],
    ),
    unknown: value.unknown * by,
  };
}

/**
 * What a value without registers is to a place in `hereSection`; undefined if no single section and
 * no difference to the place itself can stand for it.
 */
export function toValue(value: Linear, hereSection: number): Value | undefined {
  return hasRegisters(value) ? undefined : toPlace(value, hereSection);
}

/** The same for what an address adds to its registers. */
export function toPlace(value: Linear, hereSection: number): Value | undefined {
  const { number: offset, sections, wrt, forward } = value;
  if (value.unknown !== 0) {
    return {
      offset: 0,
      section: noSection,
      wrt: noSection,
      unknown: true,
      forward,
      selfRelative: false,
    };
  }
  let section = noSection;
  let selfRelative = false;
  for (const term of sections) {
    if (term.coefficient === 1 && section === noSection) section = term.section;
    else if (term.coefficient === -1 && term.section === hereSection) selfRelative = true;
    else if (term.coefficient !== 0) return undefined;
  }
  return { offset, section, wrt, unknown: false, forward, selfRelative };
}
