// Calls, returns, and jumps to where only the run shows, in generated code, with the shadow stack
// as processor/control.ts keeps it. What is not as usual is left to the interpreter.
import { type CodeWriter, op, op64 } from '#core/webassembly/encoder.ts';
import type { Bits, DecodedMemory, DecodedOperand } from '../../decoder/decoded.ts';
import * as layout from '../processor/layout.ts';
import type { RegisterSet } from './effects.ts';
import type { CountName, PlacedInstruction } from './flow.ts';
import { local } from './function-frame.ts';
import { generalRegister, type LeaveIf, type OperandCode } from './operand-code.ts';
import type { StackCode } from './stack-code.ts';

const stackPointer = local.firstRegister + 4;
const counter = 1;
const frameShift = 5;
const callerShift = 6;

/** Registers that belong to the caller, in their order in the frames: rbx, rbp, r12 to r15. */
const keptRegisters: Readonly<Record<Bits, readonly number[]>> = {
  16: [],
  32: [3, 5],
  64: [3, 5, 12, 13, 14, 15],
};

/** What of a region these instructions have to know. */
export interface RegionFacts {
  readonly bits: Bits;
  /** Registers that are locals. */
  readonly touched: RegisterSet;
  /** Indexes in the table of handlers: of `region`, and of this region's function. */
  readonly regionHandler: number;
  readonly regionFunction: number;
  /** Labels: of the loop that goes to an entry by its number, and behind all blocks. */
  readonly dispatch: number;
  readonly exit: number;
}

export class TransferCode {
  readonly #code: CodeWriter;
  readonly #operands: OperandCode;
  readonly #stack: StackCode;
  readonly #leaveIf: LeaveIf;
  readonly #facts: RegionFacts;

  constructor(
    code: CodeWriter,
    operands: OperandCode,
    stack: StackCode,
    leaveIf: LeaveIf,
    facts: RegionFacts,
  ) {
    this.#code = code;
    this.#operands = operands;
    this.#stack = stack;
    this.#leaveIf = leaveIf;
    this.#facts = facts;
  }

  get #bytes(): number {
    return this.#facts.bits / 8;
  }

  /** Puts on the stack whether a count of rounds, or its register being 0, makes a jump. */
  count(name: CountName, size: number, isZeroFlag: () => void): void {
    const code = this.#code;
    const register = generalRegister(counter, size);
    if (name === 'jcxz') {
      this.#operands.unsigned(register);
      code.emit(op64.isZero);
      return;
    }
    this.#operands.unsigned(register);
    code.constant64(1n);
    code.emit(op64.subtract);
    code.set(local.value);
    this.#operands.setFromValue(register);
    this.#operands.unsigned(register);
    code.constant64(0n);
    code.emit(op64.notEqual);
    if (name === 'loop') return;
    isZeroFlag();
    if (name === 'loopne') code.emit(op.isZero);
    code.emit(op.and);
  }

  /** Pushes the address behind, and notes the call. */
  call(end: number, target: number): void {
    const code = this.#code;
    this.#checkDepth();
    code.constant64(BigInt(end));
    code.set(local.value);
    this.#stack.push();
    this.#enterFrame(end, () => code.constant64(BigInt(target)));
  }

  /** Leaves where the shadow stack has no room for all that it keeps of a frame. */
  #checkDepth(): void {
    const code = this.#code;
    code.constant(0);
    code.memory(op.load, layout.depth);
    code.tee(local.frame);
    code.constant(layout.callerFrames);
    code.emit(op.atLeast);
    this.#leaveIf();
  }

  /** The depth is that in `frame`. */
  #enterFrame(end: number, entry: () => void): void {
    const code = this.#code;
    code.constant(0);
    code.get(local.frame);
    code.constant(1);
    code.emit(op.add);
    code.memory(op.store, layout.depth);
    code.get(local.frame);
    code.constant(frameShift);
    code.emit(op.shiftLeft);
    code.set(local.place);
    this.#field(layout.shadowStack, () => code.constant64(BigInt(end)));
    this.#field(layout.shadowStack + 8, entry);
    this.#field(layout.shadowStack + 16, () => code.get(stackPointer));
    code.get(local.frame);
    code.constant(callerShift);
    code.emit(op.shiftLeft);
    code.set(local.place);
    keptRegisters[this.#facts.bits].forEach((number, index) => {
      this.#field(layout.callerRegisters + 8 * index, () => this.#register(number));
    });
  }

  #field(offset: number, value: () => void): void {
    this.#code.get(local.place);
    value();
    this.#code.memory(op64.store, offset);
  }

  #register(number: number): void {
    if ((this.#facts.touched >> number) & 1) this.#code.get(local.firstRegister + number);
    else {
      this.#code.constant(0);
      this.#code.memory(op64.load, layout.general + 8 * number);
    }
  }

  callThrough({ address, instruction }: PlacedInstruction): void {
    const end = address + instruction.length;
    this.#checkDepth();
    this.#destination(instruction.operands[0]!, end);
    this.#code.get(local.value);
    this.#code.set(local.other);
    this.#code.constant64(BigInt(end));
    this.#code.set(local.value);
    this.#stack.push();
    this.#enterFrame(end, () => this.#code.get(local.other));
    this.#go();
  }

  jumpThrough({ address, instruction }: PlacedInstruction): void {
    this.#destination(instruction.operands[0]!, address + instruction.length);
    this.#go();
  }

  /** Sets `value` to where an operand leads, and `next` to the record there. */
  #destination(operand: DecodedOperand, end: number): void {
    const { bits } = this.#facts;
    if (operand.kind === 'register') this.#operands.unsigned({ ...operand, size: bits });
    else {
      this.#operands.find(operand as DecodedMemory, this.#bytes, end, layout.readBuffer);
      this.#operands.loadPlace(bits, false);
    }
    this.#code.set(local.value);
    this.#findRecord();
  }

  /** Sets `next` to the record of the address in `value`, or leaves where it is not at hand. */
  #findRecord(): void {
    const code = this.#code;
    code.get(local.value);
    code.emit(op64.toInt32);
    code.constant(layout.recordCacheEntries - 1);
    code.emit(op.and);
    code.constant(4);
    code.emit(op.shiftLeft);
    code.tee(local.place);
    code.memory(op64.load, layout.recordCache);
    code.get(local.value);
    code.emit(op64.notEqual);
    this.#leaveIf();
    code.get(local.place);
    code.memory(op.load, layout.recordCache + 8);
    code.set(local.next);
  }

  /** `taken` bytes of arguments are dropped. */
  ret(taken: number): void {
    const code = this.#code;
    this.#stack.peek();
    this.#findRecord();
    this.#stack.moved(4, this.#bytes);
    code.set(local.address);
    code.constant(0);
    code.memory(op.load, layout.depth);
    code.tee(local.frame);
    code.constant(frameShift);
    code.emit(op.shiftLeft);
    code.set(local.place);
    this.#isUnusual();
    this.#leaveIf();
    code.constant(0);
    code.get(local.frame);
    code.constant(1);
    code.emit(op.subtract);
    code.memory(op.store, layout.depth);
    code.get(local.address);
    code.set(stackPointer);
    if (taken !== 0) this.#stack.move(taken);
    this.#go();
  }

  /** Unless the innermost frame is gone with this, and that alone, and nobody waits for it. */
  #isUnusual(): void {
    const code = this.#code;
    code.get(local.frame);
    code.constant(2);
    code.emit(op.subtract);
    code.constant(layout.callerFrames - 2);
    code.emit(op.more);
    code.get(local.frame);
    code.constant(1);
    code.emit(op.subtract);
    code.constant(0);
    code.memory(op.load, layout.stopDepth);
    code.emit(op.atMostSigned, op.or);
    code.constant(0);
    code.memory(op.load, layout.checksCallers);
    code.emit(op.or);
    this.#stackOfFrame(1);
    code.emit(op64.atLeast, op.or);
    this.#stackOfFrame(2);
    code.emit(op64.less, op.or);
  }

  /** Puts where a frame's return address lies on the stack, and the pointer behind the return. */
  #stackOfFrame(distance: number): void {
    const code = this.#code;
    code.get(local.place);
    code.memory(op64.load, layout.shadowStack - distance * layout.shadowFrameSize + 16);
    code.get(local.address);
  }

  /** Goes to the record in `next`: within the region where it begins there. */
  #go(): void {
    const code = this.#code;
    const { regionHandler, regionFunction, dispatch, exit } = this.#facts;
    code.get(local.next);
    code.memory(op.load, layout.handler);
    code.constant(regionHandler);
    code.emit(op.equal);
    code.get(local.next);
    code.memory(op.load, layout.regionFunction);
    code.constant(regionFunction);
    code.emit(op.equal, op.and);
    code.open(op.if);
    code.get(local.next);
    code.memory(op.load16, layout.regionEntry);
    code.set(local.entry);
    code.branch(op.br, dispatch);
    code.close();
    code.branch(op.br, exit);
  }
}
