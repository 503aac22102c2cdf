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
  /** Of its characters: where the table looks for it. */
  readonly hash: number;
  /** The names that come of it by what is put behind it. */
  joined: Map<string, Name> | undefined = undefined;

  constructor(text: string, word: Word, hash: number) {
    this.text = text;
    this.word = word;
    this.hash = hash;
  }
}

/** FNV-1a over UTF-16 units, in 32 bits. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

function stands(name: string, text: string, from: number): boolean {
  for (let at = 0; at < name.length; at++) {
    if (name.charCodeAt(at) !== text.charCodeAt(from + at)) return false;
  }
  return true;
}

/** Slots of a new table; a power of two, as ever. */
const initialSlots = 1024;

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
  /** By their hashes, each in the first free slot from there on; half of them at least are free. */
  private slots: (Name | undefined)[] = new Array(initialSlots).fill(undefined);
  private count = 0;
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
    return this.nameAt(text, 0, text.length);
  }

  /** The name that stands in a text, which no part of it has to be made for where it is known. */
  nameAt(text: string, from: number, to: number): Name {
    const hash = hashOf(text, from, to);
    const known = this.find(text, from, to, hash);
    if (known) return known;
    const written = text.slice(from, to);
    const word = this.word(foldCase(written));
    // The word may have brought the name with it.
    return this.find(text, from, to, hash) ?? this.insert(new Name(written, word, hash));
  }

  private find(text: string, from: number, to: number, hash: number): Name | undefined {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const known = slots[slot];
      if (!known) return undefined;
      const isLike = known.hash === hash && known.text.length === to - from;
      if (isLike && stands(known.text, text, from)) return known;
    }
  }

  private insert(name: Name): Name {
    if (2 * (this.count + 1) > this.slots.length) this.grow();
    const mask = this.slots.length - 1;
    let slot = name.hash & mask;
    while (this.slots[slot]) slot = (slot + 1) & mask;
    this.slots[slot] = name;
    this.count++;
    return name;
  }

  private grow(): void {
    const { slots } = this;
    const mask = slots.length * 2 - 1;
    this.slots = new Array(mask + 1).fill(undefined);
    for (const name of slots) {
      if (!name) continue;
      let slot = name.hash & mask;
      while (this.slots[slot]) slot = (slot + 1) & mask;
      this.slots[slot] = name;
    }
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
