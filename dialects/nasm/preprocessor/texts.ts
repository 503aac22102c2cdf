// Tokens back to text.
import { contextOf } from './context.ts';
import { warn } from './diagnostic.ts';
import type { Run } from './run.ts';
import { kind, Token } from './token.ts';

/** The texts of tokens one after another, as they stand. */
export function rawText(tokens: readonly Token[]): string {
  let text = '';
  for (let index = 0; index < tokens.length; index++) text += tokens[index]!.text;
  return text;
}

/** The value of `%!name`; undefined, with a warning, if the environment has none. */
export function environmentValue(run: Run, token: Token): string | undefined {
  const name = environmentName(token.text);
  const value = run.options.environment(name);
  if (value === undefined) {
    warn(run, 'pp-environment', `nonexistent environment variable \`${name}'`, token);
  }
  return value;
}

/** The name in `%!name` or `%!'name'`. */
export function environmentName(text: string): string {
  const bare = text.slice(2);
  if (!/^['"`]/.test(bare)) return bare;
  return bare.endsWith(bare[0]!) && bare.length > 1 ? bare.slice(1, -1) : bare.slice(1);
}

function isUnsettled(token: Token): boolean {
  return token.kind === kind.contextLocal || token.kind === kind.environment;
}

/** The tokens with the environment's values, and with the names that contexts give to labels. */
export function settled(run: Run, tokens: readonly Token[], locals = true): readonly Token[] {
  let at = 0;
  while (at < tokens.length && !isUnsettled(tokens[at]!)) at++;
  if (at === tokens.length) return tokens;
  return tokens.map(token => {
    if (!isUnsettled(token)) return token;
    const text = settledText(run, token, locals);
    const { file, start, end, call } = token;
    return new Token(kind.other, text, undefined, file, start, end, call, undefined);
  });
}

function settledText(run: Run, token: Token, locals: boolean): string {
  if (token.kind === kind.environment) return environmentValue(run, token) ?? '';
  const found = locals ? contextOf(run, token.text, token) : undefined;
  return found ? `..@${found.context.number}.${found.name}` : token.text;
}

/** The tokens with one space where empty expansions have left several side by side. */
export function withoutDoubledSpace(tokens: readonly Token[]): readonly Token[] {
  for (let index = 1; index < tokens.length; index++) {
    if (tokens[index]!.kind !== kind.whitespace) continue;
    if (tokens[index - 1]!.kind !== kind.whitespace) continue;
    return tokens.filter(
      (token, at) =>
        token.kind !== kind.whitespace || at === 0 || tokens[at - 1]!.kind !== kind.whitespace,
    );
  }
  return tokens;
}

/** What messages and %defstr make of tokens. */
export function textOf(run: Run, tokens: readonly Token[], locals = true): string {
  return rawText(withoutDoubledSpace(settled(run, tokens, locals)));
}
