// The interface of a scheduling policy: it sees ready tasks and time, and never the machine.
import type { PolicyId } from '../../scheduler-options.ts';

/** What a policy may know of a task, which it knows by index. */
export interface TaskFacts {
  /** 0 to 255 and what it inherits; larger is more urgent. */
  priority(task: number): number;
  /** Expected CPU time in ticks, declared or found by a dry run. */
  burst(task: number): number;
  /** What is left of it; never below 0. */
  remaining(task: number): number;
  /** The tick by which it should end; Infinity if it has none. */
  deadline(task: number): number;
}

export interface PolicyOptions {
  readonly quantum: number;
  readonly seed: number;
  readonly aging: number;
  readonly levels: number;
  readonly boost: number;
}

/** Why a task becomes ready. */
export type ReadyCause =
  | 'arrival'
  | 'wake'
  | 'unblock'
  | 'resume'
  /** It used up its quantum. */
  | 'expired'
  /** Another one was more urgent. */
  | 'preempted'
  | 'yield';

/** Why a task leaves its processor; `block` includes sleeping. */
export type LeaveCause = 'expired' | 'preempted' | 'yield' | 'block' | 'end';

export interface ReadyQueue {
  readonly title: string;
  /** Indexes in the order in which they would be taken. */
  readonly tasks: readonly number[];
}

/**
 * Ranks compare urgency: the lower, the more urgent. A pre-emptive policy takes the processor from
 * a running task when the best ready rank is below the running one. All calls of one tick carry
 * the same `now`, and `now` never goes back but by `load`.
 */
export interface Policy {
  readonly preemptive: boolean;
  /** How many tasks are ready. */
  size(): number;
  /** Called before tasks are taken for a tick; true when running tasks get a new quantum. */
  advance(now: number): boolean;
  add(task: number, cause: ReadyCause, now: number): void;
  /** Takes a ready task out that is not to run. */
  remove(task: number): void;
  /** The priority of a task has changed; it may be ready or not. */
  changed(task: number): void;
  /** Takes out the task that runs next; -1 if none is ready. */
  take(now: number): number;
  /** What `left`, `add` and `take` come to when a task has used up its quantum. */
  exchange(task: number, ran: number, now: number): number;
  /** Ticks that a task which has just been taken may run; Infinity for no limit. */
  quantum(task: number): number;
  /** A task leaves its processor after `ran` ticks on it. Comes before its `add`, if any. */
  left(task: number, ran: number, cause: LeaveCause): void;
  /** The rank of a task that has run for `ran` ticks since it was taken. */
  rank(task: number, ran: number): number;
  /** The rank that must be below a running one's to pre-empt it; Infinity if none is ready. */
  bestRank(now: number): number;
  /** The next tick at which time alone may change what runs; `rank` is the worst that runs. */
  decisionAfter(rank: number, now: number): number;
  queues(): readonly ReadyQueue[];
  /** What the policy has noted of a task: `level 2`, `pass 1024`; '' for nothing. */
  detail(task: number): string;
  save(): unknown;
  load(state: unknown): void;
}

export interface PolicyKind {
  readonly id: PolicyId;
  /** True when it needs to know how long tasks take. */
  readonly usesBursts: boolean;
  create(facts: TaskFacts, options: PolicyOptions): Policy;
}

/** What a policy has to say; for the rest it has no pre-emption, no quantum and no memory. */
export type PolicyParts = Pick<Policy, 'size' | 'add' | 'remove' | 'take' | 'queues'> &
  Partial<Policy> &
  Pick<Policy, 'save' | 'load'>;

/** All policies have one shape, so that a run under one is no slower after runs under others. */
export function createPolicy(parts: PolicyParts): Policy {
  const { add, take, left = () => {} } = parts;
  return {
    preemptive: parts.preemptive ?? false,
    size: parts.size,
    advance: parts.advance ?? (() => false),
    add,
    remove: parts.remove,
    changed: parts.changed ?? (() => {}),
    take,
    exchange:
      parts.exchange ??
      ((task, ran, now) => {
        left(task, ran, 'expired');
        add(task, 'expired', now);
        return take(now);
      }),
    quantum: parts.quantum ?? (() => Number.POSITIVE_INFINITY),
    left,
    rank: parts.rank ?? (() => 0),
    bestRank: parts.bestRank ?? (() => Number.POSITIVE_INFINITY),
    decisionAfter: parts.decisionAfter ?? (() => Number.POSITIVE_INFINITY),
    queues: parts.queues,
    detail: parts.detail ?? (() => ''),
    save: parts.save,
    load: parts.load,
  };
}
