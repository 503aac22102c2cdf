// What the LC-3 assembler hands on beside the image: what the machine, linker and listing need.
import type { Analysis } from '#core/semantics/analysis.ts';
import type { Relocation } from './items.ts';

/** A run of words in memory. */
export interface WordSegment {
  readonly origin: number;
  readonly words: Uint16Array;
}

/** A label of an image: its address. */
export interface ImageSymbol {
  readonly name: string;
  readonly address: number;
}

/** The LC-3 dialect's analysis; the machine takes its program from here. */
export interface Lc3Analysis extends Analysis {
  /** Absent while errors stand; words that name labels of other files are 0 for now. */
  readonly program?: Lc3Program;
}

export interface Lc3Program {
  readonly segments: readonly WordSegment[];
  readonly symbols: readonly ImageSymbol[];
  readonly relocations: readonly Relocation[];
}
