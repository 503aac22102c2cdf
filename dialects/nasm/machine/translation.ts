// From a decoded instruction to the record that the processor executes. The handler's name is made
// of the instruction's name, the kinds of its operands, and their sizes: add_rm_32, movzx_rr_64_8.
import type {
  DecodedInstruction,
  DecodedMemory,
  DecodedOperand,
  DecodedRegister,
} from '../decoder/decoded.ts';
import { flag, kind } from '../isa/form.ts';
import * as layout from './processor/layout.ts';

/** What a record says, but for its address and its neighbours. */
export interface Translation {
  /** Names of handlers; the first one that there is executes the instruction. */
  readonly handlers: readonly string[];
  readonly instruction: DecodedInstruction;
  /** A condition's number where the handler asks for one. */
  readonly selector: number;
}

const familyLetters = new Map<number, string>([
  [kind.general, 'r'],
  [kind.segment, 's'],
  [kind.control, 'c'],
  [kind.debug, 'd'],
  [kind.x87, 'f'],
  [kind.mmx, 'k'],
  [kind.xmm, 'x'],
  [kind.ymm, 'y'],
]);

function letterOf(operand: DecodedOperand): string {
  if (operand.kind === 'register') return familyLetters.get(operand.family) ?? '?';
  if (operand.kind === 'distance') return 'j';
  return operand.kind[0]!;
}

export function shapeOf({ operands }: DecodedInstruction): string {
  return operands.map(letterOf).join('');
}

/** In bits; 0 for operands that have no size of their own. */
export function sizeOf(operand: DecodedOperand | undefined): number {
  return operand?.kind === 'register' || operand?.kind === 'memory' ? operand.size : 0;
}

/** Sizes of the first two operands where they have any, the second only where it differs. */
function sizesOf({ operands: [first, second] }: DecodedInstruction): string {
  const size = sizeOf(first);
  const other = sizeOf(second);
  const isOther = other !== 0 && other !== size;
  return `${size ? `_${size}` : ''}${isOther ? `_${other}` : ''}`;
}

const conditional = /^(j|set|cmov)/;

/** The number of the condition in the opcode; undefined for instructions without one. */
function conditionOf({ form: { base, opcode } }: DecodedInstruction): number | undefined {
  if (!conditional.test(base)) return undefined;
  const byte = opcode.at(-1)!;
  const row = opcode.length === 1 ? byte & 0xf0 : 0x100 | (byte & 0xf0);
  return [0x70, 0x180, 0x190, 0x140].includes(row) ? byte & 15 : undefined;
}

/** Sizes of what is pushed and popped: in 64-bit mode never 32 bits. */
function stackSize({ bits, operandSize, prefixes }: DecodedInstruction): number {
  return bits === 64 ? (prefixes.operandSize ? 16 : 64) : operandSize;
}

/** Jumps and calls of 64-bit mode have 64 bits whatever the prefixes say. */
function branchSize({ bits, operandSize }: DecodedInstruction): number {
  return bits === 64 ? 64 : operandSize;
}

/** Whether the target lies in a segment of its own. */
function isFar({ form: { digit }, operands }: DecodedInstruction): boolean {
  return digit === 3 || digit === 5 || operands.some(operand => operand.kind === 'pointer');
}

function farName(instruction: DecodedInstruction): string {
  return `${instruction.form.base}far_${shapeOf(instruction)}_${instruction.operandSize}`;
}

/** Jumps of 16-bit code stay in its segment, wherever that begins. */
function jumpName(instruction: DecodedInstruction): string {
  if (isFar(instruction)) return farName(instruction);
  if (shapeOf(instruction) !== 'j') return byBranch(instruction);
  return instruction.bits === 16 ? `jmpnear_${instruction.operandSize}` : 'jmp_j';
}

function callName(instruction: DecodedInstruction): string {
  if (isFar(instruction)) return farName(instruction);
  const isNear = instruction.bits === 16 && shapeOf(instruction) === 'j';
  return isNear ? `callnear_j_${instruction.operandSize}` : byBranch(instruction);
}

/** Integers that are converted have 32 or 64 bits, also in memory without a size. */
function ofInteger(instruction: DecodedInstruction): string {
  const { form, operandSize } = instruction;
  return `${form.base}_${shapeOf(instruction)}_${operandSize === 64 ? 64 : 32}`;
}

/** The x87's environment has two formats in memory. */
function byFormat({ form: { base }, operandSize }: DecodedInstruction): string {
  return `${base}_${operandSize === 16 ? 16 : 32}`;
}

/** What is extended is a byte or a word as the opcode says, also where no operand says it. */
function extension(instruction: DecodedInstruction): string {
  const { form, operandSize } = instruction;
  const source = (form.opcode.at(-1)! & 1) === 0 ? 8 : 16;
  const ending = source === operandSize ? `${source}` : `${operandSize}_${source}`;
  return `${form.base}_${shapeOf(instruction)}_${ending}`;
}

type Naming = (instruction: DecodedInstruction) => string;

const byStack: Naming = each => `${each.form.base}_${shapeOf(each)}_${stackSize(each)}`;
const byBranch: Naming = each => `${each.form.base}_${shapeOf(each)}_${branchSize(each)}`;

const loops: Naming = ({ form: { base }, addressSize, bits }) =>
  `${base}${bits === 16 ? 'near' : ''}_${addressSize}`;

const byCount =
  (size: number): Naming =>
  ({ bits }) =>
    `jcxz${bits === 16 ? 'near' : ''}_${size}`;

/** Instructions whose handlers are named another way. */
const namings: Readonly<Record<string, Naming>> = {
  push: byStack,
  pop: byStack,
  call: callName,
  jmp: jumpName,
  movzx: extension,
  movsx: extension,
  ret: each => `ret_${branchSize(each)}`,
  retf: each => `retf_${each.operandSize}`,
  iret: each => `iret_${each.operandSize}`,
  retfw: () => 'retf_16',
  retfd: () => 'retf_32',
  retfq: () => 'retf_64',
  iretw: () => 'iret_16',
  iretd: () => 'iret_32',
  iretq: () => 'iret_64',
  salc: ({ bits }) => (bits === 64 ? 'undefinedInstruction' : 'salc'),
  retn: each => `ret_${branchSize(each)}`,
  leave: each => `leave_${stackSize(each)}`,
  enter: each => `enter_${stackSize(each)}`,
  lea: each => `lea_${each.operandSize}_${each.addressSize}`,
  loop: loops,
  loope: loops,
  loopne: loops,
  jcxz: byCount(16),
  jecxz: byCount(32),
  jrcxz: byCount(64),
  syscall: () => 'syscall',
  int: () => 'interrupt',
  int3: () => 'interrupt',
  cvtsi2sd: ofInteger,
  cvtsi2ss: ofInteger,
  vcvtsi2sd: ofInteger,
  vcvtsi2ss: ofInteger,
  cmpxchg8b: () => 'cmpxchg8b_m_64',
  fnsave: byFormat,
  frstor: byFormat,
  fnstenv: byFormat,
  fldenv: byFormat,
  wait: () => 'fwait',
  cmpxchg16b: () => 'cmpxchg16b_m_128',
};

/** Words in the place of others that do the same. */
const sameAs: Readonly<Record<string, string>> = {
  ...{ pushf: 'pushf_16', pushfw: 'pushf_16', pushfd: 'pushf_32', pushfq: 'pushf_64' },
  ...{ popf: 'popf_16', popfw: 'popf_16', popfd: 'popf_32', popfq: 'popf_64' },
  ...{ pusha: 'pusha_16', pushaw: 'pusha_16', pushad: 'pusha_32' },
  ...{ popa: 'popa_16', popaw: 'popa_16', popad: 'popa_32' },
  ...{
    rsm: 'undefinedInstruction',
    femms: 'undefinedInstruction',
    clac: 'undefinedInstruction',
    stac: 'undefinedInstruction',
  },
  ...{ ud2: 'undefinedInstruction', ud0: 'undefinedInstruction', ud1: 'undefinedInstruction' },
};

/** What only an operating system may execute: #GP in a program. */
const privileged = new Set([
  ...['lgdt', 'lidt', 'lldt', 'ltr', 'lmsw', 'clts', 'invd', 'wbinvd', 'invlpg', 'invpcid'],
  ...['sgdt', 'sidt', 'sldt', 'str', 'smsw', 'rdmsr', 'wrmsr', 'rdpmc', 'xsetbv', 'swapgs'],
  ...['sysexit', 'sysret', 'vmmcall', 'wbnoinvd', 'xsaves', 'xrstors'],
]);

function isPrivileged({ form: { base }, operands }: DecodedInstruction): boolean {
  if (privileged.has(base)) return true;
  const system = kind.control | kind.debug | kind.test;
  return base === 'mov' && operands.some(each => each.kind === 'register' && each.family & system);
}

/** Control registers are cr0, cr2, cr3, cr4 and cr8; dr8 is none, and tr0 to tr7 are gone. */
function isNoRegister({ operands }: DecodedInstruction): boolean {
  return operands.some(each => {
    if (each.kind !== 'register') return false;
    const { family, number } = each;
    if (family === kind.control) return number === 1 || (number > 4 && number !== 8);
    return family === kind.test || (family === kind.debug && number > 7);
  });
}

/** What a program cannot see: hints and fences. */
const withoutEffect = new Set([
  ...['nop', 'pause', 'endbr64', 'endbr32', 'lfence', 'mfence', 'sfence', 'clflush', 'clflushopt'],
  ...['clwb', 'prefetch', 'prefetchw', 'prefetchnta', 'prefetcht0', 'prefetcht1', 'prefetcht2'],
  ...['cldemote', 'prefetchwt1', 'prefetchit0', 'prefetchit1', 'bndcl', 'bndcn', 'bndcu', 'bndmov'],
  ...['bndmk', 'bndldx', 'bndstx', 'fnop', 'fneni', 'fndisi', 'fnsetpm', 'fsetpm'],
]);

/** Only some instructions can be locked, and only where they write to memory. */
function isWronglyLocked({ form, prefixes, operands }: DecodedInstruction): boolean {
  if (!prefixes.lock) return false;
  if (form.base === 'xchg') return operands.every(each => each.kind !== 'memory');
  return (form.flags & flag.lock) === 0 || operands[0]?.kind !== 'memory';
}

const gathering = /^vp?gather/;

/** Gathers are named by their target and by the vector of their indexes. */
function gatherName({ form: { base }, operands }: DecodedInstruction): string {
  const isWide = operands.some(each => each.kind === 'memory' && each.indexFamily === kind.ymm);
  return `${base}_${letterOf(operands[0]!)}${isWide ? 'y' : 'x'}`;
}

const explicitText = /^(v?pcmpestr[im])(64)?$/;

/** The lengths of explicit string comparisons are as wide as REX.W or VEX.W says. */
function textName(instruction: DecodedInstruction): string {
  const { form, operandSize } = instruction;
  const stem = explicitText.exec(form.base)![1]!;
  return `${stem}${operandSize === 64 ? '64' : ''}_${shapeOf(instruction)}`;
}

const stringInstruction = /^(movs|stos|lods|cmps|scas|ins|outs)([bwdq])$/;
const stringSizes: Readonly<Record<string, number>> = { b: 8, w: 16, d: 32, q: 64 };

function handlersOf(instruction: DecodedInstruction, condition: number | undefined): string[] {
  const { form, operands, addressSize, operandSize } = instruction;
  const { base } = form;
  if (form.encoding === 'evex' || form.encoding === 'xop') return [];
  // Real mode knows no VEX prefixes.
  if (form.encoding === 'vex' && instruction.bits === 16) return ['undefinedInstruction'];
  if (isWronglyLocked(instruction)) return ['undefinedInstruction'];
  if (condition !== undefined) {
    const stem = conditional.exec(base)![1]!;
    if (stem === 'j') {
      return [instruction.bits === 16 ? `jccnear_${operandSize}` : `jcc${condition}_j`];
    }
    const shape = shapeOf(instruction);
    return [stem === 'set' ? `set_${shape}` : `cmov_${shape}_${operandSize}`];
  }
  const string = operands.length === 0 ? stringInstruction.exec(base) : null;
  if (string) return [`${string[1]}_${stringSizes[string[2]!]}_${addressSize}`];
  if (withoutEffect.has(base) || base.startsWith('hint_nop')) return ['nothing'];
  if (isNoRegister(instruction)) return ['undefinedInstruction'];
  if (isPrivileged(instruction)) return ['privileged'];
  if (explicitText.test(base)) return [textName(instruction)];
  if (gathering.test(base)) return [gatherName(instruction)];
  const naming = namings[base];
  if (naming) return [naming(instruction)];
  const shape = shapeOf(instruction);
  const name = shape === '' ? base : `${base}_${shape}`;
  return [sameAs[base] ?? `${name}${sizesOf(instruction)}`, name];
}

export function translate(instruction: DecodedInstruction): Translation {
  const condition = conditionOf(instruction);
  return { handlers: handlersOf(instruction, condition), instruction, selector: condition ?? 0 };
}

/** The register that always holds 0. */
const zeroRegister = 16 * 8;

function registerField({ family, number, highByte }: DecodedRegister): number {
  if (family !== kind.general) return number;
  return highByte ? (number - 4) * 8 + 1 : number * 8;
}

const stackSegment = 2;
const dataSegment = 3;
const noSegment = -1;

/** The segment whose base counts; -1 where it is 0 anyway. */
function segmentOf(memory: DecodedMemory, isSegmented: boolean): number {
  const { segment, base } = memory;
  if (segment >= 0) return isSegmented || segment > dataSegment ? segment : noSegment;
  if (!isSegmented) return noSegment;
  return base === 4 || base === 5 ? stackSegment : dataSegment;
}

function writeAddressKind(
  view: DataView,
  record: number,
  size: number,
  segment: number,
  isSegmented: boolean,
): void {
  const limit = isSegmented ? layout.addressingLimit : 0;
  const wraps = { 16: layout.addressingWrap16, 32: layout.addressingWrap32 | limit, 64: 0 };
  const wrap = wraps[size as 16 | 32 | 64];
  const kinds = wrap | (segment >= 0 ? layout.addressingSegment : 0);
  view.setUint8(record + layout.addressKind, kinds);
  view.setUint8(record + layout.segmentNumber, Math.max(0, segment));
}

function writeMemoryOperand(
  view: DataView,
  record: number,
  memory: DecodedMemory,
  end: number,
  isSegmented: boolean,
): void {
  const { base, index, scale } = memory;
  const displacement = memory.relative
    ? BigInt(memory.displacement) + BigInt(end)
    : BigInt(memory.displacement);
  view.setUint8(record + layout.baseRegister, base < 0 ? zeroRegister : base * 8);
  view.setUint8(record + layout.indexRegister, index < 0 ? zeroRegister : index * 8);
  view.setUint8(record + layout.scale, Math.log2(scale));
  view.setBigInt64(record + layout.displacement, displacement, true);
  const segment = segmentOf(memory, isSegmented);
  writeAddressKind(view, record, memory.addressSize, segment, isSegmented);
  if (index < 0) return;
  const kinds = view.getUint8(record + layout.addressKind) | layout.addressingIndex;
  view.setUint8(record + layout.addressKind, kinds);
}

/** Of several numbers the first one is below; of a jump how far it goes, of int3 its vector. */
function immediateOf({ operands, form: { base } }: DecodedInstruction): bigint {
  const [pointer] = operands;
  // Its vector is in its opcode.
  if (base === 'int3') return 3n;
  if (pointer?.kind === 'pointer') {
    return (BigInt(pointer.segment) << 32n) | BigInt(pointer.offset >>> 0);
  }
  if (pointer?.kind === 'distance') return BigInt(pointer.distance);
  const [first, second] = operands.filter(operand => operand.kind === 'immediate');
  const value = BigInt(first?.value ?? 0);
  return second ? value | (BigInt(second.value) << 16n) : value;
}

function traitsOf({ prefixes: { lock, repeat } }: DecodedInstruction): number {
  const repeated = repeat === 0xf3 ? layout.traitRepeated : 0;
  const unequal = repeat === 0xf2 ? layout.traitRepeatedWhileUnequal : 0;
  return (lock ? layout.traitLocked : 0) | repeated | unequal;
}

/** Writes all fields of a record but the handler, the address and the neighbours. */
export function writeRecord(
  view: DataView,
  record: number,
  { instruction, selector }: Translation,
  address: number,
  isSegmented: boolean,
): void {
  const { operands, length, addressSize, prefixes } = instruction;
  view.setUint16(record + layout.shortcut, 0, true);
  view.setUint8(record + layout.instructionLength, length);
  view.setUint8(record + layout.traits, traitsOf(instruction));
  view.setUint8(record + layout.selector, selector);
  view.setBigInt64(record + layout.immediate, immediateOf(instruction), true);
  let register = layout.register1;
  let hasMemory = false;
  for (const operand of operands) {
    if (operand.kind === 'register') view.setUint8(record + register++, registerField(operand));
    if (operand.kind !== 'memory') continue;
    hasMemory = true;
    writeMemoryOperand(view, record, operand, address + length, isSegmented);
  }
  if (hasMemory) return;
  // For string instructions, whose addresses no operand names.
  const segment = prefixes.segment > dataSegment ? prefixes.segment : noSegment;
  const inData = prefixes.segment >= 0 ? prefixes.segment : dataSegment;
  writeAddressKind(view, record, addressSize, isSegmented ? inData : segment, isSegmented);
}

/**
 * Where a jump with a distance leads to, in the width of the instruction pointer; undefined where
 * 16-bit code would leave its segment, which begins at `base`.
 */
export function targetOf(
  { bits, operandSize, operands }: DecodedInstruction,
  end: number,
  base = 0,
): number | undefined {
  const operand = operands.find(each => each.kind === 'distance');
  if (!operand) return undefined;
  const target = end + operand.distance;
  if (bits === 64) return target;
  if (bits === 16) return target < base || target > base + 0xffff ? undefined : target;
  return operandSize === 16 ? target & 0xffff : target >>> 0;
}
