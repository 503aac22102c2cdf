// First pass: finds the word of every line, and the task that the line belongs to.
import type { Report } from '#core/diagnostics/report.ts';
import type { Word } from '#core/isa/vocabulary.ts';
import { type LineNode, tokenSpan, tokenText } from '#core/syntax/lines.ts';
import { TokenKind, type TokenList } from '#core/syntax/token.ts';
import { nearest } from '#core/text/distance.ts';
import type { SourceText } from '#core/text/source.ts';
import { directives } from './directives.ts';
import { immediateLength, instructionNamed, instructions } from './instructions.ts';
import { Item, type Meaning } from './items.ts';
import { vocabulary } from './vocabulary.ts';

const mnemonics = instructions.map(instruction => instruction.mnemonic);
const directiveNames = directives.map(directive => directive.name);

export function readStatements(
  source: SourceText,
  tokens: TokenList,
  lines: readonly LineNode[],
  report: Report,
): Item[] {
  let task = -1;
  let offset = 0;
  return lines.map(node => {
    const meaning = readStatement(source, tokens, node, report);
    if (meaning.word?.name === '.task') task++;
    const item = new Item(tokens, node, meaning, task, offset);
    offset += meaning.size;
    return item;
  });
}

function readStatement(
  source: SourceText,
  tokens: TokenList,
  node: LineNode,
  report: Report,
): Meaning {
  if (node.head === undefined) return meaningless;
  const spelling = tokenText(source, tokens, node.head);
  const kind = tokens.kinds[node.head];
  if (kind === TokenKind.directive) {
    const word = vocabulary.lookup(spelling);
    if (!word) reportUnknownDirective(tokens, node.head, spelling, report);
    return word ? directiveMeaning(word, node) : meaningless;
  }
  if (kind !== TokenKind.word) {
    const wanted = 'write a label, an instruction or a directive';
    const message = `'${spelling}' cannot start a statement; ${wanted}.`;
    if (kind !== TokenKind.unknown) {
      report.add('unexpected-character', tokenSpan(tokens, node.head), message);
    }
    return meaningless;
  }
  const instruction = instructionNamed(spelling);
  if (!instruction) {
    reportUnknownMnemonic(source, tokens, node, spelling, report);
    return meaningless;
  }
  const { bare, withImmediate } = meanings.get(instruction)!;
  return node.operands.length > 0 ? withImmediate : bare;
}

const meaningless: Meaning = { word: undefined, instruction: undefined, size: 0 };

/** Without and with an operand; one object for each form of the table. */
const meanings = new Map(
  instructions.map(instruction => {
    const word = vocabulary.lookup(instruction.mnemonic);
    const bare: Meaning = { word, instruction, size: 1 };
    return [instruction, { bare, withImmediate: { ...bare, size: immediateLength } }];
  }),
);

function directiveMeaning(word: Word, node: LineNode): Meaning {
  return { word, instruction: undefined, size: dataLength(word.name, node) };
}

/** `.byte` takes a byte an operand; no other directive puts anything into the image. */
function dataLength(name: string, node: LineNode): number {
  return name === '.byte' ? node.operands.length : 0;
}

function reportUnknownDirective(
  tokens: TokenList,
  head: number,
  spelling: string,
  report: Report,
): void {
  const span = tokenSpan(tokens, head);
  const meant = nearest(spelling, directiveNames);
  const hint = meant
    ? `Did you mean ${meant}?`
    : `The directives are ${directiveNames.join(', ')}.`;
  const fixes = meant
    ? [{ title: `Change to ${meant}`, edits: [{ span, newText: meant }], preferred: true }]
    : [];
  report.add('unknown-directive', span, `${spelling} is no directive. ${hint}`, { fixes });
}

function reportUnknownMnemonic(
  source: SourceText,
  tokens: TokenList,
  node: LineNode,
  spelling: string,
  report: Report,
): void {
  const span = tokenSpan(tokens, node.head!);
  const follower = node.operands[0];
  const next = follower ? tokenText(source, tokens, follower.first) : undefined;
  if (node.label === undefined && next !== undefined && vocabulary.lookup(next)) {
    const end = { start: span.end, end: span.end };
    const fix = { title: `Make ${spelling} a label`, edits: [{ span: end, newText: ':' }] };
    report.add(
      'missing-colon',
      span,
      `${spelling} is no instruction. A label needs a colon: ${spelling}:`,
      {
        fixes: [{ ...fix, preferred: true }],
      },
    );
    return;
  }
  const meant = nearest(spelling, mnemonics);
  const upper = spelling === spelling.toUpperCase();
  const newText = meant && !upper ? meant.toLowerCase() : meant;
  const hint = newText ? ` Did you mean ${newText}?` : '';
  const fixes = newText
    ? [{ title: `Change to ${newText}`, edits: [{ span, newText }], preferred: true }]
    : [];
  report.add('unknown-mnemonic', span, `${spelling} is no instruction.${hint}`, { fixes });
}
