// The contents of string tokens, whose closing quote may be missing.
import { stringBytes, stringText } from '../syntax/strings.ts';
import type { Token } from './token.ts';

function closed(text: string): string {
  const quote = text[0]!;
  return text.length > 1 && text.endsWith(quote) ? text : `${text}${quote}`;
}

/** What stands between the quotes, with escapes taken. */
export function stringTokenText(token: Token): string {
  return stringText(closed(token.text));
}

export function stringTokenBytes(token: Token): Uint8Array {
  return stringBytes(closed(token.text));
}
