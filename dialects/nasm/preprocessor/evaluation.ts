// Expressions in directives and in arguments: tokens to numbers.
import { noSection } from '../assembly/value.ts';
import type { Integer } from '../integer.ts';
import type { Scope, SymbolPlace } from '../syntax/evaluation.ts';
import { isSimple, scalar } from '../syntax/linear.ts';
import { evaluateText, type TextValue } from '../syntax/text-evaluation.ts';
import { fail, isExhausted, warn } from './diagnostic.ts';
import type { SymbolLookup } from './options.ts';
import { plainValue } from './plain-evaluation.ts';
import type { Run } from './run.ts';
import { quotedString } from './strings.ts';
import { textOf } from './texts.ts';
import { kind, madeAt, type Token } from './token.ts';

const unknownPlace: SymbolPlace = {
  section: noSection,
  offset: 0,
  forward: true,
  unknown: true,
};

interface WatchedScope extends Scope {
  /** A label, `$` or `$$` was asked for. */
  isConsulted: boolean;
}

function scopeOf(run: Run, at: Token | undefined): WatchedScope {
  const { symbols } = run.options;
  const missing = (what: string) => {
    fail(run, `${what} not supported in preprocess-only mode`, at);
    return unknownPlace;
  };
  const consult = () => {
    run.consultedSymbols = true;
    scope.isConsulted = true;
    return symbols;
  };
  const scope: WatchedScope = {
    isConsulted: false,
    critical: true,
    symbol: name => {
      if (!symbols) return missing('symbol references');
      const found = consult()?.lookup(name);
      if (!found) fail(run, `symbol \`${symbols.fullName(name)}' not defined before use`, at);
      return found;
    },
    here: () => (symbols ? consult()?.here() : missing("`$'")),
    sectionStart: () => (symbols ? consult()?.sectionStart() : missing("`$$'")),
    segmentBase: () => undefined,
    error: text => fail(run, text, at),
    warning: (warningClass, text) => warn(run, warningClass, text, at),
  };
  return scope;
}

/** How many values of texts are kept, and how long such texts may be. */
const [keptMax, keptLength] = [4096, 200];

/** A value that depends on labels, and what it was. */
export interface AskedValue {
  readonly text: string;
  /** Of the mode that held there, which says how many characters of a string count. */
  readonly bits: number;
  /** Undefined if something was wrong with it, or if it was no number. */
  readonly number: Integer | undefined;
}

/** The value of a text of numbers and operators alone is the same each time. */
function evaluate(run: Run, tokens: readonly Token[]): TextValue | undefined {
  const environment = tokens.find(token => token.kind === kind.environment);
  if (environment) {
    fail(run, 'expression syntax error', environment);
    return undefined;
  }
  // Names of contexts that are no macros are nothing here, even where labels have them.
  const text = textOf(run, withQuotes(tokens), false);
  if (isExhausted(run, tokens.length + (text.length >> 3))) return undefined;
  const bits = run.options.bits();
  const known = run.values.get(text) ?? answered(run, text, bits);
  if (known) return known;
  const said = run.diagnostics.length;
  const scope = scopeOf(run, tokens[0]);
  const found = evaluateText(text, scope, '', bits, true);
  const isRight = run.diagnostics.length === said;
  if (scope.isConsulted)
    run.asked.push({ text, bits, number: isRight ? numberOf(found) : undefined });
  else if (found && isRight && mayKeep(run, text)) {
    run.values.set(text, found);
  }
  return found;
}

/** The tokens with those quoted that are strings without quotes. */
function withQuotes(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(token => token.kind === kind.bareString)) return tokens;
  return tokens.map(token =>
    token.kind === kind.bareString ? madeAt(kind.string, quotedString(token.text), token) : token,
  );
}

/** Strings mean other numbers in other modes. */
function mayKeep(run: Run, text: string): boolean {
  return text.length <= keptLength && run.values.size < keptMax && !/["'`]/.test(text);
}

function numberOf(found: TextValue | undefined): Integer | undefined {
  return found?.isAll && isSimple(found.value) ? found.value.number : undefined;
}

/** The answer that was given to the same question when this part of the text was read before. */
function answered(run: Run, text: string, bits: number): TextValue | undefined {
  const [next] = run.answers;
  if (next?.number === undefined || next.text !== text || next.bits !== bits) return undefined;
  run.answers.shift();
  run.asked.push(next);
  run.consultedSymbols = true;
  return { value: scalar(next.number), end: text.length, isAll: true };
}

/** Whether a value that depends on labels is still what it was. */
export function isUnchanged({ text, bits, number }: AskedValue, symbols: SymbolLookup): boolean {
  if (number === undefined) return false;
  let isWrong = false;
  const scope: Scope = {
    symbol: name => {
      const found = symbols.lookup(name);
      if (!found) isWrong = true;
      return found;
    },
    here: () => symbols.here(),
    sectionStart: () => symbols.sectionStart(),
    segmentBase: () => undefined,
    error: () => {
      isWrong = true;
    },
    warning: () => {
      isWrong = true;
    },
  };
  const found = evaluateText(text, scope, '', bits, true);
  return !isWrong && numberOf(found) === number;
}

/** The value of plain numbers with plain operators; undefined for all else. */
function plainNumber(run: Run, tokens: readonly Token[]): number | undefined {
  const value = plainValue(tokens);
  return Number.isNaN(value) || isExhausted(run, tokens.length) ? undefined : value;
}

/**
 * The value of an argument; undefined, with an error that speaks of `where`, if it is no constant.
 */
export function evaluateTokens(
  run: Run,
  tokens: readonly Token[],
  where: string,
): Integer | undefined {
  const plain = plainNumber(run, tokens);
  if (plain !== undefined) return plain;
  const found = evaluate(run, tokens);
  if (!found) return undefined;
  if (!found.isAll) {
    fail(run, `invalid expression in ${where}`, tokens[0]);
    return undefined;
  }
  if (isSimple(found.value)) return found.value.number;
  fail(run, `non-constant expression in ${where}`, tokens[0]);
  return undefined;
}

/** Whether a directive is given what is true; `otherwise` holds, with an error, for no constant. */
export function evaluateBoolean(run: Run, tokens: readonly Token[], otherwise: boolean): boolean {
  const found = evaluate(run, tokens);
  if (!found) return true;
  warnBehind(run, found, tokens);
  if (isSimple(found.value)) return found.value.number !== 0;
  fail(run, 'boolean flag expression must be a constant', tokens[0]);
  return otherwise;
}

function warnBehind(run: Run, { isAll }: TextValue, tokens: readonly Token[]): void {
  if (isAll) return;
  warn(run, 'pp-trailing', 'trailing garbage after expression ignored', tokens[0]);
}

/**
 * The value of what a directive is given; undefined, with an error, if it is no constant. Whatever
 * stands behind it is ignored, with a warning unless something may follow.
 */
export function evaluateFor(
  run: Run,
  tokens: readonly Token[],
  directive: string,
  isAlone = true,
): Integer | undefined {
  const value = evaluateCondition(run, tokens, directive, isAlone);
  return value === 'unreadable' ? undefined : value;
}

/** The same; whether it was no expression at all makes a difference to conditions. */
export function evaluateCondition(
  run: Run,
  tokens: readonly Token[],
  directive: string,
  isAlone = true,
): Integer | 'unreadable' | undefined {
  const plain = plainNumber(run, tokens);
  if (plain !== undefined) return plain;
  const found = evaluate(run, tokens);
  if (!found) return 'unreadable';
  if (isAlone) warnBehind(run, found, tokens);
  if (isSimple(found.value)) return found.value.number;
  fail(run, `non-constant value given to \`${directive}'`, tokens[0]);
  return undefined;
}
