// Operands in generated code: registers are locals, memory goes through the processor's buffers.
import { type CodeWriter, op, op64 } from '#core/webassembly/encoder.ts';
import type {
  Bits,
  DecodedMemory,
  DecodedOperand,
  DecodedRegister,
} from '../../decoder/decoded.ts';
import { kind } from '../../isa/form.ts';
import * as layout from '../processor/layout.ts';
import { local } from './function-frame.ts';

const pageMask = ~0xfffn;
const low32 = 0xffff_ffffn;

/** Leaves before the instruction that is being written, if the top of the stack is not 0. */
export type LeaveIf = () => void;

export function isGeneral(operand: DecodedOperand | undefined): operand is DecodedRegister {
  return operand?.kind === 'register' && operand.family === kind.general;
}

/** A register by number, as an operand. */
export function generalRegister(number: number, size: number): DecodedRegister {
  return { kind: 'register', family: kind.general, size, number, highByte: false };
}

/** What lies so many bytes from where a register points, as an operand as wide as addresses. */
export function memoryAt(bits: Bits, base: number, displacement: number): DecodedMemory {
  return {
    kind: 'memory',
    size: bits,
    addressSize: bits,
    base,
    index: -1,
    indexFamily: kind.general,
    scale: 1,
    displacement,
    displacementBytes: 0,
    unit: 1,
    relative: false,
    offset: false,
    segment: -1,
    broadcast: 0,
  };
}

/** Addresses of 32 and 64 bits in the flat segments. */
export function isPlainMemory(operand: DecodedOperand | undefined): operand is DecodedMemory {
  if (operand?.kind !== 'memory' || operand.addressSize === 16) return false;
  const isGeneralIndex = operand.index < 0 || operand.indexFamily === kind.general;
  return isGeneralIndex && operand.segment < 4 && operand.broadcast === 0;
}

const extensions = { 8: op64.extend8, 16: op64.extend16, 32: op64.extend32 } as const;

/** Makes the number on the stack one that is sign-extended from its size. */
export function signExtend(code: CodeWriter, bits: number): void {
  if (bits !== 64) code.emit(extensions[bits as 8 | 16 | 32]);
}

export class OperandCode {
  readonly #code: CodeWriter;
  readonly #leaveIf: LeaveIf;

  constructor(code: CodeWriter, leaveIf: LeaveIf) {
    this.#code = code;
    this.#leaveIf = leaveIf;
  }

  #localOf({ number, highByte }: DecodedRegister): number {
    return local.firstRegister + (highByte ? number - 4 : number);
  }

  /** Puts a register's low bits on the stack; what stands above them is anything. */
  raw(register: DecodedRegister): void {
    this.#code.get(this.#localOf(register));
    if (!register.highByte) return;
    this.#code.constant64(8n);
    this.#code.emit(op64.shiftRight);
  }

  signed(register: DecodedRegister): void {
    this.raw(register);
    signExtend(this.#code, register.size);
  }

  unsigned(register: DecodedRegister): void {
    this.raw(register);
    if (register.size === 64) return;
    this.#code.constant64((1n << BigInt(register.size)) - 1n);
    this.#code.emit(op64.and);
  }

  /** Takes the number from `value`; 32 bits clear the upper half, 8 and 16 keep what is above. */
  setFromValue(register: DecodedRegister): void {
    const code = this.#code;
    const target = this.#localOf(register);
    const { size, highByte } = register;
    if (size < 32) {
      const shift = highByte ? 8n : 0n;
      const mask = ((1n << BigInt(size)) - 1n) << shift;
      code.get(target);
      code.constant64(~mask);
      code.emit(op64.and);
      code.get(local.value);
      if (highByte) {
        code.constant64(8n);
        code.emit(op64.shiftLeft);
      }
      code.constant64(mask);
      code.emit(op64.and);
      code.emit(op64.or);
    } else {
      code.get(local.value);
      if (size === 32) {
        code.constant64(low32);
        code.emit(op64.and);
      }
    }
    code.set(target);
  }

  /** Puts the address on the stack; `end` is that behind the instruction. */
  address(memory: DecodedMemory, end: number): void {
    const { base, index, scale, displacement, relative, addressSize } = memory;
    const code = this.#code;
    const fixed = BigInt(displacement) + (relative ? BigInt(end) : 0n);
    let isEmpty = true;
    const term = (push: () => void) => {
      push();
      if (!isEmpty) code.emit(op64.add);
      isEmpty = false;
    };
    if (base >= 0) term(() => code.get(local.firstRegister + base));
    if (index >= 0) {
      term(() => {
        code.get(local.firstRegister + index);
        if (scale === 1) return;
        code.constant64(BigInt(Math.log2(scale)));
        code.emit(op64.shiftLeft);
      });
    }
    if (fixed !== 0n || isEmpty) term(() => code.constant64(fixed));
    if (addressSize === 32) {
      code.constant64(low32);
      code.emit(op64.and);
    }
  }

  /**
   * Sets `place` to where the operand lies in linear memory, or leaves where its page is not in
   * the buffer: of reads, or of writes, which may be read as well.
   */
  find(memory: DecodedMemory, bytes: number, end: number, buffer: number): void {
    const code = this.#code;
    this.address(memory, end);
    code.tee(local.address);
    code.constant64(12n);
    code.emit(op64.shiftRight);
    code.emit(op64.toInt32);
    code.constant(layout.bufferEntries - 1);
    code.emit(op.and);
    code.constant(4);
    code.emit(op.shiftLeft);
    code.tee(local.place);
    code.memory(op64.load, buffer);
    code.get(local.address);
    if (bytes > 1) {
      code.constant64(BigInt(bytes - 1));
      code.emit(op64.add);
    }
    code.constant64(pageMask);
    code.emit(op64.and);
    code.emit(op64.notEqual);
    this.#leaveIf();
    code.get(local.place);
    code.memory(op.load, buffer + 8);
    code.get(local.address);
    code.emit(op64.toInt32);
    code.constant(0xfff);
    code.emit(op.and);
    code.emit(op.add);
    code.set(local.place);
  }

  /** Puts what lies at `place` on the stack. */
  loadPlace(bits: number, isSigned: boolean): void {
    const opcodes: Readonly<Record<number, readonly [number, number]>> = {
      8: [op64.load8, op64.load8Signed],
      16: [op64.load16, op64.load16Signed],
      32: [op64.load32, op64.load32Signed],
      64: [op64.load, op64.load],
    };
    this.#code.get(local.place);
    this.#code.memory(opcodes[bits]![isSigned ? 1 : 0]!, 0);
  }

  /** Stores `value` at `place`. */
  storePlace(bits: number): void {
    const opcodes: Readonly<Record<number, number>> = {
      8: op64.store8,
      16: op64.store16,
      32: op64.store32,
      64: op64.store,
    };
    this.#code.get(local.place);
    this.#code.get(local.value);
    this.#code.memory(opcodes[bits]!, 0);
  }
}
