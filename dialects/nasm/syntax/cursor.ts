// A place in the tokens of a line, and what has been found wrong with the line so far.
import { parseNumber } from './numbers.ts';
import { type Tokens, tokenKind } from './scanner.ts';
import type { Word } from './words.ts';

/** What is wrong with a line: nasm's wording, and where, in UTF-16 units of the line's text. */
export interface LineMessage {
  readonly severity: 'error' | 'warning';
  /** nasm's class; empty for errors. */
  readonly class: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** It counts in the last pass alone. */
  readonly isLate?: boolean;
}

export class Cursor {
  readonly tokens: Tokens;
  at = 0;
  messages: LineMessage[] = [];
  /** How many errors were reported, without those of single tokens. */
  errors = 0;
  /** Where an operand is broken off: the rest is passed over in silence; -1 if it is not. */
  lostAt = -1;
  /** The last global label, which names with one full stop in front belong to. */
  labelPrefix: string;
  /** The preprocessor computes it, to which braces are nothing, and words in braces are words. */
  readonly isPreprocessing: boolean;

  /** Characters of a string that count when it is taken as a number. */
  readonly numberCharacters: number;

  constructor(tokens: Tokens, labelPrefix: string, bits: number, isPreprocessing = false) {
    this.tokens = tokens;
    this.isPreprocessing = isPreprocessing;
    this.numberCharacters = bits === 64 ? 8 : 4;
    this.labelPrefix = labelPrefix;
    this.#meet();
  }

  get kind(): number {
    return this.tokens.kinds[this.at]!;
  }

  get word(): Word | undefined {
    return this.tokens.words[this.at];
  }

  get start(): number {
    return this.tokens.starts[this.at]!;
  }

  get end(): number {
    return this.tokens.ends[this.at]!;
  }

  get text(): string {
    return this.tokens.textOf(this.at);
  }

  get isAtEnd(): boolean {
    return this.kind === tokenKind.end;
  }

  /** Whether nasm has no token for what stands here; it is told when the cursor comes there. */
  get isInvalid(): boolean {
    const { kind } = this;
    if (this.isPreprocessing || (kind !== tokenKind.brace && kind !== tokenKind.bad)) return false;
    return faultOfBraces(this.text) !== '';
  }

  /** Goes to the next token; the last one stays. */
  advance(): void {
    if (this.isAtEnd) return;
    this.at++;
    this.#meet();
  }

  /** nasm finds fault with some tokens as soon as it reads them. */
  #meet(): void {
    if (!this.isInvalid) return;
    this.#add('error', '', faultOfBraces(this.text), this.at);
  }

  /** The kind of the token `distance` further. */
  peek(distance: number): number {
    return this.tokens.kinds[Math.min(this.at + distance, this.tokens.count - 1)]!;
  }

  peekWord(distance: number): Word | undefined {
    return this.tokens.words[this.at + distance];
  }

  error(text: string, index = this.at): undefined {
    this.warnOfToken();
    this.#add('error', '', text, index);
    this.errors++;
    return undefined;
  }

  /** An error that may be one of the last pass, if that is reached. */
  tell({ text, isLate }: { readonly text: string; readonly isLate: boolean }): void {
    const [start, end] = [this.start, this.end];
    if (!isLate) this.error(text);
    else this.messages.push({ severity: 'error', class: '', text, start, end, isLate });
  }

  warning(warningClass: string, text: string, index = this.at): void {
    this.#add('warning', warningClass, text, index);
  }

  /** What nasm says of a token when it meets it, whether anything is made of it or not. */
  warnOfToken(): void {
    if (this.kind === tokenKind.name && this.text.toLowerCase() === 'ptr') this.warnOfPtr();
    else if (this.kind === tokenKind.number) this.#warnOfNumber(parseNumber(this.text));
  }

  /** MASM's PTR is a name like any other here. */
  warnOfPtr(): void {
    if (this.isPreprocessing) return;
    this.warning('ptr', `\`${this.text}' is not a NASM keyword`);
  }

  #add(severity: 'error' | 'warning', warningClass: string, text: string, index: number): void {
    const start = this.tokens.starts[index]!;
    const end = this.tokens.ends[index]!;
    this.messages.push({ severity, class: warningClass, text, start, end });
  }

  /** The value of the number here; undefined, reported, if it is malformed. */
  number(): ReturnType<typeof parseNumber> {
    const number = parseNumber(this.text);
    if (!number) return this.error('expression syntax error');
    this.#warnOfNumber(number);
    return number;
  }

  #warnOfNumber(number: ReturnType<typeof parseNumber>): void {
    if (!number?.overflows) return;
    const text = `numeric constant ${this.text} does not fit in 64 bits`;
    this.warning('number-overflow', text);
  }

  /**
   * The name that stands at `index`, in full. A dollar makes a label's name of any word, and one
   * that the preprocessor cannot look up.
   */
  symbolName(index: number): string {
    const { tokens } = this;
    const isEscaped = this.isPreprocessing && tokens.text[tokens.starts[index]! - 1] === '$';
    return isEscaped ? `$${tokens.textOf(index)}` : this.fullName(tokens.textOf(index));
  }

  /** A name of the program's own in full: `.x` belongs to the label above. */
  fullName(name: string): string {
    const isLocal = name.charCodeAt(0) === fullStop && name.charCodeAt(1) !== fullStop;
    return isLocal ? this.labelPrefix + name : name;
  }
}

const fullStop = 46;

const knownInBraces = /^(k[1-7]|z|1to(2|4|8|16|32)|(r[nduz]-)?sae|e?vex|vex[23]|rex)$/;

/** Characters of nasm's longest word: a longer one is none that could stand in braces. */
const decoratorMax = 17;

/** What stands in braces, in lower case; a space may stand behind it. */
export function wordInBraces(text: string): string {
  return asWritten(text).toLowerCase();
}

function asWritten(text: string): string {
  return text.slice(1, -1).trimEnd();
}

/** What is wrong with a word in braces; empty for one that nasm knows, and for no braces at all. */
function faultOfBraces(text: string): string {
  if (!text.startsWith('{')) return '';
  const word = asWritten(text);
  if (!text.endsWith('}') || word.length > decoratorMax) {
    return 'invalid decorator token inside braces';
  }
  const isKnown = knownInBraces.test(word.toLowerCase());
  return isKnown ? '' : `\`${word}' is not a valid decorator with braces`;
}
