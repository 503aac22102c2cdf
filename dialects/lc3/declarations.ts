// Third pass: labels with their addresses, names of other files, and the segments as symbols.
import { documentationAt } from '#core/syntax/comments.ts';
import { rangeSpan, tokenSpan, tokenText } from '#core/syntax/lines.ts';
import { TokenKind } from '#core/syntax/token.ts';
import type { Span } from '#core/text/span.ts';
import { reportMissing, reportSurplus } from './checks.ts';
import { takeLiberty } from './flavour.ts';
import { rowsNamed } from './instructions.ts';
import { hexadecimal, type Item, isMarked, labelTokens, type Unit } from './items.ts';
import { readsAsNumber } from './number-syntax.ts';
import type { MutableSymbol, SymbolKind } from './symbol-table.ts';

export function declareAll(unit: Unit): void {
  const last: Item[] = [];
  for (const item of unit.items) if (!item.ignored && item.segment >= 0) last[item.segment] = item;
  const segmentSymbols = unit.segments.map((segment, index) =>
    declareSegment(unit, segment, last[index]),
  );
  // From the end, so that a label that stands alone knows what comes behind it.
  let following: SymbolKind = 'label';
  const kinds: SymbolKind[] = new Array(unit.items.length);
  for (let index = unit.items.length - 1; index >= 0; index--) {
    const item = unit.items[index]!;
    if (item.word && !item.ignored) following = kindOf(item, following);
    kinds[index] = following;
  }
  unit.items.forEach((item, index) => {
    if (item.ignored) return;
    if (item.word?.name === '.EXTERNAL') declareExternal(unit, item);
    for (const token of labelTokens(item.node)) {
      declareLabel(unit, item, index, token, kinds[index]!, segmentSymbols);
    }
    if (item.node.furtherLabels.length > 0) {
      takeLiberty(unit, tokenSpan(unit.tokens, item.node.furtherLabels[0]!), 'severalLabels');
    }
  });
}

function kindOf({ rows, length }: Item, following: SymbolKind): SymbolKind {
  if (rows) return 'label';
  return length > 0 ? 'data' : following;
}

/** `last` is the last statement of the segment, for one without `.END`. */
function declareSegment(
  unit: Unit,
  segment: Unit['segments'][number],
  last: Item | undefined,
): number | undefined {
  const { origin, end, span, start, close } = segment;
  if (!start) return undefined;
  const { tokens, source } = unit;
  const textEnd = rangeSpan(tokens, (close ?? last ?? start).node).end;
  const words = end - origin;
  const reach = words === 0 ? 'empty' : `to ${hexadecimal(end - 1)}, ${words} words`;
  return unit.table.add({
    name: hexadecimal(origin),
    kind: 'segment',
    uri: source.uri,
    nameSpan: span,
    span: { start: tokens.starts[start.node.first]!, end: Math.max(textEnd, span.end) },
    value: origin,
    detail: words === 1 ? 'one word' : reach,
  });
}

function declareLabel(
  unit: Unit,
  item: Item,
  index: number,
  token: number,
  kind: SymbolKind,
  segmentSymbols: readonly (number | undefined)[],
): void {
  const { source, tokens } = unit;
  const name = tokenText(source, tokens, token);
  const nameSpan = tokenSpan(tokens, token);
  if (!checkName(unit, name, nameSpan)) return;
  const container = segmentSymbols[item.segment];
  declare(unit, {
    name,
    kind: isMarked(unit, item) ? 'subroutine' : kind,
    uri: source.uri,
    nameSpan,
    span: rangeSpan(tokens, item.node),
    value: item.address & 0xffff,
    detail: hexadecimal(item.address),
    linkage: { kind: 'export', name: name.toUpperCase() },
    documentation: () => documentationAt(source, tokens, unit.items, index),
    ...(container === undefined ? {} : { container }),
  });
}

function checkName(unit: Unit, name: string, span: Span): boolean {
  const { report } = unit;
  const isRegister = /^r[0-7]$/i.test(name);
  if (isRegister || rowsNamed(name)) {
    const what = isRegister ? 'a register' : 'an instruction';
    const message = `${name} is ${what} and cannot be the name of a label.`;
    report.add('reserved-name', span, message);
    return false;
  }
  if (readsAsNumber(name)) {
    const message = `${name} reads as a number too, and as an operand it may be taken for one.`;
    report.add('number-like-label', span, message);
    takeLiberty(unit, span, 'numberLabel');
  }
  if (name.startsWith('_')) takeLiberty(unit, span, 'underscore');
  return true;
}

function declare(unit: Unit, symbol: MutableSymbol): void {
  const { table, report, source } = unit;
  const clash = table.declare(symbol);
  if (clash === undefined) return;
  const other = table.symbols[clash]!;
  const line = source.positionAt(other.nameSpan.start).line + 1;
  const message = `${symbol.name} is defined already, in line ${line}.`;
  report.add('duplicate-symbol', symbol.nameSpan, message, {
    related: [{ span: other.nameSpan, message: `${other.name} is first defined here.` }],
  });
}

function declareExternal(unit: Unit, item: Item): void {
  const { tokens, source, report } = unit;
  const [range] = item.node.operands;
  if (!range) {
    reportMissing(unit, item);
    return;
  }
  reportSurplus(unit, item, 1);
  const nameSpan = rangeSpan(tokens, range);
  const name = source.slice(nameSpan);
  takeLiberty(unit, nameSpan, 'external');
  item.operands = [{ span: nameSpan, slot: item.word!.forms[0]!.operands[0]! }];
  const isName = range.last - range.first === 1 && tokens.kinds[range.first] === TokenKind.word;
  if (!isName) {
    const message = `${name} is no name of a label: letters, digits and _, no digit first.`;
    report.add('wrong-operand', nameSpan, message);
    return;
  }
  if (!checkName(unit, name, nameSpan)) return;
  const span = rangeSpan(tokens, item.node);
  const linkage = { kind: 'import', name: name.toUpperCase() } as const;
  const detail = 'external';
  declare(unit, { name, kind: 'external', uri: source.uri, nameSpan, span, linkage, detail });
}
