// One line of the program and what the passes have found out about it.

import type { Match } from '../encoder/choice.ts';
import type { ExpandedLine } from '../preprocessor/expanded-line.ts';
import type { Statement } from '../syntax/statement.ts';
import type { Instruction } from './operand.ts';
import type { Settings } from './settings.ts';
import type { Variant } from './variants.ts';

export interface LineRecord {
  readonly line: ExpandedLine;
  readonly statement: Statement;
  /** What the statement was read for: the label above, and what directives have set. */
  readonly labelPrefix: string;
  readonly settings: Settings;
  /** The instruction, where it is the same in every pass. */
  instruction: Instruction | undefined;
  /** Its length in bytes, and the mode for which that holds; 0 bits if none is known. */
  length: number;
  lengthBits: number;
  /** The form that was chosen, where every pass chooses it. */
  match: Match | undefined;
  /** What it is encoded as, where that depends on no place and there is nothing to say about it. */
  bytes: Uint8Array | undefined;
  /** How it was encoded so far, where it hangs on a place; runs on later texts share the list. */
  variants: Variant[] | undefined;
  /** For padding: the lines that fill it by their number of bytes, and those of the last pass. */
  fillings: Map<number, readonly LineRecord[]> | undefined;
  parts: readonly LineRecord[] | undefined;
  /** Where the last pass has put it: section, offset, and all its bytes with TIMES. */
  section: number;
  offset: number;
  total: number;
}

/** The record of a line that an earlier run has read: what depends on no label is kept. */
export function renewed(earlier: LineRecord, line: ExpandedLine): LineRecord {
  const { statement, labelPrefix, settings } = earlier;
  const { instruction, match, length, lengthBits, bytes } = earlier;
  const record = recordOf(line, statement, labelPrefix, settings);
  const { body } = statement;
  record.variants = earlier.variants;
  if (body?.kind !== 'instruction' || !body.isFixed || !match) return record;
  record.instruction = instruction;
  record.match = match;
  record.length = length;
  record.lengthBits = lengthBits;
  record.bytes = bytes;
  return record;
}

export function recordOf(
  line: ExpandedLine,
  statement: Statement,
  labelPrefix: string,
  settings: Settings,
): LineRecord {
  return {
    line,
    statement,
    labelPrefix,
    settings,
    instruction: undefined,
    length: 0,
    lengthBits: 0,
    match: undefined,
    bytes: undefined,
    variants: undefined,
    fillings: undefined,
    parts: undefined,
    section: 0,
    offset: 0,
    total: 0,
  };
}
