// The tokens that the preprocessor works with: immutable, shared by every line they are put into.
import type { Name } from './names.ts';

/** What a token is; a single-line macro's parameter is `formal` plus its index. */
export const kind = {
  whitespace: 1,
  identifier: 2,
  /** `%name`: a directive, a function, or nothing. */
  directive: 3,
  /** `%%name` */
  macroLocal: 4,
  /** `%$name` */
  contextLocal: 5,
  /** `%!name` */
  environment: 6,
  number: 7,
  float: 8,
  string: 9,
  /** `%1`, `%+1`, `%-1`, `%*1`, `%{1:3}` */
  parameter: 10,
  /** `%+` */
  paste: 11,
  /** `%[...]` */
  indirect: 12,
  /** `%,` */
  conditionalComma: 13,
  /** `%?` and `%??`, and the same with a star, which single-line macros alone know. */
  callName: 14,
  definedName: 15,
  singleCallName: 16,
  singleDefinedName: 17,
  comma: 18,
  open: 19,
  close: 20,
  openBrace: 21,
  closeBrace: 22,
  other: 23,
  /** `?` by itself: an operator, unless a word follows. */
  question: 24,
  /** A string whose closing quote is missing, which no directive takes. */
  openString: 25,
  /** A value of the environment that stands in the body of a macro or %rep. */
  bareString: 26,
  formal: 32,
} as const;

/** The expansion of a single-line macro that a token came out of. */
export interface SingleCall {
  readonly name: string;
  /** The name in the call. */
  readonly call: Token;
  /** Where the macro was defined; undefined for what the preprocessor itself knows. */
  readonly definition: Token | undefined;
  readonly parent: SingleCall | undefined;
}

/** The file of a token that no file holds. */
export const nowhere = -1;

/** One token; its place is where its characters stand. */
export class Token {
  readonly kind: number;
  readonly text: string;
  /** Of identifiers and directives: what carries their meaning. */
  readonly name: Name | undefined;
  readonly file: number;
  readonly start: number;
  readonly end: number;
  readonly call: SingleCall | undefined;
  /** The tokens that were joined to this one, whose texts one after another are its text. */
  readonly parts: readonly Token[] | undefined;

  constructor(
    kind: number,
    text: string,
    name: Name | undefined,
    file: number,
    start: number,
    end: number,
    call: SingleCall | undefined,
    parts: readonly Token[] | undefined,
  ) {
    this.kind = kind;
    this.text = text;
    this.name = name;
    this.file = file;
    this.start = start;
    this.end = end;
    this.call = call;
    this.parts = parts;
  }
}

/** The same token as one that came out of an expansion. */
export function within(token: Token, call: SingleCall): Token {
  const { kind, text, name, file, start, end, parts } = token;
  return new Token(kind, text, name, file, start, end, call, parts);
}

/** A token that the preprocessor makes in the place of another. */
export function madeAt(kind: number, text: string, at: Token): Token {
  return new Token(kind, text, undefined, at.file, at.start, at.end, at.call, undefined);
}

/** A white space that separates what an expansion put side by side. */
export const space = new Token(
  kind.whitespace,
  ' ',
  undefined,
  nowhere,
  0,
  0,
  undefined,
  undefined,
);
