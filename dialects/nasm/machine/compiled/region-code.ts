// One region as a function of WebAssembly: it takes the record where control enters and returns the
// one where the interpreter goes on.
import { CodeWriter, functionModule, op } from '#core/webassembly/encoder.ts';
import { type Order, orderOf, type Place } from '#core/webassembly/order.ts';
import { type BlockWriter, type Branches, StructuredCode } from '#core/webassembly/structure.ts';
import { FlagCode, importNames } from './flags.ts';
import type { Block, Flow } from './flow.ts';
import { loadState, local, narrowLocals, storeState, wideLocals } from './function-frame.ts';
import { InstructionCode } from './instruction-code.ts';
import { OperandCode } from './operand-code.ts';
import { flagsAreSeen } from './plain.ts';

/** The record of an address, whatever is there. */
export type RecordOf = (address: number) => number;

export interface RegionModule {
  readonly bytes: Uint8Array;
  /** Addresses where control may enter. */
  readonly entries: readonly Place[];
}

export function generateRegion(flow: Flow, recordOf: RecordOf): RegionModule {
  const order = orderOf(flow);
  const code = new CodeWriter();
  const registers = registersOf(flow);
  loadState(code, registers);
  chooseEntry(code, order, recordOf);
  const exit = code.open(op.block);
  const start = code.open(op.loop);
  const frame = { exit, dispatch: start, entry: local.entry };
  new StructuredCode(new Blocks(flow, code, exit, recordOf), order, code, frame).emit();
  code.close();
  code.emit(op.unreachable);
  code.close();
  storeState(code, registers);
  code.get(local.next);
  const bytes = functionModule({
    body: code.bytes,
    wideLocals,
    narrowLocals,
    imports: importNames,
  });
  return { bytes, entries: order.entries };
}

const stackPointer = 4;

/** The numbers of the general registers that a flow touches. */
function registersOf({ blocks }: Flow): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { instructions } of blocks.values()) {
    for (const { instruction } of instructions) {
      if (/^(push|pop)$/.test(instruction.form.base)) found.add(stackPointer);
      for (const operand of instruction.operands) {
        if (operand.kind === 'register') {
          found.add(operand.highByte ? operand.number - 4 : operand.number);
        } else if (operand.kind === 'memory') {
          if (operand.base >= 0) found.add(operand.base);
          if (operand.index >= 0) found.add(operand.index);
        }
      }
    }
  }
  return found;
}

/** Sets the number of the entry by the record, and the record to go on at where it is none. */
function chooseEntry(code: CodeWriter, { entries }: Order, recordOf: RecordOf): void {
  code.get(local.record);
  code.set(local.next);
  entries.forEach((entry, index) => {
    code.get(local.record);
    code.constant(recordOf(entry));
    code.emit(op.equal);
    code.open(op.if);
    code.constant(index + 1);
    code.set(local.entry);
    code.close();
  });
}

class Blocks implements BlockWriter {
  readonly #flow: Flow;
  readonly #code: CodeWriter;
  readonly #exit: number;
  readonly #recordOf: RecordOf;
  readonly #flags: FlagCode;
  readonly #instructions: InstructionCode;
  /** Of the instruction that is being written: its address, and how many of the block are left. */
  #at = 0;
  #remaining = 0;

  constructor(flow: Flow, code: CodeWriter, exit: number, recordOf: RecordOf) {
    this.#flow = flow;
    this.#code = code;
    this.#exit = exit;
    this.#recordOf = recordOf;
    this.#flags = new FlagCode(code);
    const operands = new OperandCode(code, () => this.#leaveIf());
    this.#instructions = new InstructionCode(code, operands, this.#flags);
  }

  has(place: Place): boolean {
    return this.#flow.blocks.has(place);
  }

  leave(place: Place): void {
    this.#code.constant(this.#recordOf(place));
    this.#code.set(local.next);
    this.#code.branch(op.br, this.#exit);
  }

  #leaveIf(): void {
    const code = this.#code;
    code.open(op.if);
    this.#leaveHere();
    code.close();
  }

  /** Leaves before the instruction that is being written. */
  #leaveHere(): void {
    const code = this.#code;
    code.get(local.left);
    code.constant(this.#remaining);
    code.emit(op.add);
    code.set(local.left);
    this.leave(this.#at);
  }

  /** Takes the block's instructions from the budget, or leaves before the first of them. */
  #budget({ address, instructions }: Block): void {
    const code = this.#code;
    this.#at = address;
    this.#remaining = instructions.length;
    code.get(local.left);
    code.constant(instructions.length);
    code.emit(op.subtract);
    code.tee(local.left);
    code.constant(0);
    code.emit(op.lessSigned);
    this.#leaveIf();
  }

  block(place: Place, branches: Branches): void {
    const block = this.#flow.blocks.get(place)!;
    const { instructions } = block;
    this.#flags.forget();
    this.#budget(block);
    const plain = instructions.map(({ instruction }) => instruction);
    for (const [index, { address, instruction, target }] of instructions.entries()) {
      if (target !== undefined) break;
      this.#at = address;
      this.#remaining = instructions.length - index;
      const seen = flagsAreSeen(plain, index);
      if (seen && instruction.form.base === 'imul') {
        this.#leaveHere();
        return;
      }
      this.#instructions.write(instruction, address + instruction.length, seen);
    }
    this.#end(block, branches);
  }

  #end({ address, instructions, end }: Block, branches: Branches): void {
    const { target, condition } = instructions.at(-1)!;
    if (target === undefined) branches.branch(address, end);
    else if (condition === -1 || target === end) branches.branch(address, target);
    else {
      this.#flags.condition(condition!);
      branches.branchIf(address, target);
      branches.branch(address, end);
    }
  }
}
