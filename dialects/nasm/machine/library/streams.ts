// The streams of stdio: what a FILE pointer stands for.

/** Immutable: a change makes a new one. */
export interface Stream {
  readonly descriptor: number;
  /** A read has met the end, an operation has failed. */
  readonly atEnd: boolean;
  readonly hasFailed: boolean;
  /** What ungetc has put back, the last one first. */
  readonly pushedBack: readonly number[];
}

/** By the address of the FILE. */
export type StreamTable = ReadonlyMap<number, Stream>;
