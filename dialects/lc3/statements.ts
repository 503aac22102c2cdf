// First pass: finds the word of every line.
import type { Report } from '#core/diagnostics/report.ts';
import type { Operand } from '#core/semantics/analysis.ts';
import {
  type EarlierLines,
  groupLines,
  type LineNode,
  rangeSpan,
  tokenSpan,
  tokenText,
} from '#core/syntax/lines.ts';
import { TokenKind, type TokenList } from '#core/syntax/token.ts';
import { nearest } from '#core/text/distance.ts';
import type { SourceText } from '#core/text/source.ts';
import type { Span } from '#core/text/span.ts';
import { directives } from './directives.ts';
import type { Fields } from './encoding.ts';
import { instructions, rowsNamed } from './instructions.ts';
import type { Item } from './items.ts';
import { vocabulary } from './vocabulary.ts';

const mnemonics = [...new Set(instructions.map(({ mnemonic }) => mnemonic))];
const directiveNames = directives.map(({ name }) => name);

export function readNodes(
  source: SourceText,
  tokens: TokenList,
  before?: EarlierLines,
): readonly LineNode[] {
  return groupLines(source, tokens, spelling => rowsNamed(spelling) !== undefined, before);
}

const noFields: Fields = {};
const noOperands: readonly Operand[] = [];

export function newItem(node: LineNode): Item {
  return {
    node,
    word: undefined,
    rows: undefined,
    row: undefined,
    fields: noFields,
    segment: -1,
    operands: noOperands,
    address: 0,
    length: 0,
    words: undefined,
    target: undefined,
    distance: undefined,
    ignored: false,
  };
}

/** The name that a directive's token spells, in the spelling of the table. */
export function directiveName(
  source: SourceText,
  tokens: TokenList,
  { head }: LineNode,
): string | undefined {
  if (head === undefined || tokens.kinds[head] !== TokenKind.directive) return undefined;
  return vocabulary.lookup(tokenText(source, tokens, head))?.name;
}

interface Place {
  readonly source: SourceText;
  readonly tokens: TokenList;
  readonly report: Report;
}

/** Gives each item its word; those behind the last `.END` are none of the program. */
export function readWords(place: Place, items: readonly Item[], endIndex: number): void {
  items.forEach((item, index) => {
    if (index > endIndex) item.ignored = true;
    else if (item.node.head !== undefined) readWord(place, item, item.node.head);
  });
}

function readWord(place: Place, item: Item, head: number): void {
  const { source, tokens, report } = place;
  const spelling = tokenText(source, tokens, head);
  const span = tokenSpan(tokens, head);
  switch (tokens.kinds[head]) {
    case TokenKind.directive:
      item.word = vocabulary.lookup(spelling);
      if (!item.word) reportUnknownDirective(span, spelling, report);
      return;
    case TokenKind.word:
      item.rows = rowsNamed(spelling);
      if (item.rows) item.word = vocabulary.lookup(spelling);
      else reportUnknownMnemonic(place, item.node, spelling);
      return;
    case TokenKind.unknown:
      return;
    default:
      report.add(
        'unexpected-character',
        span,
        `'${spelling}' cannot start a statement; write a label, an instruction or a directive.`,
      );
  }
}

function change(span: Span, newText: string) {
  return {
    fixes: [{ title: `Change to ${newText}`, edits: [{ span, newText }], preferred: true }],
  };
}

function reportUnknownDirective(span: Span, spelling: string, report: Report): void {
  const meant = nearest(spelling, directiveNames);
  const hint = meant ? `Did you mean ${meant}?` : `They are ${directiveNames.join(', ')}.`;
  const message = `${spelling} is no directive. ${hint}`;
  report.add('unknown-directive', span, message, meant ? change(span, meant) : {});
}

/** What people of other machines miss here, and what does it on this one. */
const absent: Readonly<Record<string, string>> = {
  SUB: 'Negate with NOT and ADD #1, then ADD.',
  MUL: 'Add in a loop.',
  DIV: 'Subtract in a loop.',
  OR: 'Use NOT (NOT a AND NOT b).',
  XOR: 'Combine AND, NOT and ADD.',
  MOV: 'ADD with #0 copies a register.',
  MOVE: 'ADD with #0 copies a register.',
  CLR: 'AND with #0 clears a register.',
  INC: 'ADD with #1 adds one.',
  DEC: 'ADD with #-1 takes one away.',
  PUSH: 'ADD R6, R6, #-1 and STR R0, R6, #0 push R0.',
  POP: 'LDR R0, R6, #0 and ADD R6, R6, #1 pop R0.',
  CALL: 'JSR calls a subroutine.',
  JMPT: 'It is of an old edition; write JMP.',
  RTT: 'It is of an old edition; write RET.',
};

function reportUnknownMnemonic(place: Place, node: LineNode, spelling: string): void {
  const { source, tokens, report } = place;
  const span = tokenSpan(tokens, node.head!);
  const own = suggestion(spelling);
  const second = node.operands[0];
  // `LOOP ADDD R0, R0, R1`: the label is fine, and the word behind it is what is wrong.
  if (second && own === undefined && absent[spelling.toUpperCase()] === undefined) {
    const behind = rangeSpan(tokens, { first: second.first, last: second.first + 1 });
    const other = source.slice(behind);
    const meant = tokens.kinds[second.first] === TokenKind.word ? suggestion(other) : undefined;
    if (meant) {
      const message = `${other} is no instruction. Did you mean ${meant}?`;
      report.add('unknown-mnemonic', behind, message, change(behind, meant));
      return;
    }
  }
  const advice = absent[spelling.toUpperCase()];
  const hint = advice ? ` ${advice}` : own ? ` Did you mean ${own}?` : '';
  const extra = own && !advice ? change(span, own) : {};
  report.add('unknown-mnemonic', span, `${spelling} is no instruction.${hint}`, extra);
}

/** The instruction, or the directive without its full stop, that a word is close to. */
export function suggestion(spelling: string): string | undefined {
  const directive = directiveNames.find(name => name === `.${spelling.toUpperCase()}`);
  const meant = directive ?? (/^r\d+$/i.test(spelling) ? undefined : nearest(spelling, mnemonics));
  const upper = spelling === spelling.toUpperCase();
  return meant !== undefined && !upper ? meant.toLowerCase() : meant;
}
