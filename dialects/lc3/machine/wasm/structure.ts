// Puts the blocks of a program into one function of WebAssembly, with loops and blocks nested.
import { CodeWriter, moduleOf, op } from '#core/webassembly/encoder.ts';
import type { Order } from '#core/webassembly/order.ts';
import { type BlockWriter, type Branches, StructuredCode } from '#core/webassembly/structure.ts';
import { addressOf, type Block, type Flow, type Place } from './flow.ts';
import { entriesAt, pages, parameters, parametersAt, registersAt } from './memory-layout.ts';
import { localCount, locals, Translation } from './translation.ts';

/** The locals that come in and go out as parameters. */
const incoming = [
  [locals.value, parameters.value],
  [locals.left, parameters.left],
  [locals.depth, parameters.depth],
  [locals.pc, parameters.pc],
  [locals.base, parameters.base],
  [locals.lowest, parameters.lowest],
  [locals.span, parameters.span],
  [locals.access, parameters.access],
] as const;
const outgoing = incoming.slice(0, 4);
const registerNumbers = [0, 1, 2, 3, 4, 5, 6, 7];

/** The module; entries are numbered from 1 on in the order of `order.entries`. */
export function generate(flow: Flow, order: Order, leaSetsCodes: boolean): Uint8Array {
  const code = new CodeWriter();
  for (const number of registerNumbers) {
    code.constant(0);
    code.memory(op.load16, registersAt + 2 * number);
    code.set(number);
  }
  for (const [local, parameter] of incoming) {
    code.constant(0);
    code.memory(op.load, parametersAt + 4 * parameter);
    code.set(local);
  }
  code.get(locals.pc);
  code.constant(1);
  code.emit(op.shiftLeft);
  code.memory(op.load16, entriesAt);
  code.set(locals.entry);
  const exit = code.open(op.block);
  const start = code.open(op.loop);
  const translation = new Translation(code, { exit, dispatch: start }, leaSetsCodes);
  const frame = { exit, dispatch: start, entry: locals.entry };
  new StructuredCode(new Blocks(flow, translation), order, code, frame).emit();
  code.close();
  code.emit(op.unreachable);
  code.close();
  for (const number of registerNumbers) {
    code.constant(0);
    code.get(number);
    code.memory(op.store16, registersAt + 2 * number);
  }
  for (const [local, parameter] of outgoing) {
    code.constant(0);
    code.get(local);
    code.memory(op.store, parametersAt + 4 * parameter);
  }
  return moduleOf(code.bytes, localCount, pages);
}

/** What each block of a program does, and where it goes on. */
class Blocks implements BlockWriter {
  readonly #flow: Flow;
  readonly #translation: Translation;

  constructor(flow: Flow, translation: Translation) {
    this.#flow = flow;
    this.#translation = translation;
  }

  has(place: Place): boolean {
    return this.#flow.blocks.has(place);
  }

  leave(place: Place): void {
    this.#translation.leaveAt(addressOf(place));
  }

  block(place: Place, branches: Branches): void {
    const block = this.#flow.blocks.get(place)!;
    const translation = this.#translation;
    translation.budget(block);
    translation.body(block);
    this.#end(block, branches);
  }

  #end({ ending, place, words }: Block, branches: Branches): void {
    const translation = this.#translation;
    const last = words.at(-1) ?? 0;
    const behind = addressOf(place) + words.length;
    switch (ending.kind) {
      case 'leave':
        translation.leaveAt(behind);
        break;
      case 'goto':
        branches.branch(place, ending.target);
        break;
      case 'branch':
        translation.condition(last);
        branches.branchIf(place, ending.taken);
        branches.branch(place, ending.otherwise);
        break;
      case 'call':
        translation.call(last, behind - 1);
        if (ending.target !== undefined) branches.branch(place, ending.target);
        break;
      case 'return':
        translation.jump(last, behind - 1);
        translation.isAt(ending.back);
        branches.branchIf(place, ending.back);
        translation.enter();
        break;
      case 'jump':
        translation.jump(last, behind - 1);
        translation.enter();
        break;
    }
  }
}
