// The interface of an emulated machine. A machine is deterministic and knows nothing of sources or
// debuggers: the same image and the same edits give the same run, so that any moment can be
// reached again by restoring a snapshot and running forward (core/machine/time-travel.ts).
import type { OutputLog } from './output-log.ts';

/**
 * A point of a run: how many atomic steps came before it, from 0. At each moment at most one
 * instruction executes. What a step is, the machine says: an instruction, or a core's share of a
 * tick. Whole numbers up to 2^53.
 */
export type Moment = number;

/**
 * In the addressable units of a memory space. A canonical 64-bit address is a sign-extended 48-bit
 * number, so a double holds each exactly; the upper half is negative.
 */
export type Address = number;

export type ThreadId = number;

export interface Thread {
  readonly id: ThreadId;
  readonly name: string;
  /** `running`, `ready`, `sleeping`, `blocked`, `ended`, `faulted`, or the machine's own word. */
  readonly state: string;
  /** Why, in a few words: `waits for lock 2, held by low`; '' if there is nothing to say. */
  readonly detail: string;
  readonly alive: boolean;
}

/** Which threads are wanted; what is left out is no condition. */
export interface ThreadsWanted {
  readonly name?: string;
  /** Only those that have not ended. */
  readonly alive?: boolean;
  /** No more than so many, which are those with the lowest ids. */
  readonly most?: number;
}

/** A register at a stop. Wider values than a double's integers are why values are bigint. */
export interface Register {
  readonly name: string;
  readonly bits: number;
  /** As an unsigned number of `bits` bits. */
  readonly value: bigint;
  /** True where people read it as a signed number by default. */
  readonly signed: boolean;
  readonly writable: boolean;
  /** True for the program counter and the like: shown as an address. */
  readonly address?: boolean;
  /** What the value stands for, in a few words: `user, priority 0`. */
  readonly note?: string;
  readonly summary: string;
}

export interface MemorySpace {
  /** `code`, `variables`, `memory`: unique in the machine. */
  readonly id: string;
  readonly title: string;
  readonly unitBits: 8 | 16 | 32;
  /** In units; addresses run from `base` to `base + size - 1`. */
  readonly base: Address;
  readonly size: number;
  readonly writable: boolean;
  /** True where people read a unit as a signed number by default. */
  readonly signed?: boolean;
}

/** One activation, innermost first. */
export interface Frame {
  /** The next instruction (innermost), or the one that a return leads to. */
  readonly address: Address;
  /** The address that was called; names the frame by its symbol. */
  readonly entry: Address;
  /** True where an interrupt or exception came in between: no call stands before `address`. */
  readonly interrupted?: boolean;
}

/** Something that a data breakpoint can watch. */
export type WatchTarget =
  | {
      readonly kind: 'memory';
      readonly space: string;
      readonly address: Address;
      readonly length: number;
    }
  | { readonly kind: 'register'; readonly thread: ThreadId; readonly register: string };

export interface DataWatch {
  readonly target: WatchTarget;
  readonly access: 'read' | 'write' | 'readWrite';
}

/** A value in a tree that the Variables view shows. */
export interface Variable {
  readonly name: string;
  /** A number of `bits` bits (unsigned), formatted as the user chose, or text. */
  readonly value: bigint | string;
  readonly bits?: number;
  readonly signed?: boolean;
  /** What the value stands for, in a few words, where that is more than the number. */
  readonly note?: string;
  readonly summary?: string;
  readonly children?: () => readonly Variable[];
  /** The edit that gives it a new value; absent if it cannot be set. */
  readonly edit?: (value: bigint) => Edit;
  readonly watch?: WatchTarget;
  /** Where it lies, for the memory view. */
  readonly location?: { readonly space: string; readonly address: Address };
}

export interface Scope {
  readonly name: string;
  readonly presentation: 'registers' | 'locals' | 'other';
  /** True if fetching it is slow or it is rarely wanted: shown collapsed. */
  readonly expensive: boolean;
  readonly variables: () => readonly Variable[];
}

/** Everything that comes into a machine from outside, as data, so that it can be replayed. */
export type Edit =
  | {
      readonly kind: 'register';
      readonly thread: ThreadId;
      readonly register: string;
      readonly value: bigint;
    }
  | {
      readonly kind: 'memory';
      readonly space: string;
      readonly address: Address;
      readonly bytes: Uint8Array;
    }
  /** Sets one element of a machine's own structure, such as a slot of a task's stack. */
  | {
      readonly kind: 'element';
      readonly thread: ThreadId;
      readonly structure: string;
      readonly index: number;
      readonly value: bigint;
    }
  | { readonly kind: 'jump'; readonly thread: ThreadId; readonly address: Address }
  /** Calls a subroutine, which returns to where the thread is now, by the usual convention. */
  | {
      readonly kind: 'call';
      readonly thread: ThreadId;
      readonly address: Address;
      readonly arguments: readonly bigint[];
    }
  /** Executes one instruction that is not in memory, as if it stood where the thread is. */
  | { readonly kind: 'execute'; readonly thread: ThreadId; readonly bytes: Uint8Array }
  | { readonly kind: 'terminate'; readonly thread: ThreadId }
  /** A suspended thread gets no processor until it is resumed. */
  | { readonly kind: 'suspend'; readonly thread: ThreadId; readonly suspended: boolean }
  /** What is typed; no bytes at all where the input has ended. */
  | { readonly kind: 'input'; readonly bytes: Uint8Array };

/** When to stop. All addresses are of the code space. */
export interface Watch {
  /** Stop before an instruction at one of these addresses executes. */
  readonly breakpoints?: ReadonlySet<Address>;
  /** Stop after an instruction that did one of these accesses. Memory targets only. */
  readonly data?: readonly DataWatch[];
  /** Stop after a step in which one of these events happened; ids of the exception filters. */
  readonly events?: ReadonlySet<string>;
  /**
   * Stop before an instruction of this thread whose frame depth is at most this, and after the
   * step in which the thread ended: it would never come to that instruction.
   */
  readonly step?: { readonly thread: ThreadId; readonly maximumDepth: number };
  /**
   * Ask `breakpoints` and `step` about the step at the moment where the run begins, too: for a run
   * that goes on where a limit cut it, so that run(a) and then run(b) also stops where run(b) does.
   */
  readonly askAtStart?: boolean;
  /** Called before each instruction, for traces. */
  readonly onInstruction?: (thread: ThreadId, address: Address) => void;
  /** Each instruction that is executed is counted here. */
  readonly executions?: Executions;
}

/** How often the instructions of a program were executed, by their addresses. */
export type Executions = Map<Address, number>;

/** Counts executions of one instruction; a negative number takes some back. */
export function countExecutions(executions: Executions, address: Address, times = 1): void {
  executions.set(address, (executions.get(address) ?? 0) + times);
}

export type StopReason =
  /** `until` is reached. */
  | 'limit'
  | 'breakpoint'
  | 'data'
  | 'event'
  | 'step'
  /** The thread of `step` has ended. */
  | 'end'
  /** Nothing happens, not even time passes, until an edit of the kind `input` comes. */
  | 'input'
  /** No thread can ever run again: all ended, or a deadlock. */
  | 'finished';

/** Something that happened in a step and that the watch asked for. */
export interface Happening {
  /** The filter's id. */
  readonly event: string;
  readonly thread?: ThreadId;
  /** A sentence for people. */
  readonly text: string;
}

export interface Stop {
  readonly reason: StopReason;
  /** The thread that it is about; absent for `limit` and `finished` without one. */
  readonly thread?: ThreadId;
  /** For `event`: the filter's id; of several events in one step this is the gravest one. */
  readonly event?: string;
  /** For `event`: what else happened in the same step, the gravest first. */
  readonly others?: readonly Happening[];
  /** For `data`, and for an `event` in the same step: the watch that was hit. */
  readonly data?: DataWatch;
  /** A sentence for people: what happened, with names and addresses; '' for `limit`. */
  readonly text: string;
}

/** A state that `restore` brings back; opaque but for its size. */
export interface Snapshot {
  readonly moment: Moment;
  /** About how many bytes of memory it holds. */
  readonly bytes: number;
}

/** Thrown by `apply` for an edit that makes no sense; the message says what would. */
export class EditError extends Error {}

export interface Machine {
  readonly moment: Moment;
  /** True when no thread can ever run again. */
  readonly finished: boolean;
  readonly output: OutputLog;
  readonly spaces: readonly MemorySpace[];
  /** The space that instructions are fetched from. */
  readonly codeSpace: string;

  /**
   * Executes until `moment` equals `until` or the watch says stop. The watch's `breakpoints` and
   * `step` are not asked about the step at the moment where the run begins (unless `askAtStart`),
   * so that running on from a stop makes progress, nor about the one at `until`. Time in which
   * nothing can happen is skipped, yet the run never goes beyond `until`. run(a) and then run(b)
   * is run(b).
   */
  run(until: Moment, watch: Watch): Stop;

  /** One thread, ended or not. */
  thread(id: ThreadId): Thread | undefined;
  /** By id, of all that ever were. There may be very many: ask for no more than is needed. */
  threads(wanted?: ThreadsWanted): readonly Thread[];
  /** The thread whose instruction comes next, if one does at this moment. */
  current(): ThreadId | undefined;
  registers(thread: ThreadId): readonly Register[];
  frames(thread: ThreadId): readonly Frame[];
  frameDepth(thread: ThreadId): number;
  /**
   * What there is to see of a thread. The first scope is the registers. `level` is the frame that
   * is looked at, as an index of `frames`; 0, the innermost, if it is left out.
   */
  scopes(thread: ThreadId, level?: number): readonly Scope[];

  /** `count` units from `address`, little-endian within a unit; fewer at the end of the space. */
  read(space: string, address: Address, count: number): Uint8Array;
  /** Applies an edit at this moment. Throws EditError and changes nothing if it cannot. */
  apply(edit: Edit): void;

  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}
