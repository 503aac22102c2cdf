// What the operands of fields come to: numbers that fit, labels near enough.
import type { Access } from '#core/semantics/analysis.ts';
import type { Span } from '#core/text/span.ts';
import { shown } from './checks.ts';
import { type FieldRule, fieldRange } from './fields.ts';
import { hexadecimal, type Item, type Unit } from './items.ts';
import type { Written } from './operands.ts';

type WrittenNumber = Extract<Written, { kind: 'number' }>;
type WrittenName = Extract<Written, { kind: 'name' }>;

/** The number if it fits its field; undefined after a report. */
export function fitField(unit: Unit, written: WrittenNumber, rule: FieldRule): number | undefined {
  const { value, span } = written;
  const { minimum, maximum } = fieldRange(rule);
  if (value >= minimum && value <= maximum) return value;
  const range = `${rule.name}, which takes ${shown(minimum)} to ${shown(maximum)}`;
  const becomes = asBits(value, rule);
  if (becomes === undefined) {
    const note = rule.kind === 'target' ? ' It is a distance from the next instruction.' : '';
    const message = `${shown(value)} does not fit ${range}.${note}`;
    unit.report.add('operand-range', span, message);
    return undefined;
  }
  const newText = rule.signed ? `#${becomes}` : `x${becomes.toString(16).toUpperCase()}`;
  const fixes = [{ title: `Write ${newText}`, edits: [{ span, newText }], preferred: true }];
  const text = unit.source.slice(span);
  // Whoever writes bits means bits; whoever writes a decimal number means that number.
  const isBits = /^[#+-]*0?[xb]/i.test(text);
  if (unit.flavour === 'original' || (unit.flavour === 'permissive' && isBits)) {
    const message = `${text} becomes ${shown(becomes)} in ${rule.name}.`;
    unit.report.add('negative-immediate', span, message, { fixes });
    return becomes;
  }
  const message =
    `${text} does not fit ${range}; its bits are those of another number: ` +
    `it becomes ${shown(becomes)}.`;
  unit.report.add('operand-range', span, message, { fixes });
  return undefined;
}

/** What a number out of range comes to where only the low bits count, as in the original lc3as. */
function asBits(value: number, { bits, signed }: FieldRule): number | undefined {
  const size = 2 ** bits;
  if (!signed) return value < 0 && value >= -size / 2 ? value + size : undefined;
  if (value > 0 && value < size) return value - size;
  const word = value - 0x10000;
  return value <= 0xffff && word >= -size / 2 ? word : undefined;
}

export type Resolved =
  | { readonly address: number }
  | { readonly external: string; readonly addend: number };

/** The address that a name stands for; undefined after a report. */
export function resolveAddress(
  unit: Unit,
  { name, nameSpan, addend }: WrittenName,
  access: Access,
): Resolved | undefined {
  const index = unit.table.find(name);
  if (index === undefined) {
    reportUndefined(unit, nameSpan, name);
    return undefined;
  }
  const symbol = unit.table.symbols[index]!;
  unit.table.refer(index, nameSpan, access);
  if (symbol.kind === 'external') return { external: name.toUpperCase(), addend };
  return symbol.value === undefined ? undefined : { address: (symbol.value + addend) & 0xffff };
}

function reportUndefined({ table, report }: Unit, span: Span, name: string): void {
  const meant = table.nearest(name);
  const hint = meant ? `Did you mean ${meant}?` : 'Put it in front of a statement as a label.';
  const fixes = meant
    ? [{ title: `Change to ${meant}`, edits: [{ span, newText: meant }], preferred: true }]
    : [];
  report.add('undefined-symbol', span, `Nothing defines ${name}. ${hint}`, { fixes });
}

/** How to reach what is too far away, by instruction. */
const detours: Readonly<Record<string, string>> = {
  LD: 'Use LDI with a .FILL of the label close by.',
  ST: 'Use STI with a .FILL of the label close by.',
  LEA: 'Use LD with a .FILL of the label close by.',
  LDI: 'Put a .FILL with the address closer.',
  STI: 'Put a .FILL with the address closer.',
  JSR: 'Load the address into a register and use JSRR.',
};
const branchDetour = 'Load the address into a register and use JMP, or go around a JMP.';

/** The distance to the item's target from behind the item; undefined after a report. */
export function distanceTo(
  unit: Unit,
  item: Item,
  span: Span,
  rule: FieldRule,
): number | undefined {
  const distance = item.target! - (item.address + 1);
  const { minimum, maximum } = fieldRange(rule);
  if (distance >= minimum && distance <= maximum) return distance;
  const detour = detours[item.row!.mnemonic] ?? branchDetour;
  const message =
    `${unit.source.slice(span)} (${hexadecimal(item.target!)}) is ${shown(distance)} words away; ` +
    `${rule.name} reaches ${shown(minimum)} to ${shown(maximum)}. ${detour}`;
  unit.report.add('label-range', span, message);
  return undefined;
}
