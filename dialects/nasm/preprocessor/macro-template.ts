// The parameter list of a single-line macro's definition, and the body with its parameters marked.
import { fail } from './diagnostic.ts';
import type { Run } from './run.ts';
import type { FormalParameter } from './single-macro.ts';
import { kind, Token } from './token.ts';

export interface Template {
  readonly parameters: readonly FormalParameter[];
  readonly rest: readonly Token[];
}

interface Draft {
  name: string;
  at: Token | undefined;
  evaluated: boolean;
  quoted: FormalParameter['quoted'];
  verbatim: boolean;
  greedy: boolean;
}

function emptyDraft(): Draft {
  return {
    name: '',
    at: undefined,
    evaluated: false,
    quoted: '',
    verbatim: false,
    greedy: false,
  };
}

/** Reads the parameters if `(` follows the name at once; the rest has them marked. */
export function parseTemplate(run: Run, tokens: readonly Token[], insensitive: boolean): Template {
  const none = { parameters: [], rest: tokens };
  if (tokens[0]?.kind !== kind.open) return none;
  const parameters: Draft[] = [];
  let draft = emptyDraft();
  for (let index = 1; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.kind === kind.comma) {
      parameters.push(draft);
      draft = emptyDraft();
    } else if (token.kind === kind.close) {
      parameters.push(draft);
      const rest = markFormals(tokens.slice(index + 1), parameters, insensitive);
      return { parameters, rest };
    } else if (!readPart(token, draft)) {
      // nasm reads the list twice.
      fail(run, `garbage \`${token.text}' in macro parameter list`, token);
      fail(run, `garbage \`${token.text}' in macro parameter list`, token);
    }
  }
  fail(run, "`)' expected to terminate macro template", tokens[0]);
  return none;
}

function readPart(token: Token, draft: Draft): boolean {
  if (token.kind === kind.whitespace) return true;
  if (token.kind === kind.identifier || token.kind === kind.contextLocal) {
    if (draft.at) return false;
    draft.name = token.text;
    draft.at = token;
    return true;
  }
  switch (token.text) {
    case '=':
      draft.evaluated = true;
      return true;
    case '&':
      draft.quoted = 'always';
      return true;
    case '&&':
      draft.quoted = 'unless-string';
      return true;
    case '!':
      draft.verbatim = true;
      return true;
    case '+':
      draft.greedy = true;
      return true;
    default:
      return false;
  }
}

function markFormals(
  body: readonly Token[],
  parameters: readonly Draft[],
  insensitive: boolean,
): readonly Token[] {
  const indexes = new Map<string, number>();
  const key = (text: string) => (insensitive ? text.toLowerCase() : text);
  parameters.forEach(({ name }, index) => {
    if (name !== '') indexes.set(key(name), index);
  });
  if (indexes.size === 0) return body;
  return body.map(token => {
    if (token.kind !== kind.identifier && token.kind !== kind.contextLocal) return token;
    const index = indexes.get(key(token.text));
    if (index === undefined) return token;
    const { text, file, start, end } = token;
    return new Token(kind.formal + index, text, undefined, file, start, end, undefined, undefined);
  });
}
