// Which mutexes a task may and must own at each instruction, to find a LOCK that no UNLOCK undoes.
import { appendAll } from '#core/lists.ts';
import { type Graph, offEnd } from './control-flow.ts';

/** Mutex number to the node of the LOCK that took it. */
type Held = ReadonlyMap<number, number>;

interface State {
  /** Owned on some path. */
  readonly may: Held;
  /** Owned on every path. */
  readonly must: ReadonlySet<number>;
}

export interface LockProblem {
  readonly kind: 'not-released' | 'not-owned' | 'twice';
  /** The LOCK or UNLOCK that it is about. */
  readonly node: number;
  /** For `not-released`: where the task ends. For `twice`: the LOCK before. */
  readonly other?: number;
}

/** Visits of a node after which a state is taken as it is; states only grow, so few are needed. */
const mostVisits = 1000;

/**
 * Problems with mutexes from the starts of tasks. A subroutine is taken to lock nothing itself;
 * what it unlocks is not reported as missing.
 */
export function findLockProblems(graph: Graph): LockProblem[] {
  const usesLocks = graph.code.some(
    ({ instruction }) => instruction!.mnemonic === 'LOCK' || instruction!.mnemonic === 'UNLOCK',
  );
  if (!usesLocks) return [];
  const unlocked: Unlocked = new Map();
  const states = flowStates(graph, unlocked);
  const problems: LockProblem[] = [];
  const reported = new Set<number>();
  for (let node = 0; node < states.length; node++) {
    const state = states[node];
    if (!state) continue;
    const { instruction, immediate } = graph.code[node]!;
    const lock = immediate ?? 0;
    if (instruction!.mnemonic === 'UNLOCK' && !state.may.has(lock)) {
      problems.push({ kind: 'not-owned', node });
    }
    if (instruction!.mnemonic === 'LOCK' && state.must.has(lock)) {
      problems.push({ kind: 'twice', node, other: state.may.get(lock)! });
    }
    const ends = instruction!.flow === 'end' || graph.following[node] === offEnd;
    if (!ends) continue;
    for (const [, taken] of step(graph, node, state, unlocked).may) {
      if (reported.has(taken)) continue;
      reported.add(taken);
      problems.push({ kind: 'not-released', node: taken, other: node });
    }
  }
  return problems;
}

type Unlocked = Map<number, ReadonlySet<number>>;

function flowStates(graph: Graph, unlocked: Unlocked): readonly (State | undefined)[] {
  const states: (State | undefined)[] = new Array(graph.code.length).fill(undefined);
  const visits = new Uint32Array(graph.code.length);
  const start: State = { may: new Map(), must: new Set() };
  const nodes: number[] = [];
  const arriving: State[] = [];
  const push = (node: number, state: State) => {
    if (node < 0) return;
    nodes.push(node);
    arriving.push(state);
  };
  for (const root of graph.roots) if (root.kind !== 'call') push(root.node, start);
  while (nodes.length > 0) {
    const node = nodes.pop()!;
    const state = arriving.pop()!;
    const known = states[node];
    const merged = known ? merge(known, state) : state;
    const count = ++visits[node]!;
    if ((known && merged === known) || count > mostVisits) continue;
    states[node] = merged;
    const after = step(graph, node, merged, unlocked);
    push(graph.jumps[node]!, after);
    push(graph.following[node]!, after);
  }
  return states;
}

function step(graph: Graph, node: number, state: State, unlocked: Unlocked): State {
  const { instruction, immediate } = graph.code[node]!;
  const lock = immediate ?? 0;
  switch (instruction!.mnemonic) {
    case 'LOCK':
      return {
        may: state.may.has(lock) ? state.may : new Map(state.may).set(lock, node),
        must: new Set(state.must).add(lock),
      };
    case 'UNLOCK':
      return without(state, [lock]);
    case 'CALL': {
      const target = graph.target(node);
      if (target === undefined) return state;
      if (!unlocked.has(target)) unlocked.set(target, unlockedIn(graph, target));
      return without(state, unlocked.get(target)!);
    }
    default:
      return state;
  }
}

function without(state: State, locks: Iterable<number>): State {
  const may = new Map(state.may);
  const must = new Set(state.must);
  for (const lock of locks) {
    may.delete(lock);
    must.delete(lock);
  }
  return { may, must };
}

function unlockedIn(graph: Graph, entry: number): Set<number> {
  const unlocked = new Set<number>();
  const seen = new Set<number>();
  const work = [entry];
  while (work.length > 0) {
    const node = work.pop()!;
    if (node === offEnd || seen.has(node)) continue;
    seen.add(node);
    const { instruction, immediate } = graph.code[node]!;
    if (instruction!.mnemonic === 'UNLOCK') unlocked.add(immediate ?? 0);
    appendAll(work, graph.successors(node));
    const target = instruction!.flow === 'call' ? graph.target(node) : undefined;
    if (target !== undefined) work.push(target);
  }
  return unlocked;
}

/** The join of two states; `known` itself when nothing changes, so that the search ends. */
function merge(known: State, other: State): State {
  if (known === other) return known;
  const extra = [...other.may].filter(([lock]) => !known.may.has(lock));
  const kept = [...known.must].filter(lock => other.must.has(lock));
  if (extra.length === 0 && kept.length === known.must.size) return known;
  return { may: new Map([...known.may, ...extra]), must: new Set(kept) };
}
