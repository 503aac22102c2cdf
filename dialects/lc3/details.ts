// What is known of single statements, worked out when an editor asks: facts and annotations.
import type { Fact } from '#core/isa/vocabulary.ts';
import { appendAll } from '#core/lists.ts';
import type { Annotation, Statement } from '#core/semantics/analysis.ts';
import type { Span } from '#core/text/span.ts';
import { decode, drawn } from './encoding.ts';
import { fieldRules } from './fields.ts';
import { hexadecimal, type Item, type Unit } from './items.ts';

/** Words that a hover or a hint shows of one statement. */
const wordsShown = 4;

/** Answers what is known of single statements, when an editor asks. */
export class Details {
  readonly #unit: Unit;
  readonly #statements: readonly Statement[];
  /** Made for the first question, since few analyses are ever asked. */
  #labels: ReadonlyMap<number, string> | undefined;

  /** Statement `i` was made from item `i`. */
  constructor(unit: Unit, statements: readonly Statement[]) {
    this.#unit = unit;
    this.#statements = statements;
  }

  explain(statement: Statement): readonly Fact[] {
    const item = this.#unit.items[this.#statements.indexOf(statement)];
    if (!item || item.ignored || item.length === 0) return [];
    const facts: Fact[] = [{ label: 'Address', value: hexadecimal(item.address) }];
    const [word] = item.words ?? [];
    if (item.row && word !== undefined) {
      facts.push({ label: 'Word', value: hexadecimal(word) });
      facts.push({ label: 'Bits', value: drawn(item.row, word) });
      facts.push({ label: 'opcode', value: drawn(item.row, word).slice(0, 4) });
      appendAll(facts, [...fieldFacts(item, word), ...routineFacts(item, word)]);
    } else {
      if (item.length > 1) facts.push({ label: 'Words', value: String(item.length) });
      const text = wordText(item);
      if (text !== '') facts.push({ label: 'Content', value: text });
    }
    const target = this.#targetText(item);
    if (target) facts.push({ label: 'Target', value: target });
    return facts;
  }

  annotations(range: Span): readonly Annotation[] {
    const annotations: Annotation[] = [];
    this.#statements.forEach((statement, index) => {
      const item = this.#unit.items[index]!;
      if (item.ignored || item.length === 0 || !statement.head) return;
      const end = statement.operands.at(-1)?.span.end ?? statement.head.end;
      if (end < range.start || statement.head.start > range.end) return;
      const add = (kind: string, text: string, tooltip: string) =>
        annotations.push({ kind, offset: end, text, tooltip });
      add('address', hexadecimal(item.address), 'Address');
      const words = wordText(item);
      if (words !== '') add('word', words, 'Encoded words');
      const target = item.row && this.#targetText(item);
      if (target) add('target', `→ ${target}`, 'The address that the operand leads to');
    });
    return annotations;
  }

  /** `LOOP (x3002)`, or the address alone where no label has it. */
  #targetText({ target }: Item): string | undefined {
    if (target === undefined) return undefined;
    const address = hexadecimal(target);
    this.#labels ??= this.#labelsByAddress();
    const label = this.#labels.get(target & 0xffff);
    return label === undefined ? address : `${label} (${address})`;
  }

  #labelsByAddress(): ReadonlyMap<number, string> {
    const labels = this.#unit.table.symbols.filter(({ kind }) => kind !== 'segment');
    // Of several labels the first counts.
    return new Map(labels.reverse().map(({ value = -1, name }) => [value, name]));
  }
}

function fieldFacts({ row, fields }: Item, word: number): readonly Fact[] {
  const bits = drawn(row!, word).replaceAll(' ', '');
  const pattern = row!.pattern.replaceAll(' ', '');
  const facts = row!.operands.map((name): Fact => {
    const { letter, kind, signed } = fieldRules[name];
    const first = pattern.indexOf(letter);
    const value = fields[name] ?? 0;
    const shown = kind === 'register' ? `R${value}` : signed ? `#${value}` : hexadecimal(value);
    return {
      label: name,
      value: `${bits.slice(first, pattern.lastIndexOf(letter) + 1)} = ${shown}`,
    };
  });
  const isBranch = /^BR/.test(row!.mnemonic);
  if (!isBranch) return facts;
  const flags = [...'nzp'].map((flag, index) => `${flag} = ${bits[4 + index]}`).join(', ');
  return [{ label: 'nzp', value: `${bits.slice(4, 7)}: ${flags}` }, ...facts];
}

/** What the operating system does at a vector that is written as a number: as under its name. */
function routineFacts({ row }: Item, word: number): readonly Fact[] {
  const routine = decode(word)?.row;
  if (!routine?.registers || routine.mnemonic === row!.mnemonic || row!.operands.length === 0) {
    return [];
  }
  const { mnemonic, effect, registers } = routine;
  return [
    { label: 'Routine', value: `${mnemonic}: ${effect}` },
    { label: 'Registers', value: registers },
  ];
}

function wordText({ words = [], length }: Item): string {
  const text = words.slice(0, wordsShown).map(hexadecimal).join(' ');
  return text !== '' && length > wordsShown ? `${text} …` : text;
}
