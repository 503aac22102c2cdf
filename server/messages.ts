// The requests of our own, beside LSP: their names, parameters and results, for server and client.
import type { ExceptionFilter, LaunchOption } from '#core/machine/program.ts';
import type { Diagnostic, Position, Range } from './protocol.ts';

export const methods = {
  dialects: 'mnemonic/dialects',
  recognize: 'mnemonic/recognize',
  listing: 'mnemonic/listing',
  expansion: 'mnemonic/expansion',
  disassembly: 'mnemonic/disassembly',
  assemble: 'mnemonic/assemble',
  compare: 'mnemonic/compare',
  memoryMap: 'mnemonic/memoryMap',
  evaluatable: 'mnemonic/evaluatable',
  tests: 'mnemonic/tests',
  runTests: 'mnemonic/runTests',
  /** From the server to the client, for places without a disk. */
  findFiles: 'mnemonic/findFiles',
  readFile: 'mnemonic/readFile',
} as const;

export interface DialectDescription {
  readonly id: string;
  readonly name: string;
  readonly extensions: readonly string[];
  readonly imageExtensions: readonly string[];
  readonly outputs: readonly { readonly id: string; readonly title: string }[];
  readonly launchOptions: readonly LaunchOption[];
  readonly exceptionFilters: readonly ExceptionFilter[];
  readonly annotationKinds: readonly {
    readonly id: string;
    readonly title: string;
    readonly default: boolean;
  }[];
  readonly clockUnit: string;
  /** The program that a new file begins with. */
  readonly template: string;
  /** True where policies or the like can be compared on one program. */
  readonly canCompare: boolean;
  /** True where sources have macros or includes that can be shown expanded. */
  readonly canExpand: boolean;
  /** Whether its programs read what is typed. */
  readonly readsInput: boolean;
}

/** Which dialect a text is of, where its file's ending is also that of others. */
export interface RecognizeParams {
  readonly uri: string;
  /** The beginning of the file or all of it. */
  readonly text: string;
}

export interface RecognizeResult {
  /** Its id; null for a text of a language that is not known here. */
  readonly dialect: string | null;
}

/** What is made of a source line by line: its listing, or the source behind its macros. */
export interface DerivedParams {
  /** A source that is open or lies in the workspace. */
  readonly uri: string;
}

export interface DerivedResult {
  readonly text: string;
  /** For each line of the text the zero-based line of the source that it shows; null for none. */
  readonly lines: readonly (number | null)[];
  /** For lines of bodies of macros that of the outermost call; null for others. */
  readonly calls: readonly (number | null)[];
}

export interface DisassemblyParams {
  /** The dialect's id, or the name of the image file, which tells the dialect. */
  readonly dialect: string;
  readonly base64: string;
}

export interface DisassemblyResult {
  /** Offset, bytes and instruction line by line. */
  readonly text: string;
  readonly lines: readonly {
    readonly address: number;
    /** Hexadecimal, two digits a byte, with blanks between them. */
    readonly bytes: string;
    /** The bytes as people of this machine write them, where that is not byte by byte. */
    readonly code?: string;
    readonly text: string;
    readonly valid: boolean;
    readonly data?: boolean;
    readonly label?: string;
  }[];
}

export interface AssembleParams {
  readonly uri: string;
  /** The output format's id; the dialect's first one where it is left out. */
  readonly format?: string;
}

export interface AssembleResult {
  /** Empty where errors stand. */
  readonly files: readonly { readonly suffix: string; readonly base64: string }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Answered with a `Comparison` of core/machine/program.ts. */
export interface CompareParams {
  readonly uri: string;
}

/** Where the parts of a source lie in memory; no segments while errors stand. */
export interface MemoryMapParams {
  readonly uri: string;
}

export interface MemoryMapResult {
  /** Bits of a unit of addresses and sizes. */
  readonly unitBits: number;
  readonly segments: readonly {
    readonly name: string;
    /** As people of the machine write it. */
    readonly address: string;
    readonly size: number;
    readonly range?: Range;
    readonly places: readonly {
      readonly name: string;
      readonly icon: string;
      readonly address: string;
      readonly size: number;
      readonly range: Range;
    }[];
  }[];
}

/** What a debugger evaluates at a place of a source. */
export interface EvaluatableParams {
  readonly uri: string;
  readonly position: Position;
}

/** Null where there is nothing to evaluate. */
export interface EvaluatableResult {
  readonly range: Range;
  /** For the debugger's hover: a name, a register, an operand, or the name of an instruction. */
  readonly expression: string;
}

/** The tests in the comments of a source. */
export interface TestsParams {
  readonly uri: string;
}

export interface TestsResult {
  readonly tests: readonly { readonly name: string; readonly range: Range }[];
}

export interface RunTestsParams {
  readonly uri: string;
  /** Those to run; all where it is left out. */
  readonly names?: readonly string[];
}

export interface TestOutcome {
  readonly name: string;
  readonly milliseconds: number;
  /** Steps of the machine. */
  readonly steps: number;
  readonly output: string;
  /** Empty where the test has passed. */
  readonly failures: readonly {
    readonly range: Range;
    readonly message: string;
    readonly expected?: string;
    readonly actual?: string;
  }[];
}

export interface RunTestsResult {
  readonly outcomes: readonly TestOutcome[];
  /** How often the lines with code were executed by all these tests together; lines from 0. */
  readonly coverage: readonly {
    readonly uri: string;
    readonly lines: readonly { readonly line: number; readonly count: number }[];
  }[];
}

export interface FindFilesParams {
  readonly folders: readonly string[];
  /** File name endings with the full stop, in lower case. */
  readonly endings: readonly string[];
  readonly limit: number;
}

export interface ReadFileParams {
  readonly uri: string;
}
