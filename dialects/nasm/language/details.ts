// What is known of single lines, worked out when an editor asks: offsets, bytes, expansions.
import type { Fact } from '#core/isa/vocabulary.ts';
import { appendAll } from '#core/lists.ts';
import type { Annotation, MacroExpansion, Statement } from '#core/semantics/analysis.ts';
import type { Span } from '#core/text/span.ts';
import type { Assembled } from '../assembly/assemble.ts';
import type { LineRecord } from '../assembly/line-record.ts';
import type { SectionBytes } from '../assembly/section-bytes.ts';
import type { Expansion } from '../preprocessor/expanded-line.ts';
import { factsOfForm } from './instruction-facts.ts';
import { OperandHints } from './operand-hints.ts';
import { mainPlace, type PlacedLines } from './placed-lines.ts';
import type { RawLine } from './raw-lines.ts';
import { vocabulary } from './vocabulary.ts';

/** Bytes that a hover or a hint shows of one line. */
const bytesShown = 16;
/** Lines of an expansion that a hover shows. */
const linesShown = 24;

export const hexadecimal = (value: number): string => `0x${value.toString(16)}`;

function hexBytes(bytes: Uint8Array, most: number): string {
  const shown = Array.from(bytes.subarray(0, most), byte => byte.toString(16).padStart(2, '0'));
  return shown.join(' ') + (bytes.length > most ? ' …' : '');
}

/** Answers what is known of single lines. */
export class Details {
  readonly #placed: PlacedLines;
  readonly #statements: readonly RawLine[];
  readonly #assembled: Assembled;
  #hints: OperandHints | undefined;
  readonly #sections = new Map<number, SectionBytes>();

  constructor(assembled: Assembled, placed: PlacedLines, statements: readonly RawLine[]) {
    this.#assembled = assembled;
    this.#placed = placed;
    this.#statements = statements;
    for (const section of assembled.sections) this.#sections.set(section.index, section);
  }

  /** The bytes of a record; none where its section keeps none. */
  bytesOf({ section, offset, total }: LineRecord): Uint8Array {
    const content = this.#sections.get(section)?.content;
    return content?.subarray(offset, offset + total) ?? new Uint8Array(0);
  }

  explain(statement: Statement): readonly Fact[] {
    const records = this.#placed.of(statement.line).filter(({ total }) => total > 0);
    const [first] = records;
    if (!first) return [];
    const size = records.reduce((sum, { total }) => sum + total, 0);
    const bytes = records.length === 1 ? hexBytes(this.bytesOf(first), bytesShown) : '';
    return [
      { label: 'Offset', value: hexadecimal(first.offset) },
      ...(bytes === '' ? [] : [{ label: 'Bytes', value: bytes }]),
      ...(size > 1 ? [{ label: 'Length', value: String(size) }] : []),
      ...(records.length === 1 ? factsOfRecord(first) : []),
    ];
  }

  /** What the macro calls of a line come to, as Markdown; undefined for a line without any. */
  expansionOf(line: number): string | undefined {
    const records = this.#placed.of(line).filter(record => record.line.expansion);
    if (records.length === 0) return undefined;
    const texts = records.slice(0, linesShown).map(record => record.line.text.trimEnd());
    const more = records.length > linesShown ? `\n; … ${records.length - linesShown} more` : '';
    return `**Expands to**\n\n\`\`\`nasm\n${texts.join('\n')}${more}\n\`\`\``;
  }

  annotations(range: Span): readonly Annotation[] {
    const found: Annotation[] = [];
    for (const statement of this.#statements) {
      const { head } = statement;
      if (!head) continue;
      const end = statement.operands.at(-1)?.span.end ?? head.end;
      if (end < range.start) continue;
      if (head.start > range.end) break;
      const records = this.#placed.of(statement.line).filter(({ total }) => total > 0);
      const [first] = records;
      if (!first) continue;
      const add = (kind: string, text: string, tooltip: string) =>
        found.push({ kind, offset: end, text, tooltip });
      add('place', hexadecimal(first.offset), 'The offset in the section');
      const [bytes] = records.map(record => this.bytesOf(record));
      const more = records.length > 1 ? ' …' : '';
      if (bytes!.length > 0) add('bytes', hexBytes(bytes!, 8) + more, 'The encoded bytes');
      this.#hints ??= new OperandHints(this.#assembled);
      if (records.length === 1) appendAll(found, this.#hints.of(statement, first));
    }
    return found.sort((a, b) => a.offset - b.offset);
  }

  /** The names of all macros that the program calls, from wherever. */
  calledMacros(): ReadonlySet<string> {
    const names = new Set<string>();
    const seen = new Set<Expansion>();
    for (const { line } of this.#assembled.records) {
      for (let each = line.expansion; each && !seen.has(each); each = each.parent) {
        seen.add(each);
        if (each.kind === 'macro') names.add(each.name);
      }
    }
    return names;
  }

  /** What each call of a macro in the file comes to. */
  expansions(): readonly MacroExpansion[] {
    const found: MacroExpansion[] = [];
    for (const line of this.#statements) {
      const { head } = line;
      if (!head || line.parts.head === undefined) continue;
      // What nasm's own words come to, of extern and section for example, nobody asks for.
      if (line.word && vocabulary.lookup(line.word.name) === line.word) continue;
      const records = this.#placed.of(line.line).filter(isOfMacro);
      if (records.length === 0) continue;
      const units = records.reduce((sum, { total }) => sum + total, 0);
      found.push({ span: head, lines: records.length, units });
    }
    return found;
  }
}

/** What the chosen form does, where that is more than its name says. */
function factsOfRecord({ statement: { body }, encoding, settings }: LineRecord): readonly Fact[] {
  const match = encoding.match ?? encoding.variants?.[0]?.match;
  if (body?.kind !== 'instruction' || !match) return [];
  return factsOfForm(body.mnemonic, match.form, settings.bits);
}

/** Whether a line came out of a macro that the main file itself calls. */
function isOfMacro({ line }: LineRecord): boolean {
  let outer = line.expansion;
  while (outer?.parent) outer = outer.parent;
  return outer?.kind === 'macro' && mainPlace(line) !== undefined;
}
