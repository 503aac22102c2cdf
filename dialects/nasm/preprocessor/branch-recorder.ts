// Which lines conditions leave out, for editors that fade them.
import type { BodyLine } from './body-line.ts';
import type { Place } from './expanded-line.ts';
import { branch, type Frame } from './frames.ts';
import { place } from './places.ts';

export interface OpenBranch {
  since: BodyLine;
  /** Where that line came from: lines of a file, or one call of a macro. */
  frame: Frame | undefined;
  state: number;
}

/** More characters than a file has. */
const fileSize = 2 ** 32;

/** A macro leaves out the same lines at each of its calls; they are recorded once. */
export class BranchRecorder {
  /** Whole lines. */
  inactive: Place[] = [];
  private readonly known = new Set<number>();
  private open: OpenBranch[] = [];

  begin(line: BodyLine, frame: Frame | undefined, state: number): void {
    this.open.push({ since: line, frame, state });
  }

  /** The next branch of the innermost condition begins. */
  next(line: BodyLine, frame: Frame | undefined, state: number): void {
    const open = this.open.at(-1);
    if (!open) return;
    this.leaveOut(open, line, frame);
    open.since = line;
    open.frame = frame;
    open.state = state;
  }

  end(line: BodyLine, frame: Frame | undefined): void {
    const open = this.open.pop();
    if (open) this.leaveOut(open, line, frame);
  }

  /** What has been recorded since it was last taken. */
  takeInactive(): readonly Place[] {
    const { inactive } = this;
    this.inactive = [];
    this.known.clear();
    return inactive;
  }

  openBranches(): readonly OpenBranch[] {
    return this.open.map(each => ({ ...each }));
  }

  /** Goes on with what was open. */
  resume(open: readonly OpenBranch[]): void {
    this.open = open.map(each => ({ ...each }));
  }

  private leaveOut(
    { since, frame, state }: OpenBranch,
    until: BodyLine,
    now: Frame | undefined,
  ): void {
    if (state === branch.taken || state === branch.elseTaken) return;
    // A condition that a macro opens and its caller closes has no lines of its own.
    if (frame !== now) return;
    if (since.file < 0 || since.file !== until.file || since.end + 1 >= until.start) return;
    const key = since.file * fileSize + since.end;
    if (this.known.has(key)) return;
    this.known.add(key);
    this.inactive.push(place(since.file, since.end + 1, until.start));
  }
}
