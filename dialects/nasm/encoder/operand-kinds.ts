// What an operand of an instruction is, in the bits by which forms tell what they accept.
import { modifier, type Operand, type RegisterOperand } from '../assembly/operand.ts';
import { noSection, type Value } from '../assembly/value.ts';
import type { Integer } from '../integer.ts';
import { distance, immediateKind, kind } from '../isa/form.ts';
import type { Register, RegisterClass } from '../isa/registers.ts';

const vectorKinds: Readonly<Record<number, number>> = {
  128: kind.xmm,
  256: kind.ymm,
  512: kind.zmm,
};

const kindsOfClasses: Readonly<Record<RegisterClass, number>> = {
  general: kind.general,
  segment: kind.segment,
  control: kind.control,
  debug: kind.debug,
  test: kind.test,
  x87: kind.x87,
  mmx: kind.mmx,
  vector: 0,
  mask: kind.mask,
  bound: kind.bound,
  tile: kind.tile,
  pointer: 0,
};

export function kindOfRegister(register: Register): number {
  if (register.class === 'vector') return vectorKinds[register.bits] ?? 0;
  return kindsOfClasses[register.class];
}

/** The bit of `kind` that the operand is. */
export function kindOf(operand: Operand): number {
  if (operand.kind === 'register') return kindOfRegister(operand.register);
  return operand.kind === 'memory' ? kind.memory : kind.immediate;
}

/** The size that matching sees: registers of vectors and the like have none of their own. */
export function sizeOf(operand: Operand): number {
  if (operand.kind === 'register') return sizeOfRegister(operand);
  return writtenSize(operand);
}

/** The size in front of an operand, with the words of distances, which nasm counts as sizes. */
export function writtenSize(operand: Operand): number {
  const { modifiers } = operand;
  if (modifiers === 0) return operand.size;
  return (
    operand.size |
    (modifiers & modifier.near ? distance.near : 0) |
    (modifiers & modifier.far ? distance.far : 0) |
    (modifiers & modifier.short ? distance.short : 0)
  );
}

/** Registers whose forms tell no size. */
const systemFamilies: ReadonlySet<string> = new Set(['control', 'debug', 'test']);

/** What nasm takes for the size of a register, whatever is written before it; 0 if it has none. */
export function ownSizeOf({ class: family, bits }: Register): number {
  if (systemFamilies.has(family)) return 32;
  return family === 'general' || family === 'segment' ? bits : 0;
}

function sizeOfRegister(operand: RegisterOperand): number {
  const { register } = operand;
  if (systemFamilies.has(register.class)) return 0;
  return ownSizeOf(register) || writtenSize(operand);
}

/** A number that no section, label or `wrt` moves. */
export function isPlain(value: Value): boolean {
  return value.section === noSection && value.wrt === noSection && !value.selfRelative;
}

function isOne(offset: Integer): boolean {
  return offset === 1;
}

/** The bits of `immediateKind` of an immediate at this level of optimization. */
export function immediateKindsOf(operand: Operand, optimization: number): number {
  if (operand.kind !== 'immediate') return 0;
  const { value } = operand;
  const strict = (operand.modifiers & modifier.strict) !== 0;
  if (value.unknown) return strict || optimization === 0 ? 0 : unknownKinds;
  if (!isPlain(value)) return 0;
  const { offset } = value;
  let kinds = isOne(offset) ? immediateKind.one : 0;
  if (strict || optimization === 0) return kinds;
  const low = typeof offset === 'number' ? offset | 0 : Number(BigInt.asIntN(32, offset));
  if (low >= -128 && low <= 127) kinds |= immediateKind.byteOfDouble;
  const word = (low << 16) >> 16;
  if (word >= -128 && word <= 127) kinds |= immediateKind.byteOfWord;
  if (typeof offset === 'number') {
    if (offset >= -0x80000000 && offset <= 0x7fffffff) kinds |= immediateKind.signedDouble;
    if (offset >= 0 && offset <= 0xffffffff) kinds |= immediateKind.unsignedDouble;
  }
  return kinds;
}

/** What nothing is known of may turn out to be anything. */
const unknownKinds =
  immediateKind.one |
  immediateKind.byteOfDouble |
  immediateKind.byteOfWord |
  immediateKind.signedDouble |
  immediateKind.unsignedDouble;
