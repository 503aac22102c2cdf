// The diagnostics that follow from where control can go: depths, locks, unreachable code and more.
import { rangeSpan, tokenSpan } from '#core/syntax/lines.ts';
import type { Span } from '#core/text/span.ts';
import { type Graph, offEnd, reachable } from './control-flow.ts';
import type { Item, Unit } from './items.ts';
import { findLockProblems } from './locks.ts';
import { type Depths, formOf } from './stack-depth.ts';

export function checkFlow(unit: Unit, graph: Graph, depths: Depths): void {
  checkTargets(unit, graph);
  const reached = reachable(graph);
  reportUnreachable(unit, graph, reached);
  reportDepths(unit, graph, depths);
  reportEnds(unit, graph, reached);
  reportEmptyTasks(unit);
  reportReturns(unit, graph);
  reportLocks(unit, graph);
  reportIdlePushes(unit, graph, reached);
}

/** Names that nothing uses; tasks start by themselves and need no use. */
export function checkUnused({ table, report }: Unit): void {
  const used = new Uint8Array(table.symbols.length);
  for (const { access, symbol } of table.references) if (access !== 'definition') used[symbol] = 1;
  const titles: Readonly<Record<string, string>> = {
    label: 'Nothing jumps to or calls',
    constant: 'Nothing uses the constant',
    variable: 'Nothing uses the variable',
    lock: 'Nothing uses the mutex',
    semaphore: 'Nothing uses the semaphore',
    channel: 'Nothing uses the channel',
  };
  table.symbols.forEach(({ kind, name, nameSpan }, index) => {
    const title = titles[kind];
    if (!title || used[index]) return;
    const code = kind === 'label' ? 'unused-label' : 'unused-symbol';
    report.add(code, nameSpan, `${title} ${name}.`, { tag: 'unnecessary' });
  });
}

function codeSpan(unit: Unit, item: Item): Span {
  const last = item.node.operands.at(-1)?.last ?? item.node.head! + 1;
  return rangeSpan(unit.tokens, { first: item.node.head!, last });
}

function headSpan(unit: Unit, item: Item): Span {
  return tokenSpan(unit.tokens, item.node.head!);
}

function lineOf(item: Item): number {
  return item.node.line + 1;
}

/** Jumps to numbers: a label always is the start of an instruction, or of nothing. */
function checkTargets(unit: Unit, graph: Graph): void {
  const last = unit.items.at(-1);
  const size = last ? last.offset + last.size : 0;
  graph.code.forEach((item, node) => {
    if (item.instruction!.immediate?.operand.kind !== 'label') return;
    if (item.immediate === undefined || graph.target(node) !== undefined) return;
    const { span } = item.operands[0]!;
    if (item.immediate >= size) {
      const message =
        `Offset ${item.immediate} lies outside the image, which has ${size} bytes; ` +
        'put an instruction there or jump to another label.';
      unit.report.add('jump-outside', span, message);
      return;
    }
    const message = `Offset ${item.immediate} is not the start of an instruction.`;
    unit.report.add('jump-into-instruction', span, message);
  });
}

function reportUnreachable(unit: Unit, graph: Graph, reached: Uint8Array): void {
  for (let node = 0; node < graph.code.length; node++) {
    if (reached[node]) continue;
    const first = graph.code[node]!;
    while (node + 1 < graph.code.length && !reached[node + 1]) {
      if (graph.code[node + 1]!.task !== first.task) break;
      node++;
    }
    const span = { start: headSpan(unit, first).start, end: codeSpan(unit, graph.code[node]!).end };
    const message = 'Unreachable code: no path from the start of a task leads here.';
    unit.report.add('unreachable-code', span, message, { tag: 'unnecessary' });
  }
}

function count(values: number): string {
  return values === 0 ? 'none' : values === 1 ? 'one' : String(values);
}

function reportDepths(unit: Unit, graph: Graph, depths: Depths): void {
  for (const { node, depth, needs } of depths.underflows) {
    const item = graph.code[node]!;
    const { mnemonic } = item.instruction!;
    const subject = mnemonic === 'CALL' ? 'The subroutine' : mnemonic;
    const message =
      `${subject} takes ${count(needs)} value${needs === 1 ? '' : 's'} and the stack has ` +
      `${count(depth)}; each missing one counts as 0.`;
    unit.report.add('stack-underflow', codeSpan(unit, item), message);
  }
  for (const { node, depths: found } of depths.mismatches) {
    const item = graph.code[node]!;
    const [low, high] = found[0] < found[1] ? found : [found[1], found[0]];
    const message =
      `Paths arrive here with different stack depths: ${low} and ${high}. ` +
      'Push or drop values so that all paths agree.';
    unit.report.add('stack-mismatch', headSpan(unit, item), message);
  }
}

/** Such a task would execute what the next one has, or nothing at all. */
function reportEmptyTasks(unit: Unit): void {
  const filled = new Set<number>();
  for (const { instruction, data, task } of unit.items) if (instruction || data) filled.add(task);
  for (const item of unit.items) {
    if (item.word?.name !== '.task' || filled.has(item.task)) continue;
    const span = codeSpan(unit, item);
    const edits = [{ span: lineEnd(unit, item, span.end), newText: '\n        HALT' }];
    unit.report.add(
      'falls-off-end',
      span,
      'The task has no instruction; give it a HALT at least.',
      { fixes: [{ title: 'Add HALT', edits }] },
    );
  }
}

function reportEnds(unit: Unit, graph: Graph, reached: Uint8Array): void {
  graph.code.forEach((item, node) => {
    if (!reached[node] || graph.following[node] !== offEnd) return;
    const { end } = codeSpan(unit, item);
    const { start } = unit.source.lineSpan(item.node.line);
    const indent = ' '.repeat(unit.tokens.starts[item.node.head!]! - start);
    const newText = `\n${indent}HALT`;
    unit.report.add(
      'falls-off-end',
      codeSpan(unit, item),
      'The task runs off its end behind this instruction; end it with HALT or a jump.',
      { fixes: [{ title: 'Add HALT', edits: [{ span: lineEnd(unit, item, end), newText }] }] },
    );
  });
}

/** Behind the comment of a line, so that a new line does not cut it off. */
function lineEnd(unit: Unit, item: Item, end: number): Span {
  const at = Math.max(end, unit.source.lineSpan(item.node.line).end);
  return { start: at, end: at };
}

/** RET that a task can reach from its start by jumps alone. */
function reportReturns(unit: Unit, graph: Graph): void {
  const seen = new Uint8Array(graph.code.length);
  const work = graph.roots.filter(root => root.kind !== 'call').map(root => root.node);
  while (work.length > 0) {
    const node = work.pop()!;
    if (node < 0 || seen[node]) continue;
    seen[node] = 1;
    work.push(graph.jumps[node]!, graph.following[node]!);
    const item = graph.code[node]!;
    if (item.instruction!.flow !== 'return') continue;
    const message = 'The task can come to this RET without a CALL, which ends it with a fault.';
    unit.report.add('return-without-call', headSpan(unit, item), message);
  }
}

function reportLocks(unit: Unit, graph: Graph): void {
  for (const { kind, node, other } of findLockProblems(graph)) {
    const item = graph.code[node]!;
    const name = item.operands[0] ? unit.source.slice(item.operands[0].span) : '0';
    const span = codeSpan(unit, item);
    if (kind === 'not-owned') {
      const message = `The task cannot own ${name} here, so UNLOCK ends it with a fault.`;
      unit.report.add('unlock-without-lock', span, message);
      continue;
    }
    const place = graph.code[other!]!;
    const related = [{ span: codeSpan(unit, place), message: relatedText[kind] }];
    const message =
      kind === 'twice'
        ? `The task owns ${name} already (line ${lineOf(place)}), so LOCK ends it with a fault.`
        : `No UNLOCK ${name} on a path to the end of the task in line ${lineOf(place)}.`;
    const code = kind === 'twice' ? 'lock-twice' : 'lock-not-released';
    unit.report.add(code, span, message, { related });
  }
}

const relatedText = {
  twice: 'It is locked here.',
  'not-released': 'The task can end here while it owns the mutex.',
} as const;

/**
 * PUSHes whose value is dropped, or left when the task ends, within a run of instructions that
 * nothing jumps into. What flows into another run counts as used.
 */
function reportIdlePushes(unit: Unit, graph: Graph, reached: Uint8Array): void {
  const joins = joinNodes(graph);
  let values: number[] = [];
  const idle = (node: number | undefined, why: string) => {
    const item = node === undefined || node < 0 ? undefined : graph.code[node];
    if (!item || item.instruction!.mnemonic !== 'PUSH') return;
    const message = `The value of this PUSH has no effect: ${why}.`;
    unit.report.add('push-without-effect', codeSpan(unit, item), message, { tag: 'unnecessary' });
  };
  graph.code.forEach((item, node) => {
    if (joins.has(node) || !reached[node]) values = [];
    if (!reached[node]) return;
    const { mnemonic, flow } = item.instruction!;
    const { pops, pushes } = formOf(item);
    if (mnemonic === 'DROP') idle(values.at(-1), `line ${lineOf(item)} drops it unused`);
    if (mnemonic === 'SWAP' && values.length >= 2) {
      const [below, top] = values.splice(-2);
      values.push(top!, below!);
      return;
    }
    values.length = Math.max(0, values.length - pops);
    for (let pushed = 0; pushed < pushes; pushed++) values.push(node);
    if (flow === 'end') for (const value of values) idle(value, 'the task ends before it is used');
    if (flow !== 'next') values = [];
  });
}

/** Nodes that control can enter other than from the node before. */
function joinNodes(graph: Graph): Set<number> {
  const joins = new Set(graph.roots.map(root => root.node));
  graph.code.forEach((item, node) => {
    const target = graph.target(node);
    if (target !== undefined) joins.add(target);
    const next = graph.code[node + 1];
    const adjacent = next && item.offset + item.size === next.offset;
    if (next && (!adjacent || next.task !== item.task)) joins.add(node + 1);
  });
  return joins;
}
