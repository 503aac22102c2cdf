// One line of the program and what the passes have found out about it.
import type { Match } from '../encoder/choice.ts';
import type { ExpandedLine } from '../preprocessor/expanded-line.ts';
import type { Statement } from '../syntax/statement.ts';
import type { Instruction } from './operand.ts';
import type { Settings } from './settings.ts';
import type { Variant } from './variants.ts';

/** How an instruction is encoded: known to every line with the same words, and to later texts. */
export interface Encoding {
  /** The instruction, where it is the same in every pass. */
  instruction: Instruction | undefined;
  /** The form that was chosen, where every pass chooses it. */
  match: Match | undefined;
  /** What it is encoded as, where that depends on no place and there is nothing to say about it. */
  bytes: Uint8Array | undefined;
  /** How it was encoded so far, where it hangs on a place. */
  variants: Variant[] | undefined;
}

export interface LineRecord {
  readonly line: ExpandedLine;
  readonly statement: Statement;
  /** What the statement was read for: the label above, and what directives have set. */
  readonly labelPrefix: string;
  readonly settings: Settings;
  readonly encoding: Encoding;
  /** The length in bytes, and the mode for which that holds; 0 bits if none is known. */
  length: number;
  lengthBits: number;
  /** For padding: the lines that fill it by their number of bytes, and those of the last pass. */
  fillings: Map<number, readonly LineRecord[]> | undefined;
  parts: readonly LineRecord[] | undefined;
  /** Where the last pass has put it: section, offset, and all its bytes with TIMES. */
  section: number;
  offset: number;
  total: number;
  /** Whether that was in ABSOLUTE's space, which may count from a section but is none. */
  isAbsolute: boolean;
}

/** The record of a line with the words of another one, of which what hangs on no label is kept. */
export function renewed(earlier: LineRecord, line: ExpandedLine, labelPrefix: string): LineRecord {
  const { statement, settings, encoding, length, lengthBits } = earlier;
  const record = recordOf(line, statement, labelPrefix, settings, encoding);
  if (!encoding.match) return record;
  record.length = length;
  record.lengthBits = lengthBits;
  return record;
}

/** Of lines that are no instructions; nobody changes it. */
const noEncoding: Encoding = Object.freeze(newEncoding());

function newEncoding(): Encoding {
  return { instruction: undefined, match: undefined, bytes: undefined, variants: undefined };
}

export function recordOf(
  line: ExpandedLine,
  statement: Statement,
  labelPrefix: string,
  settings: Settings,
  known?: Encoding,
): LineRecord {
  const kind = statement.body?.kind;
  const isEncoded = kind === 'instruction' || kind === 'prefixes';
  return {
    line,
    statement,
    labelPrefix,
    settings,
    encoding: known ?? (isEncoded ? newEncoding() : noEncoding),
    length: 0,
    lengthBits: 0,
    fillings: undefined,
    parts: undefined,
    section: 0,
    offset: 0,
    total: 0,
    isAbsolute: false,
  };
}
