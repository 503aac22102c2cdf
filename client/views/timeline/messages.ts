// What the timeline's web view and the extension tell each other.
import type { ActivityChange, ActivityLane, ActivityMark } from '#core/machine/activity.ts';
import type { Comparison } from '#core/machine/program.ts';
import type { PackedRows } from './packed.ts';

export interface Queue {
  readonly title: string;
  readonly threads: readonly number[];
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** From where on something is asked of the debugger: indices of changes, marks and lanes. */
export interface ActivityPlace {
  readonly fromChange: number;
  readonly fromMark: number;
  readonly fromLane: number;
}

/** The answer of the debugger to `mnemonic/activity`: a part of what it knows, from a place on. */
export interface ActivityUpdate {
  readonly clockUnit: string;
  readonly now: number;
  readonly lanes: readonly ActivityLane[];
  readonly changes: readonly ActivityChange[];
  readonly marks: readonly ActivityMark[];
  /** The indices behind the last change, mark and lane of this answer. */
  readonly nextChange: number;
  readonly nextMark: number;
  readonly nextLane: number;
  /** False if there is more behind them. */
  readonly complete: boolean;
  readonly queues: readonly Queue[];
  readonly metrics: Table;
}

/** The same on its way to the view. */
export type PackedUpdate = Omit<ActivityUpdate, 'changes' | 'marks'> & {
  readonly changes: PackedRows;
  readonly marks: PackedRows;
};

/** The answer of the debugger to `mnemonic/queuesAt`. */
export interface QueuesAtTime {
  readonly time: number;
  readonly queues: readonly Queue[];
  readonly scopes: readonly {
    readonly name: string;
    readonly variables: readonly { readonly name: string; readonly value: string }[];
  }[];
}

export type ToView =
  /** A new run begins: everything known is forgotten. */
  | { readonly type: 'reset'; readonly title: string }
  /** What is known of the run from these indices on. */
  | { readonly type: 'activity'; readonly update: PackedUpdate; readonly place: ActivityPlace }
  | { readonly type: 'queues'; readonly queues: QueuesAtTime }
  | { readonly type: 'comparison'; readonly comparison: Comparison }
  | { readonly type: 'problem'; readonly message: string }
  /** Whether the run is stopped, so that it can be taken elsewhere, and whether it is over. */
  | { readonly type: 'stopped'; readonly stopped: boolean; readonly over: boolean };

export type FromView =
  | { readonly type: 'ready' }
  /** Asks for everything that is known from a place on. */
  | { readonly type: 'activity'; readonly place: ActivityPlace }
  | { readonly type: 'queues'; readonly time: number }
  | { readonly type: 'goTo'; readonly time: number }
  | { readonly type: 'compare' };
