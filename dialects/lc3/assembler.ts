// Fourth pass: checks the operands of instructions and .FILL and encodes them.
import type { Access } from '#core/semantics/analysis.ts';
import { tokenText } from '#core/syntax/lines.ts';
import { checkCommas, reportMissing, reportSurplus, shown } from './checks.ts';
import { encode, type Fields } from './encoding.ts';
import { distanceTo, fitField, resolveAddress } from './field-values.ts';
import { type FieldRule, fieldRules } from './fields.ts';
import { takeLiberty } from './flavour.ts';
import type { InstructionRow } from './instructions.ts';
import { headSpan, type Item, type Unit } from './items.ts';
import { readOperand, type Written } from './operands.ts';

export function checkStatements(unit: Unit): void {
  for (const item of unit.items) {
    if (item.ignored || !item.word) continue;
    if (item.rows) checkInstruction(unit, item, item.rows);
    else if (item.word.name === '.FILL') checkFill(unit, item);
    // A statement that is wrong has worse problems.
    if (item.words && item.node.operands.length <= item.operands.length) checkCommas(unit, item);
  }
}

function checkInstruction(unit: Unit, item: Item, rows: readonly InstructionRow[]): void {
  checkSpelling(unit, item);
  const most = mostOperands(rows);
  const isSurplus = reportSurplus(unit, item, most);
  const written: Written[] = [];
  for (const range of item.node.operands) {
    if (written.length < most) written.push(readOperand(unit, range));
  }
  const right = rows.find(row => takes(row, written));
  const row = right ?? rows.find(({ operands }) => operands.length === written.length);
  if (!row) {
    reportFew(unit, item, written);
    return;
  }
  item.row = row;
  if (!right) checkKinds(unit, item, rows, written);
  const fields: Fields = {};
  const form = item.word!.forms[rows.indexOf(row)]!;
  let isComplete = right !== undefined && !isSurplus;
  item.operands = row.operands.map((name, index) => {
    const rule = fieldRules[name];
    const operand = written[index]!;
    const value = fits(operand, rule) ? fieldValue(unit, item, operand, rule) : undefined;
    fields[name] = value ?? 0;
    if (value === undefined) isComplete = false;
    const slot = form.operands[index]!;
    const known =
      operand.kind === 'name' ? item.target : operand.kind === 'number' ? value : undefined;
    return { span: operand.span, slot, value: known };
  });
  item.fields = fields;
  if (isComplete) item.words = [encode(row, fields)];
}

function mostOperands(rows: readonly InstructionRow[]): number {
  let most = 0;
  for (const { operands } of rows) most = Math.max(most, operands.length);
  return most;
}

function takes({ operands }: InstructionRow, written: readonly Written[]): boolean {
  if (operands.length !== written.length) return false;
  for (let index = 0; index < operands.length; index++) {
    if (!fits(written[index]!, fieldRules[operands[index]!])) return false;
  }
  return true;
}

/** Names that not every assembler knows. */
function checkSpelling(unit: Unit, item: Item): void {
  const spelling = tokenText(unit.source, unit.tokens, item.node.head!).toUpperCase();
  const { name } = item.word!;
  if (spelling === 'NOP' || spelling === 'PUTC') takeLiberty(unit, headSpan(unit, item), 'nop');
  if (spelling !== name.toUpperCase()) takeLiberty(unit, headSpan(unit, item), 'flagOrder');
}

function reportFew(unit: Unit, item: Item, written: readonly Written[]): void {
  const [first, second] = written;
  // `ADD R0, #5` is what other machines have for R0 ← R0 + 5.
  const isShort =
    first?.kind === 'register' && second && item.word!.forms[0]!.operands.length === 3;
  if (!isShort) {
    reportMissing(unit, item);
    return;
  }
  const [name, last] = [unit.source.slice(first.span), unit.source.slice(second.span)];
  reportMissing(unit, item, {
    title: `Write ${name}, ${name}, ${last}`,
    newText: `${name}, ${last}`,
  });
}

function fits(written: Written, rule: FieldRule): boolean {
  switch (written.kind) {
    case 'register':
      return rule.kind === 'register';
    case 'number':
      return rule.kind !== 'register';
    case 'name':
      return rule.kind === 'target';
    default:
      return false;
  }
}

/** Reports the first operand that no row takes at its place. */
function checkKinds(
  unit: Unit,
  item: Item,
  rows: readonly InstructionRow[],
  written: readonly Written[],
): void {
  const fitting = rows.filter(({ operands }) => operands.length === written.length);
  for (const [index, operand] of written.entries()) {
    const rules = fitting
      .flatMap(({ operands }) => operands[index] ?? [])
      .map(name => fieldRules[name]);
    if (rules.length === 0 || rules.some(rule => fits(operand, rule))) continue;
    if (operand.kind !== 'bad') reportKind(unit, item, operand, rules);
    return;
  }
}

const kindTitles: Readonly<Record<FieldRule['kind'], string>> = {
  register: 'a register',
  number: 'a number',
  target: 'a label',
};

/** Instructions that do with a label what these do with a register, and the other way round. */
const twins: Readonly<Record<string, string>> = { JMP: 'BR', JSRR: 'JSR', BR: 'JMP', JSR: 'JSRR' };

function reportKind(unit: Unit, item: Item, operand: Written, rules: readonly FieldRule[]): void {
  const { source, report } = unit;
  const text = source.slice(operand.span);
  const isRegister = operand.kind === 'register' || /^r\d+$/i.test(text);
  const wanted = [...new Set(rules.map(({ kind }) => kindTitles[kind]))].join(' or ');
  const twin = rules.some(({ kind }) => kind === 'number') ? undefined : twins[item.word!.name];
  const exchanged = operand.kind === 'name' ? !isRegister : operand.kind === 'register';
  if (twin && exchanged) {
    const kind = operand.kind === 'register' ? 'a register' : 'a label';
    const message = `${item.word!.name} takes ${wanted}; ${twin} ${text} goes to ${kind}.`;
    const edits = [{ span: headSpan(unit, item), newText: twin }];
    report.add('wrong-operand', operand.span, message, {
      fixes: [{ title: `Change to ${twin}`, edits }],
    });
    return;
  }
  const isNoRegister = /^r\d+$/i.test(text) && operand.kind === 'name';
  const what =
    operand.kind === 'string'
      ? 'a string: put it behind a label with .STRINGZ and name the label'
      : isNoRegister
        ? 'no register; they are R0 to R7'
        : operand.kind === 'name'
          ? 'a name'
          : kindTitles[operand.kind === 'register' ? 'register' : 'number'];
  report.add('wrong-operand', operand.span, `${text} is ${what}. Expected: ${wanted}.`);
}

function accessOf({ mnemonic, flow }: InstructionRow): Access {
  if (flow === 'call') return 'call';
  if (flow === 'branch' || flow === 'jump') return 'jump';
  return mnemonic === 'ST' || mnemonic === 'STI' ? 'write' : 'read';
}

function fieldValue(unit: Unit, item: Item, written: Written, rule: FieldRule): number | undefined {
  if (written.kind === 'register') return written.number;
  if (written.kind === 'number') {
    const value = fitField(unit, written, rule);
    if (rule.kind === 'target' && value !== undefined) {
      item.target = item.address + 1 + value;
      item.distance = written.span;
    }
    return value;
  }
  if (written.kind !== 'name') return undefined;
  const access = accessOf(item.row!);
  // STI writes through the label, and LDI reads through it: the word itself is only read.
  const found = resolveAddress(unit, written, item.row!.mnemonic === 'STI' ? 'read' : access);
  if (found === undefined) return undefined;
  if ('external' in found) {
    const { external: name, addend } = found;
    unit.relocations.push({ address: item.address, name, addend, distanceBits: rule.bits });
    return 0;
  }
  item.target = found.address;
  return distanceTo(unit, item, written.span, rule);
}

function checkFill(unit: Unit, item: Item): void {
  const [range] = item.node.operands;
  if (!range) {
    reportMissing(unit, item);
    return;
  }
  const isSurplus = reportSurplus(unit, item, 1);
  const slot = item.word!.forms[0]!.operands[0]!;
  const written = readOperand(unit, range);
  const value = fillValue(unit, item, written);
  item.operands = [{ span: written.span, slot, value }];
  if (value !== undefined && !isSurplus) item.words = [value & 0xffff];
}

function fillValue(unit: Unit, item: Item, written: Written): number | undefined {
  const { report, source } = unit;
  switch (written.kind) {
    case 'name': {
      const found = resolveAddress(unit, written, 'read');
      if (found === undefined) return undefined;
      if ('external' in found) {
        const { external: name, addend } = found;
        unit.relocations.push({ address: item.address, name, addend });
        return 0;
      }
      item.target = found.address;
      return found.address;
    }
    case 'number': {
      if (written.value >= -32_768 && written.value <= 65_535) return written.value;
      const message = `${shown(written.value)} does not fit a word: −32768 to 65535.`;
      report.add('operand-range', written.span, message);
      return undefined;
    }
    case 'string': {
      const message = 'A string takes .STRINGZ; .FILL takes a number, a character or a label.';
      const edits = [{ span: headSpan(unit, item), newText: '.STRINGZ' }];
      report.add('wrong-operand', written.span, message, {
        fixes: [{ title: 'Change to .STRINGZ', edits, preferred: true }],
      });
      return undefined;
    }
    case 'register': {
      const message = `${source.slice(written.span)} is a register; expected: a number or a label.`;
      report.add('wrong-operand', written.span, message);
      return undefined;
    }
    case 'bad':
      return undefined;
  }
}
