// A memory operand as ModRM, SIB and displacement.
import type { AddressTerm, MemoryOperand, Operand } from '../assembly/operand.ts';
import { noSection, type Value } from '../assembly/value.ts';
import type { Integer } from '../integer.ts';
import type { Form, FormOperand } from '../isa/form.ts';
import type { Register } from '../isa/registers.ts';
import type { EncodeContext } from './encoder.ts';

/** The parts of an address as they are written; one object is filled again and again. */
export interface Address {
  valid: boolean;
  /** ModRM without its reg field. */
  modrm: number;
  /** -1 without one. */
  sib: number;
  /** 0, 1, 2 or 4 bytes. */
  displacementSize: number;
  /** Counted from the end of the instruction. */
  relative: boolean;
  /** What the displacement is divided by. */
  unit: number;
  /** Bit 3 of base and index for REX and VEX; bit 4 of a vector index for EVEX. */
  baseHigh: boolean;
  indexHigh: boolean;
  indexFifth: boolean;
}

export function emptyAddress(): Address {
  return {
    valid: true,
    modrm: 0,
    sib: -1,
    displacementSize: 0,
    relative: false,
    unit: 1,
    baseHigh: false,
    indexHigh: false,
    indexFifth: false,
  };
}

/** The displacement as hardware adds it up: the low bits of the address size, with their sign. */
function wrapped(offset: Integer, size: number): number {
  const low = typeof offset === 'number' ? offset | 0 : Number(BigInt.asIntN(32, offset));
  return size === 16 ? (low << 16) >> 16 : low;
}

function isByte(value: number): boolean {
  return value >= -128 && value <= 127;
}

/** Whether `[lab]` counts from the next instruction: by `rel`, or by DEFAULT REL. */
export function isRelative(
  operand: MemoryOperand,
  context: { readonly bits: number; readonly defaultRelative: boolean },
): boolean {
  if (context.bits !== 64 || operand.terms.length > 0 || operand.splitIndex) return false;
  if (operand.relative) return operand.relative === 'rel';
  if (!context.defaultRelative) return false;
  const segment = operand.segment?.name;
  return segment !== 'fs' && segment !== 'gs';
}

/**
 * Whether `[rel 5]` or `[rel x - $]` is meant, which has no place to count from. nasm takes a label
 * that no pass has placed yet for a number here, so that its first pass is a byte longer.
 */
export function isRelativeNumber({ displacement }: MemoryOperand): boolean {
  return isNumeric(displacement) || displacement.selfRelative;
}

/**
 * The distance from a label of this section to here counts as the number that it begins with, and a
 * number is the same with respect to anything.
 */
function isNumeric({ section }: Value): boolean {
  return section === noSection;
}

interface BaseAndIndex {
  base: Register | undefined;
  index: Register | undefined;
  scale: number;
}

/** The first register with the factor 1 is the base, unless the source wrote `eax*1`. */
function rolesOf(operand: MemoryOperand, whole: boolean): BaseAndIndex | undefined {
  const { terms, splitIndex } = operand;
  if (splitIndex) return splitRoles(terms, splitIndex, operand.nosplit, whole);
  if (terms.length > 2) return undefined;
  const [first, second] = operand.summed ? byName(terms) : terms;
  if (!first) return { base: undefined, index: undefined, scale: 0 };
  if (!second) return rolesOfOne(first, operand.nosplit || whole, operand.summed === true, whole);
  return rolesOfTwo(first, second, operand.summed === true);
}

function splitRoles(
  terms: readonly AddressTerm[],
  index: AddressTerm,
  nosplit: boolean,
  whole: boolean,
): BaseAndIndex | undefined {
  if (terms.length > 1 || (terms[0] && terms[0].coefficient !== 1)) return undefined;
  // Without a base it is as if the index were written with its factor.
  const isAlone = !terms[0] && index.coefficient > 1;
  if (isAlone) return rolesOfOne(index, nosplit || whole, false, whole);
  const base = terms[0]?.register;
  const swaps = index.coefficient === 1 && isStackPointer(index.register);
  if (swaps) return { base: index.register, index: base, scale: 1 };
  return { base, index: index.register, scale: index.coefficient };
}

function isStackPointer(register: Register | undefined): boolean {
  return register !== undefined && register.class === 'general' && register.number === 4;
}

function rolesOfOne(
  term: AddressTerm,
  nosplit: boolean,
  summed: boolean,
  whole: boolean,
): BaseAndIndex {
  const { register, coefficient } = term;
  if (register.class === 'vector') return { base: undefined, index: register, scale: coefficient };
  // To NOSPLIT r12 needs the same byte as the stack pointer, and nasm leaves it the base.
  const canBeIndex = whole ? !isStackPointer(register) : (register.number & 7) !== 4;
  const isIndex = term.multiplied && nosplit && !summed && canBeIndex;
  if (coefficient === 1 && !isIndex) {
    return { base: register, index: undefined, scale: 0 };
  }
  const splits =
    coefficient === 2 ? !nosplit || summed : (!whole || summed) && [3, 5, 9].includes(coefficient);
  if (splits && !isStackPointer(register)) {
    return { base: register, index: register, scale: coefficient - 1 };
  }
  return { base: undefined, index: register, scale: coefficient };
}

/** In the order of their names. */
function byName(terms: readonly AddressTerm[]): AddressTerm[] {
  return [...terms].sort((a, b) => (a.register.name < b.register.name ? -1 : 1));
}

function rolesOfTwo(
  first: AddressTerm,
  second: AddressTerm,
  summed: boolean,
): BaseAndIndex | undefined {
  let base = first;
  let index = second;
  const swaps =
    base.coefficient !== 1 ||
    base.register.class === 'vector' ||
    (index.coefficient === 1 && base.multiplied === true && !summed);
  if (swaps) [base, index] = [index, base];
  if (index.coefficient === 1 && isStackPointer(index.register)) [base, index] = [index, base];
  if (base.coefficient !== 1 || base.register.class === 'vector') return undefined;
  return { base: base.register, index: index.register, scale: index.coefficient };
}

const scaleBits: Readonly<Record<number, number>> = { 1: 0, 2: 1, 4: 2, 8: 3 };

/** ModRM.rm of 16-bit addresses by names of registers. */
const pairs16: Readonly<Record<string, number>> = {
  'bx si': 0,
  'si bx': 0,
  'bx di': 1,
  'di bx': 1,
  'bp si': 2,
  'si bp': 2,
  'bp di': 3,
  'di bp': 3,
  si: 4,
  di: 5,
  bp: 6,
  bx: 7,
};

function addressOf16(operand: MemoryOperand, address: Address, unit: number): void {
  const { displacementSize, splitIndex } = operand;
  const terms = splitIndex ? [...operand.terms, splitIndex] : operand.terms;
  const names = terms.map(({ register }) => register.name).join(' ');
  const rm = pairs16[names];
  const scaled = terms.some(({ coefficient }) => coefficient !== 1);
  if (rm === undefined || scaled || displacementSize > 16) {
    address.valid = false;
    return;
  }
  setDisplacement(operand, address, rm, rm === 6, 16, unit);
}

/** Chooses ModRM.mod: no displacement, one byte, or the full size. */
function setDisplacement(
  operand: MemoryOperand,
  address: Address,
  rm: number,
  needsOne: boolean,
  size: number,
  unit: number,
): void {
  const { displacement, displacementSize, mixedSizes = false } = operand;
  const full = size === 16 ? 2 : 4;
  const isNumber = isNumeric(displacement) && !displacement.unknown;
  const offset = isNumber ? wrapped(displacement.offset, unit > 0 ? 32 : size) : 0;
  const isZero = isNumber && wrapped(displacement.offset, size) === 0;
  if (isZero && !needsOne && displacementSize === 0) {
    address.modrm = rm;
    address.displacementSize = 0;
  } else if (!mixedSizes && fitsByte(displacementSize, isNumber, offset, unit)) {
    address.modrm = 0x40 | rm;
    address.displacementSize = 1;
    address.unit = Math.max(1, unit);
  } else {
    address.modrm = 0x80 | rm;
    address.displacementSize = full;
  }
}

function fitsByte(written: number, isNumber: boolean, offset: number, unit: number): boolean {
  // EVEX asks whether the number is some units, not whether the source says byte.
  if (unit > 0) {
    return isNumber && written <= 8 && offset % unit === 0 && isByte(offset / unit);
  }
  return written === 8 || (isNumber && written === 0 && isByte(offset));
}

function addressOf32(operand: MemoryOperand, address: Address, form: Form, unit: number): void {
  const roles = rolesOf(
    operand,
    form.operands.some(wanted => wanted.mib),
  );
  if (!roles || (operand.displacementSize > 8 && operand.displacementSize !== 32)) {
    address.valid = false;
    return;
  }
  const { base, index, scale } = roles;
  const wantsSib = form.operands.some(wanted => wanted.sib);
  if (index && (isStackPointer(index) || scaleBits[scale] === undefined)) {
    address.valid = false;
    return;
  }
  address.baseHigh = ((base?.number ?? 0) & 8) !== 0;
  address.indexHigh = ((index?.number ?? 0) & 8) !== 0;
  address.indexFifth = ((index?.number ?? 0) & 16) !== 0;
  const indexBits = index ? (index.number & 7) << 3 : 0x20;
  if (!base) {
    address.modrm = 4;
    address.sib = ((scaleBits[scale] ?? 0) << 6) | indexBits | 5;
    address.displacementSize = 4;
    return;
  }
  const low = base.number & 7;
  if (index || low === 4 || wantsSib) {
    address.sib = ((scaleBits[scale] ?? 0) << 6) | indexBits | low;
    setDisplacement(operand, address, 4, low === 5, 32, unit);
  } else setDisplacement(operand, address, low, low === 5, 32, unit);
}

function plainAddress(address: Address, size: number, context: EncodeContext): void {
  if (size === 16) {
    address.modrm = 6;
    address.displacementSize = 2;
    address.valid = context.bits !== 64;
    return;
  }
  address.displacementSize = 4;
  address.modrm = context.bits === 64 ? 4 : 5;
  if (context.bits === 64) address.sib = 0x25;
}

/**
 * The unit of EVEX's displacement of one byte; 0 for other encodings. `{sae}` behind a register
 * beside memory writes a length of 128 bits, and NASM counts in units of that length.
 */
function unitOf(form: Form, operand: MemoryOperand, operands: readonly Operand[]): number {
  if (form.encoding !== 'evex') return 0;
  if (operands.some(({ decorators }) => decorators?.rounding)) {
    return form.tuple >> Math.max(form.length, 0);
  }
  const broadcast = operand.decorators?.broadcast ?? 0;
  return broadcast > 0 ? form.broadcastUnit : form.tuple;
}

/** Fills `address`; `valid` is false where no encoding exists. */
export function fillAddress(
  address: Address,
  operand: MemoryOperand,
  form: Form,
  wanted: FormOperand,
  size: number,
  context: EncodeContext,
  operands: readonly Operand[],
): void {
  address.valid = true;
  address.sib = -1;
  address.unit = 1;
  address.relative = false;
  address.baseHigh = address.indexHigh = address.indexFifth = false;
  if (operand.terms.length === 0 && !operand.splitIndex) {
    if (size !== 16 && isRelative(operand, context) && !isRelativeNumber(operand)) {
      address.relative = true;
      address.modrm = 5;
      address.displacementSize = 4;
    } else plainAddress(address, size, context);
    return;
  }
  const unit = unitOf(form, operand, operands);
  // Where no size of addresses is left, nasm goes on with what the registers are.
  const isOf16 = size === 16 || (size === 32 && isSmall(operand));
  if (!isUniform(operand, isOf16 ? 16 : size, wanted)) {
    address.valid = false;
    return;
  }
  if (isOf16) addressOf16(operand, address, unit);
  else addressOf32(operand, address, form, unit);
}

function isSmall({ terms, splitIndex }: MemoryOperand): boolean {
  return (terms[0] ?? splitIndex)?.register.bits === 16;
}

/** General registers of one size, and a vector only where the form wants one. */
function isUniform(operand: MemoryOperand, size: number, wanted: FormOperand): boolean {
  const vectors = operand.terms.filter(({ register }) => register.class === 'vector').length;
  if (vectors !== (wanted.vectorIndex === 0 ? 0 : 1)) return false;
  const split = operand.splitIndex?.register;
  if (split && (split.class !== 'general' || split.bits !== size)) return false;
  return operand.terms.every(({ register }) => {
    return register.class === 'vector' || (register.class === 'general' && register.bits === size);
  });
}

/** The first register by name that could be a base. */
export function baseTerm({ terms }: MemoryOperand): AddressTerm | undefined {
  return byName(terms).find(({ coefficient }) => coefficient === 1);
}

/** The displacement's value as it is written, divided by the unit. */
export function displacementOf({ displacement }: MemoryOperand, unit: number): Value {
  if (unit === 1) return displacement;
  // It has been divided, and is a number from here on.
  const offset = wrapped(displacement.offset, 32) / unit;
  return { ...displacement, offset, wrt: noSection };
}
