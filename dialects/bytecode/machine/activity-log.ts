// Who did what when in a run, in typed arrays; only its end changes when a run goes back.
import {
  type ActivityChange,
  type ActivityMark,
  type ActivityState,
  activityStates,
} from '#core/machine/activity.ts';
import { blocked, ended, faulted, pending, ready, sleeping } from './task-table.ts';

/** Entries of a list; what comes later is not recorded, so that memory stays bounded. */
const entriesMax = 8_388_608;

interface EntriesState {
  readonly times: Float64Array;
  readonly tasks: Int32Array;
  readonly codes: Uint16Array;
  readonly length: number;
}

/** A list that marks share: an entry that differs from what lies there moves it to a copy. */
class Entries {
  length = 0;
  #times: Float64Array = new Float64Array(64);
  #tasks: Int32Array = new Int32Array(64);
  #codes: Uint16Array = new Uint16Array(64);
  /** Entries that somebody may hold a mark of. */
  #written = 0;

  append(time: number, task: number, code: number): void {
    const at = this.length;
    if (at >= entriesMax) return;
    if (at < this.#written) {
      const same = this.#times[at] === time && this.#tasks[at] === task && this.#codes[at] === code;
      if (!same) this.#copy(this.#times.length);
    } else if (at === this.#times.length) this.#copy(at * 2);
    this.#times[at] = time;
    this.#tasks[at] = task;
    this.#codes[at] = code;
    this.length = at + 1;
    this.#written = Math.max(this.#written, this.length);
  }

  time(index: number): number {
    return this.#times[index]!;
  }

  task(index: number): number {
    return this.#tasks[index]!;
  }

  code(index: number): number {
    return this.#codes[index]!;
  }

  save(): EntriesState {
    return { times: this.#times, tasks: this.#tasks, codes: this.#codes, length: this.length };
  }

  load(state: EntriesState): void {
    if (state.times !== this.#times) {
      this.#times = state.times;
      this.#tasks = state.tasks;
      this.#codes = state.codes;
      // How much of the array is written is not known: what is there is compared or copied.
      this.#written = state.times.length;
    }
    this.length = state.length;
  }

  #copy(capacity: number): void {
    const times = new Float64Array(capacity);
    times.set(this.#times.subarray(0, this.length));
    this.#times = times;
    const tasks = new Int32Array(capacity);
    tasks.set(this.#tasks.subarray(0, this.length));
    this.#tasks = tasks;
    const codes = new Uint16Array(capacity);
    codes.set(this.#codes.subarray(0, this.length));
    this.#codes = codes;
    this.#written = this.length;
  }
}

const markKinds = [
  'arrival',
  'preemption',
  'switch',
  'wake',
  'end',
  'fault',
  'deadlock',
] as const satisfies readonly ActivityMark['kind'][];

const shownAs: Readonly<Record<number, ActivityState>> = {
  [ready]: 'ready',
  [sleeping]: 'sleeping',
  [blocked]: 'blocked',
  [ended]: 'ended',
  [faulted]: 'ended',
};

const shownRunning = activityStates.indexOf('running');
const stateBits = 3;

export interface ActivityLogState {
  readonly changes: EntriesState;
  readonly marks: EntriesState;
}

/** Times are ticks; tasks go in by index and come out by number. */
export class ActivityLog {
  readonly #changes = new Entries();
  readonly #marks = new Entries();

  /** The task comes into a state of the task table. */
  change(time: number, task: number, state: number): void {
    if (state !== pending)
      this.#changes.append(time, task, activityStates.indexOf(shownAs[state]!));
  }

  /** The task begins to run on a processor. */
  runs(time: number, task: number, core: number): void {
    this.#changes.append(time, task, shownRunning | ((core + 1) << stateBits));
  }

  mark(time: number, task: number, kind: ActivityMark['kind']): void {
    this.#marks.append(time, task, markKinds.indexOf(kind));
  }

  changes(from: number): readonly ActivityChange[] {
    const list = this.#changes;
    const found: ActivityChange[] = [];
    for (let at = Math.max(0, from); at < list.length; at++) {
      const code = list.code(at);
      const core = (code >> stateBits) - 1;
      found.push({
        time: list.time(at),
        thread: list.task(at) + 1,
        state: activityStates[code & ((1 << stateBits) - 1)]!,
        ...(core >= 0 ? { core } : {}),
      });
    }
    return found;
  }

  marks(from: number): readonly ActivityMark[] {
    const list = this.#marks;
    const found: ActivityMark[] = [];
    for (let at = Math.max(0, from); at < list.length; at++) {
      const kind = markKinds[list.code(at)]!;
      found.push({ time: list.time(at), thread: list.task(at) + 1, kind });
    }
    return found;
  }

  save(): ActivityLogState {
    return { changes: this.#changes.save(), marks: this.#marks.save() };
  }

  load(state: ActivityLogState): void {
    this.#changes.load(state.changes);
    this.#marks.load(state.marks);
  }
}
