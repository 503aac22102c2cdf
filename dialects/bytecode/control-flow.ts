// The control-flow graph of one bytecode file: which instruction can follow which.
import type { Item } from './items.ts';

/** Where a task can begin: a `.task`, the start of a file without one, or a SPAWN target. */
export interface Root {
  /** Index in `Graph.code`. */
  readonly node: number;
  readonly kind: 'task' | 'spawn' | 'call';
}

export interface Graph {
  /** The statements with an instruction, by address. */
  readonly code: readonly Item[];
  readonly roots: readonly Root[];
  /** The node that follows each node, `offEnd` or `none`. */
  readonly following: Int32Array;
  /** The node that each node may jump to, or `none`; calls and spawns do not count. */
  readonly jumps: Int32Array;
  /** The nodes that can come next; `offEnd` stands for running off the end of the task. */
  successors(node: number): readonly number[];
  /** The node that a jump, call or spawn leads to, if it is the start of an instruction. */
  target(node: number): number | undefined;
}

/** Stands for the end of a task that has no HALT. */
export const offEnd = -1;
/** Stands for no node at all. */
export const none = -2;

/** Typed arrays, since a file of 10,000 lines is analysed anew at every keystroke. */
export function buildGraph(items: readonly Item[]): Graph {
  const code = items.filter(item => item.instruction);
  const nodeAt = nodesByOffset(items, code);
  const dataAt = new Set<number>();
  for (const item of items) if (item.data) dataAt.add(item.offset);
  const targets = new Int32Array(code.length).fill(none);
  const following = new Int32Array(code.length).fill(none);
  const jumps = new Int32Array(code.length).fill(none);
  for (let node = 0; node < code.length; node++) {
    const item = code[node]!;
    const { immediate } = item;
    const { flow, immediate: form } = item.instruction!;
    if (form?.operand.kind === 'label' && immediate !== undefined) {
      targets[node] = nodeAt[immediate] ?? none;
    }
    if (flow === 'jump' || flow === 'branch') jumps[node] = targets[node]!;
    if (flow === 'end' || flow === 'return' || flow === 'jump') continue;
    const end = item.offset + item.size;
    const next = code[node + 1];
    if (next?.offset === end && next.task === item.task) following[node] = node + 1;
    // Bytes of .byte may be instructions, so nothing is said about running into them.
    else if (!dataAt.has(end)) following[node] = offEnd;
  }
  const target = (node: number) => (targets[node] === none ? undefined : targets[node]);
  const successors = (node: number) =>
    [following[node]!, jumps[node]!].filter(successor => successor !== none);
  return {
    code,
    roots: findRoots(items, code, nodeAt, target),
    following,
    jumps,
    successors,
    target,
  };
}

/** For each byte of the image the node of the instruction that starts there, or `none`. */
function nodesByOffset(items: readonly Item[], code: readonly Item[]): Int32Array {
  const last = items.at(-1);
  const nodes = new Int32Array(last ? last.offset + last.size : 0).fill(none);
  for (let node = 0; node < code.length; node++) nodes[code[node]!.offset] = node;
  return nodes;
}

function findRoots(
  items: readonly Item[],
  code: readonly Item[],
  nodeAt: Int32Array,
  target: (node: number) => number | undefined,
): Root[] {
  const roots: Root[] = [];
  const starts = items.filter(item => item.word?.name === '.task').map(item => item.offset);
  for (const address of starts.length > 0 ? starts : [0]) {
    const node = nodeAt[address] ?? none;
    if (node !== none) roots.push({ node, kind: 'task' });
  }
  for (let node = 0; node < code.length; node++) {
    const { mnemonic } = code[node]!.instruction!;
    const to = mnemonic === 'SPAWN' || mnemonic === 'CALL' ? target(node) : undefined;
    if (to !== undefined) roots.push({ node: to, kind: mnemonic === 'SPAWN' ? 'spawn' : 'call' });
  }
  return roots;
}

/** The nodes that any task can reach, following calls and spawns too. */
export function reachable(graph: Graph): Uint8Array {
  const seen = new Uint8Array(graph.code.length);
  const work = graph.roots.filter(root => root.kind === 'task').map(root => root.node);
  while (work.length > 0) {
    const node = work.pop()!;
    if (node < 0 || seen[node]) continue;
    seen[node] = 1;
    work.push(graph.jumps[node]!, graph.following[node]!);
    const { flow, mnemonic } = graph.code[node]!.instruction!;
    const to = flow === 'call' || mnemonic === 'SPAWN' ? graph.target(node) : undefined;
    if (to !== undefined) work.push(to);
  }
  return seen;
}
