// The preprocessor: a source goes in, lines come out one by one as the assembler pulls them.
import { appendAll } from '#core/lists.ts';
import { type BodyLine, directiveOf, firstOf, restOf } from './body-line.ts';
import { Boundary } from './boundary.ts';
import { BranchRecorder } from './branch-recorder.ts';
import { type Checkpoint, restore, type SharedState } from './checkpoint.ts';
import { isConditional, isLeft } from './conditionals.ts';
import { isExhausted, type PreprocessorDiagnostic } from './diagnostic.ts';
import { skipSpaceAt } from './directive-line.ts';
import { numberOf } from './directive-names.ts';
import { handleDirective, isFunction } from './directives.ts';
import type { AskedValue } from './evaluation.ts';
import type { ExpandedLine, Padding, Place } from './expanded-line.ts';
import { isEmitting, type SourceFile } from './frames.ts';
import { type PreprocessorIndex, Recorder } from './index-recorder.ts';
import { MadeLine } from './made-line.ts';
import { callMulti } from './multi-call.ts';
import { collect, endCollection } from './multi-definitions.ts';
import { NameTable, type Word } from './names.ts';
import type { CommandLineItem, PreprocessorOptions } from './options.ts';
import { substitute } from './parameters.ts';
import { place } from './places.ts';
import { PlainLine } from './plain-line.ts';
import { tellTokens } from './read-line.ts';
import { pushFile, readLine } from './reading.ts';
import type { Dependency, Run } from './run.ts';
import { expandSingle } from './single-expansion.ts';
import { introduceStandard } from './standard-macros.ts';
import { rawText, settled, withoutDoubledSpace } from './texts.ts';
import type { Token } from './token.ts';

/** What is known of a text that was read. */
export type ReadText = Pick<Preprocessor, 'files' | 'inactive'>;

export interface Preprocessor {
  /** The next line; undefined at the end or behind a fatal error. */
  next(): ExpandedLine | undefined;
  /** What was found wrong so far, in nasm's order. */
  readonly diagnostics: readonly PreprocessorDiagnostic[];
  /** Every file read so far; `Place.file` is an index into it. */
  readonly files: readonly SourceFile[];
  /** What %include and %depend have named, in their order; absent where nobody asks. */
  readonly dependencies: readonly Dependency[];
  /** Whether some line so far depends on a label or on `$`. */
  readonly consultedSymbols: boolean;
  /** A fatal error, or more work than the options allow, has ended it before the text did. */
  readonly ended: boolean;
  /** The values that depended on labels since somebody asked for them last. */
  takeAsked(): readonly AskedValue[];
  /** Lines that a condition leaves out, as whole lines; none unless the options ask for them. */
  readonly inactive: readonly Place[];
  /** Undefined unless the options ask to record. */
  readonly index: PreprocessorIndex | undefined;
}

function createRun(options: PreprocessorOptions, shared?: SharedState): Run {
  const run: Run = {
    options,
    names: shared?.names ?? new NameTable(() => undefined),
    files: shared?.files ?? [],
    diagnostics: [],
    dependencies: [],
    recorder: options.records ? new Recorder() : undefined,
    boundary: undefined,
    branches: options.marksBranches ? new BranchRecorder() : undefined,
    frame: undefined,
    include: undefined,
    body: undefined,
    call: undefined,
    context: undefined,
    collection: undefined,
    nestedMacros: 0,
    nestedRepeats: 0,
    line: undefined,
    reportedFile: options.path,
    reportedLine: 0,
    askedLine: false,
    unique: 0,
    work: 0,
    consultedSymbols: false,
    asked: [],
    answers: [],
    standardGone: false,
    standardMultiGone: false,
    limits: options.limits,
    saneEmptyExpansion: false,
    noAliases: false,
    values: new Map(),
    packages: new Set(),
    stack: { pointer: 'ebp', argumentOffset: 8, localOffset: 0, size: 4 },
    pending: [],
    depth: 0,
    ended: false,
    macroCalls: 0,
    macroLevels: 0,
    callsReported: false,
    refused: new Set(),
    recursionReported: false,
  };
  // V8 puts a function that is written as the value of a property among its old objects, where it
  // would keep the run from small collections; this one is born young.
  const introduce = (word: Word) => introduceStandard(run, word);
  run.names.introduce = introduce;
  return run;
}

function commandLineText({ kind: what, text }: CommandLineItem): string {
  switch (what) {
    case 'define': {
      const equals = text.indexOf('=');
      if (equals < 0) return `%define ${text}`;
      return `%define ${text.slice(0, equals)} ${text.slice(equals + 1)}`;
    }
    case 'undefine':
      return `%undef ${text}`;
    case 'include':
      return `%include "${text}"`;
    case 'before':
      return text;
  }
}

/** Where and with what a preprocessor goes on. */
export interface Resumption {
  readonly checkpoint: Checkpoint;
  /** Of the main file from the checkpoint on. */
  readonly text: string;
  /** The number of its first line. */
  readonly reportedLine: number;
  /** The number of the next call or context. */
  readonly unique: number;
  /** What its first questions about labels have to be answered with. */
  readonly answers: readonly AskedValue[];
}

/** A preprocessor at the beginning of a source. It never throws, whatever the source is. */
export function createPreprocessor(options: PreprocessorOptions): Preprocessor {
  const run = createRun(options);
  pushFile(run, { path: options.path, text: options.text }, undefined, false);
  const before = options.commandLine.map(commandLineText).join('\n');
  if (before !== '') pushFile(run, { path: '', text: before }, undefined, true);
  return preprocessorOf(run);
}

/**
 * A preprocessor that goes on where a checkpoint was taken, with another text from there on. What
 * else has begun at checkpoints of the same text must not go on: they share the table of names.
 */
export function resumePreprocessor(
  options: PreprocessorOptions,
  { checkpoint, text, reportedLine, unique, answers }: Resumption,
): Preprocessor {
  const run = createRun(options, checkpoint.shared);
  restore(run, checkpoint, text, reportedLine, unique);
  appendAll(run.answers, answers);
  return preprocessorOf(run, checkpoint.shared);
}

function preprocessorOf(run: Run, shared?: SharedState): Preprocessor {
  if (run.options.atLine) run.boundary = new Boundary(run, shared);
  return new RunningPreprocessor(run);
}

/** A class, because getters in an object literal keep all that they see from young collections. */
class RunningPreprocessor implements Preprocessor {
  readonly diagnostics: readonly PreprocessorDiagnostic[];
  readonly files: readonly SourceFile[];
  readonly dependencies: readonly Dependency[];
  readonly index: PreprocessorIndex | undefined;
  readonly #run: Run;

  constructor(run: Run) {
    this.diagnostics = run.diagnostics;
    this.files = run.files;
    this.dependencies = run.dependencies;
    this.index = run.recorder;
    this.#run = run;
  }

  get consultedSymbols(): boolean {
    return this.#run.consultedSymbols;
  }

  get ended(): boolean {
    return this.#run.ended;
  }

  get inactive(): readonly Place[] {
    return this.#run.branches?.inactive ?? [];
  }

  next(): ExpandedLine | undefined {
    try {
      return nextLine(this.#run);
    } catch (error) {
      // A text that the engine cannot hold, of macros that each were within their bounds.
      if (!(error instanceof RangeError)) throw error;
      isExhausted(this.#run, this.#run.options.workMax);
      return undefined;
    }
  }

  takeAsked(): readonly AskedValue[] {
    const { asked } = this.#run;
    this.#run.asked = [];
    return asked;
  }
}

function nextLine(run: Run): ExpandedLine | undefined {
  for (;;) {
    const waiting = run.pending.shift();
    if (waiting) return make(run, waiting.tokens, waiting.padding);
    const line = readLine(run);
    if (!line || line instanceof PlainLine) return line;
    run.line = line;
    if (isExhausted(run, line.tokens.length + 1)) return undefined;
    const tokens = processLine(run, line);
    if (tokens && !run.ended) return make(run, tokens, undefined);
  }
}

function make(run: Run, tokens: readonly Token[], padding: Padding | undefined): ExpandedLine {
  const final = withoutDoubledSpace(settled(run, tokens));
  const text = rawText(final);
  isExhausted(run, run.options.workOfLine + (text.length >> 4));
  const { line, frame } = run;
  return new MadeLine(
    text,
    place(line?.file ?? 0, line?.start ?? 0, line?.end ?? 0),
    run.reportedFile,
    run.reportedLine,
    frame?.expansion,
    !frame?.hidden,
    final,
    padding,
  );
}

/** Handles the directive that stands in the line itself; false if it is not to be handled. */
function handle(run: Run, line: BodyLine, isTaken: boolean, hasParameters: boolean): boolean {
  const { tokens, first, directive } = line;
  if (!isTaken && !isConditional(directive)) return false;
  if (isFunction(tokens, first, directive)) return false;
  const rest = hasParameters
    ? withoutFirstSpace(substitute(run, tokens, skipSpaceAt(tokens, first + 1)))
    : restOf(line);
  return handleDirective(run, line, tokens[first]!, rest, directive);
}

function withoutFirstSpace(tokens: readonly Token[]): readonly Token[] {
  const first = skipSpaceAt(tokens, 0);
  return first === 0 ? tokens : tokens.slice(first);
}

const lineNumber = numberOf('line');

/** Takes one line; its tokens if it is to go out. */
function processLine(run: Run, line: BodyLine): readonly Token[] | undefined {
  // Lines are counted anew wherever that is said, but not by macros.
  if (line.directive === lineNumber && !run.body) {
    const said = run.diagnostics.length;
    handleDirective(run, line, line.tokens[line.first]!, restOf(line), lineNumber);
    if (!isEmitting(run.include)) run.diagnostics.length = said;
    return undefined;
  }
  if (run.collection) {
    if (collect(run, line)) return undefined;
    return endCollection(run, line) ? [] : undefined;
  }
  const isTaken = isEmitting(run.include) && !isLeft(run);
  let { tokens, first, directive } = line;
  const hasParameters = isTaken && line.hasParameters;
  if (directive > 0 && handle(run, line, isTaken, hasParameters)) return undefined;
  if (hasParameters) {
    tokens = substitute(run, tokens);
    first = firstOf(tokens);
    const isOther = directive !== directiveOf(tokens, first);
    directive = directiveOf(tokens, first);
    if (isOther && directive > 0 && !isFunction(tokens, first, directive)) {
      const rest = tokens.slice(skipSpaceAt(tokens, first + 1));
      if (handleDirective(run, line, tokens[first]!, rest, directive)) return undefined;
    }
  }
  if (!isTaken) return undefined;
  tokens = expandSingle(run, tokens);
  const called = callMulti(run, tokens);
  if (!called) return tokens;
  if (called.label) tellTokens(run, run.frame!, line, called.label);
  return called.label;
}
