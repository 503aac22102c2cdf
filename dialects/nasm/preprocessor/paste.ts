// Joins tokens: those around %+, and those that an expansion has put side by side.
import { appendAll } from '#core/lists.ts';
import { isTextExhausted } from './diagnostic.ts';
import type { Run } from './run.ts';
import { mayBeMacro } from './single-macro.ts';
import { retokenize } from './sources.ts';
import { kind, Token } from './token.ts';

/** Which kinds join with which when nothing stands between them. */
export interface JoinRules {
  /** For each kind the bits of the rules that it begins, and four bits up of those it continues. */
  readonly codes: Uint8Array;
  /** `%+` is taken. */
  readonly explicit: boolean;
}

/** The rule that every token begins and `%+` alone continues. */
const explicitRule = 8;

function joinRules(
  rows: readonly { heads: readonly number[]; tails: readonly number[] }[],
  explicit: boolean,
): JoinRules {
  const codes = new Uint8Array(256);
  rows.forEach(({ heads, tails }, index) => {
    for (const each of heads) codes[each]! |= 1 << index;
    for (const each of tails) codes[each]! |= 16 << index;
  });
  if (explicit) codes[kind.paste]! |= explicitRule << 4;
  return { codes, explicit };
}

const names = [kind.identifier, kind.contextLocal, kind.environment, kind.directive];

/** Behind the expansion of single-line macros. */
export const singleLineRules = joinRules(
  [{ heads: [...names, kind.question], tails: [...names, kind.number] }],
  true,
);

/** Behind the arguments of a multi-line macro. */
export const multiLineRules = joinRules(
  [
    {
      heads: [kind.identifier, kind.float, kind.question],
      tails: [kind.identifier, kind.number, kind.float, kind.other, kind.question],
    },
    { heads: [kind.number], tails: [kind.number] },
  ],
  false,
);

const kindMask = 255;

function codeOf(rules: JoinRules, token: Token): number {
  return token.kind > kindMask ? 0 : rules.codes[token.kind]!;
}

/** The rules that a token begins. */
function headOf(rules: JoinRules, token: Token): number {
  return codeOf(rules, token) & (explicitRule - 1);
}

function continues(rules: JoinRules, token: Token, rule: number): boolean {
  return ((codeOf(rules, token) >> 4) & rule) !== 0;
}

/** Whether `paste` would change anything. */
function wouldPaste(tokens: readonly Token[], { codes }: JoinRules): boolean {
  let rule = explicitRule;
  for (let index = 0; index < tokens.length; index++) {
    const found = tokens[index]!.kind;
    const code = found > kindMask ? 0 : codes[found]!;
    if (((code >> 4) & rule) !== 0) return true;
    rule = code | explicitRule;
  }
  return false;
}

/** Whether a line has a word that a macro has too, or anything to join. */
export function needsExpansion(tokens: readonly Token[]): boolean {
  const { codes } = singleLineRules;
  let rule = explicitRule;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (mayBeMacro(token)) return true;
    const code = token.kind > kindMask ? 0 : codes[token.kind]!;
    if (((code >> 4) & rule) !== 0) return true;
    rule = code | explicitRule;
  }
  return false;
}

function dropSpace(result: Token[]): void {
  while (result.length > 0 && result[result.length - 1]!.kind === kind.whitespace) result.pop();
}

/** The tokens with everything joined; undefined if there was nothing to join. */
export function paste(run: Run, tokens: readonly Token[], rules: JoinRules): Token[] | undefined {
  if (!wouldPaste(tokens, rules)) return undefined;
  const result: Token[] = [];
  let changed = false;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.kind === kind.paste && rules.explicit) {
      const next = skipPastes(tokens, index + 1);
      if (next >= tokens.length) {
        if (index + 1 < tokens.length || result.length === 0) dropSpace(result);
        else result.push(token);
        changed ||= index + 1 < tokens.length;
        break;
      }
      changed = true;
      dropSpace(result);
      const left = result.pop();
      index = next;
      if (left) joinInto(run, result, [left, tokens[next]!]);
      else result.push(tokens[next]!);
      continue;
    }
    const rule = headOf(rules, token);
    let end = index + 1;
    if (rule !== 0) while (end < tokens.length && continues(rules, tokens[end]!, rule)) end++;
    if (end === index + 1) {
      result.push(token);
      continue;
    }
    changed = joinBeside(run, result, tokens.slice(index, end)) || changed;
    index = end - 1;
  }
  return changed ? result : undefined;
}

function skipPastes(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length) {
    const next = tokens[at]!.kind;
    if (next !== kind.paste && next !== kind.whitespace) break;
    at++;
  }
  return at;
}

/** Joins tokens side by side; whether that makes others of them. */
function joinBeside(run: Run, result: Token[], joined: readonly Token[]): boolean {
  const from = result.length;
  joinInto(run, result, joined);
  if (result.length - from !== joined.length) return true;
  return joined.some(({ text }, index) => text !== result[from + index]!.text);
}

/** Cuts the joined texts anew; a single token out of it remembers what it was made of. */
function joinInto(run: Run, result: Token[], joined: readonly Token[]): void {
  let length = 0;
  for (const token of joined) length += token.text.length;
  if (isTextExhausted(run, length)) return;
  if (isWord(joined)) {
    result.push(joinedWord(run, joined));
    return;
  }
  let text = '';
  for (const token of joined) text += token.text;
  retokenize(run, text, joined, result);
}

/** Whether tokens side by side are one word: a word with more words and numbers behind it. */
function isWord(joined: readonly Token[]): boolean {
  for (let index = 0; index < joined.length; index++) {
    const token = joined[index]!;
    if (token.kind === kind.identifier) continue;
    // A number that the preprocessor has made may have a sign.
    if (index === 0 || token.kind !== kind.number || token.text.charCodeAt(0) === 0x2d)
      return false;
  }
  return true;
}

function joinedWord(run: Run, joined: readonly Token[]): Token {
  let name = joined[0]!.name!;
  const parts: Token[] = [];
  for (let index = 0; index < joined.length; index++) {
    const token = joined[index]!;
    if (index > 0) name = run.names.joined(name, token.text);
    if (token.parts) appendAll(parts, token.parts);
    else parts.push(token);
  }
  const { text } = name;
  run.work += joined.length;
  const { file, start, end, call } = parts[0]!;
  return new Token(kind.identifier, text, name, file, start, end, call, parts);
}
