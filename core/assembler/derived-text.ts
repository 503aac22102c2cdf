// Texts that are made from a source line by line, such as its listing: each line knows where from.

export interface DerivedLine {
  readonly text: string;
  /** Zero-based line of the source that it shows; absent for headings and the like. */
  readonly line?: number;
  /** Where macros are, and it is a line of a body: that of the outermost call. */
  readonly call?: number;
}

/** All lines as one text, each with a line feed behind it. */
export function derivedText(lines: readonly DerivedLine[]): string {
  return lines.map(({ text }) => `${text}\n`).join('');
}
