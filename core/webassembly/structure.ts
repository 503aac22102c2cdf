// Puts blocks into one function of WebAssembly, with loops and blocks nested as their order asks.
import { type CodeWriter, op } from './encoder.ts';
import { dispatch, type Order, type Place } from './order.ts';

/** How a block goes on to others; to be used within `BlockWriter.block` only. */
export interface Branches {
  /** Control goes on at a block, or leaves for where there is none. */
  branch(from: Place, to: Place): void;
  /** The same if the top of the stack is not 0. */
  branchIf(from: Place, to: Place): void;
}

/** Writes what the blocks do. */
export interface BlockWriter {
  has(place: Place): boolean;
  /** A block, up to where control leaves it by branches or for outside. */
  block(place: Place, branches: Branches): void;
  /** Control leaves for a place that has no block. */
  leave(place: Place): void;
}

/** What a function has around its blocks. */
export interface Frame {
  /** The label behind everything. */
  readonly exit: number;
  /** The label of the loop that goes to the entry with the number in `entry`. */
  readonly dispatch: number;
  /** The local with the number of an entry, from 1 on; 0 leads to the exit. */
  readonly entry: number;
}

export class StructuredCode implements Branches {
  readonly #writer: BlockWriter;
  readonly #order: Order;
  readonly #code: CodeWriter;
  readonly #frame: Frame;
  readonly #numbers: ReadonlyMap<Place, number>;
  /** Labels that are in scope: of loops, and of the ends of blocks before a merge. */
  readonly #loopLabels = new Map<Place, number>();
  readonly #mergeLabels = new Map<Place, number>();

  constructor(writer: BlockWriter, order: Order, code: CodeWriter, frame: Frame) {
    this.#writer = writer;
    this.#order = order;
    this.#code = code;
    this.#frame = frame;
    this.#numbers = new Map(order.entries.map((entry, index) => [entry, index + 1]));
  }

  /** Everything, from the jump to the entry that is wanted on. */
  emit(): void {
    const children = this.#sorted(this.#order.children.get(dispatch)!);
    this.#within(children, () => {
      this.#code.get(this.#frame.entry);
      const labels = this.#order.entries.map(entry => this.#mergeLabels.get(entry)!);
      this.#code.branchTable([this.#frame.exit, ...labels], this.#frame.exit);
    });
  }

  branchIf(from: Place, to: Place): void {
    this.#code.open(op.if);
    this.branch(from, to);
    this.#code.close();
  }

  branch(from: Place, to: Place): void {
    const { position, merges, children } = this.#order;
    if (!this.#writer.has(to)) {
      this.#writer.leave(to);
      return;
    }
    const isForward = position.get(to)! > position.get(from)!;
    const label = (isForward ? this.#mergeLabels : this.#loopLabels).get(to);
    if (label !== undefined) this.#code.branch(op.br, label);
    else if (isForward && !merges.has(to) && children.get(from)!.includes(to)) this.#tree(to);
    else {
      this.#code.constant(this.#numbers.get(to)!);
      this.#code.set(this.#frame.entry);
      this.#code.branch(op.br, this.#frame.dispatch);
    }
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
    this.#within(merged, () => this.#writer.block(place, this));
    if (!isLoop) return;
    this.#code.close();
    this.#loopLabels.delete(place);
    this.#code.emit(op.unreachable);
  }
}
