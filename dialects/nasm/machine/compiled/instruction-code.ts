// What each instruction does, in WebAssembly. An instruction changes nothing before the last place
// where it may be left to the interpreter.
import { type CodeWriter, op, op64 } from '#core/webassembly/encoder.ts';
import type {
  DecodedImmediate,
  DecodedInstruction,
  DecodedMemory,
  DecodedOperand,
  DecodedRegister,
} from '../../decoder/decoded.ts';
import * as layout from '../processor/layout.ts';
import type { FlagCode } from './flags.ts';
import { FloatCode, isUsualFloat } from './float-code.ts';
import type { PlacedInstruction } from './flow.ts';
import { local } from './function-frame.ts';
import {
  generalRegister,
  isGeneral,
  type LeaveIf,
  type OperandCode,
  signExtend,
} from './operand-code.ts';
import {
  binaryNames,
  rotateNames,
  shiftCount,
  shiftNames,
  unaryNames,
  wideningNames,
} from './plain.ts';
import type { StackCode } from './stack-code.ts';
import { isOwnVector, VectorCode } from './vector-code.ts';

const operators: Readonly<Record<string, number>> = {
  add: op64.add,
  sub: op64.subtract,
  cmp: op64.subtract,
  and: op64.and,
  test: op64.and,
  or: op64.or,
  xor: op64.exclusiveOr,
};

const flagKinds: Readonly<Record<string, number>> = {
  add: layout.lazyAdd,
  sub: layout.lazySubtract,
  cmp: layout.lazySubtract,
  neg: layout.lazySubtract,
  inc: layout.lazyIncrement,
  dec: layout.lazyDecrement,
};

const shifts = {
  shl: { opcode: op64.shiftLeft, kind: layout.lazyShiftLeft },
  shr: { opcode: op64.shiftRight, kind: layout.lazyShiftRight },
  sar: { opcode: op64.shiftRightSigned, kind: layout.lazyShiftArithmetic },
} as const;

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

/** The lazy kind of an instruction that sets one; undefined for all others. */
export function flagKindOf({ form: { base }, operands }: DecodedInstruction): number | undefined {
  const kind = flagKinds[base];
  if (kind !== undefined) return kind;
  if (operators[base] !== undefined) return layout.lazyLogic;
  if (!shiftNames.has(base) || operands[1]?.kind !== 'immediate') return undefined;
  return shifts[base as keyof typeof shifts].kind;
}

/** Whether an instruction that generated code has not is one that it has as far as it is usual. */
export function hasUsual(placed: PlacedInstruction): boolean {
  return isUsualFloat(placed);
}

/** What the code of instructions is written with. */
export interface CodeParts {
  readonly code: CodeWriter;
  readonly operands: OperandCode;
  readonly flags: FlagCode;
  readonly stack: StackCode;
  readonly leaveIf: LeaveIf;
}

export class InstructionCode {
  readonly #code: CodeWriter;
  readonly #operands: OperandCode;
  readonly #flags: FlagCode;
  readonly #stack: StackCode;
  readonly #vectors: VectorCode;
  readonly #floats: FloatCode;

  constructor(parts: CodeParts) {
    const { code, operands, flags, stack, leaveIf } = parts;
    this.#code = code;
    this.#operands = operands;
    this.#flags = flags;
    this.#stack = stack;
    this.#vectors = new VectorCode(code, operands, leaveIf);
    this.#floats = new FloatCode(code, operands, flags);
  }

  /**
   * `seen` tells whether somebody may look at its flags; `otherwise` writes a call of the
   * processor's function for what is unusual.
   */
  write(placed: PlacedInstruction, seen: boolean, otherwise: () => void): void {
    const { instruction } = placed;
    const end = placed.address + instruction.length;
    const { base } = instruction.form;
    if (isOwnVector(placed)) {
      this.#vectors.write(placed);
      return;
    }
    if (isUsualFloat(placed)) {
      this.#floats.write(placed, otherwise);
      return;
    }
    if (binaryNames.has(base)) this.#binary(instruction, end);
    else if (unaryNames.has(base)) this.#unary(instruction, end, seen);
    else if (shiftNames.has(base)) this.#shift(instruction);
    else if (rotateNames.has(base)) this.#rotate(instruction);
    else if (wideningNames.has(base)) this.#widen(base);
    else if (base === 'lea') this.#lea(instruction, end);
    else if (base.startsWith('movzx') || base.startsWith('movs')) this.#extend(instruction, end);
    else if (base === 'imul') this.#multiply(instruction, end);
    else if (base === 'push') this.#push(instruction, end);
    else if (base === 'pop') this.#pop(instruction);
    else if (base === 'leave') this.#stack.leave();
    else if (base === 'xchg') this.#exchange(instruction);
    else if (base === 'bswap') this.#reverse(instruction);
    else if (base.startsWith('set')) this.#set(instruction, end);
    else if (base.startsWith('cmov')) this.#move(instruction, end);
  }

  /** Puts an operand on the stack, sign-extended. */
  #source(operand: DecodedOperand, bits: number, end: number): void {
    if (operand.kind === 'register') this.#operands.signed({ ...operand, size: bits });
    else if (operand.kind === 'immediate') {
      this.#code.constant64(BigInt.asIntN(bits, BigInt(operand.value)));
    } else {
      this.#operands.find(operand as DecodedMemory, bits / 8, end, layout.readBuffer);
      this.#operands.loadPlace(bits, true);
    }
  }

  #binary({ form: { base }, operands }: DecodedInstruction, end: number): void {
    const [target, source] = operands as [DecodedOperand, DecodedOperand];
    const bits = sizeOf(target) || sizeOf(source);
    const code = this.#code;
    if (base === 'mov') {
      this.#moveTo(target, source, bits, end);
      return;
    }
    const writes = base !== 'cmp' && base !== 'test';
    if (target.kind === 'memory') {
      const buffer = writes ? layout.writeBuffer : layout.readBuffer;
      this.#operands.find(target, bits / 8, end, buffer);
      this.#operands.loadPlace(bits, true);
      code.set(local.other);
      this.#source(source, bits, end);
    } else {
      this.#source(source, bits, end);
    }
    code.set(local.flagRight);
    if (target.kind === 'memory') code.get(local.other);
    else this.#operands.signed(target as DecodedRegister);
    code.tee(local.flagLeft);
    code.get(local.flagRight);
    code.emit(operators[base]!);
    signExtend(code, bits);
    code.tee(local.flagResult);
    code.set(local.value);
    this.#flags.set(flagKinds[base] ?? layout.lazyLogic);
    if (writes) this.#store(target, bits);
  }

  #store(target: DecodedOperand, bits: number): void {
    if (isGeneral(target)) this.#operands.setFromValue(target);
    else this.#operands.storePlace(bits);
  }

  #moveTo(target: DecodedOperand, source: DecodedOperand, bits: number, end: number): void {
    if (target.kind === 'memory') {
      this.#operands.find(target, bits / 8, end, layout.writeBuffer);
    }
    this.#source(source, bits, end);
    this.#code.set(local.value);
    this.#store(target, bits);
  }

  #unary({ form: { base }, operands }: DecodedInstruction, end: number, seen: boolean): void {
    const [target] = operands as [DecodedOperand];
    const bits = sizeOf(target);
    const code = this.#code;
    if (target.kind === 'memory') {
      this.#operands.find(target, bits / 8, end, layout.writeBuffer);
      this.#operands.loadPlace(bits, true);
    } else this.#operands.signed(target as DecodedRegister);
    code.set(local.value);
    if (base === 'not') {
      code.get(local.value);
      code.constant64(-1n);
      code.emit(op64.exclusiveOr);
      code.set(local.value);
      this.#store(target, bits);
      return;
    }
    if (base !== 'neg' && seen) this.#flags.keepCarry();
    const isNegation = base === 'neg';
    if (isNegation) code.constant64(0n);
    else code.get(local.value);
    code.tee(local.flagLeft);
    if (isNegation) code.get(local.value);
    else code.constant64(1n);
    code.tee(local.flagRight);
    code.emit(base === 'inc' ? op64.add : op64.subtract);
    signExtend(code, bits);
    code.tee(local.flagResult);
    code.set(local.value);
    this.#flags.set(flagKinds[base]!);
    this.#store(target, bits);
  }

  #lea({ operands }: DecodedInstruction, end: number): void {
    const [target, memory] = operands as [DecodedRegister, DecodedMemory];
    this.#operands.address(memory, end);
    this.#code.set(local.value);
    this.#operands.setFromValue(target);
  }

  #extend({ form: { base }, operands }: DecodedInstruction, end: number): void {
    const [target, source] = operands as [DecodedRegister, DecodedOperand];
    const bits = sizeOf(source);
    const isSigned = base !== 'movzx';
    if (source.kind === 'memory') {
      this.#operands.find(source, bits / 8, end, layout.readBuffer);
      this.#operands.loadPlace(bits, isSigned);
    } else if (isSigned) this.#operands.signed(source as DecodedRegister);
    else this.#operands.unsigned(source as DecodedRegister);
    this.#code.set(local.value);
    this.#operands.setFromValue(target);
  }

  /** By cl, where nobody looks at the flags, or by a constant less than the width. */
  #shift({ form: { base }, operands }: DecodedInstruction): void {
    const [target, amount] = operands as [DecodedRegister, DecodedImmediate | DecodedRegister];
    const { size } = target;
    const code = this.#code;
    const { opcode, kind } = shifts[base as keyof typeof shifts];
    if (base === 'sar') this.#operands.signed(target);
    else this.#operands.unsigned(target);
    if (amount.kind === 'register') {
      this.#operands.raw(amount);
      code.constant64(size === 64 ? 63n : 31n);
      code.emit(op64.and, opcode);
      code.set(local.value);
      this.#operands.setFromValue(target);
      return;
    }
    const count = shiftCount(amount, size);
    code.tee(local.flagLeft);
    code.constant64(BigInt(count));
    code.emit(opcode);
    signExtend(code, size);
    code.tee(local.flagResult);
    code.set(local.value);
    const carryPlace = base === 'shl' ? size - count : count - 1;
    code.constant64(BigInt(carryPlace | ((size - 1) << 8)));
    code.set(local.flagRight);
    this.#flags.set(kind);
    this.#operands.setFromValue(target);
  }

  /** By a constant, only where nobody looks at the flags. */
  #rotate({ form: { base }, operands }: DecodedInstruction): void {
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

  #widen(base: string): void {
    const { number, from, to, isSpread } = widenings[base]!;
    this.#operands.signed(generalRegister(0, from));
    if (isSpread) {
      this.#code.constant64(63n);
      this.#code.emit(op64.shiftRightSigned);
    }
    this.#code.set(local.value);
    this.#operands.setFromValue(generalRegister(number, to));
  }

  #exchange({ operands }: DecodedInstruction): void {
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
  #reverse({ operands }: DecodedInstruction): void {
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

  /** Only where nobody looks at the flags. */
  #multiply({ operands }: DecodedInstruction, end: number): void {
    const [target, source, factor] = operands as [
      DecodedRegister,
      DecodedOperand,
      DecodedImmediate?,
    ];
    this.#source(source, target.size, end);
    if (factor) this.#code.constant64(BigInt(factor.value));
    else this.#operands.signed(target);
    this.#code.emit(op64.multiply);
    this.#code.set(local.value);
    this.#operands.setFromValue(target);
  }

  #push({ operands, bits }: DecodedInstruction, end: number): void {
    this.#source(operands[0]!, bits, end);
    this.#code.set(local.value);
    this.#stack.push();
  }

  #pop({ operands }: DecodedInstruction): void {
    this.#stack.pop();
    this.#operands.setFromValue(operands[0] as DecodedRegister);
  }

  #set({ form, operands }: DecodedInstruction, end: number): void {
    const [target] = operands as [DecodedOperand];
    if (target.kind === 'memory') this.#operands.find(target, 1, end, layout.writeBuffer);
    this.#flags.condition(form.opcode.at(-1)! & 15);
    this.#code.emit(op64.fromInt32);
    this.#code.set(local.value);
    this.#store(target, 8);
  }

  #move({ form, operands }: DecodedInstruction, end: number): void {
    const [target, source] = operands as [DecodedRegister, DecodedOperand];
    this.#source(source, target.size, end);
    this.#code.set(local.other);
    this.#operands.raw(target);
    this.#code.set(local.value);
    this.#flags.condition(form.opcode.at(-1)! & 15);
    this.#code.open(op.if);
    this.#code.get(local.other);
    this.#code.set(local.value);
    this.#code.close();
    this.#operands.setFromValue(target);
  }
}

function sizeOf(operand: DecodedOperand): number {
  return operand.kind === 'register' || operand.kind === 'memory' ? operand.size : 0;
}
