// Checks that operands have in common: how many there are, commas, and the ranges of numbers.
import type { OperandSlot } from '#core/isa/vocabulary.ts';
import { type LineNode, rangeSpan, tokenSpan, tokenText } from '#core/syntax/lines.ts';
import { TokenKind } from '#core/syntax/token.ts';
import type { Span } from '#core/text/span.ts';
import { takeLiberty } from './flavour.ts';
import { headSpan, type Item, type Unit } from './items.ts';
import type { Written } from './operands.ts';

/** A number for people, with a real minus sign. */
export function shown(value: number): string {
  return String(value).replace('-', '−');
}

/** `ADD needs DR, SR1 and SR2 or imm5: ADD R2, R0, R1`. */
export function reportMissing(unit: Unit, item: Item, fix?: { title: string; newText: string }) {
  const word = item.word!;
  const names = word.forms.map(({ operands }) =>
    operands.length === 1 ? operands[0]!.summary : operands.map(({ name }) => name).join(', '),
  );
  const example = word.example?.replace(/\n.*/s, '');
  const needs = [...new Set(names.filter(name => name !== ''))].join(' or ');
  const message = `${word.name} needs ${needs}: ${example}`;
  const span = headSpan(unit, item);
  const last = item.node.operands.at(-1);
  const edit = last && fix && { span: rangeSpan(unit.tokens, last), newText: fix.newText };
  const fixes = fix && edit ? [{ title: fix.title, edits: [edit] }] : [];
  unit.report.add('missing-operand', span, message, { fixes });
}

/** Reports the operands beyond the `most` that the word takes; the fix removes them. */
export function reportSurplus(unit: Unit, item: Item, most: number): boolean {
  const { operands } = item.node;
  const first = operands[most];
  if (!first) return false;
  const { tokens, source } = unit;
  const span = rangeSpan(tokens, { first: first.first, last: operands.at(-1)!.last });
  for (let index = first.first; index < operands.at(-1)!.last; index++) {
    // A stray character is reported already, and what follows it is seldom an operand.
    if (tokens.kinds[index] === TokenKind.unknown) return true;
  }
  const isDirective = tokens.kinds[first.first] === TokenKind.directive;
  if (isDirective && item.rows) {
    const name = source.slice(headSpan(unit, item));
    const message = `${name} is an instruction and cannot be the name of a label.`;
    unit.report.add('reserved-name', headSpan(unit, item), message);
    return true;
  }
  const counts = ['no operand', 'one operand', 'two operands', 'three operands'];
  const gap = /[\s,]*$/.exec(source.text.slice(headSpan(unit, item).end, span.start));
  const edit = { span: { start: span.start - (gap?.[0].length ?? 0), end: span.end }, newText: '' };
  const message = `${item.word!.name} takes ${counts[most]}.`;
  const other = commentStart(unit, span);
  unit.report.add('unexpected-operand', span, other ? `${message} ${other}` : message, {
    fixes: [{ title: 'Remove it', edits: [edit], preferred: true }],
  });
  return true;
}

function commentStart({ source }: Unit, span: Span): string | undefined {
  const starts = source.text[span.start] === '#' && source.text[span.start + 1] === ' ';
  return starts ? 'Comments start with a semicolon.' : undefined;
}

const COMMA = 44;

/** One comma between two operands and none elsewhere, as nearly all statements have it. */
function hasRightCommas({ source, tokens }: Unit, { head, operands, danglingComma }: LineNode) {
  if (danglingComma !== undefined) return false;
  let from = head! + 1;
  for (let operand = 0; operand < operands.length; operand++) {
    let commas = 0;
    for (let index = from; index < operands[operand]!.first; index++) {
      if (source.text.charCodeAt(tokens.starts[index]!) === COMMA) commas++;
    }
    if (commas !== Math.min(operand, 1)) return false;
    from = operands[operand]!.last;
  }
  return true;
}

/** Commas that are missing between operands, or separate nothing. */
export function checkCommas(unit: Unit, item: Item): void {
  const { node } = item;
  if (node.head === undefined || hasRightCommas(unit, node)) return;
  const gaps = node.operands.map((operand, index) => {
    const from = index === 0 ? node.head! + 1 : node.operands[index - 1]!.last;
    return { from, to: operand.first, wanted: index === 0 ? 0 : 1 };
  });
  if (node.danglingComma !== undefined) {
    gaps.push({
      from: node.operands.at(-1)?.last ?? node.head + 1,
      to: node.danglingComma + 1,
      wanted: 0,
    });
  }
  const missing: Span[] = [];
  for (const { from, to, wanted } of gaps) {
    const commas: Span[] = [];
    for (let index = from; index < to; index++) {
      if (tokenText(unit.source, unit.tokens, index) === ',') {
        commas.push(tokenSpan(unit.tokens, index));
      }
    }
    for (const span of commas.slice(wanted)) reportStray(unit, span);
    if (commas.length < wanted) {
      const start = unit.tokens.starts[from]!;
      missing.push({ start, end: start });
    }
  }
  const [first] = missing;
  if (!first) return;
  const end = unit.tokens.starts[node.operands.at(-1)!.last]!;
  const span = { start: unit.tokens.starts[node.operands[0]!.first]!, end };
  const edits = missing.map(place => ({ span: place, newText: ',' }));
  unit.report.add('missing-comma', span, 'Write commas between the operands.', {
    fixes: [{ title: 'Add the commas', edits, preferred: true }],
  });
  takeLiberty(unit, span, 'blanks');
}

function reportStray(unit: Unit, span: Span): void {
  unit.report.add('stray-comma', span, 'This comma separates nothing.', {
    fixes: [{ title: 'Remove the comma', edits: [{ span, newText: '' }], preferred: true }],
  });
  takeLiberty(unit, span, 'strayComma');
}

/** A number in the bounds of its slot; anything else is reported. */
export function checkNumber(unit: Unit, written: Written, slot: OperandSlot): number | undefined {
  if (written.kind === 'bad') return undefined;
  if (written.kind !== 'number') {
    const text = unit.source.slice(written.span);
    const message = `${text} is no number; expected: ${slot.summary}.`;
    unit.report.add('wrong-operand', written.span, message);
    return undefined;
  }
  const { minimum = 0, maximum = 0xffff } = slot;
  if (written.value >= minimum && written.value <= maximum) return written.value;
  const range = `from ${shown(minimum)} to ${shown(maximum)}`;
  const message = `${shown(written.value)} is out of range. Expected: ${slot.summary}, ${range}.`;
  unit.report.add('operand-range', written.span, message);
  return undefined;
}
