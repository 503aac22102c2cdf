// Formatting: columns for words, operands and comments; the tokens themselves stay as they are.
import type { TextEdit } from '#core/diagnostics/diagnostic.ts';
import type { Dialect, FormatStyle } from '#core/dialect.ts';
import { appendAll } from '#core/lists.ts';
import { type Analysis, type Statement, statementAtLine } from '#core/semantics/analysis.ts';
import { TokenKind } from '#core/syntax/token.ts';
import type { Span } from '#core/text/span.ts';
import { firstTokenOfLine, type LineTokens, tokensOfLine } from './line-tokens.ts';

export interface FormatOptions {
  /** Replaces columns of the dialect's style. */
  readonly columns: Partial<
    Pick<FormatStyle, 'mnemonicColumn' | 'operandColumn' | 'commentColumn'>
  >;
  readonly mnemonicCase: 'keep' | 'upper' | 'lower';
  /** How wide a tab is where one stands in the source. */
  readonly tabSize: number;
  readonly insertFinalNewline?: boolean;
  readonly trimFinalNewlines?: boolean;
}

export const standardFormat: FormatOptions = { columns: {}, mnemonicCase: 'keep', tabSize: 8 };

/** Half-open, zero-based. */
export interface LineRange {
  readonly first: number;
  readonly end: number;
}

/** The edits that format the lines of `range`, or all; at most one a line. */
export function format(
  analysis: Analysis,
  dialect: Dialect,
  options: FormatOptions,
  range?: LineRange,
): readonly TextEdit[] {
  const { source } = analysis;
  const first = Math.max(0, range?.first ?? 0);
  const end = Math.min(source.lineCount, range?.end ?? source.lineCount);
  const layout = new Layout(analysis, dialect, options);
  const edits: TextEdit[] = [];
  for (let line = layout.startFor(first); line < end; line++) {
    const text = layout.line(line);
    if (line >= first) appendAll(edits, lineEdit(source.text, source.lineSpan(line), text));
  }
  return range ? edits : withFinalNewlines(source.text, edits, options);
}

/** The edit of a line's changed part only, so that cursors beside it stay where they are. */
function lineEdit(whole: string, span: Span, text: string): readonly TextEdit[] {
  const before = whole.slice(span.start, span.end);
  if (before === text) return [];
  const shorter = Math.min(before.length, text.length);
  let start = 0;
  while (start < shorter && before[start] === text[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === text.at(-1 - same)) same++;
  return [
    {
      span: { start: span.start + start, end: span.end - same },
      newText: text.slice(start, text.length - same),
    },
  ];
}

/** Adds the line break that the end lacks, or takes away the ones that are too many there. */
function withFinalNewlines(
  text: string,
  edits: readonly TextEdit[],
  options: FormatOptions,
): readonly TextEdit[] {
  const content = text.trimEnd().length;
  const breaks = [...text.slice(content).matchAll(/\r\n|\n|\r/g)];
  const first = breaks[0];
  if (options.trimFinalNewlines === true && first && (breaks.length > 1 || content === 0)) {
    const end = content === 0 ? 0 : content + first.index + first[0].length;
    const others = edits.filter(({ span }) => span.start < end);
    return [...others, { span: { start: end, end: text.length }, newText: '' }];
  }
  if (options.insertFinalNewline !== true || first || content === 0) return edits;
  const newText = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  return [...edits, { span: { start: text.length, end: text.length }, newText }];
}

/** A comment behind a statement: where it stood and where it stands now. */
interface TrailingComment {
  readonly from: number;
  readonly to: number;
}

/** Lays out line by line; comment lines below a statement's comment follow it. */
class Layout {
  readonly #analysis: Analysis;
  readonly #dialect: Dialect;
  readonly #style: FormatStyle;
  readonly #options: FormatOptions;
  #above: TrailingComment | undefined;
  /** By line: see `#shift`. */
  readonly #shifts = new Map<number, number>();
  /** Of all symbols and macros, once letter case is to change. */
  #names: ReadonlySet<string> | undefined = undefined;

  constructor(analysis: Analysis, dialect: Dialect, options: FormatOptions) {
    this.#analysis = analysis;
    this.#dialect = dialect;
    this.#options = options;
    this.#style = { ...dialect.formatStyle, ...options.columns };
  }

  /** The line to begin at so that the comment lines from `line` on know what they follow. */
  startFor(line: number): number {
    let start = line;
    while (start > 0 && this.#isCommentLine(start)) start--;
    return start;
  }

  #tokens(line: number): LineTokens {
    return tokensOfLine(this.#analysis, firstTokenOfLine(this.#analysis, line));
  }

  #isCommentLine(line: number): boolean {
    const first = this.#tokens(line).tokens[0];
    return first?.kind === TokenKind.comment;
  }

  /** The formatted text of a line, without its line break. */
  line(line: number): string {
    const { tokens, span } = this.#tokens(line);
    const text = this.#analysis.source.slice(span);
    const first = tokens[0];
    if (!first) {
      this.#above = undefined;
      return '';
    }
    if (first.kind === TokenKind.comment) {
      return this.#commentLine(text, first.span.start - span.start);
    }
    this.#above = undefined;
    const statement = statementAtLine(this.#analysis, line);
    const start = statement?.label ?? statement?.head;
    if (!statement || start?.start !== first.span.start) return text.trimEnd();
    return this.#statementLine(statement, tokens, span);
  }

  #commentLine(text: string, indent: number): string {
    const comment = text.slice(indent).trimEnd();
    const column = width(text.slice(0, indent), this.#options.tabSize);
    if (column === 0) {
      this.#above = undefined;
      return comment;
    }
    const follows = this.#above?.from === column ? this.#above : undefined;
    this.#above = follows;
    return ' '.repeat(follows?.to ?? this.#style.mnemonicColumn) + comment;
  }

  #statementLine(statement: Statement, tokens: LineTokens['tokens'], span: Span): string {
    const { source } = this.#analysis;
    const last = tokens.at(-1)!;
    const comment = last.kind === TokenKind.comment ? last.span : undefined;
    const end = comment?.start ?? last.span.end;
    const isUnknown = (!statement.label && !statement.word) || statement.word?.layout === 'free';
    // It may be a label that lacks its colon: nobody knows in which column it belongs.
    let text = isUnknown
      ? source.text.slice(span.start, end).trimEnd()
      : this.#words(statement, tokens, span.start, end);
    if (!comment) return text;
    const from = width(source.text.slice(span.start, comment.start), this.#options.tabSize);
    text = this.#pad(text, this.#style.commentColumn);
    this.#above = { from, to: width(text, this.#options.tabSize) };
    return text + source.slice(comment).trimEnd();
  }

  /** The label, the word and its operands in their columns. */
  #words(
    statement: Statement,
    tokens: LineTokens['tokens'],
    lineStart: number,
    end: number,
  ): string {
    const { head } = statement;
    const label = this.#joined(tokens, lineStart, head?.start ?? end);
    if (!head) return label;
    const word = this.#headText(statement, this.#analysis.source.slice(head));
    const shift = this.#shift(statement);
    const text = this.#pad(label, this.#headColumn(statement, label) + shift) + word;
    const operands = this.#joined(tokens, head.end, end);
    if (operands === '' || this.#isPasted(head, operands)) return text + operands;
    return this.#pad(text, this.#operandColumn(statement) + shift) + operands;
  }

  #isPasted(head: Span, operands: string): boolean {
    const { paste } = this.#style;
    if (paste === undefined || !operands.startsWith(paste)) return false;
    return this.#analysis.source.text.startsWith(paste, head.end);
  }

  #isMarginal({ word }: Statement): boolean {
    const isDirective = word?.kind === 'directive' && this.#style.directivesAtMargin;
    return isDirective || word?.layout === 'margin';
  }

  #headColumn(statement: Statement, label: string): number {
    return this.#isMarginal(statement) && label === '' ? 0 : this.#style.mnemonicColumn;
  }

  #operandColumn(statement: Statement): number {
    const isClose = this.#isMarginal(statement) || statement.word?.layout === 'prefix';
    return isClose ? 0 : this.#style.operandColumn;
  }

  /** Columns that a run of lines with labels is moved by, so that the longest of them has room. */
  #shift(statement: Statement): number {
    if (!isLabelled(statement)) return 0;
    const known = this.#shifts.get(statement.line);
    if (known !== undefined) return known;
    const lineOf = (line: number) => {
      const found = statementAtLine(this.#analysis, line);
      return found && isLabelled(found) ? found : undefined;
    };
    let first = statement.line;
    while (lineOf(first - 1)) first--;
    let longest = 0;
    let last = first;
    for (let run = lineOf(first); run; run = lineOf(++last)) {
      const { start } = run.label!;
      longest = Math.max(
        longest,
        this.#joined(this.#tokens(last).tokens, start, run.head!.start).length,
      );
    }
    const column = this.#style.mnemonicColumn;
    const room = Math.ceil((longest + 1) / shiftStep) * shiftStep;
    const shift = Math.max(0, room - column);
    for (let line = first; line < last; line++) this.#shifts.set(line, shift);
    return shift;
  }

  #headText({ word }: Statement, written: string): string {
    const { mnemonicCase } = this.#options;
    if (word?.kind !== 'instruction' || mnemonicCase === 'keep') return written;
    const cased = mnemonicCase === 'upper' ? written.toUpperCase() : written.toLowerCase();
    // A macro may have the name in the one or the other letters, and mean something else.
    this.#names ??= namesOf(this.#analysis);
    const isMacro = this.#names.has(cased) || this.#names.has(written);
    return this.#dialect.vocabulary.lookup(cased) === word && !isMacro ? cased : written;
  }

  /** Fills up to a column with blanks, with one at least where text stands before it. */
  #pad(text: string, column: number): string {
    const missing = column - width(text, this.#options.tabSize);
    return text + ' '.repeat(Math.max(text === '' ? 0 : 1, missing));
  }

  /** The tokens between two offsets with single blanks where blanks were, and after commas. */
  #joined(tokens: LineTokens['tokens'], start: number, end: number): string {
    let text = '';
    let previous = '';
    let previousEnd = start;
    for (const { kind, span } of tokens) {
      if (span.start < start || span.end > end || kind === TokenKind.comment) continue;
      const token = this.#analysis.source.slice(span);
      const isComma = kind === TokenKind.punctuation && token === ',';
      // Looking at the end of `text` would copy it together, for each token again.
      const isApart = span.start > previousEnd || previous.endsWith(',');
      text += text !== '' && isApart && !isComma ? ` ${token}` : token;
      previous = token;
      previousEnd = span.end;
    }
    return text.trimEnd();
  }
}

function namesOf(analysis: Analysis): ReadonlySet<string> {
  const names = analysis.symbols.map(({ name }) => name);
  return new Set([...names, ...(analysis.calledMacros?.() ?? [])]);
}

/** Runs of labelled lines are moved by multiples of so many columns. */
const shiftStep = 8;

function isLabelled({ label, head, word }: Statement): boolean {
  return label !== undefined && head !== undefined && word !== undefined;
}

/** The column behind a text that starts at the margin. */
function width(text: string, tabSize: number): number {
  let column = 0;
  for (let index = 0; index < text.length; index++) {
    column += text[index] === '\t' ? tabSize - (column % tabSize) : 1;
  }
  return column;
}
