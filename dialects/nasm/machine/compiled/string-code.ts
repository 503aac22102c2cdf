// String instructions without a repetition in generated code.
import { type CodeWriter, op, op64 } from '#core/webassembly/encoder.ts';
import type { Bits } from '../../decoder/decoded.ts';
import * as layout from '../processor/layout.ts';
import type { PlacedInstruction } from './flow.ts';
import { local } from './function-frame.ts';
import { generalRegister, memoryAt, type OperandCode } from './operand-code.ts';

const pattern = /^(lods|stos|movs)_(8|16|32|64)_(32|64)$/;
const accumulator = 0;
const source = 6;
const destination = 7;
const low32 = 0xffff_ffffn;
/** The bit of the direction flag. */
const directionAt = 10;
const lastFlatSegment = 3;

/** Whether generated code executes a string instruction itself. */
export function isOwnString({ handler, instruction }: PlacedInstruction): boolean {
  const { prefixes, bits, addressSize } = instruction;
  if (prefixes.repeat !== 0 || prefixes.segment > lastFlatSegment) return false;
  return addressSize === bits && pattern.test(handler);
}

export class StringCode {
  readonly #code: CodeWriter;
  readonly #operands: OperandCode;

  constructor(code: CodeWriter, operands: OperandCode) {
    this.#code = code;
    this.#operands = operands;
  }

  write({ handler, instruction: { bits } }: PlacedInstruction): void {
    const [, name, digits] = pattern.exec(handler)!;
    const size = Number(digits);
    const code = this.#code;
    const register = generalRegister(accumulator, size);
    if (name === 'stos') this.#operands.raw(register);
    else {
      this.#operands.find(memoryAt(bits, source, 0), size / 8, 0, layout.readBuffer);
      this.#operands.loadPlace(size, false);
    }
    code.set(local.other);
    if (name !== 'lods') {
      this.#operands.find(memoryAt(bits, destination, 0), size / 8, 0, layout.writeBuffer);
    }
    code.get(local.other);
    code.set(local.value);
    if (name === 'lods') this.#operands.setFromValue(register);
    else this.#operands.storePlace(size);
    if (name !== 'stos') this.#advance(source, size / 8, bits);
    if (name !== 'lods') this.#advance(destination, size / 8, bits);
  }

  /** Up or down, as the direction flag says. */
  #advance(number: number, bytes: number, bits: Bits): void {
    const code = this.#code;
    const place = local.firstRegister + number;
    code.get(place);
    code.constant(bytes);
    code.get(local.flagsWord);
    code.constant(directionAt);
    code.emit(op.shiftRight);
    code.constant(1);
    code.emit(op.and);
    code.constant(Math.log2(2 * bytes));
    code.emit(op.shiftLeft, op.subtract, op64.fromSigned, op64.add);
    if (bits === 32) {
      code.constant64(low32);
      code.emit(op64.and);
    }
    code.set(place);
  }
}
