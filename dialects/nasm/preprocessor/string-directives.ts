// %strcat, %strlen, %substr and %pathsearch: macros made of strings.
import { toNumber } from '../integer.ts';
import { textBytes } from '../syntax/strings.ts';
import { fail, isTextExhausted } from './diagnostic.ts';
import {
  type DirectiveHandler,
  type DirectiveLine,
  macroName,
  skipSpaceAt,
  trimmed,
  warnTrailing,
} from './directive-line.ts';
import { evaluateFor } from './evaluation.ts';
import { findFile } from './file-search.ts';
import type { Run } from './run.ts';
import { definePlain } from './single-definitions.ts';
import { expandSingle, numberToken } from './single-expansion.ts';
import { plainStringText, stringTokenBytes } from './string-tokens.ts';
import { quotedBytes, quotedString } from './strings.ts';
import { kind, madeAt, type Token } from './token.ts';

interface StringDirective {
  readonly name: Token;
  readonly tokens: readonly Token[];
}

function read(run: Run, directive: DirectiveLine): StringDirective | undefined {
  const named = macroName(run, directive);
  if (!named) return undefined;
  return { name: named.name, tokens: trimmed(expandSingle(run, trimmed(named.rest))) };
}

const concatenate: DirectiveHandler = (run, directive) => {
  const found = read(run, directive);
  if (!found) return;
  const parts: Uint8Array[] = [];
  for (const token of found.tokens) {
    if (token.kind === kind.string) parts.push(stringTokenBytes(token));
    else if (token.kind !== kind.whitespace && token.kind !== kind.comma) {
      fail(run, `non-string passed to \`${directive.name}': ${token.text}`, token);
      return;
    }
  }
  const bytes = joinBytes(parts);
  // What doubles a string each time is found out before it fills the memory.
  if (isTextExhausted(run, bytes.length)) return;
  const text = quotedBytes(bytes);
  const at = found.tokens[0] ?? found.name;
  definePlain(run, directive, found.name, [madeAt(kind.string, text, at)]);
};

/** Several strings as one. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const measure: DirectiveHandler = (run, directive) => {
  const found = read(run, directive);
  if (!found) return;
  const [first] = found.tokens;
  if (first?.kind !== kind.string) {
    fail(run, `\`${directive.name}' requires string as second parameter`, first ?? directive.at);
    return;
  }
  const length = String(stringTokenBytes(first).length);
  definePlain(run, directive, found.name, [numberToken(length, first)]);
};

/** The part of a string from `start`, counted from 1; a negative count leaves out at the end. */
export function sliceBytes(bytes: Uint8Array, start: number, count: number): Uint8Array {
  const from = Math.max(start, 1) - 1;
  const rest = bytes.length - from;
  const wanted = count < 0 ? rest + count + 1 : count;
  const length = Math.max(0, Math.min(wanted, rest));
  return bytes.slice(from, from + length);
}

const cut: DirectiveHandler = (run, directive) => {
  const found = read(run, directive);
  if (!found) return;
  const { tokens } = found;
  const [first] = tokens;
  if (first?.kind !== kind.string) {
    fail(run, `\`${directive.name}' requires a string as parameter`, first ?? directive.at);
    return;
  }
  let at = skipSpaceAt(tokens, 1);
  if (tokens[at]?.kind === kind.comma) at = skipSpaceAt(tokens, at + 1);
  if (at >= tokens.length) {
    fail(run, `\`${directive.name}' requires a starting index`, directive.at);
    return;
  }
  const comma = tokens.findIndex((token, index) => index >= at && token.kind === kind.comma);
  const startTokens = trimmed(tokens.slice(at, comma < 0 ? tokens.length : comma));
  const start = evaluateFor(run, startTokens, directive.name, false);
  if (start === undefined) return;
  const countTokens = comma < 0 ? [] : trimmed(tokens.slice(comma + 1));
  const isGiven = countTokens.length > 0;
  const count = isGiven ? evaluateFor(run, countTokens, directive.name, false) : 1;
  if (count === undefined) return;
  const bytes = sliceBytes(stringTokenBytes(first), toNumber(start), toNumber(count));
  definePlain(run, directive, found.name, [madeAt(kind.string, quotedBytes(bytes), first)]);
};

const searchPath: DirectiveHandler = (run, directive) => {
  const found = read(run, directive);
  if (!found) return;
  const [first] = found.tokens;
  if (first?.kind !== kind.string) {
    fail(run, `\`${directive.name}' expects a file name`, first ?? directive.at);
    return;
  }
  warnTrailing(run, found.tokens.slice(1), `\`${directive.name}'`);
  const path = plainStringText(run, first);
  const text = quotedString(findFile(run, path)?.path ?? path);
  definePlain(run, directive, found.name, [madeAt(kind.string, text, first)]);
};

/** How many bytes a text of a source has. */
export function byteLength(text: string): number {
  return textBytes(text).length;
}

/** The handlers, by the name of the directive without `%` and `i`. */
export const stringHandlers = {
  strcat: concatenate,
  strlen: measure,
  substr: cut,
  pathsearch: searchPath,
};
