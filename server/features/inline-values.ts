// Inline values: the names whose values a debugger draws at the ends of lines.
import type { Dialect } from '#core/dialect.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { TokenKind, tokenIndexAt } from '#core/syntax/token.ts';
import type { Span } from '#core/text/span.ts';

export interface InlineName {
  readonly span: Span;
  readonly name: string;
  /** A register is looked up among the variables of the stop, a symbol is evaluated. */
  readonly kind: 'register' | 'symbol';
}

/**
 * Variables named in `range` and not behind the line that the program stopped at, and registers
 * from the last label before it on: further above they had other values, and those are of no use.
 */
export function inlineNames(
  analysis: Analysis,
  dialect: Dialect,
  range: Span,
  stoppedLine: number,
): readonly InlineName[] {
  const { source } = analysis;
  const lastLine = Math.min(Math.max(0, stoppedLine), source.lineCount - 1);
  const end = Math.min(range.end, source.lineSpan(lastLine).end);
  const names = [
    ...variables(analysis, dialect, { start: range.start, end }),
    ...registers(analysis, dialect, {
      start: Math.max(range.start, blockStart(analysis, lastLine)),
      end,
    }),
  ];
  const seen = new Set<string>();
  const isNew = ({ span, name }: InlineName) => {
    const key = `${source.lineAt(span.start)} ${name}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  };
  return names.filter(isNew).sort((a, b) => a.span.start - b.span.start);
}

/** Where the block of a line begins: its own label, or the last one above it. */
function blockStart({ source, statements }: Analysis, line: number): number {
  const labelled = statements.findLast(each => each.label !== undefined && each.line <= line);
  return labelled ? source.lineSpan(labelled.line).start : 0;
}

function* variables(analysis: Analysis, dialect: Dialect, range: Span): Generator<InlineName> {
  for (const { span, symbol } of analysis.references) {
    if (span.start < range.start || span.end > range.end) continue;
    const { name, kind } = analysis.symbols[symbol]!;
    if (dialect.symbolKinds[kind]?.icon === 'variable') yield { span, name, kind: 'symbol' };
  }
}

function* registers(analysis: Analysis, dialect: Dialect, range: Span): Generator<InlineName> {
  const { tokens, source } = analysis;
  const first = Math.max(0, tokenIndexAt(tokens, range.start));
  for (let index = first; index < tokens.count; index++) {
    const span = { start: tokens.starts[index]!, end: tokens.starts[index + 1]! };
    if (span.end > range.end) return;
    if (tokens.kinds[index] !== TokenKind.word || span.start < range.start) continue;
    const word = dialect.vocabulary.lookup(source.slice(span));
    if (word?.kind === 'register') yield { span, name: word.name, kind: 'register' };
  }
}
