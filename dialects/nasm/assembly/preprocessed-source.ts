// What the preprocessor makes of a text, as the passes take it.
import type { PreprocessorDiagnostic } from '../preprocessor/diagnostic.ts';
import type { ExpandedLine } from '../preprocessor/expanded-line.ts';
import type { Preprocessor, ReadText } from '../preprocessor/preprocessor.ts';
import type { AssemblyMessage } from './diagnostics.ts';
import type { LineSource } from './line-source.ts';
import type { ListingLog } from './listing-log.ts';

/** A text that is read, and what reads it. */
export interface OpenedText {
  readonly read: ReadText;
  readonly source: LineSource;
}

/** The lines of a preprocessor as the passes take them. */
export class PreprocessedSource implements LineSource {
  readonly #preprocessor: Preprocessor;
  readonly #listing: ListingLog | undefined;
  #taken = 0;

  constructor(preprocessor: Preprocessor, listing: ListingLog | undefined) {
    this.#preprocessor = preprocessor;
    this.#listing = listing;
  }

  next(): ExpandedLine | undefined {
    const line = this.#preprocessor.next();
    if (line) this.#listing?.made(line);
    return line;
  }

  get consultedSymbols(): boolean {
    return this.#preprocessor.consultedSymbols;
  }

  asksForPass(): boolean {
    return this.#preprocessor.files.some(({ text }) => /__\??PASS\??__/i.test(text));
  }

  takeMessages(): readonly AssemblyMessage[] {
    const { diagnostics } = this.#preprocessor;
    if (diagnostics.length === this.#taken) return noMessages;
    const fresh = diagnostics.slice(this.#taken).map(messageOf);
    this.#taken = diagnostics.length;
    return fresh;
  }
}

const noMessages: readonly AssemblyMessage[] = [];

function messageOf(diagnostic: PreprocessorDiagnostic): AssemblyMessage {
  const { severity, message, reportedFile, reportedLine, place, expansion } = diagnostic;
  return {
    severity,
    class: diagnostic.class,
    text: message,
    file: reportedFile,
    line: reportedLine,
    place,
    expansion,
    isLate: diagnostic.isLate,
    notes: diagnostic.notes,
  };
}
