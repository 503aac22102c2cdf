// What the preprocessor makes of a text, as the passes take it.
import type { PreprocessorDiagnostic } from '../preprocessor/diagnostic.ts';
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
export function sourceOf(preprocessor: Preprocessor, listing: ListingLog | undefined): LineSource {
  let taken = 0;
  return {
    next: () => {
      const line = preprocessor.next();
      if (line) listing?.made(line);
      return line;
    },
    get consultedSymbols() {
      return preprocessor.consultedSymbols;
    },
    asksForPass: () => preprocessor.files.some(({ text }) => /__\??PASS\??__/i.test(text)),
    takeMessages: () => {
      const { diagnostics } = preprocessor;
      if (diagnostics.length === taken) return noMessages;
      const fresh = diagnostics.slice(taken).map(messageOf);
      taken = diagnostics.length;
      return fresh;
    },
  };
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
