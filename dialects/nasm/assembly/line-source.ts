// Where the assembler's lines come from: the preprocessor, or any text that needs none.
import type { ExpandedLine } from '../preprocessor/expanded-line.ts';

export interface LineSource {
  /** The next line; undefined at the end. */
  next(): ExpandedLine | undefined;
  /** Some %if or %assign has looked at a label, so that another pass may give other lines. */
  readonly consultedSymbols: boolean;
}
