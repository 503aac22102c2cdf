// Tells the client which threads have come and gone, forward and back in time.
import type { Machine, Thread, ThreadId } from '#core/machine/machine.ts';

/** While a program runs its threads are announced no more often than this. */
const pauseMilliseconds = 250;
/** With more threads than this a client learns of them at stops only. */
const mostAnnounced = 1000;
/** A client lists no more threads than this, and the ones that matter now. */
const mostListed = 1000;

export class ThreadFeed {
  readonly #machine: Machine;
  readonly #send: (event: string, body: object) => void;
  readonly #now: () => number;
  #alive = new Set<ThreadId>();
  #last = 0;

  /** `now` gives milliseconds. */
  constructor(machine: Machine, send: (event: string, body: object) => void, now: () => number) {
    this.#machine = machine;
    this.#send = send;
    this.#now = now;
    this.#last = now();
  }

  /** Announces what has changed, now and then in a long run. */
  flushInRun(): void {
    if (this.#now() - this.#last >= pauseMilliseconds) this.flush();
  }

  /** Announces what has changed since the last time. */
  flush(): void {
    this.#last = this.#now();
    const threads = this.#machine.threads({ alive: true, most: mostAnnounced + 1 });
    if (threads.length > mostAnnounced) return;
    const alive = new Set(threads.map(({ id }) => id));
    for (const threadId of alive) {
      if (!this.#alive.has(threadId)) this.#send('thread', { reason: 'started', threadId });
    }
    for (const threadId of this.#alive) {
      if (!alive.has(threadId)) this.#send('thread', { reason: 'exited', threadId });
    }
    this.#alive = alive;
  }

  /** Announces that all are gone, since another run begins. */
  close(): void {
    for (const threadId of this.#alive) this.#send('thread', { reason: 'exited', threadId });
    this.#alive = new Set();
  }
}

/** What a client lists: threads that live, or any at the end of a run; the current one always. */
export function listThreads(machine: Machine, always: ThreadId | undefined): readonly Thread[] {
  const alive = machine.threads({ alive: true, most: mostListed });
  const wanted = new Set([machine.current(), always]);
  const shown = new Map(alive.map(thread => [thread.id, thread]));
  for (const id of wanted) {
    const thread = id === undefined || shown.has(id) ? undefined : machine.thread(id);
    if (thread) shown.set(thread.id, thread);
  }
  if (shown.size === 0) return machine.threads({ most: mostListed });
  return [...shown.values()].sort((a, b) => a.id - b.id);
}

const quietStates = new Set(['running', 'ready']);

/** The name with its state where that says more than that it runs or may run. */
export function threadTitle(thread: Thread): string {
  if (quietStates.has(thread.state)) return thread.name;
  const detail = thread.detail === '' ? '' : `: ${thread.detail}`;
  return `${thread.name} · ${thread.state}${detail}`;
}
