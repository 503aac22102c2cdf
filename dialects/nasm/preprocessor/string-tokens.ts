// The contents of string tokens.
import { stringBytes, stringText } from '../syntax/strings.ts';
import { fail } from './diagnostic.ts';
import type { Run } from './run.ts';
import type { Token } from './token.ts';

/** What stands between the quotes, with escapes taken. */
export function stringTokenText(token: Token): string {
  return stringText(token.text);
}

export function stringTokenBytes(token: Token): Uint8Array {
  return stringBytes(token.text);
}

/** Control characters other than those that names may have: BEL, BS, HT and ESC. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const badControl = /[\0-\x06\n-\x1a\x1c-\x1f]/;

/** A name or a text of tokens; it ends, with an error, before a character that neither has. */
export function plainStringText(run: Run, token: Token): string {
  const text = stringTokenText(token);
  const end = text.search(badControl);
  if (end < 0) return text;
  fail(run, 'control character in string not allowed here', token);
  return text.slice(0, end);
}
