// Puts the blocks of a program into one function of WebAssembly, with loops and blocks nested.
import { CodeWriter, moduleOf, op } from './encoder.ts';
import { addressOf, type Block, type Flow, type Place } from './flow.ts';
import { entriesAt, pages, parameters, parametersAt, registersAt } from './memory-layout.ts';
import { dispatch, type Order } from './order.ts';
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
  new Structure(flow, order, code, exit, start, leaSetsCodes).emit();
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

class Structure {
  readonly #flow: Flow;
  readonly #order: Order;
  readonly #code: CodeWriter;
  readonly #exit: number;
  readonly #dispatch: number;
  readonly #translation: Translation;
  readonly #numbers: ReadonlyMap<Place, number>;
  /** Labels that are in scope: of loops, and of the ends of blocks before a merge. */
  readonly #loopLabels = new Map<Place, number>();
  readonly #mergeLabels = new Map<Place, number>();

  constructor(
    flow: Flow,
    order: Order,
    code: CodeWriter,
    exit: number,
    start: number,
    leaSetsCodes: boolean,
  ) {
    this.#flow = flow;
    this.#order = order;
    this.#code = code;
    this.#exit = exit;
    this.#dispatch = start;
    this.#translation = new Translation(code, { exit, dispatch: start }, leaSetsCodes);
    this.#numbers = new Map(order.entries.map((entry, index) => [entry, index + 1]));
  }

  /** Everything, from the jump to the entry that is wanted on. */
  emit(): void {
    const children = this.#sorted(this.#order.children.get(dispatch)!);
    this.#within(children, () => {
      this.#code.get(locals.entry);
      const labels = this.#order.entries.map(entry => this.#mergeLabels.get(entry)!);
      this.#code.branchTable([this.#exit, ...labels], this.#exit);
    });
  }

  /** By position, the first one first. */
  #sorted(places: readonly Place[]): Place[] {
    const { position } = this.#order;
    return places.toSorted((a, b) => position.get(a)! - position.get(b)!);
  }

  /** `inner`, from where each of the blocks can be branched to, and then these blocks. */
  #within(blocks: readonly Place[], inner: () => void): void {
    for (const place of blocks.toReversed()) {
      this.#mergeLabels.set(place, this.#code.open(op.block));
    }
    inner();
    for (const place of blocks) {
      this.#code.close();
      this.#mergeLabels.delete(place);
      this.#tree(place);
    }
  }

  /** A block with all that it dominates. */
  #tree(place: Place): void {
    const { loops, merges, children } = this.#order;
    const isLoop = loops.has(place);
    if (isLoop) this.#loopLabels.set(place, this.#code.open(op.loop));
    const merged = this.#sorted(children.get(place)!.filter(child => merges.has(child)));
    this.#within(merged, () => this.#block(this.#flow.blocks.get(place)!));
    if (!isLoop) return;
    this.#code.close();
    this.#loopLabels.delete(place);
    this.#code.emit(op.unreachable);
  }

  #block(block: Block): void {
    const translation = this.#translation;
    translation.budget(block);
    translation.body(block);
    const { ending, place, words } = block;
    const last = words.at(-1) ?? 0;
    const behind = addressOf(place) + words.length;
    switch (ending.kind) {
      case 'leave':
        translation.leaveAt(behind);
        break;
      case 'goto':
        this.#branch(place, ending.target);
        break;
      case 'branch':
        translation.condition(last);
        this.#branchIf(place, ending.taken);
        this.#branch(place, ending.otherwise);
        break;
      case 'call':
        translation.call(last, behind - 1);
        if (ending.target !== undefined) this.#branch(place, ending.target);
        break;
      case 'return':
        translation.jump(last, behind - 1);
        translation.isAt(ending.back);
        this.#branchIf(place, ending.back);
        translation.enter();
        break;
      case 'jump':
        translation.jump(last, behind - 1);
        translation.enter();
        break;
    }
  }

  /** Control goes on at a place if the top of the stack is not 0. */
  #branchIf(from: Place, to: Place): void {
    this.#code.open(op.if);
    this.#branch(from, to);
    this.#code.close();
  }

  #branch(from: Place, to: Place): void {
    const { position, merges, children } = this.#order;
    if (!this.#flow.blocks.has(to)) {
      this.#translation.leaveAt(addressOf(to));
      return;
    }
    const isForward = position.get(to)! > position.get(from)!;
    const label = (isForward ? this.#mergeLabels : this.#loopLabels).get(to);
    if (label !== undefined) this.#code.branch(op.br, label);
    else if (isForward && !merges.has(to) && children.get(from)!.includes(to)) this.#tree(to);
    else {
      this.#code.constant(this.#numbers.get(to)!);
      this.#code.set(locals.entry);
      this.#code.branch(op.br, this.#dispatch);
    }
  }
}
