// The diagnostics that follow from where control can go, from names, and from numbers.
import type { Fix } from '#core/diagnostics/diagnostic.ts';
import type { Span } from '#core/text/span.ts';
import { lintBlocks } from './block-lints.ts';
import {
  buildGraph,
  type Graph,
  isReturn,
  leadingTo,
  none,
  reachable,
  trapVector,
} from './control-flow.ts';
import { decode } from './encoding.ts';
import { codeSpan, headSpan, hexadecimal, type Item, subroutineMark, type Unit } from './items.ts';
import { suggestion } from './statements.ts';
import { lintSubroutines } from './subroutine-lints.ts';

/** Lints of a program without errors. `edition` is that of the book, 2 or 3. */
export function lint(unit: Unit, edition: number): void {
  const graph = buildGraph(unit);
  const reached = reachable(graph);
  reportUnreachable(unit, graph, reached);
  reportEnds(unit, graph, reached);
  lintBlocks(unit, graph, edition);
  lintSubroutines(unit, graph, edition);
  reportTraps(unit, graph);
  reportDistances(unit, graph);
}

/** Labels that nothing names; those alone in their line may be a mnemonic with a slip. */
export function checkUnused(unit: Unit): void {
  const { table, report, items, tokens, source } = unit;
  const used = new Set(
    table.references.filter(({ access }) => access !== 'definition').map(({ symbol }) => symbol),
  );
  const alone = new Set(
    items
      .filter(({ node }) => node.head === undefined && node.furtherLabels.length === 0)
      .filter(({ node }) => node.label !== undefined)
      .map(({ node }) => tokens.starts[node.label!]!),
  );
  // A segment is entered at its start, so that a label there needs no use.
  const starts = new Set(unit.segments.map(({ origin }) => origin));
  table.symbols.forEach(({ kind, name, nameSpan, value }, index) => {
    // A subroutine that nothing uses is marked as one.
    if (kind === 'segment' || kind === 'subroutine' || used.has(index)) return;
    if (starts.has(value ?? -1)) return;
    const isLone = alone.has(nameSpan.start) && source.text[nameSpan.end] !== ':';
    const meant = isLone && !isAtMargin(unit, nameSpan) ? loneSuggestion(name) : undefined;
    if (meant) {
      const message = `${name} is a label here, since it is no instruction. Did you mean ${meant}?`;
      report.add('suspicious-label', nameSpan, message, {
        fixes: [{ title: `Change to ${meant}`, edits: [{ span: nameSpan, newText: meant }] }],
      });
      return;
    }
    report.add('unused-label', nameSpan, `Nothing uses the label ${name}.`, {
      tag: 'unnecessary',
      fixes: kind === 'label' ? [markFix(unit, nameSpan)] : [],
    });
  });
}

/** Says in a comment behind the label that it is a subroutine. */
function markFix({ source }: Unit, { start }: Span): Fix {
  const { start: lineStart, end } = source.lineSpan(source.lineAt(start));
  const hasComment = source.text.slice(lineStart, end).includes(';');
  const newText = `${hasComment ? '' : ' ;'} ${subroutineMark}`;
  return { title: 'Mark as a subroutine', edits: [{ span: { start: end, end }, newText }] };
}

/** True where a word stands further left than the instruction before it, as labels do. */
function isAtMargin({ items, tokens, source }: Unit, span: Span): boolean {
  let column = 0;
  for (const { node, rows } of items) {
    if (tokens.starts[node.first]! >= span.start) break;
    if (!rows || node.label !== undefined) continue;
    column = source.positionAt(tokens.starts[node.head!]!).character;
  }
  return source.positionAt(span.start).character < column;
}

/** Words that stand alone take no operand, so that only such instructions are meant. */
function loneSuggestion(name: string): string | undefined {
  const meant = name.length > 2 ? suggestion(name) : undefined;
  const isLone = /^(?:ret|rti|halt|getc|out|puts|in|putsp|putc|nop|\.end)$/i.test(meant ?? '');
  return isLone ? meant : undefined;
}

function isThroughRegister({ row }: Item): boolean {
  return row!.mnemonic === 'JMP' || row!.mnemonic === 'JSRR';
}

/** Where jumps go through registers, or the start is data, anything may be reached. */
function reportUnreachable(unit: Unit, graph: Graph, reached: Uint8Array): void {
  const { code, adjacent } = graph;
  if (graph.main === none || code.some(isThroughRegister)) return;
  const labels = unit.table.symbols.filter(({ kind }) => kind !== 'segment');
  const labelled = new Set(labels.map(({ value }) => value));
  // Subroutines that nothing calls may be for other files, or for whoever tests them.
  const mayReturn = leadingTo(graph, isReturn);
  for (let node = 0; node < code.length; node++) {
    if (reached[node]) continue;
    const start = node;
    const first = code[start]!;
    while (adjacent[node] === node + 1 && !reached[node + 1]) node++;
    if (labelled.has(first.address) && mayReturn[start]) continue;
    const span = { start: headSpan(unit, first).start, end: codeSpan(unit, code[node]!).end };
    const message = 'Unreachable code: no path from the start of the program leads here.';
    unit.report.add('unreachable-code', span, message, { tag: 'unnecessary' });
  }
}

function reportEnds(unit: Unit, graph: Graph, reached: Uint8Array): void {
  const dataAt = new Map<number, Item>();
  for (const item of unit.items) {
    if (!item.rows && item.length > 0) dataAt.set(item.address, item);
  }
  graph.code.forEach((item, node) => {
    if (!reached[node] || !goesOn(graph, node) || graph.adjacent[node] !== none) return;
    const span = codeSpan(unit, item);
    const data = dataAt.get(item.address + 1);
    const isEnd = !data;
    if (data && mayBeCode(data)) return;
    const line = unit.source.lineSpan(item.node.line).end;
    const indent = ' '.repeat(unit.tokens.starts[item.node.head!]! - lineStart(unit, item));
    const edits = [{ span: { start: line, end: line }, newText: `\n${indent}HALT` }];
    const fixes = [{ title: 'Add HALT', edits }];
    if (isEnd) {
      const message = 'The program runs off its end behind this instruction; end it with HALT.';
      unit.report.add('runs-off-end', span, message, { fixes });
      return;
    }
    const line1 = data.node.line + 1;
    const message = `Behind this the data in line ${line1} is executed; end the path with HALT.`;
    unit.report.add('runs-into-data', span, message, {
      fixes,
      related: [{ span: codeSpan(unit, data), message: 'This data is executed.' }],
    });
  });
}

function lineStart(unit: Unit, item: Item): number {
  return unit.source.lineSpan(item.node.line).start;
}

/** True where control goes to the next address, whatever lies there. */
function goesOn(graph: Graph, node: number): boolean {
  const item = graph.code[node]!;
  const { flow } = item.row!;
  if (flow === 'jump' || flow === 'return' || flow === 'interrupt' || flow === 'halt') return false;
  if (trapVector(item) === 0x25) return false;
  const target = graph.targets[node]!;
  // A call whose subroutine never returns has nothing behind it.
  return flow !== 'call' || target === none || graph.mayReturn(target);
}

/** Instructions are sometimes written as numbers. */
function mayBeCode({ word, words, target }: Item): boolean {
  if (word?.name !== '.FILL' || target !== undefined || words?.[0] === undefined) return false;
  const decoded = decode(words[0]);
  return decoded !== undefined && decoded.row.mnemonic !== 'NOP';
}

const firstVector = 0x20;
const lastVector = 0x25;

function reportTraps(unit: Unit, graph: Graph): void {
  for (const item of graph.code) {
    const vector = trapVector(item);
    if (vector === undefined || (vector >= firstVector && vector <= lastVector)) continue;
    if (setsVector(unit, vector)) continue;
    const text = `x${vector.toString(16).toUpperCase().padStart(2, '0')}`;
    const message = `Nothing is known at trap vector ${text}; the system has x20 to x25.`;
    unit.report.add('unknown-trap', codeSpan(unit, item), message);
  }
}

/** True where the program fills the vector, or names its address to store into it. */
function setsVector({ segments, items }: Unit, vector: number): boolean {
  return (
    segments.some(({ origin, end }) => origin <= vector && vector < end) ||
    items.some(({ word, words }) => word?.name === '.FILL' && words?.[0] === vector)
  );
}

function reportDistances(unit: Unit, graph: Graph): void {
  for (const { distance, target, row } of graph.code) {
    if (!distance || target === undefined || row!.mnemonic === 'NOP') continue;
    const message = `This is a distance: it leads to ${hexadecimal(target)}. Use a label.`;
    unit.report.add('hard-coded-offset', distance, message);
  }
}
