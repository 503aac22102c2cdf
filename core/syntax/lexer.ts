// Splits a text into tokens by a dialect's lexicon, in one pass, without failing and without loss.
import type { Lexicon } from './lexicon.ts';
import { TokenKind, type TokenList } from './token.ts';
import { changeBetween, type TokenChange } from './token-change.ts';

/** What a character can do, as bits of the class table. */
const Class = {
  blank: 1,
  wordStart: 2,
  wordPart: 4,
  digit: 8,
  quote: 16,
  comment: 32,
  directive: 64,
  punctuation: 128,
} as const;

/** Splits a text. With an earlier text and its tokens only the lines that differ are looked at. */
export type Lexer = (text: string, before?: LexedText) => TokenList;

export interface LexedText {
  readonly text: string;
  readonly tokens: TokenList;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Builds the lexer of one dialect; its class table is made once. */
export function createLexer(lexicon: Lexicon): Lexer {
  const classes = classTable(lexicon);
  const escapeUnit = lexicon.escape === '' ? -1 : lexicon.escape.charCodeAt(0);
  const doubled = lexicon.doubledPrefix ? lexicon.directivePrefix.charCodeAt(0) : -1;
  const scan = (text: string) => new Scanner(text, classes, escapeUnit, doubled).scan();
  return (text, before) => {
    const change = before && changeBetween(before, text);
    if (!before || !change) return scan(text);
    // No token goes on behind the end of its line.
    return join(before.tokens, change, scan(text.slice(change.start, change.end)));
  };
}

function classTable(lexicon: Lexicon): Uint8Array {
  const classes = new Uint8Array(128);
  const add = (characters: string, bits: number) => {
    for (const character of characters) classes[character.charCodeAt(0)]! |= bits;
  };
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  add(letters, Class.wordStart | Class.wordPart);
  add('0123456789', Class.digit | Class.wordPart);
  add(' \t\v\f', Class.blank);
  add(lexicon.wordStart, Class.wordStart | Class.wordPart);
  add(lexicon.wordPart, Class.wordPart);
  add(lexicon.quotes, Class.quote);
  add(lexicon.lineComment, Class.comment);
  add(lexicon.directivePrefix, Class.directive);
  add(lexicon.punctuation, Class.punctuation);
  return classes;
}

/** Walks the text once; each method consumes one token and returns the offset behind it. */
class Scanner {
  readonly #text: string;
  readonly #classes: Uint8Array;
  readonly #escapeUnit: number;
  /** The prefix that may stand twice; -1 where none may. */
  readonly #doubled: number;
  #kinds: Uint8Array;
  #starts: Uint32Array;
  #count = 0;

  constructor(text: string, classes: Uint8Array, escapeUnit: number, doubled: number) {
    this.#text = text;
    this.#classes = classes;
    this.#escapeUnit = escapeUnit;
    this.#doubled = doubled;
    const guess = (text.length >> 1) + 16;
    this.#kinds = new Uint8Array(guess);
    this.#starts = new Uint32Array(guess + 1);
  }

  scan(): TokenList {
    const text = this.#text;
    let offset = 0;
    while (offset < text.length) {
      if (this.#count === this.#kinds.length) this.#grow();
      this.#starts[this.#count] = offset;
      offset = this.#token(offset);
      this.#count++;
    }
    this.#starts[this.#count] = text.length;
    return {
      count: this.#count,
      kinds: this.#kinds.slice(0, this.#count),
      starts: this.#starts.slice(0, this.#count + 1),
    };
  }

  #grow(): void {
    const kinds = new Uint8Array(this.#kinds.length * 2);
    kinds.set(this.#kinds);
    this.#kinds = kinds;
    const starts = new Uint32Array(kinds.length + 1);
    starts.set(this.#starts);
    this.#starts = starts;
  }

  #token(offset: number): number {
    const unit = this.#text.charCodeAt(offset);
    if (unit === LINE_FEED || unit === CARRIAGE_RETURN) return this.#newline(offset, unit);
    const bits = unit < 128 ? this.#classes[unit]! : Class.wordStart;
    if (bits & Class.blank) return this.#run(offset, TokenKind.whitespace, Class.blank);
    if (bits & Class.comment) return this.#comment(offset);
    if (bits & Class.digit) return this.#run(offset, TokenKind.number, Class.wordPart);
    if (bits & Class.directive) {
      const isDoubled = this.#text.charCodeAt(offset + 1) === this.#doubled;
      return this.#run(isDoubled ? offset + 1 : offset, TokenKind.directive, Class.wordPart);
    }
    if (bits & Class.wordStart) return this.#run(offset, TokenKind.word, Class.wordPart);
    if (bits & Class.quote) return this.#string(offset, unit);
    this.#kinds[this.#count] = bits & Class.punctuation ? TokenKind.punctuation : TokenKind.unknown;
    return offset + 1;
  }

  #newline(offset: number, unit: number): number {
    this.#kinds[this.#count] = TokenKind.newline;
    const pair = unit === CARRIAGE_RETURN && this.#text.charCodeAt(offset + 1) === LINE_FEED;
    return offset + (pair ? 2 : 1);
  }

  #comment(offset: number): number {
    this.#kinds[this.#count] = TokenKind.comment;
    let end = offset + 1;
    while (end < this.#text.length && !isLineBreak(this.#text.charCodeAt(end))) end++;
    return end;
  }

  #run(offset: number, kind: TokenKind, part: number): number {
    this.#kinds[this.#count] = kind;
    let end = offset + 1;
    while (end < this.#text.length) {
      const unit = this.#text.charCodeAt(end);
      const bits = unit < 128 ? this.#classes[unit]! : Class.wordPart;
      if ((bits & part) === 0) break;
      end++;
    }
    return end;
  }

  /** A string ends at its quote; one that the line ends first is an unknown token. */
  #string(offset: number, quote: number): number {
    let end = offset + 1;
    while (end < this.#text.length) {
      const unit = this.#text.charCodeAt(end);
      if (isLineBreak(unit)) break;
      end++;
      if (unit === quote) {
        this.#kinds[this.#count] = TokenKind.string;
        return end;
      }
      if (unit === this.#escapeUnit && !isLineBreak(this.#text.charCodeAt(end))) end++;
    }
    this.#kinds[this.#count] = TokenKind.unknown;
    return Math.min(end, this.#text.length);
  }
}

/** The tokens before and behind a change, with those of the changed text between them. */
function join(before: TokenList, change: TokenChange, own: TokenList): TokenList {
  const { first, last, start, delta } = change;
  const rest = before.count - last;
  const count = first + own.count + rest;
  const kinds = new Uint8Array(count);
  kinds.set(before.kinds.subarray(0, first));
  kinds.set(own.kinds, first);
  kinds.set(before.kinds.subarray(last), first + own.count);
  const starts = new Uint32Array(count + 1);
  starts.set(before.starts.subarray(0, first));
  for (let index = 0; index < own.count; index++)
    starts[first + index] = own.starts[index]! + start;
  const shift = first + own.count - last;
  for (let index = last; index <= before.count; index++) {
    starts[index + shift] = before.starts[index]! + delta;
  }
  return { count, kinds, starts, kept: { first, last, shift } };
}

function isLineBreak(unit: number): boolean {
  return unit === LINE_FEED || unit === CARRIAGE_RETURN;
}
