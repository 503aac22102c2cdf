// The order and nesting of blocks: which dominates which, where loops begin, what has to be jumped
// to by number. Norman Ramsey, Beyond Relooper (ICFP 2022), on how this gives structured code.

/** A block, by a number that is not negative. */
export type Place = number;

/** Which blocks lead where. */
export interface Graph {
  /** Blocks that are entered from outside. */
  readonly entries: ReadonlySet<Place>;
  /** The blocks that control may come to from a block, without doubles. */
  successors(place: Place): readonly Place[];
}

/** Stands for where all entries are reached from; no place is negative. */
export const dispatch = -1;

export interface Order {
  /** Blocks that are entered by number. */
  readonly entries: readonly Place[];
  /** The blocks that a block, or `dispatch`, dominates immediately, by their position. */
  readonly children: ReadonlyMap<Place, readonly Place[]>;
  /** Positions in reverse postorder. */
  readonly position: ReadonlyMap<Place, number>;
  readonly loops: ReadonlySet<Place>;
  /** Blocks that more than one edge leads to from before. */
  readonly merges: ReadonlySet<Place>;
}

type Successors = (place: Place) => readonly Place[];

/**
 * Edges back to where control need not have come from cannot be loops: their targets become entries
 * and are reached by number, until there are none left.
 */
export function orderOf(graph: Graph): Order {
  const entries = new Set(graph.entries);
  for (;;) {
    const order = orderWith(graph, entries);
    if (order) return order;
  }
}

/** Undefined after a target has been added to the entries. */
function orderWith(graph: Graph, entries: Set<number>): Order | undefined {
  const successors: Successors = place =>
    place === dispatch ? [...entries] : graph.successors(place);
  const sequence = reversePostorder(successors);
  const position = new Map(sequence.map((place, index) => [place, index]));
  const dominators = dominatorsOf(sequence, position, successors);
  const loops = new Set<number>();
  const forward = new Map<number, number>();
  let isNew = false;
  for (const from of sequence) {
    for (const to of successors(from)) {
      if (position.get(to)! > position.get(from)!) {
        forward.set(to, (forward.get(to) ?? 0) + 1);
      } else if (dominates(dominators, to, from)) loops.add(to);
      else if (!entries.has(to)) {
        entries.add(to);
        isNew = true;
      }
    }
  }
  if (isNew) return undefined;
  const merges = new Set([...forward].filter(([, count]) => count > 1).map(([to]) => to));
  return {
    entries: [...entries],
    children: childrenOf(sequence, dominators),
    position,
    loops,
    merges,
  };
}

function reversePostorder(successors: Successors): number[] {
  const finished: number[] = [];
  const seen = new Set([dispatch]);
  const stack = [{ place: dispatch, rest: [...successors(dispatch)] }];
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const next = top.rest.pop();
    if (next === undefined) {
      finished.push(top.place);
      stack.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      stack.push({ place: next, rest: [...successors(next)] });
    }
  }
  return finished.reverse();
}

/** Cooper, Harvey and Kennedy, A Simple, Fast Dominance Algorithm (2001). */
function dominatorsOf(
  sequence: readonly number[],
  position: ReadonlyMap<number, number>,
  successors: Successors,
): Map<number, number> {
  const predecessors = new Map<number, number[]>();
  for (const from of sequence) {
    for (const to of successors(from)) {
      const list = predecessors.get(to);
      if (list) list.push(from);
      else predecessors.set(to, [from]);
    }
  }
  const found = new Map([[dispatch, dispatch]]);
  const common = (a: number, b: number): number => {
    let [left, right] = [a, b];
    while (left !== right) {
      if (position.get(left)! > position.get(right)!) left = found.get(left)!;
      else right = found.get(right)!;
    }
    return left;
  };
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const place of sequence.slice(1)) {
      const known = predecessors.get(place)!.filter(from => found.has(from));
      const dominator = known.reduce(common);
      if (found.get(place) === dominator) continue;
      found.set(place, dominator);
      isChanged = true;
    }
  }
  return found;
}

function dominates(dominators: ReadonlyMap<number, number>, over: number, under: number): boolean {
  for (let place = under; ; place = dominators.get(place)!) {
    if (place === over) return true;
    if (place === dispatch) return false;
  }
}

function childrenOf(
  sequence: readonly number[],
  dominators: ReadonlyMap<number, number>,
): Map<number, number[]> {
  const children = new Map<number, number[]>(sequence.map(place => [place, []]));
  for (const place of sequence.slice(1)) children.get(dominators.get(place)!)!.push(place);
  return children;
}
