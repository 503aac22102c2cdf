// Evaluates the text of an expression at once, as the preprocessor's conditions need it.
import { Cursor } from './cursor.ts';
import { evaluate, type Scope } from './evaluation.ts';
import { decoratorNamed, parseExpression } from './expression-parser.ts';
import type { Linear } from './linear.ts';
import { Tokens, tokenKind } from './scanner.ts';

export interface TextValue {
  readonly value: Linear;
  /** Where the expression ends, in UTF-16 units of the text. */
  readonly end: number;
  /** Nothing but space and a comment stands behind it. */
  readonly isAll: boolean;
}

const tokens = new Tokens();

/** Asks for the names in front of a fault: nasm computes while it reads, and stops at the first. */
function namesAreKnown(cursor: Cursor, scope: Scope): boolean {
  for (let index = 0; index < cursor.at; index++) {
    if (tokens.kinds[index] !== tokenKind.name || tokens.words[index]) continue;
    const [start, end] = [tokens.starts[index]!, tokens.ends[index]!];
    if (cursor.isPreprocessing && decoratorNamed(tokens.textOf(index))) continue;
    if (!scope.symbol(cursor.symbolName(index), start, end)) return false;
  }
  return true;
}

/**
 * The value of the expression that opens `text`; undefined if there is none, which is reported to
 * the scope with nasm's wording. `labelPrefix` is the global label that `.x` belongs to.
 * `bits` of the mode say how many characters of a string count. `isSimple` of linear.ts tells
 * plain numbers from the rest, `isJustUnknown` what is not known yet. `isPreprocessing` says that a
 * directive of the preprocessor has it, in which words mean more.
 */
export function evaluateText(
  text: string,
  scope: Scope,
  labelPrefix = '',
  bits = 64,
  isPreprocessing = false,
): TextValue | undefined {
  tokens.scan(text);
  const cursor = new Cursor(tokens, labelPrefix, bits, isPreprocessing);
  const expression = parseExpression(cursor);
  const [end, isAll] = [cursor.start, cursor.isAtEnd];
  if (!expression && scope.critical && !namesAreKnown(cursor, scope)) return undefined;
  for (const message of cursor.messages) {
    if (message.severity === 'error') scope.error(message.text);
    else scope.warning(message.class, message.text);
  }
  const value = expression && evaluate(expression, scope);
  return value && { value, end, isAll };
}
