// The streams of stdio: what a FILE pointer stands for.
import { HeldBytes } from './held-bytes.ts';

/** How output is held back: until a buffer is full, until a line ends, or not at all. */
export type Buffering = 'full' | 'line' | 'none';

/** Immutable: a change makes a new one. */
export interface Stream {
  readonly descriptor: number;
  /** A read has met the end, an operation has failed. */
  readonly atEnd: boolean;
  readonly hasFailed: boolean;
  /** Set by the first transfer, which tells whether it is for bytes or wide characters. */
  readonly orientation?: 'bytes' | 'wide';
  /** What ungetc has put back, the last one first. */
  readonly pushedBack: readonly number[];
  /** Absent until the first transfer, which looks at what kind of file it is. */
  readonly buffering?: Buffering;
  /** Bytes of its buffer; known together with `buffering`. */
  readonly bufferSize?: number;
  /** Printed and not written yet. */
  readonly held: HeldBytes;
  /** Read from the file and not taken yet. */
  readonly ahead: Uint8Array;
}

/** A stream at its beginning. */
export function newStream(descriptor: number): Stream {
  return {
    descriptor,
    atEnd: false,
    hasFailed: false,
    pushedBack: [],
    held: HeldBytes.none,
    ahead: new Uint8Array(),
  };
}

/** By the address of the FILE. */
export type StreamTable = ReadonlyMap<number, Stream>;
