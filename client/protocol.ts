// The requests of ours beside LSP and DAP: what the client sends and what comes back.
import type { Comparison } from '#core/machine/program.ts';
import type { ImageLine } from './views/image/messages.ts';

export interface ProtocolDiagnostic {
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  /** 1 error, 2 warning, 3 information, 4 hint. */
  readonly severity?: number;
  readonly code?: string | number;
  readonly message: string;
}

/** Answers `mnemonic/assemble {uri, format}`. */
export interface AssembleResult {
  /** Empty while errors stand. */
  readonly files: readonly { readonly suffix: string; readonly base64: string }[];
  readonly diagnostics: readonly ProtocolDiagnostic[];
}

/** An entry of the answer to `mnemonic/dialects`. */
export interface DialectInfo {
  readonly id: string;
  readonly name: string;
  readonly extensions: readonly string[];
  readonly imageExtensions: readonly string[];
  readonly outputs: readonly { readonly id: string; readonly title: string }[];
  readonly canCompare: boolean;
  /** The program that a new file begins with. */
  readonly template: string;
  /** Whether its sources have macros or includes to be shown expanded. */
  readonly canExpand: boolean;
  /** Whether its programs read what is typed. */
  readonly readsInput: boolean;
}

/** Answers `mnemonic/recognize {uri, text}`. */
export interface RecognizeResult {
  /** Null for a text of a language that is not ours. */
  readonly dialect: string | null;
}

/** Answers `mnemonic/listing {uri}` and `mnemonic/expansion {uri}`. */
export interface DerivedResult {
  readonly text: string;
  /** For each line of the text the zero-based line of the source that it shows; null for none. */
  readonly lines: readonly (number | null)[];
  /** For lines of bodies of macros that of the outermost call; null for others. */
  readonly calls: readonly (number | null)[];
}

/** Answers `mnemonic/disassembly {base64, dialect}`. */
export interface DisassemblyResult {
  readonly lines: readonly ImageLine[];
}

/** Answers `mnemonic/compare {uri}`. */
export type ComparisonResult = Comparison;

interface ProtocolRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Answers `mnemonic/memoryMap {uri}`. */
export interface MemoryMapResult {
  readonly unitBits: number;
  readonly segments: readonly {
    readonly name: string;
    /** As people of the machine write it. */
    readonly address: string;
    readonly size: number;
    readonly range?: ProtocolRange;
    readonly places: readonly {
      readonly name: string;
      readonly icon: string;
      readonly address: string;
      readonly size: number;
      readonly range: ProtocolRange;
    }[];
  }[];
}

/** Answers `mnemonic/evaluatable {uri, position}`; null where there is nothing to evaluate. */
export interface EvaluatableResult {
  readonly range: ProtocolRange;
  readonly expression: string;
}

/** Answers `mnemonic/tests {uri}`. */
export interface TestsResult {
  readonly tests: readonly { readonly name: string; readonly range: ProtocolRange }[];
}

/** Answers `mnemonic/runTests {uri, names}`. */
export interface RunTestsResult {
  readonly outcomes: readonly {
    readonly name: string;
    readonly milliseconds: number;
    readonly steps: number;
    readonly output: string;
    readonly failures: readonly {
      readonly range: ProtocolRange;
      readonly message: string;
      readonly expected?: string;
      readonly actual?: string;
    }[];
  }[];
  readonly coverage: readonly {
    readonly uri: string;
    readonly lines: readonly { readonly line: number; readonly count: number }[];
  }[];
}
