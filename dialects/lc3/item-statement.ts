// A statement as editors see it: its spans are made when somebody asks, for few are ever looked at.
import type { Word } from '#core/isa/vocabulary.ts';
import type { Operand, Statement } from '#core/semantics/analysis.ts';
import { rangeSpan, tokenSpan } from '#core/syntax/lines.ts';
import type { TokenList } from '#core/syntax/token.ts';
import type { Span } from '#core/text/span.ts';
import type { Item } from './items.ts';

export class ItemStatement implements Statement {
  readonly #tokens: TokenList;
  readonly #item: Item;

  constructor(tokens: TokenList, item: Item) {
    this.#tokens = tokens;
    this.#item = item;
  }

  get span(): Span {
    return rangeSpan(this.#tokens, this.#item.node);
  }

  get line(): number {
    return this.#item.node.line;
  }

  get operands(): readonly Operand[] {
    return this.#item.operands;
  }

  get word(): Word | undefined {
    return this.#item.word;
  }

  get label(): Span | undefined {
    return this.#spanOf(this.#item.node.label);
  }

  get head(): Span | undefined {
    return this.#spanOf(this.#item.node.head);
  }

  get comment(): Span | undefined {
    return this.#spanOf(this.#item.node.comment);
  }

  get address(): number | undefined {
    return this.#isPlaced ? this.#item.address : undefined;
  }

  get length(): number | undefined {
    return this.#isPlaced ? this.#item.length : undefined;
  }

  get #isPlaced(): boolean {
    return !this.#item.ignored && this.#item.length > 0;
  }

  #spanOf(token: number | undefined): Span | undefined {
    return token === undefined ? undefined : tokenSpan(this.#tokens, token);
  }
}
