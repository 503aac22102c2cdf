// What %if and its kin ask: each test gives true or false, or undefined with an error.
import { fail, warn } from './diagnostic.ts';
import { type DirectiveLine, expandFront, trimmed } from './directive-line.ts';
import type { ConditionName } from './directive-names.ts';
import { evaluateCondition } from './evaluation.ts';
import { packageName } from './file-directives.ts';
import { type Counts, parseCounts, specification } from './macro-header.ts';
import { isPackage } from './packages.ts';
import type { Run } from './run.ts';
import { singlesNamed } from './single-definitions.ts';
import { expandSingle } from './single-expansion.ts';
import { stringTokenText } from './string-tokens.ts';
import { environmentName } from './texts.ts';
import { kind, space, type Token } from './token.ts';

/** `unreadable` is an expression with an error, `undefined` whatever else is wrong. */
export type ConditionResult = boolean | 'unreadable' | undefined;

export type ConditionTest = (run: Run, directive: DirectiveLine) => ConditionResult;

function expanded(run: Run, directive: DirectiveLine): readonly Token[] {
  return trimmed(expandSingle(run, directive.rest));
}

const testExpression: ConditionTest = (run, directive) => {
  const value = evaluateCondition(run, expanded(run, directive), directive.name);
  return value === undefined || value === 'unreadable' ? value : value !== 0;
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

/**
 * The words of a condition, each of which `read` takes; false, with an error, for what is none and
 * for space with no word behind it.
 */
function readWords(
  run: Run,
  { name, line, at, rest }: DirectiveLine,
  wanted: string,
  read: (token: Token) => boolean,
): boolean {
  // Space alone, which is what a parameter without a text leaves.
  const isDirective = line.directive > 0 && line.tokens[line.first] === at;
  const isBlank = rest.length === 0 && isDirective;
  let wrong = isBlank ? line.tokens[line.first + 1] : undefined;
  for (let index = 0; index < rest.length && !wrong; index++) {
    const token = rest[index]!;
    if (token.kind === kind.whitespace) {
      if (index === rest.length - 1) wrong = token;
    } else if (!read(token)) wrong = token;
  }
  if (wrong) fail(run, `\`${name}' expects ${wanted}`, wrong);
  return wrong === undefined;
}

function testDefined(aliases: boolean): ConditionTest {
  return (run, directive) => {
    let found = false;
    const read = (token: Token): boolean => {
      // Behind the first name that is defined nasm looks at nothing.
      if (found) return true;
      if (token.kind !== kind.identifier && token.kind !== kind.contextLocal) return false;
      const list = singlesNamed(run, token, aliases);
      run.recorder?.askSingle(token, list[0]);
      found = list.some(macro => !aliases || macro.isAlias);
      return true;
    };
    return readWords(run, directive, 'macro identifiers', read) || found ? found : undefined;
  };
}

const testEnvironment: ConditionTest = (run, directive) => {
  let found = false;
  const read = (token: Token): boolean => {
    let name: string;
    if (token.kind === kind.string) name = stringTokenText(token);
    else if (token.kind === kind.environment) name = environmentName(token.text);
    else if (token.kind === kind.identifier) name = token.text;
    else return false;
    if (run.options.environment(name) !== undefined) found = true;
    return true;
  };
  const rest = expandSingle(run, directive.rest);
  const wanted = 'environment variable names';
  return readWords(run, { ...directive, rest }, wanted, read) ? found : undefined;
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

const testToken: ConditionTest = (run, directive) => {
  const [only, ...others] = expanded(run, directive);
  // The sign of a number that the preprocessor has made is a token of its own.
  return only !== undefined && others.length === 0 && !/^-\d/.test(only.text);
};

const testMacro: ConditionTest = (run, directive) => {
  const { name, at } = directive;
  const rest = expandFront(run, directive.rest);
  const first = rest[0];
  if (first?.kind !== kind.identifier) {
    fail(run, `\`${name}' expects a macro name`, first ?? at);
    return undefined;
  }
  const spec = specification(run, rest);
  const wanted = 'a parameter count or nothing';
  const counts = spec.length > 0 ? parseCounts(run, spec, name, wanted, any) : any;
  if (counts.end < spec.length) {
    warn(run, 'pp-trailing', `trailing garbage after \`${name}' ignored`, spec[counts.end]);
  }
  const list = first.name!.word.multi ?? [];
  run.recorder?.askMulti(first, list[0]);
  return list.some(
    macro =>
      // Whatever case the macro ignores, nasm compares the names as they are written.
      macro.name === first.text &&
      (macro.parametersMin <= counts.max || counts.takesRest) &&
      (counts.min <= macro.parametersMax || macro.takesRest),
  );
};

/** What a word that is no count asks for: any number of parameters. */
const any: Counts = { min: 0, max: Number.POSITIVE_INFINITY, takesRest: false, end: 0 };

function testPackage(isLoaded: boolean): ConditionTest {
  return (run, directive) => {
    const named = packageName(run, directive);
    if (!named) return undefined;
    return isLoaded ? run.packages.has(named.name) : isPackage(named.name);
  };
}

/** %ifdifi, which nasm has for the sake of another assembler, takes neither branch. */
const testNothing: ConditionTest = () => undefined;

/** The tests, by the name of the condition. */
export const conditionTests: Readonly<Record<ConditionName, ConditionTest>> = {
  '': testExpression,
  ctx: testContext,
  def: testDefined(false),
  defalias: testDefined(true),
  difi: testNothing,
  empty: testEmpty,
  env: testEnvironment,
  id: testKind(kind.identifier),
  idn: testIdentical(false),
  idni: testIdentical(true),
  macro: testMacro,
  num: testKind(kind.number),
  str: testKind(kind.string),
  token: testToken,
  usable: testPackage(false),
  using: testPackage(true),
};
