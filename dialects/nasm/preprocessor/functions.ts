// The functions that stand in expressions and texts: %eval, %strlen, %cond and their kin.
import { toNumber } from '../integer.ts';
import { fail, warn } from './diagnostic.ts';
import { isConditionTest } from './function-conditions.ts';
import { expandSingle, numberToken } from './single-expansion.ts';
import type { FormalParameter, NativeMacro, SingleMacro } from './single-macro.ts';
import { tokensOf } from './sources.ts';
import { joinBytes, sliceBytes } from './string-directives.ts';
import { stringTokenBytes, stringTokenText } from './string-tokens.ts';
import { quotedBytes } from './strings.ts';
import { kind, madeAt, type Token } from './token.ts';

type Treatment = 'plain' | 'number' | 'string' | 'string-unless';

interface FunctionRow {
  readonly parameters: readonly Treatment[];
  /** The last parameter takes the rest of the arguments, commas and all. */
  readonly greedy?: boolean;
  /** Any number of further arguments, each like the last parameter. */
  readonly variadic?: boolean;
  readonly expand: NativeMacro;
}

function first(list: readonly Token[] | undefined): Token | undefined {
  return list?.find(token => token.kind !== kind.whitespace);
}

function numberOf(list: readonly Token[] | undefined): number {
  const text = list?.map(token => token.text).join('') ?? '';
  const value = Number(text);
  return Number.isNaN(value) ? 0 : value;
}

const absolute: NativeMacro = (_run, call, [value]) => {
  const text = value?.map(token => token.text).join('') ?? '0';
  return [numberToken(text.startsWith('-') ? text.slice(1) : text, call)];
};

const same: NativeMacro = (_run, _call, [value]) => value ?? [];

const condition: NativeMacro = (_run, _call, [value, yes, no]) =>
  (numberOf(value) !== 0 ? yes : no) ?? [];

const count: NativeMacro = (_run, call, args) => [numberToken(String(args.length), call)];

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz@_';

const formatNumber: NativeMacro = (run, call, [value, width, radix]) => {
  const base = radix && radix.length > 0 ? numberOf(radix) : 10;
  if (base < 2 || base > digits.length) {
    fail(run, `invalid base ${base} given to %num()`, call);
    return [];
  }
  const text = value?.map(token => token.text).join('') ?? '0';
  let rest = BigInt.asIntN(64, BigInt(text === '' ? 0 : text));
  const negative = rest < 0n;
  if (negative) rest = -rest;
  const wanted = width && width.length > 0 ? numberOf(width) : -1;
  let written = '';
  const wide = BigInt(base);
  do {
    written = digits[Number(rest % wide)]! + written;
    rest /= wide;
  } while (rest > 0n);
  const sized = wanted < 0 ? written : written.padStart(Math.min(Math.abs(wanted), 1024), '0');
  return [madeAt(kind.string, `'${negative ? '-' : ''}${sized}'`, call)];
};

const select: NativeMacro = (run, call, [value, ...choices]) => {
  const index = numberOf(value);
  const chosen = index < 0 ? choices[choices.length + index] : choices[index - 1];
  if (chosen) return chosen;
  warn(run, 'pp-sel-range', `%sel(${index}) is not a valid selector`, call);
  return [];
};

const concatenate: NativeMacro = (run, call, args) => {
  const parts: Uint8Array[] = [];
  for (const list of args) {
    const token = first(list);
    if (token?.kind === kind.string) parts.push(stringTokenBytes(token));
  }
  const text = quotedBytes(joinBytes(parts));
  run.work += text.length >> 3;
  return [madeAt(kind.string, text, call)];
};

const length: NativeMacro = (_run, call, [text]) => {
  const token = first(text);
  const bytes = token?.kind === kind.string ? stringTokenBytes(token).length : 0;
  return [numberToken(String(bytes), call)];
};

const substring: NativeMacro = (_run, call, [text, start, size]) => {
  const token = first(text);
  const bytes = token?.kind === kind.string ? stringTokenBytes(token) : new Uint8Array();
  const given = size && size.length > 0 ? numberOf(size) : -1;
  return [madeAt(kind.string, quotedBytes(sliceBytes(bytes, numberOf(start), given)), call)];
};

const tokenized: NativeMacro = (run, _call, [text]) => {
  const token = first(text);
  return token?.kind === kind.string ? tokensOf(run, stringTokenText(token), token) : [];
};

const rows: Readonly<Record<string, FunctionRow>> = {
  abs: { parameters: ['number'], expand: absolute },
  cond: { parameters: ['number', 'plain', 'plain'], expand: condition },
  count: { parameters: ['plain'], variadic: true, expand: count },
  eval: { parameters: ['number'], expand: same },
  num: { parameters: ['number', 'number', 'number'], variadic: true, expand: formatNumber },
  sel: { parameters: ['number', 'plain'], variadic: true, expand: select },
  str: { parameters: ['string'], greedy: true, expand: same },
  strcat: { parameters: ['string-unless'], variadic: true, expand: concatenate },
  strlen: { parameters: ['string-unless'], expand: length },
  substr: { parameters: ['string-unless', 'number', 'number'], variadic: true, expand: substring },
  tok: { parameters: ['string-unless'], expand: tokenized },
};

function parameterOf(treatment: Treatment, greedy: boolean): FormalParameter {
  const quoted =
    treatment === 'string' ? 'always' : treatment === 'string-unless' ? 'unless-string' : '';
  const evaluated = treatment === 'number';
  return { name: '', at: undefined, evaluated, quoted, verbatim: false, greedy };
}

function macroOf(name: string, row: FunctionRow): SingleMacro {
  const { parameters, greedy = false, variadic = false } = row;
  const last = parameters.length - 1;
  return {
    name,
    insensitive: true,
    parameters: parameters.map((each, index) => parameterOf(each, greedy && index === last)),
    greedy: greedy || variadic,
    variadic,
    body: [],
    native: row.expand,
    isAlias: false,
    inProgress: false,
    at: undefined,
    definition: -1,
  };
}

const isRow: FunctionRow = { parameters: ['plain'], greedy: true, expand: isConditionTest };

/** The function of a name in lower case with `%`; undefined if there is none. */
export function functionNamed(name: string): SingleMacro | undefined {
  const bare = name.slice(1);
  const row = Object.hasOwn(rows, bare) ? rows[bare] : undefined;
  if (row) return macroOf(name, row);
  return /^is(n?)/.test(bare) && isConditionName(bare) ? macroOf(name, isRow) : undefined;
}

function isConditionName(name: string): boolean {
  return functionConditions.has(name);
}

// biome-ignore format: a table
const conditionWords = [
  '', 'ctx', 'def', 'defalias', 'difi', 'empty', 'env', 'id', 'idn', 'idni', 'macro', 'num', 'str',
  'token',
];
const functionConditions = new Set(conditionWords.flatMap(word => [`is${word}`, `isn${word}`]));

/** Expands what a function is given before it is looked at. */
export { expandSingle, toNumber };
