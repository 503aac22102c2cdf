// Static stack depths: how many values lie on the stack before and after each instruction.
import type { Graph } from './control-flow.ts';
import type { Form } from './instructions.ts';
import type { Item } from './items.ts';

/** A depth that depends on the path, or on a subroutine that cannot be summed up. */
export const unknownDepth = -1;
const unvisited = -2;

/** What a subroutine does to the stack of its caller. */
interface Effect {
  /** Values more (or fewer) at RET than at the call; undefined if paths differ or it recurses. */
  readonly net: number | undefined;
  /** Values of the caller that it takes. */
  readonly needs: number;
}

export interface Underflow {
  readonly node: number;
  readonly depth: number;
  readonly needs: number;
}

export interface Mismatch {
  readonly node: number;
  readonly depths: readonly [number, number];
}

export interface Depths {
  /** Depth before each node; `unknownDepth` where it is not one number. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly underflows: readonly Underflow[];
  readonly mismatches: readonly Mismatch[];
}

export function formOf(item: Item): Form {
  const instruction = item.instruction!;
  return (item.node.operands.length > 0 ? instruction.immediate : instruction.bare) ?? noEffect;
}

const noEffect: Form = { pops: 0, pushes: 0, effect: '' };

/** Depths from every task and spawned label, with subroutines summed up at their calls. */
export function findDepths(graph: Graph): Depths {
  const effects = new Map<number, Effect>();
  const before = new Int32Array(graph.code.length).fill(unvisited);
  const after = new Int32Array(graph.code.length).fill(unknownDepth);
  const underflows = new Map<number, Underflow>();
  const mismatches = new Map<number, Mismatch>();
  // Pairs of a node and the depth that a path brings there.
  const work: number[] = [];
  for (const root of graph.roots) if (root.kind !== 'call') work.push(root.node, 0);
  while (work.length > 0) {
    const depth = work.pop()!;
    const node = work.pop()!;
    const known = before[node]!;
    if (known === depth || known === unknownDepth) continue;
    if (known !== unvisited && depth !== unknownDepth && !mismatches.has(node)) {
      mismatches.set(node, { node, depths: [known, depth] });
    }
    const merged = known === unvisited ? depth : unknownDepth;
    before[node] = merged;
    const { needs, net } = effectAt(graph, node, effects);
    if (merged !== unknownDepth && needs > merged) {
      underflows.set(node, { node, depth: merged, needs });
    }
    // A missing value counts as 0, so the depth never goes below what is left of it.
    const left =
      merged === unknownDepth || net === undefined ? unknownDepth : Math.max(merged, needs) + net;
    after[node] = left;
    if (graph.jumps[node]! >= 0) work.push(graph.jumps[node]!, left);
    if (graph.following[node]! >= 0) work.push(graph.following[node]!, left);
  }
  for (let node = 0; node < before.length; node++) {
    if (before[node] === unvisited) before[node] = unknownDepth;
  }
  return {
    before,
    after,
    underflows: [...underflows.values()],
    mismatches: [...mismatches.values()],
  };
}

/** What a node does to the stack; for a call, what the subroutine does. */
function effectAt(graph: Graph, node: number, effects: Map<number, Effect>): Effect {
  const item = graph.code[node]!;
  if (item.instruction!.flow !== 'call') {
    return formEffect(formOf(item));
  }
  const target = graph.target(node);
  return target === undefined ? nothingKnown : subroutineEffect(graph, target, effects, 0);
}

const formEffects = new Map<Form, Effect>();

/** The effect of a form; one object for each form of the table. */
function formEffect(form: Form): Effect {
  let effect = formEffects.get(form);
  if (!effect) {
    effect = { net: form.pushes - form.pops, needs: form.pops };
    formEffects.set(form, effect);
  }
  return effect;
}

const nothingKnown: Effect = { net: undefined, needs: 0 };
/** Calls nested deeper than this in the source are not summed up. */
const deepestCall = 100;

function subroutineEffect(
  graph: Graph,
  entry: number,
  effects: Map<number, Effect>,
  level: number,
): Effect {
  const known = effects.get(entry);
  if (known) return known;
  effects.set(entry, nothingKnown);
  if (level > deepestCall) return nothingKnown;
  const depths = new Map<number, number>();
  // Pairs of a node and the depth that a path brings there.
  const work: number[] = [entry, 0];
  let net: number | undefined;
  let needs = 0;
  let consistent = true;
  while (work.length > 0 && consistent) {
    const depth = work.pop()!;
    const node = work.pop()!;
    const seen = depths.get(node);
    if (seen !== undefined) {
      consistent = seen === depth;
      continue;
    }
    depths.set(node, depth);
    const item = graph.code[node]!;
    if (item.instruction!.flow === 'return') {
      consistent = net === undefined || net === depth;
      net = depth;
      continue;
    }
    const target = item.instruction!.flow === 'call' ? graph.target(node) : undefined;
    const effect =
      target === undefined
        ? effectAt(graph, node, effects)
        : subroutineEffect(graph, target, effects, level + 1);
    needs = Math.max(needs, effect.needs - depth);
    if (effect.net === undefined) consistent = false;
    const left = depth + (effect.net ?? 0);
    if (graph.following[node]! >= 0) work.push(graph.following[node]!, left);
    if (graph.jumps[node]! >= 0) work.push(graph.jumps[node]!, left);
  }
  const result = consistent ? { net: net ?? 0, needs } : { net: undefined, needs };
  effects.set(entry, result);
  return result;
}
