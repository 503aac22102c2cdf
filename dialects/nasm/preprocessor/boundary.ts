// The point between two lines of the main file, as whoever keeps checkpoints sees it.
import { type Checkpoint, checkpointOf, isAtRest, isLike, type SharedState } from './checkpoint.ts';
import type { Place } from './expanded-line.ts';
import type { FileFrame } from './frames.ts';
import type { Run } from './run.ts';

/** What a part of the main file has left behind besides its lines. */
export interface PartFacts {
  /** Whole lines that a condition leaves out. */
  readonly inactive: readonly Place[];
  /** Some line of it depends on its number, or says it. */
  readonly asksLine: boolean;
  /** Files of the run behind the part itself and below this number are those that it includes. */
  readonly filesEnd: number;
}

/** Where a part of the main file begins. */
export interface PartStart {
  readonly checkpoint: Checkpoint;
  /** Index of the part among the files of the run: places in it count from its beginning. */
  readonly file: number;
}

/** Always about the point that its run has come to. */
export class Boundary {
  readonly #run: Run;
  #shared: SharedState | undefined;

  constructor(run: Run, shared?: SharedState) {
    this.#run = run;
    this.#shared = shared;
  }

  isReached(): boolean {
    return isAtRest(this.#run);
  }

  /** UTF-16 units from the beginning of the part. */
  get at(): number {
    return this.#frame.at;
  }

  /** The number of the next line as nasm counts. */
  get reportedLine(): number {
    return this.#frame.reportedLine;
  }

  isLike(checkpoint: Checkpoint): boolean {
    return isLike(this.#run, checkpoint);
  }

  /** Whether the run has counted as many calls as the one that came to the checkpoint. */
  hasCounted({ unique }: Checkpoint): boolean {
    return this.#run.unique === unique;
  }

  /** What there is to say of the part that ends here; to be asked once for each. */
  endPart(): PartFacts {
    const run = this.#run;
    const inactive = run.branches?.takeInactive() ?? [];
    const { askedLine } = run;
    run.askedLine = false;
    if (this.#shared) this.#shared.unique = Math.max(this.#shared.unique, run.unique);
    return { inactive, asksLine: askedLine, filesEnd: run.files.length };
  }

  beginPart(): PartStart {
    const run = this.#run;
    this.#shared ??= { names: run.names, files: run.files, unique: 0 };
    const checkpoint = checkpointOf(run, this.#shared, run.branches?.openBranches() ?? []);
    const before = this.#frame;
    const { path, text } = before.source;
    const file = run.files.push({ path, text: '', isPart: true }) - 1;
    const frame: FileFrame = {
      ...before,
      source: { path, text: text.slice(before.at) },
      file,
      at: 0,
    };
    run.frame = frame;
    run.include = frame;
    return { checkpoint, file };
  }

  get #frame(): FileFrame {
    return this.#run.frame as FileFrame;
  }
}
