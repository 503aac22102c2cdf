// Groups the tokens of a line-oriented assembly language into statements: a label, a head (the
// mnemonic or directive), operands, a comment. It never fails; what does not fit is an operand.
import type { SourceText } from '#core/text/source.ts';
import type { Span } from '#core/text/span.ts';
import { TokenKind, type TokenList } from './token.ts';

/** Tokens `first` to `last - 1`, which lie next to each other but for blanks. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

/** One line that holds more than blanks. Numbers are token indices. */
export interface LineNode extends TokenRange {
  readonly line: number;
  readonly label: number | undefined;
  /** Labels of the same line behind the first; few dialects have them. */
  readonly furtherLabels: readonly number[];
  readonly head: number | undefined;
  readonly operands: readonly TokenRange[];
  readonly comment: number | undefined;
  /** A comma with no operand behind it. */
  readonly danglingComma: number | undefined;
}

export function tokenSpan(tokens: TokenList, index: number): Span {
  return { start: tokens.starts[index]!, end: tokens.starts[index + 1]! };
}

export function rangeSpan(tokens: TokenList, range: TokenRange): Span {
  return { start: tokens.starts[range.first]!, end: tokens.starts[range.last]! };
}

export function tokenText(source: SourceText, tokens: TokenList, index: number): string {
  return source.text.slice(tokens.starts[index]!, tokens.starts[index + 1]!);
}

/** Characters that glue their neighbours into one operand, blanks or not: signs and `name = 5`. */
const gluesNext = '+-=';
const gluesPrevious = '=';

/** True for the words that a dialect knows as instructions, whatever their letter case. */
export type HeadTest = (spelling: string) => boolean;

/** The lines of an earlier text; `lineCount` counts the empty ones, too. */
export interface EarlierLines {
  readonly nodes: readonly LineNode[];
  readonly lineCount: number;
}

/**
 * Groups a text's tokens by line. A label is a word with a colon behind it. With `isHead`, words
 * before an instruction or a directive are labels too, as is a word that stands alone. `before` are
 * the lines of the text that `tokens.kept` is about: those that are still the same are taken over.
 */
export function groupLines(
  source: SourceText,
  tokens: TokenList,
  isHead?: HeadTest,
  before?: EarlierLines,
): readonly LineNode[] {
  // Of the right length from the start: an array that grows by and by is a large object from 8,000
  // lines on, which the first small collection moves to where only a full one frees it, and all
  // that it holds with it.
  const nodes: LineNode[] = new Array(source.lineCount);
  const { kept } = tokens;
  const above = before && kept ? nodesBefore(before.nodes, kept.first) : 0;
  let count = 0;
  while (count < above) nodes[count] = before!.nodes[count++]!;
  let first = above > 0 ? kept!.first : 0;
  let line = above > 0 ? source.lineAt(tokens.starts[first]!) : 0;
  // Behind a change that adds no token and no line, the lines have the same numbers as before.
  const isSame = before && kept?.shift === 0 && before.lineCount === source.lineCount;
  const until = isSame ? kept.last : tokens.count;
  for (let index = first; index <= until; index++) {
    if (index < tokens.count && tokens.kinds[index] !== TokenKind.newline) continue;
    const node = lineNode(source, tokens, line, first, index, isHead);
    if (node) nodes[count++] = node;
    line++;
    first = index + 1;
  }
  if (isSame) {
    const below = nodesBefore(before.nodes, kept.last + 1);
    for (let index = below; index < before.nodes.length; index++) {
      nodes[count++] = before.nodes[index]!;
    }
  }
  nodes.length = count;
  return nodes;
}

/** How many lines begin before a token. */
function nodesBefore(nodes: readonly LineNode[], token: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle]!.first < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

const COLON = 58;
const COMMA = 44;

/** The index of the first token from `index` on that is no blank, at most `last`. */
function skipBlank(tokens: TokenList, index: number, last: number): number {
  return index < last && tokens.kinds[index] === TokenKind.whitespace ? index + 1 : index;
}

// No closures here: this runs for every line at every keystroke, and garbage costs more than work.
function lineNode(
  source: SourceText,
  tokens: TokenList,
  line: number,
  from: number,
  to: number,
  isHead: HeadTest | undefined,
): LineNode | undefined {
  const { kinds } = tokens;
  let last = to;
  let comment: number | undefined;
  if (last > from && kinds[last - 1] === TokenKind.comment) comment = --last;
  while (last > from && kinds[last - 1] === TokenKind.whitespace) last--;
  const first = skipBlank(tokens, from, last);
  if (first >= last && comment === undefined) return undefined;
  let index = first;
  let label: number | undefined;
  let furtherLabels = noLabels;
  if (isHead) {
    index = headBehindLabels(source, tokens, first, last, isHead);
    const labels = index > first ? wordsBetween(tokens, first, index) : noLabels;
    label = labels[0];
    if (labels.length > 1) furtherLabels = labels.slice(1);
  } else if (index < last && kinds[index] === TokenKind.word) {
    const behind = behindColon(source, tokens, index, last);
    if (behind > index) {
      label = index;
      index = behind;
    }
  }
  const head = index < last ? index++ : undefined;
  const { operands, danglingComma } = operandsOf(source, tokens, index, last);
  return {
    line,
    first: first < last ? first : comment!,
    last: comment === undefined ? last : comment + 1,
    operands,
    label,
    furtherLabels,
    head,
    comment,
    danglingComma,
  };
}

const noLabels: readonly number[] = [];

/** The first token behind the colon that follows the word at `index`; `index` without a colon. */
function behindColon(source: SourceText, tokens: TokenList, index: number, last: number): number {
  const colon = skipBlank(tokens, index + 1, last);
  const isColon = colon < last && source.text.charCodeAt(tokens.starts[colon]!) === COLON;
  return isColon ? skipBlank(tokens, colon + 1, last) : index;
}

/**
 * Where the head stands behind the words that are labels: what has a colon is one, and so is every
 * word before an instruction or a directive. Without either, only a single word is a label.
 */
function headBehindLabels(
  source: SourceText,
  tokens: TokenList,
  from: number,
  last: number,
  isHead: HeadTest,
): number {
  let index = from;
  let certain = from;
  let words = 0;
  while (index < last) {
    const kind = tokens.kinds[index];
    if (kind === TokenKind.directive) return index;
    if (kind !== TokenKind.word) return certain;
    const behind = behindColon(source, tokens, index, last);
    if (behind > index) {
      index = behind;
      certain = behind;
      words = 0;
      continue;
    }
    if (isHead(tokenText(source, tokens, index))) return index;
    words++;
    index = skipBlank(tokens, index + 1, last);
  }
  return words === 1 ? last : certain;
}

function wordsBetween(tokens: TokenList, from: number, to: number): readonly number[] {
  const words: number[] = [];
  for (let index = from; index < to; index++) {
    if (tokens.kinds[index] === TokenKind.word) words.push(index);
  }
  return words;
}

interface Operands {
  readonly operands: readonly TokenRange[];
  readonly danglingComma: number | undefined;
}

/** Most statements have no operand, or a blank and one token. */
function operandsOf(source: SourceText, tokens: TokenList, from: number, last: number): Operands {
  if (from >= last) return noOperands;
  const only = skipBlank(tokens, from, last);
  const isOne = only === last - 1 && source.text.charCodeAt(tokens.starts[only]!) !== COMMA;
  if (isOne) return { operands: [{ first: only, last }], danglingComma: undefined };
  const at = (index: number) => (index < last ? source.text[tokens.starts[index]!]! : '');
  return groupOperands(tokens, at, from, last);
}

const noOperands: Operands = { operands: [], danglingComma: undefined };

function groupOperands(
  tokens: TokenList,
  at: (index: number) => string,
  from: number,
  last: number,
): Operands {
  const operands: TokenRange[] = [];
  let danglingComma: number | undefined;
  let open = false;
  for (let index = from; index < last; index++) {
    const kind = tokens.kinds[index]!;
    const text = at(index);
    if (kind === TokenKind.whitespace) {
      const previous = operands.at(-1);
      const glued: boolean =
        open &&
        previous !== undefined &&
        (gluesNext.includes(at(previous.last - 1)) || gluesPrevious.includes(at(index + 1)));
      open = glued;
    } else if (kind === TokenKind.punctuation && text === ',') {
      danglingComma = index;
      open = false;
    } else {
      if (open) operands[operands.length - 1] = { ...operands.at(-1)!, last: index + 1 };
      else operands.push({ first: index, last: index + 1 });
      open = true;
      danglingComma = undefined;
    }
  }
  return { operands, danglingComma };
}
