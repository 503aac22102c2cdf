// The message of a log point: text with expressions in braces.
import { evaluate, type Names, type Value } from '#core/machine/expression.ts';
import {
  ExpressionError,
  type ParsedExpression,
  parseExpression,
} from '#core/machine/expression-syntax.ts';
import type { ValueFormat } from '#core/machine/value-format.ts';

export type LogMessage = readonly (string | ParsedExpression)[];

/** Splits a message; `\{` stands for a brace. Throws ExpressionError. */
export function parseLogMessage(text: string): LogMessage {
  const parts: (string | ParsedExpression)[] = [];
  let plain = '';
  let offset = 0;
  while (offset < text.length) {
    const character = text[offset]!;
    if (character === '\\' && /[{}]/.test(text[offset + 1] ?? '')) {
      plain += text[offset + 1];
      offset += 2;
    } else if (character === '{') {
      const end = text.indexOf('}', offset);
      if (end < 0) throw new ExpressionError('The brace is not closed; write \\{ for one', offset);
      parts.push(plain, parseExpression(text.slice(offset + 1, end)));
      plain = '';
      offset = end + 1;
    } else {
      plain += character;
      offset++;
    }
  }
  parts.push(plain);
  return parts.filter(part => part !== '');
}

/** How a value is written; without a format as the user wants all values. */
export type ShowValue = (value: Value, format?: ValueFormat) => string;

/** An expression that fails shows its error in place, since a log point never stops. */
export function renderLogMessage(message: LogMessage, names: Names, show: ShowValue): string {
  return message
    .map(part => {
      if (typeof part === 'string') return part;
      try {
        return show(evaluate(part.node, names), part.format);
      } catch (error) {
        if (error instanceof ExpressionError) return `{${error.message}}`;
        throw error;
      }
    })
    .join('');
}
