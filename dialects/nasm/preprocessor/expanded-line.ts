// One line behind the preprocessor, and where each part of it came from.

/** A place in a file. */
export interface Place {
  /** Index into the list of files that the preprocessor has read. */
  readonly file: number;
  /** Half-open, in UTF-16 units of that file. */
  readonly start: number;
  readonly end: number;
}

/** One call of a multi-line macro, one %rep, or one include, around a line. */
export interface Expansion {
  readonly kind: 'macro' | 'rep' | 'include';
  readonly name: string;
  /** The name in the call, or the directive that includes or repeats. */
  readonly call: Place;
  /** Of a macro: the line of the call as nasm names it, and whether messages pass over its body. */
  readonly reported?: {
    readonly file: string;
    readonly line: number;
    readonly isHidden: boolean;
    /** It is a macro of the preprocessor's own. */
    readonly isOwn: boolean;
  };
  readonly parent: Expansion | undefined;
}

/** The expansion of a single-line macro. */
export interface SingleExpansion {
  readonly name: string;
  /** The name in the call. */
  readonly call: Place | undefined;
  /** The name in the definition; undefined for what the preprocessor itself knows. */
  readonly definition: Place | undefined;
  readonly parent: SingleExpansion | undefined;
}

/** A run of the line's characters that came from one place: a token of a body or of an argument. */
export interface Piece {
  /** Where it begins in `ExpandedLine.text`, in UTF-16 units. */
  readonly at: number;
  /** Undefined for what no file holds, such as a standard macro's text. */
  readonly place: Place | undefined;
  /** The single-line macros that it came out of; known only where the run records. */
  readonly single: SingleExpansion | undefined;
}

/** Room up to a multiple, which the assembler fills as soon as it knows where the line stands. */
export interface Padding {
  /** In bytes, from the beginning of the section. */
  readonly multiple: number;
  /** From how many bytes on a jump leads over them; infinite if none does. */
  readonly threshold: number;
  /** The jump, and the line that fills what it jumps over. */
  readonly jump: readonly string[];
  /** Lines that fill one byte, two and so on; the last one is repeated. */
  readonly fillings: readonly string[];
}

export interface ExpandedLine {
  /** The line that this one was in an earlier text; absent for a line that is new. */
  readonly origin?: ExpandedLine;
  /** What `nasm -E` prints for the line, white space aside where an assembler asks. */
  readonly text: string;
  /** The whole line as it stands in its file, or in the macro's body. */
  readonly place: Place;
  /** File and line (from 1) that nasm itself would name; %line changes them. */
  readonly reportedFile: string;
  readonly reportedLine: number;
  readonly expansion: Expansion | undefined;
  /** In rising order, made when they are asked for; white space has none of its own. */
  readonly pieces: readonly Piece[];
  /** The text is that of the file from the beginning of the line on, so that it needs no pieces. */
  readonly isAsTyped?: boolean;
  /** False between .nolist and the end of its expansion: the listing leaves it out. */
  readonly listed: boolean;
  /** What the line stands for instead of its text, where it is more than the text can say. */
  readonly padding?: Padding | undefined;
}
