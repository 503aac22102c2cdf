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
  readonly abouts: Int32Array;
  readonly length: number;
}

/** A list that marks share: an entry that differs from what lies there moves it to a copy. */
class Entries {
  length = 0;
  #times: Float64Array = new Float64Array(64);
  #tasks: Int32Array = new Int32Array(64);
  #codes: Uint16Array = new Uint16Array(64);
  #abouts: Int32Array = new Int32Array(64);
  /** Entries that somebody may hold a mark of. */
  #written = 0;

  append(time: number, task: number, code: number, about: number): void {
    const at = this.length;
    if (at >= entriesMax) return;
    if (at < this.#written) {
      if (!this.#holds(at, time, task, code, about)) this.#copy(this.#times.length);
    } else if (at === this.#times.length) this.#copy(at * 2);
    this.#times[at] = time;
    this.#tasks[at] = task;
    this.#codes[at] = code;
    this.#abouts[at] = about;
    this.length = at + 1;
    this.#written = Math.max(this.#written, this.length);
  }

  #holds(at: number, time: number, task: number, code: number, about: number): boolean {
    return (
      this.#times[at] === time &&
      this.#tasks[at] === task &&
      this.#codes[at] === code &&
      this.#abouts[at] === about
    );
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

  about(index: number): number {
    return this.#abouts[index]!;
  }

  save(): EntriesState {
    return {
      times: this.#times,
      tasks: this.#tasks,
      codes: this.#codes,
      abouts: this.#abouts,
      length: this.length,
    };
  }

  load(state: EntriesState): void {
    if (state.times !== this.#times) {
      this.#times = state.times;
      this.#tasks = state.tasks;
      this.#codes = state.codes;
      this.#abouts = state.abouts;
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
    const abouts = new Int32Array(capacity);
    abouts.set(this.#abouts.subarray(0, this.length));
    this.#abouts = abouts;
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
const shownReady = activityStates.indexOf('ready');
const stateBits = 3;

export interface ActivityLogState {
  readonly changes: EntriesState;
  readonly marks: EntriesState;
}

/** What the log asks of the world; tasks are given by index. */
export interface ActivityWords {
  /** `waits for lock door, held by low`, at this moment. */
  waitText(task: number): string;
  /** What there is to say of a task's end; '' if nothing. */
  noteOf(task: number): string;
}

/** Times are ticks; tasks go in by index and come out by number. */
export class ActivityLog {
  readonly #changes = new Entries();
  readonly #marks = new Entries();
  readonly #words: ActivityWords;
  /** Why tasks have waited: there are few such texts, however often they wait. */
  readonly #texts: string[] = [];
  readonly #textIndices = new Map<string, number>();

  constructor(words: ActivityWords) {
    this.#words = words;
  }

  /** The task comes into a state of the task table. */
  change(time: number, task: number, state: number): void {
    if (state === pending) return;
    const about = state === blocked ? this.#indexOf(this.#words.waitText(task)) : 0;
    this.#changes.append(time, task, activityStates.indexOf(shownAs[state]!), about);
  }

  /** The task has to leave its processor to another one, or to nobody: -1. */
  displaced(time: number, task: number, by: number): void {
    this.mark(time, task, 'preemption');
    this.#changes.append(time, task, shownReady, by + 1);
  }

  /** The task begins to run on a processor. */
  runs(time: number, task: number, core: number): void {
    this.#changes.append(time, task, shownRunning | ((core + 1) << stateBits), 0);
  }

  mark(time: number, task: number, kind: ActivityMark['kind']): void {
    this.#marks.append(time, task, markKinds.indexOf(kind), 0);
  }

  #indexOf(text: string): number {
    const known = this.#textIndices.get(text);
    if (known !== undefined) return known;
    const index = this.#texts.push(text) - 1;
    this.#textIndices.set(text, index);
    return index;
  }

  changes(from: number): readonly ActivityChange[] {
    const list = this.#changes;
    const found: ActivityChange[] = [];
    for (let at = Math.max(0, from); at < list.length; at++) {
      const code = list.code(at);
      const core = (code >> stateBits) - 1;
      const state = activityStates[code & ((1 << stateBits) - 1)]!;
      const by = state === 'ready' ? list.about(at) : 0;
      const reason = this.#reasonOf(state, list.task(at), list.about(at));
      found.push({
        time: list.time(at),
        thread: list.task(at) + 1,
        state,
        ...(core >= 0 ? { core } : {}),
        ...(by > 0 ? { by } : {}),
        ...(reason === '' ? {} : { reason }),
      });
    }
    return found;
  }

  #reasonOf(state: ActivityState, task: number, about: number): string {
    if (state === 'blocked') return this.#texts[about]!;
    return state === 'ended' ? this.#words.noteOf(task) : '';
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
