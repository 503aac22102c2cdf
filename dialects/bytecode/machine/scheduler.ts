// Who runs where and when: processors, sleepers, arrivals, and the policy that chooses.
import type { ActivityLog } from './activity-log.ts';
import type { Policy, ReadyCause } from './policies/policy.ts';
import { TaskHeap, type TaskHeapState } from './policies/task-heap.ts';
import type { RunSettings } from './settings.ts';
import { blocked, ended, ready, sleeping, type TaskTable } from './task-table.ts';

/** Where a run stands as a whole. */
export const goesOn = 0;
export const allEnded = 1;
export const deadlocked = 2;

export interface SchedulerState {
  readonly tick: number;
  readonly core: number;
  readonly nextEvent: number;
  readonly arrivalsDone: number;
  readonly alive: number;
  readonly switches: number;
  readonly status: number;
  readonly running: Int32Array;
  readonly lastRan: Int32Array;
  readonly yielded: Uint8Array;
  readonly busyUntil: Float64Array;
  readonly quantumLeft: Float64Array;
  readonly ranBase: Float64Array;
  readonly sleepers: TaskHeapState;
  readonly policy: unknown;
}

/** What the scheduler tells the world. */
export interface SchedulerListener {
  contextSwitch(task: number): void;
  deadlock(): void;
}

/**
 * The tick that is to come has always been prepared: arrivals and wake-ups have happened and each
 * processor has its task. `nextEvent` is the tick that has to be prepared next by `startTick`;
 * until then only instructions change anything.
 */
export class Scheduler {
  readonly cores: number;
  readonly policy: Policy;
  tick = 0;
  /** The processor whose turn in the tick comes next. */
  core = 0;
  nextEvent = 0;
  alive = 0;
  switches = 0;
  status = goesOn;
  /** Whether the listener hears of context switches: there are many. */
  tellsSwitches = false;
  /** True while an instruction executes, false while an edit is applied. */
  executing = false;
  /** By processor: its task or -1, also while the context switch to it lasts. */
  readonly running: Int32Array;
  readonly lastRan: Int32Array;
  readonly yielded: Uint8Array;
  /** When the context switch ends; 0 if none is under way. */
  readonly busyUntil: Float64Array;
  readonly quantumLeft: Float64Array;
  /** CPU time of the task when it came to the processor. */
  readonly ranBase: Float64Array;

  readonly #tasks: TaskTable;
  readonly #switchCost: number;
  readonly #activity: ActivityLog | undefined;
  /** True when a context switch is more than the exchange of two tasks. */
  readonly #isObserved: boolean;
  readonly #listener: SchedulerListener;
  readonly #sleepers = new TaskHeap();
  #arrivals = new Int32Array(0);
  #arrivalsDone = 0;
  /** Scratch: who gave up which processor in this preparation. */
  readonly #displaced: Int32Array;

  constructor(
    tasks: TaskTable,
    policy: Policy,
    settings: RunSettings,
    activity: ActivityLog | undefined,
    listener: SchedulerListener,
  ) {
    const { cores, switchCost } = settings;
    this.cores = cores;
    this.policy = policy;
    this.#tasks = tasks;
    this.#switchCost = switchCost;
    this.#activity = activity;
    this.#isObserved = activity !== undefined || switchCost > 0;
    this.#listener = listener;
    this.running = new Int32Array(cores).fill(-1);
    this.lastRan = new Int32Array(cores).fill(-1);
    this.#displaced = new Int32Array(cores).fill(-1);
    this.yielded = new Uint8Array(cores);
    this.busyUntil = new Float64Array(cores);
    this.quantumLeft = new Float64Array(cores);
    this.ranBase = new Float64Array(cores);
  }

  /** Takes all tasks of the table, which arrive at their ticks, and prepares the first tick. */
  begin(): void {
    const { arrival, count } = this.#tasks;
    this.#arrivals = Int32Array.from({ length: count }, (_, task) => task);
    this.#arrivals.sort((a, b) => arrival[a]! - arrival[b]! || a - b);
    this.alive = count;
    this.startTick();
  }

  /** A task joins the ready ones at the tick `time`, unless it is suspended. */
  makeReady(task: number, cause: ReadyCause, time: number): void {
    this.setState(task, ready, time);
    if (!this.#tasks.suspended[task]) this.policy.add(task, cause, time);
  }

  /** The tick from which on the effects of what happens now count. */
  get effectTime(): number {
    return this.executing || this.core > 0 ? this.tick + 1 : this.tick;
  }

  /** As `makeReady`, by an instruction of the current tick or an edit. */
  wakeUp(task: number, cause: ReadyCause): void {
    this.#activity?.mark(this.effectTime, task, 'wake');
    this.makeReady(task, cause, this.effectTime);
    this.prepareNext();
  }

  /** Makes sure that the next tick is prepared. */
  prepareNext(): void {
    if (this.nextEvent > this.tick + 1) this.nextEvent = this.tick + 1;
  }

  /** The running task of the current processor goes to sleep until the tick `wake`. */
  sleep(task: number, wake: number): void {
    this.free(this.core, 'block');
    this.#tasks.wake[task] = wake;
    this.setState(task, sleeping, this.tick + 1);
    this.#sleepers.add(task, wake, task);
  }

  /** The running task of the current processor blocks. */
  block(task: number): void {
    this.free(this.core, 'block');
    this.setState(task, blocked, this.tick + 1);
  }

  /** Takes the task off a processor. */
  free(core: number, cause: 'block' | 'end' | 'preempted'): void {
    const task = this.running[core]!;
    this.policy.left(task, this.#tasks.cpu[task]! - this.ranBase[core]!, cause);
    this.running[core] = -1;
    this.busyUntil[core] = 0;
    this.yielded[core] = 0;
    this.prepareNext();
  }

  /** The processor that has the task; -1 if none has. */
  coreOf(task: number): number {
    return this.running.indexOf(task);
  }

  /** True for a task that has a processor which executes its instructions. */
  isRunning(task: number): boolean {
    const core = this.coreOf(task);
    return core >= 0 && !this.isSwitching(core);
  }

  isSwitching(core: number): boolean {
    return this.busyUntil[core]! > this.tick;
  }

  /** Takes a task out of wherever it stands ready or sleeps. */
  withdraw(task: number): void {
    this.policy.remove(task);
    this.#sleepers.remove(task);
  }

  setState(task: number, state: number, time: number): void {
    const tasks = this.#tasks;
    const before = tasks.state[task];
    if (before === sleeping || before === blocked) tasks.away[task]! += time - tasks.since[task]!;
    tasks.state[task] = state;
    tasks.since[task] = time;
    this.#activity?.change(time, task, state);
  }

  /** The next task to arrive comes at this tick; Infinity if all have. */
  get nextArrival(): number {
    const next = this.#arrivalsDone;
    if (next >= this.#arrivals.length) return Number.POSITIVE_INFINITY;
    return this.#tasks.arrival[this.#arrivals[next]!]!;
  }

  sleepersInOrder(): readonly number[] {
    return this.#sleepers.sorted();
  }

  /** Prepares the current tick: who arrives, wakes up, has to leave, and comes to a processor. */
  startTick(): void {
    const now = this.tick;
    this.#admit(now);
    this.#expire(now);
    if (this.policy.advance(now)) this.#renewQuanta();
    this.fillIdle(0);
    if (this.policy.preemptive && this.policy.size() > 0) this.#preempt(now);
    this.#settleDisplaced(now);
    this.#planNext(now);
  }

  /**
   * What `startTick` comes to on a single core when nothing is due but the end of a quantum; it is
   * much faster, and short quanta live from it. Returns false if a context switch takes its time.
   */
  rotate(): boolean {
    const now = this.tick;
    const task = this.running[0]!;
    const { policy } = this;
    const { cpu } = this.#tasks;
    const next = policy.exchange(task, cpu[task]! - this.ranBase[0]!, now);
    const ran = cpu[next]!;
    if (next === task || (ran > 0 && !this.#isObserved && !this.tellsSwitches)) {
      this.quantumLeft[0] = policy.quantum(next);
      this.ranBase[0] = ran;
      if (next !== task) this.#noteSwitch(0, next);
    } else {
      this.#dispatch(0, next, now);
      this.#activity?.displaced(now, task, next);
    }
    if (policy.preemptive) this.#planNext(now);
    return this.#switchCost === 0 || this.busyUntil[0]! <= now;
  }

  #noteSwitch(core: number, task: number): void {
    this.running[core] = task;
    this.lastRan[core] = task;
    this.switches++;
    this.#tasks.switches[task]!++;
  }

  /** Gives each idle processor from `first` on a ready task. */
  fillIdle(first: number): void {
    for (let core = first; core < this.cores && this.policy.size() > 0; core++) {
      if (this.running[core]! < 0) this.#dispatch(core, this.policy.take(this.tick), this.tick);
    }
  }

  /** Finds out whether anything can happen any more; reports a deadlock if it is new. */
  judge(): void {
    this.status = goesOn;
    if (this.policy.size() > 0 || this.#sleepers.size > 0) return;
    if (this.nextArrival !== Number.POSITIVE_INFINITY) return;
    if (this.running.some(task => task >= 0)) return;
    if (this.alive === 0) {
      this.status = allEnded;
      return;
    }
    // A suspended task that is ready can be resumed at any time.
    const { state, count } = this.#tasks;
    for (let task = 0; task < count; task++) if (state[task] === ready) return;
    this.status = deadlocked;
    this.#activity?.mark(this.tick, state.indexOf(blocked), 'deadlock');
    this.#listener.deadlock();
  }

  #renewQuanta(): void {
    for (let core = 0; core < this.cores; core++) {
      const task = this.running[core]!;
      if (task < 0) continue;
      this.quantumLeft[core] = this.policy.quantum(task);
      this.ranBase[core] = this.#tasks.cpu[task]!;
    }
  }

  #admit(now: number): void {
    while (this.nextArrival <= now) {
      const task = this.#arrivals[this.#arrivalsDone++]!;
      if (this.#tasks.state[task]! >= ended) continue;
      this.#activity?.mark(now, task, 'arrival');
      this.makeReady(task, 'arrival', now);
    }
    while (this.#sleepers.firstKey <= now) {
      const task = this.#sleepers.take();
      this.#activity?.mark(now, task, 'wake');
      this.makeReady(task, 'wake', now);
    }
  }

  #expire(now: number): void {
    for (let core = 0; core < this.cores; core++) {
      const task = this.running[core]!;
      if (task < 0) continue;
      if (this.busyUntil[core]! > 0 && this.busyUntil[core]! <= now) this.#enter(core, now);
      if (this.yielded[core]) this.#displace(core, 'yield', now);
      else if (this.quantumLeft[core]! <= 0) this.#displace(core, 'expired', now);
    }
  }

  #displace(core: number, cause: 'yield' | 'expired' | 'preempted', now: number): void {
    const task = this.running[core]!;
    this.policy.left(task, this.#tasks.cpu[task]! - this.ranBase[core]!, cause);
    this.running[core] = -1;
    this.yielded[core] = 0;
    this.#displaced[core] = task;
    this.policy.add(task, cause, now);
  }

  /** Lets more urgent ready tasks take the processors of the least urgent running ones. */
  #preempt(now: number): void {
    for (let round = 0; round < this.cores; round++) {
      const worst = this.#worstCore();
      if (worst < 0 || this.policy.bestRank(now) >= this.#rankOn(worst)) return;
      const next = this.policy.take(now);
      this.#displace(worst, 'preempted', now);
      this.#dispatch(worst, next, now);
    }
  }

  #rankOn(core: number): number {
    const task = this.running[core]!;
    return this.policy.rank(task, this.#tasks.cpu[task]! - this.ranBase[core]!);
  }

  /** The processor with the least urgent task, the last one of several; -1 if all are idle. */
  #worstCore(): number {
    let worst = -1;
    let worstRank = Number.NEGATIVE_INFINITY;
    for (let core = 0; core < this.cores; core++) {
      if (this.running[core]! < 0 || this.busyUntil[core]! > this.tick) continue;
      const rank = this.#rankOn(core);
      if (rank < worstRank) continue;
      worst = core;
      worstRank = rank;
    }
    return worst;
  }

  #dispatch(core: number, task: number, now: number): void {
    this.quantumLeft[core] = this.policy.quantum(task);
    this.ranBase[core] = this.#tasks.cpu[task]!;
    const last = this.lastRan[core]!;
    this.running[core] = task;
    this.lastRan[core] = task;
    // The first task of a processor replaces none.
    if (last !== task && last >= 0) {
      this.#noteSwitch(core, task);
      this.#activity?.mark(now, task, 'switch');
      if (this.tellsSwitches) this.#listener.contextSwitch(task);
      if (this.#switchCost > 0) {
        const until = now + this.#switchCost;
        this.busyUntil[core] = until;
        if (until < this.nextEvent) this.nextEvent = until;
        if (this.#displaced.includes(task)) this.#activity?.change(now, task, ready);
        return;
      }
    }
    this.#enter(core, now);
  }

  /** The task of a processor begins to run. */
  #enter(core: number, now: number): void {
    const task = this.running[core]!;
    const tasks = this.#tasks;
    this.busyUntil[core] = 0;
    if (tasks.firstRun[task]! < 0) tasks.firstRun[task] = now;
    // Who stays on its processor goes on running.
    if (this.#activity && this.#displaced[core] !== task) this.#activity.runs(now, task, core);
  }

  /** Records that those who gave up a processor and got none wait from now on. */
  #settleDisplaced(now: number): void {
    for (let core = 0; core < this.cores; core++) {
      const task = this.#displaced[core]!;
      if (task < 0) continue;
      this.#displaced[core] = -1;
      if (!this.#activity || this.coreOf(task) >= 0) continue;
      this.#activity.displaced(now, task, this.running[core]!);
    }
  }

  #planNext(now: number): void {
    let next = Math.min(this.nextArrival, this.#sleepers.firstKey);
    let runs = false;
    for (let core = 0; core < this.cores; core++) {
      if (this.running[core]! < 0) continue;
      runs = true;
      if (this.busyUntil[core]! > now) next = Math.min(next, this.busyUntil[core]!);
    }
    if (!runs) this.judge();
    else if (this.policy.preemptive) {
      const worst = this.#worstCore();
      if (worst >= 0) next = Math.min(next, this.policy.decisionAfter(this.#rankOn(worst), now));
    }
    this.nextEvent = next;
  }

  save(): SchedulerState {
    return {
      tick: this.tick,
      core: this.core,
      nextEvent: this.nextEvent,
      arrivalsDone: this.#arrivalsDone,
      alive: this.alive,
      switches: this.switches,
      status: this.status,
      running: this.running.slice(),
      lastRan: this.lastRan.slice(),
      yielded: this.yielded.slice(),
      busyUntil: this.busyUntil.slice(),
      quantumLeft: this.quantumLeft.slice(),
      ranBase: this.ranBase.slice(),
      sleepers: this.#sleepers.save(),
      policy: this.policy.save(),
    };
  }

  load(state: SchedulerState): void {
    this.tick = state.tick;
    this.core = state.core;
    this.nextEvent = state.nextEvent;
    this.#arrivalsDone = state.arrivalsDone;
    this.alive = state.alive;
    this.switches = state.switches;
    this.status = state.status;
    this.running.set(state.running);
    this.lastRan.set(state.lastRan);
    this.yielded.set(state.yielded);
    this.busyUntil.set(state.busyUntil);
    this.quantumLeft.set(state.quantumLeft);
    this.ranBase.set(state.ranBase);
    this.#sleepers.load(state.sleepers);
    this.policy.load(state.policy);
  }
}
