// What %if and its kin ask: each test gives true or false, or undefined with an error.
import { fail } from './diagnostic.ts';
import { type DirectiveLine, skipSpaceAt, trimmed, warnTrailing } from './directive-line.ts';
import type { ConditionName } from './directive-names.ts';
import { evaluateFor } from './evaluation.ts';
import { parseCounts } from './macro-header.ts';
import type { Run } from './run.ts';
import { singlesNamed } from './single-definitions.ts';
import { expandSingle } from './single-expansion.ts';
import { stringTokenText } from './string-tokens.ts';
import { environmentName } from './texts.ts';
import { kind, space, type Token } from './token.ts';

export type ConditionTest = (run: Run, directive: DirectiveLine) => boolean | undefined;

function expanded(run: Run, directive: DirectiveLine): readonly Token[] {
  return trimmed(expandSingle(run, directive.rest));
}

const testExpression: ConditionTest = (run, directive) => {
  const value = evaluateFor(run, expanded(run, directive), directive.name);
  return value === undefined ? undefined : value !== 0;
};

const testContext: ConditionTest = (run, { name, rest, at }) => {
  let found = false;
  for (const token of rest) {
    if (token.kind === kind.whitespace) continue;
    if (token.kind !== kind.identifier) {
      fail(run, `\`${name}' expects context identifiers`, token ?? at);
      return undefined;
    }
    const current = run.context?.name.toLowerCase();
    if (current !== undefined && token.text.toLowerCase() === current) found = true;
  }
  return found;
};

function testDefined(aliases: boolean): ConditionTest {
  return (run, { name, rest }) => {
    for (const token of rest) {
      if (token.kind === kind.whitespace) continue;
      const isName =
        token.kind === kind.identifier ||
        token.kind === kind.directive ||
        token.kind === kind.contextLocal;
      if (!isName) {
        fail(run, `\`${name}' expects macro identifiers`, token);
        return undefined;
      }
      const list = singlesNamed(run, token, aliases);
      run.recorder?.askSingle(token, list[0]);
      // Behind the first name that is defined nasm looks at nothing.
      if (list.some(macro => !aliases || macro.isAlias)) return true;
    }
    return false;
  };
}

const testEnvironment: ConditionTest = (run, directive) => {
  let found = false;
  for (const token of directive.rest) {
    if (token.kind === kind.whitespace) continue;
    let name: string;
    if (token.kind === kind.string) name = stringTokenText(token);
    else if (token.kind === kind.environment) name = environmentName(token.text);
    else if (token.kind === kind.identifier || token.kind === kind.directive) name = token.text;
    else {
      fail(run, `\`${directive.name}' expects environment variable names`, token);
      return undefined;
    }
    if (run.options.environment(name) !== undefined) found = true;
  }
  return found;
};

function isSame(left: Token, right: Token, ignoresCase: boolean): boolean {
  if (left.kind !== right.kind) return false;
  const text = (token: Token) => (token.kind === kind.string ? stringTokenText(token) : token.text);
  if (!ignoresCase) return left === right || text(left) === text(right);
  return text(left).toLowerCase() === text(right).toLowerCase();
}

function testIdentical(ignoresCase: boolean): ConditionTest {
  return (run, directive) => {
    // The space behind the directive counts: it is why two empty sides are not the same.
    const tokens = expandSingle(run, [space, ...directive.rest]);
    const comma = tokens.findIndex(token => token.kind === kind.comma);
    if (comma < 0) {
      fail(run, `\`${directive.name}' expects two comma-separated arguments`, directive.at);
      return undefined;
    }
    let left = 0;
    let right = comma + 1;
    while (left < comma && right < tokens.length) {
      const [first, other] = [tokens[left]!, tokens[right]!];
      if (other.kind === kind.comma) {
        fail(run, `\`${directive.name}': more than one comma on line`, other);
        return undefined;
      }
      if (other.kind === kind.whitespace) right++;
      else if (first.kind === kind.whitespace) left++;
      else if (!isSame(first, other, ignoresCase)) return false;
      else {
        left++;
        right++;
      }
    }
    return left === comma && right === tokens.length;
  };
}

const testEmpty: ConditionTest = (run, directive) => expanded(run, directive).length === 0;

function testKind(wanted: number): ConditionTest {
  return (run, directive) => {
    for (const token of expandSingle(run, directive.rest)) {
      if (token.kind === kind.whitespace) continue;
      if (wanted === kind.number && (token.text === '-' || token.text === '+')) continue;
      return token.kind === wanted || (wanted === kind.number && /^-\d/.test(token.text));
    }
    return false;
  };
}

const testToken: ConditionTest = (run, directive) => expanded(run, directive).length === 1;

const testMacro: ConditionTest = (run, directive) => {
  const { rest, name, at } = directive;
  const first = rest[0];
  if (first?.kind !== kind.identifier) {
    fail(run, `\`${name}' expects a macro name`, first ?? at);
    return undefined;
  }
  const start = skipSpaceAt(rest, 1);
  const counts =
    start >= rest.length
      ? { min: 0, max: Number.POSITIVE_INFINITY, takesRest: false, end: start }
      : parseCounts(run, rest, start, name);
  if (counts.end < rest.length) warnTrailing(run, rest.slice(counts.end), `\`${name}'`);
  const list = first.name!.word.multi ?? [];
  run.recorder?.askMulti(first, list[0]);
  return list.some(
    macro =>
      (macro.insensitive || macro.name === first.text) &&
      (macro.parametersMin <= counts.max || counts.takesRest) &&
      (counts.min <= macro.parametersMax || macro.takesRest),
  );
};

/** The tests, by the name of the condition. */
export const conditionTests: Readonly<Record<ConditionName, ConditionTest>> = {
  '': testExpression,
  ctx: testContext,
  def: testDefined(false),
  defalias: testDefined(true),
  difi: testIdentical(true),
  empty: testEmpty,
  env: testEnvironment,
  id: testKind(kind.identifier),
  idn: testIdentical(false),
  idni: testIdentical(true),
  macro: testMacro,
  num: testKind(kind.number),
  str: testKind(kind.string),
  token: testToken,
};
