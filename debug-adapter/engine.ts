// The run loop: drives a plan (continue, step, go back) in short slices, so that a pause is heard.
import type { DataWatch, Edit, Moment, Stop, ThreadId, Watch } from '#core/machine/machine.ts';
import type { LoadedProgram } from '#core/machine/program.ts';
import type { Halt, StopRules } from './stops.ts';

/** What the engine needs of core/machine/time-travel.ts. */
export interface Travel {
  run(until: Moment, watch: Watch): Stop;
  /** The latest moment that was ever reached on this course of things. */
  readonly latest: Moment;
  /** Any moment from 0 to the latest one. */
  goTo(moment: Moment): void;
  apply(edit: Edit): void;
  /** Takes back an instruction or a call that was asked for at this moment; false if none was. */
  undo(): boolean;
}

/** The world's clock and turns, which differ between Node and a browser's worker. */
export interface Pacer {
  /** Milliseconds that only ever grow. */
  now(): number;
  /** Settles after everything that waits outside has had its turn. */
  nextTurn(): Promise<void>;
}

export interface EngineListener {
  /** Called between slices and before a halt: output and threads may have changed. */
  progress(): void;
  /** Called between slices of a search in the past, where nothing of the state shall be shown. */
  searching(): void;
  /** Called when the program waits for input, and does nothing until it comes. */
  waiting(): void;
  /** Called when another course of things begins at the present moment. */
  edited(): void;
  halted(halt: Halt): void;
  failed(error: unknown): void;
}

/** A way of running; it yields where a slice may end and returns why it halted. */
export type Plan = Generator<void, Halt, void>;

const sliceMilliseconds = 4;
const chunkMilliseconds = 1;
const smallestChunk = 64;
const largestChunk = 1 << 22;

/** No run goes further; below 2^53 so that moments stay exact. */
export const endOfTime: Moment = 2 ** 52;

export interface Goal {
  readonly step?: Watch['step'];
  /** Events to stop at beyond the exception filters. */
  readonly events?: Iterable<string>;
  readonly until?: Moment;
  /** Asked at each stop that is no halt; true ends the run there. */
  readonly reached?: (stop: Stop) => boolean;
  /** Stop here if the goal's step is at hand already. */
  readonly fromHere?: boolean;
  /** False ignores breakpoints, though they count and log. */
  readonly mayHalt?: boolean;
  /** Backward alone: accesses to look for, in place of all that may stop a run. */
  readonly data?: readonly DataWatch[];
  /** Backward alone: asked behind each step whether something has changed since the last time. */
  readonly changed?: () => boolean;
}

export type Outcome =
  | { readonly kind: 'halt'; readonly halt: Halt }
  | { readonly kind: 'reached'; readonly stop: Stop }
  | { readonly kind: 'finished'; readonly stop: Stop };

export class Engine {
  readonly program: LoadedProgram;
  readonly travel: Travel;
  readonly rules: StopRules;
  /** The machine's own events, of which a step wants to know the end of its thread. */
  readonly eventIds: readonly string[];
  readonly #pacer: Pacer;
  readonly #listener: EngineListener;
  /** Called before each instruction of a forward run. */
  trace: Watch['onInstruction'];
  #running = false;
  #pauseWanted: ThreadId | undefined;
  #disposed = false;
  #cancelled = false;
  /** What came in while a slice ran, for the next chance. */
  readonly #inputs: Uint8Array[] = [];
  /** Wakes the loop that waits for input. */
  #wake: (() => void) | undefined;
  #waits = false;
  /** True while the machine is somewhere in the past that nobody shall see. */
  #searching = false;
  #chunk = 1024;
  /** The moment whose breakpoints the user has seen: running on does not ask them again. */
  #seen: Moment | undefined;
  #entered: { readonly moment: Moment; readonly depth: number } = { moment: 0, depth: 0 };

  constructor(
    program: LoadedProgram,
    travel: Travel,
    rules: StopRules,
    eventIds: readonly string[],
    pacer: Pacer,
    listener: EngineListener,
  ) {
    this.program = program;
    this.travel = travel;
    this.rules = rules;
    this.eventIds = eventIds;
    this.#pacer = pacer;
    this.#listener = listener;
  }

  /** How many bodies of macros deep the user looks at the present moment. */
  get entered(): number {
    return this.#entered.moment === this.moment ? this.#entered.depth : 0;
  }

  /** Lets the user look into the expansion that the present moment is in. */
  enter(depth: number): void {
    this.#entered = { moment: this.moment, depth };
  }

  get running(): boolean {
    return this.#running;
  }

  get searching(): boolean {
    return this.#searching;
  }

  get moment(): Moment {
    return this.program.machine.moment;
  }

  /** Starts a plan; its halt comes through the listener. Only one plan runs at a time. */
  start(plan: Plan): void {
    this.#running = true;
    this.#pauseWanted = undefined;
    void this.#drive(plan);
  }

  /** Asks the plan to stop at the next chance; the halt names the thread. */
  pause(thread: ThreadId): void {
    if (!this.#running) return;
    this.#pauseWanted = thread;
    this.#wake?.();
  }

  /** Gives the program something to read, now or between two slices of its run. */
  input(bytes: Uint8Array): void {
    this.#inputs.push(bytes);
    if (this.#running) this.#wake?.();
    else this.#takeInput();
  }

  #takeInput(): void {
    for (const bytes of this.#inputs.splice(0)) this.apply({ kind: 'input', bytes });
  }

  /** Ends whatever runs without a halt; the engine is not used any more. */
  dispose(): void {
    this.#disposed = true;
    this.#wake?.();
  }

  async #drive(plan: Plan): Promise<void> {
    let sliceEnd = this.#pacer.now() + sliceMilliseconds;
    try {
      while (!this.#disposed) {
        if (!this.#searching) this.#takeInput();
        const step = plan.next();
        if (step.done) return this.#halt(step.value);
        if (this.#waits) await this.#waitForInput();
        else if (this.#pacer.now() < sliceEnd) continue;
        if (this.#searching) this.#listener.searching();
        else this.#listener.progress();
        await this.#pacer.nextTurn();
        if (this.#pauseWanted !== undefined) return this.#stopPlan(plan, this.#pauseWanted);
        sliceEnd = this.#pacer.now() + sliceMilliseconds;
      }
    } catch (error) {
      this.#running = false;
      if (!this.#disposed) this.#listener.failed(error);
    }
  }

  async #waitForInput(): Promise<void> {
    this.#waits = false;
    this.#listener.progress();
    if (this.#inputs.length > 0) return;
    this.#listener.waiting();
    await new Promise<void>(resolve => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }

  #stopPlan(plan: Plan, thread: ThreadId): void {
    if (this.#disposed) return;
    // A plan tidies up in its `finally`: one that searches the past comes back to the present.
    plan.return(undefined as never);
    this.#halt({ reason: 'pause', description: 'Paused', thread });
  }

  #halt(halt: Halt): void {
    this.#running = false;
    this.#takeInput();
    this.#listener.progress();
    this.#listener.halted(halt);
  }

  /**
   * Goes through the run once more, from a moment to the present, for what only a watch can tell.
   * Nobody sees the machine meanwhile. False if it was cancelled.
   */
  async replay(from: Moment, watch: Watch): Promise<boolean> {
    const present = this.moment;
    this.#searching = true;
    this.#cancelled = false;
    let sliceEnd = this.#pacer.now() + sliceMilliseconds;
    try {
      this.travel.goTo(from);
      while (this.moment < present) {
        const [before, start] = [this.moment, this.#pacer.now()];
        const { reason } = this.travel.run(Math.min(present, before + this.#chunk), watch);
        if (reason === 'finished') break;
        this.#adapt(this.moment - before, this.#pacer.now() - start);
        if (this.#pacer.now() < sliceEnd) continue;
        this.#listener.searching();
        await this.#pacer.nextTurn();
        if (this.#disposed || this.#cancelled) return false;
        sliceEnd = this.#pacer.now() + sliceMilliseconds;
      }
      return true;
    } finally {
      this.travel.goTo(present);
      this.#searching = false;
    }
  }

  /** Gives up what goes through the past without a plan. */
  cancelReplay(): void {
    this.#cancelled = true;
  }

  /** Marks the present moment as one that the user was shown. */
  markSeen(): void {
    this.#seen = this.moment;
  }

  /** Goes to a moment of the past, or of the future that was reached before. */
  goTo(moment: Moment): void {
    this.travel.goTo(moment);
    this.markSeen();
  }

  /** Applies an edit: another course of things begins. Throws EditError and changes nothing. */
  apply(edit: Edit): void {
    this.travel.apply(edit);
    this.rules.rewind(this.moment);
    this.#listener.edited();
  }

  /** Takes back an instruction or a call of the console at this moment; false if there is none. */
  undo(): boolean {
    const isUndone = this.travel.undo();
    if (isUndone) {
      this.rules.rewind(this.moment);
      this.#listener.edited();
    }
    return isUndone;
  }

  /** Runs forward until a goal is reached or something makes it halt. */
  *forward(goal: Goal): Generator<void, Outcome, void> {
    const { mayHalt = true, until = endOfTime } = goal;
    let watch = this.#watch(goal);
    // A step wants to get on, wherever it begins.
    const isUnseen = this.#seen !== this.moment && goal.step === undefined;
    let askAtStart = goal.fromHere === true || isUnseen;
    this.#seen = undefined;
    this.rules.data.look(this.program.machine);
    for (;;) {
      const limit = Math.min(until, this.moment + this.#nextChunk());
      const start = this.#pacer.now();
      const before = this.moment;
      const stop = this.travel.run(limit, askAtStart ? { ...watch, askAtStart } : watch);
      if (stop.reason === 'limit') this.#adapt(this.moment - before, this.#pacer.now() - start);
      askAtStart = stop.reason !== 'breakpoint' && stop.reason !== 'step';
      const halt = this.rules.judge(stop, false);
      if (!askAtStart) this.markSeen();
      if (halt && mayHalt) return { kind: 'halt', halt };
      if (stop.reason === 'finished') return { kind: 'finished', stop };
      if (goal.reached?.(stop)) return { kind: 'reached', stop };
      if (this.moment >= until) return { kind: 'reached', stop };
      this.#waits = stop.reason === 'input';
      yield;
      if (this.#isStale(watch)) watch = this.#watch(goal);
    }
  }

  /** True after breakpoints were changed while the plan ran. */
  #isStale(watch: Watch): boolean {
    return (
      watch.breakpoints !== this.rules.code.addresses || watch.data !== this.rules.data.watches
    );
  }

  #watch(goal: Goal): Watch {
    const watch = this.rules.watch(goal.step, goal.events ?? []);
    return this.trace ? { ...watch, onInstruction: this.trace } : watch;
  }

  /** Steps until the next look at the clock; single ones while registers are watched. */
  #nextChunk(): number {
    return this.rules.data.watchesRegisters ? 1 : this.#chunk;
  }

  #adapt(steps: number, milliseconds: number): void {
    if (steps < this.#chunk) return;
    if (milliseconds < chunkMilliseconds) this.#chunk = Math.min(largestChunk, this.#chunk * 2);
    else if (milliseconds > 2 * chunkMilliseconds) {
      this.#chunk = Math.max(smallestChunk, this.#chunk >> 1);
    }
  }

  /**
   * Goes back to the latest moment before now at which the goal's step is reached or, where it
   * may, something halts. Undefined at the start of the run, where it stays. The past is searched
   * in windows, each twice as long as the one after it; nothing counts or logs in the search.
   */
  *backward(goal: Goal): Generator<void, Outcome | undefined, void> {
    const origin = this.moment;
    let found: { moment: Moment; outcome: Outcome } | undefined;
    let end = origin;
    let length = smallestChunk;
    let complete = false;
    this.#searching = true;
    try {
      while (end > 0 && !found) {
        const start = Math.max(0, end - length);
        this.travel.goTo(start);
        found = yield* this.#search(goal, end, origin);
        end = start;
        length = Math.min(largestChunk, length * 2);
      }
      complete = true;
    } finally {
      this.goTo(complete ? (found?.moment ?? 0) : origin);
      this.#searching = false;
    }
    return found?.outcome;
  }

  /**
   * The last halt from the present moment up to `end`. What stops before the instruction at `end`
   * belongs to the next window; what stops after the step that leads to `end` belongs here.
   */
  *#search(
    goal: Goal,
    end: Moment,
    origin: Moment,
  ): Generator<void, { moment: Moment; outcome: Outcome } | undefined, void> {
    const { data, changed } = goal;
    const watch = data ? { data } : this.rules.watch(goal.step, goal.events ?? []);
    // Who looks for a step goes to its beginning: the last one counts as well.
    const last = data || changed ? origin : origin - 1;
    changed?.();
    let found: { moment: Moment; outcome: Outcome } | undefined;
    let askAtStart = true;
    this.rules.data.look(this.program.machine);
    while (this.moment < end) {
      const limit = Math.min(end, this.moment + (changed ? 1 : this.#nextChunk()));
      const stop = this.travel.run(limit, askAtStart ? { ...watch, askAtStart } : watch);
      askAtStart = stop.reason !== 'breakpoint' && stop.reason !== 'step';
      if (changed?.()) found = { moment: this.moment, outcome: { kind: 'reached', stop } };
      if (this.moment > last || stop.reason === 'finished' || stop.reason === 'input') break;
      const outcome = this.#rehearse(goal, stop);
      if (outcome) found = { moment: this.moment, outcome };
      yield;
    }
    return found;
  }

  #rehearse(goal: Goal, stop: Stop): Outcome | undefined {
    const halt = this.rules.judge(stop, true);
    if (halt && goal.mayHalt !== false) return { kind: 'halt', halt };
    return goal.reached?.(stop) ? { kind: 'reached', stop } : undefined;
  }
}
