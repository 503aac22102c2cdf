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
export function parseTemplate(run: Run, tokens: readonly Token[]): Template {
  if (tokens[0]?.kind !== kind.open) return { parameters: [], rest: tokens };
  const parameters: Draft[] = [];
  const problems: Problem[] = [];
  const end = readParameters(tokens, parameters, problems);
  // nasm counts them before it reads them, and says each time what is wrong.
  for (let time = parameters.length > 0 ? 2 : 1; time > 0; time--) {
    for (const { text, at } of problems) fail(run, text, at);
  }
  if (parameters.length === 0) return { parameters, rest: tokens };
  return { parameters, rest: markFormals(tokens.slice(end), parameters) };
}

interface Problem {
  readonly text: string;
  readonly at: Token | undefined;
}

/** Appends the parameters and what is wrong with them; the index behind the list. */
function readParameters(
  tokens: readonly Token[],
  parameters: Draft[],
  problems: Problem[],
): number {
  let draft = emptyDraft();
  let isEmpty = true;
  let isGreedy = false;
  let isGarbage = false;
  for (let index = 1; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.kind === kind.comma || token.kind === kind.close) {
      parameters.push(draft);
      if (token.kind === kind.close) return index + 1;
      if (isGreedy) problems.push({ text: 'greedy parameter must be last', at: token });
      draft = emptyDraft();
      isEmpty = true;
    } else if (readPart(token, draft)) {
      isGreedy ||= draft.greedy;
      isEmpty &&= token.kind === kind.whitespace;
    } else if (!isGarbage) {
      isGarbage = true;
      problems.push({ text: `garbage \`${token.text}' in macro parameter list`, at: token });
    }
  }
  const closing = "`)' expected to terminate macro template";
  problems.push({ text: isEmpty ? 'parameter identifier expected' : closing, at: tokens[0] });
  return tokens.length;
}

function readPart(token: Token, draft: Draft): boolean {
  if (token.kind === kind.whitespace) return true;
  if (token.kind === kind.identifier) {
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

/** Parameters are named as they are written, also where the macro's own name is not. */
function markFormals(body: readonly Token[], parameters: readonly Draft[]): readonly Token[] {
  const indexes = new Map<string, number>();
  parameters.forEach(({ name }, index) => {
    if (name !== '') indexes.set(name, index);
  });
  if (indexes.size === 0) return body;
  return body.map(token => {
    if (token.kind !== kind.identifier) return token;
    const index = indexes.get(token.text);
    if (index === undefined) return token;
    const { text, file, start, end } = token;
    return new Token(kind.formal + index, text, undefined, file, start, end, undefined, undefined);
  });
}
