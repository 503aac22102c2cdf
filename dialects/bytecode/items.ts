// One statement of a bytecode file while it is being analysed.
import type { Word } from '#core/isa/vocabulary.ts';
import type { Operand } from '#core/semantics/analysis.ts';
import type { LineNode } from '#core/syntax/lines.ts';
import { TokenKind, type TokenList } from '#core/syntax/token.ts';
import type { SourceText } from '#core/text/source.ts';
import type { Instruction } from './instructions.ts';
import type { Report } from './report.ts';
import type { SymbolTable } from './symbol-table.ts';

/** Every item has every field, so that all are of one shape to the engine. */
export interface Item {
  readonly node: LineNode;
  readonly word: Word | undefined;
  readonly instruction: Instruction | undefined;
  /** Index of the task that it belongs to; -1 before the first `.task`. */
  task: number;
  operands: Operand[];
  /** In bytes from the start of the image. */
  address: number;
  /** Bytes that it occupies. */
  length: number;
  immediate: number | undefined;
  /** The bytes of `.byte`. */
  data: number[] | undefined;
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
