// Numbers of SSE in generated code where the host's arithmetic gives all that there is: what it
// does not show is left to the processor's function, as processor/floats/scalars.ts decides it.
import { type CodeWriter, op, op64 } from '#core/webassembly/encoder.ts';
import type { DecodedOperand, DecodedRegister } from '../../decoder/decoded.ts';
import * as layout from '../processor/layout.ts';
import type { FlagCode } from './flags.ts';
import type { PlacedInstruction } from './flow.ts';
import { local } from './function-frame.ts';
import type { OperandCode } from './operand-code.ts';
import { hasPlainMemory, placeOfVector } from './vector-code.ts';

type Operation = 'add' | 'sub' | 'mul' | 'div' | 'sqrt';

const operation = /^(add|sub|mul|div|sqrt)(sd|ss)$/;
const comparison = /^u?comi(sd|ss)$/;

/** MXCSR with rounding to nearest, all masked, and what is not exact signalled already. */
const plainMask = 0xffe0;
const plainWord = 0x1fa0;

/** What doubles and singles differ in. */
interface Format {
  readonly bits: 32 | 64;
  readonly load: number;
  readonly store: number;
  readonly equal: number;
  readonly less: number;
  readonly toBits: readonly number[];
  readonly operations: Readonly<Record<Operation, number>>;
  readonly left: number;
  readonly right: number;
  readonly result: number;
  /** Where the exponent begins, and its greatest value. */
  readonly exponentAt: bigint;
  readonly exponentMax: bigint;
}

const formats: Readonly<Record<'sd' | 'ss', Format>> = {
  sd: {
    bits: 64,
    load: op.loadDouble,
    store: op.storeDouble,
    equal: op.equalDoubles,
    less: op.lessDouble,
    toBits: [op.doubleBits],
    operations: { sqrt: 0x9f, add: 0xa0, sub: 0xa1, mul: 0xa2, div: 0xa3 },
    left: local.leftDouble,
    right: local.rightDouble,
    result: local.resultDouble,
    exponentAt: 52n,
    exponentMax: 0x7ffn,
  },
  ss: {
    bits: 32,
    load: op.loadSingle,
    store: op.storeSingle,
    equal: op.equalSingles,
    less: op.lessSingle,
    toBits: [op.singleBits, op64.fromInt32],
    operations: { sqrt: 0x91, add: 0x92, sub: 0x93, mul: 0x94, div: 0x95 },
    left: local.leftSingle,
    right: local.rightSingle,
    result: local.resultSingle,
    exponentAt: 23n,
    exponentMax: 0xffn,
  },
};

const nameOf = ({ handler }: PlacedInstruction) => handler.split('_') as [string, string?, string?];

/** Whether an instruction sets the flags at once, by a comparison. */
export function isComparison(placed: PlacedInstruction): boolean {
  return comparison.test(nameOf(placed)[0]);
}

/** Whether generated code has the usual case of an instruction. */
export function isUsualFloat(placed: PlacedInstruction): boolean {
  const [name, shape = ''] = nameOf(placed);
  if (!hasPlainMemory(placed)) return false;
  if (name === 'cvttsd2si') return shape === 'rx';
  return /^x[xm]$/.test(shape) && (operation.test(name) || comparison.test(name));
}

export class FloatCode {
  readonly #code: CodeWriter;
  readonly #operands: OperandCode;
  readonly #flags: FlagCode;

  constructor(code: CodeWriter, operands: OperandCode, flags: FlagCode) {
    this.#code = code;
    this.#operands = operands;
    this.#flags = flags;
  }

  /** `otherwise` writes a call of the processor's function. */
  write(placed: PlacedInstruction, otherwise: () => void): void {
    const [name] = nameOf(placed);
    const code = this.#code;
    const { address, instruction } = placed;
    const [target, source] = instruction.operands as [DecodedRegister, DecodedOperand];
    const format = formats[name.endsWith('ss') ? 'ss' : 'sd'];
    this.#take(format, source, format.right, address + instruction.length);
    const found = operation.exec(name);
    if (name === 'cvttsd2si') this.#isSmall(format, target.size);
    else {
      this.#take(format, target, format.left, 0);
      if (found) this.#operate(format, found[1] as Operation);
      else this.#areOrdered(format);
    }
    code.open(op.if);
    if (name === 'cvttsd2si') this.#truncate(target);
    else if (found) this.#store(format, target);
    else this.#compare(format);
    code.emit(op.else);
    otherwise();
    code.close();
  }

  #take({ bits, load }: Format, operand: DecodedOperand, into: number, end: number): void {
    const code = this.#code;
    if (operand.kind === 'memory') {
      this.#operands.find(operand, bits / 8, end, layout.readBuffer);
      code.get(local.place);
      code.memory(load, 0);
    } else {
      code.constant(0);
      code.memory(load, placeOfVector(operand as DecodedRegister));
    }
    code.set(into);
  }

  #bits({ toBits }: Format, number: number): void {
    this.#code.get(number);
    this.#code.emit(...toBits);
  }

  /** Puts the result away, and on the stack whether that is all that there is. */
  #operate(format: Format, name: Operation): void {
    const code = this.#code;
    const { left, right, result, equal } = format;
    if (name !== 'sqrt') code.get(left);
    code.get(right);
    code.emit(format.operations[name]);
    code.set(result);
    this.#isUsual(format);
    const isZero = (number: number) => {
      code.get(number);
      code.constant64(0n);
      code.emit(...(format.bits === 64 ? [op.bitsToDouble] : [op64.toInt32, op.bitsToSingle]));
      code.emit(equal);
    };
    if (name === 'add' || name === 'sub') {
      isZero(result);
      code.emit(op.or);
    } else if (name === 'mul') {
      isZero(result);
      isZero(left);
      isZero(right);
      code.emit(op.or, op.and, op.or);
    }
    this.#isPlain();
    code.emit(op.and);
    this.#isNoDenormal(format, right);
    code.emit(op.and);
    if (name === 'sqrt') return;
    this.#isNoDenormal(format, left);
    code.emit(op.and);
  }

  /** The result is normal, and not the smallest power of two, which may have been rounded to it. */
  #isUsual(format: Format): void {
    const code = this.#code;
    this.#bits(format, format.result);
    code.constant64(format.exponentAt);
    code.emit(op64.shiftRight);
    code.constant64(format.exponentMax);
    code.emit(op64.and);
    code.constant64(2n);
    code.emit(op64.subtract);
    code.constant64(format.exponentMax - 2n);
    code.emit(op64.less);
  }

  #isPlain(): void {
    const code = this.#code;
    code.constant(0);
    code.memory(op.load, layout.mxcsr);
    code.constant(plainMask);
    code.emit(op.and);
    code.constant(plainWord);
    code.emit(op.equal);
  }

  #isNoDenormal(format: Format, number: number): void {
    const code = this.#code;
    this.#bits(format, number);
    // The sign goes out at the top.
    code.constant64(format.bits === 64 ? 1n : 33n);
    code.emit(op64.shiftLeft);
    code.constant64(1n);
    code.emit(op64.subtract);
    const shift = format.bits === 64 ? 1n : 33n;
    code.constant64((1n << (format.exponentAt + shift)) - 1n);
    code.emit(op64.atLeast);
  }

  #areOrdered(format: Format): void {
    const code = this.#code;
    const { left, right, equal } = format;
    [left, right].forEach((number, index) => {
      code.get(number);
      code.get(number);
      code.emit(equal);
      this.#isNoDenormal(format, number);
      code.emit(op.and);
      if (index > 0) code.emit(op.and);
    });
  }

  /** A number whose whole part fits, and of which nothing new can be signalled. */
  #isSmall(format: Format, size: number): void {
    const code = this.#code;
    this.#bits(format, format.right);
    code.constant64((1n << 63n) - 1n);
    code.emit(op64.and);
    code.constant64((1023n + BigInt(size - 1)) << format.exponentAt);
    code.emit(op64.less);
    this.#isPlain();
    code.emit(op.and);
    this.#isNoDenormal(format, format.right);
    code.emit(op.and);
  }

  #truncate(target: DecodedRegister): void {
    this.#code.get(local.rightDouble);
    this.#code.emit(op64.truncateDouble);
    this.#code.set(local.value);
    this.#operands.setFromValue(target);
  }

  #store({ store, result }: Format, target: DecodedRegister): void {
    this.#code.constant(0);
    this.#code.get(result);
    this.#code.memory(store, placeOfVector(target));
  }

  #compare({ left, right, equal, less }: Format): void {
    const code = this.#code;
    this.#flags.setWord(() => {
      code.get(left);
      code.get(right);
      code.emit(less);
      code.get(left);
      code.get(right);
      code.emit(equal);
      code.constant(zeroBit);
      code.emit(op.shiftLeft, op.or);
    });
  }
}

/** The place of the zero flag; that of the carry is 0. */
const zeroBit = 6;
