// The control-flow graph of one LC-3 file: which instruction can follow which.
import { type Item, isMarked, subroutineMark, type Unit } from './items.ts';

const addresses = 0x1_0000;

/** Stands for no node at all. */
export const none = -1;

export interface Graph {
  /** The statements with an instruction, by address. */
  readonly code: readonly Item[];
  /** The node at the next address, or `none`; also where control never goes there. */
  readonly adjacent: Int32Array;
  /** The node that follows each node, or `none`. */
  readonly following: Int32Array;
  /** The node that a BR or JSR names, or `none`. */
  readonly targets: Int32Array;
  /** The node at the first `.ORIG`, or `none`. */
  readonly main: number;
  /** Nodes that JSR calls, or that are marked as subroutines. */
  readonly called: ReadonlySet<number>;
  /** Nodes that something else may enter: labels whose address is taken, and other segments. */
  readonly entered: ReadonlySet<number>;
  /** The node that each node may jump to within its subroutine, or `none`. */
  readonly jumps: Int32Array;
  /** True for the entry of a subroutine with a way back. */
  mayReturn(entry: number): boolean;
  /**
   * Which walk came to a node last, since every subroutine is walked through several times, and
   * how many nodes all the walks have come to.
   */
  readonly visits: { count: number; nodes: number; readonly last: Uint32Array };
}

/** The vector of a TRAP under any name; undefined for other instructions. */
export function trapVector({ row, words }: Item): number | undefined {
  const isTrap = row?.flow === 'trap' || row?.flow === 'halt';
  return isTrap && words?.[0] !== undefined ? words[0] & 0xff : undefined;
}

const haltVector = 0x25;

export function isHalt(item: Item): boolean {
  return trapVector(item) === haltVector;
}

export function isReturn({ words }: Item): boolean {
  return words?.[0] === 0xc1c0;
}

export function buildGraph(unit: Unit): Graph {
  const code = unit.items.filter(({ row, words }) => row && words);
  if (!isSorted(code)) code.sort((a, b) => a.address - b.address);
  const nodeAt = new Int32Array(addresses).fill(none);
  for (let node = 0; node < code.length; node++) nodeAt[code[node]!.address] = node;
  const find = (address: number | undefined) => nodeAt[address ?? none] ?? none;
  const adjacent = nodesOf(code, ({ address }) => find(address + 1));
  const targets = nodesOf(code, item => (usesTarget(item) ? find(item.target) : none));
  const called = new Set<number>();
  code.forEach(({ row }, node) => {
    if (row!.flow === 'call' && targets[node] !== none) called.add(targets[node]!);
  });
  const marked = markedItems(unit).map(item => find(item.address));
  for (const node of marked) if (node !== none) called.add(node);
  const following = nodesOf(code, (item, node) => (endsPath(item) ? none : adjacent[node]!));
  const jumps = nodesOf(code, ({ row }, node) =>
    row!.flow === 'branch' || row!.flow === 'jump' ? targets[node]! : none,
  );
  const returning = new Set<number>();
  const graph: Graph = {
    code,
    adjacent,
    following,
    targets,
    main: find(unit.segments[0]?.origin),
    called,
    entered: enteredNodes(unit, find, marked),
    jumps,
    mayReturn: entry => returning.has(entry),
    visits: { count: 0, nodes: 0, last: new Uint32Array(code.length) },
  };
  const leaving = leadingTo(graph, leaves);
  for (const entry of called) if (leaving[entry]) returning.add(entry);
  // Nothing follows the call of a subroutine that has no way back.
  code.forEach(({ row }, node) => {
    const target = targets[node]!;
    if (row!.flow === 'call' && target !== none && !returning.has(target)) following[node] = none;
  });
  return graph;
}

/** A node for each statement. (Int32Array.from goes through an iterator and takes far longer.) */
function nodesOf(code: readonly Item[], nodeOf: (item: Item, node: number) => number): Int32Array {
  const nodes = new Int32Array(code.length);
  for (let node = 0; node < code.length; node++) nodes[node] = nodeOf(code[node]!, node);
  return nodes;
}

function isSorted(code: readonly Item[]): boolean {
  for (let node = 1; node < code.length; node++) {
    if (code[node]!.address < code[node - 1]!.address) return false;
  }
  return true;
}

/** Few sources mark any subroutine, so that the text is asked before each of its comments. */
function markedItems(unit: Unit): readonly Item[] {
  if (!unit.source.text.includes(subroutineMark)) return [];
  return unit.items.filter(item => isMarked(unit, item));
}

function usesTarget({ row }: Item): boolean {
  return row!.flow === 'branch' || row!.flow === 'jump' || row!.flow === 'call';
}

/** True where the next instruction cannot come after this one. */
function endsPath(item: Item): boolean {
  const { flow } = item.row!;
  return flow === 'jump' || flow === 'return' || flow === 'interrupt' || isHalt(item);
}

function enteredNodes(
  unit: Unit,
  find: (address: number | undefined) => number,
  marked: readonly number[],
): Set<number> {
  const entered = new Set([...marked, ...unit.segments.slice(1).map(({ origin }) => find(origin))]);
  for (const { row, word, target, words } of unit.items) {
    if (row?.mnemonic === 'LEA') entered.add(find(target));
    // A number in a .FILL may be the address of code as well as a label.
    if (word?.name === '.FILL') entered.add(find(words?.[0]));
  }
  entered.delete(none);
  return entered;
}

/** True for a jump through a register, which may be a return. */
function leaves({ row }: Item): boolean {
  return row!.flow === 'return' || row!.flow === 'interrupt' || row!.mnemonic === 'JMP';
}

/** The nodes that paths from `entries` come to without following calls; `stops` end a path. */
export function reachableFrom(
  graph: Graph,
  entries: readonly number[],
  stops?: (node: number) => boolean,
): readonly number[] {
  const { visits } = graph;
  const visit = ++visits.count;
  const found: number[] = [];
  const work = [...entries];
  while (work.length > 0) {
    const node = work.pop()!;
    if (node === none || visits.last[node] === visit) continue;
    visits.last[node] = visit;
    found.push(node);
    if (!stops?.(node)) work.push(graph.following[node]!, graph.jumps[node]!);
  }
  visits.nodes += found.length;
  return found;
}

/** 1 for the nodes from which a path leads to a `wanted` instruction without following calls. */
export function leadingTo(graph: Graph, wanted: (item: Item) => boolean): Uint8Array {
  const { code, following, jumps } = graph;
  // The edges backwards: of each node the last edge to it, of each edge the one before it.
  const lastEdge = new Int32Array(code.length).fill(none);
  const edgeBefore = new Int32Array(2 * code.length);
  for (let edge = 0; edge < edgeBefore.length; edge++) {
    const target = (edge % 2 === 0 ? following : jumps)[edge >> 1]!;
    if (target === none) continue;
    edgeBefore[edge] = lastEdge[target]!;
    lastEdge[target] = edge;
  }
  const leads = new Uint8Array(code.length);
  const work: number[] = [];
  const add = (node: number) => {
    if (leads[node]) return;
    leads[node] = 1;
    work.push(node);
  };
  for (let node = 0; node < code.length; node++) if (wanted(code[node]!)) add(node);
  for (let node = work.pop(); node !== undefined; node = work.pop()) {
    for (let edge = lastEdge[node]!; edge !== none; edge = edgeBefore[edge]!) add(edge >> 1);
  }
  return leads;
}

/** 1 for the nodes that the program can reach, following calls too. */
export function reachable(graph: Graph): Uint8Array {
  const seen = new Uint8Array(graph.code.length);
  const entries = [graph.main, ...graph.entered];
  while (entries.length > 0) {
    const entry = entries.pop()!;
    if (entry === none || seen[entry]) continue;
    const work = [entry];
    while (work.length > 0) {
      const node = work.pop()!;
      if (node === none || seen[node]) continue;
      seen[node] = 1;
      work.push(graph.following[node]!, graph.jumps[node]!);
      if (graph.code[node]!.row!.flow === 'call') entries.push(graph.targets[node]!);
    }
  }
  return seen;
}
