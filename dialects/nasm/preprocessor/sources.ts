// Text to tokens within a run: lines of files, and texts that the preprocessor puts together.
import { appendAll } from '#core/lists.ts';
import { report } from './diagnostic.ts';
import { isEmitting } from './frames.ts';
import type { Run } from './run.ts';
import { nowhere, Token } from './token.ts';
import { type TokenSource, tokenize } from './tokenizer.ts';

/** What the tokenizer needs for a text of a file of the run. */
export function tokenSource(run: Run, file: number): TokenSource {
  return {
    names: run.names,
    file,
    report: (className, message) => {
      if (!isEmitting(run.include)) return;
      report(run, className === '' ? 'error' : 'warning', className, message);
    },
  };
}

/** The tokens of a text that no file holds, placed where `at` is. */
export function tokensOf(run: Run, text: string, at: Token | undefined): Token[] {
  run.work += text.length >> 3;
  const tokens: Token[] = [];
  tokenize(text, 0, text.length, tokenSource(run, nowhere), 0, tokens);
  if (!at) return tokens;
  const { file, start, end, call } = at;
  return tokens.map(
    ({ kind, text, name }) => new Token(kind, text, name, file, start, end, call, undefined),
  );
}

/** Appends the tokens of `text`, which `joined` were put together to. */
export function retokenize(
  run: Run,
  text: string,
  joined: readonly Token[],
  result: Token[],
): void {
  run.work += joined.length + (text.length >> 3);
  const fresh: Token[] = [];
  tokenize(text, 0, text.length, tokenSource(run, nowhere), 0, fresh);
  for (const { kind, text: part, name, start: from, end: to } of fresh) {
    const parts = partsBetween(joined, from, to);
    const { file, start, end, call } = parts[0] ?? joined[0]!;
    result.push(
      new Token(kind, part, name, file, start, end, call, parts.length > 1 ? parts : undefined),
    );
  }
}

/** The joined tokens that make up a stretch of their text, if they do so exactly. */
function partsBetween(joined: readonly Token[], from: number, to: number): Token[] {
  const parts: Token[] = [];
  let at = 0;
  for (const token of joined) {
    const end = at + token.text.length;
    if (at >= to) break;
    if (end > from) {
      // A token that is cut in two lends its place, and no more.
      if (at < from || end > to) return parts.length > 0 ? parts.slice(0, 1) : [token];
      if (token.parts) appendAll(parts, token.parts);
      else parts.push(token);
    }
    at = end;
  }
  return parts;
}
