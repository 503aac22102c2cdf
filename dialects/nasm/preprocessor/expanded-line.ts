// One line behind the preprocessor, and where each part of it came from.

/** A place in a file. */
export interface Place {
  /** Index into the list of files that the preprocessor has read. */
  readonly file: number;
  /** Half-open, in UTF-16 units of that file. */
  readonly start: number;
  readonly end: number;
}

/** One call of a multi-line macro, one round of a %rep, or one include, around a line. */
export interface Expansion {
  readonly kind: 'macro' | 'rep' | 'include';
  readonly name: string;
  /** The name in the call, or the directive that includes or repeats. */
  readonly call: Place;
  readonly parent: Expansion | undefined;
}

/** A run of the line's characters that came from one place: a token of a body or of an argument. */
export interface Piece {
  /** Where it begins in `ExpandedLine.text`, in UTF-16 units. */
  readonly at: number;
  readonly place: Place;
}

export interface ExpandedLine {
  /** What `nasm -E` prints for the line. */
  readonly text: string;
  /** The whole line as it stands in its file, or in the macro's body. */
  readonly place: Place;
  /** File and line (from 1) that nasm itself would name; %line changes them. */
  readonly reportedFile: string;
  readonly reportedLine: number;
  readonly expansion: Expansion | undefined;
  /** In rising order; empty where the text is that of `place`. */
  readonly pieces: readonly Piece[];
  /** False between .nolist and the end of its expansion: the listing leaves it out. */
  readonly listed: boolean;
}
