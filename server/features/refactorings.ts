// Refactorings of the number under the cursor: written another way, or given a name.
import type { TextEdit } from '#core/diagnostics/diagnostic.ts';
import type { ConstantStyle, Dialect } from '#core/dialect.ts';
import { largest } from '#core/lists.ts';
import {
  type Analysis,
  type Operand,
  referenceAt,
  type Statement,
} from '#core/semantics/analysis.ts';
import { TokenKind } from '#core/syntax/token.ts';
import type { Span } from '#core/text/span.ts';
import { statementAt } from './cursor.ts';
import { firstTokenOfLine, tokensOfLine } from './line-tokens.ts';

export interface Refactoring {
  readonly title: string;
  /** Whether code is written another way, or becomes something of its own. */
  readonly kind: 'rewrite' | 'extract';
  readonly edits: readonly TextEdit[];
}

/** A number as it stands in an operand. */
interface Literal {
  readonly statement: Statement;
  readonly operand: Operand;
  /** Its sign included. */
  readonly span: Span;
  readonly value: number;
}

/** What can be done with the number that holds `range`; nothing if there is none. */
export function refactorings(
  analysis: Analysis,
  dialect: Dialect,
  range: Span,
): readonly Refactoring[] {
  const literal = literalAt(analysis, range);
  if (!literal) return [];
  const extraction = dialect.constants && extract(analysis, dialect, dialect.constants, literal);
  return [...conversions(analysis, dialect, literal), ...(extraction ? [extraction] : [])];
}

function literalAt(analysis: Analysis, range: Span): Literal | undefined {
  const statement = statementAt(analysis, range.start);
  const holds = ({ span }: Operand) => span.start <= range.start && range.end <= span.end;
  const operand = statement?.operands.find(holds);
  if (!statement || operand?.value === undefined) return undefined;
  const { tokens } = tokensOfLine(analysis, firstTokenOfLine(analysis, statement.line));
  const own = tokens.filter(
    ({ span }) => span.start >= operand.span.start && span.end <= operand.span.end,
  );
  // Of `priority=5` the part behind the sign of equality.
  const parts = own.slice(own.findLastIndex(({ span }) => analysis.source.slice(span) === '=') + 1);
  const words = parts.filter(({ kind }) => kind !== TokenKind.punctuation);
  const first = parts[0];
  if (!first || words.length !== 1 || words[0] !== parts.at(-1)) return undefined;
  if (referenceAt(analysis, words[0]!.span.start)) return undefined;
  const span = { start: first.span.start, end: operand.span.end };
  return { statement, operand, span, value: operand.value };
}

function conversions(
  analysis: Analysis,
  dialect: Dialect,
  { span, value }: Literal,
): readonly Refactoring[] {
  const written = analysis.source.slice(span);
  return (dialect.numberNotations ?? []).flatMap(({ title, write }) => {
    const newText = write(value);
    if (newText === undefined || newText.toLowerCase() === written.toLowerCase()) return [];
    return [
      { title: `Write as ${title}: ${newText}`, kind: 'rewrite', edits: [{ span, newText }] },
    ] as const;
  });
}

function extract(
  analysis: Analysis,
  dialect: Dialect,
  { kind, define }: ConstantStyle,
  { statement, operand, span }: Literal,
): Refactoring | undefined {
  const { source, symbols, references } = analysis;
  if (!operand.slot?.symbolKinds?.includes(kind)) return undefined;
  const definitions = references.filter(
    ({ access, symbol }) => access === 'definition' && symbols[symbol]?.kind === kind,
  );
  const lines = definitions.map(reference => source.lineAt(reference.span.start));
  if (lines.includes(statement.line)) return undefined;
  const above = lines.filter(line => line < statement.line);
  const first = analysis.statements.find(({ head }) => head)?.line ?? statement.line;
  const line = above.length > 0 ? largest(above, 0) + 1 : first;
  const start = source.lineStarts[line]!;
  const name = freeName(analysis, dialect);
  const lineBreak = /\r\n|\n|\r/.exec(source.text)?.[0] ?? '\n';
  const definition = `${define(name, source.slice(span))}${lineBreak}`;
  return {
    title: `Extract into the constant ${name}`,
    kind: 'extract',
    edits: [
      { span: { start, end: start }, newText: definition },
      { span, newText: name },
    ],
  };
}

/** `VALUE`, or with the first number behind it that makes a new name. */
function freeName(analysis: Analysis, dialect: Dialect): string {
  const taken = new Set(analysis.symbols.map(({ name }) => name.toUpperCase()));
  const isTaken = (name: string) => taken.has(name) || dialect.vocabulary.lookup(name);
  let name = 'VALUE';
  for (let number = 2; isTaken(name); number++) name = `VALUE_${number}`;
  return name;
}
