// Cuts the text of one line into tokens, in arrays that every line uses anew.
import { type Word, wordNamed } from './words.ts';

/** Kinds of tokens; an operator of one character has its character's code as kind. */
export const tokenKind = {
  end: 0,
  /** A word; `Tokens.word` says whether it has a meaning of its own. */
  name: 256,
  number: 257,
  float: 258,
  string: 259,
  here: 260,
  base: 261,
  /** `{k1}`, with its braces. */
  brace: 262,
  /** What cannot be read: a string without an end, a brace without its word and the other one. */
  bad: 263,
  shiftLeft: 270,
  shiftLeftSigned: 271,
  shiftRight: 272,
  shiftRightSigned: 273,
  equal: 274,
  notEqual: 275,
  lessOrEqual: 276,
  greaterOrEqual: 277,
  order: 278,
  divideSigned: 279,
  remainderSigned: 280,
  logicalAnd: 281,
  logicalXor: 282,
  logicalOr: 283,
} as const;

/** Operators of several characters, the longest first. */
const longOperators: readonly (readonly [string, number])[] = [
  ['<<<', tokenKind.shiftLeftSigned],
  ['>>>', tokenKind.shiftRightSigned],
  ['<=>', tokenKind.order],
  ['<<', tokenKind.shiftLeft],
  ['>>', tokenKind.shiftRight],
  ['==', tokenKind.equal],
  ['<>', tokenKind.notEqual],
  ['!=', tokenKind.notEqual],
  ['<=', tokenKind.lessOrEqual],
  ['>=', tokenKind.greaterOrEqual],
  ['//', tokenKind.divideSigned],
  ['%%', tokenKind.remainderSigned],
  ['&&', tokenKind.logicalAnd],
  ['^^', tokenKind.logicalXor],
  ['||', tokenKind.logicalOr],
];

const longOperatorsByFirst = new Map<number, (readonly [string, number])[]>();
for (const row of longOperators) {
  const first = row[0].charCodeAt(0);
  longOperatorsByFirst.set(first, [...(longOperatorsByFirst.get(first) ?? []), row]);
}

const [isNameStart, isNamePart, isDigit, isSpace, isNumberPart] = [1, 2, 4, 8, 16];
const classes = new Uint8Array(256);
for (let code = 0; code < 256; code++) {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_.?@]/.test(character) || code >= 128) classes[code]! |= isNameStart;
  if (/[A-Za-z0-9_.?@$#~]/.test(character) || code >= 128) classes[code]! |= isNamePart;
  if (/[0-9]/.test(character)) classes[code]! |= isDigit;
  if (/[A-Za-z0-9_]/.test(character)) classes[code]! |= isNumberPart;
  if (code === 32 || (code >= 9 && code <= 13)) classes[code]! |= isSpace;
}

function classOf(code: number): number {
  return code < 256 ? classes[code]! : isNameStart | isNamePart;
}

/** A word in braces; without the second one where something else follows the word. */
const wordOfBraces = /\{[\w.$#@~?\u0080-\uffff-]*(\s*\})?/y;

const initialTokens = 64;

/** The tokens of one line at a time. The last one has the kind `end`. */
export class Tokens {
  text = '';
  count = 0;
  kinds = new Uint16Array(initialTokens);
  starts = new Int32Array(initialTokens);
  ends = new Int32Array(initialTokens);
  words: (Word | undefined)[] = [];

  /** Reads a line; a semicolon outside of strings ends it. */
  scan(text: string): void {
    this.text = text;
    this.count = 0;
    let at = 0;
    const { length } = text;
    for (;;) {
      while (at < length && (classOf(text.charCodeAt(at)) & isSpace) !== 0) at++;
      if (at >= length || text.charCodeAt(at) === semicolon) break;
      at = this.#scanToken(at);
    }
    this.#add(tokenKind.end, at, at);
  }

  /** The characters of a token. */
  textOf(index: number): string {
    return this.text.slice(this.starts[index], this.ends[index]);
  }

  #add(kind: number, start: number, end: number): number {
    const index = this.count;
    if (index === this.kinds.length) this.#grow();
    this.kinds[index] = kind;
    this.starts[index] = start;
    this.ends[index] = end;
    this.words[index] = undefined;
    this.count++;
    return end;
  }

  #grow(): void {
    const size = this.kinds.length * 2;
    const grown = [new Uint16Array(size), new Int32Array(size), new Int32Array(size)] as const;
    grown[0].set(this.kinds);
    grown[1].set(this.starts);
    grown[2].set(this.ends);
    [this.kinds, this.starts, this.ends] = grown;
  }

  #scanToken(at: number): number {
    const { text } = this;
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if ((kind & isNameStart) !== 0) return this.#scanName(at);
    if ((kind & isDigit) !== 0) return this.#scanNumber(at);
    switch (code) {
      case dollar:
        return this.#scanDollar(at);
      case singleQuote:
      case doubleQuote:
      case backquote:
        return this.#scanString(at, code);
      case openBrace: {
        wordOfBraces.lastIndex = at;
        const braces = wordOfBraces.exec(text)![0];
        const kind = braces.endsWith('}') ? tokenKind.brace : tokenKind.bad;
        return this.#add(kind, at, at + braces.length);
      }
      default:
        return this.#scanOperator(at, code);
    }
  }

  #scanName(at: number): number {
    const { text } = this;
    let end = at + 1;
    while (end < text.length && (classOf(text.charCodeAt(end)) & isNamePart) !== 0) end++;
    // A question mark alone is an operator.
    if (end === at + 1 && text.charCodeAt(at) === question) {
      return this.#add(question, at, end);
    }
    const index = this.count;
    this.#add(tokenKind.name, at, end);
    this.words[index] = wordNamed(text.slice(at, end));
    return end;
  }

  /** `$`, `$$`, `$name`, which is never a word of NASM's own, and `$0f`. */
  #scanDollar(at: number): number {
    const next = classOf(this.text.charCodeAt(at + 1) || 0);
    if (this.text.charCodeAt(at + 1) === dollar) return this.#add(tokenKind.base, at, at + 2);
    if ((next & isDigit) !== 0) return this.#scanNumber(at);
    if ((next & isNameStart) === 0) return this.#add(tokenKind.here, at, at + 1);
    let end = at + 2;
    const { text } = this;
    while (end < text.length && (classOf(text.charCodeAt(end)) & isNamePart) !== 0) end++;
    return this.#add(tokenKind.name, at + 1, end);
  }

  #scanNumber(at: number): number {
    const { text } = this;
    let isHex = text.charCodeAt(at) === dollar;
    let [isFloat, hasExponent] = [false, false];
    let end = at + 1;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      const letter = code | lowerCase;
      const isExponent = (!isHex && letter === letterE) || letter === letterP;
      if (isExponent) {
        if (letter === letterP) isFloat = true;
        else hasExponent = true;
        const sign = text.charCodeAt(end + 1);
        if (sign === plus || sign === minus) {
          isFloat = true;
          end++;
        }
      } else if (letter === letterH || letter === letterX) isHex = true;
      else if (code === fullStop) isFloat = true;
      else if ((classOf(code) & isNumberPart) === 0 || code >= 128) break;
    }
    if (hasExponent && !isHex) isFloat = true;
    return this.#add(isFloat ? tokenKind.float : tokenKind.number, at, end);
  }

  #scanString(at: number, quote: number): number {
    const { text } = this;
    let end = at + 1;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === quote) return this.#add(tokenKind.string, at, end + 1);
      if (code === backslash && quote === backquote) end++;
    }
    return this.#add(tokenKind.bad, at, text.length);
  }

  #scanOperator(at: number, code: number): number {
    for (const [operator, kind] of longOperatorsByFirst.get(code) ?? []) {
      if (this.text.startsWith(operator, at)) return this.#add(kind, at, at + operator.length);
    }
    if (code === equalSign) return this.#add(tokenKind.equal, at, at + 1);
    return this.#add(code, at, at + 1);
  }
}

const [semicolon, dollar, singleQuote, doubleQuote, backquote] = [59, 36, 39, 34, 96];
const [openBrace, question, plus, minus, fullStop, backslash, equalSign] = [
  123, 63, 43, 45, 46, 92, 61,
];
const [letterE, letterP, letterH, letterX, lowerCase] = [101, 112, 104, 120, 32];
