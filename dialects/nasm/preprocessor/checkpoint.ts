// The state of a run between two lines of its main file, from which another run can go on.
import type { OpenBranch } from './branch-recorder.ts';
import { branch, type FileFrame, type OpenCondition, type SourceFile } from './frames.ts';
import type { MultiMacro } from './multi-macro.ts';
import type { NameTable } from './names.ts';
import type { Limits } from './options.ts';
import { withPlainLineEnds } from './reading.ts';
import type { Run, StackFrame } from './run.ts';
import { sameMultiMacros, sameSingleMacros } from './same-macros.ts';
import type { SingleMacro } from './single-macro.ts';
import { freshMacros, introduceStandard } from './standard-macros.ts';

/** What all runs on texts of one file have together. */
export interface SharedState {
  readonly names: NameTable;
  readonly files: SourceFile[];
  /** No run has used this number of a call or context, nor any above it. */
  unique: number;
}

/** What a run knows besides its macros. */
interface Circumstances {
  readonly reportedFile: string;
  readonly lineIncrement: number;
  readonly bits: number;
  readonly limits: Limits;
  readonly saneEmptyExpansion: boolean;
  readonly noAliases: boolean;
  readonly recursionReported: boolean;
  readonly stack: string;
  readonly packages: string;
  /** The states of the conditions that are open. */
  readonly conditions: string;
}

export interface Checkpoint {
  readonly shared: SharedState;
  readonly circumstances: Circumstances;
  readonly stack: StackFrame;
  readonly packages: readonly string[];
  readonly conditions: readonly OpenCondition[];
  readonly branches: readonly OpenBranch[];
  /** Number of the next line. */
  readonly reportedLine: number;
  /** The number of the next call or context, as the run counts that came here. */
  readonly unique: number;
  readonly work: number;
  /** The macros of each of the table's `macros`, as many as there were. */
  readonly single: readonly (readonly SingleMacro[] | undefined)[];
  readonly multi: readonly (readonly MultiMacro[] | undefined)[];
}

/** Open conditions of a state that is kept: each checkpoint has a copy of them. */
const conditionsMax = 1000;

/** Whether nothing is open but conditions: what is kept then is all that there is. */
export function isAtRest(run: Run): boolean {
  const { frame } = run;
  if (frame?.kind !== 'file' || frame.parent || run.collection || run.context) return false;
  if (frame.conditions.length > conditionsMax) return false;
  if (run.nestedMacros > 0 || run.nestedRepeats > 0 || run.pending.length > 0) return false;
  const state = frame.conditions.at(-1)?.state ?? branch.taken;
  return state === branch.taken || state === branch.elseTaken;
}

function circumstancesOf(run: Run, { reportedFile, lineIncrement, conditions }: FileFrame) {
  const { limits, saneEmptyExpansion, noAliases, recursionReported } = run;
  const { pointer, argumentOffset, localOffset, size } = run.stack;
  return {
    reportedFile,
    lineIncrement,
    bits: run.options.bits(),
    limits,
    saneEmptyExpansion,
    noAliases,
    recursionReported,
    stack: [pointer, argumentOffset, localOffset, size].join(' '),
    packages: [...run.packages].join(' '),
    conditions: conditions.map(({ state }) => state).join(' '),
  };
}

/** The state of a run that is at rest. */
export function checkpointOf(
  run: Run,
  shared: SharedState,
  branches: readonly OpenBranch[],
): Checkpoint {
  const frame = run.frame as FileFrame;
  const { macros } = run.names;
  return {
    shared,
    circumstances: circumstancesOf(run, frame),
    stack: { ...run.stack },
    packages: [...run.packages],
    conditions: frame.conditions.map(each => ({ ...each })),
    branches,
    reportedLine: frame.reportedLine,
    unique: run.unique,
    work: run.work,
    single: macros.map(({ single }) => single),
    multi: macros.map(({ multi }) => multi),
  };
}

/** Whether a run that is at rest would do the same with any text as one from the checkpoint. */
export function isLike(run: Run, checkpoint: Checkpoint): boolean {
  if (run.names.isCleared) return false;
  const frame = run.frame as FileFrame;
  const now: Circumstances = circumstancesOf(run, frame);
  const { circumstances, single, multi } = checkpoint;
  for (const [key, value] of Object.entries(circumstances)) {
    if (now[key as keyof Circumstances] !== value) return false;
  }
  return run.names.macros.every((word, index) => {
    // What was no macro yet has the macros that every text has at its beginning.
    const known =
      index < single.length
        ? { single: single[index], multi: multi[index] }
        : freshMacros(run, word.text);
    return sameSingleMacros(word.single, known.single) && sameMultiMacros(word.multi, known.multi);
  });
}

/** Gives a new run the state of a checkpoint, with another text and line number from there on. */
export function restore(
  run: Run,
  checkpoint: Checkpoint,
  text: string,
  reportedLine: number,
  unique: number,
): void {
  const { circumstances, stack, packages, conditions, branches } = checkpoint;
  const { reportedFile, lineIncrement, limits, recursionReported } = circumstances;
  const { saneEmptyExpansion, noAliases } = circumstances;
  Object.assign(run, { limits, saneEmptyExpansion, noAliases, recursionReported });
  Object.assign(run.stack, stack);
  for (const name of packages) run.packages.add(name);
  run.unique = unique;
  run.work = checkpoint.work;
  run.branches?.resume(branches);
  restoreMacros(run, checkpoint);
  const source = { path: run.options.path, text: withPlainLineEnds(text) };
  const frame: FileFrame = {
    kind: 'file',
    source,
    file: run.files.push({ path: source.path, text: '', isPart: true }) - 1,
    parent: undefined,
    include: undefined,
    expansion: undefined,
    call: undefined,
    body: undefined,
    conditions: conditions.map(each => ({ ...each })),
    at: 0,
    reportedFile,
    reportedLine,
    lineIncrement,
    hidden: false,
    own: false,
  };
  run.frame = frame;
  run.include = frame;
}

function restoreMacros(run: Run, { single, multi }: Checkpoint): void {
  run.names.macros.forEach((word, index) => {
    word.single = single[index];
    word.multi = multi[index];
    if (index >= single.length) introduceStandard(run, word);
    // The run that was to go on may have been dropped in the middle of an expansion.
    for (const macro of word.single ?? []) macro.inProgress = false;
    for (const macro of word.multi ?? []) macro.inProgress = 0;
  });
}
