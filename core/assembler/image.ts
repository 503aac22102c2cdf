// The assembled program in memory order, before an output format wraps it.

/** A run of bytes that lies at `address` (in the machine's addressable units). */
export interface Segment {
  readonly name: string;
  readonly address: number;
  readonly bytes: Uint8Array;
}

export interface Image {
  /** Bits of one addressable unit: 8, or 16 on a word-addressed machine. */
  readonly unitBits: 8 | 16;
  readonly segments: readonly Segment[];
}

/** One file that an output format produces. */
export interface OutputFile {
  /** What comes behind the output's base name: `.bin`, `.p1.bin`, `.lst`. */
  readonly suffix: string;
  readonly content: Uint8Array;
}
