// The stack in generated code: it is as wide as the mode.
import { type CodeWriter, op64 } from '#core/webassembly/encoder.ts';
import type { Bits } from '../../decoder/decoded.ts';
import * as layout from '../processor/layout.ts';
import { local } from './function-frame.ts';
import { memoryAt, type OperandCode } from './operand-code.ts';

const stackPointer = 4;
const framePointer = 5;
const low32 = 0xffff_ffffn;

export class StackCode {
  readonly #code: CodeWriter;
  readonly #operands: OperandCode;
  readonly #bits: Bits;

  constructor(code: CodeWriter, operands: OperandCode, bits: Bits) {
    this.#code = code;
    this.#operands = operands;
    this.#bits = bits;
  }

  /** Puts a register moved by so many bytes on the stack of WebAssembly. */
  moved(register: number, distance: number): void {
    const code = this.#code;
    code.get(local.firstRegister + register);
    code.constant64(BigInt(distance));
    code.emit(op64.add);
    if (this.#bits === 64) return;
    code.constant64(low32);
    code.emit(op64.and);
  }

  move(distance: number): void {
    this.moved(stackPointer, distance);
    this.#code.set(local.firstRegister + stackPointer);
  }

  /** Pushes `value`. */
  push(): void {
    const bytes = this.#bits / 8;
    this.#operands.find(memoryAt(this.#bits, stackPointer, -bytes), bytes, 0, layout.writeBuffer);
    this.#operands.storePlace(this.#bits);
    this.move(-bytes);
  }

  /** Sets `value` to what lies on top. */
  peek(): void {
    this.#read(stackPointer);
  }

  /** Pops `value`. */
  pop(): void {
    this.peek();
    this.move(this.#bits / 8);
  }

  #read(base: number): void {
    this.#operands.find(memoryAt(this.#bits, base, 0), this.#bits / 8, 0, layout.readBuffer);
    this.#operands.loadPlace(this.#bits, false);
    this.#code.set(local.value);
  }

  leave(): void {
    this.#read(framePointer);
    this.moved(framePointer, this.#bits / 8);
    this.#code.set(local.firstRegister + stackPointer);
    this.#code.get(local.value);
    this.#code.set(local.firstRegister + framePointer);
  }
}
