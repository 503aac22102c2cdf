// Second pass: the names that labels and directives define, with their values.
import { documentationAt } from '#core/syntax/comments.ts';
import { rangeSpan, tokenSpan, tokenText } from '#core/syntax/lines.ts';
import { TokenKind } from '#core/syntax/token.ts';
import type { Span } from '#core/text/span.ts';
import { standardCapacity } from './directives.ts';
import { instructionNamed, limits } from './instructions.ts';
import type { Item, Unit } from './items.ts';
import { readOperand, resolveNumber } from './operands.ts';
import type { MutableSymbol, SymbolKind } from './symbol-table.ts';

interface Definer {
  readonly kind: SymbolKind;
  /** What stands for the value where none is given. */
  readonly standard: number;
}

/** Directives that define a name. */
const definers: Readonly<Record<string, Definer>> = {
  '.task': { kind: 'task', standard: 0 },
  '.equ': { kind: 'constant', standard: 0 },
  '.var': { kind: 'variable', standard: 0 },
  '.lock': { kind: 'lock', standard: 0 },
  '.semaphore': { kind: 'semaphore', standard: 0 },
  '.channel': { kind: 'channel', standard: standardCapacity },
};

/** Initial values and capacities by symbol index. */
export type Initials = Map<number, number>;

export function declareAll(unit: Unit): Initials {
  const initials: Initials = new Map();
  const counters = new Map<SymbolKind, number>();
  for (const item of unit.items) {
    if (item.node.label !== undefined) declareLabel(unit, item, item.node.label);
  }
  const defined: { item: Item; definer: Definer; symbol: number | undefined }[] = [];
  for (const item of unit.items) {
    const definer = item.word?.kind === 'directive' ? definers[item.word.name] : undefined;
    if (!definer) continue;
    defined.push({ item, definer, symbol: declareName(unit, item, definer.kind, counters) });
  }
  // Values come after all the names, so that a name used too early is known for what it is.
  for (const { item, definer, symbol } of defined) {
    const value = definer.kind === 'task' ? undefined : readValue(unit, item);
    if (symbol === undefined) continue;
    initials.set(symbol, value ?? definer.standard);
    if (value !== undefined) setValue(unit.table.symbols[symbol]!, value);
  }
  return initials;
}

function declareLabel(unit: Unit, item: Item, token: number): void {
  const { source, tokens } = unit;
  declare(unit, {
    name: tokenText(source, tokens, token),
    kind: 'label',
    uri: source.uri,
    nameSpan: tokenSpan(tokens, token),
    span: rangeSpan(tokens, item.node),
    task: item.word?.name === '.task' ? item.task - 1 : item.task,
    value: item.offset,
    detail: `offset 0x${item.offset.toString(16).padStart(4, '0')}`,
    documentation: () => documentationOf(unit, item),
  });
}

function declare(unit: Unit, symbol: MutableSymbol): boolean {
  const { table, report } = unit;
  if (instructionNamed(symbol.name) && symbol.kind !== 'task') {
    const message = `${symbol.name} is an instruction and cannot be the name of anything else.`;
    report.add('reserved-name', symbol.nameSpan, message);
    return false;
  }
  const clash = table.declare(symbol);
  if (clash === undefined) return true;
  const other = table.symbols[clash]!;
  const line = unit.source.positionAt(other.nameSpan.start).line + 1;
  report.add(
    'duplicate-symbol',
    symbol.nameSpan,
    `${symbol.name} is defined already, in line ${line}.`,
    { related: [{ span: other.nameSpan, message: `${symbol.name} is first defined here.` }] },
  );
  return false;
}

/** The index of the new symbol; undefined if there is none, after a report. */
function declareName(
  unit: Unit,
  item: Item,
  kind: SymbolKind,
  counters: Map<SymbolKind, number>,
): number | undefined {
  const { source, tokens, table, report } = unit;
  const name = declaredName(unit, item);
  if (!name) return undefined;
  const number = counters.get(kind) ?? 0;
  counters.set(kind, number + 1);
  if (number >= limits.resources) {
    report.add('operand-range', name, `A file can define ${limits.resources} of these.`);
  }
  const declared = declare(unit, {
    name: source.slice(name),
    kind,
    uri: source.uri,
    nameSpan: name,
    span: rangeSpan(tokens, item.node),
    task: item.task,
    ...firstValue(kind, number, item.offset),
    documentation: () => documentationOf(unit, item),
  });
  return declared ? table.symbols.length - 1 : undefined;
}

/** The second operand of a definition: a constant's value, an initial value, a capacity. */
function readValue(unit: Unit, item: Item): number | undefined {
  const range = item.node.operands[1];
  const slot = item.word!.forms[0]!.operands[1];
  if (!range || !slot) return undefined;
  const written = readOperand(unit, range);
  const value = resolveNumber(unit, item, written, slot, 'read');
  item.addOperand({ span: written.span, slot, value });
  return value;
}

/** A constant's value is the number; the others have a number of their own and an initial value. */
function setValue(symbol: MutableSymbol, value: number): void {
  if (symbol.kind === 'constant') {
    symbol.value = value;
    symbol.detail = `= ${value}`;
  } else {
    symbol.detail += ` (${value})`;
  }
}

function firstValue(
  kind: SymbolKind,
  number: number,
  address: number,
): { value?: number; detail: string } {
  if (kind === 'constant') return { detail: '' };
  if (kind === 'task') return { value: address, detail: 'task' };
  return { value: number, detail: `${kind} ${number}` };
}

/** The operand that names the thing, or undefined after a report. */
function declaredName(unit: Unit, item: Item): Span | undefined {
  const { tokens, source, report } = unit;
  const range = item.node.operands[0];
  if (!range) return undefined;
  const span = rangeSpan(tokens, range);
  const isName = range.last === range.first + 1 && tokens.kinds[range.first] === TokenKind.word;
  item.addOperand({ span, slot: item.word!.forms[0]!.operands[0]! });
  if (isName) return span;
  if (tokens.kinds[range.first] !== TokenKind.unknown) {
    const text = source.slice(span);
    const rule = 'names have letters, digits and _, and start with a letter';
    const message = `${text} cannot be a name: ${rule}.`;
    report.add('wrong-operand', span, message);
  }
  return undefined;
}

function documentationOf({ source, tokens, items }: Unit, item: Item): string {
  return documentationAt(source, tokens, items, indexOfItem(items, item));
}

/** Items are in line order, so a binary search finds one. */
function indexOfItem(items: readonly Item[], item: Item): number {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.node.line < item.node.line) low = middle + 1;
    else high = middle;
  }
  return low;
}
