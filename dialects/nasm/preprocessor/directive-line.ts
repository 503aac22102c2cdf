// A directive as its handler takes it.
import type { BodyLine } from './body-line.ts';
import { fail, warn } from './diagnostic.ts';
import type { Run } from './run.ts';
import { expandSingle } from './single-expansion.ts';
import { kind, type Token } from './token.ts';

export interface DirectiveLine {
  readonly line: BodyLine;
  /** As written, with `%`. */
  readonly name: string;
  readonly at: Token;
  /** What stands behind the name, without the space in front. */
  readonly rest: readonly Token[];
}

export type DirectiveHandler = (run: Run, directive: DirectiveLine) => void;

export function skipSpaceAt(tokens: readonly Token[], at: number): number {
  let index = at;
  while (tokens[index]?.kind === kind.whitespace) index++;
  return index;
}

/** The tokens without the space in front and behind. */
export function trimmed(tokens: readonly Token[]): readonly Token[] {
  const from = skipSpaceAt(tokens, 0);
  let to = tokens.length;
  while (to > from && tokens[to - 1]!.kind === kind.whitespace) to--;
  return from === 0 && to === tokens.length ? tokens : tokens.slice(from, to);
}

const isWordLike = new Uint8Array(256);
for (const each of [kind.identifier, kind.directive, kind.contextLocal, kind.number]) {
  isWordLike[each] = 1;
}

function isMacroName(token: Token | undefined): boolean {
  return token?.kind === kind.identifier || token?.kind === kind.contextLocal;
}

/** A name and what stands behind it. */
export interface NamedRest {
  readonly name: Token;
  readonly rest: readonly Token[];
}

/** Joins the words at the front, as nasm does where a name is wanted and none stands there. */
export function expandFront(run: Run, tokens: readonly Token[]): readonly Token[] {
  let end = 0;
  while (end < tokens.length && isWordLike[tokens[end]!.kind] === 1) end++;
  if (end < 2) return tokens;
  return [...expandSingle(run, tokens.slice(0, end)), ...tokens.slice(end)];
}

/** The macro's name that a directive begins with; undefined, with an error, if there is none. */
export function macroName(run: Run, { name, rest, at }: DirectiveLine): NamedRest | undefined {
  const front = expandFront(run, rest);
  const first = front[0];
  if (first && isMacroName(first)) return { name: first, rest: front.slice(1) };
  fail(run, `\`${name}' expects a macro identifier`, first ?? at);
  return undefined;
}

/** Warns of what stands where nothing should. */
export function warnTrailing(run: Run, tokens: readonly Token[], what: string): void {
  const at = skipSpaceAt(tokens, 0);
  if (at < tokens.length) {
    warn(run, 'pp-trailing', `trailing garbage after ${what} ignored`, tokens[at]);
  }
}
