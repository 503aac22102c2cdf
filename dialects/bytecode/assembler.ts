// Third pass: checks the operands of every statement and encodes it.
import type { OperandSlot, WordForm, WordOption } from '#core/isa/vocabulary.ts';
import type { LaunchValues } from '#core/machine/program.ts';
import type { Access } from '#core/semantics/analysis.ts';
import { rangeSpan, tokenSpan, tokenText } from '#core/syntax/lines.ts';
import { nearest } from '#core/text/distance.ts';
import type { Span } from '#core/text/span.ts';
import type { Item, Unit } from './items.ts';
import { readOperand, resolveNumber, type Written } from './operands.ts';

/** What an instruction does to the thing that its operand names; `read` unless listed. */
const accesses: Readonly<Record<string, Access>> = {
  STORE: 'write',
  SEND: 'write',
  SIGNAL: 'write',
  JMP: 'jump',
  JZ: 'jump',
  JNZ: 'jump',
  JN: 'jump',
  JP: 'jump',
  CALL: 'call',
  SPAWN: 'call',
};

/** Options of directives that have them, by item: names in the spelling of the table. */
export type Options = ReadonlyMap<Item, LaunchValues>;

export function checkStatements(unit: Unit): Options {
  const options = new Map<Item, LaunchValues>();
  let scheduler: Item | undefined;
  for (const item of unit.items) {
    checkComma(unit, item);
    if (item.instruction) checkInstruction(unit, item);
    else if (item.word?.name === '.byte') checkBytes(unit, item);
    else if (item.word) {
      const values = checkDirective(unit, item);
      if (item.word.options) options.set(item, values);
    }
    if (item.word?.name !== '.scheduler') continue;
    if (scheduler) reportSecondScheduler(unit, scheduler, item);
    scheduler ??= item;
  }
  return options;
}

function headSpan(unit: Unit, item: Item): Span {
  return tokenSpan(unit.tokens, item.node.head!);
}

function checkComma(unit: Unit, item: Item): void {
  const comma = item.node.danglingComma;
  if (comma === undefined) return;
  const span = tokenSpan(unit.tokens, comma);
  unit.report.add('missing-operand', span, 'An operand is missing behind the comma.', {
    fixes: [{ title: 'Remove the comma', edits: [{ span, newText: '' }] }],
  });
}

function checkInstruction(unit: Unit, item: Item): void {
  const { report, tokens } = unit;
  const instruction = item.instruction!;
  const { mnemonic, bare, immediate } = instruction;
  const { operands } = item.node;
  const range = operands[0];
  if (!range) {
    if (bare || !immediate) return;
    const message = `${mnemonic} needs ${immediate.operand.summary}: ${item.word!.example}`;
    report.add('missing-operand', headSpan(unit, item), message.replace(/\n.*/s, ''));
    return;
  }
  const written = readOperand(unit, range);
  if (!immediate) {
    const all = { first: range.first, last: operands.at(-1)!.last };
    reportSurplus(unit, item, rangeSpan(tokens, all));
    return;
  }
  if (operands.length > 1) {
    const surplus = { first: operands[1]!.first, last: operands.at(-1)!.last };
    reportSurplus(unit, item, rangeSpan(tokens, surplus));
  }
  const slot = item.word!.forms.at(-1)!.operands[0]!;
  const value = resolveNumber(unit, item, written, slot, accesses[mnemonic] ?? 'read');
  item.operands = [{ span: written.span, slot, value }];
  item.immediate = value;
}

/** The fix removes the blanks and commas before the operand too. */
function reportSurplus(unit: Unit, item: Item, span: Span): void {
  const count = item.word!.forms.at(-1)!.operands.length;
  const most = count === 0 ? 'no operand' : count === 1 ? 'one operand' : `${count} operands`;
  const gap = /[\s,]*$/.exec(unit.source.text.slice(headSpan(unit, item).end, span.start));
  const edit = { span: { start: span.start - (gap?.[0].length ?? 0), end: span.end }, newText: '' };
  unit.report.add('unexpected-operand', span, `${item.word!.name} takes ${most}.`, {
    fixes: [{ title: 'Remove it', edits: [edit], preferred: true }],
  });
}

function checkBytes(unit: Unit, item: Item): void {
  const slot = item.word!.forms[0]!.operands[0]!;
  if (item.node.operands.length === 0) {
    const message = '.byte needs at least one value between -128 and 255: .byte 0x01, 0x08';
    unit.report.add('missing-operand', headSpan(unit, item), message);
  }
  item.operands = item.node.operands.map(range => {
    const written = readOperand(unit, range);
    const value = resolveNumber(unit, item, written, slot, 'read');
    return { span: written.span, slot, value };
  });
  item.data = item.operands.map(({ value }) => (value ?? 0) & 0xff);
}

function checkDirective(unit: Unit, item: Item): LaunchValues {
  const form = item.word!.forms[0]!;
  const values: Record<string, string | number | boolean> = {};
  const declared = item.operands.length;
  let position = 0;
  for (const range of item.node.operands) {
    if (position < declared) {
      position++;
      continue;
    }
    const written = readOperand(unit, range);
    if (written.kind === 'option') checkOption(unit, item, written, values);
    else if (position < form.operands.length)
      checkName(unit, item, form.operands[position++]!, written);
    else if (written.kind !== 'bad') reportSurplus(unit, item, written.span);
  }
  reportMissing(unit, item, form, position);
  if (item.word!.name === '.scheduler' && item.operands[0]) {
    values['scheduler'] = unit.source.slice(item.operands[0].span).toLowerCase();
  }
  return values;
}

/** Values of a `name` slot that lists them, such as the policy of `.scheduler`. */
function checkName(unit: Unit, item: Item, slot: OperandSlot, written: Written): void {
  item.addOperand({ span: written.span, slot });
  if (written.kind === 'bad' || !slot.values) return;
  checkWordValue(unit, written.span, slot.values, slot.summary);
}

function checkWordValue(unit: Unit, span: Span, values: readonly string[], what: string): void {
  const spelling = unit.source.slice(span);
  if (values.includes(spelling.toLowerCase())) return;
  const meant = nearest(spelling, values);
  const hint = meant ? `Did you mean ${meant}?` : `It is one of ${values.join(', ')}.`;
  const fixes = meant
    ? [{ title: `Change to ${meant}`, edits: [{ span, newText: meant }], preferred: true }]
    : [];
  unit.report.add('wrong-operand', span, `${spelling} is not ${what}. ${hint}`, { fixes });
}

function reportMissing(unit: Unit, item: Item, form: WordForm, given: number): void {
  const missing = form.operands[given];
  if (!missing || missing.optional) return;
  const example = item.word!.example?.replace(/\n.*/s, '');
  const message = `${item.word!.name} needs ${missing.summary}: ${example}`;
  unit.report.add('missing-operand', headSpan(unit, item), message);
}

function checkOption(
  unit: Unit,
  item: Item,
  written: Extract<Written, { kind: 'option' }>,
  values: Record<string, string | number | boolean>,
): void {
  const { source, report } = unit;
  const spelling = source.slice(written.name);
  const options = item.word!.options ?? [];
  const option = options.find(known => known.name.toLowerCase() === spelling.toLowerCase());
  if (!option) {
    const meant = nearest(
      spelling,
      options.map(known => known.name),
    );
    const list = options.map(known => known.name).join(', ');
    const hint = meant ? `Did you mean ${meant}?` : list ? `It has ${list}.` : 'It has none.';
    const edits = [{ span: written.name, newText: meant ?? '' }];
    const fixes = meant ? [{ title: `Change to ${meant}`, edits, preferred: true }] : [];
    const message = `${item.word!.name} has no option ${spelling}. ${hint}`;
    report.add('unknown-option', written.name, message, { fixes });
    return;
  }
  if (values[option.name] !== undefined) {
    report.add('duplicate-option', written.span, `${option.name} is given twice.`);
  }
  const value = optionValue(unit, item, written, option);
  item.addOperand({
    span: written.span,
    option: written.name,
    value: typeof value === 'number' ? value : undefined,
  });
  if (value !== undefined) values[option.name] = value;
}

function optionValue(
  unit: Unit,
  item: Item,
  { span, value }: Extract<Written, { kind: 'option' }>,
  option: WordOption,
): string | number | boolean | undefined {
  if (value.first >= value.last) {
    unit.report.add('missing-operand', span, `A value is missing: ${option.name}=n.`);
    return undefined;
  }
  if (option.values) {
    const words = rangeSpan(unit.tokens, value);
    checkWordValue(unit, words, option.values, `a value of ${option.name}`);
    const spelling = tokenText(unit.source, unit.tokens, value.first).toLowerCase();
    return spelling === 'true' ? true : spelling === 'false' ? false : spelling;
  }
  const slot: OperandSlot = {
    name: option.name,
    kind: 'integer',
    symbolKinds: ['constant'],
    summary: option.name,
    ...(option.minimum === undefined ? {} : { minimum: option.minimum }),
    ...(option.maximum === undefined ? {} : { maximum: option.maximum }),
  };
  return resolveNumber(unit, item, readOperand(unit, value), slot, 'read');
}

function reportSecondScheduler(unit: Unit, first: Item, second: Item): void {
  const message = 'The scheduling policy is chosen already.';
  unit.report.add('duplicate-scheduler', headSpan(unit, second), message, {
    related: [{ span: headSpan(unit, first), message: 'It is chosen here.' }],
  });
}
