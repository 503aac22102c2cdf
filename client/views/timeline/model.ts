// The run as the timeline knows it: for each lane its changes of state, with sums that tell in
// logarithmic time how much of any stretch the thread was running.
import type {
  ActivityChange,
  ActivityLane,
  ActivityMark,
  ActivityState,
} from '#core/machine/activity.ts';
import type { ActivityPlace, ActivityUpdate } from './messages.ts';

export interface Interval {
  readonly start: number;
  /** Exclusive; the end of what is known for the last one. */
  readonly end: number;
  readonly state: ActivityState;
  readonly core: number | undefined;
  /** Who took its processor, and what else there is to say of why. */
  readonly by: number | undefined;
  readonly reason: string | undefined;
}

/** One thread's history; times ascend. */
export class Lane {
  readonly thread: number;
  name: string;
  readonly #changes: ActivityChange[] = [];
  /** Time spent running before change `i`. */
  readonly #ran: number[] = [];

  constructor({ thread, name }: ActivityLane) {
    this.thread = thread;
    this.name = name;
  }

  get length(): number {
    return this.#changes.length;
  }

  add(change: ActivityChange): void {
    const last = this.#changes.at(-1);
    const before = this.#ran.at(-1) ?? 0;
    const running = last?.state === 'running' ? change.time - last.time : 0;
    this.#changes.push(change);
    this.#ran.push(before + running);
  }

  /** Forgets the changes behind the first `count`. */
  truncate(count: number): void {
    this.#changes.length = Math.min(this.#changes.length, count);
    this.#ran.length = this.#changes.length;
  }

  /** The index of the last change at or before `time`; -1 before the first. */
  indexAt(time: number): number {
    let low = -1;
    let high = this.#changes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#changes[middle]!.time <= time) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Interval `index`; `end` ends the last one. */
  interval(index: number, end: number): Interval | undefined {
    const change = this.#changes[index];
    if (!change) return undefined;
    const next = this.#changes[index + 1]?.time ?? Math.max(end, change.time);
    const { state, core, by, reason } = change;
    return { start: change.time, end: next, state, core, by, reason };
  }

  /** Clock units spent running before `time`. */
  ranBefore(time: number): number {
    const index = this.indexAt(time);
    if (index < 0) return 0;
    const change = this.#changes[index]!;
    return this.#ran[index]! + (change.state === 'running' ? time - change.time : 0);
  }
}

/** Everything received so far, what lies behind `now` after a step back included. */
export class RunModel {
  readonly lanes: Lane[] = [];
  marks: ActivityMark[] = [];
  now = 0;
  /** How far the run has ever been; beyond `now` only after going back. */
  end = 0;
  clockUnit = 'tick';
  /** Whether more than one core has run anything. */
  hasSeveralCores = false;
  #changes: ActivityChange[] = [];
  readonly #byThread = new Map<number, Lane>();
  /** Changes and marks that the debugger holds too, at `now`. */
  #confirmedChanges = 0;
  #confirmedMarks = 0;
  #confirmedLanes = 0;

  /** From where on the next update is to be asked for. */
  get next(): ActivityPlace {
    return {
      fromChange: this.#confirmedChanges,
      fromMark: this.#confirmedMarks,
      fromLane: this.#confirmedLanes,
    };
  }

  lane(thread: number): Lane | undefined {
    return this.#byThread.get(thread);
  }

  /** Takes what the debugger has told from a place on. */
  update(update: ActivityUpdate, { fromChange, fromMark }: ActivityPlace = this.next): void {
    this.clockUnit = update.clockUnit;
    for (const lane of update.lanes) this.#declare(lane);
    this.#confirmedLanes = update.nextLane;
    // Two questions at once may leave a gap; the next answer closes it.
    if (fromChange > this.#changes.length || fromMark > this.marks.length) return;
    if (update.changes.length > 0 || update.marks.length > 0) {
      this.#extend(update, fromChange, fromMark);
    }
    if (update.now < this.now) this.#goBack(update.now);
    this.now = update.now;
    this.end = Math.max(this.end, update.now);
  }

  #declare(lane: ActivityLane): void {
    const known = this.#byThread.get(lane.thread);
    if (known) {
      known.name = lane.name;
      return;
    }
    const added = new Lane(lane);
    this.#byThread.set(lane.thread, added);
    this.lanes.push(added);
  }

  /** The threads that are ready at a time, the one that has waited longest first. */
  readyAt(time: number): readonly number[] {
    return this.lanes
      .map(lane => ({ thread: lane.thread, at: lane.interval(lane.indexAt(time), this.end) }))
      .filter(({ at }) => at?.state === 'ready')
      .sort((a, b) => a.at!.start - b.at!.start)
      .map(({ thread }) => thread);
  }

  /**
   * The same run brings the same changes, so that what is known beyond stays; after an edit it
   * brings others, and what was known is wrong.
   */
  #extend({ changes, marks, now }: ActivityUpdate, from: number, fromMark: number): void {
    const diverges = changes.some((change, index) => {
      const known = this.#changes[from + index];
      return known !== undefined && !isSame(known, change);
    });
    if (diverges) {
      this.#truncate(from, fromMark);
      this.end = now;
    }
    for (let index = this.#changes.length - from; index < changes.length; index++) {
      const change = changes[index]!;
      this.#changes.push(change);
      if ((change.core ?? 0) > 0) this.hasSeveralCores = true;
      this.#byThread.get(change.thread)?.add(change);
    }
    for (let index = this.marks.length - fromMark; index < marks.length; index++) {
      this.marks.push(marks[index]!);
    }
    this.#confirmedChanges = from + changes.length;
    this.#confirmedMarks = fromMark + marks.length;
  }

  #truncate(changes: number, marks: number): void {
    this.#changes.length = changes;
    this.marks.length = marks;
    const counts = new Map<number, number>();
    for (const { thread } of this.#changes) counts.set(thread, (counts.get(thread) ?? 0) + 1);
    for (const lane of this.lanes) lane.truncate(counts.get(lane.thread) ?? 0);
  }

  /** After a step back: the debugger holds only what happened up to then. */
  #goBack(now: number): void {
    this.#confirmedChanges = firstFrom(this.#changes, now);
    this.#confirmedMarks = firstFrom(this.marks, now);
    this.#confirmedLanes = 0;
  }
}

/** The index of the first item at `time` or later: what happens at `now` may happen again. */
export function firstFrom(items: readonly { readonly time: number }[], time: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isSame(a: ActivityChange, b: ActivityChange): boolean {
  const same = a.time === b.time && a.thread === b.thread && a.state === b.state;
  return same && a.core === b.core && a.by === b.by && a.reason === b.reason;
}
