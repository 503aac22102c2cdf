// What can be said of subroutines: return addresses, saved registers, where HALT and RET stand.
import type { Fix } from '#core/diagnostics/diagnostic.ts';
import { type Graph, isHalt, isReturn, none, reachableFrom, trapVector } from './control-flow.ts';
import { codeSpan, type Item, type Unit } from './items.ts';
import { writtenRegister } from './register-use.ts';

/**
 * Subroutines may run into each other, so that looking at each of them is looking at everything
 * again; behind so many visited instructions, about a second, the lints leave the rest alone.
 */
const mostVisits = 10_000_000;

export function lintSubroutines(unit: Unit, graph: Graph, edition: number): void {
  const inMain = new Set(reachableFrom(graph, [graph.main]));
  const lost = new Set<number>();
  const halts = new Set<number>();
  for (const entry of graph.called) {
    if (graph.visits.nodes > mostVisits) break;
    const region = reachableFrom(graph, [entry]);
    reportLost(unit, graph, entry, region, edition, lost);
    for (const node of region) if (isHalt(graph.code[node]!) && !inMain.has(node)) halts.add(node);
  }
  for (const node of halts) {
    const message = 'This HALT stands in a subroutine: the program stops rather than return.';
    unit.report.add('halt-in-subroutine', codeSpan(unit, graph.code[node]!), message);
  }
  reportReturnsOfMain(unit, graph);
  reportSaves(unit, graph);
}

/** True where an instruction puts a new return address into R7 as a side effect. */
function clobbers(item: Item, edition: number): boolean {
  return item.row!.flow === 'call' || (edition === 2 && trapVector(item) !== undefined);
}

function setsR7(item: Item): boolean {
  return item.row!.flow !== 'call' && writtenRegister(item) === 7;
}

/** RETs that come after a call with no new value for R7 in between. */
function reportLost(
  unit: Unit,
  graph: Graph,
  entry: number,
  region: readonly number[],
  edition: number,
  reported: Set<number>,
): void {
  const returns = region.filter(node => isReturn(graph.code[node]!));
  for (const call of region) {
    const item = graph.code[call]!;
    if (!clobbers(item, edition) || graph.following[call] === none) continue;
    if (graph.visits.nodes > mostVisits) return;
    const isSet = (node: number) => setsR7(graph.code[node]!);
    const behind = reachableFrom(graph, [graph.following[call]!], isSet);
    const back = behind.find(node => isReturn(graph.code[node]!));
    if (back === undefined || reported.has(back)) continue;
    reported.add(back);
    const target = graph.code[back]!;
    const name = unit.source.slice(codeSpan(unit, item));
    const message =
      `R7 holds the return address of ${name} in line ${item.node.line + 1} here, so this RET ` +
      'goes back to behind it for ever. Save R7 at the start of the subroutine and restore it.';
    const fixes = returns.length === 1 ? [saveFix(unit, graph.code[entry]!, target)] : [];
    unit.report.add('return-address-lost', codeSpan(unit, target), message, {
      related: [{ span: codeSpan(unit, item), message: 'R7 is overwritten here.' }],
      fixes,
    });
  }
}

const indent = ' '.repeat(16);

/** Saves R7 in a word of its own behind the RET. */
function saveFix(unit: Unit, entry: Item, back: Item): Fix {
  const { tokens, source, table } = unit;
  const label = table.symbols.find(
    ({ kind, value }) => kind !== 'segment' && value === entry.address,
  );
  let name = `SAVER7_${label?.name ?? entry.address.toString(16)}`;
  while (table.find(name) !== undefined) name += '_';
  const at = (offset: number) => ({ start: offset, end: offset });
  const head = (item: Item) => at(tokens.starts[item.node.head!]!);
  return {
    title: 'Save and restore R7',
    edits: [
      { span: head(entry), newText: `ST R7, ${name}\n${indent}` },
      { span: head(back), newText: `LD R7, ${name}\n${indent}` },
      { span: at(source.lineSpan(back.node.line).end), newText: `\n${name} .BLKW 1` },
    ],
  };
}

/** RET that the start of the program comes to without a call; files without HALT are no program. */
function reportReturnsOfMain(unit: Unit, graph: Graph): void {
  const origin = unit.segments[0]?.origin ?? 0;
  if (graph.main === none || origin < 0x3000 || graph.called.has(graph.main)) return;
  if (!graph.code.some(isHalt)) return;
  const stops = (node: number) => setsR7(graph.code[node]!);
  for (const node of reachableFrom(graph, [graph.main], stops)) {
    const item = graph.code[node]!;
    if (!isReturn(item) || stops(node)) continue;
    const message =
      'The main program comes to this RET without being called; end it with HALT before here.';
    unit.report.add('return-in-main', codeSpan(unit, item), message);
  }
}

/** Names such as SAVE_R3, SaveR3 and R3_SAVE: the register that they are for. */
function savedRegister(name: string): number | undefined {
  const digit = /sav|backup|restore/i.test(name) ? /r([0-7])(?![0-9])/i.exec(name)?.[1] : undefined;
  return digit === undefined ? undefined : Number(digit);
}

/** Registers that are saved into, or restored from, a word that is named after another one. */
function reportSaves(unit: Unit, graph: Graph): void {
  const restored = new Set<number>();
  const data = unit.table.symbols.filter(({ kind }) => kind === 'data');
  const dataAt = new Map(data.map(symbol => [symbol.value, symbol]));
  const saves: { item: Item; name: string; register: number }[] = [];
  for (const item of graph.code) {
    const { mnemonic } = item.row!;
    if ((mnemonic !== 'LD' && mnemonic !== 'ST') || item.target === undefined) continue;
    const isSave = mnemonic === 'ST';
    if (!isSave) restored.add(item.target);
    const symbol = dataAt.get(item.target);
    const wanted = symbol && savedRegister(symbol.name);
    if (!symbol || wanted === undefined) continue;
    const register = (isSave ? item.fields.SR : item.fields.DR)!;
    if (isSave) saves.push({ item, name: symbol.name, register });
    if (register === wanted) continue;
    const verb = isSave ? `takes R${register}` : `goes into R${register}`;
    const message = `${symbol.name} is named after R${wanted} and ${verb} here.`;
    unit.report.add('unmatched-save', codeSpan(unit, item), message);
  }
  for (const { item, name, register } of saves) {
    if (restored.has(item.target!)) continue;
    const message = `R${register} is saved in ${name} and nothing restores it from there.`;
    unit.report.add('unmatched-save', codeSpan(unit, item), message);
  }
}
