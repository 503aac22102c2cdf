// Flags in generated code: what sets them is remembered, and they are worked out where asked for.
import { type CodeWriter, op, op64 } from '#core/webassembly/encoder.ts';
import * as layout from '../processor/layout.ts';
import { flagsBit } from './effects.ts';
import { local, storeRegisters } from './function-frame.ts';

/** Numbers of the functions that are always imported. */
export const imported = { carryFlag: 0, conditionHolds: 1 } as const;
export const importNames: readonly string[] = ['carryFlag', 'conditionHolds'];

/** One of the processor's lazy kinds; undefined where it is known at run time only. */
export type FlagKind = number | undefined;

const carryBit = layout.flagCarry;
const arithmeticBits =
  layout.flagCarry |
  layout.flagParity |
  layout.flagAdjust |
  layout.flagZero |
  layout.flagSign |
  layout.flagOverflow;

/** Keeps track of what the flags are those of, while a block is written. */
export class FlagCode {
  readonly #code: CodeWriter;
  #kind: FlagKind;

  constructor(code: CodeWriter) {
    this.#code = code;
  }

  /** What the flags are those of from here on, in their locals. */
  know(kind: FlagKind): void {
    this.#kind = kind;
  }

  /** The locals of left, right and result are set for it. */
  set(kind: number): void {
    this.#kind = kind;
    this.#code.constant(kind);
    this.#code.set(local.flagKind);
  }

  /** All of the flags are those that `push` puts on the stack, in their places in the word. */
  setWord(push: () => void): void {
    this.set(layout.lazyNone);
    this.#code.get(local.flagsWord);
    this.#code.constant(~arithmeticBits);
    this.#code.emit(op.and);
    push();
    this.#code.emit(op.or);
    this.#code.set(local.flagsWord);
  }

  /** Puts a flag of the word on the stack, as 0 or 1. */
  #ofWord(bit: number): void {
    this.#code.get(local.flagsWord);
    this.#code.constant(bit);
    this.#code.emit(op.and);
    this.#code.constant(0);
    this.#code.emit(op.notEqual);
  }

  /** Puts the carry, 0 or 1, into the word; what stands in its other bits stays. */
  keepCarry(): void {
    const code = this.#code;
    if (this.#kind === layout.lazyIncrement || this.#kind === layout.lazyDecrement) return;
    if (this.#kind === undefined) {
      // Of these two it is there already.
      code.get(local.flagKind);
      code.constant(layout.lazyIncrement);
      code.emit(op.subtract);
      code.constant(1);
      code.emit(op.more);
      code.open(op.if);
    }
    code.get(local.flagsWord);
    code.constant(~carryBit);
    code.emit(op.and);
    this.#carry();
    code.emit(op.or);
    code.set(local.flagsWord);
    if (this.#kind === undefined) code.close();
  }

  #compare(left: number, opcode: number, right: number): void {
    this.#code.get(left);
    this.#code.get(right);
    this.#code.emit(opcode);
  }

  /** Puts the carry on the stack. */
  #carry(): void {
    const code = this.#code;
    switch (this.#kind) {
      case layout.lazyAdd:
        this.#compare(local.flagResult, op64.less, local.flagLeft);
        break;
      case layout.lazySubtract:
        this.#compare(local.flagLeft, op64.less, local.flagRight);
        break;
      case layout.lazyLogic:
        code.constant(0);
        break;
      case layout.lazyShiftLeft:
      case layout.lazyShiftRight:
      case layout.lazyShiftArithmetic:
        this.#shiftedBit(0n);
        break;
      case undefined:
        storeRegisters(code, flagsBit);
        code.constant(0);
        code.call(imported.carryFlag);
        break;
      default:
        code.get(local.flagsWord);
        code.constant(carryBit);
        code.emit(op.and);
    }
  }

  /** Puts a bit of what was shifted on the stack; its number stands in the right from `at` on. */
  #shiftedBit(at: bigint): void {
    const code = this.#code;
    code.get(local.flagLeft);
    code.get(local.flagRight);
    code.constant64(at);
    code.emit(op64.shiftRight);
    code.constant64(63n);
    code.emit(op64.and);
    code.emit(op64.shiftRight);
    code.emit(op64.toInt32);
    code.constant(1);
    code.emit(op.and);
  }

  #overflow(): void {
    const code = this.#code;
    if (this.#kind === layout.lazyNone) {
      this.#ofWord(layout.flagOverflow);
      return;
    }
    const isSum = this.#kind === layout.lazyAdd || this.#kind === layout.lazyIncrement;
    if (this.#kind === layout.lazyLogic || this.#kind === layout.lazyShiftArithmetic) {
      code.constant(0);
      return;
    }
    if (this.#kind === layout.lazyShiftRight) {
      this.#shiftedBit(8n);
      return;
    }
    if (this.#kind === layout.lazyShiftLeft) {
      this.#sign();
      this.#shiftedBit(0n);
      code.emit(op.notEqual);
      return;
    }
    this.#compare(local.flagLeft, op64.exclusiveOr, isSum ? local.flagResult : local.flagRight);
    const second = isSum ? local.flagRight : local.flagLeft;
    this.#compare(second, op64.exclusiveOr, local.flagResult);
    code.emit(op64.and);
    code.constant64(0n);
    code.emit(op64.lessSigned);
  }

  #zero(): void {
    if (this.#kind === layout.lazyNone) {
      this.#ofWord(layout.flagZero);
      return;
    }
    this.#code.get(local.flagResult);
    this.#code.emit(op64.isZero);
  }

  #sign(): void {
    if (this.#kind === layout.lazyNone) {
      this.#ofWord(layout.flagSign);
      return;
    }
    this.#code.get(local.flagResult);
    this.#code.constant64(0n);
    this.#code.emit(op64.lessSigned);
  }

  #parity(): void {
    const code = this.#code;
    if (this.#kind === layout.lazyNone) {
      this.#ofWord(layout.flagParity);
      return;
    }
    code.get(local.flagResult);
    code.constant64(0xffn);
    code.emit(op64.and);
    code.emit(op64.countOnes);
    code.emit(op64.toInt32);
    code.constant(1);
    code.emit(op.and);
    code.emit(op.isZero);
  }

  #signIsOverflow(): void {
    this.#sign();
    this.#overflow();
    this.#code.emit(op.notEqual);
  }

  /** Puts whether a condition holds on the stack; its number is that of the opcodes. */
  condition(number: number): void {
    const code = this.#code;
    if (this.#kind === undefined) {
      storeRegisters(code, flagsBit);
      code.constant(number);
      code.call(imported.conditionHolds);
      return;
    }
    this.#even(number >> 1);
    if ((number & 1) !== 0) code.emit(op.isZero);
  }

  #even(pair: number): void {
    if (this.#kind === layout.lazySubtract && this.#ofSubtraction(pair)) return;
    const code = this.#code;
    switch (pair) {
      case 0:
        this.#overflow();
        break;
      case 1:
        this.#carry();
        break;
      case 2:
        this.#zero();
        break;
      case 3:
        this.#carry();
        this.#zero();
        code.emit(op.or);
        break;
      case 4:
        this.#sign();
        break;
      case 5:
        this.#parity();
        break;
      case 6:
        this.#signIsOverflow();
        break;
      default:
        this.#signIsOverflow();
        this.#zero();
        code.emit(op.or);
    }
  }

  /** Of a subtraction most conditions are one comparison. */
  #ofSubtraction(pair: number): boolean {
    const opcodes = [
      undefined,
      op64.less,
      op64.equal,
      op64.atMost,
      undefined,
      undefined,
      op64.lessSigned,
      op64.atMostSigned,
    ];
    const opcode = opcodes[pair];
    if (opcode === undefined) return false;
    this.#compare(local.flagLeft, opcode, local.flagRight);
    return true;
  }
}
