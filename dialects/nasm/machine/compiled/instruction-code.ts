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
  isGeneral,
  isPlainMemory,
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
import { isOwnString, StringCode } from './string-code.ts';
import { isOwnVector, VectorCode } from './vector-code.ts';
import { WordCode } from './word-code.ts';

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

/** The two factors and what is kept of their product: where flags are worked out from. */
const productFlags = [
  [local.flagLeft, local.address],
  [local.flagRight, local.other],
  [local.flagResult, local.value],
] as const;

/** The lazy kind of an instruction that sets one; undefined for all others. */
export function flagKindOf({ form: { base }, operands }: DecodedInstruction): number | undefined {
  if (base === 'popcnt') return layout.lazyNone;
  const kind = flagKinds[base];
  if (kind !== undefined) return kind;
  if (operators[base] !== undefined) return layout.lazyLogic;
  if (!shiftNames.has(base) || operands[1]?.kind !== 'immediate') return undefined;
  return shifts[base as keyof typeof shifts].kind;
}

/** Whether an instruction that generated code has not is one that it has as far as it is usual. */
export function hasUsual(placed: PlacedInstruction): boolean {
  return isUsualFloat(placed) || isProduct(placed);
}

/** A product of which the lower half is kept: usual where that is not 0. */
function isProduct({ handler, instruction: { operands } }: PlacedInstruction): boolean {
  if (!/^imul_r[rm]i?_(16|32|64)$/.test(handler)) return false;
  return isGeneral(operands[1]) || isPlainMemory(operands[1]);
}

/** Whether generated code has the whole of what a function of the processor does. */
export function isOwnByName(placed: PlacedInstruction): boolean {
  return isOwnVector(placed) || isCount(placed) || isOwnString(placed);
}

/** A count of ones, which sets all flags at once. */
function isCount({ handler }: PlacedInstruction): boolean {
  return /^popcnt_rr_(32|64)$/.test(handler);
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
  readonly #words: WordCode;
  readonly #strings: StringCode;

  constructor(parts: CodeParts) {
    const { code, operands, flags, stack, leaveIf } = parts;
    this.#code = code;
    this.#operands = operands;
    this.#flags = flags;
    this.#stack = stack;
    this.#vectors = new VectorCode(code, operands, leaveIf);
    this.#floats = new FloatCode(code, operands, flags);
    this.#words = new WordCode(code, operands, flags);
    this.#strings = new StringCode(code, operands);
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
    if (isOwnString(placed)) {
      this.#strings.write(placed);
      return;
    }
    if (isCount(placed)) {
      this.#words.countOnes(instruction);
      return;
    }
    if (binaryNames.has(base)) this.#binary(instruction, end);
    else if (unaryNames.has(base)) this.#unary(instruction, end, seen);
    else if (shiftNames.has(base)) this.#shift(instruction);
    else if (rotateNames.has(base)) this.#words.rotate(instruction);
    else if (wideningNames.has(base)) this.#words.widen(base);
    else if (base === 'lea') this.#lea(instruction, end);
    else if (base.startsWith('movzx') || base.startsWith('movs')) this.#extend(instruction, end);
    else if (base === 'imul') this.#multiply(instruction, end, seen ? otherwise : undefined);
    else if (base === 'push') this.#push(instruction, end);
    else if (base === 'pop') this.#pop(instruction);
    else if (base === 'leave') this.#stack.leave();
    else if (base === 'xchg') this.#words.exchange(instruction);
    else if (base === 'bswap') this.#words.reverse(instruction);
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

  /** Without `otherwise` nobody looks at the flags; with it, it writes what gives 0. */
  #multiply(
    { operands }: DecodedInstruction,
    end: number,
    otherwise: (() => void) | undefined,
  ): void {
    const [target, source, factor] = operands as [
      DecodedRegister,
      DecodedOperand,
      DecodedImmediate?,
    ];
    const code = this.#code;
    this.#source(source, target.size, end);
    code.tee(local.other);
    if (factor) code.constant64(BigInt(factor.value));
    else this.#operands.signed(target);
    code.tee(local.address);
    code.emit(op64.multiply);
    signExtend(code, target.size);
    code.set(local.value);
    if (!otherwise) {
      this.#operands.setFromValue(target);
      return;
    }
    code.get(local.value);
    code.constant64(0n);
    code.emit(op64.notEqual);
    code.open(op.if);
    for (const [into, from] of productFlags) {
      code.get(from);
      code.set(into);
    }
    this.#flags.set(layout.lazyProduct);
    this.#operands.setFromValue(target);
    code.emit(op.else);
    otherwise();
    code.close();
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
