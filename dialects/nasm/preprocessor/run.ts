// The state of one run of the preprocessor, which every part of it reads and changes.
import type { TextValue } from '../syntax/text-evaluation.ts';
import type { BodyLine } from './body-line.ts';
import type { Boundary } from './boundary.ts';
import type { BranchRecorder } from './branch-recorder.ts';
import type { Context } from './context.ts';
import type { PreprocessorDiagnostic } from './diagnostic.ts';
import type { AskedValue } from './evaluation.ts';
import type { Padding } from './expanded-line.ts';
import type { BodyFrame, FileFrame, Frame, SourceFile } from './frames.ts';
import type { Recorder } from './index-recorder.ts';
import type { MacroCall, MultiMacro } from './multi-macro.ts';
import type { NameTable } from './names.ts';
import type { Limits, PreprocessorOptions } from './options.ts';
import type { Token } from './token.ts';

/** A %macro or %rep whose lines are being collected. */
export interface Collection {
  /** Undefined for a %rep. */
  readonly macro: MultiMacro | undefined;
  readonly lines: BodyLine[];
  readonly opening: BodyLine;
  /** How often a %rep is to be repeated; 0 leaves it out. */
  readonly rounds: number;
  readonly nolist: boolean;
  /** The frame that the opening line came from. */
  readonly frame: Frame | undefined;
}

/** A file that %include or %depend has named. */
export interface Dependency {
  readonly path: string;
  /** It is a source that %include reads, rather than one that is only named. */
  readonly isRead: boolean;
}

export interface Run {
  readonly options: PreprocessorOptions;
  readonly names: NameTable;
  readonly files: SourceFile[];
  readonly diagnostics: PreprocessorDiagnostic[];
  readonly dependencies: Dependency[];
  readonly recorder: Recorder | undefined;
  readonly branches: BranchRecorder | undefined;
  /** What is asked between lines; absent where nobody wants to know. */
  boundary: Boundary | undefined;
  /** Where the next line comes from; undefined at the end. */
  frame: Frame | undefined;
  /** The innermost file. */
  include: FileFrame | undefined;
  /** The innermost macro or %rep that is being read. */
  body: BodyFrame | undefined;
  /** The innermost call of a multi-line macro. */
  call: MacroCall | undefined;
  context: Context | undefined;
  collection: Collection | undefined;
  /** Openings in what is collected that no end has met yet; as in nasm they outlive their %rep. */
  nestedMacros: number;
  nestedRepeats: number;
  /** The line that is being worked on. */
  line: BodyLine | undefined;
  /** File and line as -E shows them. */
  reportedFile: string;
  reportedLine: number;
  /** Some line has asked for its number, or has said it. */
  askedLine: boolean;
  /** The next number of a macro call or a context. */
  unique: number;
  /** Tokens handled so far, against `options.workMax`. */
  work: number;
  /** A value was asked for that the assembler may answer otherwise in its next pass. */
  consultedSymbols: boolean;
  /** Values that depend on labels, since somebody took them. */
  asked: AskedValue[];
  /** What the next questions of this kind are answered with, while they are the same. */
  readonly answers: AskedValue[];
  /** Set by %clear: the standard macros are gone. */
  standardGone: boolean;
  standardMultiGone: boolean;
  /** Those of the options until %pragma limit changes them. */
  limits: Limits;
  /** %pragma preproc sane_empty_expansion. */
  saneEmptyExpansion: boolean;
  /** %aliases off: aliases stand for nothing. */
  noAliases: boolean;
  /** Values of expressions that depend on nothing but their text. */
  readonly values: Map<string, TextValue>;
  /** %use packages taken so far. */
  readonly packages: Set<string>;
  readonly stack: StackFrame;
  /** Lines that a directive has made and that go out before any other. */
  readonly pending: PendingLine[];
  /** Nested expansions of single-line macros. */
  depth: number;
  /** The run was ended by a fatal error, a limit or the bound on work. */
  ended: boolean;
  /** Calls of multi-line macros since the outermost one, and how deep they stand. */
  macroCalls: number;
  macroLevels: number;
  callsReported: boolean;
  /**
   * Macros that were refused a call of themselves: nasm reads nothing behind the end of such a
   * body. Without that, what calls itself twice would go back through all its calls.
   */
  readonly refused: Set<MultiMacro>;
  recursionReported: boolean;
}

export interface PendingLine {
  readonly tokens: readonly Token[];
  readonly padding: Padding | undefined;
}

/** What %stacksize, %arg and %local know. */
export interface StackFrame {
  pointer: string;
  argumentOffset: number;
  localOffset: number;
  /** Of a parameter, in bytes. */
  size: number;
}
