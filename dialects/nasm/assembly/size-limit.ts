// How much a pass may make of a program, so that a slip in a TIMES does not take all memory.

/** 256 MiB: outputs hold their bytes up to three times. */
const defaultBytesMax = 2 ** 28;

/** Rounds of TIMES that are written one by one, since each has bytes of its own. */
const roundsMax = 2 ** 20;

export class SizeLimit {
  readonly #bytesMax: number;
  #bytes = 0;
  #rounds = 0;

  constructor(bytesMax = defaultBytesMax) {
    this.#bytesMax = bytesMax;
  }

  /** A pass begins anew. */
  begin(): void {
    this.#bytes = 0;
    this.#rounds = 0;
  }

  get isExceeded(): boolean {
    return this.#bytes > this.#bytesMax || this.#rounds > roundsMax;
  }

  count(bytes: number, rounds: number): void {
    this.#bytes += bytes;
    this.#rounds += rounds;
  }

  /** What is more than a pass may make. */
  get message(): string {
    const most =
      this.#rounds > roundsMax
        ? `${roundsMax} rounds of TIMES that differ`
        : `${this.#bytesMax / 2 ** 20} MiB`;
    return `data is too large: more than ${most}`;
  }
}
