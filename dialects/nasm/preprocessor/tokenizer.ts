// Text to tokens, as nasm's preprocessor cuts it.
import type { NameTable } from './names.ts';
import { kind, Token } from './token.ts';

const identifierStart = 1;
const identifierPart = 2;
const digit = 4;
const numberPart = 8;
const hexDigit = 16;
const blank = 32;

const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const letter = String.fromCharCode(code);
  if (/[A-Za-z_.?@]/.test(letter)) classes[code]! |= identifierStart | identifierPart;
  if (/[0-9$#~]/.test(letter)) classes[code]! |= identifierPart;
  if (/[0-9]/.test(letter)) classes[code]! |= digit;
  if (/[0-9A-Za-z_]/.test(letter)) classes[code]! |= numberPart;
  if (/[0-9A-Fa-f]/.test(letter)) classes[code]! |= hexDigit;
  if (/[ \t\v\f\r\n]/.test(letter)) classes[code]! |= blank;
}

function classOf(code: number): number {
  if (code < 128) return classes[code]!;
  // NaN behind the end is of no class.
  return code >= 128 ? identifierStart | identifierPart : 0;
}

/** What the tokenizer has to say of a text; each message with its class of warning, or an error. */
export type TokenizerReport = (className: string, message: string, at: number) => void;

function skipIdentifier(text: string, at: number, to: number): number {
  let index = at;
  while (index < to && classOf(text.charCodeAt(index)) & identifierPart) index++;
  return index;
}

/** The index of the quote that closes the string that opens at `at`, or `to`. */
export function skipString(text: string, at: number, to: number): number {
  const quote = text.charCodeAt(at);
  for (let index = at + 1; index < to; index++) {
    const code = text.charCodeAt(index);
    if (code === quote) return index;
    if (quote === 0x60 && code === 0x5c) index++;
  }
  return to;
}

function isQuote(code: number): boolean {
  return code === 0x27 || code === 0x22 || code === 0x60;
}

let numberIsFloat = false;

/** Behind the number that begins at `at`; `numberIsFloat` says which kind it is. */
function skipNumber(text: string, at: number, to: number): number {
  let isHex = text.charCodeAt(at) === 0x24;
  let hasExponent = false;
  numberIsFloat = false;
  let index = isHex ? at + 1 : at;
  for (; index < to; index++) {
    const code = text.charCodeAt(index);
    const lower = code | 0x20;
    const next = index + 1 < to ? text.charCodeAt(index + 1) : 0;
    const signFollows = next === 0x2b || next === 0x2d;
    if (!isHex && lower === 0x65) {
      hasExponent = true;
      if (signFollows) {
        index++;
        numberIsFloat = true;
      }
    } else if (lower === 0x68 || lower === 0x78) {
      isHex = true;
    } else if (lower === 0x70) {
      numberIsFloat = true;
      if (signFollows) index++;
    } else if (code === 0x2e) {
      let after = index + 1;
      while (after < to && text.charCodeAt(after) === 0x5f) after++;
      const follows = after < to ? text.charCodeAt(after) : 0;
      const folded = follows | 0x20;
      const belongs =
        classOf(follows) & digit ||
        (isHex && classOf(follows) & hexDigit) ||
        (!isHex && folded === 0x65) ||
        folded === 0x70;
      if (!belongs) break;
      index = after - 1;
      numberIsFloat = true;
    } else if (!(classOf(code) & numberPart)) {
      break;
    }
  }
  if (hasExponent && !isHex) numberIsFloat = true;
  return index;
}

/** The index of the bracket that closes the one at `at`, or -1; strings hide brackets. */
export function findClosing(text: string, at: number, to: number): number {
  const open = text.charCodeAt(at);
  const close = open + 2;
  let depth = 0;
  for (let index = at; index < to; index++) {
    const code = text.charCodeAt(index);
    if (code === open) depth++;
    else if (code === close) {
      depth--;
      if (depth === 0) return index;
    } else if (isQuote(code)) index = skipString(text, index, to);
  }
  return -1;
}

let foundKind = 0;

/** Behind the token that `%` opens at `at`; `foundKind` says what it is. */
function skipPercent(text: string, at: number, to: number, report: TokenizerReport): number {
  const next = at + 1 < to ? text.charCodeAt(at + 1) : 0;
  const second = at + 2 < to ? text.charCodeAt(at + 2) : 0;
  const sign = next === 0x2b || next === 0x2d;
  if (classOf(next) & digit || (sign && classOf(second) & digit)) {
    let index = at + 2;
    while (index < to && classOf(text.charCodeAt(index)) & digit) index++;
    foundKind = kind.parameter;
    return index;
  }
  if (next === 0x2b) {
    foundKind = kind.paste;
    return at + 2;
  }
  if (next === 0x5b || next === 0x7b) return skipBracketed(text, at, to, report);
  if (next === 0x3f) {
    foundKind = second === 0x3f ? kind.definedName : kind.callName;
    return second === 0x3f ? at + 3 : at + 2;
  }
  if (next === 0x2a && second === 0x3f) {
    const doubled = text.charCodeAt(at + 3) === 0x3f && at + 3 < to;
    foundKind = doubled ? kind.singleDefinedName : kind.singleCallName;
    return doubled ? at + 4 : at + 3;
  }
  if (next === 0x21) return skipEnvironment(text, at, to, report);
  if (next === 0x2c) {
    foundKind = kind.conditionalComma;
    return at + 2;
  }
  if (classOf(next) & identifierPart && next !== 0x24) {
    foundKind = kind.directive;
    return skipIdentifier(text, at + 1, to);
  }
  if ((next === 0x25 || next === 0x24) && classOf(second) & identifierPart) {
    foundKind = next === 0x25 ? kind.macroLocal : kind.contextLocal;
    return skipIdentifier(text, at + 2, to);
  }
  foundKind = kind.other;
  return next === 0x25 ? at + 2 : at + 1;
}

function skipBracketed(text: string, at: number, to: number, report: TokenizerReport): number {
  const brace = text.charCodeAt(at + 1) === 0x7b;
  foundKind = brace ? kind.openBrace : kind.indirect;
  const close = findClosing(text, at + 1, to);
  if (close >= 0) return close + 1;
  const [shown, missing] = brace ? ['%{...}', '}'] : ['%[...]', ']'];
  report('pp-open-brackets', `unterminated ${shown} construct (missing \`${missing}')`, at);
  return to;
}

function skipEnvironment(text: string, at: number, to: number, report: TokenizerReport): number {
  const next = at + 2 < to ? text.charCodeAt(at + 2) : 0;
  foundKind = kind.environment;
  if (isQuote(next)) {
    const close = skipString(text, at + 2, to);
    if (close >= to) report('', 'unterminated %! string', at);
    return Math.min(close + 1, to);
  }
  if (classOf(next) & identifierPart) return skipIdentifier(text, at + 2, to);
  foundKind = kind.other;
  return at + 2;
}

const pairs = new Set(['>>', '<<', '<=', '<>', '>=', '==', '!=', '&&', '||', '^^', '//']);
const triples = new Set(['>>>', '<<<', '<=>']);

/** What begins an operator of several characters. */
const beginsLong = new Uint8Array(128);
for (const operator of [...pairs, ...triples]) beginsLong[operator.charCodeAt(0)] = 1;

function skipOperator(text: string, at: number, to: number): number {
  const code = text.charCodeAt(at);
  if (code >= 128 || beginsLong[code] === 0) return at + 1;
  if (at + 3 <= to && triples.has(text.slice(at, at + 3))) return at + 3;
  return at + 2 <= to && pairs.has(text.slice(at, at + 2)) ? at + 2 : at + 1;
}

const singles: readonly (readonly [string, number])[] = [
  [',', kind.comma],
  ['(', kind.open],
  [')', kind.close],
  ['{', kind.openBrace],
  ['}', kind.closeBrace],
];
const kindOfSingle = new Uint8Array(128).fill(kind.other);
for (const [letter, meaning] of singles) kindOfSingle[letter.charCodeAt(0)] = meaning;

const singleTexts = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

function partOf(text: string, start: number, end: number): string {
  const code = end === start + 1 ? text.charCodeAt(start) : 128;
  return code < 128 ? singleTexts[code]! : text.slice(start, end);
}

/** Where a text stands, and what makes its tokens. */
export interface TokenSource {
  readonly names: NameTable;
  readonly report: TokenizerReport;
  readonly file: number;
}

/** The token `%{...}` stands for: what is inside the braces, as if it stood behind the `%`. */
function unwrapped(text: string, from: number, to: number, source: TokenSource, base: number) {
  const closed = findClosing(text, from + 1, to) === to - 1;
  const inner = `%${text.slice(from + 2, closed ? to - 1 : to)}`;
  const place = [source.file, base + from, base + to, undefined, undefined] as const;
  if (inner.length === 1) {
    if (closed) source.report('pp-empty-braces', 'empty %{} construct', from);
    return new Token(kind.other, inner, undefined, ...place);
  }
  if (/^%[-+]?\d/.test(inner)) {
    return new Token(kind.parameter, inner, undefined, ...place);
  }
  const isPlain = /^%[[{]/.test(inner);
  const end = isPlain ? 0 : skipPercent(inner, 0, inner.length, source.report);
  const found = end === inner.length ? foundKind : kind.directive;
  const name = found === kind.directive ? source.names.name(inner) : undefined;
  return new Token(found, inner, name, ...place);
}

/** Behind the token that begins at `at`, which is no space; `foundKind` says what it is. */
function skipToken(text: string, at: number, to: number, report: TokenizerReport): number {
  const code = text.charCodeAt(at);
  const group = classOf(code);
  const next = at + 1 < to ? text.charCodeAt(at + 1) : 0;
  if (group & identifierStart || (code === 0x24 && classOf(next) & identifierStart)) {
    const end = skipIdentifier(text, at + 1, to);
    foundKind = end === at + 1 && code === 0x3f ? kind.question : kind.identifier;
    return end;
  }
  if (code === 0x25) return skipPercent(text, at, to, report);
  if (group & digit || (code === 0x24 && next !== 0x24)) {
    const end = skipNumber(text, at, to);
    if (end === at + 1 && code === 0x24) foundKind = kind.other;
    else foundKind = numberIsFloat ? kind.float : kind.number;
    return end;
  }
  if (isQuote(code)) {
    foundKind = kind.string;
    const close = skipString(text, at, to);
    if (close < to) return close + 1;
    foundKind = kind.openString;
    const missing = String.fromCharCode(code);
    report('pp-open-string', `unterminated string (missing \`${missing}')`, at);
    return to;
  }
  foundKind = kind.other;
  if (code === 0x24) return at + 2;
  const end = skipOperator(text, at, to);
  if (end === at + 1 && code < 128) foundKind = kindOfSingle[code]!;
  return end;
}

/** What `findPlain` has gone over: where the last token ends, and how many there are. */
export const plain = { end: 0, count: 0 };

/**
 * Whether a preprocessor leaves a line as it is, which is true where it has no percent sign, no
 * name that is a macro and nothing to be told of. `plain` says more of such a line.
 */
export function findPlain(text: string, from: number, to: number, names: NameTable): boolean {
  plain.end = from;
  plain.count = 0;
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    const group = classOf(code);
    if (group & blank) {
      at++;
      continue;
    }
    if (code === 0x3b) return true;
    // Directives in brackets and with a number sign stand at the beginning.
    if (code === 0x25 || (plain.count === 0 && (code === 0x5b || code === 0x23))) return false;
    let end: number;
    if (isQuote(code)) {
      end = skipString(text, at, to) + 1;
      if (end > to) return false;
    } else {
      end = skipToken(text, at, to, noReport);
      if (foundKind === kind.identifier) {
        const { single, multi } = names.nameAt(text, at, end).word;
        if (single !== undefined || multi !== undefined) return false;
      }
    }
    at = end;
    plain.end = at;
    plain.count++;
  }
  return true;
}

const noReport: TokenizerReport = () => undefined;

/**
 * Appends the tokens of `text` from `from` to `to`; `base` is the place of the text's beginning in
 * the file. White space before a comment or the end is dropped with it.
 */
export function tokenize(
  text: string,
  from: number,
  to: number,
  source: TokenSource,
  base: number,
  tokens: Token[],
): void {
  const { names, file, report } = source;
  const add = (found: number, start: number, end: number): void => {
    const isNamed = found === kind.identifier || found === kind.directive;
    const name = isNamed ? names.nameAt(text, start, end) : undefined;
    const part = name ? name.text : partOf(text, start, end);
    tokens.push(new Token(found, part, name, file, base + start, base + end, undefined, undefined));
  };
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    let end = at + 1;
    if (classOf(code) & blank) {
      while (end < to && classOf(text.charCodeAt(end)) & blank) end++;
      if (end >= to || text.charCodeAt(end) === 0x3b) return;
      const [first, last] = [base + at, base + end];
      tokens.push(
        new Token(kind.whitespace, ' ', undefined, file, first, last, undefined, undefined),
      );
    } else {
      if (code === 0x3b) return;
      end = skipToken(text, at, to, report);
      if (foundKind === kind.openBrace && code === 0x25) {
        tokens.push(unwrapped(text, at, end, source, base));
      } else {
        add(foundKind, at, end);
      }
    }
    at = end;
  }
}
