// What a run shows: the program's output, and below it a line that tells how far it is.
import type { Terminal } from './command.ts';

/** A run that takes no longer, in milliseconds, needs no progress. */
const patience = 1000;
const betweenUpdates = 200;
const clearLine = '\r\u001b[K';

/** Keeps track of where lines begin, so that nothing stands in the midst of the output. */
export class Screen {
  readonly #terminal: Terminal;
  readonly #start = performance.now();
  #shownAt = 0;
  #isAtStart = true;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  out(text: string | Uint8Array, isError = false): void {
    if (text.length === 0) return;
    this.clear();
    if (isError) this.#terminal.error(text);
    else this.#terminal.out(text);
    this.#isAtStart = typeof text === 'string' ? text.endsWith('\n') : text.at(-1) === 10;
  }

  /** Shows how far the run is, on a terminal, where the program has begun no line. */
  progress(text: string): void {
    const now = performance.now();
    if (!this.#terminal.interactive || !this.#isAtStart || now - this.#start < patience) return;
    if (now - this.#shownAt < betweenUpdates) return;
    this.#shownAt = now;
    this.#terminal.error(clearLine + text);
  }

  clear(): void {
    if (this.#shownAt > 0) this.#terminal.error(clearLine);
    this.#shownAt = 0;
  }

  /** Ends the line that the program has begun, before something else is said. */
  endLine(): void {
    if (!this.#isAtStart) this.#terminal.error('\n');
    this.#isAtStart = true;
  }
}
