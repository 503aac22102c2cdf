// What dlopen has loaded, as part of a process's state.
import type { ImageSegment, ImageSymbol } from '../linking/executable-image.ts';

export interface LoadedObject {
  /** What dlopen gave. */
  readonly handle: number;
  /** Absolute, without links. */
  readonly path: string;
  /** How often it was opened and not closed. */
  readonly count: number;
  readonly symbols: readonly ImageSymbol[];
  readonly segments: readonly Pick<ImageSegment, 'address' | 'size'>[];
}
