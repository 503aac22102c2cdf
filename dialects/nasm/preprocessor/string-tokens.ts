// The contents of string tokens.
import { stringBytes, stringText } from '../syntax/strings.ts';
import type { Token } from './token.ts';

/** What stands between the quotes, with escapes taken. */
export function stringTokenText(token: Token): string {
  return stringText(token.text);
}

export function stringTokenBytes(token: Token): Uint8Array {
  return stringBytes(token.text);
}
