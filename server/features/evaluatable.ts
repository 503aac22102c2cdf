// What a debugger evaluates where the mouse rests at a stop: a name, a register, an operand.
import type { Dialect } from '#core/dialect.ts';
import type { Analysis, ProgramSymbol } from '#core/semantics/analysis.ts';
import { TokenKind } from '#core/syntax/token.ts';
import { type Span, touches } from '#core/text/span.ts';
import { isInComment, referenceAtCursor, statementAt, tokenAtCursor } from './cursor.ts';

export interface Evaluatable {
  readonly span: Span;
  readonly expression: string;
}

/** Undefined where nothing has a value, nor is an instruction that could be explained. */
export function evaluatable(
  analysis: Analysis,
  dialect: Dialect,
  offset: number,
): Evaluatable | undefined {
  if (isInComment(analysis, offset)) return undefined;
  const { source, symbols } = analysis;
  const statement = statementAt(analysis, offset);
  const written = (span: Span): Evaluatable => ({ span, expression: source.slice(span) });
  const operand = statement?.operands.find(({ span }) => touches(span, offset));
  // What lies in memory is told with the registers and the names that lead there.
  if (
    operand &&
    statement?.word?.kind === 'instruction' &&
    isInMemory(source.slice(operand.span))
  ) {
    return written(operand.span);
  }
  const reference = referenceAtCursor(analysis, offset);
  if (reference) {
    const symbol = symbols[reference.symbol]!;
    const isMacro = dialect.symbolKinds[symbol.kind]?.tokenType === 'macro';
    if (isMacro) return undefined;
    return { span: reference.span, expression: wholeName(symbols, symbol) };
  }
  const isHead = statement?.head !== undefined && touches(statement.head, offset);
  if (isHead) return statement.word?.kind === 'instruction' ? written(statement.head!) : undefined;
  const token = tokenAtCursor(analysis, offset);
  if (token?.kind !== TokenKind.word) return undefined;
  const isRegister = dialect.vocabulary.lookup(source.slice(token.span))?.kind === 'register';
  return isRegister ? written(token.span) : undefined;
}

/** A name that begins with a full stop goes on from the name that it stands under. */
function wholeName(symbols: Analysis['symbols'], { name, container }: ProgramSymbol): string {
  const outer = container === undefined ? undefined : symbols[container];
  return outer && name.startsWith('.') ? `${outer.name}${name}` : name;
}

const isInMemory = (text: string): boolean => /\[[^\]]*\]/.test(text);
