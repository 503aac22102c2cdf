// The lines of a NASM source as they are typed, before any macro: label, head, operands, comment.
import type { Word } from '#core/isa/vocabulary.ts';
import type { Operand, Statement } from '#core/semantics/analysis.ts';
import { rangeSpan, type TokenRange, tokenSpan, tokenText } from '#core/syntax/lines.ts';
import { TokenKind, type TokenList } from '#core/syntax/token.ts';
import type { SourceText } from '#core/text/source.ts';
import type { Span } from '#core/text/span.ts';
import { parseNumber } from '../syntax/numbers.ts';
import { isHeadWord } from './head-words.ts';

/** Names of multi-line macros: they open statements as instructions do. */
export type MacroTest = (name: string) => boolean;

/** What finds the word that a head names. */
export type WordFinder = (spelling: string) => Word | undefined;

/** Where the assembler has put the code of a line, and how much there is. */
export interface Extent {
  /** Bytes from the start of its section. */
  readonly address: number;
  readonly length: number;
}

/** What lines know of the rest of the program. */
export interface LineKnowledge {
  readonly word: WordFinder;
  /** Undefined for lines without code; by the zero-based line. */
  extent(line: number): Extent | undefined;
}

/** For lines of which nobody asks more than their text. */
export const noKnowledge: LineKnowledge = { word: () => undefined, extent: () => undefined };

interface Parts {
  readonly first: number;
  readonly last: number;
  readonly label: number | undefined;
  readonly head: number | undefined;
  /** True for `[section .text]`, whose head stands in brackets. */
  readonly bracketed: boolean;
  readonly comment: number | undefined;
}

/**
 * One line that holds more than blanks. Spans and operands are made when somebody asks: files are
 * long, and few lines are ever looked at.
 */
export class RawLine implements Statement {
  readonly line: number;
  readonly parts: Parts;
  readonly #tokens: TokenList;
  readonly #source: SourceText;
  readonly #knowledge: LineKnowledge;
  #operands: readonly Operand[] | undefined = undefined;

  constructor(
    source: SourceText,
    tokens: TokenList,
    line: number,
    parts: Parts,
    knowledge: LineKnowledge,
  ) {
    this.#source = source;
    this.#tokens = tokens;
    this.line = line;
    this.parts = parts;
    this.#knowledge = knowledge;
  }

  get span(): Span {
    return rangeSpan(this.#tokens, this.parts);
  }

  get label(): Span | undefined {
    return this.#spanOf(this.parts.label);
  }

  get head(): Span | undefined {
    return this.#spanOf(this.parts.head);
  }

  get comment(): Span | undefined {
    return this.#spanOf(this.parts.comment);
  }

  get word(): Word | undefined {
    const { head } = this.parts;
    if (head === undefined) return undefined;
    // `mov%1` is whatever the argument makes of it.
    const isPart = this.#source.text.charCodeAt(this.#tokens.starts[head + 1]!) === PERCENT;
    return isPart ? undefined : this.#knowledge.word(this.text(head));
  }

  get address(): number | undefined {
    return this.#knowledge.extent(this.line)?.address;
  }

  get length(): number | undefined {
    return this.#knowledge.extent(this.line)?.length;
  }

  get operands(): readonly Operand[] {
    this.#operands ??= this.operandRanges().map(range => ({
      span: rangeSpan(this.#tokens, range),
      value: this.#numberIn(range),
    }));
    return this.#operands;
  }

  /** The value of an operand that is one number, with a sign or without. */
  #numberIn({ first, last }: TokenRange): number | undefined {
    const sign = last - first === 2 ? this.text(first) : '';
    const isOne = last - first === 1 || sign === '-' || sign === '+';
    if (!isOne || this.#tokens.kinds[last - 1] !== TokenKind.number) return undefined;
    const value = parseNumber(this.text(last - 1))?.value;
    if (typeof value !== 'number') return undefined;
    return sign === '-' ? -value : value;
  }

  /** The tokens between the commas behind the head, blanks at their ends left out. */
  operandRanges(): readonly TokenRange[] {
    const { head, last, comment, bracketed } = this.parts;
    if (head === undefined) return [];
    const end = comment === undefined ? last : comment;
    return splitOperands(this.#source, this.#tokens, head + 1, bracketed ? end - 1 : end);
  }

  textOf(span: Span): string {
    return this.#source.slice(span);
  }

  /** The text of a token. */
  text(token: number): string {
    return tokenText(this.#source, this.#tokens, token);
  }

  #spanOf(token: number | undefined): Span | undefined {
    return token === undefined ? undefined : tokenSpan(this.#tokens, token);
  }
}

/** The lines of a text. `isMacro` tells macros from labels at the start of a line. */
export function readLines(
  source: SourceText,
  tokens: TokenList,
  isMacro: MacroTest,
  knowledge: LineKnowledge,
): readonly RawLine[] {
  const lines: RawLine[] = new Array(source.lineCount);
  let count = 0;
  let line = 0;
  let from = 0;
  // A backslash at the end of a line joins the next one to it.
  let goesOn = false;
  for (let index = 0; index <= tokens.count; index++) {
    if (index < tokens.count && tokens.kinds[index] !== TokenKind.newline) continue;
    const parts = partsOf(source, tokens, from, index, isMacro);
    const own = parts && goesOn ? { ...parts, label: undefined, head: undefined } : parts;
    if (own) lines[count++] = new RawLine(source, tokens, line, own, knowledge);
    goesOn = source.text.charCodeAt(tokens.starts[index]! - 1) === BACKSLASH;
    line++;
    from = index + 1;
  }
  lines.length = count;
  return lines;
}

const BACKSLASH = 92;
const PERCENT = 37;
const COLON = 58;
const COMMA = 44;
const OPENING_BRACKET = 91;
const CLOSING_BRACKET = 93;

function partsOf(
  source: SourceText,
  tokens: TokenList,
  from: number,
  to: number,
  isMacro: MacroTest,
): Parts | undefined {
  const { kinds, starts } = tokens;
  let last = to;
  let comment: number | undefined;
  if (last > from && kinds[last - 1] === TokenKind.comment) comment = --last;
  while (last > from && kinds[last - 1] === TokenKind.whitespace) last--;
  const first = skipBlank(tokens, from, last);
  if (first >= last) {
    if (comment === undefined) return undefined;
    return {
      first: comment,
      last: comment + 1,
      label: undefined,
      head: undefined,
      bracketed: false,
      comment,
    };
  }
  const end = comment === undefined ? last : comment + 1;
  if (source.text.charCodeAt(starts[first]!) === OPENING_BRACKET) {
    const head = skipBlank(tokens, first + 1, last);
    const closes = source.text.charCodeAt(starts[last - 1]!) === CLOSING_BRACKET;
    const isDirective = head < last && kinds[head] === TokenKind.word;
    const parts = { first, last: end, label: undefined, comment };
    return { ...parts, head: isDirective ? head : undefined, bracketed: closes };
  }
  const { label, head } = labelAndHead(source, tokens, first, last, isMacro);
  return { first, last: end, label, head, bracketed: false, comment };
}

/** Everything before an instruction, a directive or a macro is a label, and so is a word alone. */
function labelAndHead(
  source: SourceText,
  tokens: TokenList,
  first: number,
  last: number,
  isMacro: MacroTest,
): { label: number | undefined; head: number | undefined } {
  if (tokens.kinds[first] !== TokenKind.word) {
    // `%%name:` and `%1:` are labels in the body of a macro.
    const colon = skipBlank(tokens, first + 1, last);
    const isLabel =
      tokens.kinds[first] === TokenKind.directive && isAt(source, tokens, colon, COLON);
    if (!isLabel) return { label: undefined, head: first };
    const behind = skipBlank(tokens, colon + 1, last);
    return { label: first, head: behind < last ? behind : undefined };
  }
  const opens = (token: number) => {
    if (tokens.kinds[token] !== TokenKind.word) return false;
    const text = tokenText(source, tokens, token);
    return isMacro(text) || isHeadWord(text.toLowerCase());
  };
  let next = skipBlank(tokens, first + 1, last);
  if (next < last && isAt(source, tokens, next, COLON)) {
    next = skipBlank(tokens, next + 1, last);
    return { label: first, head: next < last ? next : undefined };
  }
  if (opens(first)) return { label: undefined, head: first };
  if (next >= last) return { label: first, head: undefined };
  return opens(next) ? { label: first, head: next } : { label: undefined, head: first };
}

function isAt(source: SourceText, tokens: TokenList, token: number, unit: number): boolean {
  return token < tokens.count && source.text.charCodeAt(tokens.starts[token]!) === unit;
}

function skipBlank(tokens: TokenList, index: number, last: number): number {
  return index < last && tokens.kinds[index] === TokenKind.whitespace ? index + 1 : index;
}

function splitOperands(
  source: SourceText,
  tokens: TokenList,
  from: number,
  to: number,
): readonly TokenRange[] {
  const ranges: TokenRange[] = [];
  let depth = 0;
  let first = from;
  const close = (last: number) => {
    const start = skipBlank(tokens, first, last);
    const end = last > start && tokens.kinds[last - 1] === TokenKind.whitespace ? last - 1 : last;
    if (end > start) ranges.push({ first: start, last: end });
  };
  for (let index = from; index < to; index++) {
    if (tokens.kinds[index] !== TokenKind.punctuation) continue;
    const unit = source.text.charCodeAt(tokens.starts[index]!);
    if (isOpening(unit)) depth++;
    else if (isClosing(unit)) depth = Math.max(0, depth - 1);
    else if (unit === COMMA && depth === 0) {
      close(index);
      first = index + 1;
    }
  }
  close(to);
  return ranges;
}

function isOpening(unit: number): boolean {
  return unit === OPENING_BRACKET || unit === 40 || unit === 123;
}

function isClosing(unit: number): boolean {
  return unit === CLOSING_BRACKET || unit === 41 || unit === 125;
}
