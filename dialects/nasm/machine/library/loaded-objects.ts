// What dlopen has loaded, as part of a process's state.
import type { ImageSymbol, PlacedSection } from '../linking/executable-image.ts';

export interface LoadedObject {
  /** What dlopen gave. */
  readonly handle: number;
  readonly path: string;
  /** How often it was opened and not closed. */
  readonly count: number;
  readonly symbols: readonly ImageSymbol[];
  readonly placed: readonly PlacedSection[];
  /** From the first byte to behind the last of each segment. */
  readonly stretches: readonly (readonly [start: number, end: number])[];
}
