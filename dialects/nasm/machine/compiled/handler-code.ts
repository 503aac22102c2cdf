// Instructions that generated code leaves to the processor's functions, which it calls for them:
// with all that they may see in the state, and with what they change read from there.
import { type CodeWriter, op } from '#core/webassembly/encoder.ts';
import { kind } from '../../isa/form.ts';
import * as layout from '../processor/layout.ts';
import type { PlannedInstruction } from './block-plan.ts';
import type { RegisterSet } from './effects.ts';
import { loadRegisters, local, storeRegisters } from './function-frame.ts';

/** Functions that have neither memory nor exceptions. */
const quiet: ReadonlySet<string> = new Set([
  ...['adc', 'sbb', 'rol', 'ror', 'rcl', 'rcr', 'shl', 'shr', 'sar', 'shld', 'shrd', 'bt', 'bts'],
  ...['btr', 'btc', 'bsf', 'bsr', 'popcnt', 'lzcnt', 'tzcnt', 'mul', 'imul', 'mulx', 'xadd'],
  ...['cmpxchg', 'lahf', 'sahf', 'clc', 'stc', 'cmc', 'cld', 'std', 'andn', 'bextr', 'blsi'],
  ...['blsr', 'blsmsk', 'rorx', 'shlx', 'shrx', 'sarx', 'pdep', 'pext', 'bzhi'],
]);

function isQuiet({ instruction: { form, operands } }: PlannedInstruction): boolean {
  if (!quiet.has(form.base)) return false;
  return operands.every(
    operand =>
      operand.kind === 'immediate' ||
      (operand.kind === 'register' && operand.family === kind.general),
  );
}

/** What a call of one of the functions needs to know. */
export interface HandlerCall {
  readonly planned: PlannedInstruction;
  readonly record: number;
  /** The record behind it. */
  readonly following: number;
  /** The number of the imported function. */
  readonly handler: number;
  /** Registers whose values the state may not have. */
  readonly dirty: RegisterSet;
  /** Registers that are locals, and the flags. */
  readonly touched: RegisterSet;
  /** Instructions of the block from this one on, which the budget has been reduced by. */
  readonly remaining: number;
  /** The label where the function is left with the state as it is. */
  readonly exit: number;
}

/**
 * Leaves behind the instruction where control does not go on behind it, or where it has changed
 * what generated code is made of.
 */
export function callHandler(code: CodeWriter, call: HandlerCall): void {
  const { planned, record, following, handler, dirty, touched, remaining, exit } = call;
  storeRegisters(code, dirty & touched);
  const changed = planned.written & touched;
  if (isQuiet(planned)) {
    code.constant(record);
    code.call(handler);
    code.emit(op.drop);
    loadRegisters(code, changed);
    return;
  }
  note(code, layout.currentRecord, () => code.constant(record));
  note(code, layout.instructionsLeft, () => addToLeft(code, remaining));
  code.constant(record);
  code.call(handler);
  code.tee(local.next);
  code.constant(following);
  code.emit(op.notEqual);
  code.constant(record);
  code.memory(op.load8, layout.traits);
  code.constant(layout.traitCompiled);
  code.emit(op.and, op.isZero, op.or);
  code.open(op.if);
  addToLeft(code, remaining - 1);
  code.set(local.left);
  code.branch(op.br, exit);
  code.close();
  loadRegisters(code, changed);
}

function note(code: CodeWriter, place: number, value: () => void): void {
  code.constant(0);
  value();
  code.memory(op.store, place);
}

function addToLeft(code: CodeWriter, count: number): void {
  code.get(local.left);
  code.constant(count);
  code.emit(op.add);
}
