// What a lint has found: a place in a line that the assembler has read, and what is to be said.
import type { LineRecord } from '../assembly/line-record.ts';

/** A line of source to put before another one, as a quick fix. */
export interface Insertion {
  readonly title: string;
  readonly lines: readonly { readonly before: LineRecord; readonly text: string }[];
}

/** Parts of the line to replace, as a quick fix; in UTF-16 units of its text. */
export interface Change {
  readonly title: string;
  readonly edits: readonly {
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[];
}

export interface Finding {
  /** A row of the catalogue of rules. */
  readonly code: string;
  readonly record: LineRecord;
  /** UTF-16 units of the line's text. */
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly fix?: Insertion;
  readonly change?: Change;
  readonly fades?: boolean;
}

/** A finding about a whole statement without its label. */
export function findingOf(
  code: string,
  record: LineRecord,
  message: string,
  more: Pick<Finding, 'change' | 'fades' | 'fix'> = {},
): Finding {
  const { text } = record.line;
  const { mnemonicStart } = record.statement;
  const end = text.trimEnd().length;
  return { code, record, start: mnemonicStart, end, message, ...more };
}
