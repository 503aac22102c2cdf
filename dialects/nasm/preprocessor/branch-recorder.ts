// Which lines conditions leave out, for editors that fade them.
import type { BodyLine } from './body-line.ts';
import type { Place } from './expanded-line.ts';
import { branch } from './frames.ts';
import { place } from './places.ts';

interface OpenBranch {
  since: BodyLine;
  state: number;
}

/** More characters than a file has. */
const fileSize = 2 ** 32;

/** A macro leaves out the same lines at each of its calls; they are recorded once. */
export class BranchRecorder {
  /** Whole lines. */
  readonly inactive: Place[] = [];
  private readonly known = new Set<number>();
  private readonly open: OpenBranch[] = [];

  begin(line: BodyLine, state: number): void {
    this.open.push({ since: line, state });
  }

  /** The next branch of the innermost condition begins. */
  next(line: BodyLine, state: number): void {
    const open = this.open.at(-1);
    if (!open) return;
    this.leaveOut(open, line);
    open.since = line;
    open.state = state;
  }

  end(line: BodyLine): void {
    const open = this.open.pop();
    if (open) this.leaveOut(open, line);
  }

  private leaveOut({ since, state }: OpenBranch, until: BodyLine): void {
    if (state === branch.taken || state === branch.elseTaken) return;
    if (since.file < 0 || since.file !== until.file || since.end + 1 >= until.start) return;
    const key = since.file * fileSize + since.end;
    if (this.known.has(key)) return;
    this.known.add(key);
    this.inactive.push(place(since.file, since.end + 1, until.start));
  }
}
