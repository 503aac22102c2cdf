// One statement of a bytecode file: what the passes work on, and what editors see of it.
import type { Report } from '#core/diagnostics/report.ts';
import type { Word } from '#core/isa/vocabulary.ts';
import type { Operand, Statement } from '#core/semantics/analysis.ts';
import { type LineNode, rangeSpan, tokenSpan } from '#core/syntax/lines.ts';
import { TokenKind, type TokenList } from '#core/syntax/token.ts';
import type { SourceText } from '#core/text/source.ts';
import type { Span } from '#core/text/span.ts';
import type { Instruction } from './instructions.ts';
import type { SymbolTable } from './symbol-table.ts';

/** Shared by the statements without operands; nothing is ever added to it. */
const noOperands: Operand[] = [];

/**
 * The passes fill it in. Its spans are made when somebody asks: a file of 10,000 lines is analysed
 * anew at every keystroke, and few of its statements are ever looked at.
 */
export class Item implements Statement {
  readonly #tokens: TokenList;
  readonly node: LineNode;
  readonly word: Word | undefined;
  readonly instruction: Instruction | undefined;
  /** Index of the task that it belongs to; -1 before the first `.task`. */
  readonly task: number;
  /** Bytes from the start of the image to where it lies, or would lie if it had any. */
  readonly offset: number;
  /** Bytes that it occupies. */
  readonly size: number;
  operands: Operand[] = noOperands;
  immediate: number | undefined = undefined;
  /** The bytes of `.byte`. */
  data: readonly number[] | undefined = undefined;

  constructor(tokens: TokenList, node: LineNode, meaning: Meaning, task: number, offset: number) {
    this.#tokens = tokens;
    this.node = node;
    this.word = meaning.word;
    this.instruction = meaning.instruction;
    this.size = meaning.size;
    this.task = task;
    this.offset = offset;
  }

  addOperand(operand: Operand): void {
    if (this.operands === noOperands) this.operands = [operand];
    else this.operands.push(operand);
  }

  get line(): number {
    return this.node.line;
  }

  get span(): Span {
    return rangeSpan(this.#tokens, this.node);
  }

  get label(): Span | undefined {
    return this.#spanOf(this.node.label);
  }

  get head(): Span | undefined {
    return this.#spanOf(this.node.head);
  }

  get comment(): Span | undefined {
    return this.#spanOf(this.node.comment);
  }

  get address(): number | undefined {
    return this.size === 0 ? undefined : this.offset;
  }

  get length(): number | undefined {
    return this.size === 0 ? undefined : this.size;
  }

  #spanOf(token: number | undefined): Span | undefined {
    return token === undefined ? undefined : tokenSpan(this.#tokens, token);
  }
}

/** What the head of a statement says. */
export interface Meaning {
  readonly word: Word | undefined;
  readonly instruction: Instruction | undefined;
  /** Bytes that the statement occupies. */
  readonly size: number;
}

/** All that the passes over a file share. */
export interface Unit {
  readonly source: SourceText;
  readonly tokens: TokenList;
  readonly items: readonly Item[];
  readonly table: SymbolTable;
  readonly report: Report;
}

export function isWordToken(tokens: TokenList, index: number | undefined): index is number {
  return index !== undefined && tokens.kinds[index] === TokenKind.word;
}
