// The machine of the LC-3 dialect: core's interface over the state.
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
import { threadName } from './activity-view.ts';
import { peekDevice } from './devices.ts';
import { applyEdit } from './edits.ts';
import { memorySize } from './memory-map.ts';
import { registersOf } from './registers.ts';
import { runMachine } from './run.ts';
import { type DataLabel, scopesOf } from './scopes.ts';
import { restoreState, saveState } from './snapshot.ts';
import type { State } from './state.ts';
import { waitsForKey } from './waiting.ts';

const onlyThread = 1;
const bytesPerWord = 2;

export class Lc3Machine implements Machine {
  readonly state: State;
  readonly codeSpace = 'memory';
  readonly spaces: readonly MemorySpace[] = [
    {
      id: 'memory',
      title: 'Memory',
      unitBits: 16,
      base: 0,
      size: memorySize,
      writable: true,
      signed: true,
    },
  ];
  readonly #labels: readonly DataLabel[];

  constructor(state: State, labels: readonly DataLabel[]) {
    this.state = state;
    this.#labels = labels;
  }

  get moment(): Moment {
    return this.state.moment;
  }

  get finished(): boolean {
    return this.state.finished;
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
    return {
      id: onlyThread,
      name: threadName,
      ...stateOf(this.state),
      alive: !this.finished,
    };
  }

  current(): ThreadId | undefined {
    return this.finished || this.state.isSuspended ? undefined : onlyThread;
  }

  registers(thread: ThreadId): readonly Register[] {
    return thread === onlyThread ? registersOf(this.state) : [];
  }

  frames(thread: ThreadId): readonly Frame[] {
    return thread === onlyThread ? this.state.calls.frames(this.state.pc) : [];
  }

  frameDepth(thread: ThreadId): number {
    return thread === onlyThread ? this.state.calls.depth + 1 : 0;
  }

  scopes(thread: ThreadId, level = 0): readonly Scope[] {
    return thread === onlyThread ? scopesOf(this.state, this.#labels, level) : [];
  }

  read(space: string, address: Address, count: number): Uint8Array {
    const size = space === 'memory' ? memorySize : 0;
    const start = Math.min(size, Math.max(0, address));
    const end = Math.max(start, Math.min(size, address + count));
    const bytes = new Uint8Array((end - start) * bytesPerWord);
    for (let at = start; at < end; at++) {
      const word = peekDevice(this.state, at);
      bytes[(at - start) * bytesPerWord] = word & 0xff;
      bytes[(at - start) * bytesPerWord + 1] = word >> 8;
    }
    return bytes;
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

function stateOf(state: State): { state: string; detail: string } {
  if (state.fault !== undefined && state.finished) return { state: 'faulted', detail: state.fault };
  if (state.finished) return { state: 'ended', detail: 'halted' };
  if (state.isSuspended) return { state: 'suspended', detail: '' };
  return waitsForKey(state)
    ? { state: 'blocked', detail: 'waits for a key' }
    : { state: 'running', detail: '' };
}
