// The opening line of a multi-line macro: its name, how many parameters it takes, their defaults.
import { parseNumber } from '../syntax/numbers.ts';
import { ArgumentSplit } from './argument-split.ts';
import { fail, warn } from './diagnostic.ts';
import { type DirectiveLine, expandFront, trimmed } from './directive-line.ts';
import type { MultiMacro } from './multi-macro.ts';
import type { Run } from './run.ts';
import { expandSingle } from './single-expansion.ts';
import { kind, type Token } from './token.ts';

export interface Counts {
  readonly min: number;
  readonly max: number;
  readonly takesRest: boolean;
  /** Index of the token behind them. */
  readonly end: number;
}

/**
 * Reads `2`, `1-3`, `1-*`, `2+` at the beginning. Where no number stands, an error says that
 * `wanted` should, and `missing` holds; the token there is passed over.
 */
export function parseCounts(
  run: Run,
  tokens: readonly Token[],
  directive: string,
  wanted: string,
  missing: Counts,
): Counts {
  const first = tokens[0];
  let { min, max } = missing;
  if (first?.kind === kind.number) min = max = readCount(run, first);
  else fail(run, `\`${directive}' expects ${wanted}`, first);
  let end = 1;
  if (tokens[end]?.text === '-') {
    const upper = tokens[end + 1];
    end += 2;
    if (upper?.text === '*') max = Number.POSITIVE_INFINITY;
    else if (upper?.kind === kind.number) {
      max = readCount(run, upper);
      if (min > max) fail(run, 'minimum parameter count exceeds maximum', upper);
    } else fail(run, `\`${directive}' expects a parameter count after \`-'`, upper ?? first);
  }
  const takesRest = tokens[end]?.text === '+';
  if (takesRest) end++;
  return { min, max: Math.max(max, min), takesRest, end };
}

/** A count has 32 bits, to which nasm cuts it before it looks. */
function readCount(run: Run, token: Token): number {
  const number = parseNumber(token.text);
  if (!number) {
    fail(run, `unable to parse parameter count \`${token.text}'`, token);
    return 0;
  }
  if (number.overflows)
    warn(run, 'number-overflow', `numeric constant ${token.text} does not fit in 64 bits`, token);
  const count = Number(BigInt.asIntN(32, BigInt(number.value)));
  if (count >= 0) return count;
  const bounds = '[0; 2147483647]';
  fail(run, `parameter count \`${token.text}' is out of bounds ${bounds}`, token);
  return 0;
}

/** The parameters of %macro and %unmacro. */
export function parameterCounts(run: Run, tokens: readonly Token[], directive: string): Counts {
  return parseCounts(run, tokens, directive, 'a parameter count', none);
}

const none: Counts = { min: 0, max: 0, takesRest: false, end: 0 };

/** What stands behind the name: a count as it is, or what a single-line macro gives for one. */
export function specification(run: Run, tokens: readonly Token[]): readonly Token[] {
  const rest = trimmed(tokens.slice(1));
  return rest[0]?.kind === kind.number ? rest : trimmed(expandSingle(run, rest));
}

/** Reads %macro's line; undefined, with an error, if no macro can come of it. */
export function parseHeader(run: Run, directive: DirectiveLine): MultiMacro | undefined {
  const tokens = expandFront(run, directive.rest);
  const name = tokens[0];
  if (name?.kind !== kind.identifier) {
    fail(run, `\`${directive.name}' expects a macro name`, name ?? directive.at);
    return undefined;
  }
  const spec = specification(run, tokens);
  const counts = parameterCounts(run, spec, directive.name);
  let { end } = counts;
  let nolist = false;
  if (spec[end]?.text.toLowerCase() === '.nolist') {
    nolist = true;
    end++;
  }
  const defaults = defaultsOf(run, spec, end, counts, name);
  return {
    name: name.text,
    insensitive: /^%i/i.test(directive.name),
    parametersMin: counts.min,
    parametersMax: counts.max,
    takesRest: counts.takesRest,
    nolist,
    defaults,
    depthMax: /^%i?rmacro$/i.test(directive.name) ? Number.POSITIVE_INFINITY : 0,
    lines: [],
    takesLabel: false,
    inProgress: 0,
    at: name,
    definition: -1,
  };
}

function defaultsOf(
  run: Run,
  tokens: readonly Token[],
  end: number,
  { min, max, takesRest }: Counts,
  name: Token,
): readonly (readonly Token[])[] {
  const rest = trimmed(expandSingle(run, trimmed(tokens.slice(end))));
  if (rest.length === 0) return [];
  const split = new ArgumentSplit(run, rest, 0);
  const defaults = split.defaultsFor(name.text, max - min, takesRest);
  if (!takesRest && defaults.length > max - min) {
    warn(
      run,
      'pp-macro-defaults',
      `too many default macro parameters in macro \`${name.text}'`,
      rest[0],
    );
  }
  return defaults;
}
