// The words of the sources, each once: a token refers to its word, and the word to its macros.
import { directiveNumber } from './directive-names.ts';
import type { MultiMacro } from './multi-macro.ts';
import type { SingleMacro } from './single-macro.ts';

/** All spellings of a word that differ in case only, with the macros of that name. */
export class Word {
  /** In lower case. */
  readonly text: string;
  /** The newest first. A change makes another list, so that a checkpoint can keep this one. */
  single: readonly SingleMacro[] | undefined = undefined;
  multi: readonly MultiMacro[] | undefined = undefined;
  /** Whether it has been a macro anywhere, though it need not be one now. */
  wasMacro = false;
  /** The number of the preprocessor's directive of that name; 0 for every other word. */
  readonly directive: number;

  constructor(text: string) {
    this.text = text;
    this.directive = text.charCodeAt(0) === 0x25 ? directiveNumber(text) : 0;
  }
}

/** One spelling of a word. */
export class Name {
  readonly text: string;
  readonly word: Word;
  /** The names that come of it by what is put behind it. */
  joined: Map<string, Name> | undefined = undefined;

  constructor(text: string, word: Word) {
    this.text = text;
    this.word = word;
  }
}

/** ASCII letters in lower case, everything else as it stands: how nasm compares names. */
export function foldCase(text: string): string {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x80) return text.replace(/[A-Z]+/g, letters => letters.toLowerCase());
  }
  return text.toLowerCase();
}

/** What a `%%name` stands for. */
const ofOneCall = /^\.\.@\d+\./;

/** The words of one run; `introduce` is asked once for each new one. */
export class NameTable {
  private readonly names = new Map<string, Name>();
  private readonly words = new Map<string, Word>();
  /**
   * The words that have been a macro anywhere, in the order in which they first were; those of
   * single calls of macros, which nothing behind the call can name, are left out.
   */
  readonly macros: Word[] = [];
  /** A run has removed what is there before any text: words have not got what they would have. */
  isCleared = false;
  /** Gives a word that is met for the first time what it means from the start. */
  introduce: (word: Word) => void;

  constructor(introduce: (word: Word) => void) {
    this.introduce = introduce;
  }

  noteMacro(word: Word): void {
    if (word.wasMacro) return;
    word.wasMacro = true;
    if (!ofOneCall.test(word.text)) this.macros.push(word);
  }

  name(text: string): Name {
    const known = this.names.get(text);
    if (known) return known;
    const name = new Name(text, this.word(foldCase(text)));
    this.names.set(text, name);
    return name;
  }

  /** The name with a text behind it. */
  joined(head: Name, tail: string): Name {
    const known = head.joined?.get(tail);
    if (known) return known;
    const name = this.name(head.text + tail);
    head.joined ??= new Map();
    head.joined.set(tail, name);
    return name;
  }

  /** Every word seen so far. */
  all(): IterableIterator<Word> {
    return this.words.values();
  }

  private word(folded: string): Word {
    const known = this.words.get(folded);
    if (known) return known;
    const word = new Word(folded);
    this.words.set(folded, word);
    this.introduce(word);
    if (word.single !== undefined || word.multi !== undefined) this.noteMacro(word);
    return word;
  }
}
