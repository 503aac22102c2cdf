// What is known of single statements, worked out when an editor asks: facts and annotations.
import type { Fact } from '#core/isa/vocabulary.ts';
import type { Annotation, Statement } from '#core/semantics/analysis.ts';
import type { Span } from '#core/text/span.ts';
import { Item } from './items.ts';
import { type Depths, unknownDepth } from './stack-depth.ts';

/** Answers what is known of single statements, when an editor asks. */
export class Details {
  readonly #items: readonly Item[];
  readonly #code: readonly Item[];
  readonly #depths: Depths;
  readonly #bytes: Uint8Array | undefined;
  #nodes: ReadonlyMap<Item, number> | undefined;

  /** `code` are the items that depths are known of. */
  constructor(
    items: readonly Item[],
    code: readonly Item[],
    depths: Depths,
    bytes: Uint8Array | undefined,
  ) {
    this.#items = items;
    this.#code = code;
    this.#depths = depths;
    this.#bytes = bytes;
  }

  explain(statement: Statement): readonly Fact[] {
    const item = statement;
    if (!(item instanceof Item) || item.size === 0) return [];
    const facts: Fact[] = [{ label: 'Offset', value: hexadecimal(item.offset, 4, '0x') }];
    const bytes = this.#bytesOf(item);
    if (bytes !== '') facts.push({ label: 'Bytes', value: bytes });
    const depth = this.#depthOf(item);
    if (depth) facts.push({ label: 'Stack depth', value: `${depth.before} → ${depth.after}` });
    return facts;
  }

  annotations(range: Span): readonly Annotation[] {
    const annotations: Annotation[] = [];
    for (const item of this.#items) {
      if (item.size === 0 || !item.head) continue;
      const { start } = item.head;
      const end = item.operands.at(-1)?.span.end ?? item.head.end;
      if (end < range.start || start > range.end) continue;
      const offset = hexadecimal(item.offset, 4, '');
      annotations.push({
        kind: 'offset',
        offset: end,
        text: `+${offset}`,
        tooltip: 'Byte offset in the image',
      });
      const bytes = this.#bytesOf(item);
      if (bytes !== '') {
        annotations.push({ kind: 'bytes', offset: end, text: bytes, tooltip: 'Encoded bytes' });
      }
      const depth = this.#depthOf(item);
      if (!depth) continue;
      const tooltip = `Stack depth ${depth.before} before, ${depth.after} after`;
      annotations.push({ kind: 'depth', offset: end, text: `↕${depth.after}`, tooltip });
    }
    return annotations;
  }

  #bytesOf(item: Item): string {
    const bytes = this.#bytes?.subarray(item.offset, item.offset + item.size) ?? [];
    return [...bytes].map(byte => hexadecimal(byte, 2, '')).join(' ');
  }

  #depthOf(item: Item): { before: number; after: number } | undefined {
    // Few analyses are ever asked, so the index waits for the first question.
    this.#nodes ??= new Map(this.#code.map((other, index) => [other, index]));
    const node = this.#nodes.get(item);
    if (node === undefined) return undefined;
    const before = this.#depths.before[node]!;
    const after = this.#depths.after[node]!;
    return before === unknownDepth || after === unknownDepth ? undefined : { before, after };
  }
}

function hexadecimal(value: number, digits: number, prefix: string): string {
  return prefix + value.toString(16).toUpperCase().padStart(digits, '0');
}
