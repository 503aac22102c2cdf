// The functions that stand in expressions and texts: %eval, %strlen, %cond and their kin.
import { fail, isTextExhausted, warn } from './diagnostic.ts';
import { isConditionTest } from './function-conditions.ts';
import { numberToken } from './single-expansion.ts';
import type { FormalParameter, NativeMacro, SingleMacro } from './single-macro.ts';
import { tokensOf } from './sources.ts';
import { joinBytes, sliceBytes } from './string-directives.ts';
import { plainStringText, stringTokenBytes } from './string-tokens.ts';
import { quotedBytes } from './strings.ts';
import { rawText } from './texts.ts';
import { kind, madeAt, type Token } from './token.ts';

type Treatment = 'plain' | 'number' | 'number-or-none' | 'string' | 'string-unless';

interface FunctionRow {
  /** The last one holds for all further arguments. */
  readonly parameters: readonly Treatment[];
  readonly min: number;
  readonly max: number;
  /** The last parameter takes the rest of the arguments, commas and all. */
  readonly greedy?: boolean;
  readonly expand: NativeMacro;
}

function first(list: readonly Token[] | undefined): Token | undefined {
  return list?.find(token => token.kind !== kind.whitespace);
}

function numberOf(list: readonly Token[] | undefined): number {
  const value = Number(rawText(list ?? []));
  return Number.isNaN(value) ? 0 : value;
}

const absolute: NativeMacro = (_run, call, [value]) => {
  const text = rawText(value ?? []);
  return [numberToken(text.startsWith('-') ? text.slice(1) : text || '0', call)];
};

const same: NativeMacro = (_run, _call, [value]) => value ?? [];

const separated: NativeMacro = (_run, call, args) =>
  args.flatMap((list, index) => (index === 0 ? list : [madeAt(kind.comma, ',', call), ...list]));

const condition: NativeMacro = (_run, _call, [value, yes, no]) =>
  (numberOf(value) !== 0 ? yes : no) ?? [];

const count: NativeMacro = (_run, call, args) => [numberToken(String(args.length), call)];

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_';

/** The digits of a 64-bit number without a sign. */
function digitsOf(text: string, base: bigint): string {
  let rest = BigInt.asUintN(64, BigInt(/^-?\d+$/.test(text) ? text : 0));
  let written = '';
  do {
    written = digits[Number(rest % base)]! + written;
    rest /= base;
  } while (rest > 0n);
  return written;
}

const widthMax = 1024;

const formatNumber: NativeMacro = (run, call, [value, width, radix]) => {
  const base = radix && radix.length > 0 ? numberOf(radix) : 10;
  if (base < 2 || base > digits.length) {
    fail(run, `invalid base ${base} given to %num()`, call);
    return [];
  }
  const given = width && width.length > 0 ? numberOf(width) : -1;
  const size = Math.min(Math.abs(given), widthMax);
  const written = digitsOf(rawText(value ?? []), BigInt(base)).padStart(size, '0');
  // A width cuts, a negative one is the least that is written.
  const shown = given > 0 ? written.slice(-size) : written;
  return [madeAt(kind.string, `'${shown}'`, call)];
};

const select: NativeMacro = (run, call, [value, ...choices]) => {
  const index = numberOf(value);
  const chosen = choices[index - 1];
  if (chosen) return chosen;
  const problem = index > 0 ? 'exceeds the number of arguments' : 'is not a valid selector';
  warn(run, 'pp-sel-range', `%sel(${index}) ${problem}`, call);
  return [];
};

const concatenate: NativeMacro = (run, call, args) => {
  const parts: Uint8Array[] = [];
  for (const list of args) {
    const token = first(list);
    if (token?.kind === kind.string) parts.push(stringTokenBytes(token));
  }
  const bytes = joinBytes(parts);
  if (isTextExhausted(run, bytes.length)) return [];
  const text = quotedBytes(bytes);
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
  return token?.kind === kind.string ? tokensOf(run, plainStringText(run, token), token) : [];
};

const any = Number.POSITIVE_INFINITY;

const rows: Readonly<Record<string, FunctionRow>> = {
  abs: { parameters: ['number'], min: 1, max: 1, expand: absolute },
  cond: { parameters: ['number', 'plain', 'plain'], min: 2, max: 3, expand: condition },
  count: { parameters: ['plain'], min: 1, max: any, expand: count },
  eval: { parameters: ['number'], min: 1, max: any, expand: separated },
  num: { parameters: ['number', 'number-or-none'], min: 1, max: 3, expand: formatNumber },
  sel: { parameters: ['number'], min: 2, max: any, expand: select },
  str: { parameters: ['string'], min: 1, max: any, greedy: true, expand: same },
  strcat: { parameters: ['string-unless'], min: 1, max: any, expand: concatenate },
  strlen: { parameters: ['string-unless'], min: 1, max: 1, expand: length },
  substr: {
    parameters: ['string-unless', 'number', 'number-or-none'],
    min: 2,
    max: 3,
    expand: substring,
  },
  tok: { parameters: ['string-unless'], min: 1, max: 1, expand: tokenized },
};

function parameterOf(treatment: Treatment, greedy: boolean): FormalParameter {
  const quoted =
    treatment === 'string' ? 'always' : treatment === 'string-unless' ? 'unless-string' : '';
  const optional = treatment === 'number-or-none';
  const evaluated = treatment === 'number' || optional;
  return { name: '', at: undefined, evaluated, optional, quoted, verbatim: false, greedy };
}

function macroOf(name: string, row: FunctionRow): SingleMacro {
  const { parameters, greedy = false } = row;
  const last = parameters.length - 1;
  return {
    name,
    insensitive: true,
    parameters: parameters.map((each, index) => parameterOf(each, greedy && index === last)),
    countMin: row.min,
    countMax: row.max,
    body: [],
    native: row.expand,
    isAlias: false,
    inProgress: false,
    at: undefined,
    definition: -1,
  };
}

const isRow: FunctionRow = {
  parameters: ['plain'],
  min: 1,
  max: any,
  greedy: true,
  expand: isConditionTest,
};

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
  'token', 'usable', 'using',
];
const functionConditions = new Set(conditionWords.flatMap(word => [`is${word}`, `isn${word}`]));
