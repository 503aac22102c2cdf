// Where the assembler's lines come from: the preprocessor, or any text that needs none.
import type { ExpandedLine } from '../preprocessor/expanded-line.ts';
import type { AssemblyMessage } from './diagnostics.ts';

export interface LineSource {
  /** The next line; undefined at the end. */
  next(): ExpandedLine | undefined;
  /** Some %if or %assign has looked at a label, so that another pass may give other lines. */
  readonly consultedSymbols: boolean;
  /** Whether the lines of the last pass may differ though no label moves; absent if they may. */
  asksForPass?(): boolean;
  /** What the source itself has found wrong since it was last asked; absent if it tells. */
  takeMessages?(): readonly AssemblyMessage[];
}
