// Where lines come from: files, and the bodies of macros and %rep, one on top of the other.
import type { BodyLine } from './body-line.ts';
import type { Expansion } from './expanded-line.ts';
import type { MacroCall, MultiMacro } from './multi-macro.ts';

/** A file that was read, or a text of the preprocessor's own. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** A package of the preprocessor's own, which knows a directive more. */
  readonly isPackage?: boolean;
  /** A part of the main file, whose places count from where it begins. */
  readonly isPart?: boolean;
}

/** What an open %if has come to. */
export const branch = {
  taken: 0,
  notYet: 1,
  /** A branch before this one was taken. */
  over: 2,
  /** Nothing of it is taken, whatever follows. */
  never: 3,
  elseTaken: 4,
  elseNot: 5,
  /** As `never`, but what is wrong with the lines around the branches is told. */
  unreadable: 6,
} as const;

export interface OpenCondition {
  state: number;
  readonly line: BodyLine;
}

export interface FileFrame {
  readonly kind: 'file';
  readonly source: SourceFile;
  /** Index of the source in the run's files. */
  readonly file: number;
  readonly parent: Frame | undefined;
  readonly include: FileFrame | undefined;
  readonly expansion: Expansion | undefined;
  readonly call: MacroCall | undefined;
  readonly body: BodyFrame | undefined;
  readonly conditions: OpenCondition[];
  /** Offset of the next line. */
  at: number;
  reportedFile: string;
  /** Of the next line. */
  reportedLine: number;
  lineIncrement: number;
  /** Lines that lists leave out: only those of the preprocessor's own. */
  readonly hidden: boolean;
  /** A text of the preprocessor's own. */
  readonly own: boolean;
}

export interface BodyFrame {
  readonly kind: 'body';
  readonly lines: readonly BodyLine[];
  next: number;
  /** Undefined for a %rep. */
  readonly macro: MultiMacro | undefined;
  /** How many conditions were open in the file when it began. */
  readonly conditions: number;
  /** Rounds to go, this one included; 0 once it was left with %exitrep. */
  rounds: number;
  readonly parent: Frame | undefined;
  readonly include: FileFrame | undefined;
  readonly body: BodyFrame | undefined;
  readonly call: MacroCall | undefined;
  readonly expansion: Expansion | undefined;
  /** Lines that lists leave out unless they are asked for. */
  readonly hidden: boolean;
  /** Its lines are told of as the line that called the outermost macro with .nolist. */
  readonly keepsLine: boolean;
  /** Lines of the preprocessor's own, which no list shows. */
  readonly own: boolean;
}

export type Frame = FileFrame | BodyFrame;

/** Whether lines in the innermost file are taken at the moment. */
export function isEmitting(include: FileFrame | undefined): boolean {
  const conditions = include?.conditions;
  if (!conditions || conditions.length === 0) return true;
  const { state } = conditions[conditions.length - 1]!;
  return state === branch.taken || state === branch.elseTaken;
}
