// The parts of an encoded instruction before it is written: prefixes, registers, address, length.
import type {
  ImmediateOperand,
  Instruction,
  MemoryOperand,
  Operand,
  Prefixes,
} from '../assembly/operand.ts';
import { type Form, type FormOperand, flag, kind, slot } from '../isa/form.ts';
import type { Register } from '../isa/registers.ts';
import { type Address, baseTerm, emptyAddress, fillAddress } from './address.ts';
import { addressSizeOf, needsAddressPrefix, writtenAddressSize } from './address-size.ts';
import type { EncodeContext } from './encoder.ts';

/** Filled anew for each instruction. */
export interface Layout {
  readonly address: Address;
  /** The memory operand and its index; undefined and -1 without one. */
  memory: MemoryOperand | undefined;
  memoryIndex: number;
  /** In bits. */
  addressSize: number;
  /** The parts of the source ask for address sizes that no instruction joins. */
  contradicts: boolean;
  addressPrefix: boolean;
  segment: Register | undefined;
  lock: boolean;
  /** The repeat prefix that is written: DEFAULT BND adds one, a short jump drops it. */
  repeat: Prefixes['repeat'];
  /** -1 osp, 0 none, 16, 32, 64. */
  operandSize: number;
  wide: boolean;
  /** Numbers of the registers in the fields; 0 where a field is free. */
  reg: number;
  rm: number;
  vvvv: number;
  opcodeRegister: number;
  lastByte: number;
  hasLastByte: boolean;
  needsRex: boolean;
  highByte: boolean;
  /** REX as it would be written, without 40. */
  rex: number;
  /** Bytes of immediates and the like behind the address. */
  tail: number;
  /** Whole length in bytes. */
  length: number;
}

const layout: Layout = {
  address: emptyAddress(),
  memory: undefined,
  memoryIndex: -1,
  addressSize: 0,
  contradicts: false,
  addressPrefix: false,
  segment: undefined,
  lock: false,
  repeat: '',
  operandSize: 0,
  wide: false,
  reg: 0,
  rm: 0,
  vvvv: 0,
  opcodeRegister: 0,
  lastByte: 0,
  hasLastByte: false,
  needsRex: false,
  highByte: false,
  rex: 0,
  tail: 0,
  length: 0,
};

function clear(): void {
  layout.memory = undefined;
  layout.memoryIndex = -1;
  layout.reg = layout.rm = layout.vvvv = layout.opcodeRegister = 0;
  layout.lastByte = 0;
  layout.hasLastByte = false;
  layout.needsRex = layout.highByte = false;
  layout.tail = 0;
}

const tailSizes: Readonly<Record<number, number>> = {
  [slot.byte]: 1,
  [slot.unsignedByte]: 1,
  [slot.signedByte]: 1,
  [slot.word]: 2,
  [slot.double]: 4,
  [slot.signedDouble]: 4,
  [slot.quad]: 8,
  [slot.relative8]: 1,
};

/** Bytes of a field behind the address. */
export function tailSize(where: number, form: Form, bits: number): number {
  const fixed = tailSizes[where];
  if (fixed !== undefined) return fixed;
  const size = (form.operandSize || bits) === 16 ? 2 : 4;
  if (where === slot.relative) return size;
  if (where === slot.pointer) return size + 2;
  if (where === slot.moffs) return layout.addressSize / 8;
  return 0;
}

function placeRegister(register: Register, where: number, plain: boolean): void {
  const { number } = register;
  if (register.class === 'general' && register.bits === 8 && !(plain && !register.highByte)) {
    if (register.highByte) layout.highByte = true;
    else if (number >= 4) layout.needsRex = true;
  }
  if (where === slot.reg) layout.reg = number;
  else if (where === slot.rm) layout.rm = number;
  else if (where === slot.vvvv) layout.vvvv = number;
  else if (where === slot.opcode) layout.opcodeRegister = number;
  else if (where === slot.regAndRm) layout.reg = layout.rm = number;
  else if (where === slot.regAndVvvv) layout.reg = layout.vvvv = number;
  else if (where === slot.vvvvAndRm) layout.rm = layout.vvvv = number;
  else if (where === slot.is4) {
    layout.hasLastByte = true;
    layout.lastByte |= number << 4;
  }
}

function placeAddress(
  memory: MemoryOperand,
  form: Form,
  wanted: FormOperand,
  operands: readonly Operand[],
  context: EncodeContext,
): void {
  fillAddress(layout.address, memory, form, wanted, layout.addressSize, context, operands);
}

function placeOperands(form: Form, operands: readonly Operand[], context: EncodeContext): void {
  for (let index = 0; index < operands.length; index++) {
    const operand = operands[index]!;
    const wanted = form.operands[index]!;
    if (operand.kind === 'register') {
      placeRegister(operand.register, wanted.slot, (form.flags & flag.plain8) !== 0);
    } else {
      if (operand.kind === 'memory') {
        layout.memory = wanted.mib ? withIndex(form, operands, operand) : operand;
        layout.memoryIndex = index;
        if (takesBase(wanted.slot)) layout.vvvv = baseTerm(operand)?.register.number ?? 0;
        if (isAddressSlot(wanted.slot)) {
          placeAddress(layout.memory, form, wanted, operands, context);
        }
      }
      if (wanted.slot === slot.address && operand.kind === 'immediate') {
        layout.memory = addressOf(operand);
        layout.memoryIndex = index;
        placeAddress(layout.memory, form, wanted, operands, context);
      }
      layout.tail += tailSize(wanted.slot, form, context.bits);
    }
  }
  if (layout.hasLastByte || form.lastByte >= 0) layout.tail += 1;
}

/** `bndstx [rax+3], bnd0, rbx` means `bndstx [rax+3, rbx], bnd0`. */
function withIndex(form: Form, operands: readonly Operand[], memory: MemoryOperand): MemoryOperand {
  const at = form.operands.findIndex(({ slot: where }) => where === slot.index);
  const operand = operands[at];
  if (operand?.kind !== 'register') return memory;
  const base = baseTerm(memory);
  const splitIndex = { register: operand.register, coefficient: 1 };
  return { ...memory, terms: base ? [base] : [], splitIndex };
}

/** `lea eax, 5` means `lea eax, [5]`. */
function addressOf({ value, size, modifiers, decorators }: ImmediateOperand): MemoryOperand {
  return {
    kind: 'memory',
    size,
    modifiers,
    decorators,
    terms: [],
    splitIndex: undefined,
    displacement: value,
    hasDisplacement: true,
    displacementSize: 0,
    addressSize: 0,
    segment: undefined,
    relative: undefined,
    nosplit: false,
    strictDisplacement: false,
  };
}

/** Memory in a field for a register: NASM writes the number of its base. */
function takesBase(where: number): boolean {
  return where === slot.vvvv || where === slot.vvvvAndRm;
}

function isAddressSlot(where: number): boolean {
  return where === slot.rm || where === slot.regAndRm || where === slot.vvvvAndRm;
}

/** Whether ModRM speaks of memory here. */
export function hasAddress(form: Form): boolean {
  const wanted = form.operands[layout.memoryIndex];
  if (!wanted) return false;
  return isAddressSlot(wanted.slot) || wanted.slot === slot.address;
}

function rexOf(form: Form, addressed: boolean): number {
  let rex = layout.wide ? 8 : 0;
  if ((layout.reg & 8) !== 0) rex |= 4;
  if (addressed) {
    if (layout.address.indexHigh) rex |= 2;
    if (layout.address.baseHigh) rex |= 1;
  } else if (((layout.rm | layout.opcodeRegister) & 8) !== 0) rex |= 1;
  if (form.encoding === 'legacy') return rex;
  if (!addressed && (layout.rm & 16) !== 0) rex |= 2;
  return form.w === 1 ? rex | 8 : rex & 7;
}

function operandSizeOf(form: Form, instruction: Instruction): number {
  return instruction.prefixes.operandSize || form.operandSize;
}

function prefixLength(form: Form, instruction: Instruction, bits: number): number {
  const { prefixes } = instruction;
  const { operandSize } = layout;
  let length = prefixes.wait || form.wait ? 1 : 0;
  const repeats = layout.repeat !== '' && layout.repeat !== 'nobnd';
  if (repeats || form.repeat) length += 1;
  if (layout.lock) length += 1;
  if (layout.segment) length += 1;
  if (hasSizePrefix(operandSize, bits)) length += 1;
  if (layout.addressPrefix) length += 1;
  if (form.mandatory !== 0) length += 1;
  return length;
}

/** Whether the byte 66 stands for the operand size. */
export function hasSizePrefix(operandSize: number, bits: number): boolean {
  if (operandSize === 16) return bits !== 16;
  return operandSize === -1 || (operandSize === 32 && bits === 16);
}

/** Whether two bytes are enough for VEX. */
export function isShortVex(form: Form, rex: number, encoding: string): boolean {
  return form.encoding === 'vex' && form.map === 1 && (rex & 0xb) === 0 && encoding !== 'vex3';
}

function encodingLength(form: Form, instruction: Instruction): number {
  const { rex } = layout;
  if (form.encoding === 'evex') return 4;
  if (form.encoding === 'xop') return 3;
  if (form.encoding === 'vex') {
    return isShortVex(form, rex, instruction.prefixes.encoding) ? 2 : 3;
  }
  return hasRex(instruction) ? 1 : 0;
}

/** Whether a REX byte stands before the opcode. */
export function hasRex(instruction: Instruction): boolean {
  return layout.rex !== 0 || layout.needsRex || instruction.prefixes.encoding === 'rex';
}

function repeatOf(form: Form, { prefixes, operands }: Instruction, context: EncodeContext) {
  const { repeat } = prefixes;
  if ((form.flags & flag.bnd) === 0) return repeat;
  if ((form.flags & flag.jmp8) !== 0) {
    // While nobody knows the target, the prefix keeps its place.
    const isKnown = operands[0]?.kind === 'immediate' && !operands[0].value.unknown;
    return repeat === 'bnd' && isKnown ? '' : repeat;
  }
  return context.defaultBound && repeat !== 'nobnd' ? 'bnd' : repeat;
}

function segmentOf(instruction: Instruction): Register | undefined {
  if (instruction.prefixes.segment) return instruction.prefixes.segment;
  for (const operand of instruction.operands) {
    if (operand.kind === 'memory' && operand.segment) return operand.segment;
  }
  return undefined;
}

function isControl({ accepts }: FormOperand): boolean {
  return accepts === kind.control;
}

/** The layout of an instruction in a form. The object is used again by the next call. */
export function layoutOf(instruction: Instruction, form: Form, context: EncodeContext): Layout {
  const { bits } = context;
  clear();
  const written = writtenAddressSize(instruction);
  const size = addressSizeOf(instruction, bits, written);
  layout.contradicts = size === 0;
  layout.addressSize = size || bits;
  const ofForm = form.addressSize !== 0 && form.addressSize !== bits;
  layout.addressPrefix = ofForm || needsAddressPrefix(layout.addressSize, written, bits);
  layout.segment = segmentOf(instruction);
  layout.repeat = repeatOf(form, instruction, context);
  layout.operandSize = operandSizeOf(form, instruction);
  const asks = instruction.prefixes.operandSize === 64 && (form.flags & flag.now) === 0;
  layout.wide = asks || (form.operandSize === 64 && !form.natural64);
  layout.lock = instruction.prefixes.lock;
  placeOperands(form, instruction.operands, context);
  if (bits !== 64 && layout.reg > 7 && form.operands.some(isControl)) {
    // Without REX, a lock prefix stands for the upper half of the control registers.
    layout.lock = true;
    layout.reg -= 8;
  }
  const addressed = hasAddress(form);
  layout.rex = rexOf(form, addressed);
  let length = prefixLength(form, instruction, bits) + encodingLength(form, instruction);
  length += form.opcode.length + (form.hasModRm ? 1 : 0) + layout.tail;
  if (addressed) {
    length += (layout.address.sib >= 0 ? 1 : 0) + layout.address.displacementSize;
  }
  layout.length = length;
  return layout;
}
