// Divides an assembled program into procedures: a label that is not local, and what follows it.
import type { LineRecord } from '../assembly/line-record.ts';
import type { SymbolBinding } from '../assembly/symbols.ts';
import type { OperandSyntax, StatementBody } from '../syntax/statement.ts';

export type InstructionBody = Extract<StatementBody, { kind: 'instruction' }>;

/** An instruction with the line that it came from. */
export interface Step {
  readonly record: LineRecord;
  readonly body: InstructionBody;
  /** Labels right before it, in full. */
  readonly labels: readonly string[];
  /** Data stands right before it, which may be instructions as bytes. */
  readonly isBehindData: boolean;
}

export interface Procedure {
  readonly name: string;
  readonly binding: SymbolBinding;
  readonly steps: readonly Step[];
}

/** What the lints know of the program. */
export interface Program {
  readonly records: readonly LineRecord[];
  bindingOf(name: string): SymbolBinding | undefined;
}

/** The procedures in order; code before the first label belongs to none. */
export function proceduresOf({ records, bindingOf }: Program): readonly Procedure[] {
  const procedures: Procedure[] = [];
  let steps: Step[] | undefined;
  let labels: string[] = [];
  let isBehindData = false;
  let section = -1;
  for (const record of records) {
    const { label, body } = record.statement;
    if (record.section !== section) steps = undefined;
    section = record.section;
    if (label && body?.kind !== 'equ') {
      labels.push(label.name);
      if (label.opensScope) {
        steps = [];
        isBehindData = false;
        const binding = bindingOf(label.name) ?? 'local';
        procedures.push({ name: label.name, binding, steps });
      }
    }
    if (body?.kind === 'instruction') {
      steps?.push({ record, body, labels, isBehindData });
      labels = [];
      isBehindData = false;
    } else if (body && body.kind !== 'directive' && body.kind !== 'equ') {
      labels = [];
      isBehindData = true;
    }
  }
  return procedures.filter(procedure => procedure.steps.length > 0);
}

/** The name of the register that an operand is; undefined for anything else. */
export function registerOf(operand: OperandSyntax | undefined): string | undefined {
  if (!operand || operand.memory || operand.value.kind !== 'register') return undefined;
  return operand.value.register.name;
}

/** The number that an operand is, where it is one as written. */
export function numberOf(operand: OperandSyntax | undefined): number | undefined {
  if (!operand || operand.memory) return undefined;
  const { value } = operand;
  if (value.kind === 'number' && typeof value.value === 'number') return value.value;
  const isNegative = value.kind === 'unary' && value.operator === '-';
  if (!isNegative || value.operand.kind !== 'number') return undefined;
  return typeof value.operand.value === 'number' ? -value.operand.value : undefined;
}

/** The symbol that a call or jump names, `wrt ..plt` or not. */
export function targetOf({ operands }: InstructionBody): string | undefined {
  let value = operands[0]?.memory ? undefined : operands[0]?.value;
  if (value?.kind === 'wrt') value = value.value;
  return value?.kind === 'symbol' ? value.name : undefined;
}

const wholes = new Map<string, string | undefined>();

/** The 64-bit register that a general register is part of; undefined for others. */
export function wholeRegister(name: string): string | undefined {
  if (!wholes.has(name)) wholes.set(name, findWhole(name));
  return wholes.get(name);
}

function findWhole(name: string): string | undefined {
  const numbered = /^(r(?:8|9|1[0-5]))[bwdl]?$/.exec(name);
  if (numbered) return numbered[1];
  const old = /^[re]?([abcd])(?:x|l|h)$/.exec(name);
  if (old) return `r${old[1]}x`;
  const pointer = /^[re]?([sd]i|[sb]p)l?$/.exec(name);
  return pointer ? `r${pointer[1]}` : undefined;
}
