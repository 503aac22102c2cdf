// The whole way from a text to the files of one format.
import { findFormat, formatProblem } from '../outputs/formats.ts';
import type { WrittenFile } from '../outputs/object-format.ts';
import {
  type Clock,
  type ClockTime,
  type CommandLineItem,
  type Limits,
  type PreprocessorOptions,
  type SymbolLookup,
  usualWorkOfLine,
} from '../preprocessor/options.ts';
import { createPreprocessor, type ReadText } from '../preprocessor/preprocessor.ts';
import type { ReadLine } from '../preprocessor/read-line.ts';
import type { Dependency } from '../preprocessor/run.ts';
import { sourceText } from '../syntax/source-text.ts';
import { Assembly } from './assembly.ts';
import type { AssemblyMessage } from './diagnostics.ts';
import type { LineRecord } from './line-record.ts';
import type { LineSource } from './line-source.ts';
import { ListingLog } from './listing-log.ts';
import type { KeptLines } from './parts/kept-lines.ts';
import { openInParts } from './parts/part-source.ts';
import { Passes } from './passes.ts';
import { type OpenedText, PreprocessedSource } from './preprocessed-source.ts';
import type { SectionBytes } from './section-bytes.ts';
import type { SymbolEntry } from './symbols.ts';
import { noSection } from './value.ts';
import { WarningSettings } from './warning-classes.ts';

export interface AssembleInput {
  /** The name of the source, as messages and some outputs hold it. */
  readonly file: string;
  /** Where the object file goes, for maps. */
  readonly output: string;
  /** What -f takes. */
  readonly format: string;
  /** One of the format's own; empty where no debugging information is asked for. */
  readonly debugFormat: string;
  /** The folder in which the source lies, with a slash at its end, for debugging information. */
  readonly sourceFolder?: string;
  /** The folder of the command, with a slash at its end. */
  readonly currentFolder?: string;
  /** Seconds since 1970; undefined where the output has to be the same in every run. */
  readonly timeStamp?: number | undefined;
  /** The time on the wall; undefined as `timeStamp`. */
  readonly localTime?: ClockTime | undefined;
  /** 0 is -O0, 1 is -O1, 2 is -Ox. */
  readonly optimization: 0 | 1 | 2;
  /** What stands behind each -w and -W, in their order. */
  readonly warnings: readonly string[];
  /** `gprefix` and its like with their texts; none if absent. */
  readonly affixes?: readonly (readonly [string, string])[];
  /** Opens the text from its beginning, for one pass. */
  readonly open: (assembly: Assembly) => LineSource;
  readonly bytesMax?: number;
  /** Messages are told as often as nasm tells them; otherwise once for each place. */
  readonly repeatsMessages?: boolean;
  /** Takes what a listing shows; absent where nobody wants one. */
  readonly listing?: ListingLog | undefined;
  /** See `CommandHost`. */
  readonly realPath?: ((path: string) => string | undefined) | undefined;
  /** Files of INCBIN; undefined if there is none of that name. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** The records of an earlier run with the same options, whose lines need not be read again. */
  readonly earlier?: readonly LineRecord[];
}

export interface Assembled {
  /** Empty if there are errors. */
  readonly outputs: readonly WrittenFile[];
  readonly messages: readonly AssemblyMessage[];
  readonly hasErrors: boolean;
  /** Every line that says something, where the last pass has put it. */
  readonly records: readonly LineRecord[];
  readonly symbols: readonly SymbolEntry[];
  /** By index; the bytes of `records` lie in them. */
  readonly sections: readonly SectionBytes[];
  readonly passes: number;
}

/** What assembling one file asks for; nasm's options by their names. */
export interface AssembleOptions {
  readonly file: string;
  readonly text: string;
  readonly output: string;
  readonly format: string;
  readonly debugFormat: string;
  readonly sourceFolder?: string;
  /** The folder of the command, with a slash at its end. */
  readonly currentFolder?: string;
  /** The output neither says when it was made nor, for COFF, of what file. */
  readonly reproducible?: boolean;
  readonly optimization: 0 | 1 | 2;
  readonly warnings: readonly string[];
  readonly includePaths: readonly string[];
  /** -D, -U, -P and --before in their order. */
  readonly commandLine: readonly CommandLineItem[];
  readonly environment: (name: string) => string | undefined;
  readonly clock: Clock;
  readonly limits: Limits;
  /** GPREFIX and its like with their texts, as the command line gives them. */
  readonly affixes?: readonly (readonly [string, string])[];
  /** Tokens that macros may come to before the run is given up. */
  readonly workMax: number;
  /** Tokens that a line of the program counts for; see `PreprocessorOptions`. */
  readonly workOfLine?: number;
  /** Bytes that the program may come to. */
  readonly bytesMax?: number;
  /** Messages are told as often as nasm tells them; otherwise once for each place. */
  readonly repeatsMessages?: boolean;
  /** Keeps what a listing shows, which has what these letters of -L ask for. */
  readonly lists?: string | undefined;
  /** Keeps which lines conditions leave out. */
  readonly records: boolean;
  /** Opens the text instead of the preprocessor: for whoever has its lines already. */
  readonly openText?: ((options: PreprocessorOptions) => OpenedText) | undefined;
  /** See `CommandHost`. */
  readonly realPath?: ((path: string) => string | undefined) | undefined;
  /** Any file as its name is written; undefined if there is none. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** The same as text, where files are known as text anyway. */
  readonly readText?: (path: string) => string | undefined;
  /** The records of an earlier run with the same options, whose lines need not be read again. */
  readonly earlier?: readonly LineRecord[];
}

export interface AssembledFile extends Assembled {
  /** What is known of the text as a whole; undefined if it was never read. */
  readonly text: ReadText | undefined;
  /** The files that it asked for, in their order. */
  readonly dependencies: readonly Dependency[];
  /** Undefined unless the options ask for a listing. */
  readonly listing: ListingLog | undefined;
}

/** A file from its text to its outputs. Pure: reads what `read` gives, writes nothing. */
export function assemble(options: AssembleOptions): AssembledFile {
  const work = assembleInSteps(options);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same with pauses, in which whoever waits may drop the work. */
export function* assembleInSteps(options: AssembleOptions): Generator<void, AssembledFile, void> {
  let text: ReadText | undefined;
  let dependencies: readonly Dependency[] = [];
  const listing = options.lists === undefined ? undefined : new ListingLog(options.lists);
  let kept: KeptLines | undefined;
  let readings = 0;
  const open = (assembly: Assembly): LineSource => {
    const wanted = {
      ...preprocessorOptions(options, assembly),
      onRead: listing && ((read: ReadLine) => listing.read(read)),
    };
    readings++;
    const given = options.openText?.(wanted);
    if (given) {
      text = given.read;
      return given.source;
    }
    // Labels steer the text: little of it is different from pass to pass.
    if (readings > 1 && !listing) {
      const parts = openInParts(options.text, wanted, kept, read => {
        kept = read;
      });
      text = parts.read;
      return parts.source;
    }
    const preprocessor = createPreprocessor(wanted);
    text = preprocessor;
    dependencies = preprocessor.dependencies;
    listing?.beginText(preprocessor.diagnostics);
    return new PreprocessedSource(preprocessor, listing);
  };
  const timeStamp = options.reproducible ? undefined : options.clock.seconds;
  const assembled = yield* assembleLines({
    ...options,
    timeStamp,
    localTime: options.reproducible ? undefined : options.clock.local,
    open,
    listing,
  });
  return { ...assembled, text, dependencies, listing };
}

function preprocessorOptions(options: AssembleOptions, assembly: Assembly): PreprocessorOptions {
  const { includePaths, commandLine, environment, clock, records, workMax, limits } = options;
  return {
    path: options.file,
    text: options.text,
    read:
      options.readText ??
      (path => {
        const bytes = options.read(path);
        return bytes && sourceText(bytes);
      }),
    includePaths,
    commandLine,
    environment,
    symbols: symbolsOf(assembly),
    outputFormat: options.format.toLowerCase(),
    debugFormat: options.debugFormat,
    bits: () => assembly.settings.bits,
    pass: assembly.isFinalPass ? 2 : 1,
    clock,
    records: false,
    marksBranches: records,
    workMax,
    workOfLine: options.workOfLine ?? usualWorkOfLine,
    limits,
  };
}

/** The labels of the pass that runs, for %if and its like. */
function symbolsOf(assembly: Assembly): SymbolLookup {
  const fullName = (name: string): string => {
    const isLocal = name.startsWith('.') && !name.startsWith('..');
    return isLocal ? assembly.labelPrefix + name : name;
  };
  return {
    fullName,
    lookup: name => {
      const entry = assembly.symbols.find(fullName(name));
      if (!entry || entry.definedIn === 0) return undefined;
      entry.isUsed = true;
      const forward = entry.definedIn < assembly.pass;
      return { section: entry.section, offset: entry.offset, forward, unknown: false };
    },
    here: () => assembly.here(),
    sectionStart: () => assembly.sectionStart(),
  };
}

/** Assembles a text. Whatever is wrong with it stands in the messages; undefined format is one. */
function* assembleLines(input: AssembleInput): Generator<void, Assembled, void> {
  const warnings = new WarningSettings();
  for (const option of input.warnings) warnings.apply(option);
  warnings.freeze();
  const format = findFormat(input.format);
  if (!format) return failed(input, formatProblem(input.format));
  const assembly = new Assembly(format, input, warnings);
  const { optimization, read } = input;
  const passes = new Passes({
    assembly,
    optimization,
    open: () => input.open(assembly),
    read,
    earlier: input.earlier ?? [],
  });
  yield* passes.run();
  const outputs = assembly.log.errors > 0 ? [] : write(assembly, passes.records);
  const hasErrors = assembly.log.errors > 0;
  return {
    outputs: hasErrors ? (assembly.writer.remains?.() ?? []) : outputs,
    messages: assembly.log.messages,
    hasErrors,
    records: passes.records,
    symbols: [...assembly.symbols.all],
    sections: [...assembly.sections],
    passes: assembly.pass,
  };
}

/** What nasm calls itself in the files that say by whom they were made; with --reproducible too. */
const producers = { usual: 'NASM 2.16.01', reproducible: 'NASM' } as const;

function write(assembly: Assembly, records: readonly LineRecord[]): readonly WrittenFile[] {
  assembly.line = undefined;
  const lines = () =>
    records
      .filter(({ total }) => total > 0)
      .map(({ line, section, offset, isAbsolute }) => ({
        file: line.reportedFile,
        line: line.reportedLine,
        section: isAbsolute ? noSection : section,
        offset,
      }));
  const producer = assembly.timeStamp === undefined ? producers.reproducible : producers.usual;
  const outputs = assembly.writer.write({ symbols: assembly.listed, lines, producer });
  assembly.log.endPasses();
  return outputs;
}

function failed({ file }: AssembleInput, text: string): Assembled {
  const message: AssemblyMessage = {
    severity: 'fatal',
    class: '',
    text,
    file,
    line: 0,
    place: undefined,
    expansion: undefined,
  };
  return {
    outputs: [],
    messages: [message],
    hasErrors: true,
    records: [],
    symbols: [],
    sections: [],
    passes: 0,
  };
}
