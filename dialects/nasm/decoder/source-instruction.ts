// A decoded instruction as the encoder takes it, spelled with more or fewer words.
import {
  type AddressTerm,
  type Decorators,
  type ImmediateOperand,
  type Instruction,
  type MemoryOperand,
  modifier,
  type Operand,
  type Prefixes,
  type RegisterOperand,
} from '../assembly/operand.ts';
import { noSection, type Value } from '../assembly/value.ts';
import { hasSizePrefix } from '../encoder/layout.ts';
import type { Integer } from '../integer.ts';
import { distance, type FormOperand, flag, kind } from '../isa/form.ts';
import { type Register, registerNamed, registers } from '../isa/registers.ts';
import type {
  DecodedDistance,
  DecodedImmediate,
  DecodedInstruction,
  DecodedMemory,
  DecodedOperand,
  DecodedPointer,
  DecodedRegister,
} from './decoded.ts';

/** How much an instruction says beside what it must. */
export interface Spelling {
  /** Sizes of memory: where no register tells them, or everywhere. */
  readonly memorySizes: 'needed' | 'all';
  /** Words before numbers and targets. */
  readonly numbers: 'plain' | 'sized' | 'strict';
  readonly encoding: Prefixes['encoding'];
}

/** The section that stands for the code that is taken apart. */
export const codeSection = 0;

const families: Readonly<Partial<Record<Register['class'], number>>> = {
  general: kind.general,
  segment: kind.segment,
  control: kind.control,
  debug: kind.debug,
  test: kind.test,
  x87: kind.x87,
  mmx: kind.mmx,
  mask: kind.mask,
  bound: kind.bound,
  tile: kind.tile,
};

const vectorFamilies: Readonly<Record<number, number>> = {
  128: kind.xmm,
  256: kind.ymm,
  512: kind.zmm,
};

/** A place for each register: family, width for general ones, number, high byte. */
function registerKey(family: number, size: number, number: number, highByte: boolean): number {
  const width = family === kind.general ? size : 0;
  return ((family * 128 + width) * 32 + number) * 2 + (highByte ? 1 : 0);
}

const registersByKey: ReadonlyMap<number, Register> = new Map(
  registers.map(register => {
    const family = families[register.class] ?? vectorFamilies[register.bits] ?? 0;
    return [registerKey(family, register.bits, register.number, register.highByte), register];
  }),
);

function registerOf({ family, size, number, highByte }: DecodedRegister): Register | undefined {
  return registersByKey.get(registerKey(family, size, number, highByte));
}

/** The override's register, by its number in `DecodedPrefixes`. */
const segments = ['es', 'cs', 'ss', 'ds', 'fs', 'gs'].map(name => registerNamed(name));

export function plainValue(offset: Integer, section = noSection): Value {
  return {
    offset,
    section,
    wrt: noSection,
    unknown: false,
    forward: false,
    selfRelative: false,
  };
}

const sizeMask = 0xffff;

const repeatNames: ReadonlyMap<string, Prefixes['repeat']> = new Map(
  ['cmpsb', 'cmpsw', 'cmpsd', 'cmpsq', 'scasb', 'scasw', 'scasd', 'scasq'].map(name => {
    return [name, 'repe'];
  }),
);

function repeatOf({ form, prefixes }: DecodedInstruction): Prefixes['repeat'] {
  const { repeat } = prefixes;
  if (repeat === 0 || form.repeat || form.mandatory === repeat) return '';
  if (form.encoding !== 'legacy') return '';
  const elides = prefixes.lock && (form.flags & (flag.hle | flag.hlenl)) !== 0;
  if (elides) return repeat === 0xf2 ? 'xacquire' : 'xrelease';
  if (repeat === 0xf2) return (form.flags & flag.bnd) !== 0 ? 'bnd' : 'repne';
  return repeatNames.get(form.mnemonic) ?? 'rep';
}

/** `o16` and its like where the form alone would not give the prefix; 0 where nothing is needed. */
function operandSizeOf({ form, prefixes, bits }: DecodedInstruction): number {
  if (prefixes.operandSize && !(form.mandatory === 0x66 && prefixes.repeat === 0)) {
    if (!hasSizePrefix(form.operandSize, bits)) return bits === 16 ? 32 : 16;
  }
  return (prefixes.rex & 8) !== 0 && form.operandSize !== 64 ? 64 : 0;
}

function isAddressed(operand: DecodedOperand): operand is DecodedMemory {
  return operand.kind === 'memory';
}

function prefixesOf(decoded: DecodedInstruction, encoding: Prefixes['encoding']): Prefixes {
  const { form, prefixes, operands, addressSize } = decoded;
  const memory = operands.find(isAddressed);
  const told = memory !== undefined && (memory.base >= 0 || isGeneralIndex(memory));
  const says = prefixes.addressSize && form.addressSize === 0 && !told;
  return {
    wait: false,
    repeat: repeatOf(decoded),
    lock: prefixes.lock,
    segment: memory ? undefined : segments[prefixes.segment],
    operandSize: operandSizeOf(decoded),
    addressSize: says ? addressSize : 0,
    encoding,
  };
}

function isGeneralIndex({ index, indexFamily }: DecodedMemory): boolean {
  return index >= 0 && indexFamily === kind.general;
}

const roundings = ['rn-sae', 'rd-sae', 'ru-sae', 'rz-sae', 'sae'] as const;

function decoratorsOf(
  decoded: DecodedInstruction,
  wanted: FormOperand,
  operand: DecodedOperand,
): Decorators | undefined {
  const mask = wanted.mask ? decoded.mask : 0;
  const broadcast = operand.kind === 'memory' ? operand.broadcast : 0;
  const rounds = decoded.rounding >= 0 && (wanted.rounding || wanted.suppress);
  if (mask === 0 && broadcast === 0 && !rounds) return undefined;
  return {
    mask,
    zeroing: mask !== 0 && decoded.zeroing,
    broadcast,
    rounding: rounds ? (roundings[decoded.rounding] ?? '') : '',
  };
}

function registerSource(
  operand: DecodedRegister,
  wanted: FormOperand,
  decorators: Decorators | undefined,
): RegisterOperand | undefined {
  const register = registerOf(operand);
  if (!register) return undefined;
  const modifiers = wanted.requiresTo ? modifier.to : 0;
  return { kind: 'register', register, size: 0, modifiers, decorators };
}

/** Whether a register beside the memory tells its size. */
function isSizeTold({ form, operands }: DecodedInstruction, memory: DecodedMemory): boolean {
  if ((form.flags & flag.sx) !== 0) return true;
  return operands.some(other => {
    if (other.kind !== 'register') return false;
    if (other.family === kind.general) return other.size === memory.size;
    if (other.family === kind.xmm) return memory.size === 128;
    if (other.family === kind.ymm) return memory.size === 256;
    if (other.family === kind.zmm) return memory.size === 512;
    return other.family === kind.mmx && memory.size === 64;
  });
}

const sizesWithWords: ReadonlySet<number> = new Set([8, 16, 32, 64, 80, 128, 256, 512]);

function memorySizeOf(
  decoded: DecodedInstruction,
  memory: DecodedMemory,
  wanted: FormOperand,
  { memorySizes }: Spelling,
): number {
  if (memory.broadcast > 0) return memorySizes === 'all' ? wanted.broadcast : 0;
  if (!sizesWithWords.has(memory.size)) return 0;
  return memorySizes === 'needed' && isSizeTold(decoded, memory) ? 0 : memory.size;
}

function isByte(value: number): boolean {
  return value >= -128 && value <= 127;
}

/** The size in bits that has to be said of a displacement; 0 where the encoder finds it. */
function displacementSizeOf(memory: DecodedMemory): number {
  const { base, index, displacementBytes: bytes, unit, addressSize } = memory;
  if (memory.offset) return addressSize === 64 ? 64 : 0;
  if (base < 0 || bytes === 0) return 0;
  const displacement = Number(memory.displacement);
  const needsOne = addressSize === 16 ? base === 5 && index < 0 : (base & 7) === 5;
  if (bytes === 1) return displacement === 0 && !needsOne ? 8 : 0;
  const fits = displacement % unit === 0 && isByte(displacement / unit);
  return fits || (displacement === 0 && !needsOne) ? bytes * 8 : 0;
}

function general(size: number, number: number): Register | undefined {
  return registersByKey.get(registerKey(kind.general, size, number, false));
}

/** Registers in the order in which the encoder makes the same base and index of them. */
function termsOf(memory: DecodedMemory): AddressTerm[] {
  const { base, index, indexFamily, scale, addressSize } = memory;
  const first = base >= 0 ? general(addressSize, base) : undefined;
  const second =
    index < 0 ? undefined : registersByKey.get(registerKey(indexFamily, addressSize, index, false));
  if (first && first === second) return [{ register: first, coefficient: 1 + scale }];
  const terms: AddressTerm[] = [];
  if (first) terms.push({ register: first, coefficient: 1 });
  if (!second) return terms;
  const multiplied = scale > 1 || !first;
  terms.push({ register: second, coefficient: scale, ...(multiplied ? { multiplied } : {}) });
  return terms;
}

function displacementOf(decoded: DecodedInstruction, memory: DecodedMemory, address: number) {
  if (memory.relative) {
    const target = address + decoded.length + Number(memory.displacement);
    return plainValue(target, codeSection);
  }
  return plainValue(memory.displacement);
}

function memorySource(
  decoded: DecodedInstruction,
  memory: DecodedMemory,
  wanted: FormOperand,
  address: number,
  spelling: Spelling,
  decorators: Decorators | undefined,
): MemoryOperand {
  const summed = memory.base >= 0 && memory.base === memory.index && isGeneralIndex(memory);
  const splits = memory.base < 0 && isGeneralIndex(memory) && memory.scale <= 2;
  return {
    kind: 'memory',
    size: memorySizeOf(decoded, memory, wanted, spelling),
    modifiers: (wanted.size & distance.far) !== 0 ? modifier.far : 0,
    decorators,
    terms: termsOf(memory),
    splitIndex: undefined,
    displacement: displacementOf(decoded, memory, address),
    hasDisplacement: memory.displacementBytes > 0,
    ...(summed ? { summed } : {}),
    displacementSize: displacementSizeOf(memory),
    addressSize: 0,
    segment: segments[memory.segment],
    relative: memory.relative ? 'rel' : undefined,
    nosplit: splits,
    strictDisplacement: false,
  };
}

function numberSource(
  value: Value,
  size: number,
  modifiers: number,
  farSegment: Value | undefined,
): ImmediateOperand {
  return {
    kind: 'immediate',
    value,
    size,
    modifiers,
    decorators: undefined,
    farSegment,
    simple: value.section === noSection,
  };
}

function immediateSource(
  { bytes, value }: DecodedImmediate,
  wanted: FormOperand,
  { numbers }: Spelling,
): ImmediateOperand {
  if (numbers === 'plain' || bytes === 0) return numberSource(plainValue(value), 0, 0, undefined);
  const size = wanted.size & sizeMask || bytes * 8;
  const modifiers = numbers === 'strict' ? modifier.strict : 0;
  return numberSource(plainValue(value), size, modifiers, undefined);
}

function distanceSource(
  decoded: DecodedInstruction,
  operand: DecodedDistance,
  address: number,
  { numbers }: Spelling,
): ImmediateOperand {
  const target = address + decoded.length + operand.distance;
  const word = operand.bytes === 1 ? modifier.short : modifier.near;
  const modifiers = numbers === 'plain' ? 0 : word;
  return numberSource(plainValue(target, codeSection), 0, modifiers, undefined);
}

function pointerSource(
  { offset, segment }: DecodedPointer,
  { operandSize, bits }: DecodedInstruction,
  { numbers }: Spelling,
): ImmediateOperand {
  const size = numbers === 'plain' && operandSize === bits ? 0 : operandSize;
  return numberSource(plainValue(offset), size, 0, plainValue(segment));
}

function sourceOf(
  decoded: DecodedInstruction,
  index: number,
  address: number,
  spelling: Spelling,
): Operand | undefined {
  const operand = decoded.operands[index]!;
  const wanted = decoded.form.operands[index]!;
  const decorators = decoratorsOf(decoded, wanted, operand);
  switch (operand.kind) {
    case 'register':
      return registerSource(operand, wanted, decorators);
    case 'memory':
      return memorySource(decoded, operand, wanted, address, spelling, decorators);
    case 'immediate':
      return immediateSource(operand, wanted, spelling);
    case 'distance':
      return distanceSource(decoded, operand, address, spelling);
    default:
      return pointerSource(operand, decoded, spelling);
  }
}

/** Whether NASM has a word for the broadcast: `{1to2}` to `{1to32}`. */
function hasBroadcastWord(operand: DecodedOperand): boolean {
  return operand.kind !== 'memory' || operand.broadcast !== 1;
}

/**
 * What the encoder would take for the instruction at `address`; undefined where NASM has no word
 * for a part of it. Targets lie in `codeSection`.
 */
export function sourceInstruction(
  decoded: DecodedInstruction,
  address: number,
  spelling: Spelling,
): Instruction | undefined {
  if (!decoded.operands.every(hasBroadcastWord)) return undefined;
  const operands: Operand[] = [];
  for (let index = 0; index < decoded.operands.length; index++) {
    const operand = sourceOf(decoded, index, address, spelling);
    if (!operand) return undefined;
    operands.push(operand);
  }
  const prefixes = prefixesOf(decoded, spelling.encoding);
  return { mnemonic: decoded.form.mnemonic, prefixes, operands };
}
