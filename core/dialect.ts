// The interface of a dialect: all that the language server, the debug adapter and the command line
// know of one assembly language. The list of dialects is dialects/registry.ts.
import type { DerivedLine } from '#core/assembler/derived-text.ts';
import type { OutputFile } from '#core/assembler/image.ts';
import type { DiagnosticRule } from '#core/diagnostics/diagnostic.ts';
import type { Fact, Vocabulary } from '#core/isa/vocabulary.ts';
import type { LaunchOption, LaunchValues, MachineSupport } from '#core/machine/program.ts';
import type { NumberWriter } from '#core/machine/value-format.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import type { Lexicon } from '#core/syntax/lexicon.ts';
import type { SourceText } from '#core/text/source.ts';

/** How editors draw a kind of symbol; the names are LSP's own, in its spelling. */
export interface SymbolKindInfo {
  /** For people: `label`, `shared variable`. */
  readonly title: string;
  readonly icon: 'module' | 'function' | 'variable' | 'constant' | 'event' | 'field' | 'namespace';
  readonly tokenType: 'namespace' | 'function' | 'variable' | 'enumMember' | 'event' | 'macro';
  /** True where such a symbol stands where instructions do, as a macro. */
  readonly opensStatement?: boolean;
  /** True where the value of such a symbol is an address in the image. */
  readonly isAddress?: boolean;
}

/** What a TextMate grammar colours beside the words of the vocabulary. */
export interface GrammarPattern {
  /** A regular expression of Oniguruma. */
  readonly match: string;
  /** The scopes of its groups, without the dialect's id behind them. */
  readonly captures: readonly string[];
  /** The scope of all of it. */
  readonly scope?: string;
}

/** A kind of annotation that the user may switch on and off. */
export interface AnnotationKind {
  readonly id: string;
  readonly title: string;
  readonly default: boolean;
}

/** How the formatter lays statements out; columns are zero-based. */
export interface FormatStyle {
  readonly mnemonicColumn: number;
  readonly operandColumn: number;
  readonly commentColumn: number;
  readonly mnemonicCase: 'upper' | 'lower';
  /** Directives stand at column 0 rather than at the mnemonic's column. */
  readonly directivesAtMargin: boolean;
  /** What stands right behind a word and begins so belongs to it. */
  readonly paste?: string;
}

/** A way of writing numbers in a source. */
export interface NumberNotation {
  /** For people: `hexadecimal`. */
  readonly title: string;
  /** The whole number written so; undefined if it cannot be. It means the same everywhere. */
  write(value: number): string | undefined;
}

/** How a source gives a number a name. */
export interface ConstantStyle {
  /** The key of `symbolKinds` that such names have. */
  readonly kind: string;
  /** The line that does it, without a line break. */
  define(name: string, value: string): string;
}

export interface OutputFormat {
  /** What `-f` takes. */
  readonly id: string;
  readonly title: string;
  /**
   * The files of this format. The analysis has an image; `others` are those of the files of the
   * same program, for formats without names that are still open. Throws ProgramError if it cannot.
   */
  write(analysis: Analysis, others?: readonly Analysis[]): readonly OutputFile[];
}

/** What an analysis needs beside its text. */
export interface SourceHost {
  /** Another file (an include, an external); undefined if there is none. */
  read(uri: string): string | undefined;
  /** The bytes of a file that need not be text; absent where such files cannot be had. */
  readBytes?(uri: string): Uint8Array | undefined;
  /** The known files that read this one, by URI, where anybody knows of some. */
  includers?(uri: string): readonly string[];
  /** What the user chose of `Dialect.settings`, by name; whatever is left out is the default. */
  settings?(dialect: string): LaunchValues;
}

export interface DisassembledLine {
  /** In addressable units. */
  readonly address: number;
  readonly bytes: Uint8Array;
  /** The bytes as people of this machine write them; absent where that is byte by byte. */
  readonly code?: string;
  /** Source text that assembles to the same bytes: an instruction, or a data directive. */
  readonly text: string;
  /** False for bytes that are no instruction and that nothing in the image uses as data. */
  readonly valid: boolean;
  /** True for lines that are no instruction and need not be one: data, and lines without bytes. */
  readonly data?: boolean;
  /** A label that a jump or call in the image leads to. */
  readonly label?: string;
}

/** What a dialect's own command line asks of the computer that it runs on. */
export interface CommandHost {
  /** A file by its name as written; undefined if there is none. */
  read(path: string): Uint8Array | undefined;
  /**
   * The path from the root of a file that may not be there yet, behind all symbolic links; absent,
   * or undefined, where nobody knows of links.
   */
  readonly realPath?: (path: string) => string | undefined;
  environment(name: string): string | undefined;
  readonly clock: CommandClock;
}

export interface CommandTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export interface CommandClock {
  readonly local: CommandTime;
  readonly utc: CommandTime;
  /** Since 1970. */
  readonly seconds: number;
}

export interface CommandFile {
  readonly path: string;
  readonly content: Uint8Array;
}

export interface CommandResult<Text = string> {
  /** The exit code. */
  readonly code: number;
  readonly files: readonly CommandFile[];
  /** What goes to standard output and to standard error. */
  readonly output: Text;
  readonly errors: Text;
}

/** What tells the files of a dialect: known before the dialect's own code is loaded. */
export interface DialectIdentity {
  /** Also VS Code's language id. */
  readonly id: string;
  readonly name: string;
  /** File name endings of sources, with the full stop, in lower case. */
  readonly extensions: readonly string[];
  /** Endings of other languages that its sources have as well, where `recognize` is sure of one. */
  readonly sharedExtensions?: readonly string[];
  /** File name endings of images that the machine loads. */
  readonly imageExtensions: readonly string[];
  /** How its images begin whose names need no ending, each byte as a character. */
  readonly imageSignature?: string;
  readonly lexicon: Lexicon;
  /**
   * How sure the dialect is that a text is its own, from 0 to 1: asked where several dialects have
   * the ending of a file's name. `text` is the beginning of the file or all of it.
   */
  recognize?(text: string): number;
  /** What a text of a shared ending is instead and what would work, as a sentence. */
  explainOther?(text: string): string;
}

/** A dialect whose code is loaded when a file of it is first needed. */
export interface LazyDialect extends DialectIdentity {
  load(): Promise<Dialect>;
}

export interface Dialect extends DialectIdentity {
  readonly vocabulary: Vocabulary;
  readonly rules: readonly DiagnosticRule[];
  /** They come before all that the grammar has from the vocabulary but comments. */
  readonly grammar?: readonly GrammarPattern[];
  /** The program that a new file begins with. */
  readonly template: string;
  /** Labels where programs begin; absent where they begin with their first code. */
  readonly entryPoints?: readonly string[];
  readonly symbolKinds: Readonly<Record<string, SymbolKindInfo>>;
  readonly annotationKinds: readonly AnnotationKind[];
  readonly formatStyle: FormatStyle;
  /** Settings that change what a source means: `mnemonic.<dialect>.<name>` in editors. */
  readonly settings?: readonly LaunchOption[];
  /** The readings of a number for a hover, where its people have notations of their own. */
  numberFacts?(value: number): readonly Fact[];
  /** The value of a number as it is written, where one may stand inside of an operand. */
  numberIn?(text: string): number | bigint | undefined;
  /** How numbers and addresses are written at a stop, where that is not `0x1f`. */
  readonly writeNumber?: NumberWriter;
  /** How numbers may be written, where a refactoring shall write them another way. */
  readonly numberNotations?: readonly NumberNotation[];
  /** Present where a refactoring can give a number a name. */
  readonly constants?: ConstantStyle;
  /**
   * Everything about one source. Never throws for any text. It yields now and then so that the
   * caller can drop the work when a newer text has come; it returns the analysis at the end.
   * `before` is an analysis of an earlier text of the same file by the same dialect: what the edits
   * since have left as it was need not be found out again. The result is the same without it.
   */
  analyze(source: SourceText, host: SourceHost, before?: Analysis): Generator<void, Analysis, void>;
  readonly outputs: readonly OutputFormat[];
  /**
   * Assembling with the options of the dialect's own assembler, in its spelling: `words` stand
   * behind the command's name. Pure; absent where the common options do.
   */
  assembleCommand?(words: readonly string[], host: CommandHost): CommandResult<string | Uint8Array>;
  /** The listing: address, bytes and source line by line, with the symbols at the end. */
  listing(analysis: Analysis): readonly DerivedLine[];
  /** The source behind all macros and includes; absent where a language has none. */
  expansion?(analysis: Analysis): readonly DerivedLine[];
  /** The ending of files that name the addresses of an image, beside it; absent if none do. */
  readonly symbolExtension?: string;
  /**
   * Never fails: what is no instruction comes as data. Together the texts give the same bytes.
   * `name` is the image's, where its ending tells the format; `symbols` the bytes of the file with
   * `symbolExtension` beside it.
   */
  disassemble(bytes: Uint8Array, name?: string, symbols?: Uint8Array): readonly DisassembledLine[];
  readonly machine: MachineSupport;
}

const noFiles: SourceHost = { read: () => undefined };

/** Runs an analysis to its end at once. */
export function analyzeNow(
  dialect: Dialect,
  source: SourceText,
  host = noFiles,
  before?: Analysis,
): Analysis {
  const work = dialect.analyze(source, host, before);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
