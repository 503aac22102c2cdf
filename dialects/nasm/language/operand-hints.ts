// What the operands of one instruction come to: numbers behind names, and how far jumps lead.
import type { Annotation } from '#core/semantics/analysis.ts';
import type { Assembled } from '../assembly/assemble.ts';
import type { LineRecord } from '../assembly/line-record.ts';
import type { SymbolEntry } from '../assembly/symbols.ts';
import { type Integer, toNumber } from '../integer.ts';
import { evaluate, type Scope } from '../syntax/evaluation.ts';
import { isSimple } from '../syntax/linear.ts';
import type { OperandSyntax } from '../syntax/statement.ts';
import type { RawLine } from './raw-lines.ts';

const jumps = /^(?:j[a-z]+|loop[a-z]*|call|xbegin)$/;

/** The jumps of two bytes, whose distance is one of them. */
const shortMax = 3;

/** Literals as they are typed: nobody needs to be told what they are. */
const literal = /^[-+~]?\s*[$0-9'"`]/;

export class OperandHints {
  readonly #symbols = new Map<string, SymbolEntry>();
  readonly #scope: Scope;

  constructor({ symbols }: Assembled) {
    for (const entry of symbols) this.#symbols.set(entry.name, entry);
    this.#scope = {
      symbol: name => {
        const entry = this.#symbols.get(name);
        if (!entry || entry.definedIn === 0) return undefined;
        return { section: entry.section, offset: entry.offset, forward: false, unknown: false };
      },
      here: () => undefined,
      sectionStart: () => undefined,
      segmentBase: () => undefined,
      error: () => {},
      warning: () => {},
    };
  }

  /** The hints of a line that stands for one instruction. */
  of(line: RawLine, record: LineRecord): readonly Annotation[] {
    const { body } = record.statement;
    if (body?.kind !== 'instruction' || record.line.expansion) return [];
    const written = line.operands;
    if (written.length !== body.operands.length) return [];
    const found: Annotation[] = [];
    body.operands.forEach((operand, index) => {
      const { span } = written[index]!;
      const add = (kind: string, text: string, tooltip: string) =>
        found.push({ kind, offset: span.end, text, tooltip });
      const distance = index === 0 && jumps.test(body.mnemonic) && this.#distance(record, operand);
      if (distance) {
        const way = distance.bytes < 0 ? 'back' : 'ahead';
        const kind = record.total <= shortMax ? 'short' : 'near';
        const tooltip = `${Math.abs(distance.bytes)} bytes ${way}; the jump is ${kind}`;
        add('distance', `${distance.bytes < 0 ? '↑' : '↓'} ${Math.abs(distance.bytes)}`, tooltip);
        return;
      }
      const value = literal.test(line.textOf(span)) ? undefined : this.#value(operand);
      if (value !== undefined) add('value', `= ${value}`, `${value} · ${hexadecimal(value)}`);
    });
    return found;
  }

  /** From the end of a jump to its target; undefined where that lies in another section. */
  #distance(
    { section, offset, total }: LineRecord,
    { value, memory }: OperandSyntax,
  ): { readonly bytes: number } | undefined {
    if (memory || value.kind !== 'symbol') return undefined;
    const target = this.#symbols.get(value.name);
    if (!target?.isLabel || target.section !== section) return undefined;
    if (target.definedIn === 0 || typeof target.offset !== 'number') return undefined;
    return { bytes: target.offset - offset - total };
  }

  /** The number that an immediate operand is; undefined for addresses and registers. */
  #value({ value, memory, farSegment }: OperandSyntax): Integer | undefined {
    if (memory || farSegment || value.kind === 'register') return undefined;
    const linear = evaluate(value, this.#scope);
    return linear && isSimple(linear) ? linear.number : undefined;
  }
}

function hexadecimal(value: Integer): string {
  const sign = toNumber(value) < 0 ? '-' : '';
  return `${sign}0x${value.toString(16).replace('-', '')}`;
}
