// Integer instructions in generated code that move bits about within registers.
import { type CodeWriter, op, op64 } from '#core/webassembly/encoder.ts';
import type {
  DecodedImmediate,
  DecodedInstruction,
  DecodedRegister,
} from '../../decoder/decoded.ts';
import type { FlagCode } from './flags.ts';
import { local } from './function-frame.ts';
import { generalRegister, type OperandCode } from './operand-code.ts';
import { shiftCount } from './plain.ts';

/** The place of the zero flag. */
const zeroBit = 6;

/** What a sign is spread over: the target, its size, that of the source, and whether alone. */
const widenings: Readonly<
  Record<string, { number: number; from: number; to: number; isSpread: boolean }>
> = {
  cbw: { number: 0, from: 8, to: 16, isSpread: false },
  cwde: { number: 0, from: 16, to: 32, isSpread: false },
  cdqe: { number: 0, from: 32, to: 64, isSpread: false },
  cwd: { number: 2, from: 16, to: 16, isSpread: true },
  cdq: { number: 2, from: 32, to: 32, isSpread: true },
  cqo: { number: 2, from: 64, to: 64, isSpread: true },
};

export class WordCode {
  readonly #code: CodeWriter;
  readonly #operands: OperandCode;
  readonly #flags: FlagCode;

  constructor(code: CodeWriter, operands: OperandCode, flags: FlagCode) {
    this.#code = code;
    this.#operands = operands;
    this.#flags = flags;
  }

  /** By a constant, only where nobody looks at the flags. */
  rotate({ form: { base }, operands }: DecodedInstruction): void {
    const [target, amount] = operands as [DecodedRegister, DecodedImmediate];
    const code = this.#code;
    const count = shiftCount(amount, target.size);
    const isLeft = base === 'rol';
    this.#operands.raw(target);
    if (target.size === 64) {
      code.constant64(BigInt(count));
      code.emit(isLeft ? op64.rotateLeft : op64.rotateRight);
    } else {
      code.emit(op64.toInt32);
      code.constant(count);
      code.emit(isLeft ? op.rotateLeft : op.rotateRight, op64.fromInt32);
    }
    code.set(local.value);
    this.#operands.setFromValue(target);
  }

  widen(base: string): void {
    const { number, from, to, isSpread } = widenings[base]!;
    this.#operands.signed(generalRegister(0, from));
    if (isSpread) {
      this.#code.constant64(63n);
      this.#code.emit(op64.shiftRightSigned);
    }
    this.#code.set(local.value);
    this.#operands.setFromValue(generalRegister(number, to));
  }

  exchange({ operands }: DecodedInstruction): void {
    const [first, second] = operands as [DecodedRegister, DecodedRegister];
    this.#operands.raw(first);
    this.#code.set(local.other);
    this.#operands.raw(second);
    this.#code.set(local.value);
    this.#operands.setFromValue(first);
    this.#code.get(local.other);
    this.#code.set(local.value);
    this.#operands.setFromValue(second);
  }

  /** The bytes in the other order: neighbours change places, then pairs of them, then halves. */
  reverse({ operands }: DecodedInstruction): void {
    const [target] = operands as [DecodedRegister];
    const code = this.#code;
    this.#operands.raw(target);
    code.set(local.value);
    for (const [mask, distance] of [
      [0x00ff_00ff_00ff_00ffn, 8n],
      [0x0000_ffff_0000_ffffn, 16n],
    ] as const) {
      code.get(local.value);
      code.constant64(mask);
      code.emit(op64.and);
      code.constant64(distance);
      code.emit(op64.shiftLeft);
      code.get(local.value);
      code.constant64(distance);
      code.emit(op64.shiftRight);
      code.constant64(mask);
      code.emit(op64.and, op64.or);
      code.set(local.value);
    }
    if (target.size === 64) {
      code.get(local.value);
      code.constant64(32n);
      code.emit(op64.rotateLeft);
      code.set(local.value);
    }
    this.#operands.setFromValue(target);
  }

  countOnes({ operands }: DecodedInstruction): void {
    const [target, source] = operands as [DecodedRegister, DecodedRegister];
    const code = this.#code;
    this.#operands.unsigned(source);
    code.emit(op64.countOnes);
    code.set(local.value);
    this.#flags.setWord(() => {
      code.get(local.value);
      code.emit(op64.isZero);
      code.constant(zeroBit);
      code.emit(op.shiftLeft);
    });
    this.#operands.setFromValue(target);
  }
}
