// The machine of the NASM dialect: core's interface over a program under way.
import type {
  Address,
  Edit,
  Frame,
  Machine,
  MemorySpace,
  Moment,
  Register,
  Scope,
  Snapshot,
  Stop,
  Thread,
  ThreadId,
  ThreadsWanted,
  Watch,
} from '#core/machine/machine.ts';
import type { OutputLog } from '#core/machine/output-log.ts';
import { applyEdit } from './edits.ts';
import { framesOf } from './frames.ts';
import { peekBytes } from './memory-access.ts';
import { registersOf } from './registers.ts';
import { runMachine } from './run.ts';
import { type DataLabel, type NameAddress, scopesOf } from './scopes.ts';
import { restoreState, saveState } from './snapshot.ts';
import type { X86State } from './state.ts';

const onlyThread = 1;

/** What the machine is told of the program that it runs. */
export interface ProgramFacts {
  readonly name: string;
  readonly entry: number;
  /** Of data that is there at the present moment. */
  readonly labels: () => readonly DataLabel[];
  readonly nameOf: NameAddress;
}

export class X86Machine implements Machine {
  readonly state: X86State;
  readonly codeSpace = 'memory';
  readonly spaces: readonly MemorySpace[];
  readonly #facts: ProgramFacts;

  constructor(state: X86State, facts: ProgramFacts) {
    this.state = state;
    this.#facts = facts;
    const size = state.processor.mode === 64 ? 2 ** 47 : 2 ** 32;
    this.spaces = [{ id: 'memory', title: 'Memory', unitBits: 8, base: 0, size, writable: true }];
  }

  get moment(): Moment {
    return this.state.moment;
  }

  get finished(): boolean {
    return this.state.ending !== undefined;
  }

  get output(): OutputLog {
    return this.state.output;
  }

  run(until: Moment, watch: Watch): Stop {
    return runMachine(this.state, until, watch);
  }

  thread(id: ThreadId): Thread | undefined {
    return id === onlyThread ? this.#thread() : undefined;
  }

  threads({ name, alive, most = 1 }: ThreadsWanted = {}): readonly Thread[] {
    const thread = this.#thread();
    const isWanted = most >= 1 && (name ?? thread.name) === thread.name && (!alive || thread.alive);
    return isWanted ? [thread] : [];
  }

  #thread(): Thread {
    const { ending, isSuspended } = this.state;
    const state = ending?.isFault
      ? 'faulted'
      : ending
        ? 'ended'
        : isSuspended
          ? 'suspended'
          : 'running';
    return {
      id: onlyThread,
      name: this.#facts.name,
      state,
      detail: ending?.text ?? '',
      alive: !ending,
    };
  }

  current(): ThreadId | undefined {
    return this.finished || this.state.isSuspended ? undefined : onlyThread;
  }

  registers(thread: ThreadId): readonly Register[] {
    return thread === onlyThread ? registersOf(this.state) : [];
  }

  frames(thread: ThreadId): readonly Frame[] {
    return thread === onlyThread ? framesOf(this.state, this.#facts.entry) : [];
  }

  frameDepth(thread: ThreadId): number {
    return thread === onlyThread ? this.state.depth + 1 : 0;
  }

  scopes(thread: ThreadId): readonly Scope[] {
    if (thread !== onlyThread) return [];
    return scopesOf(this.state, this.#facts.labels(), this.#facts.nameOf);
  }

  read(space: string, address: Address, count: number): Uint8Array {
    if (space !== 'memory') return new Uint8Array(0);
    return peekBytes(this.state.processor, this.state.memory, address, count);
  }

  apply(edit: Edit): void {
    applyEdit(this.state, edit);
  }

  snapshot(): Snapshot {
    return saveState(this.state);
  }

  restore(snapshot: Snapshot): void {
    restoreState(this.state, snapshot);
  }
}
