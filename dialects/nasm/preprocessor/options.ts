// What a run of the preprocessor is told from outside.
import type { SymbolPlace } from '../syntax/evaluation.ts';
import type { Boundary } from './boundary.ts';
import type { ReadLine } from './read-line.ts';

/** What `__?PASS?__` says where dependencies are asked for. */
export const passOfDependencies = 3;

/** The labels of the assembler that pulls the lines, as they are at that moment. */
export interface SymbolLookup {
  /** Undefined if there is no such label yet. */
  lookup(name: string): SymbolPlace | undefined;
  /** A name with the label above in front of it, where it belongs to one. */
  fullName(name: string): string;
  /** `$` */
  here(): SymbolPlace | undefined;
  /** `$$` */
  sectionStart(): SymbolPlace | undefined;
}

/** Year to second, for __?DATE?__ and its kin. */
export interface ClockTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export interface Clock {
  readonly local: ClockTime;
  readonly utc: ClockTime;
  /** Seconds since 1970. */
  readonly seconds: number;
}

/** What the command line says before the main file is read, in its order. */
export interface CommandLineItem {
  /** -D, -U, -P, --before. */
  readonly kind: 'define' | 'undefine' | 'include' | 'before';
  readonly text: string;
}

export interface PreprocessorOptions {
  /** The main file as the user named it. */
  readonly path: string;
  readonly text: string;
  /** The text of a file; undefined if there is none. */
  readonly read: (path: string) => string | undefined;
  /** -I, put in front of a path as they stand. */
  readonly includePaths: readonly string[];
  readonly commandLine: readonly CommandLineItem[];
  readonly environment: (name: string) => string | undefined;
  /** Undefined when only preprocessing, where labels are an error. */
  readonly symbols: SymbolLookup | undefined;
  /** `bin`, `elf64`; also another name of a format, `elf`, if it was asked for by that. */
  readonly outputFormat: string;
  /** Empty without -g. */
  readonly debugFormat: string;
  readonly bits: () => number;
  /** 0 when only preprocessing, else what `__?PASS?__` says. */
  readonly pass: number;
  readonly clock: Clock;
  /** Records where macros are defined, used and folded. */
  readonly records: boolean;
  /** Records the lines that conditions leave out. */
  readonly marksBranches?: boolean;
  /** Tokens that may be handled before a run is given up. */
  readonly workMax: number;
  /** Tokens that a line counts for which goes out: what becomes of it is more than what made it. */
  readonly workOfLine: number;
  /** --limit-*: how far expansions may go. */
  readonly limits: Limits;
  /**
   * Is asked between lines of the main file at which the state of the run can be kept; true ends
   * the reading there.
   */
  readonly atLine?: ((boundary: Boundary) => boolean) | undefined;
  /** Is told of every line that a list shows, as it is read; absent where nobody makes one. */
  readonly onRead?: ((line: ReadLine) => void) | undefined;
}

export interface Limits {
  readonly macroLevels: number;
  readonly macroTokens: number;
  readonly multiMacros: number;
  readonly repeats: number;
  readonly lines: number;
}

/** What --limit-* and %pragma limit call them. */
export const limitNames: Readonly<Record<string, keyof Limits>> = {
  'macro-levels': 'macroLevels',
  'macro-tokens': 'macroTokens',
  mmacros: 'multiMacros',
  rep: 'repeats',
  lines: 'lines',
};

/**
 * Enough for the largest sources of x264, which need some 50 million. A bomb of macros comes to
 * five million in about half a second, so that an editor may want less.
 */
export const defaultWorkMax = 80_000_000;

/** nasm's own. */
export const defaultLimits: Limits = {
  macroLevels: 10_000,
  macroTokens: 10_000_000,
  multiMacros: 100_000,
  repeats: 1_000_000,
  lines: 2_000_000_000,
};

/** For whoever goes through the lines once. */
export const usualWorkOfLine = 128;
