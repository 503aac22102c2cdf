// Going back in time with any machine: snapshots, and running forward again from one of them.
import type {
  Edit,
  Machine,
  Moment,
  Snapshot,
  Stop,
  StopReason,
  ThreadId,
  Watch,
} from './machine.ts';

export interface TimeTravelOptions {
  /** Moments between two snapshots near the present. */
  readonly interval?: number;
  /** Memory for all snapshots; old ones are thinned out beyond. */
  readonly bytes?: number;
}

/** The machine stands at the stop when it is asked; true means that it is the one wanted. */
export type AcceptStop = (stop: Stop) => boolean;

interface KeptSnapshot {
  readonly snapshot: Snapshot;
  /** How many edits had been applied. */
  readonly edits: number;
}

interface KeptEdit {
  readonly moment: Moment;
  readonly edit: Edit;
}

const standardInterval = 250_000;
const standardBytes = 268_435_456;
/**
 * A large snapshot takes as long as running a third of a moment for each of its bytes, and should
 * take a small part of the time.
 */
const momentsPerByte = 2;
/** However little memory they take, so many snapshots are enough. */
const snapshotsMax = 4_096;
/** A snapshot kept on the way back lies so many moments before the goal, more if it is large. */
const nearGoal = 4_096;
const nearPerByte = 1 / 256;
/** The stretches before the present that a search looks at one after the other. */
const firstStretch = 100;
const stretchGrowth = 10;

const noWatch: Watch = {};

/** Behind such a stop nothing more is to be found on the way to a moment. */
const lastReasons: ReadonlySet<StopReason> = new Set(['limit', 'finished', 'input']);

/**
 * The only one that runs and edits its machine. At each moment the state is the one behind all
 * edits of that moment. Edits are kept and applied again whenever a run passes their moments; an
 * edit in the past drops everything that had come after it.
 */
export class TimeTravel {
  readonly #machine: Machine;
  readonly #interval: number;
  readonly #bytesMax: number;
  /** By moment; the first one is the beginning and always stays. */
  #snapshots: KeptSnapshot[];
  /** By moment, and of one moment in the order of their coming. */
  #edits: KeptEdit[] = [];
  /** How many of them the present state has in it. */
  #applied = 0;
  #bytes = 0;
  #latest: Moment;

  constructor(machine: Machine, options: TimeTravelOptions = {}) {
    this.#machine = machine;
    this.#interval = Math.max(1, options.interval ?? standardInterval);
    this.#bytesMax = options.bytes ?? standardBytes;
    const snapshot = machine.snapshot();
    this.#snapshots = [{ snapshot, edits: 0 }];
    this.#bytes = snapshot.bytes;
    this.#latest = machine.moment;
  }

  get moment(): Moment {
    return this.#machine.moment;
  }

  /** Where the history begins. */
  get earliest(): Moment {
    return this.#snapshots[0]!.snapshot.moment;
  }

  /** The latest moment that this history has reached. */
  get latest(): Moment {
    return this.#latest;
  }

  /** How many snapshots there are, and about how many bytes they hold together. */
  get memory(): { readonly snapshots: number; readonly bytes: number } {
    return { snapshots: this.#snapshots.length, bytes: this.#bytes };
  }

  /** Runs on as Machine.run does, and applies the edits that were made at later moments. */
  run(until: Moment, watch: Watch): Stop {
    let piece = watch;
    for (;;) {
      this.#keepIfDue();
      const stop = this.#machine.run(Math.min(until, this.#nextBreak()), piece);
      const applied = this.#applied;
      this.#applyDue();
      const { moment } = this.#machine;
      this.#latest = Math.max(this.#latest, moment);
      // An edit can bring life into a machine that had come to its end, or that waits for input.
      const revived =
        (stop.reason === 'finished' && !this.#machine.finished) ||
        (stop.reason === 'input' && this.#applied > applied);
      if ((stop.reason !== 'limit' && !revived) || moment >= until) return stop;
      piece = asking(watch);
    }
  }

  /** Goes to a moment from the earliest one on; a later one than ever is reached by running. */
  goTo(moment: Moment): void {
    const kept = this.#snapshotBefore(moment);
    const now = this.#machine.moment;
    // From a present that lies between the snapshot and the goal it is not as far.
    if (!(now <= moment && now >= kept.snapshot.moment)) this.#restore(kept);
    if (moment < now) this.#keepOnTheWay(kept.snapshot, moment);
    this.#runTo(moment);
  }

  /**
   * Goes back to the last stop before now that the watch and `accept` want. Without one it goes to
   * the beginning and returns a stop with the reason `limit`. The watch is asked about every step.
   */
  reverse(watch: Watch, accept: AcceptStop = () => true): Stop {
    const now = this.#machine.moment;
    let end = now;
    for (let stretch = firstStretch; end > this.earliest; stretch *= stretchGrowth) {
      const kept = this.#snapshotBefore(end - 1);
      const start = Math.max(kept.snapshot.moment, end - stretch);
      const found = this.#lastStop(start, end, now, watch, accept);
      if (found) {
        this.goTo(found.moment);
        return found.stop;
      }
      end = start;
    }
    this.goTo(this.earliest);
    return { reason: 'limit', text: 'This is where the run began.' };
  }

  /**
   * Goes back to before the last instruction that the thread executed, of those whose frame depth
   * is at most `maximumDepth`.
   */
  stepBack(thread: ThreadId, maximumDepth = Number.POSITIVE_INFINITY): Stop {
    return this.reverse({ step: { thread, maximumDepth } });
  }

  /** Applies an edit at this moment. Throws EditError; the later history is gone otherwise. */
  apply(edit: Edit): void {
    this.#machine.apply(edit);
    const { moment } = this.#machine;
    this.#edits.length = this.#applied;
    this.#edits.push({ moment, edit });
    this.#applied++;
    this.#latest = moment;
    this.#dropSnapshots(({ snapshot }) => snapshot.moment > moment);
  }

  /**
   * Takes back the instruction or the call that was asked for at this moment, with all that came
   * of it; false if the last edit here is none, or there is none.
   */
  undo(): boolean {
    const { moment } = this.#machine;
    const last = this.#edits[this.#applied - 1];
    const isAction = last?.edit.kind === 'execute' || last?.edit.kind === 'call';
    if (last?.moment !== moment || !isAction) return false;
    this.#edits.length = this.#applied - 1;
    this.#latest = moment;
    this.#dropSnapshots(kept => kept.edits > this.#edits.length);
    this.#restore(this.#snapshotBefore(moment));
    this.#runTo(moment);
    return true;
  }

  /** Who goes back once goes back again: the next time it is not as far. */
  #keepOnTheWay({ moment, bytes }: Snapshot, goal: Moment): void {
    const near = Math.max(nearGoal, Math.ceil(bytes * nearPerByte));
    if (goal - moment <= 4 * near) return;
    this.#runTo(goal - near);
    this.#keep();
  }

  #runTo(moment: Moment): void {
    while (this.#machine.moment < moment) {
      const { reason } = this.run(moment, noWatch);
      if (reason === 'finished' || reason === 'input') return;
    }
  }

  /** The last accepted stop from `start` on and before `end`; `now` bounds stops behind steps. */
  #lastStop(
    start: Moment,
    end: Moment,
    now: Moment,
    watch: Watch,
    accept: AcceptStop,
  ): { readonly moment: Moment; readonly stop: Stop } | undefined {
    this.goTo(start);
    let last: { moment: Moment; stop: Stop } | undefined;
    let piece = asking(watch);
    for (;;) {
      const stop = this.run(end, piece);
      const { moment } = this.#machine;
      if (lastReasons.has(stop.reason)) return last;
      if (moment < now && stop.reason !== 'end' && accept(stop)) last = { moment, stop };
      if (moment >= end) return last;
      piece = watch;
    }
  }

  /** The next moment at which a run has to pause for an edit or a snapshot. */
  #nextBreak(): Moment {
    const edit = this.#edits[this.#applied]?.moment ?? Number.POSITIVE_INFINITY;
    const { moment } = this.#machine;
    const due = this.#snapshotDue();
    // Where memory is short, the snapshot that is due may have been thinned out at once.
    return Math.min(edit, due > moment ? due : moment + this.#interval);
  }

  /** When the next snapshot after the present is due. */
  #snapshotDue(): Moment {
    const { snapshot } = this.#snapshotBefore(this.#machine.moment);
    const distance = Math.max(this.#interval, Math.ceil(snapshot.bytes * momentsPerByte));
    return snapshot.moment + distance;
  }

  #keepIfDue(): void {
    if (this.#machine.moment >= this.#snapshotDue()) this.#keep();
  }

  #keep(): void {
    const { moment } = this.#machine;
    const snapshot = this.#machine.snapshot();
    const at = this.#snapshots.findLastIndex(kept => kept.snapshot.moment < moment);
    this.#snapshots.splice(at + 1, 0, { snapshot, edits: this.#applied });
    this.#bytes += snapshot.bytes;
    const tooMany = () => this.#bytes > this.#bytesMax || this.#snapshots.length > snapshotsMax;
    while (tooMany() && this.#snapshots.length > 2) this.#thinOut();
  }

  /** Drops the snapshot that is missed least: near others, far from the present. */
  #thinOut(): void {
    const { moment } = this.#machine;
    let worst = 1;
    let leastWorth = Number.POSITIVE_INFINITY;
    for (let at = 1; at < this.#snapshots.length - 1; at++) {
      const before = this.#snapshots[at - 1]!.snapshot.moment;
      const after = this.#snapshots[at + 1]!.snapshot.moment;
      const age = Math.abs(moment - this.#snapshots[at]!.snapshot.moment) + 1;
      const worth = (after - before) / age;
      if (worth >= leastWorth) continue;
      worst = at;
      leastWorth = worth;
    }
    this.#bytes -= this.#snapshots[worst]!.snapshot.bytes;
    this.#snapshots.splice(worst, 1);
  }

  #snapshotBefore(moment: Moment): KeptSnapshot {
    let low = 0;
    let high = this.#snapshots.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#snapshots[middle]!.snapshot.moment <= moment) low = middle;
      else high = middle - 1;
    }
    return this.#snapshots[low]!;
  }

  /** Drops the last ones that belong to another course of things. */
  #dropSnapshots(isStale: (kept: KeptSnapshot) => boolean): void {
    while (this.#snapshots.length > 1 && isStale(this.#snapshots.at(-1)!)) {
      this.#bytes -= this.#snapshots.pop()!.snapshot.bytes;
    }
  }

  #restore({ snapshot, edits }: KeptSnapshot): void {
    this.#machine.restore(snapshot);
    this.#applied = edits;
    this.#applyDue();
  }

  #applyDue(): void {
    const { moment } = this.#machine;
    for (;;) {
      const next = this.#edits[this.#applied];
      if (!next || next.moment > moment) return;
      this.#applied++;
      this.#machine.apply(next.edit);
    }
  }
}

/** The watch for a run that goes on where a limit cut it. */
function asking(watch: Watch): Watch {
  return { ...watch, askAtStart: true };
}
