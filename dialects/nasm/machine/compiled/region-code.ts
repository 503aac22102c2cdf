// One region as a function of WebAssembly: it takes the record where control enters and returns the
// one where the interpreter goes on.
import { CodeWriter, functionModule, op } from '#core/webassembly/encoder.ts';
import { orderOf, type Place } from '#core/webassembly/order.ts';
import { type BlockWriter, type Branches, StructuredCode } from '#core/webassembly/structure.ts';
import type { Bits } from '../../decoder/decoded.ts';
import * as layout from '../processor/layout.ts';
import {
  type BlockPlan,
  dirtyBehind,
  kindBehind,
  type PlannedInstruction,
  planRegion,
  type RegionPlan,
} from './block-plan.ts';
import { FlagCode, importNames } from './flags.ts';
import type { Flow, Transfer } from './flow.ts';
import {
  loadLeft,
  loadRegisters,
  local,
  localCounts,
  storeLeft,
  storeRegisters,
} from './function-frame.ts';
import { callHandler } from './handler-code.ts';
import { InstructionCode } from './instruction-code.ts';
import { OperandCode } from './operand-code.ts';
import { StackCode } from './stack-code.ts';
import { TransferCode } from './transfer-code.ts';

/** What generated code has to know of where it will be. */
export interface RegionPlace {
  /** The record of an address, whatever is there. */
  recordOf(address: number): number;
  readonly bits: Bits;
  /** Indexes in the table of handlers: of `region`, and of the function that is made here. */
  readonly regionHandler: number;
  readonly regionFunction: number;
}

export interface RegionModule {
  readonly bytes: Uint8Array;
  /** Addresses where control may enter; their numbers begin with 1. */
  readonly entries: readonly Place[];
  /** Names of the functions that the module imports. */
  readonly imports: readonly string[];
}

/** The labels that blocks leave by. */
interface Exits {
  /** Registers are to be stored. */
  readonly exit: number;
  /** They are in the state already. */
  readonly stored: number;
  readonly dispatch: number;
}

export function generateRegion(flow: Flow, place: RegionPlace): RegionModule {
  const plan = planRegion(flow);
  const order = orderOf(flow);
  const code = new CodeWriter();
  loadRegisters(code, plan.touched);
  loadLeft(code);
  chooseEntry(code);
  const stored = code.open(op.block);
  const exit = code.open(op.block);
  const dispatch = code.open(op.loop);
  const blocks = new Blocks(plan, code, place, { exit, stored, dispatch });
  const frame = { exit, dispatch, entry: local.entry };
  new StructuredCode(blocks, order, code, frame).emit();
  code.close();
  code.emit(op.unreachable);
  code.close();
  storeRegisters(code, plan.changed);
  code.close();
  storeLeft(code);
  code.get(local.next);
  const { imports } = blocks;
  const bytes = functionModule({ ...localCounts, body: code.bytes, imports });
  return { bytes, entries: order.entries, imports };
}

/** The record where control enters knows the number of its entry. */
function chooseEntry(code: CodeWriter): void {
  code.get(local.record);
  code.tee(local.next);
  code.memory(op.load16, layout.regionEntry);
  code.set(local.entry);
}

class Blocks implements BlockWriter {
  readonly imports: string[] = [...importNames];
  readonly #plan: RegionPlan;
  readonly #code: CodeWriter;
  readonly #place: RegionPlace;
  readonly #exits: Exits;
  readonly #flags: FlagCode;
  readonly #instructions: InstructionCode;
  readonly #transfers: TransferCode;
  /** Of the instruction that is being written: its address, and how many of the block are left. */
  #at = 0;
  #remaining = 0;

  constructor(plan: RegionPlan, code: CodeWriter, place: RegionPlace, exits: Exits) {
    this.#plan = plan;
    this.#code = code;
    this.#place = place;
    this.#exits = exits;
    this.#flags = new FlagCode(code);
    const leaveIf = () => this.#leaveIf();
    const operands = new OperandCode(code, leaveIf);
    const stack = new StackCode(code, operands, place.bits);
    this.#instructions = new InstructionCode({
      code,
      operands,
      flags: this.#flags,
      stack,
      leaveIf,
    });
    const facts = { ...place, ...exits, touched: plan.touched };
    this.#transfers = new TransferCode(code, operands, stack, leaveIf, facts);
  }

  has(place: Place): boolean {
    return this.#plan.blocks.has(place);
  }

  leave(place: Place): void {
    this.#code.constant(this.#place.recordOf(place));
    this.#code.set(local.next);
    this.#code.branch(op.br, this.#exits.exit);
  }

  /** Leaves before the instruction that is being written, if the top of the stack is not 0. */
  #leaveIf(): void {
    const code = this.#code;
    code.open(op.if);
    code.get(local.left);
    code.constant(this.#remaining);
    code.emit(op.add);
    code.set(local.left);
    this.leave(this.#at);
    code.close();
  }

  /** Takes the block's instructions from the budget, or leaves before the first of them. */
  #budget({ block: { address, instructions } }: BlockPlan): void {
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
    const plan = this.#plan.blocks.get(place)!;
    const { instructions, block } = plan;
    let { kind, dirty } = plan;
    this.#budget(plan);
    for (const [index, planned] of instructions.entries()) {
      const { address, transfer, way, seen } = planned;
      this.#at = address;
      this.#remaining = instructions.length - index;
      this.#flags.know(kind);
      const before = dirty;
      if (transfer) this.#transfer(place, planned, transfer, block.end, branches);
      else if (way === 'called') this.#callHandler(planned, dirty);
      else this.#instructions.write(planned, seen, () => this.#callHandler(planned, before));
      kind = kindBehind(planned, kind);
      dirty = dirtyBehind(planned, dirty);
    }
    if (!instructions.at(-1)!.transfer) branches.branch(place, block.end);
  }

  #callHandler(planned: PlannedInstruction, dirty: number): void {
    const { address, instruction, handler } = planned;
    const { recordOf } = this.#place;
    callHandler(this.#code, {
      planned,
      dirty,
      record: recordOf(address),
      following: recordOf(address + instruction.length),
      handler: this.#imported(handler),
      touched: this.#plan.touched,
      remaining: this.#remaining,
      exit: this.#exits.stored,
    });
  }

  #imported(name: string): number {
    const known = this.imports.indexOf(name);
    return known >= 0 ? known : this.imports.push(name) - 1;
  }

  #transfer(
    place: Place,
    planned: PlannedInstruction,
    transfer: Transfer,
    end: number,
    branches: Branches,
  ): void {
    switch (transfer.kind) {
      case 'jump':
        if (transfer.condition !== -1 && transfer.target !== end) {
          this.#flags.condition(transfer.condition);
          branches.branchIf(place, transfer.target);
          branches.branch(place, end);
        } else branches.branch(place, transfer.target);
        break;
      case 'count':
        this.#transfers.count(transfer.name, planned.instruction.addressSize, () =>
          this.#flags.condition(zeroCondition),
        );
        if (transfer.target === end) this.#code.emit(op.drop);
        else branches.branchIf(place, transfer.target);
        branches.branch(place, end);
        break;
      case 'call':
        this.#transfers.call(end, transfer.target);
        branches.branch(place, transfer.target);
        break;
      case 'return':
        this.#transfers.ret(takenBy(planned));
        break;
      case 'callThrough':
        this.#transfers.callThrough(planned);
        break;
      default:
        this.#transfers.jumpThrough(planned);
    }
  }
}

const zeroCondition = 4;

/** Bytes of arguments that a return takes from the stack. */
function takenBy({ instruction: { operands } }: PlannedInstruction): number {
  const [operand] = operands;
  return operand?.kind === 'immediate' ? Number(operand.value) : 0;
}
