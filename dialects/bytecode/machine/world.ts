// The whole state of a run: code, tasks, stacks, what tasks share, and the scheduler.
import { OutputLog } from '#core/machine/output-log.ts';
import { instructionText } from '../disassembler.ts';
import { decodeInstruction } from '../encoding.ts';
import { ActivityLog } from './activity-log.ts';
import type { Code } from './code.ts';
import { ForkingLog } from './forking-log.ts';
import { callsMax, stackValuesMax } from './limits.ts';
import { policyKinds } from './policies/catalogue.ts';
import { Resources } from './resources.ts';
import { Scheduler } from './scheduler.ts';
import type { RunSettings } from './settings.ts';
import { Stacks } from './stacks.ts';
import { blocked, ended, faulted, TaskTable } from './task-table.ts';
import { waitText } from './thread-view.ts';
import type { WorldNames } from './world-names.ts';

/** What can happen in a step that a user may want to stop at, the gravest first; one bit each. */
export const eventBits = {
  fault: 1,
  deadlock: 2,
  'stack-underflow': 4,
  'task-end': 8,
  'context-switch': 16,
} as const;
export type EventId = keyof typeof eventBits;

/** An event with the index of its task and the address of the instruction that led to it. */
export interface WorldEvent {
  readonly event: EventId;
  readonly task: number;
  readonly address: number;
}

export interface WorldOptions {
  readonly settings: RunSettings;
  readonly names: WorldNames;
  readonly recordActivity: boolean;
  /** For a dry run: one task that waits for nobody. */
  readonly alone?: boolean;
  /** Expected CPU time in ticks of a task that declares none. */
  readonly burstOf: (entry: number) => number;
}

/** Variables are kept up to the highest one that was ever written. */
const variablesAtFirst = 16;

export class World {
  readonly code: Code;
  readonly settings: RunSettings;
  readonly names: WorldNames;
  readonly alone: boolean;
  readonly tasks = new TaskTable();
  readonly stacks = new Stacks();
  readonly scheduler: Scheduler;
  readonly resources: Resources;
  readonly output = new OutputLog();
  readonly activity: ActivityLog | undefined;
  /** What there is to say of tasks that ended. */
  readonly notes = new ForkingLog<string>((a, b) => a === b);
  variables = new Int32Array(variablesAtFirst);
  /** Instructions executed; one WORK is one however long it takes. */
  instructions = 0;

  /** Events that the present run stops at, and those of them that happened in this step. */
  eventsWanted = 0;
  readonly events: WorldEvent[] = [];
  /** Called for accesses to variables, at least the watched ones; true if this is one of them. */
  onAccess: ((variable: number, isWrite: boolean) => boolean) | undefined;
  /** The last one of them. */
  accessTask = -1;
  accessVariable = -1;
  /** The instruction that is executing, and its task; -1 while an edit is applied. */
  at = 0;
  executing = -1;

  readonly #burstOf: (entry: number) => number;

  constructor(code: Code, options: WorldOptions) {
    const { settings, names, recordActivity, alone = false } = options;
    this.code = code;
    this.settings = settings;
    this.names = names;
    this.alone = alone;
    this.#burstOf = options.burstOf;
    this.activity = recordActivity ? this.#newLog() : undefined;
    const { tasks } = this;
    const facts = {
      priority: (task: number) => tasks.effective[task]!,
      burst: (task: number) => this.burst(task),
      remaining: (task: number) => Math.max(0, this.burst(task) - tasks.cpu[task]!),
      deadline: (task: number) => tasks.deadline[task]!,
    };
    const policy = policyKinds[settings.scheduler].create(facts, settings);
    this.scheduler = new Scheduler(tasks, policy, settings, this.activity, {
      contextSwitch: task => this.raise('context-switch', task),
      deadlock: () => this.raise('deadlock', tasks.state.indexOf(blocked)),
    });
    const { inheritance } = settings;
    this.resources = new Resources(tasks, this.scheduler, { inheritance, alone }, (task, value) =>
      this.push(task, value),
    );
  }

  #newLog(): ActivityLog {
    return new ActivityLog({
      waitText: task => waitText(this, task),
      noteOf: task => this.noteOf(task),
    });
  }

  /** Expected CPU time of a task in ticks. */
  burst(task: number): number {
    const known = this.tasks.burst[task]!;
    if (!Number.isNaN(known)) return known;
    const found = this.#burstOf(this.tasks.entry[task]!);
    this.tasks.burst[task] = found;
    return found;
  }

  raise(event: EventId, task: number): void {
    if ((this.eventsWanted & eventBits[event]) === 0) return;
    // One instruction may take several values from an empty stack.
    if (this.events.some(known => known.event === event && known.task === task)) return;
    this.events.push({ event, task, address: this.at });
  }

  /** Takes the top of a task's stack; an empty stack gives 0. */
  pop(task: number): number {
    const { depth, stackBase } = this.tasks;
    if (depth[task] === 0) {
      this.raise('stack-underflow', task);
      return 0;
    }
    depth[task]!--;
    return this.stacks.memory[stackBase[task]! + depth[task]!]!;
  }

  /** Puts a value on a task's stack; the task faults if there is no room. */
  push(task: number, value: number): void {
    const { depth, stackBase, stackCapacity } = this.tasks;
    if (depth[task] === stackCapacity[task] && !this.#growStack(task)) return;
    this.stacks.memory[stackBase[task]! + depth[task]!] = value;
    depth[task]!++;
  }

  #growStack(task: number): boolean {
    const { depth, stackBase, stackCapacity } = this.tasks;
    if (depth[task]! >= stackValuesMax) {
      this.fault(task, `its stack would hold more than ${stackValuesMax} values`);
      return false;
    }
    return this.#grow(task, stackBase, stackCapacity);
  }

  /** Notes a call; false if the task has faulted for it. */
  pushCall(task: number, returnAddress: number, target: number): boolean {
    const { calls, callBase, callCapacity } = this.tasks;
    if (calls[task]! >= callsMax) {
      this.fault(task, `more than ${callsMax} calls within calls`);
      return false;
    }
    const used = 2 * calls[task]!;
    if (used === callCapacity[task] && !this.#grow(task, callBase, callCapacity)) return false;
    this.stacks.memory[callBase[task]! + used] = returnAddress;
    this.stacks.memory[callBase[task]! + used + 1] = target;
    calls[task]!++;
    return true;
  }

  /** Moves a stack to a piece of twice the size. */
  #grow(task: number, bases: Int32Array, capacities: Int32Array): boolean {
    const capacity = capacities[task]!;
    const piece = this.stacks.take(Math.max(8, capacity * 2));
    if (!piece) {
      this.fault(task, 'no memory is left for the stacks of all tasks');
      return false;
    }
    const base = bases[task]!;
    this.stacks.memory.copyWithin(piece.base, base, base + capacity);
    this.stacks.give(base, capacity);
    bases[task] = piece.base;
    capacities[task] = piece.capacity;
    return true;
  }

  load(variable: number): number {
    return this.variables[variable] ?? 0;
  }

  store(variable: number, value: number): void {
    if (variable >= this.variables.length) {
      if (value === 0) return;
      const grown = new Int32Array(Math.max(variable + 1, this.variables.length * 2));
      grown.set(this.variables);
      this.variables = grown;
    }
    this.variables[variable] = value;
  }

  /** Ends a task that cannot go on; the others do. */
  fault(task: number, what: string): void {
    if (!this.tasks.isAlive(task)) return;
    // A task that was waiting stands behind its instruction, the one that executes at it.
    if (task === this.executing) this.tasks.pc[task] = this.at;
    this.raise('fault', task);
    this.end(task, faulted, `${what} (${this.placeText(this.tasks.pc[task]!)})`);
  }

  /** Ends a task: its locks go to those who wait for them. */
  end(task: number, state: typeof ended | typeof faulted, note: string): void {
    const { tasks, scheduler } = this;
    const time = scheduler.effectTime;
    const core = scheduler.coreOf(task);
    if (core >= 0) scheduler.free(core, 'end');
    else scheduler.withdraw(task);
    this.resources.stopWaiting(task);
    scheduler.setState(task, state, time);
    tasks.end[task] = time;
    tasks.workLeft[task] = 0;
    scheduler.alive--;
    scheduler.prepareNext();
    const locks = this.resources.releaseAll(task).map(lock => this.names.of('lock', lock));
    this.#annotate(task, note, locks);
    if (state === ended) this.#giveStacksBack(task);
    this.activity?.mark(time, task, state === faulted ? 'fault' : 'end');
    this.raise('task-end', task);
  }

  #annotate(task: number, note: string, locks: readonly string[]): void {
    const held = locks.length === 0 ? '' : `ended while it held ${locks.join(', ')}`;
    const text = [note, held].filter(part => part !== '').join('; ');
    if (text === '') return;
    this.notes.append(text);
    this.tasks.note[task] = this.notes.length;
  }

  #giveStacksBack(task: number): void {
    const { stackBase, stackCapacity, callBase, callCapacity, depth, calls } = this.tasks;
    this.stacks.give(stackBase[task]!, stackCapacity[task]!);
    this.stacks.give(callBase[task]!, callCapacity[task]!);
    stackCapacity[task] = 0;
    callCapacity[task] = 0;
    depth[task] = 0;
    calls[task] = 0;
  }

  /** Why a task faulted, or what else there is to say of its end. */
  noteOf(task: number): string {
    return this.notes.at(this.tasks.note[task]! - 1) ?? '';
  }

  /** `ADD at offset 0x0012`, as far as the bytes there are an instruction. */
  placeText(address: number): string {
    const { base, end } = this.code.imageFor(address) ?? { base: 0, end: 0 };
    const offset = `offset ${hex(address - base)}`;
    const decoded = decodeInstruction(this.code.bytes.subarray(base, end), address - base);
    return decoded ? `${instructionText(decoded, () => undefined)} at ${offset}` : `at ${offset}`;
  }
}

/** An address or offset as messages write it. */
export function hex(value: number): string {
  return `0x${value.toString(16).padStart(4, '0')}`;
}
